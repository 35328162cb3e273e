pragma ComponentBehavior: Bound

import QtQuick

// The photo of who serves, or initials.
Item {
    id: portrait

    required property string photo
    required property string initials

    width: Theme.portraitSide
    height: Theme.portraitSide

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: Theme.accentTint
        border.color: Theme.rule
        border.width: Theme.contrast ? Theme.hair : 0
        visible: portrait.photo === ""

        Text {
            anchors.centerIn: parent
            text: portrait.initials
            textFormat: Text.PlainText
            color: Theme.ink
            font.pixelSize: Math.round(portrait.height * 0.5)
            font.bold: true
        }
    }

    Image {
        objectName: "photo"
        anchors.fill: parent
        visible: portrait.photo !== ""
        source: portrait.photo === "" ? "" : "image://portraits/" + portrait.photo
        sourceSize.width: portrait.width
        sourceSize.height: portrait.height
    }
}
