import QtQuick

// A name or a question: one line while that is large enough, else as many smaller ones as its height holds.
Text {
    id: title

    property int size: Theme.nameText
    readonly property bool long: metrics.advanceWidth * 0.7 > width

    height: Math.round(size * 1.5)
    textFormat: Text.PlainText
    color: Theme.ink
    font.pixelSize: size
    font.bold: true
    fontSizeMode: Text.Fit
    minimumPixelSize: Math.round(size * 0.4)
    wrapMode: long ? Text.Wrap : Text.NoWrap
    elide: Text.ElideRight
    lineHeight: 0.9
    horizontalAlignment: Text.AlignLeft
    verticalAlignment: Text.AlignVCenter

    Accessible.role: Accessible.StaticText
    Accessible.name: text

    TextMetrics {
        id: metrics

        font.pixelSize: title.size
        font.bold: true
        text: title.text
    }
}
