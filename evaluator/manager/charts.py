"""Charts on screen and paper: columns by day or hour, a line of months in its band, a spark. Nothing but a QPainter.

Lengths are in the painter's own units; whoever calls gives the rectangle and the inks. What is withheld is drawn as a
gap with a small mark at its foot, never as nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, log10
from typing import Final, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from evaluator.manager.painting import Part, shared_out

COLUMN_SHARE: Final = 0.72
"""Of a place's width, the rest is air."""
COLUMN_W: Final = 48.0
"""No column is wider, however few there are."""
POINT: Final = 2.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inks:
    """What a chart is drawn with."""

    ink: QColor
    secondary: QColor
    rule: QColor
    accent: QColor
    tint: QColor
    font: QFont


class Column(NamedTuple):
    """One column: its parts from the foot up, and what stands under it ("" for nothing)."""

    label: str
    parts: tuple[Part, ...] | None
    """None where the figures are withheld."""
    strong: bool = False
    """Whether it is the one that is read just now."""


class Point(NamedTuple):
    """A value from 0 to 100 with its bounds; None where there is nothing to show."""

    label: str
    value: float | None
    low: float = 0.0
    high: float = 0.0
    strong: bool = True
    """Whether it carries a claim; else it is drawn hollow."""


def nice_top(most: int) -> int:
    """The end of a scale that begins at 0: 1, 2 or 5 times a power of ten, and not below `most`. 37 is 50, 0 is 1."""
    if most <= 1:
        return 1
    power = 10 ** int(log10(most))
    return next(int(step * power) for step in (1, 2, 5, 10) if step * power >= most)


def draw_columns(painter: QPainter, into: QRectF, columns: Sequence[Column], inks: Inks, numbers: str = "{:,}") -> None:
    """Columns over a scale from 0, with the end of the scale beside its line. Nothing where there are none."""
    if not columns:
        return
    plot = plot_of(into, inks.font)
    top = nice_top(max((sum(part.n for part in column.parts or ()) for column in columns), default=0))
    painter.save()
    painter.setFont(inks.font)
    _draw_scale(painter, plot, ((0.0, ""), (1.0, numbers.format(top))), inks)
    step = plot.width() / max(1, len(columns))
    for place, column in enumerate(columns):
        left = plot.left() + place * step
        wide = min(step * COLUMN_SHARE, COLUMN_W)
        inside = QRectF(left + (step - wide) / 2, plot.top(), wide, plot.height())
        if column.strong:
            painter.fillRect(QRectF(left, plot.top(), step, plot.height()), inks.tint)
        if column.parts is None:
            _draw_withheld(painter, QPointF(inside.center().x(), plot.bottom() - 4), inks)
        else:
            _draw_column(painter, inside, column.parts, top)
    _draw_labels(painter, plot, [column.label for column in columns], inks)
    painter.restore()


def draw_band(painter: QPainter, into: QRectF, points: Sequence[Point], inks: Inks, *, read: int | None = None) -> None:
    """Values joined by a line, their bounds as a band behind it, over a scale that holds them all and ends at 100.

    The point that is read just now has a thin upright behind it.
    """
    plot = plot_of(into, inks.font)
    known = [point for point in points if point.value is not None]
    foot = 10 * int(min((point.low for point in known), default=0.0) / 10)
    foot = min(foot, 90)

    def at(place: int, value: float) -> QPointF:
        x = plot.left() + (place + 0.5) * plot.width() / max(1, len(points))
        return QPointF(x, plot.bottom() - (value - foot) / (100 - foot) * plot.height())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(inks.font)
    middle = (100 + foot) / 2
    _draw_scale(painter, plot, ((0.0, f"{foot}"), (0.5, f"{middle:g}"), (1.0, "100")), inks)
    if read is not None:
        painter.setPen(QPen(inks.rule, 1))
        painter.drawLine(QLineF(at(read, foot), at(read, 100)))
    for run in _runs(points):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(inks.tint)
        upper = [at(place, points[place].high) for place in run]
        lower = [at(place, points[place].low) for place in reversed(run)]
        painter.drawPolygon(QPolygonF([*upper, *lower]))
        painter.setPen(QPen(inks.accent, 1.5))
        for before, after in pairwise(run):
            painter.drawLine(QLineF(at(before, points[before].value or 0), at(after, points[after].value or 0)))
    for place, point in enumerate(points):
        if point.value is None:
            _draw_withheld(painter, QPointF(at(place, foot).x(), plot.bottom() - 4), inks)
            continue
        painter.setPen(QPen(inks.accent, 1))
        painter.drawLine(QLineF(at(place, point.low), at(place, point.high)))
        painter.setPen(QPen(inks.accent, 1.5))
        painter.setBrush(inks.accent if point.strong else inks.tint)
        painter.drawEllipse(at(place, point.value), POINT, POINT)
    _draw_labels(painter, plot, [point.label for point in points], inks)
    painter.restore()


