"""The table of a month on paper: which columns, how wide, and a row with its name whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from evaluator.domain.names import Language
from evaluator.manager import formats, look
from evaluator.manager.columns import Column, columns_of, headline_rate, headline_unit
from evaluator.manager.painting import Marks, draw_interval
from evaluator.manager.sheet_pen import HEIGHT, WIDTH, SheetPen
from evaluator.manager.table import QUIET_COLUMNS
from evaluator.wire.manager import TallyAnswer, TallyRow

ROW_H: Final = 22.0
HEAD_H: Final = 34.0
ON_PAPER: Final = ("name", "detail", "n", "rate", "note", "interval", "bounds")
INTERVAL_W: Final = 128.0
DRAWN_W: Final = 40.0
"""Of it, for the interval as it is drawn."""
NAME_W: Final = 88.0
"""A usual name in two lines; where there is less, intervals are not drawn."""
NAME_LINES: Final = 2
FIXED: Final = {"note": 50.0, "interval": INTERVAL_W, "bounds": 82.0}
LEAST_W: Final = 40.0
GAP: Final = 8.0
"""Between figures, which end at the right, and words, which begin at the left."""


@dataclass(frozen=True, slots=True)
class _Placed:
    column: Column
    left: float
    width: float


class _Name(NamedTuple):
    """The room of a row's name, how much higher it makes the row, and whether the figures stand beneath it."""

    width: float
    more: float
    is_above: bool = False


class MonthPaperTable:
    """Draws heads and rows at a height, and tells where they end; turning pages is the sheet's."""

    def __init__(self, pen: SheetPen, answer: TallyAnswer, language: Language, names: Mapping[str, str]) -> None:
        self._pen, self._answer = pen, answer
        self._placed = _placed(answer, language, names)

    def head(self, y: float) -> float:
        """The heads of the columns."""
        for one in self._placed:
            across = Qt.AlignmentFlag.AlignRight if one.column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            flags = int(across.value | Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value)
            into = QRectF(one.left, y, one.width - 8, HEAD_H - 6)
            self._pen.wrap(into, one.column.title, 9, self._pen.secondary, flags)
        self._pen.line(y + HEAD_H, self._pen.secondary)
        return y + HEAD_H

    def row_h(self, row: TallyRow) -> float:
        """How high a row will be."""
        return ROW_H + self._name(row).more

    def row(self, y: float, row: TallyRow) -> float:
        """One row. A name that is longer than its column goes on below it, a very long one stands above the figures."""
        name, metrics = self._name(row), QFontMetricsF(look.paper_font(10))
        if name.more:
            words = self._placed[0].column.text(row)
            into = QRectF(0, y + ROW_H - 7 - metrics.ascent(), name.width, metrics.height() + name.more + 2)
            self._pen.wrap(into, words, 10, self._pen.ink, _wrap(words, metrics, name.width))
        end = y + name.more + ROW_H
        self._cells(self._placed[1:] if name.more else self._placed, y + name.more if name.is_above else y, row)
        self._pen.line(end, self._pen.rule)
        return end

    def _name(self, row: TallyRow) -> _Name:
        """Where a row's name stands: on paper nothing is one hover away."""
        column = self._placed[0]
        room = column.width - 8
        metrics, words = QFontMetricsF(look.paper_font(10)), column.column.text(row)
        if metrics.horizontalAdvance(words) <= room:
            return _Name(room, 0.0)
        more = _height(words, metrics, room) - metrics.height()
        if _parts_no_word(words, metrics, room) and more <= (NAME_LINES - 1) * metrics.lineSpacing() + 1:
            return _Name(room, more)
        return _Name(WIDTH, _height(words, metrics, WIDTH), is_above=True)

    def _cells(self, placed: tuple[_Placed, ...], top: float, row: TallyRow) -> None:
        pen, base = self._pen, top + ROW_H - 7
        quiet = row.figures is None or not row.figures.sufficient
        for one in placed:
            words = one.column.text(row)
            ink = pen.secondary if quiet and one.column.slug in QUIET_COLUMNS else pen.ink
            if one.column.kind == "number":
                pen.say(one.left + one.width - 8, base, words, 10, ink, right=True)
            else:
                room = INTERVAL_W - DRAWN_W - 4 if one.column.kind == "interval" else one.width - 8
                pen.say(one.left, base, words, 10, ink, width=room)
            if one.column.kind == "interval" and one.width >= INTERVAL_W and (marks := self._marks(row)) is not None:
                draw_interval(
                    pen.painter,
                    QRectF(one.left + INTERVAL_W - DRAWN_W, top, DRAWN_W - 6, ROW_H),
                    marks,
                    ink=ink,
                    rule=pen.rule,
                )

    def _marks(self, row: TallyRow) -> Marks | None:
        found, unit = headline_rate(row.figures, self._answer), headline_unit(self._answer)
        if found.value is None or found.low is None or found.high is None:
            return None
        low, value, high = (formats.hundred(one, unit) for one in (found.low, found.value, found.high))
        return Marks(low, value, high)


def _placed(answer: TallyAnswer, language: Language, names: Mapping[str, str]) -> tuple[_Placed, ...]:
    levels = {level.slug for level in answer.levels}
    columns = [
        column for column in columns_of(answer, language, names) if column.slug in ON_PAPER or column.slug in levels
    ]
    widths = {column.slug: FIXED.get(column.slug) or _head_w(column) for column in columns if column.slug != "name"}
    gaps = {
        column.slug: GAP for before, column in pairwise(columns) if before.kind == "number" and column.kind != "number"
    }
    fixed = sum(widths.values()) + sum(gaps.values())
    if WIDTH - fixed < NAME_W:
        widths["interval"] -= DRAWN_W
        fixed -= DRAWN_W
    placed, left = [], 0.0
    for column in columns:
        left += gaps.get(column.slug, 0.0)
        width = widths.get(column.slug, WIDTH - fixed)
        placed.append(_Placed(column, left, width))
        left += width
    return tuple(placed)


def _parts_no_word(words: str, metrics: QFontMetricsF, width: float) -> bool:
    """Whether words need only be parted between them. Chinese may be parted anywhere."""
    return all(metrics.horizontalAdvance(word) <= width or not word.isascii() for word in words.split())


def _wrap(words: str, metrics: QFontMetricsF, width: float) -> int:
    """Between words, and anywhere where one of them alone is wider than its room."""
    parts_none = _parts_no_word(words, metrics, width)
    return int((Qt.TextFlag.TextWordWrap if parts_none else Qt.TextFlag.TextWrapAnywhere).value)


def _height(words: str, metrics: QFontMetricsF, width: float) -> float:
    """Of words over as many lines as they take."""
    return metrics.boundingRect(QRectF(0, 0, width, HEIGHT), _wrap(words, metrics, width), words).height()


def _head_w(column: Column) -> float:
    """Room for the longest word of a column's head."""
    metrics = QFontMetricsF(look.paper_font(9))
    return max(LEAST_W, *(metrics.horizontalAdvance(word) + 10 for word in column.title.split() or [""]))
