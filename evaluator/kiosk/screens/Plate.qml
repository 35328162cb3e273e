pragma ComponentBehavior: Bound

import QtQuick

// Something to press that is no answer. Counts on release inside it.
Item {
    id: plate

    property string text
    property url picture
    property bool filled: false
    property bool framed: true
    property color ground: filled ? Theme.accent : Theme.plate
    property color lines: filled ? Theme.accent : Theme.rule
    property color ink: filled ? Theme.accentInk : Theme.ink
    property int textSize: Theme.bodyText
    property bool bold: false
    property int padding: Math.round(textSize * 1.1)

    signal tapped

    implicitWidth: content.implicitWidth + 2 * padding
    implicitHeight: Math.round(textSize * 2.4)

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.onPressAction: plate.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: press.pressed ? Qt.darker(plate.ground, Theme.pressedDarker) : plate.ground
        border.color: plate.lines
        border.width: plate.framed ? Theme.hair : 0
        visible: plate.framed || plate.filled || press.pressed
    }

    Row {
        id: content

        anchors.centerIn: parent
        spacing: Math.round(plate.textSize * 0.45)

        Image {
            anchors.verticalCenter: parent.verticalCenter
            visible: plate.picture.toString() !== ""
            source: plate.picture
            sourceSize.width: Math.round(plate.textSize * 1.15)
            sourceSize.height: Math.round(plate.textSize * 1.15)
        }

        Text {
            anchors.verticalCenter: parent.verticalCenter
            visible: plate.text !== ""
            text: plate.text
            color: plate.ink
            font.pixelSize: plate.textSize
            font.bold: plate.bold
        }
    }

    TapHandler {
        id: press

        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: plate.tapped()
    }
}
