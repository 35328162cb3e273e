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
        y: Math.round((change.y - height) / 2)
        x: Theme.margin
        width: screen.width - 2 * Theme.margin
        spacing: Theme.px(Theme.small ? 6 : 14)

        Image {
            anchors.horizontalCenter: parent.horizontalCenter
            source: Theme.resources + "icons/stored.svg"
            sourceSize.width: Theme.px(Theme.small ? 116 : 200)
            sourceSize.height: Theme.px(Theme.small ? 116 : 200)
        }

        Item {
            width: 1
            height: Theme.px(Theme.small ? 6 : 16)
        }

        Line {
            objectName: "thankYou"
            width: parent.width
            text: qsTr("谢谢您的评价")
            color: Theme.accentInk
            size: Theme.hugeText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            width: parent.width
            text: qsTr("已经保存")
            color: Theme.accentInk
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Plate {
        id: change

        objectName: "changeAnswer"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 34 : 64)
        visible: screen.viewModel.canChange
        text: qsTr("更改我的评价")
        textSize: Theme.px(Theme.small ? 26 : 36)
        padding: Theme.px(Theme.small ? 36 : 64)
        height: Theme.px(Theme.small ? 76 : 112)
        ground: Theme.accent
        lines: Theme.accentInk
        ink: Theme.accentInk
        onTapped: screen.viewModel.change()
    }
}
