pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// The code in its three parts, and keys for its letters.
Item {
    id: screen

    required property EnrolmentViewModel viewModel
    readonly property bool refused: viewModel.fault !== ""

    objectName: "enrolmentTyping"

    Plate {
        id: back

        objectName: "enrolmentBack"
        x: Theme.fromStart(Theme.margin - padding, width, screen.width)
        y: Theme.pick(4, 20, 20)
        framed: false
        padding: Theme.pick(16, 24, 24)
        height: Theme.pick(54, 80, 80)
        text: qsTr("返回")
        drawing: "icons/back"
        textSize: Theme.pick(22, 30, 30)
        ground: Theme.paper
        onTapped: screen.viewModel.cancel()
    }

    Item {
        id: head

        readonly property int start: Theme.margin - back.padding + (Theme.portrait ? back.padding : back.width + Theme.pick(8, 20, 20))

        x: Theme.fromStart(start, width, screen.width)
        y: Theme.portrait ? back.y + back.height : back.y
        width: screen.width - start - Theme.margin
        height: Theme.portrait ? Theme.px(150) : Math.max(back.height, Theme.pick(66, 106, 0)) // two lines of a refusal move no key

        Line {
            objectName: "enrolmentTitle"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            visible: !screen.refused
            text: qsTr("扫描或输入注册码")
            color: Theme.link
            size: Theme.pick(26, 38, 38)
            least: 0.6
            font.bold: true
        }

        FaultNote {
            id: fault

            objectName: "enrolmentFault"
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width - (simulate.visible ? simulate.width + Theme.px(16) : 0)
            visible: screen.refused
            text: screen.viewModel.fault
            size: Theme.pick(17, 24, 24)
        }

        Plate {
            id: simulate

            objectName: "enrolSimulated"
            x: Theme.fromStart(head.width - width, width, head.width)
            anchors.verticalCenter: parent.verticalCenter
            visible: screen.viewModel.maySimulate
            height: Theme.pick(54, 80, 80)
            padding: Theme.pick(12, 20, 20)
            text: qsTr("注册为模拟设备")
            textSize: Theme.pick(17, 24, 24)
            onTapped: screen.viewModel.enterSimulated()
        }
    }

    Column {
        id: parts

        x: Theme.margin
        y: head.y + head.height + Theme.pick(4, 14, 14)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(4, 10, 10)

        CodeRow {
            objectName: "codeAddress"
            width: parent.width
            label: qsTr("办事处地址")
            value: screen.viewModel.address
            current: screen.viewModel.part === "address"
        }

        CodeRow {
            objectName: "codeFingerprint"
            width: parent.width
            label: qsTr("证书指纹")
            value: screen.viewModel.fingerprint
            current: screen.viewModel.part === "fingerprint"
            lines: 2
        }

        CodeRow {
            objectName: "codeSecret"
            width: parent.width
            label: qsTr("注册码")
            value: screen.viewModel.code
            current: screen.viewModel.part === "code"
        }
    }

    CodeKeys {
        x: Theme.margin
        y: parts.y + parts.height + Theme.pick(8, 20, 20)
        width: screen.width - 2 * Theme.margin
        height: screen.height - y - Theme.pick(8, 28, 28)
        open: screen.viewModel.keys
        done: screen.viewModel.part === "address" ? qsTr("下一项") : qsTr("注册")
        canEnter: screen.viewModel.part === "address" ? screen.viewModel.address.includes(":") : screen.viewModel.complete
        onLetter: value => screen.viewModel.letter(value)
        onErased: screen.viewModel.erase()
        onCleared: screen.viewModel.clear()
        onEntered: screen.viewModel.enter()
    }
}
