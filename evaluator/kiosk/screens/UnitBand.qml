pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Which unit is rated, where nobody serves in person.
Rectangle {
    id: band

    required property AskViewModel viewModel

    signal nameHeld

    height: Theme.band
    color: Theme.accent

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        visible: Theme.contrast
        color: Theme.rule
    }

    Rectangle {
        id: sign

        x: Theme.fromStart(Theme.margin, width, band.width)
        y: Math.round((band.height - height) / 2)
        width: Theme.portraitSide
        height: width
        radius: Theme.radius
        color: Theme.accentTint
        border.color: Theme.rule
        border.width: Theme.contrast ? Theme.hair : 0

        Drawing {
            anchors.centerIn: parent
            name: "icons/hall"
            ink: Theme.link
            side: Math.round(parent.width * 0.62)
        }
    }

    Column {
        readonly property int start: Theme.margin + sign.width + Theme.pick(18, 34, 34)

        x: Theme.fromStart(start, width, band.width)
        y: Math.round((band.height - height) / 2)
        width: band.width - Theme.margin - start
        spacing: Theme.pick(-4, 4, 4)

        Title {
            objectName: "unitName"
            width: parent.width
            height: Math.round(size * (Theme.portrait && long ? 2.6 : 1.4))
            text: band.viewModel.name
            color: Theme.accentInk

            HoldArea {
                objectName: "holdArea"
                anchors.fill: parent
                onHeld: band.nameHeld()
            }
        }

        Line {
            objectName: "unitOffice"
            width: parent.width
            visible: text !== ""
            text: band.viewModel.post
            color: Theme.accentInk
            size: Theme.postText
        }
    }
}
