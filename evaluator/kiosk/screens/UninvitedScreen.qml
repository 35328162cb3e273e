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

        x: Theme.mirrored ? -Theme.rail : 0
        width: screen.width + Theme.rail
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
        least: 0.6
        horizontalAlignment: Text.AlignHCenter
    }

    Plate {
        id: invite

        objectName: "invite"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(16, 32, 32)
        width: Math.max(implicitWidth, Theme.pick(300, 460, 460))
        height: Theme.target
        visible: screen.canInvite
        text: qsTr("邀请评价")
        drawing: "icons/staff"
        onTapped: screen.invited()
    }
}
