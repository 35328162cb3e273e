import QtQuick

// One line of words. It shrinks to `least` of its size before it is cut short.
Text {
    id: line

    property int size: Theme.bodyText
    property real least: 0.65

    color: Theme.ink
    font.pixelSize: size
    fontSizeMode: Text.HorizontalFit
    minimumPixelSize: Math.round(size * least)
    elide: Text.ElideRight
    height: Math.round(size * 1.3)
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
