pragma ComponentBehavior: Bound

import QtQuick

// What was typed: of a secret how many digits, and none of them.
Rectangle {
    id: field

    property bool secret: true
    property string digits
    property int count: 0
    readonly property int atMost: 12

    implicitHeight: Theme.pick(72, 112, 112)
    radius: Theme.radius
    color: Theme.plate
    border.color: Theme.link
    border.width: Theme.pick(2, 3, 3)

    Text {
        objectName: "typed"
        anchors.fill: parent
        anchors.leftMargin: Theme.pick(20, 34, 34)
        anchors.rightMargin: anchors.leftMargin
        visible: !field.secret
        text: field.digits
        textFormat: Text.PlainText
        color: Theme.ink
        font.pixelSize: Theme.pick(40, 62, 62)
        font.bold: true
        font.letterSpacing: Theme.px(4)
        verticalAlignment: Text.AlignVCenter
        horizontalAlignment: Text.AlignLeft
        elide: Text.ElideLeft
    }

    Row {
        objectName: "pinDots"
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Theme.pick(22, 38, 38)
        visible: field.secret
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
