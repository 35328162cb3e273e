pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Why somebody answered so. Nothing here tells which answer was given but the words of the tags.
Item {
    id: screen

    required property ReasonsViewModel viewModel
    readonly property bool all: !viewModel.hasMore
    readonly property int columns: all && tags.count > 4 && !Theme.portrait ? 2 : 1
    readonly property int lines: Math.ceil(tags.count / columns)

    objectName: "reasons"

    Line {
        id: question

        x: Theme.margin
        y: Theme.px(Theme.small ? 8 : 34)
        width: screen.width - 2 * Theme.margin
        text: qsTr("为什么这样评价？")
        size: Theme.questionText
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
    }

    Grid {
        id: grid

        readonly property int begin: question.y + question.height + Theme.px(Theme.small ? 8 : 26)
        readonly property int room: buttons.y - begin - Theme.px(Theme.small ? 10 : 26)

        x: Theme.margin
        y: begin
        width: screen.width - 2 * Theme.margin
        columns: screen.columns
        columnSpacing: Theme.px(Theme.small ? 12 : 20)
        rowSpacing: Theme.px(Theme.small ? 8 : 16)

        Repeater {
            id: tags

            model: screen.viewModel.tags

            delegate: ReasonTag {
                width: Math.floor((grid.width - (screen.columns - 1) * grid.columnSpacing) / screen.columns)
                height: Math.min(Theme.px(Theme.small ? 96 : 140), Math.floor((grid.room - (screen.lines - 1) * grid.rowSpacing) / Math.max(1, screen.lines)))
                onTapped: screen.viewModel.touch(code)
            }
        }
    }

    Row {
        id: buttons

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 2 : 20)
        spacing: Theme.gap

        Plate {
            objectName: "moreReasons"
            visible: screen.viewModel.hasMore
            width: Math.max(implicitWidth, Theme.px(Theme.small ? 220 : 320))
            height: Theme.px(Theme.small ? 64 : 100)
            text: qsTr("更多原因")
            textSize: Theme.px(Theme.small ? 26 : 36)
            onTapped: screen.viewModel.more()
        }

        Plate {
            objectName: "leaveReasons"
            visible: screen.viewModel.canLeave
            width: Math.max(implicitWidth, Theme.px(Theme.small ? 220 : 320))
            height: Theme.px(Theme.small ? 64 : 100)
            filled: true
            bold: true
            text: screen.viewModel.anyChosen ? qsTr("完成") : qsTr("跳过")
            textSize: Theme.px(Theme.small ? 26 : 36)
            onTapped: screen.viewModel.leave()
        }
    }
}
