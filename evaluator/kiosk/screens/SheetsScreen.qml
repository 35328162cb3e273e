pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// The matters of the window, and the one sheet of a matter with its words as a QR code.
Item {
    id: screen

    required property SheetsViewModel viewModel
    readonly property bool reading: viewModel.title !== ""
    readonly property int columns: Theme.portrait || matters.count < 4 ? 1 : 2
    readonly property int lines: Math.max(1, Math.ceil(matters.count / columns))

    objectName: "sheets"

    TapHandler {
        onTapped: screen.viewModel.stay()
    }

    Line {
        id: title

        objectName: "sheetTitle"
        x: Theme.margin
        y: screen.reading ? Theme.pick(4, 24, 34) : Math.round((grid.y - height) / 2)
        width: screen.width - 2 * Theme.margin
        text: screen.reading ? screen.viewModel.title : qsTr("请选择要办的事项")
        size: Theme.questionText
        least: 0.5
        font.bold: true
        horizontalAlignment: Text.AlignHCenter
    }

    Words {
        objectName: "noSheets"
        anchors.centerIn: parent
        width: screen.width - 2 * Theme.margin
        visible: !screen.reading && matters.count === 0
        text: qsTr("这里暂无办事清单，请向工作人员询问")
        size: Theme.bodyText
        horizontalAlignment: Text.AlignHCenter
    }

    Grid {
        id: grid

        readonly property int room: buttons.y - y - Theme.pick(10, 26, 26)

        x: Theme.margin
        y: Math.ceil(Theme.height / 3) - Theme.ribbon
        width: screen.width - 2 * Theme.margin
        columns: screen.columns
        columnSpacing: Theme.pick(12, 20, 20)
        rowSpacing: Theme.pick(6, 14, 14)

        Repeater {
            id: matters

            model: screen.viewModel.matters

            delegate: MatterPlate {
                width: Math.floor((grid.width - (screen.columns - 1) * grid.columnSpacing) / screen.columns)
                height: Math.min(Theme.pick(96, 120, 120), Math.floor((grid.room - (screen.lines - 1) * grid.rowSpacing) / screen.lines))
                onTapped: screen.viewModel.choose(index)
            }
        }
    }

    Item {
        id: sheet

        readonly property int side: Theme.portrait ? Theme.px(500) : Math.min(height, Theme.pick(270, 460, 460))

        x: Theme.margin
        y: title.y + title.height
        width: screen.width - 2 * Theme.margin
        height: buttons.y - y - Theme.pick(8, 20, 20)
        visible: screen.reading

        Line {
            id: edition

            objectName: "sheetVersion"
            width: parent.width
            text: screen.viewModel.version
            color: Theme.secondInk
            size: Theme.smallText
            horizontalAlignment: Text.AlignHCenter
        }

        SheetItems {
            objectName: "sheetItems"
            x: Theme.mirrored && !Theme.portrait ? sheet.side + Theme.gap : 0
            y: edition.height
            width: Theme.portrait ? parent.width : parent.width - sheet.side - Theme.gap
            height: parent.height - y - (Theme.portrait ? sheet.side + scan.height + Theme.gap : 0)
            numbers: screen.viewModel.numbers
            items: screen.viewModel.items
            size: Theme.large ? Theme.pick(34, 48, 48) : Theme.pick(26, 38, 38)
            least: Theme.pick(13, 20, 20)
        }

        QrCode {
            id: code

            objectName: "sheetCode"
            x: Theme.portrait ? Math.round((parent.width - width) / 2) : Theme.mirrored ? 0 : parent.width - width
            y: Theme.portrait ? parent.height - height - scan.height : edition.height
            width: Theme.portrait ? sheet.side : sheet.side
            height: Theme.portrait ? sheet.side : Math.min(sheet.side, parent.height - edition.height - scan.height)
            text: screen.viewModel.code

            Accessible.role: Accessible.Graphic
            Accessible.name: screen.viewModel.code
        }

        Line {
            id: scan

            x: code.x
            y: code.y + code.height
            width: code.width
            text: screen.viewModel.hasMore ? qsTr("扫码带走这一页") : qsTr("扫码带走这张清单")
            color: Theme.secondInk
            size: Theme.smallText
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Row {
        id: buttons

        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.pick(2, 20, 20)
        spacing: Theme.gap

        Plate {
            objectName: "moreMatters"
            visible: screen.viewModel.hasMore
            width: Math.max(implicitWidth, Theme.pick(220, 320, 320))
            height: Theme.pick(60, 100, 100)
            text: screen.reading ? qsTr("下一页") : qsTr("更多事项")
            textSize: Theme.pick(24, 34, 34)
            onTapped: screen.viewModel.more()
        }

        Plate {
            objectName: "sheetsBack"
            width: Math.max(implicitWidth, Theme.pick(220, 320, 320))
            height: Theme.pick(60, 100, 100)
            filled: true
            bold: true
            text: qsTr("返回")
            textSize: Theme.pick(24, 34, 34)
            onTapped: screen.viewModel.back()
        }
    }
}
