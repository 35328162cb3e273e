pragma ComponentBehavior: Bound

import QtQuick

// One matter whose sheet can be read.
Plate {
    id: plate

    required property int index
    required property string modelData

    objectName: "matter_" + index
    Accessible.name: modelData

    Line {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.pick(14, 26, 26)
        width: parent.width - 2 * x
        text: plate.modelData
        size: Theme.bodyText
        wrapMode: Text.Wrap
        maximumLineCount: 2
        lineHeight: 0.86
        height: Math.min(plate.height - 8, 2.6 * size)
        Accessible.ignored: true
    }
}
