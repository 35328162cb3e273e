pragma ComponentBehavior: Bound

import QtQuick

// One reason, with what it is about. Chosen, it bears a tick and a frame.
Item {
    id: tag

    required property string code
    required property string word
    required property string about
    required property bool chosen
    required property bool focused
    property bool flat: false // too low for a line of its own that names what it is about: the drawing says it
    property int size: Theme.bodyText
    readonly property int inset: Theme.pick(10, 20, 20)
    readonly property int side: Math.round(Theme.smallText * 1.3)

    signal tapped

    objectName: "reason_" + code

    Accessible.role: Accessible.CheckBox
    Accessible.name: kind.text + "  " + word
    Accessible.checkable: true
    Accessible.checked: chosen
    Accessible.focused: focused
    Accessible.onPressAction: tag.tapped()

    Rectangle {
        readonly property color ground: tag.chosen ? Theme.accentTint : Theme.plate

        anchors.fill: parent
        radius: Theme.radius
        color: press.pressed ? Theme.pressed(ground) : ground
        border.color: tag.chosen ? Theme.link : Theme.rule
        border.width: tag.chosen ? Theme.thick + (Theme.contrast ? Theme.hair : 0) : Theme.hair
    }

    Rectangle {
        objectName: "focus_" + tag.code
        anchors.fill: parent
        anchors.margins: -Math.round(Theme.thick * 1.3)
        visible: tag.focused
        radius: Theme.radius + Theme.thick
        color: "transparent"
        border.color: Theme.ink
        border.width: Theme.thick
    }

    Drawing {
        id: picture

        anchors.left: parent.left
        anchors.leftMargin: tag.inset
        y: tag.flat ? Math.round((tag.height - height) / 2) : tag.inset
        name: "icons/about_" + tag.about
        ink: Theme.secondInk
        side: tag.side
    }

    Line {
        id: kind

        objectName: "about_" + tag.code
        anchors.left: picture.right
        anchors.leftMargin: Math.round(Theme.smallText * 0.4)
        anchors.right: tick.left
        anchors.verticalCenter: picture.verticalCenter
        visible: !tag.flat
        text: tag.about === "person" ? qsTr("人员") : tag.about === "process" ? qsTr("流程") : qsTr("政策")
        color: tag.chosen ? Theme.ink : Theme.secondInk
        size: Theme.smallText
    }

    Words {
        objectName: "reasonWord_" + tag.code
        anchors.left: tag.flat ? picture.right : parent.left
        anchors.leftMargin: tag.inset
        anchors.right: tag.flat ? tick.left : parent.right
        anchors.rightMargin: tag.inset
        anchors.top: tag.flat ? parent.top : picture.bottom
        anchors.bottom: parent.bottom
        anchors.topMargin: tag.flat ? anchors.bottomMargin : 0
        anchors.bottomMargin: Math.round(tag.inset * 0.5)
        text: tag.word
        size: tag.size
        fontSizeMode: Text.Fit
        minimumPixelSize: Math.round(size * 0.66)
        lineHeight: 0.86
        lineHeightMode: Text.ProportionalHeight
        verticalAlignment: Text.AlignVCenter
    }

    Drawing {
        id: tick

        anchors.right: parent.right
        anchors.rightMargin: tag.inset
        anchors.verticalCenter: picture.verticalCenter
        opacity: tag.chosen ? 1 : 0
        name: "icons/tick"
        ink: Theme.link
        side: tag.side
    }

    TapHandler {
        id: press

        gesturePolicy: TapHandler.WithinBounds
        longPressThreshold: 0
        onTapped: tag.tapped()
    }
}
