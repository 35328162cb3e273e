pragma ComponentBehavior: Bound

import QtQuick

// How many digits of a PIN were typed, and none of them.
Rectangle {
    id: field

    property int count: 0
    readonly property int atMost: 12

    implicitHeight: Theme.pick(72, 112, 112)
    radius: Theme.radius
    color: Theme.plate
    border.color: Theme.link
    border.width: Theme.pick(2, 3, 3)

    Row {
        objectName: "pinDots"
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(22, 38, 38)
        spacing: Theme.pick(10, 16, 16)

        Repeater {
            model: Math.min(field.atMost, field.count)

            delegate: Rectangle {
                width: Theme.pick(17, 26, 26)
                height: width
                radius: width / 2
                color: Theme.ink
            }
        }
    }
}
