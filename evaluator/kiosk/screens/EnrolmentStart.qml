pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// What to do with a kiosk that no office knows.
Item {
    id: screen

    required property EnrolmentViewModel viewModel
    readonly property list<string> steps: [qsTr("请办事处为这个窗口生成注册码，十分钟内有效。"), qsTr("用扫码器扫描注册码，或在这里逐字输入。"), qsTr("与办事处比对核对词，然后开始服务。")]

    objectName: "enrolmentStart"

    Column {
        id: words

        x: Theme.margin
        y: Math.max(Theme.pick(14, 24, 40), Math.round((open.y - height) * 0.42))
        width: screen.width - 2 * Theme.margin
        spacing: screen.viewModel.fault === "" ? Theme.pick(8, 22, 22) : Theme.pick(8, 13, 22)

        Line {
            objectName: "enrolmentTitle"
            width: parent.width
            text: qsTr("这台评价器尚未注册")
            color: Theme.link
            size: Theme.px(Theme.small ? 38 : Theme.portrait ? 60 : 68)
            least: 0.5
            font.bold: true
        }

        Item {
            width: 1
            height: Theme.pick(0, 8, 8)
        }

        Repeater {
            model: screen.steps

            delegate: Item {
                id: row

                required property int index
                required property string modelData

                width: words.width
                height: Math.max(mark.height, said.height)

                Rectangle {
                    id: mark

                    anchors.left: parent.left
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.pick(38, 60, 60)
                    height: width
                    radius: width / 2
                    color: Theme.accentTint

                    Text {
                        anchors.centerIn: parent
                        text: row.index + 1
                        textFormat: Text.PlainText
                        color: Theme.link
                        font.pixelSize: Theme.pick(22, 34, 34)
                        font.bold: true
                    }
                }

                Words {
                    id: said

                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    width: row.width - mark.width - Theme.pick(14, 26, 26)
                    text: row.modelData
                    size: Theme.pick(23, 34, 34)
                }
            }
        }

        FaultNote {
            objectName: "enrolmentFault"
            width: parent.width
            visible: text !== ""
            text: screen.viewModel.fault === "" ? "" : screen.viewModel.again ? screen.viewModel.fault + qsTr("稍后自动再试。") : screen.viewModel.fault
        }
    }

    Plate {
        id: open

        objectName: "openCode"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.pick(8, 26, 26)
        width: Math.max(implicitWidth, Theme.pick(300, 460, 460))
        height: Theme.pick(70, 112, 112)
        filled: true
        bold: true
        text: qsTr("输入注册码")
        textSize: Theme.pick(27, 40, 40)
        onTapped: screen.viewModel.open()
    }

    Item {
        id: foot

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        height: Theme.pick(52, 88, 88)

        Plate {
            id: language

            objectName: "language"
            x: Theme.fromStart(Theme.margin - padding, width, foot.width)
            height: foot.height
            padding: Theme.pick(18, 26, 26)
            framed: false
            ground: Theme.paper
            text: "文 / A"
            textSize: Theme.smallText
            ink: Theme.accent
            bold: true
            Accessible.name: qsTr("语言：中文。换成 English")
            onTapped: screen.viewModel.otherLanguage()
        }

        Line {
            objectName: "enrolmentMachine"
            x: Theme.fromStart(Theme.margin + language.width, width, foot.width)
            anchors.verticalCenter: parent.verticalCenter
            width: foot.width - 2 * Theme.margin - language.width
            text: (screen.viewModel.addresses === "" ? qsTr("本机没有网络，请检查网线") : qsTr("本机 %1").arg(screen.viewModel.addresses)) + "  ·  " + qsTr("版本 %1").arg(screen.viewModel.version)
            color: Theme.secondInk
            size: Theme.smallText
            least: 0.5
            horizontalAlignment: Theme.mirrored ? Text.AlignLeft : Text.AlignRight
        }
    }
}
