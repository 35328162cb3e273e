pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Rectangle {
    id: screen

    required property OutOfServiceViewModel viewModel

    signal administrationAsked

    objectName: "outOfService"
    color: Theme.paper

    Column {
        anchors.centerIn: parent
        width: Math.min(screen.width - 2 * Theme.margin, Theme.px(1040))
        spacing: Theme.pick(12, 26, 26)

        Drawing {
            anchors.horizontalCenter: parent.horizontalCenter
            name: "icons/closed"
            side: Theme.pick(96, 168, 168)
        }

        Line {
            objectName: "outOfServiceTitle"
            width: parent.width
            text: qsTr("暂停服务")
            size: Theme.hugeText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter

            HoldArea {
                objectName: "holdArea"
                anchors.fill: parent
                onHeld: screen.administrationAsked()
            }
        }

        Words {
            width: parent.width
            text: qsTr("本机暂时不能接收评价，请通知技术人员。")
            horizontalAlignment: Text.AlignHCenter
        }

        Words {
            objectName: "why"
            width: parent.width
            text: screen.viewModel.why
            size: Theme.smallText
            color: Theme.secondInk
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 3
        }
    }

    Plate {
        objectName: "outOfServiceLanguage"
        x: Theme.fromStart(Theme.margin - padding, width, screen.width)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(6, 10, 10)
        height: Theme.pick(54, 76, 72)
        padding: Theme.pick(12, 12, 16)
        framed: false
        ground: Theme.paper
        ink: Theme.link
        bold: true
        text: "文 / A"
        textSize: Theme.smallText
        Accessible.name: qsTr("语言：中文。换成 English")
        onTapped: screen.viewModel.otherLanguage()
    }
}
