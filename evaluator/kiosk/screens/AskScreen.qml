pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

Item {
    id: screen

    required property AskViewModel viewModel
    property string pressedSlug: ""

    signal administrationAsked

    objectName: "ask"

    PersonBand {
        id: band

        width: screen.width
        visible: !screen.viewModel.ofUnit
        viewModel: screen.viewModel
        onPlaceHeld: screen.administrationAsked()
    }

    UnitBand {
        width: screen.width
        visible: screen.viewModel.ofUnit
        viewModel: screen.viewModel
        onNameHeld: screen.administrationAsked()
    }

    Item {
        anchors.top: band.bottom
        anchors.bottom: tiles.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin

        Title {
            objectName: "question"
            y: Theme.px(Theme.small ? 2 : 10)
            width: parent.width
            height: parent.height - 2 * y
            text: screen.viewModel.resting ? qsTr("评价已保存，请稍候") : screen.viewModel.changing ? qsTr("请重新选择") : screen.viewModel.question
            color: screen.viewModel.resting ? Theme.secondInk : Theme.ink
            size: Theme.questionText
            horizontalAlignment: Text.AlignHCenter
        }
    }

    Item {
        id: tiles

        readonly property int columns: Theme.small && answers.count > 4 ? 3 : Math.min(answers.count, Theme.twoByTwo ? 2 : 5)
        readonly property int columnSpacing: Theme.gap
        readonly property int rowSpacing: Theme.rowGap
        readonly property int lines: Math.ceil(answers.count / Math.max(1, columns))
        readonly property int room: screen.height - Theme.band - Theme.question - Theme.px(Theme.small ? 0 : 20)
        readonly property int tileWidth: Math.min(Theme.px(Theme.small ? 480 : 640), Math.floor((width - (columns - 1) * columnSpacing) / Math.max(1, columns)))
        readonly property int tileHeight: Math.min(Theme.px(420), Math.floor((room - (lines - 1) * rowSpacing) / Math.max(1, lines)))

        readonly property bool broken: {
            for (let i = 0; i < answers.count; ++i) {
                const tile = answers.itemAt(i) as AnswerTile;
                if (tile && tile.word.includes(" "))
                    return answers.count > 4 && !Theme.twoByTwo;
            }
            return false;
        }
        readonly property int wordSize: {
            let size = Theme.answerText;
            for (let i = 0; i < answers.count; ++i) {
                const tile = answers.itemAt(i) as AnswerTile;
                if (tile)
                    size = Math.min(size, tile.wordSizeThatFits);
            }
            return Math.floor(size);
        }

        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.margin
        anchors.rightMargin: Theme.margin
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.px(Theme.small ? 0 : 20)
        height: lines * tileHeight + Math.max(0, lines - 1) * rowSpacing

        Repeater {
            id: answers

            model: screen.viewModel.answers

            delegate: AnswerTile {
                id: tile

                readonly property int line: Math.floor(index / Math.max(1, tiles.columns))
                readonly property int inLine: Math.min(tiles.columns, answers.count - line * tiles.columns)
                readonly property int place: index - line * tiles.columns
                readonly property int fromStart: Math.round((tiles.width - inLine * (tiles.tileWidth + tiles.columnSpacing) + tiles.columnSpacing) / 2) + place * (tiles.tileWidth + tiles.columnSpacing)

                x: Theme.fromStart(fromStart, width, tiles.width)
                y: line * (tiles.tileHeight + tiles.rowSpacing)
                width: tiles.tileWidth
                height: tiles.tileHeight
                stacked: !Theme.small || tiles.columns === 3
                broken: tiles.broken
                open: screen.viewModel.open
                resting: screen.viewModel.resting
                wordSize: tiles.wordSize
                held: screen.viewModel.held === slug
                focused: screen.viewModel.focused === slug
                blocked: screen.pressedSlug !== "" && screen.pressedSlug !== slug
                onPressedChanged: {
                    if (tile.pressed)
                        screen.pressedSlug = tile.slug;
                    else if (screen.pressedSlug === tile.slug)
                        screen.pressedSlug = "";
                }
                onTapped: via => screen.viewModel.tap(tile.slug, via)
            }
        }
    }
}
