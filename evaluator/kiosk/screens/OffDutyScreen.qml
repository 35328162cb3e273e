pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property OffDutyViewModel viewModel

    signal administrationAsked

    objectName: "offDuty"

    Column {
        x: Theme.margin
        y: Math.round((signIn.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(2, 10, 10)

        Line {
            width: parent.width
            mayBreak: true
            text: screen.viewModel.place
            color: Theme.secondInk
            horizontalAlignment: Text.AlignHCenter

            HoldArea {
                objectName: "holdArea"
                anchors.fill: parent
                onHeld: screen.administrationAsked()
            }
        }

        Line {
            objectName: "offDutyWindow"
            width: parent.width
            visible: screen.viewModel.windowNumber !== ""
            text: qsTr("第 %1 窗口").arg(screen.viewModel.windowNumber)
            color: Theme.link
            size: Theme.hugeText
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            width: parent.width
            text: screen.viewModel.windowName
            visible: text !== ""
            size: Theme.questionText
            mayBreak: true
            horizontalAlignment: Text.AlignHCenter
        }

        Item {
            width: parent.width
            height: Theme.pick(16, 40, 52)

            Rectangle {
                anchors.centerIn: parent
                width: Theme.pick(90, 140, 140)
                height: Theme.px(2)
                color: Theme.rule
            }
        }

        Line {
            objectName: "notServing"
            width: parent.width
            text: qsTr("目前无人值守")
            color: Theme.secondInk
            size: Theme.questionText
            least: 0.5
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Plate {
        id: signIn

        objectName: "signIn"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: hint.top
        anchors.bottomMargin: Theme.pick(6, 16, 16)
        width: Math.max(implicitWidth, Theme.pick(300, 460, 460))
        height: Theme.pick(96, 124, 140)
        filled: true
        bold: true
        text: qsTr("工作人员登录")
        textSize: Theme.buttonText
        onTapped: screen.viewModel.signIn()
    }

    Line {
        id: hint

        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(4, 24, 24)
        width: screen.width - 2 * Theme.margin
        text: qsTr("也可以刷工作证")
        color: Theme.secondInk
        size: Theme.smallText
        horizontalAlignment: Text.AlignHCenter
    }
}
