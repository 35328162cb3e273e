pragma ComponentBehavior: Bound

import QtQuick

// One answer. A tap counts on release inside the tile; the pressed look needs nobody but this file.
Item {
    id: tile

    required property int index
    required property string slug
    required property string word
    required property string face
    required property color tint
    property bool open: true
    property bool resting: false
    property bool held: false
    property bool blocked: false
    property bool focused: false
    property bool beside: false // the face before the word, else above it
    property int inset: 0
    property int space: 0
    property int faceSide: Theme.face
    property int wordLines: 1
    property int wordSize: Theme.answerText
    readonly property bool pressed: touch.pressed || mouse.pressed
    readonly property color ground: Theme.contrast ? Theme.plate : tint

    signal tapped(string via)

    objectName: "answer_" + slug

    Accessible.role: Accessible.Button
    Accessible.name: word
    Accessible.focused: focused
    Accessible.onPressAction: tile.tapped("touch")

    Rectangle {
        objectName: "ground_" + tile.slug
        anchors.fill: parent
        radius: Theme.radius
        color: tile.resting ? Theme.rest : tile.pressed || tile.held ? Theme.pressed(tile.ground) : tile.ground
        border.color: tile.resting || Theme.contrast ? Theme.rule : Qt.darker(tile.tint, 1.12)
        border.width: Theme.hair
        opacity: tile.resting && Theme.contrast ? Theme.resting : 1
    }

    Item {
        id: content

        readonly property int wordRoom: Math.round(tile.wordSize * 1.25 * tile.wordLines)
        readonly property int faceY: Math.round((height - tile.faceSide - tile.space - wordRoom) / 2)

        anchors.fill: parent
        anchors.margins: tile.inset
        opacity: tile.resting ? Theme.resting : 1

        Drawing {
            id: picture

            x: tile.beside ? Theme.fromStart(0, width, content.width) : Math.round((content.width - width) / 2)
            y: tile.beside ? Math.round((content.height - height) / 2) : content.faceY
            name: "faces/" + tile.face
            side: tile.faceSide
        }

        Text {
            id: label

            objectName: "word_" + tile.slug

            readonly property int start: tile.beside ? picture.width + tile.space : 0

            x: Theme.fromStart(start, width, content.width)
            y: tile.beside ? Math.round((content.height - height) / 2) : content.faceY + picture.height + tile.space
            width: content.width - start
            height: content.wordRoom
            text: tile.word
            textFormat: Text.PlainText
            color: Theme.ink
            font.pixelSize: tile.wordSize
            font.bold: true
            wrapMode: Text.WordWrap
            maximumLineCount: 2
            lineHeight: 1.2 * tile.wordSize
            lineHeightMode: Text.FixedHeight
            horizontalAlignment: tile.beside ? Text.AlignLeft : Text.AlignHCenter
            verticalAlignment: Text.AlignVCenter
            Accessible.ignored: true
        }
    }

    Rectangle {
        objectName: "focus_" + tile.slug
        anchors.fill: parent
        visible: tile.focused
        radius: Theme.radius
        color: "transparent"
        border.color: Theme.ink
        border.width: Theme.thick + (Theme.contrast ? Theme.hair : 0)
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
