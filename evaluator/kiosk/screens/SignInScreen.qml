pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property SignInViewModel viewModel
    readonly property bool leaving: viewModel.step === "sign_out"
    readonly property bool secret: viewModel.step !== "badge"

    objectName: "signInScreen"

    Plate {
        id: back

        objectName: "back"
        x: Theme.margin - padding / 2
        y: Theme.px(Theme.small ? 12 : 32)
        framed: false
        padding: Theme.px(Theme.small ? 16 : 24)
        height: Theme.px(Theme.small ? 52 : 72)
        text: qsTr("返回")
        picture: Theme.resources + "icons/back.svg"
        textSize: Theme.px(Theme.small ? 22 : 30)
        ground: Theme.paper
        onTapped: screen.viewModel.cancel()
    }

    Column {
        id: words

        x: Theme.margin
        y: Theme.portrait ? back.y + back.height + Theme.px(40) : Math.max(back.y + back.height, Math.round((screen.height - height) / 2 - Theme.px(Theme.small ? 0 : 10)))
        width: Theme.portrait ? screen.width - 2 * Theme.margin : pad.x - Theme.margin - Theme.px(Theme.small ? 28 : 72)
        spacing: Theme.px(Theme.small ? 10 : 24)

        Text {
            objectName: "signInTitle"
            width: parent.width
            text: screen.leaving ? qsTr("结束值守") : qsTr("工作人员登录")
            color: Theme.accent
            font.pixelSize: Theme.px(Theme.small ? 25 : 36)
            font.bold: true
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            objectName: "signInStep"
            width: parent.width
            text: screen.viewModel.step === "badge" ? qsTr("请输入工号") : screen.leaving ? qsTr("%1，请输入您的密码").arg(screen.viewModel.name) : qsTr("请输入密码")
            color: Theme.ink
            font.pixelSize: Theme.px(Theme.small ? 34 : 52)
            font.bold: true
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            elide: Text.ElideRight
            lineHeight: 1.15
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Rectangle {
            width: parent.width
            height: Theme.px(Theme.small ? 68 : 108)
            radius: Theme.radius
            color: Theme.plate
            border.color: Theme.accent
            border.width: Theme.px(Theme.small ? 2 : 3)

            Text {
                objectName: "typed"
                anchors.fill: parent
                anchors.leftMargin: Theme.px(Theme.small ? 18 : 30)
                anchors.rightMargin: anchors.leftMargin
                visible: !screen.secret
                text: screen.viewModel.digits
                color: Theme.ink
                font.pixelSize: Theme.px(Theme.small ? 40 : 62)
                font.bold: true
                font.letterSpacing: Theme.px(4)
                verticalAlignment: Text.AlignVCenter
                elide: Text.ElideLeft
            }

            Row {
                objectName: "dots"
                anchors.verticalCenter: parent.verticalCenter
                x: Theme.px(Theme.small ? 20 : 34)
                visible: screen.secret
                spacing: Theme.px(Theme.small ? 12 : 20)

                Repeater {
                    model: Math.min(12, screen.viewModel.dots)

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
            height: Math.max(Theme.px(Theme.small ? 56 : 92), said.implicitHeight + Theme.px(Theme.small ? 16 : 28))
            radius: Theme.radius
            color: screen.viewModel.refusal !== "" ? Theme.notice : "transparent"

            Text {
                id: said

                objectName: "refusal"
                anchors.fill: parent
                anchors.leftMargin: screen.viewModel.refusal !== "" ? Theme.px(Theme.small ? 16 : 28) : 0
                anchors.rightMargin: anchors.leftMargin
                text: screen.viewModel.refusal !== "" ? screen.viewModel.refusal : screen.viewModel.busy ? qsTr("请稍候…") : screen.viewModel.step === "badge" ? qsTr("可用键盘输入，也可刷工作证") : ""
                color: screen.viewModel.refusal !== "" ? Theme.ink : Theme.secondInk
                font.pixelSize: Theme.px(Theme.small ? 20 : 29)
                verticalAlignment: Text.AlignVCenter
                wrapMode: Text.WordWrap
                lineHeight: 1.2
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }
    }

    KeyPad {
        id: pad

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.round(screen.width * 0.45)
        readonly property int down: Theme.portrait ? Math.min(Math.round(screen.height * 0.52), Theme.px(640)) : Math.min(screen.height - Theme.px(Theme.small ? 28 : 72), Theme.px(720))

        x: Theme.portrait ? Theme.margin : screen.width - Theme.margin - across
        y: Theme.portrait ? screen.height - down - Theme.px(20) : Math.round((screen.height - down) / 2) + Theme.px(Theme.small ? 4 : 18)
        keyWidth: Math.floor((across - 2 * spacing) / 3)
        keyHeight: Math.floor((down - 3 * spacing) / 4)
        open: !screen.viewModel.busy
        onDigit: value => screen.viewModel.digit(value)
        onErased: screen.viewModel.erase()
        onDone: screen.viewModel.enter()
    }
}
