pragma Singleton

import QtQuick

// Sizes are drawn for 1280x800 (10.1"), 800x480 (7") and 800x1280, and grow and shrink with the window.
QtObject {
    id: theme

    property real width: 1280
    property real height: 800
    property url resources
    readonly property bool mirrored: Application.layoutDirection === Qt.RightToLeft // a language says so by translating QT_LAYOUT_DIRECTION

    readonly property bool portrait: height > width
    readonly property bool small: !portrait && height < 560
    readonly property bool twoByTwo: portrait || small
    readonly property real unit: portrait ? Math.min(width / 800, height / 1280) : small ? Math.min(width / 800, height / 480) : Math.min(width / 1280, height / 800)

    readonly property color ink: "#17212B"
    readonly property color paper: "#FAF8F4"
    readonly property color plate: "#FFFFFF"
    readonly property color secondInk: "#475460"
    readonly property color rule: "#D9D4CA"
    readonly property color accent: "#0B5D66"
    readonly property color accentTint: "#D7E6E6"
    readonly property color accentInk: "#FFFFFF"
    readonly property color rest: "#F0ECE4"
    readonly property color notice: "#F3E3B8"
    readonly property real pressedDarker: 1.087 // 8 % darker

    readonly property int margin: px(small ? 22 : portrait ? 44 : 48)
    readonly property int gap: px(small ? 26 : portrait ? 30 : 32)
    readonly property int rowGap: px(small ? 11 : portrait ? 30 : 32)
    readonly property int radius: px(small ? 12 : 18)
    readonly property int hair: Math.max(1, px(small ? 1 : 1.6))

    readonly property int band: px(small ? 100 : portrait ? 322 : 232)
    readonly property int portraitSide: px(small ? 78 : portrait ? 172 : 172)
    readonly property int question: px(small ? 60 : portrait ? 150 : 132)
    readonly property int foot: px(small ? 45 : portrait ? 144 : 76)

    readonly property int hugeText: px(small ? 52 : portrait ? 76 : 84)
    readonly property int nameText: px(small ? 38 : portrait ? 62 : 68)
    readonly property int windowText: px(small ? 27 : portrait ? 44 : 50)
    readonly property int questionText: px(small ? 31 : portrait ? 46 : 46)
    readonly property int answerText: px(small ? 44 : portrait ? 54 : 52)
    readonly property int bodyText: px(small ? 22 : portrait ? 34 : 32)
    readonly property int smallText: px(small ? 17 : portrait ? 28 : 26)
    readonly property int face: px(small ? 88 : portrait ? 148 : 136)

    function fromStart(x: real, itsWidth: real, within: real): real {
        return mirrored ? within - x - itsWidth : x;
    }

    function px(drawn: real): int {
        return Math.round(drawn * unit);
    }
}
