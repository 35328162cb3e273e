pragma ComponentBehavior: Bound

import QtQuick

// A place in the foot strip. What is not offered leaves it empty, so that nothing else moves.
Item {
    id: slot

    property string name
    property string text
    property string said: text
    property string drawing
    property bool offered: true
    property bool on: false
    property real squeeze: 1 // where all of a row do not fit, each gives way alike
    property color ink: Theme.link

    signal tapped

    implicitWidth: plate.implicitWidth
    width: Theme.rail > 0 ? Theme.rail : Math.floor(implicitWidth * squeeze)
    height: Theme.footRow

    Plate {
        id: plate

        objectName: slot.name
        anchors.fill: parent
        visible: slot.offered
        framed: false
        slimmer: Theme.px(4)
        filled: slot.on
        ground: slot.on ? Theme.filled : Theme.paper
        ink: slot.on ? Theme.filledInk : slot.ink
        text: slot.text
        drawing: slot.drawing
        textSize: Theme.smallText
        padding: Theme.pick(10, 12, 16)
        bold: true
        Accessible.name: slot.said
        onTapped: slot.tapped()
    }
}
