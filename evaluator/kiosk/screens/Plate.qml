pragma ComponentBehavior: Bound

import QtQuick

// Something to press that is no answer. Counts on release inside it.
// Where both do not fit, the words go before the drawing; words that are too long take two lines of equal length, and
// one word alone becomes smaller.
Item {
    id: plate

    property string text
    property string drawing
    property bool filled: false
    property bool framed: true
    property int slimmer: 0 // how much less is drawn than can be touched
    property color ground: filled ? Theme.filled : Theme.plate
    property color lines: filled ? Theme.filled : Theme.rule
    property color ink: filled ? Theme.filledInk : Theme.ink
    property int textSize: Theme.buttonText
    property bool bold: false
    property bool focused: false // the keys have moved to it while the window reads aloud
    property int padding: Math.round(textSize * 1.1)
    readonly property int side: Math.round(textSize * 1.15)
    readonly property int space: Math.round(textSize * 0.45)
    readonly property int room: width - 2 * Math.min(padding, Theme.px(7))
    readonly property bool hasBoth: drawing !== "" && text !== "" && side + space + whole.advanceWidth <= room
    readonly property bool isWordy: text !== "" && (drawing === "" || hasBoth || longest.advanceWidth <= room)
    readonly property bool isOneWord: /^[!-~]+$/.test(text)
    readonly property bool isBroken: isWordy && !isOneWord && whole.advanceWidth > room
    readonly property int wholeSize: isOneWord && whole.advanceWidth > room ? Math.floor(textSize * room / whole.advanceWidth) : textSize
    readonly property int brokenSize: Math.min(Math.round(textSize * 0.86), Math.floor((height - 2 * slimmer) / 2.4))
    readonly property int half: Math.min(room, Math.ceil((text.includes(" ") ? Math.max(longest.advanceWidth, whole.advanceWidth * 0.57) : whole.advanceWidth * 0.53) * 0.88))

    signal tapped

    implicitWidth: whole.advanceWidth + (drawing === "" ? 0 : side + (text === "" ? 0 : space)) + 2 * padding
    implicitHeight: Math.round(textSize * 2.4)

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.focused: focused
    Accessible.onPressAction: plate.tapped()

    Rectangle {
        anchors.fill: parent
        anchors.margins: plate.slimmer
        radius: Theme.radius
        color: press.pressed ? Theme.pressed(plate.ground) : plate.ground
        border.color: plate.lines
        border.width: plate.framed ? Theme.hair : 0
        visible: plate.framed || plate.filled || press.pressed
    }

    Rectangle {
        objectName: "focus_" + plate.objectName
        anchors.fill: parent
        anchors.margins: -Theme.thick - Math.round(Theme.thick / 2)
        visible: plate.focused
        radius: Theme.radius + Theme.thick
        color: "transparent"
        border.color: plate.filled ? Theme.ink : plate.ink
        border.width: Theme.thick
    }

    Row {
        anchors.centerIn: parent
        spacing: plate.space

        Drawing {
            anchors.verticalCenter: parent.verticalCenter
            visible: plate.drawing !== "" && (plate.hasBoth || !plate.isWordy)
            name: plate.drawing
            ink: plate.ink
            side: plate.side
        }

        Text {
            id: words

            objectName: "plateText"
            anchors.verticalCenter: parent.verticalCenter
            visible: plate.isWordy
            width: plate.isBroken ? plate.half : Math.min(plate.room, implicitWidth)
            text: plate.text
            textFormat: Text.PlainText
            color: plate.ink
            font.pixelSize: plate.isBroken ? plate.brokenSize : plate.wholeSize
            font.bold: plate.bold
            wrapMode: plate.isBroken ? Text.Wrap : Text.NoWrap
            maximumLineCount: 2
            lineHeight: plate.isBroken ? 0.8 : 1
            horizontalAlignment: Text.AlignHCenter
        }
    }

    TextMetrics {
        id: whole

        text: plate.text
        font.bold: plate.bold
        font.pixelSize: plate.textSize
    }

    TextMetrics {
        id: longest

        text: plate.text.split(" ").reduce((longest, part) => part.length > longest.length ? part : longest, "")
        font: whole.font
    }

    TapHandler {
        id: press

        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: plate.tapped()
    }
}
