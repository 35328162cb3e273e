pragma ComponentBehavior: Bound

import QtQuick

// The number on the sign above the window, in its frame.
Rectangle {
    id: sign

    required property string windowNumber
    property int most: 10000
    readonly property int inset: Theme.pick(12, 22, 22)

    implicitWidth: Math.min(most, words.implicitWidth + 2 * inset)
    implicitHeight: Math.round(Theme.windowText * 1.35)
    radius: Math.round(Theme.radius * 0.7)
    color: "transparent"
    border.color: Theme.accentInk
    border.width: Theme.pick(2, 3, 3)

    Line {
        id: words

        objectName: "windowNumber"
        anchors.centerIn: parent
        anchors.verticalCenterOffset: -Math.round(Theme.windowText * 0.05) // the font has more air above its letters than below
        width: sign.width - 2 * sign.inset
        text: qsTr("第 %1 窗口").arg(sign.windowNumber)
        color: Theme.accentInk
        size: Theme.windowText
        least: 0.6
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
    }
}
