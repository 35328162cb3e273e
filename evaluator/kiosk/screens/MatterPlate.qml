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
        x: Theme.px(Theme.small ? 14 : 26)
        width: parent.width - 2 * x
        text: plate.modelData
        size: Theme.px(Theme.small ? 25 : 36)
        least: 0.5
        Accessible.ignored: true
    }
}
