pragma Singleton

import QtQuick

// Sizes are drawn for 1280x800 (10.1"), 800x480 (7") and 800x1280, and grow and shrink with the window.
// A look changes what stands here and nothing else: every page takes its sizes and colours from this file.
QtObject {
    id: theme

    property real width: 1280
    property real height: 800
    property bool large: false
    property bool contrast: false
    property bool marked: false // simulated figures or test mode: a ribbon says so at the upper edge
    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft // a language says so by translating QT_LAYOUT_DIRECTION

    readonly property bool portrait: height > width
    readonly property bool small: !portrait && height < 560
    readonly property real unit: portrait ? Math.min(width / 800, height / 1280) : small ? Math.min(width / 800, height / 480) : Math.min(width / 1280, height / 800)

    readonly property color ink: contrast ? "#FFFFFF" : "#17212B"
    readonly property color paper: contrast ? "#000000" : "#FAF8F4"
    readonly property color plate: contrast ? "#000000" : "#FFFFFF"
    readonly property color secondInk: contrast ? "#FFFFFF" : "#475460"
    readonly property color rule: contrast ? "#FFFFFF" : "#D9D4CA"
    readonly property color accent: contrast ? "#000000" : "#0B5D66"
    readonly property color accentInk: "#FFFFFF"
    readonly property color accentTint: contrast ? "#000000" : "#D7E6E6"
    readonly property color link: contrast ? "#FFFFFF" : "#0B5D66"
    readonly property color filled: contrast ? "#FFFFFF" : "#0B5D66"
    readonly property color filledInk: contrast ? "#000000" : "#FFFFFF"
    readonly property color rest: contrast ? "#000000" : "#F0ECE4"
    readonly property color notice: contrast ? "#000000" : "#F3E3B8"
    readonly property color gold: contrast ? "#FFFFFF" : "#F2C14E"
    readonly property color goldInk: contrast ? "#000000" : "#17212B"
    readonly property real resting: contrast ? 0.62 : 0.38

    readonly property int margin: pick(14, 48, 44)
    readonly property int gap: pick(27, 32, 30) // 5 mm and more on the screens that are meant
    readonly property int tightGap: pick(12, 20, 20)
    readonly property int target: pick(132, 154, 148) // 25 mm
    readonly property int radius: pick(12, 18, 18)
    readonly property int hair: contrast ? Math.max(4, px(4)) : Math.max(1, px(small ? 1 : 1.6))
    readonly property int thick: Math.max(4, pick(5, 8, 8))

    readonly property int ribbon: marked ? pick(20, 34, 38) : 0
    readonly property int band: pick(98, 200, 322) - ribbon
    readonly property int portraitSide: Math.min(band - pick(14, 40, 40), pick(78, 156, 172))
    readonly property int question: Math.max(pick(62, 84, 150), Math.ceil(height / 3) - ribbon - band) // whatever is touched stands in the lower two thirds
    readonly property int rail: small ? px(128) : 0 // where height is scarce, what else can be touched stands beside the answers
    readonly property int footRow: small ? Math.floor(height * 2 / 3 / 6) : px(portrait ? 72 : large ? 60 : 76)

    // One scale of type: each step is 1.25 of the one before.
    readonly property real base: large ? pick(25, 34, 38) : pick(18, 26, 28)
    readonly property int smallText: base
    readonly property int bodyText: large ? base * 1.15 : base * 1.25
    readonly property int buttonText: large ? base * 1.25 : base * 1.5
    readonly property int questionText: large ? base * 1.7 : base * 1.9
    readonly property int windowText: pick(24, 46, 44)
    readonly property int nameText: pick(34, 62, 62)
    readonly property int placeText: large && !(small && marked) ? pick(20, 28, 31) : pick(15, 25, 28)
    readonly property int postText: large ? pick(marked ? 20 : 25, 38, 36) : pick(22, 32, 34)
    readonly property int hugeText: pick(52, 84, 76)
    readonly property int answerText: large ? pick(66, 100, 100) : pick(44, 62, 62)
    readonly property int face: pick(72, 136, 148)

    function pick(onSmall: real, wide: real, upright: real): int {
        return px(small ? onSmall : portrait ? upright : wide);
    }

    function px(drawn: real): int {
        return Math.round(drawn * unit);
    }

    // How a ground looks while a finger lies on it: 8 % darker; white on black has nothing darker and turns grey.
    function pressed(ground: color): color {
        return !contrast ? Qt.darker(ground, 1.087) : ground.hslLightness > 0.5 ? "#C4C4C4" : "#454545";
    }

    function fromStart(x: real, itsWidth: real, within: real): real {
        return mirrored ? within - x - itsWidth : x;
    }
}
