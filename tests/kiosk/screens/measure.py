"""What can be measured on the window: where words and targets stand, how large they are, how much they stand out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem, QQuickWindow

from tests.kiosk.conftest import KioskUnderTest

WORDS: Final = ("Line", "Words", "Title")
TARGETS: Final = ("Plate", "MatterPlate", "AnswerTile", "ReasonTag")
ACROSS, DOWN = 24, 6
"""Pixels that are looked at in the room of some words."""


@dataclass(frozen=True)
class Seen:
    """An item that is to be seen, and the room it takes in the window."""

    item: QQuickItem
    room: QRectF

    @property
    def name(self) -> str:
        return self.item.objectName() or str(self.item.property("text"))


def kind(item: QQuickItem) -> str:
    """`AnswerTile` for an item of AnswerTile.qml, `QQuickText` for Qt's own."""
    return item.metaObject().className().split("_QML")[0]


def seen(kiosk: KioskUnderTest) -> Iterator[Seen]:
    """Every visible item, in its place."""
    for item in _visible(kiosk.window.contentItem()):
        if item.width() > 0 and item.height() > 0:
            yield Seen(
                item, QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height())))
            )


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """What is to be seen below an item; below what is hidden there is nothing."""
    for child in item.childItems():
        if child.isVisible():
            yield child
            yield from _visible(child)


def texts(kiosk: KioskUnderTest) -> list[Seen]:
    """Everything with words in it; its room is where the letters stand."""
    return [
        Seen(one.item, painted(one))
        for one in seen(kiosk)
        if kind(one.item).startswith((*WORDS, "QQuickText")) and one.item.property("text").strip()
    ]


def targets(kiosk: KioskUnderTest) -> list[Seen]:
    """Everything that can be touched."""
    return [one for one in seen(kiosk) if kind(one.item).startswith(TARGETS)]


def painted(one: Seen) -> QRectF:
    """Where the letters of an item stand."""
    room, wide, high = one.room, one.item.property("contentWidth"), one.item.property("contentHeight")
    across, down = (_said(one.item, which) for which in ("effectiveHorizontalAlignment", "verticalAlignment"))
    left = {Qt.AlignmentFlag.AlignHCenter.value: 0.5, Qt.AlignmentFlag.AlignRight.value: 1.0}.get(across, 0.0)
    top = {Qt.AlignmentFlag.AlignVCenter.value: 0.5, Qt.AlignmentFlag.AlignBottom.value: 1.0}.get(down, 0.0)
    return QRectF(room.x() + (room.width() - wide) * left, room.y() + (room.height() - high) * top, wide, high)


def _said(item: QQuickItem, which: str) -> int:
    """A property whose type Python does not know."""
    context = qmlContext(item)
    assert context is not None
    value, _ = QQmlExpression(context, item, which).evaluate()
    return int(value)


def em(one: Seen) -> int:
    """Pixels of the font the words are really drawn with, once they have been made to fit."""
    return _said(one.item, "fontInfo.pixelSize")


def is_plain(one: Seen) -> bool:
    """Whether some words are shown letter for letter, and not read as markup where they look like it."""
    return _said(one.item, "textFormat") == Qt.TextFormat.PlainText.value


def cut_short(kiosk: KioskUnderTest) -> list[str]:
    """Words that are elided, or stand beyond the window or their own room."""
    window = QRectF(0, 0, kiosk.window.width(), kiosk.window.height()).adjusted(-1, -1, 1, 1)
    return [
        str(one.item.property("text"))
        for one in texts(kiosk)
        if one.item.property("truncated")
        or one.item.property("contentWidth") > one.item.width() + 1
        or not window.contains(one.room)
    ]


def is_whole(window: QQuickWindow, item: QQuickItem) -> bool:
    """Whether all words of an item are on the screen, inside their own room."""
    upper = item.mapToScene(QPointF(0, 0))
    lower = item.mapToScene(QPointF(item.width(), item.height()))
    inside = upper.x() >= 0 and upper.y() >= 0 and lower.x() <= window.width() and lower.y() <= window.height()
    return bool(inside and not item.property("truncated") and item.property("contentWidth") <= item.width() + 1)


def on_each_other(kiosk: KioskUnderTest) -> list[tuple[str, str]]:
    """Words or targets that hide one another."""
    words = [Seen(one.item, letters(one)) for one in texts(kiosk)]
    found = [(one.name, other.name) for one, other in combinations(words, 2) if one.room.intersects(other.room)]
    touched = targets(kiosk)
    found += [(a.name, b.name) for a, b in combinations(touched, 2) if a.room.intersects(b.room)]
    found += [
        (word.name, target.name)
        for word in words
        for target in touched
        if word.room.intersects(target.room) and not target.item.isAncestorOf(word.item)
    ]
    return found


def letters(one: Seen) -> QRectF:
    """The room of the letters without the air above and below the lines."""
    air = one.item.property("font").pixelSize() * 0.25
    return one.room.adjusted(1, air, -1, -air)


def gap(one: Seen, other: Seen) -> float:
    """Pixels between two rooms; 0 when they touch."""
    across = max(one.room.left(), other.room.left()) - min(one.room.right(), other.room.right())
    down = max(one.room.top(), other.room.top()) - min(one.room.bottom(), other.room.bottom())
    return max(across, down, 0.0)


def letter_height(one: Seen) -> float:
    """Pixels that a capital, or a whole Chinese character, is high."""
    metrics = QFontMetricsF(one.item.property("font"))
    text = str(one.item.property("text"))
    return metrics.capHeight() if text.isascii() else metrics.tightBoundingRect("国").height()


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it, 0-1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """1-21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def ground(picture: QImage, room: QRectF) -> QColor:
    """The colour that fills most of a room."""
    assert picture.depth() == 32
    pixels, wide = memoryview(picture.constBits()).cast("I"), picture.bytesPerLine() // 4
    left, top, width, height = room.left(), room.top(), room.width(), room.height()
    right, bottom = picture.width() - 1, picture.height() - 1
    columns = [min(right, max(0, round(left + width * (x + 0.5) / ACROSS))) for x in range(ACROSS)]
    rows = [min(bottom, max(0, round(top + height * (y + 0.5) / DOWN))) for y in range(DOWN)]
    seen_colours = Counter(pixels[y * wide + x] for x in columns for y in rows)
    return QColor.fromRgb(seen_colours.most_common(1)[0][0])
