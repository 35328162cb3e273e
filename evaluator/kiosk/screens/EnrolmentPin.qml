import QtQuick
import WindowEvaluator.ViewModels

// The technician's PIN, typed twice.
Item {
    id: screen

    required property EnrolmentViewModel viewModel

    objectName: "enrolmentPin"

    Column {
        x: Theme.fromStart(Theme.margin, width, screen.width)
        y: Theme.portrait ? Theme.px(60) : Math.max(Theme.px(18), Math.round((screen.height - height - later.height) * 0.3))
        width: Theme.portrait ? screen.width - 2 * Theme.margin : screen.width - pad.across - 2 * Theme.margin - Theme.pick(28, 72, 72)
        spacing: Theme.pick(8, 22, 22)

        Line {
            width: parent.width
            text: qsTr("技术员密码")
            color: Theme.link
            size: Theme.pick(24, 34, 34)
            font.bold: true
        }

        Line {
            objectName: "pinStep"
            width: parent.width
            text: screen.viewModel.repeated ? qsTr("请再输入一次") : qsTr("请设置密码")
            size: Theme.pick(36, 56, 56)
            least: 0.5
            font.bold: true
        }

        PinField {
            width: parent.width
            count: screen.viewModel.dots
        }

        FaultNote {
            objectName: "pinFault"
            width: parent.width
            visible: screen.viewModel.pinFault !== ""
            text: screen.viewModel.pinFault
            size: Theme.pick(18, 26, 26)
        }

        Words {
            width: parent.width
            visible: screen.viewModel.pinFault === ""
            text: screen.viewModel.busy ? qsTr("请稍候…") : qsTr("6 至 12 位数字。长按大厅名称三秒并输入密码，可进入设备管理。")
            size: Theme.pick(19, 28, 28)
            color: Theme.secondInk
        }
    }

    Plate {
        id: later

        objectName: "pinLater"
        x: Theme.fromStart(Theme.margin, width, screen.width)
        anchors.bottom: Theme.portrait ? pad.top : parent.bottom
        anchors.bottomMargin: Theme.pick(16, 40, 40)
        height: Theme.pick(60, 92, 92)
        enabled: !screen.viewModel.busy
        text: qsTr("以后再设")
        textSize: Theme.pick(22, 32, 32)
        onTapped: screen.viewModel.goOn()
    }

    KeyPad {
        id: pad

        readonly property int across: Theme.portrait ? screen.width - 2 * Theme.margin : Math.round(screen.width * 0.44)
        readonly property int down: Theme.portrait ? Math.round(screen.height * 0.5) : screen.height - Theme.pick(36, 112, 112)

        x: Theme.fromStart(screen.width - Theme.margin - across, width, screen.width)
        y: screen.height - down - Theme.pick(18, 56, 56)
        keyWidth: Math.floor((across - 2 * spacing) / 3)
        keyHeight: Math.floor((down - 3 * spacing) / 4)
        open: !screen.viewModel.busy
        onDigit: value => screen.viewModel.digit(value)
        onErased: screen.viewModel.erase()
        onDone: screen.viewModel.enter()
    }
}
