pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// What else can be touched: aids for everyone, checklists, a quiet corner for staff. A row, two rows where
// one does not hold the words, or a rail beside the answers where height is scarce.
Item {
    id: strip

    required property KioskViewModel viewModel
    readonly property bool upended: Theme.rail > 0
    readonly property bool bare: Theme.portrait && Theme.large // the words alone fill the row
    readonly property real corner: Math.max(staff.implicitWidth, decline.implicitWidth)
    readonly property real squeeze: upended ? 1 : Math.min(1, (width - 2 * edge) / (sheets.implicitWidth + challenge.implicitWidth + corner))
    readonly property int edge: upended ? 0 : Theme.margin - Theme.pick(10, 12, 16)
    readonly property int lines: Theme.portrait || aids.width + ways.width + 2 * edge > width ? 2 : 1

    implicitHeight: upended ? 6 * Theme.footRow : lines * Theme.footRow

    Grid {
        id: aids

        anchors.left: parent.left
        anchors.leftMargin: strip.edge
        y: strip.upended ? 0 : strip.height - height
        columns: strip.upended ? 1 : 3

        FootSlot {
            name: "language"
            text: "文 / A"
            said: qsTr("语言：中文。换成 English")
            onTapped: strip.viewModel.otherLanguage()
        }

        Row {
            FootSlot {
                name: "largeText"
                width: Theme.rail > 0 ? Theme.rail / 2 : implicitWidth
                text: qsTr("大字")
                drawing: strip.bare ? "" : "icons/large"
                on: strip.viewModel.large
                onTapped: strip.viewModel.toggleLarge()
            }

            FootSlot {
                name: "highContrast"
                width: Theme.rail > 0 ? Theme.rail / 2 : implicitWidth
                text: qsTr("对比")
                said: qsTr("黑白高对比")
                drawing: strip.bare ? "" : "icons/contrast"
                on: strip.viewModel.contrast
                onTapped: strip.viewModel.toggleContrast()
            }
        }

        FootSlot {
            name: "readAloud"
            text: qsTr("朗读")
            said: strip.viewModel.aloud ? qsTr("停止朗读") : text
            drawing: strip.bare ? "" : "icons/aloud"
            offered: strip.viewModel.canReadAloud
            on: strip.viewModel.aloud
            onTapped: strip.viewModel.readAloud()
        }
    }

    Grid {
        id: ways

        anchors.right: parent.right
        anchors.rightMargin: strip.edge
        y: strip.upended ? strip.height - height : 0
        columns: strip.upended ? 1 : 3

        FootSlot {
            id: sheets

            name: "readSheets"
            squeeze: strip.squeeze
            text: qsTr("办事清单")
            offered: strip.viewModel.canReadSheets
            onTapped: strip.viewModel.readSheets()
        }

        FootSlot {
            id: challenge

            name: "challenge"
            squeeze: strip.squeeze
            text: strip.viewModel.challenged ? qsTr("已记下：不是此人") : qsTr("不是这位工作人员")
            offered: strip.viewModel.canChallenge
            on: strip.viewModel.challenged
            onTapped: strip.viewModel.challenge()
        }

        Item {
            width: Theme.rail > 0 ? Theme.rail : Math.floor(strip.corner * strip.squeeze)
            height: Theme.footRow

            FootSlot {
                id: staff

                name: "staffCorner"
                anchors.right: parent.right
                squeeze: strip.squeeze
                text: qsTr("工作人员")
                drawing: strip.bare ? "" : "icons/staff"
                offered: strip.viewModel.canSignOut
                ink: Theme.secondInk
                onTapped: strip.viewModel.signOut()
            }

            FootSlot {
                id: decline

                name: "decline"
                anchors.right: parent.right
                squeeze: strip.squeeze
                text: qsTr("不评价")
                offered: strip.viewModel.canDecline
                onTapped: strip.viewModel.decline()
            }
        }
    }
}
