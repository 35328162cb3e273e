pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Who serves, while nobody is asked.
Item {
    id: screen

    required property AskViewModel viewModel
    property bool canInvite: true

    signal invited

    objectName: "uninvited"

    PersonBand {
        id: band

        width: screen.width
        viewModel: screen.viewModel
    }

    Line {
        objectName: "notYetAsked"
        x: Theme.margin
        y: Math.round((band.height + invite.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        text: qsTr("办理结束后，请您评价")
        color: Theme.secondInk
        size: Theme.questionText
        horizontalAlignment: Text.AlignHCenter
    }

    Plate {
        id: invite

        objectName: "invite"
        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 6 : 20)
        height: Theme.px(Theme.small ? 70 : 110)
        visible: screen.canInvite
        text: qsTr("邀请评价")
        picture: Theme.resources + "icons/staff.svg"
        textSize: Theme.px(Theme.small ? 26 : 36)
        onTapped: screen.invited()
    }
}
