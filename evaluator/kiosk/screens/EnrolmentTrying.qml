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
        width: Math.min(screen.width - 2 * Theme.margin, Theme.px(Theme.small ? 520 : 760))
        spacing: Theme.px(Theme.small ? 8 : 22)

        Line {
            width: parent.width
            text: qsTr("正在注册，请稍候…")
            color: Theme.accent
            size: Theme.px(Theme.small ? 34 : 56)
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

                spacing: Theme.px(Theme.small ? 14 : 24)
                layoutDirection: Theme.mirrored ? Qt.RightToLeft : Qt.LeftToRight

                Rectangle {
                    id: mark

                    width: Theme.px(Theme.small ? 30 : 46)
                    height: width
                    radius: width / 2
                    color: row.done ? Theme.accent : row.current ? Theme.accentTint : "transparent"
                    border.color: row.done || row.current ? Theme.accent : Theme.rule
                    border.width: Theme.px(Theme.small ? 2 : 3)
                }

                Line {
                    anchors.verticalCenter: mark.verticalCenter
                    width: words.width - mark.width - row.spacing
                    text: row.modelData
                    color: row.done || row.current ? Theme.ink : Theme.secondInk
                    size: Theme.px(Theme.small ? 24 : 36)
                    font.bold: row.current
                }
            }
        }

        Line {
            width: parent.width
            visible: screen.viewModel.checkWord !== ""
            text: qsTr("核对词 %1").arg(screen.viewModel.checkWord)
            color: Theme.secondInk
            size: Theme.px(Theme.small ? 22 : 32)
        }
    }

    Plate {
        id: cancel

        objectName: "enrolmentCancel"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 24 : 64)
        width: Math.max(implicitWidth, Theme.px(Theme.small ? 220 : 320))
        height: Theme.px(Theme.small ? 64 : 100)
        text: qsTr("取消")
        textSize: Theme.px(Theme.small ? 25 : 36)
        onTapped: screen.viewModel.cancel()
    }
}
