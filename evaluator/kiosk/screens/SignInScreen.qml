pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property SignInViewModel viewModel
    readonly property bool leaving: viewModel.step === "sign_out"
    readonly property bool secret: viewModel.step !== "badge"
    readonly property bool refused: viewModel.refusal !== ""

    objectName: "signInScreen"

    Plate {
        id: back

        objectName: "back"
        x: Theme.fromStart(Theme.margin - padding, width, screen.width)
        y: Theme.pick(8, 28, 28)
        framed: false
        padding: Theme.pick(16, 24, 24)
        height: Theme.pick(54, 80, 80)
        text: qsTr("返回")
        drawing: "icons/back"
        textSize: Theme.pick(22, 30, 30)
        ground: Theme.paper
        onTapped: screen.viewModel.cancel()
    }

    Column {
        id: words

        x: Theme.fromStart(Theme.margin, width, screen.width)
        y: back.y + back.height + (Theme.portrait ? Theme.px(30) : Math.max(0, Math.round((screen.height - back.y - back.height - height) * 0.36)))
        width: Theme.portrait ? screen.width - 2 * Theme.margin : screen.width - pad.across - 2 * Theme.margin - Theme.pick(28, 72, 72)
        spacing: Theme.pick(6, 16, 16)

        Line {
            objectName: "signInTitle"
            width: parent.width
            text: screen.leaving ? screen.viewModel.wish + " · " + screen.viewModel.name : qsTr("工作人员登录")
            color: Theme.link
            size: Theme.pick(24, 34, 34)
            least: 0.85
            font.bold: true
        }

        Line {
            objectName: "signInStep"
            width: parent.width
            text: screen.secret ? qsTr("请输入密码") : qsTr("请输入工号")
            size: Theme.pick(36, 56, 56)
            least: 0.5
            font.bold: true
        }

        Flow {
            id: wishes

            width: parent.width
            visible: screen.leaving
            spacing: Theme.pick(6, 14, 14)

            Repeater {
                model: screen.viewModel.wishes

                delegate: Plate {
                    required property int index
                    required property string modelData
                    readonly property bool chosen: modelData === screen.viewModel.wish

                    objectName: "wish_" + index
                    padding: Theme.pick(12, 22, 22)
                    height: Theme.pick(46, 76, 76)
                    text: modelData
                    filled: chosen
                    ink: chosen ? Theme.filledInk : Theme.ink
                    textSize: Theme.pick(19, 27, 27)
                    onTapped: screen.viewModel.choose(index)
                }
            }
        }

        Item {
            width: 1
            height: Theme.pick(0, 4, 4)
        }

        PinField {
            width: parent.width
            secret: screen.secret
            digits: screen.viewModel.digits
            count: screen.viewModel.dots
        }

        Rectangle {
            width: parent.width
            height: said.height + 2 * Theme.pick(9, 18, 18)
            radius: Theme.radius
            color: screen.refused ? Theme.notice : "transparent"

            Words {
                id: said

                objectName: "refusal"
                readonly property int inset: screen.refused ? Theme.pick(16, 28, 28) : 0

                x: inset
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * inset
                text: screen.refused ? screen.viewModel.refusal : screen.viewModel.busy ? qsTr("请稍候…") : screen.secret ? " " : qsTr("可用键盘输入，也可刷工作证")
                size: Theme.pick(20, 28, 28)
                color: screen.refused ? Theme.ink : Theme.secondInk
            }
        }
    }

    KeyPad {
        id: pad

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.round(screen.width * 0.44)
        readonly property int down: Theme.portrait ? Math.min(Math.round(screen.height * 0.5), screen.height - words.y - words.height - Theme.px(24)) : screen.height - Theme.pick(20, 56, 56)

        x: Theme.fromStart(screen.width - Theme.margin - across, width, screen.width)
        y: screen.height - down - Theme.pick(4, 12, 12)
        keyWidth: Math.floor((across - 2 * spacing) / 3)
        keyHeight: Math.floor((down - 3 * spacing) / 4)
        open: !screen.viewModel.busy
        onDigit: value => screen.viewModel.digit(value)
        onErased: screen.viewModel.erase()
        onDone: screen.viewModel.enter()
    }
}
