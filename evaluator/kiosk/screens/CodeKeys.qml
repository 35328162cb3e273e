pragma ComponentBehavior: Bound

import QtQuick

// Keys for the letters of an enrolment code; those that cannot come next rest.
Item {
    id: keys

    property string open
    property string done
    property bool canEnter: true
    readonly property int spacing: Theme.pick(6, 12, 12)
    readonly property int across: Theme.portrait ? 6 : 10
    readonly property int rows: Theme.portrait ? 7 : 4
    readonly property int keyWidth: Math.floor((width - (across - 1) * spacing) / across)
    readonly property int keyHeight: Math.floor((height - rows * spacing) / (rows + 1))
    readonly property string letters: Theme.portrait ? "1234567890ABCDEFGHIJKLMNOPQRSTUVWXYZ.:-" : "1234567890QWERTYUIOPASDFGHJKL-ZXCVBNM.:"

    signal letter(string value)
    signal erased
    signal cleared
    signal entered

    Grid {
        id: grid

        columns: keys.across
        spacing: keys.spacing

        Repeater {
            model: keys.letters.length

            delegate: Plate {
                required property int index
                readonly property string value: keys.letters.charAt(index)

                objectName: "key_" + value
                width: keys.keyWidth
                height: keys.keyHeight
                enabled: keys.open.includes(value)
                opacity: enabled ? 1 : 0.35
                text: value
                textSize: Math.min(Theme.pick(26, 40, 40), Math.round(keys.keyHeight * 0.6))
                padding: 0
                onTapped: keys.letter(value)
            }
        }
    }

    Plate {
        readonly property int before: keys.letters.length % keys.across

        objectName: "key_erase"
        x: Theme.fromStart(before * (keys.keyWidth + keys.spacing), width, grid.width)
        y: (keys.rows - 1) * (keys.keyHeight + keys.spacing)
        width: grid.width - before * (keys.keyWidth + keys.spacing)
        height: keys.keyHeight
        ground: Theme.rest
        drawing: "icons/erase"
        textSize: Theme.pick(26, 40, 40)
        padding: 0
        Accessible.name: qsTr("删除一位")
        onTapped: keys.erased()
    }

    Plate {
        objectName: "key_clear"
        x: Theme.fromStart(0, width, keys.width)
        anchors.bottom: parent.bottom
        width: 3 * keys.keyWidth + 2 * keys.spacing
        height: keys.keyHeight
        ground: Theme.rest
        text: qsTr("全部清除")
        textSize: Theme.pick(20, 30, 30)
        padding: 0
        onTapped: keys.cleared()
    }

    Plate {
        objectName: "key_enter"
        x: Theme.fromStart(keys.width - width, width, keys.width)
        anchors.bottom: parent.bottom
        width: keys.width - 3 * (keys.keyWidth + keys.spacing)
        height: keys.keyHeight
        enabled: keys.canEnter
        opacity: enabled ? 1 : 0.5
        filled: true
        bold: true
        text: keys.done
        textSize: Theme.pick(23, 36, 36)
        padding: 0
        onTapped: keys.entered()
    }
}
