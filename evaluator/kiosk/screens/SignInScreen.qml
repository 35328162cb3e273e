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
        y: Theme.px(Theme.small ? 8 : 28)
        framed: false
        padding: Theme.px(Theme.small ? 16 : 24)
        height: Theme.px(Theme.small ? 54 : 80)
        text: qsTr("返回")
        picture: Theme.resources + "icons/back.svg"
        textSize: Theme.px(Theme.small ? 22 : 30)
        ground: Theme.paper
        onTapped: screen.viewModel.cancel()
    }

    Column {
        id: words

        x: Theme.fromStart(Theme.margin, width, screen.width)
        y: back.y + back.height + (Theme.portrait ? Theme.px(30) : Math.max(0, Math.round((screen.height - back.y - back.height - height) * 0.36)))
        width: Theme.portrait ? screen.width - 2 * Theme.margin : screen.width - pad.across - 2 * Theme.margin - Theme.px(Theme.small ? 28 : 72)
        spacing: Theme.px(Theme.small ? 6 : 16)

        Line {
            objectName: "signInTitle"
            width: parent.width
            text: screen.leaving ? screen.viewModel.wish + " · " + screen.viewModel.name : qsTr("工作人员登录")
            color: Theme.accent
            size: Theme.px(Theme.small ? 24 : 34)
            least: 0.85
            font.bold: true
        }

        Line {
            objectName: "signInStep"
            width: parent.width
            text: screen.secret ? qsTr("请输入密码") : qsTr("请输入工号")
            size: Theme.px(Theme.small ? 36 : 56)
            least: 0.5
            font.bold: true
        }

        Flow {
            id: wishes

            width: parent.width
            visible: screen.leaving
            spacing: Theme.px(Theme.small ? 6 : 14)

            Repeater {
                model: screen.viewModel.wishes

                delegate: Plate {
                    required property int index
                    required property string modelData
                    readonly property bool chosen: modelData === screen.viewModel.wish

                    objectName: "wish_" + index
                    padding: Theme.px(Theme.small ? 12 : 22)
                    height: Theme.px(Theme.small ? 46 : 76)
                    text: modelData
                    filled: chosen
                    ink: chosen ? Theme.accentInk : Theme.ink
                    textSize: Theme.px(Theme.small ? 19 : 27)
                    onTapped: screen.viewModel.choose(index)
                }
            }
        }

        Item {
            width: 1
            height: Theme.px(Theme.small ? 0 : 4)
        }

        Rectangle {
            width: parent.width
            height: Theme.px(Theme.small ? 72 : 112)
            radius: Theme.radius
            color: Theme.plate
            border.color: Theme.accent
            border.width: Theme.px(Theme.small ? 2 : 3)

            Text {
                objectName: "typed"
                anchors.fill: parent
                anchors.leftMargin: Theme.px(Theme.small ? 20 : 34)
                anchors.rightMargin: anchors.leftMargin
                visible: !screen.secret
                text: screen.viewModel.digits
                color: Theme.ink
                font.pixelSize: Theme.px(Theme.small ? 40 : 62)
                font.bold: true
                font.letterSpacing: Theme.px(4)
                verticalAlignment: Text.AlignVCenter
                horizontalAlignment: Text.AlignLeft
                elide: Text.ElideLeft
            }

            Row {
                objectName: "dots"
                anchors.verticalCenter: parent.verticalCenter
                anchors.left: parent.left
                anchors.leftMargin: Theme.px(Theme.small ? 22 : 38)
                visible: screen.secret
                spacing: Theme.px(Theme.small ? 12 : 20)

                Repeater {
                    model: Math.min(10, screen.viewModel.dots)

                    delegate: Rectangle {
                        width: Theme.px(Theme.small ? 17 : 26)
                        height: width
                        radius: width / 2
                        color: Theme.ink
                    }
                }
            }
        }

        Rectangle {
            width: parent.width
            height: said.height + 2 * Theme.px(Theme.small ? 9 : 18)
            radius: Theme.radius
            color: screen.refused ? Theme.notice : "transparent"

            Words {
                id: said

                objectName: "refusal"
                readonly property int inset: screen.refused ? Theme.px(Theme.small ? 16 : 28) : 0

                x: inset
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * inset
                text: screen.refused ? screen.viewModel.refusal : screen.viewModel.busy ? qsTr("请稍候…") : screen.secret ? " " : qsTr("可用键盘输入，也可刷工作证")
                size: Theme.px(Theme.small ? 20 : 28)
                color: screen.refused ? Theme.ink : Theme.secondInk
            }
        }
    }

    KeyPad {
        id: pad

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.round(screen.width * 0.44)
        readonly property int down: Theme.portrait ? Math.min(Math.round(screen.height * 0.5), screen.height - words.y - words.height - Theme.px(24)) : screen.height - Theme.px(Theme.small ? 20 : 56)

        x: Theme.fromStart(screen.width - Theme.margin - across, width, screen.width)
        y: screen.height - down - Theme.px(Theme.small ? 4 : 12)
        keyWidth: Math.floor((across - 2 * spacing) / 3)
        keyHeight: Math.floor((down - 3 * spacing) / 4)
        open: !screen.viewModel.busy
        onDigit: value => screen.viewModel.digit(value)
        onErased: screen.viewModel.erase()
        onDone: screen.viewModel.enter()
    }
}