def draw_spark(painter: QPainter, into: QRectF, values: Sequence[float | None], ink: QColor) -> None:
    """Values from 0 to 100 as a line without a scale of its own, the last with a point; None is a gap."""
    shown = [value for value in values if value is not None]
    if not shown:
        return
    low, high = min(shown), max(shown)
    spread = max(high - low, 4.0)  # a tenth of a point must not look like a fall
    foot = (low + high - spread) / 2

    def at(place: int) -> QPointF:
        x = into.left() + into.width() * place / max(1, len(values) - 1)
        return QPointF(x, into.bottom() - ((values[place] or 0) - foot) / spread * into.height())

    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.25))
    for before, after in pairwise(range(len(values))):
        if values[before] is not None and values[after] is not None:
            painter.drawLine(QLineF(at(before), at(after)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    alone = [place for place, value in enumerate(values) if value is not None and _is_alone(values, place)]
    for place in {*alone, max(place for place, value in enumerate(values) if value is not None)}:
        painter.drawEllipse(at(place), 2, 2)
    painter.restore()


def plot_of(into: QRectF, font: QFont) -> QRectF:
    """Where the values are drawn: labels stand under it and the scale's words at its left."""
    metrics = QFontMetricsF(font)
    return into.adjusted(metrics.horizontalAdvance("00,000") + 6, metrics.height() / 2, 0, -metrics.height() - 5)


def place_at(into: QRectF, font: QFont, x: float, places: int) -> int | None:
    """Which of so many places lies at x; None beside them."""
    plot = plot_of(into, font)
    place = int((x - plot.left()) / plot.width() * places) if plot.width() > 0 else -1
    return place if plot.left() <= x and 0 <= place < places else None


def _is_alone(values: Sequence[float | None], place: int) -> bool:
    return all(not 0 <= beside < len(values) or values[beside] is None for beside in (place - 1, place + 1))


def _runs(points: Sequence[Point]) -> list[list[int]]:
    """Places that follow each other without a gap."""
    runs: list[list[int]] = [[]]
    for place, point in enumerate(points):
        if point.value is None:
            runs.append([])
        else:
            runs[-1].append(place)
    return [run for run in runs if run]


def _draw_scale(painter: QPainter, plot: QRectF, marks: Sequence[tuple[float, str]], inks: Inks) -> None:
    metrics = QFontMetricsF(inks.font)
    for share, words in marks:
        y = plot.bottom() - share * plot.height()
        painter.setPen(QPen(inks.rule, 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setPen(inks.secondary)
        left = plot.left() - 6 - metrics.horizontalAdvance(words)
        painter.drawText(QPointF(left, y + metrics.ascent() / 2 - 1), words)


def _draw_column(painter: QPainter, inside: QRectF, parts: Sequence[Part], top: int) -> None:
    total = sum(part.n for part in parts)
    height = inside.height() * total / top
    foot = inside.bottom()
    for part, share in zip(
        parts, shared_out([part.n for part in parts], max(1, ceil(height)) if total else 0), strict=True
    ):
        painter.fillRect(QRectF(inside.left(), foot - share, inside.width(), share), part.colour)
        foot -= share


def _draw_withheld(painter: QPainter, at: QPointF, inks: Inks) -> None:
    painter.setPen(QPen(inks.secondary, 1))
    painter.drawLine(QLineF(at.x() - 2, at.y(), at.x() + 2, at.y()))


def _draw_labels(painter: QPainter, plot: QRectF, labels: Sequence[str], inks: Inks) -> None:
    """As many labels as stand clear of each other, the last one always among them if any is."""
    metrics = QFontMetricsF(inks.font)
    step = plot.width() / max(1, len(labels))
    widest = max((metrics.horizontalAdvance(label) for label in labels), default=0) + 6
    every = max(1, ceil(widest / step)) if step > 0 else 1
    painter.setPen(inks.secondary)
    for place, label in enumerate(labels):
        if (len(labels) - 1 - place) % every == 0:
            middle = plot.left() + (place + 0.5) * step
            left = middle - metrics.horizontalAdvance(label) / 2
            painter.drawText(QPointF(left, plot.bottom() + 4 + metrics.ascent()), label)
