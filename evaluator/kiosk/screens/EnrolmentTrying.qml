pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// How far enrolment has come.
Item {
    id: screen

    required property EnrolmentViewModel viewModel
    readonly property list<string> steps: [qsTr("生成本机密钥"), qsTr("联系办事处"), qsTr("提交注册码"), qsTr("建立评价记录")]

    objectName: "enrolmentTrying"

    Column {
        id: words

        x: Math.round((screen.width - width) / 2)
        y: Math.round((cancel.y - height) / 2)
        width: Math.min(screen.width - 2 * Theme.margin, Theme.pick(520, 760, 760))
        spacing: Theme.pick(8, 22, 22)

        Line {
            width: parent.width
            text: qsTr("正在注册，请稍候…")
            color: Theme.link
            size: Theme.pick(34, 56, 56)
            least: 0.6
            font.bold: true
        }

        Repeater {
            model: screen.steps

            delegate: Row {
                id: row

                required property int index
                required property string modelData
                readonly property bool done: index < screen.viewModel.step
                readonly property bool current: index === screen.viewModel.step

                spacing: Theme.pick(14, 24, 24)
                layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

                Rectangle {
                    id: mark

                    width: Theme.pick(30, 46, 46)
                    height: width
                    radius: width / 2
                    color: row.done ? Theme.accent : row.current ? Theme.accentTint : "transparent"
                    border.color: row.done || row.current ? Theme.accent : Theme.rule
                    border.width: Theme.pick(2, 3, 3)
                }

                Line {
                    anchors.verticalCenter: mark.verticalCenter
                    width: words.width - mark.width - row.spacing
                    text: row.modelData
                    color: row.done || row.current ? Theme.ink : Theme.secondInk
                    size: Theme.pick(24, 36, 36)
                    font.bold: row.current
                }
            }
        }

        Line {
            width: parent.width
            visible: screen.viewModel.checkWord !== ""
            text: qsTr("核对词 %1").arg(screen.viewModel.checkWord)
            color: Theme.secondInk
            size: Theme.pick(22, 32, 32)
        }
    }

    Plate {
        id: cancel

        objectName: "enrolmentCancel"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(24, 64, 64)
        width: Math.max(implicitWidth, Theme.pick(220, 320, 320))
        height: Theme.pick(64, 100, 100)
        text: qsTr("取消")
        textSize: Theme.pick(25, 36, 36)
        onTapped: screen.viewModel.cancel()
    }
}
