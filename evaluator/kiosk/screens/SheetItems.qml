pragma ComponentBehavior: Bound

import QtQuick

// What to bring, as large as all of it fits. The second line of an item begins under the first word of it, not under its number.
Item {
    id: sheet

    required property list<string> numbers // as many as there are items; "" before what goes on from the page before
    required property list<string> items
    required property int size
    required property int least
    readonly property int drawn: fitted.fontInfo.pixelSize
    readonly property int indent: Math.ceil(widest.advanceWidth * drawn / size)

    TextMetrics {
        id: widest

        font.family: fitted.font.family
        font.pixelSize: sheet.size
        text: "0".repeat(sheet.numbers.reduce((most, number) => Math.max(most, number.length), 1)) + " "
    }

    Words {
        id: fitted

        visible: false // what it is for is the size it fits in
        width: sheet.width - Math.ceil(widest.advanceWidth)
        height: sheet.height - sheet.items.length
        text: sheet.items.join("\n")
        size: sheet.size
        fontSizeMode: Text.Fit
        minimumPixelSize: sheet.least
        lineHeight: 0.95
        lineHeightMode: Text.ProportionalHeight
    }

    Column {
        id: column

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width

        Repeater {
            model: sheet.items

            delegate: Item {
                id: item

                required property int index
                required property string modelData

                width: column.width
                height: body.height

                Words {
                    objectName: "sheetNumber_" + item.index
                    x: Theme.mirrored ? item.width - width : 0
                    text: sheet.numbers[item.index] ?? ""
                    size: sheet.drawn
                    wrapMode: Text.NoWrap
                    lineHeight: 0.95
                    lineHeightMode: Text.ProportionalHeight
                }

                Words {
                    id: body

                    objectName: "sheetItems_" + item.index
                    x: Theme.mirrored ? 0 : sheet.indent
                    width: item.width - sheet.indent
                    text: item.modelData
                    size: sheet.drawn
                    lineHeight: 0.95
                    lineHeightMode: Text.ProportionalHeight
                }
            }
        }
    }
}
