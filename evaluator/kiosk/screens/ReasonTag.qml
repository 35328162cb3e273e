pragma ComponentBehavior: Bound

import QtQuick

// One reason, with what it is about. Chosen, it bears a tick and a frame.
Item {
    id: tag

    required property string code
    required property string word
    required property string about
    required property bool chosen

    signal tapped

    objectName: "reason_" + code

    Accessible.role: Accessible.CheckBox
    Accessible.name: kind.text + "  " + word
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.onPressAction: tag.tapped()

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius
        color: press.pressed ? Qt.darker(tag.chosen ? Theme.accentTint : Theme.plate, Theme.pressedDarker) : tag.chosen ? Theme.accentTint : Theme.plate
        border.color: tag.chosen ? Theme.accent : Theme.rule
        border.width: tag.chosen ? Theme.px(4) : Theme.hair
    }

    Image {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: Theme.px(Theme.small ? 12 : 22)
        anchors.verticalCenter: parent.verticalCenter
        source: Theme.resources + "icons/about_" + tag.about + ".svg"
        sourceSize.width: Theme.px(Theme.small ? 26 : 40)
        sourceSize.height: Theme.px(Theme.small ? 26 : 40)
    }

    Line {
        id: kind

        objectName: "about_" + tag.code
        anchors.left: picture.right
        anchors.leftMargin: Theme.px(Theme.small ? 6 : 10)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.px(Theme.small ? 64 : 112)
        text: tag.about === "person" ? qsTr("人员") : tag.about === "process" ? qsTr("流程") : qsTr("政策")
        color: Theme.secondInk
        size: Theme.smallText
    }

    Words {
        anchors.left: kind.right
        anchors.leftMargin: Theme.px(Theme.small ? 8 : 16)
        anchors.right: tick.left
        anchors.verticalCenter: parent.verticalCenter
        text: tag.word
        size: Theme.px(Theme.small ? 19 : 30)
        maximumLineCount: 2
        horizontalAlignment: Text.AlignLeft
    }

    Image {
        id: tick

        anchors.right: parent.right
        anchors.rightMargin: Theme.px(Theme.small ? 10 : 20)
        anchors.verticalCenter: parent.verticalCenter
        opacity: tag.chosen ? 1 : 0
        source: Theme.resources + "icons/tick.svg"
        sourceSize.width: Theme.px(Theme.small ? 26 : 40)
        sourceSize.height: Theme.px(Theme.small ? 26 : 40)
    }

    TapHandler {
        id: press

        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: tag.tapped()
    }
}
