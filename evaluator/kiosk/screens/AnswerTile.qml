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
    property bool stacked: true
    property bool broken: false
    property bool focused: false
    property int wordSize: Theme.answerText
    readonly property real wordSizeThatFits: Theme.answerText * Math.min(1, label.width / Math.max(1, metrics.advanceWidth + Theme.px(4)))
    readonly property bool pressed: touch.pressed || mouse.pressed

    signal tapped(string via)

    objectName: "answer_" + slug

    Accessible.role: Accessible.Button
    Accessible.name: word
    Accessible.focused: focused
    Accessible.onPressAction: tile.tapped("touch")

    TextMetrics {
        id: metrics

        text: tile.broken ? tile.word.split(" ").reduce((longest, part) => part.length > longest.length ? part : longest, "") : tile.word
        font.family: label.font.family
        font.pixelSize: Theme.answerText
        font.bold: true
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: tile.resting ? Theme.rest : tile.pressed || tile.held ? Qt.darker(tile.tint, Theme.pressedDarker) : tile.tint
        border.color: tile.resting ? Theme.rule : Qt.darker(tile.tint, 1.12)
        border.width: Theme.hair
    }

    Item {
        readonly property int gap: Theme.px(Theme.small ? 4 : 18)
        readonly property int wordRoom: Math.round(Theme.answerText * (tile.broken ? 1.9 : 1.3))

        anchors.fill: parent
        anchors.margins: Theme.px(Theme.small ? 6 : 14)
        opacity: tile.resting ? 0.38 : 1

        Image {
            id: picture

            readonly property int side: Math.min(Theme.face, tile.stacked ? parent.height - parent.wordRoom - parent.gap : parent.height)

            x: tile.stacked ? Math.round((parent.width - width) / 2) : Theme.fromStart(Theme.px(20), side, parent.width)
            y: !tile.stacked ? Math.round((parent.height - height) / 2) : Math.round((parent.height - height - parent.wordRoom - parent.gap) / 2)
            width: side
            height: side
            source: Theme.resources + "faces/" + tile.face + ".svg"
            sourceSize.width: side
            sourceSize.height: side
        }

        Line {
            id: label

            readonly property bool isBroken: tile.broken && tile.word.includes(" ")
            readonly property int besideFace: picture.width + Theme.px(46)

            x: tile.stacked ? 0 : Theme.mirrored ? Theme.px(4) : besideFace
            y: !tile.stacked ? Math.round((parent.height - height) / 2) : picture.y + picture.height + parent.gap + Math.round((parent.wordRoom - height) / 2)
            width: tile.stacked ? parent.width : parent.width - besideFace - Theme.px(4)
            text: tile.word
            size: tile.wordSize
            font.bold: true
            height: Math.round(size * 1.3) * (isBroken ? 2 : 1)
            fontSizeMode: isBroken ? Text.FixedSize : Text.HorizontalFit
            wrapMode: isBroken ? Text.Wrap : Text.NoWrap
            maximumLineCount: 2
            lineHeightMode: isBroken ? Text.FixedHeight : Text.ProportionalHeight
            lineHeight: isBroken ? 1.25 * size : 1
            horizontalAlignment: tile.stacked ? Text.AlignHCenter : Text.AlignLeft
        }
    }

    Rectangle {
        objectName: "focus_" + tile.slug
        anchors.fill: parent
        visible: tile.focused
        radius: Theme.radius
        color: "transparent"
        border.color: Theme.ink
        border.width: Theme.px(Theme.small ? 5 : 8)
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
