import QtQuick

// A small gold mark beside the name: of which week this person is the star. A long name gets its room from the title.
Rectangle {
    id: mark

    required property string week
    property bool compact: false
    readonly property int size: Math.min(Theme.smallText, Math.floor(Theme.nameText * 0.5)) // no higher than the name
    readonly property int edge: Math.round(size * 0.5)
    readonly property int fullWidth: besideStar + Math.max(title.implicitWidth, when.implicitWidth) + edge
    readonly property int besideStar: Math.round(size * 2.5)
    readonly property int start: compact ? edge : besideStar
    readonly property int line: Math.round(size * 1.2)

    visible: week !== ""
    width: compact ? edge + when.implicitWidth + edge : fullWidth
    height: 2 * line + Math.round(size * 0.35)
    radius: Math.round(height / 4)
    color: Theme.gold

    Accessible.role: Accessible.StaticText
    Accessible.name: title.text + " " + week

    Text {
        id: star

        x: mark.compact ? Math.round((mark.width - width) / 2) : Theme.fromStart(mark.edge, width, mark.width)
        y: mark.compact ? Math.round(height * -0.02) : Math.round((mark.height - height) / 2)
        text: "★"
        textFormat: Text.PlainText
        color: Theme.goldInk
        font.pixelSize: Math.round(mark.size * (mark.compact ? 1.1 : 1.5))
        Accessible.ignored: true
    }

    Text {
        id: title

        x: Theme.fromStart(mark.start, width, mark.width)
        y: Math.round(mark.height / 2) - mark.line
        height: mark.line
        visible: !mark.compact
        text: qsTr("每周服务之星")
        textFormat: Text.PlainText
        color: Theme.goldInk
        font.pixelSize: Math.round(mark.size * 0.85)
        font.bold: true
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }

    Text {
        id: when

        x: Theme.fromStart(mark.start, width, mark.width)
        y: Math.round(mark.height / 2)
        height: mark.line
        text: mark.week
        textFormat: Text.PlainText
        color: Theme.goldInk
        font.pixelSize: Math.round(mark.size * 0.85)
        verticalAlignment: Text.AlignVCenter
        Accessible.ignored: true
    }
}
