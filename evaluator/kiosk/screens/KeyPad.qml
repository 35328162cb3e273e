pragma ComponentBehavior: Bound

import QtQuick

// Ten digits, take back, done.
Grid {
    id: pad

    property int keyWidth: 100
    property int keyHeight: 80
    property bool open: true

    signal digit(int value)
    signal erased
    signal done

    columns: 3
    spacing: Theme.pick(10, 18, 18)
    opacity: open ? 1 : 0.5
    enabled: open

    Repeater {
        model: [1, 2, 3, 4, 5, 6, 7, 8, 9]

        delegate: Plate {
            required property int modelData

            objectName: "digit_" + modelData
            width: pad.keyWidth
            height: pad.keyHeight
            text: modelData
            textSize: Theme.pick(36, 52, 52)
            onTapped: pad.digit(modelData)
        }
    }

    Plate {
        objectName: "erase"
        width: pad.keyWidth
        height: pad.keyHeight
        ground: Theme.rest
        drawing: "icons/erase"
        textSize: Theme.pick(36, 52, 52)
        Accessible.name: qsTr("删除一位")
        onTapped: pad.erased()
    }

    Plate {
        objectName: "digit_0"
        width: pad.keyWidth
        height: pad.keyHeight
        text: "0"
        textSize: Theme.pick(36, 52, 52)
        onTapped: pad.digit(0)
    }

    Plate {
        objectName: "enter"
        width: pad.keyWidth
        height: pad.keyHeight
        filled: true
        bold: true
        text: qsTr("确定")
        textSize: Theme.pick(27, 38, 38)
        onTapped: pad.done()
    }
}
