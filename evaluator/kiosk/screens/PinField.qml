pragma ComponentBehavior: Bound

import QtQuick

// How many digits of a PIN were typed, and none of them.
Rectangle {
    id: field

    property int count: 0
    readonly property int atMost: 12

    implicitHeight: Theme.px(Theme.small ? 72 : 112)
    radius: Theme.radius
    color: Theme.plate
    border.color: Theme.accent
    border.width: Theme.px(Theme.small ? 2 : 3)

    Row {
        objectName: "pinDots"
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Theme.px(Theme.small ? 22 : 38)
        spacing: Theme.px(Theme.small ? 10 : 16)

        Repeater {
            model: Math.min(field.atMost, field.count)

            delegate: Rectangle {
                width: Theme.px(Theme.small ? 17 : 26)
                height: width
                radius: width / 2
                color: Theme.ink
            }
        }
    }
}
