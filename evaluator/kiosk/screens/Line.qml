import QtQuick

// Words in the height of one line. They shrink to `least` of their size, then take two lines, before they are cut short.
Text {
    id: line

    property int size: Theme.bodyText
    property real least: 0.6

    textFormat: Text.PlainText
    color: Theme.ink
    font.pixelSize: size
    fontSizeMode: wrapMode === Text.NoWrap ? Text.HorizontalFit : Text.Fit
    minimumPixelSize: Math.round(size * least)
    elide: Text.ElideRight
    height: Math.round(size * 1.3)
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
