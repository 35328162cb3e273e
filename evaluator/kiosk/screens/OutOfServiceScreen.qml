pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Rectangle {
    id: screen

    required property OutOfServiceViewModel viewModel

    objectName: "outOfService"
    color: Theme.paper

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.margin, Theme.px(1040))
        spacing: Theme.px(Theme.small ? 16 : 30)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Theme.resources + "icons/closed.svg"
            sourceSize.width: Theme.px(Theme.small ? 96 : 160)
            sourceSize.height: Theme.px(Theme.small ? 96 : 160)
        }

        Text {
            objectName: "outOfServiceTitle"
            width: parent.width
            text: qsTr("暂停服务")
            color: Theme.ink
            font.pixelSize: Theme.hugeText
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.hugeText * 0.5)
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            width: parent.width
            text: qsTr("本机暂时不能接收评价，请通知技术人员。")
            color: Theme.ink
            font.pixelSize: Theme.bodyText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.WordWrap
            lineHeight: 1.3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            objectName: "why"
            width: parent.width
            text: screen.viewModel.why
            color: Theme.secondInk
            font.pixelSize: Theme.smallText
            horizontalAlignment: Text.AlignHCenter
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            lineHeight: 1.3
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
