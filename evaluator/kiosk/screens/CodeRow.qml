import QtQuick

// One part of an enrolment code: what it is and what of it stands there.
Rectangle {
    id: row

    property string label
    property string value
    property bool current: false
    property int lines: 1
    readonly property int across: Theme.px(Theme.small ? 118 : Theme.portrait ? 190 : 210)

    implicitHeight: Theme.px(Theme.small ? (lines > 1 ? 50 : 38) : lines > 1 ? 96 : 68)
    radius: Theme.radius
    color: current ? Theme.plate : "transparent"
    border.color: current ? Theme.accent : Theme.rule
    border.width: current ? Theme.pick(2, 3, 3) : Theme.hair

    Line {
        x: Theme.fromStart(Theme.pick(14, 26, 26), width, row.width)
        anchors.verticalCenter: parent.verticalCenter
        width: row.across
        text: row.label
        color: row.current ? Theme.accent : Theme.secondInk
        size: Theme.pick(18, 27, 27)
        least: 0.6
        font.bold: row.current
    }

    Text {
        id: value

        objectName: row.objectName + "Value"
        x: Theme.fromStart(row.across + Theme.pick(22, 40, 40), width, row.width)
        anchors.verticalCenter: parent.verticalCenter
        width: row.width - row.across - Theme.pick(36, 66, 66)
        text: row.value
        textFormat: Text.PlainText
        color: Theme.ink
        font.family: Qt.platform.os === "windows" ? "Consolas" : "monospace"
        font.pixelSize: Theme.px(row.lines > 1 ? (Theme.small ? 16 : Theme.portrait ? 22 : 27) : Theme.small ? 20 : 32)
        fontSizeMode: Text.HorizontalFit
        minimumPixelSize: Math.round(font.pixelSize / 2)
        verticalAlignment: Text.AlignVCenter
        Accessible.role: Accessible.EditableText
        Accessible.name: row.label + " " + row.value
    }
}
