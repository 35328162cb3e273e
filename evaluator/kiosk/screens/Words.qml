import QtQuick

// Words that may take several lines; in the middle of a page these are of equal length, so that none is left with one word.
Text {
    id: words

    property int size: Theme.bodyText
    readonly property real lines: Math.ceil(whole.advanceWidth / Math.max(1, width))
    readonly property int spare: horizontalAlignment === Text.AlignHCenter && lines > 1 ? Math.max(0, Math.floor((width - whole.advanceWidth / lines * 1.15) / 2)) : 0

    textFormat: Text.PlainText
    color: Theme.ink
    font.pixelSize: size
    wrapMode: Text.Wrap
    leftPadding: spare
    rightPadding: spare
    horizontalAlignment: Text.AlignLeft
    lineHeight: 1.3 * size
    lineHeightMode: Text.FixedHeight
    elide: Text.ElideRight

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: whole

        font: words.font
        text: words.text
    }
}
