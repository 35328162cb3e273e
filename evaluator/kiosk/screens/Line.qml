import QtQuick

// Words in the height of one line. They shrink to `least` of their size before they are cut short. Where they may break, words
// that are too long take two lines; those that fit stay in one and keep their size, for which the fit of several lines has no room.
Text {
    id: line

    property int size: Theme.bodyText
    property real least: mayBreak ? 0.54 : 0.6 // of its size a text is that small where its height holds two lines of it
    property bool mayBreak: false
    readonly property bool isBroken: mayBreak && whole.advanceWidth * 0.9 > width

    textFormat: Text.PlainText
    color: Theme.ink
    font.pixelSize: size
    wrapMode: isBroken ? Text.Wrap : Text.NoWrap
    maximumLineCount: 2
    lineHeight: isBroken ? 0.8 : 1
    fontSizeMode: wrapMode === Text.NoWrap ? Text.HorizontalFit : Text.Fit
    minimumPixelSize: Math.round(size * least)
    elide: Text.ElideRight
    height: Math.round(size * (isBroken && !Theme.small ? 1.5 : 1.3))
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: whole

        font.family: line.font.family
        font.pixelSize: line.size
        font.bold: line.font.bold
        text: line.mayBreak ? line.text : ""
    }
}
