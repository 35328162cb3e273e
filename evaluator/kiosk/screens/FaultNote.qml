import QtQuick

// Why something did not go and what to do: dark on the colour of a notice.
Rectangle {
    id: note

    property string text
    property int size: Theme.pick(19, 28, 28)

    implicitHeight: words.height + 2 * Theme.pick(7, 16, 16)
    radius: Theme.radius
    color: Theme.notice
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Words {
        id: words

        objectName: note.objectName + "Words"
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.pick(14, 26, 26)
        width: parent.width - 2 * x
        text: note.text
        size: note.size
    }
}
