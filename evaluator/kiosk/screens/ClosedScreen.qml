pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// A unit that is rated as a whole, outside its opening hours.
Item {
    id: screen

    required property ClosedViewModel viewModel

    signal administrationAsked

    objectName: "closed"

    Column {
        x: Theme.margin
        y: Math.round((hint.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        spacing: Theme.pick(4, 16, 16)

        Line {
            width: parent.width
            visible: text !== ""
            text: screen.viewModel.office
            color: Theme.secondInk
            horizontalAlignment: Text.AlignHCenter
        }

        Title {
            objectName: "closedUnit"
            width: parent.width
            text: screen.viewModel.unit
            color: Theme.link
            size: Theme.hugeText
            horizontalAlignment: Text.AlignHCenter

            HoldArea {
                objectName: "holdArea"
                anchors.fill: parent
                onHeld: screen.administrationAsked()
            }
        }

        Item {
            width: parent.width
            height: Theme.pick(22, 52, 52)

            Rectangle {
                anchors.centerIn: parent
                width: Theme.pick(90, 140, 140)
                height: Theme.px(2)
                color: Theme.rule
            }
        }

        Line {
            objectName: "closedNow"
            width: parent.width
            text: qsTr("目前不接受评价")
            color: Theme.secondInk
            size: Theme.questionText
            least: 0.5
            horizontalAlignment: Text.AlignHCenter
        }

        Line {
            objectName: "opensAt"
            width: parent.width
            text: screen.viewModel.opensAt
            size: Theme.nameText
            least: 0.5
            font.bold: true
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Words {
        id: hint

        x: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(6, 40, 40)
        width: screen.width - 2 * Theme.margin
        text: qsTr("本屏评价整个单位的服务，开放时自动开始，无需登录")
        color: Theme.secondInk
        size: Theme.smallText
        horizontalAlignment: Text.AlignHCenter
    }
}
