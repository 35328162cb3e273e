pragma ComponentBehavior: Bound

import QtQuick
import WindowEvaluator.ViewModels

// Who serves, the question, and the answers; also while they rest or take a changed answer. Nothing moves between these.
Item {
    id: screen

    required property AskViewModel viewModel
    property string pressedSlug: ""

    signal administrationAsked

    objectName: "ask"

    PersonBand {
        id: band

        x: Theme.mirrored ? -Theme.rail : 0
        width: screen.width + Theme.rail
        visible: !screen.viewModel.ofUnit
        viewModel: screen.viewModel
        onPlaceHeld: screen.administrationAsked()
    }

    UnitBand {
        x: band.x
        width: band.width
        visible: screen.viewModel.ofUnit
        viewModel: screen.viewModel
        onNameHeld: screen.administrationAsked()
    }

    Title {
        objectName: "question"
        x: Theme.margin + band.x
        y: band.height + Math.round(((Theme.rail > 0 ? Theme.question : tiles.y - band.height) - height) / 2)
        width: band.width - 2 * Theme.margin
        height: Math.min(Math.round(size * (long ? 2.6 : 1.3)), Theme.question)
        text: screen.viewModel.resting ? qsTr("评价已保存，请稍候") : screen.viewModel.changing ? qsTr("请重新选择") : screen.viewModel.question
        color: screen.viewModel.resting ? Theme.secondInk : Theme.ink
        size: Theme.questionText
        horizontalAlignment: Text.AlignHCenter
    }

    AnswerLayout {
        id: layout

        width: tiles.width
        height: screen.height - band.height - Theme.question - tiles.below
        words: screen.viewModel.words
    }

    Item {
        id: tiles

        readonly property int below: Theme.pick(16, 32, 32)

        x: Theme.margin - (Theme.mirrored && Theme.rail > 0 ? Theme.margin - Theme.gap : 0)
        y: screen.height - below - height
        width: screen.width - Theme.margin - (Theme.rail > 0 ? Theme.gap : Theme.margin)
        height: layout.lines * (layout.tileHeight + Theme.gap) - Theme.gap

        Repeater {
            id: answers

            model: screen.viewModel.answers

            delegate: AnswerTile {
                id: tile

                readonly property int line: Math.floor(index / Math.max(1, layout.columns))
                readonly property int inLine: Math.min(layout.columns, answers.count - line * layout.columns)
                readonly property int place: index - line * layout.columns
                readonly property int step: layout.tileWidth + Theme.gap
                readonly property int fromStart: Math.round((tiles.width - inLine * step + Theme.gap) / 2) + place * step

                x: Theme.fromStart(fromStart, width, tiles.width)
                y: line * (layout.tileHeight + Theme.gap)
                width: layout.tileWidth
                height: layout.tileHeight
                beside: layout.beside
                inset: layout.inset
                space: layout.space
                faceSide: layout.faceSide
                wordLines: layout.wordLines
                wordSize: layout.wordSize
                open: screen.viewModel.open
                resting: screen.viewModel.resting
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
                Component.onDestruction: {
                    if (screen.pressedSlug === tile.slug)
                        screen.pressedSlug = ""; // taken away under the finger: nobody lifts it from here
                }
            }
        }
    }
}
