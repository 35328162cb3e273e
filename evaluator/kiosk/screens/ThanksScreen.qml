pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// The same for every answer, in look and length.
Rectangle {
    id: screen

    required property ThanksViewModel viewModel

    objectName: "thanks"
    color: Theme.accent

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.round((screen.height - Theme.px(Theme.small ? 110 : 170) - height) / 2)
        width: parent.width - 2 * Theme.margin
        spacing: Theme.px(Theme.small ? 12 : 26)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Theme.resources + "icons/stored.svg"
            sourceSize.width: Theme.px(Theme.small ? 104 : 184)
            sourceSize.height: Theme.px(Theme.small ? 104 : 184)
        }

        Text {
            objectName: "thankYou"
            width: parent.width
            text: qsTr("谢谢您的评价")
            color: Theme.accentInk
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
            text: qsTr("已经保存")
            color: Theme.accentInk
            font.pixelSize: Theme.bodyText
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Plate {
        objectName: "changeAnswer"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 36 : 64)
        visible: screen.viewModel.canChange
        text: qsTr("更改我的评价")
        textSize: Theme.bodyText
        padding: Theme.px(Theme.small ? 36 : 60)
        height: Theme.px(Theme.small ? 66 : 100)
        ground: Theme.accent
        lines: Theme.accentInk
        ink: Theme.accentInk
        onTapped: screen.viewModel.change()
    }
}
