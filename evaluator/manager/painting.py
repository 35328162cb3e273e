"""How figures are drawn: one stacked bar, one interval. Nothing but a QPainter, so that paper can use them too."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

BAR_H: Final = 8.0
TICK_H: Final = 8.0
POINT_R: Final = 2.75


class Part(NamedTuple):
    """One piece of a bar: how many, and in which colour."""

    n: int
    colour: QColor


def level_colour(tint: str, *, dark: bool) -> QColor:
    """A level's tint, made for the screen's tiles, deepened until a thin bar of it reads on the page."""
    from_tint = QColor(tint)
    hue, saturation, lightness = from_tint.hslHueF(), from_tint.hslSaturationF(), from_tint.lightnessF()
    if dark:
        return QColor.fromHslF(hue, min(1.0, saturation * 0.75), lightness * 0.62)
    return QColor.fromHslF(hue, min(1.0, saturation * 0.82), lightness * 0.74)


def draw_stack(painter: QPainter, into: QRectF, parts: Sequence[Part]) -> None:
    """A bar over the whole width, a piece for each part in proportion, without gaps. Nothing when all are 0."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    left = into.left()
    for part, width in zip(parts, shared_out([part.n for part in parts], int(into.width())), strict=True):
        painter.fillRect(QRectF(left, into.top(), width, into.height()), part.colour)
        left += width
    painter.restore()


def shared_out(counts: Sequence[int], width: int) -> list[int]:
    """Whole widths in proportion that fill `width`; a count that is not 0 gets at least 1, taken from the widest.

    3 and 1 over 200 are 150 and 50; 9,999 and 1 are 199 and 1.
    """
    total = sum(counts)
    if not total:
        return [0] * len(counts)
    edges = [round(width * sum(counts[:place]) / total) for place in range(len(counts) + 1)]
    widths = [after - before for before, after in pairwise(edges)]
    for place, n in enumerate(counts):
        if n and not widths[place] and max(widths) > 1:
            widths[widths.index(max(widths))] -= 1
            widths[place] = 1
    return widths


class Marks(NamedTuple):
    """A rate with its bounds, each from 0 to 100."""

    low: float
    value: float
    high: float


def draw_interval(painter: QPainter, into: QRectF, marks: Marks, *, ink: QColor, rule: QColor) -> None:
    """The bounds as a thin line with end ticks, the rate as a point, over a scale of 0 to 100 that fills the width."""
    middle = into.center().y()

    def x(share: float) -> float:
        return into.left() + into.width() * share / 100

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(rule, 1))
    painter.drawLine(QLineF(into.left(), middle, into.right(), middle))
    for share in (0.0, 50.0, 100.0):
        painter.drawLine(QLineF(x(share), middle - TICK_H / 4, x(share), middle + TICK_H / 4))
    painter.setPen(QPen(ink, 1.25))
    painter.drawLine(QLineF(x(marks.low), middle, x(marks.high), middle))
    for share in (marks.low, marks.high):
        painter.drawLine(QLineF(x(share), middle - TICK_H / 2, x(share), middle + TICK_H / 2))
    painter.setBrush(ink)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(QPointF(x(marks.value), middle), POINT_R, POINT_R)
    painter.restore()


def draw_overdue(painter: QPainter, into: QRectF, colour: QColor) -> None:
    """A clock face past its hour in a filled disc: the sign beside everything that is overdue."""
    side = min(into.width(), into.height())
    disc = QRectF(into.center().x() - side / 2, into.center().y() - side / 2, side, side)
    middle = disc.center()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(disc)
    bright = QColor("#FFFFFF") if colour.lightnessF() < 0.5 else QColor("#14191D")
    painter.setPen(QPen(bright, side / 9, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawLine(QLineF(middle, middle - QPointF(0, side * 0.3)))
    painter.drawLine(QLineF(middle, middle + QPointF(side * 0.22, side * 0.14)))
    painter.restore()
