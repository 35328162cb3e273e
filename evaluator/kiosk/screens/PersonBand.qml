pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Who serves, and where.
Rectangle {
    id: band

    required property AskViewModel viewModel
    readonly property int across: width - 2 * Theme.margin
    readonly property bool hasNumber: viewModel.windowNumber !== ""
    readonly property list<string> badgeParts: [viewModel.badge === "" ? "" : qsTr("工号 %1").arg(viewModel.badge), viewModel.visiting ? qsTr("支援") : ""]
    readonly property int placeHeight: !Theme.portrait ? 0 : Theme.large ? uprightPlace.height : uprightSign.height
    readonly property int air: Math.round((height - placeHeight - portrait.height) / (Theme.portrait ? 3 : 2)) // upright, as much above, between and below

    signal placeHeld

    function inOneLine(parts: list<string>): string {
        return parts.filter(part => part !== "").join("  ·  ");
    }

    height: Theme.band
    color: Theme.accent

    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.hair
        visible: Theme.contrast
        color: Theme.rule
    }

    Portrait {
        id: portrait

        x: Theme.fromStart(Theme.margin, width, band.width)
        y: band.height - band.air - height
        photo: band.viewModel.photo
        initials: band.viewModel.initials
    }

    // On the corner of the portrait, so that the name keeps its room.
    Rectangle {
        objectName: "emblem"
        x: Theme.fromStart(Theme.margin + portrait.width - Math.round(width * 0.62), width, band.width)
        y: portrait.y + portrait.height - Math.round(height * 0.72)
        width: Theme.pick(30, 58, 58)
        height: width
        radius: width / 2
        visible: band.viewModel.emblem !== ""
        color: Theme.contrast ? Theme.accent : band.viewModel.emblem === "party" ? "#B3261E" : "#8A5A00"
        border.color: Theme.accentInk
        border.width: Theme.pick(2, 3, 3)

        Accessible.role: Accessible.Graphic
        Accessible.name: band.viewModel.emblem === "party" ? qsTr("党员") : qsTr("服务之星")

        Drawing {
            anchors.centerIn: parent
            name: band.viewModel.emblem === "" ? "" : "icons/emblem_" + band.viewModel.emblem
            ink: band.viewModel.emblem === "party" && !Theme.contrast ? "#F6C945" : Theme.accentInk
            side: Math.round(parent.width * 0.68)
        }
    }

    Column {
        id: person

        readonly property int start: Theme.margin + portrait.width + Theme.pick(18, 34, 34)
        readonly property int besideStar: width - (star.visible && star.below ? star.width + star.space : 0)

        x: Theme.fromStart(start, width, band.width)
        y: portrait.y + Math.round((portrait.height - height) / 2)
        width: band.width - Theme.margin - start - (Theme.portrait ? 0 : place.width + Theme.gap)
        spacing: Theme.pick(-4, 0, 0)

        Title {
            id: personName

            objectName: "personName"
            width: parent.width - (star.visible && !star.below ? star.width + star.space : 0)
            height: Math.round(Theme.nameText * 1.4)
            text: band.viewModel.name
            color: Theme.accentInk
        }

        Line {
            id: personPost

            objectName: "personPost"
            width: person.besideStar
            mayBreak: true
            visible: text !== ""
            text: Theme.portrait ? band.viewModel.post : band.inOneLine([...band.badgeParts, band.viewModel.post])
            color: Theme.accentInk
            size: Theme.postText
        }

        Line {
            objectName: "personBadge"
            width: person.besideStar
            visible: Theme.portrait && text !== ""
            text: band.inOneLine(band.badgeParts)
            color: Theme.accentInk
            size: Theme.postText
        }
    }

    StarMark {
        id: star

        readonly property int space: Math.round(star.size * 0.8)
        readonly property bool below: Theme.portrait && compact // an upright screen has its room under a long name

        objectName: "starMark"
        x: Theme.fromStart(below ? person.start + person.width - width : person.start + personName.contentWidth + space, width, band.width)
        y: person.y + (below ? person.height - height : Math.min(personName.y + Math.round((personName.height - height) / 2), personPost.y - height - Theme.px(3)))
        week: band.viewModel.star
        compact: wholeName.advanceWidth > person.width - fullWidth - space
    }

    TextMetrics {
        id: wholeName

        text: band.viewModel.name
        font.family: personName.font.family
        font.pixelSize: Theme.nameText
        font.bold: true
    }

    Column {
        id: place

        readonly property int most: Math.round(band.width * 0.32)

        visible: !Theme.portrait
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.fromStart(band.width - Theme.margin - width, width, band.width)
        width: Math.min(most, Math.max(sign.implicitWidth, windowName.implicitWidth, hall.implicitWidth))

        WindowSign {
            id: sign

            anchors.right: parent.right
            visible: band.hasNumber
            windowNumber: band.viewModel.windowNumber
            most: place.most
        }

        Item {
            width: 1
            height: Theme.pick(2, 5, 5)
            visible: band.hasNumber
        }

        Line {
            id: windowName

            objectName: "windowName"
            width: parent.width
            mayBreak: true
            visible: text !== ""
            text: band.viewModel.windowName
            color: Theme.accentInk
            size: Theme.placeText
            horizontalAlignment: Text.AlignRight
        }

        Line {
            id: hall

            objectName: "hallName"
            width: parent.width
            mayBreak: true
            text: band.viewModel.place
            color: Theme.accentInk
            size: Theme.placeText
            horizontalAlignment: Text.AlignRight

            HoldArea {
                anchors.fill: parent
                onHeld: band.placeHeld()
            }
        }
    }

    // Upright, the place stands above the person.
    Item {
        visible: Theme.portrait
        x: Theme.margin
        y: band.air
        width: band.across
        height: band.placeHeight

        WindowSign {
            id: uprightSign

            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            visible: band.hasNumber
            windowNumber: band.viewModel.windowNumber
            most: Math.round(band.across * 0.5)
        }

        Column {
            id: uprightPlace

            readonly property int start: band.hasNumber ? uprightSign.width + Theme.px(26) : 0

            anchors.verticalCenter: parent.verticalCenter
            x: Theme.fromStart(start, width, parent.width)
            width: parent.width - start

            Line {
                width: parent.width
                mayBreak: true
                visible: text !== ""
                text: band.viewModel.windowName
                color: Theme.accentInk
                size: Theme.placeText
            }

            Line {
                width: parent.width
                mayBreak: true
                text: band.viewModel.place
                color: Theme.accentInk
                size: Theme.placeText

                HoldArea {
                    anchors.fill: parent
                    onHeld: band.placeHeld()
                }
            }
        }
    }
}
