pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property OffDutyViewModel viewModel

    objectName: "offDuty"

    Column {
        id: place

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.margin
        y: Math.round((signIn.y - height) / 2)
        spacing: Theme.px(Theme.small ? 6 : 16)

        Text {
            width: parent.width
            text: screen.viewModel.place
            color: Theme.secondInk
            font.pixelSize: Theme.bodyText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.bodyText * 0.7)
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            objectName: "offDutyWindow"
            width: parent.width
            visible: screen.viewModel.windowNumber !== ""
            text: qsTr("第 %1 窗口").arg(screen.viewModel.windowNumber)
            color: Theme.accent
            font.pixelSize: Math.round(Theme.hugeText * 1.25)
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Text {
            width: parent.width
            text: screen.viewModel.windowName
            visible: text !== ""
            color: Theme.ink
            font.pixelSize: Theme.questionText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.questionText * 0.6)
            horizontalAlignment: Text.AlignHCenter
            elide: Text.ElideRight
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }

        Rectangle {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.px(120)
            height: Theme.hair
            color: Theme.rule
        }

        Text {
            objectName: "notServing"
            width: parent.width
            text: qsTr("目前无人值守")
            color: Theme.secondInk
            font.pixelSize: Theme.questionText
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Math.round(Theme.questionText * 0.6)
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }

    Plate {
        id: signIn

        objectName: "signIn"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: hint.top
        anchors.bottomMargin: Theme.px(Theme.small ? 6 : 18)
        width: Math.max(implicitWidth, Theme.px(Theme.small ? 300 : 440))
        height: Theme.px(Theme.small ? 72 : 108)
        filled: true
        bold: true
        text: qsTr("工作人员登录")
        textSize: Theme.px(Theme.small ? 27 : 38)
        onTapped: screen.viewModel.signIn()
    }

    Text {
        id: hint

        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 6 : 28)
        anchors.left: parent.left
        anchors.right: parent.right
        text: qsTr("也可以刷工作证")
        color: Theme.secondInk
        font.pixelSize: Theme.smallText
        horizontalAlignment: Text.AlignHCenter
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
