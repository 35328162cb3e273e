pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Why somebody answered so. Nothing here tells which answer was given but the words of the tags.
Item {
    id: screen

    required property ReasonsViewModel viewModel
    readonly property bool all: !viewModel.hasMore
    readonly property bool whole: all && Theme.large // eight large tags need the whole page
    readonly property bool flat: whole && !Theme.portrait
    readonly property int columns: Theme.portrait ? all ? 2 : 1 : !all ? 3 : flat ? 2 : 4
    readonly property int lines: Math.ceil(tags.count / columns)
    readonly property int air: Theme.pick(4, 8, 8)
    readonly property int buttonHeight: Theme.pick(76, 98, 92)

    objectName: "reasons"

    Line {
        id: question

        x: Theme.margin
        y: screen.whole ? screen.air : Math.round((grid.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        text: qsTr("为什么这样评价？")
        size: Theme.questionText
        least: 0.6
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
    }

    Grid {
        id: grid

        readonly property int apart: screen.all ? Theme.tightGap : Theme.gap
        readonly property int room: buttons.y - Theme.gap - y

        x: Theme.margin
        y: screen.whole ? 2 * screen.air + question.height : Math.ceil(Theme.height / 3) - Theme.ribbon
        width: screen.width - Theme.margin - (Theme.rail > 0 ? Theme.gap : Theme.margin)
        columns: screen.columns
        columnSpacing: apart
        rowSpacing: apart

        Repeater {
            id: tags

            model: screen.viewModel.tags

            delegate: ReasonTag {
                width: Math.floor((grid.width - (screen.columns - 1) * grid.apart) / screen.columns)
                height: Math.min(Theme.pick(220, 280, 210), Math.floor((grid.room - (screen.lines - 1) * grid.apart) / Math.max(1, screen.lines)))
                flat: screen.flat
                size: screen.all ? Theme.bodyText : Theme.buttonText
                onTapped: screen.viewModel.touch(code)
            }
        }
    }

    Row {
        id: buttons

        x: Theme.fromStart(grid.x + Math.round((grid.width - width) / 2), width, screen.width)
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(16, 20, 20)
        spacing: Theme.gap

        Plate {
            objectName: "moreReasons"
            visible: screen.viewModel.hasMore
            width: Math.max(implicitWidth, Theme.pick(240, 340, 320))
            height: screen.buttonHeight
            text: qsTr("更多原因")
            onTapped: screen.viewModel.more()
        }

        Plate {
            objectName: "leaveReasons"
            visible: screen.viewModel.canLeave
            focused: screen.viewModel.finishFocused
            width: Math.max(implicitWidth, Theme.pick(240, 340, 320))
            height: screen.buttonHeight
            filled: true
            bold: true
            text: screen.viewModel.anyChosen ? qsTr("完成") : qsTr("跳过")
            onTapped: screen.viewModel.leave()
        }
    }
}
