import QtQuick

// Words that may take several lines.
Text {
    id: words

    property int size: Theme.bodyText

    color: Theme.ink
    font.pixelSize: size
    wrapMode: Text.Wrap
    horizontalAlignment: Text.AlignLeft
    lineHeight: 1.3 * size
    lineHeightMode: Text.FixedHeight
    elide: Text.ElideRight

    Accessible.role: Accessible.StaticText
    Accessible.name: text
}
