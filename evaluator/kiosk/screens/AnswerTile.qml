pragma ComponentBehavior: Bound

import QtQuick

// One answer. A tap counts on release inside the tile; the pressed look needs nobody but this file.
Item {
    id: tile

    required property string slug
    required property string word
    required property string face
    required property color tint
    property bool open: true
    property bool resting: false
    property bool held: false
    property bool blocked: false
    readonly property bool pressed: touch.pressed || mouse.pressed

    signal tapped(string via)

    objectName: "answer_" + slug

    Accessible.role: Accessible.Button
    Accessible.name: word
    Accessible.onPressAction: tile.tapped("touch")

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tile.resting ? Theme.rest : tile.pressed || tile.held ? Qt.darker(tile.tint, Theme.pressedDarker) : tile.tint
        border.color: tile.resting ? Theme.rule : Qt.darker(tile.tint, 1.12)
        border.width: Theme.hair
    }

    Item {
        anchors.fill: parent
        anchors.margins: Math.round(Theme.gap * 0.5)
        opacity: tile.resting ? 0.38 : 1

        Image {
            id: picture

            readonly property int side: Math.min(Theme.face, Theme.small ? parent.height : parent.height - label.height - Theme.px(16))

            x: Theme.small ? Theme.px(14) : Math.round((parent.width - width) / 2)
            y: Theme.small ? Math.round((parent.height - height) / 2) : Math.round((parent.height - height - label.height - Theme.px(18)) / 2)
            width: side
            height: side
            source: Theme.resources + "faces/" + tile.face + ".svg"
            sourceSize.width: side
            sourceSize.height: side
        }

        Text {
            id: label

            x: Theme.small ? picture.x + picture.width + Theme.px(10) : 0
            y: Theme.small ? Math.round((parent.height - height) / 2) : picture.y + picture.height + Theme.px(18)
            width: parent.width - x
            text: tile.word
            color: Theme.ink
            font.pixelSize: Theme.answerText
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.answerText * 0.55)
            horizontalAlignment: Text.AlignHCenter
        }
    }

    TapHandler {
        id: touch

        enabled: tile.open && !tile.blocked
        acceptedDevices: PointerDevice.TouchScreen
        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: tile.tapped("touch")
    }

    TapHandler {
        id: mouse

        enabled: tile.open && !tile.blocked
        acceptedDevices: PointerDevice.Mouse | PointerDevice.TouchPad | PointerDevice.Stylus
        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: tile.tapped("mouse")
    }
}
