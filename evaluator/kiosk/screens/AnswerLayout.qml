import QtQuick

// How the answers stand: in one row where every word reaches the size it should have, else in the rows that let the
// words grow most. All words have one size, and they decide it: neither a pack nor a look needs a layout of its own.
QtObject {
    id: layout

    required property int width
    required property int height
    required property list<string> words
    readonly property int inset: Theme.pick(5, 12, 12) + (Theme.contrast ? 2 : 0)
    readonly property int space: Theme.pick(6, 14, 14)
    readonly property int leastFace: Math.round(Theme.face * (Theme.large ? 0.6 : 0.7))

    readonly property int columns: plan[0]
    readonly property bool beside: plan[1] > 0
    readonly property int wordLines: plan[2]
    readonly property int wordSize: Math.floor(plan[3])
    readonly property int lines: linesIn(columns)
    readonly property int tileWidth: widthIn(columns)
    readonly property int tileHeight: heightIn(columns)
    readonly property int faceSide: Math.min(Theme.face, beside ? Math.min(tileHeight - 2 * inset, tileWidth - 2 * inset - space - Math.ceil(wordSize * widest(wordLines))) : tileHeight - 2 * inset - space - Math.round(wordSize * 1.25 * wordLines))

    readonly property list<real> plan: choose(words.length)

    readonly property FontMetrics metrics: FontMetrics {
        font.bold: true
        font.pixelSize: 100
    }

    function linesIn(columns: int): int {
        return Math.max(1, Math.ceil(words.length / Math.max(1, columns)));
    }

    function widthIn(columns: int): int {
        return Math.min(Theme.pick(480, 640, 640), Math.floor((width - (columns - 1) * Theme.gap) / Math.max(1, columns)));
    }

    function heightIn(columns: int): int {
        return Math.min(Theme.pick(240, 340, 340), Math.floor((height - (linesIn(columns) - 1) * Theme.gap) / linesIn(columns)));
    }

    // Width of the widest word, or of its widest line, in its own size.
    function widest(wordLines: int): real {
        return words.reduce((most, word) => {
            const parts = wordLines === 1 ? [word] : word.split(" ");
            const longest = Math.max(...parts.map(part => metrics.advanceWidth(part)));
            return Math.max(most, (longest + 4) / 100, metrics.advanceWidth(word) / 100 / wordLines);
        }, 1);
    }

    function sizeIn(columns: int, beside: bool, wordLines: int): real {
        const across = widthIn(columns) - 2 * inset - (beside ? leastFace + space : 0);
        const down = heightIn(columns) - 2 * inset - (beside ? 0 : leastFace + space);
        return Math.min(Theme.answerText, across / widest(wordLines), down / (1.25 * wordLines));
    }

    function choose(count: int): list<real> {
        const half = Math.max(1, Math.ceil(count / 2));
        let best = [half, 0, 1, 0];
        for (const columns of Theme.portrait ? [Math.min(2, half)] : [Math.max(1, count), half]) {
            if (Math.min(widthIn(columns), heightIn(columns)) < Theme.target)
                continue;
            for (const beside of [0, 1]) {
                for (const wordLines of [1, 2]) {
                    const size = sizeIn(columns, beside > 0, wordLines);
                    if (size > best[3] * 1.08 || best[3] === 0)
                        best = [columns, beside, wordLines, size];
                }
            }
        }
        return best;
    }
}
