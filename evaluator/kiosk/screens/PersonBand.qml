pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Who serves, and where.
Rectangle {
    id: band

    required property AskViewModel viewModel

    height: Theme.band
    color: Theme.accent

    Portrait {
        id: portrait

        x: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        photo: band.viewModel.photo
        initials: band.viewModel.initials
    }

    Column {
        id: person

        anchors.left: portrait.right
        anchors.leftMargin: Theme.px(Theme.small ? 18 : 34)
        anchors.right: place.left
        anchors.rightMargin: Theme.gap
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.px(Theme.small ? 2 : 10)

        Text {
            objectName: "personName"
            width: parent.width
            text: band.viewModel.name
            color: Theme.accentInk
            font.pixelSize: Theme.nameText
            font.bold: true
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.nameText * 0.6)
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            objectName: "personPost"
            width: parent.width
            text: band.viewModel.post
            visible: text !== ""
            color: Theme.accentInk
            font.pixelSize: Theme.bodyText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.bodyText * 0.75)
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            objectName: "personBadge"
            width: parent.width
            text: qsTr("工号 %1").arg(band.viewModel.badge)
            visible: band.viewModel.badge !== ""
            color: Theme.accentInk
            font.pixelSize: Theme.bodyText
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Column {
        id: place

        readonly property int most: Math.round(band.width * (Theme.portrait ? 0.3 : 0.32))

        anchors.right: parent.right
        anchors.rightMargin: Theme.margin
        anchors.verticalCenter: parent.verticalCenter
        width: Math.min(most, Math.max(frame.width, windowName.implicitWidth, hall.implicitWidth))
        spacing: Theme.px(Theme.small ? 3 : 10)

        Rectangle {
            id: frame

            anchors.right: parent.right
            visible: band.viewModel.windowNumber !== ""
            width: number.width + Theme.px(Theme.small ? 24 : 44)
            height: Math.round(number.implicitHeight * 1.12)
            radius: Math.round(Theme.radius * 0.7)
            color: "transparent"
            border.color: Theme.accentInk
            border.width: Theme.px(Theme.small ? 2 : 3)

            Text {
                id: number

                objectName: "windowNumber"
                anchors.centerIn: parent
                width: Math.min(implicitWidth, place.most - Theme.px(44))
                text: qsTr("第 %1 窗口").arg(band.viewModel.windowNumber)
                color: Theme.accentInk
                font.pixelSize: Theme.windowText
                font.bold: true
                elide: Text.ElideRight
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
        }

        Text {
            id: windowName

            objectName: "windowName"
            width: parent.width
            text: band.viewModel.windowName
            visible: text !== ""
            color: Theme.accentInk
            font.pixelSize: Theme.smallText
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            id: hall

            objectName: "hallName"
            width: parent.width
            text: band.viewModel.place
            color: Theme.accentInk
            font.pixelSize: Theme.smallText
            horizontalAlignment: Text.AlignRight
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
