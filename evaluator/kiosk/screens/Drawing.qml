import QtQuick

// A drawing of one stroke colour from the resources, in the ink of the page.
Image {
    id: drawing

    property string name
    property color ink: Theme.ink
    property int side: Theme.bodyText

    width: side
    height: side
    source: name === "" ? "" : "image://drawings/" + name + "/" + ink.toString().slice(1)
    sourceSize: Qt.size(side, side) // width and height set one after the other would draw twice
}
