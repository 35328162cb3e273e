"""The table of a month on paper: which columns, how wide, and a row with its name whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

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
BOUNDS_W: Final = 82.0
LEAST_W: Final = 40.0


@dataclass(frozen=True, slots=True)
class _Placed:
    column: Column
    left: float
    width: float


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
        return ROW_H + self._name_h(row)

    def row(self, y: float, row: TallyRow) -> float:
        """One row, its name above its figures where the column is too narrow."""
        above = self._name_h(row)
        if above:
            words, metrics = self._placed[0].column.text(row), QFontMetricsF(look.paper_font(10))
            into = QRectF(0, y + ROW_H - 7 - metrics.ascent(), WIDTH, above + 2)
            self._pen.wrap(into, words, 10, self._pen.ink, _wrap(words, metrics))
        end = y + above + ROW_H
        self._cells(self._placed[1:] if above else self._placed, y + above, row)
        self._pen.line(end, self._pen.rule)
        return end

    def _name_h(self, row: TallyRow) -> float:
        """A name wider than its column has the whole width above its figures: on paper nothing is one hover away."""
        name = self._placed[0]
        metrics, words = QFontMetricsF(look.paper_font(10)), name.column.text(row)
        if metrics.horizontalAdvance(words) <= name.width - 8:
            return 0.0
        return metrics.boundingRect(QRectF(0, 0, WIDTH, HEIGHT), _wrap(words, metrics), words).height()

    def _cells(self, placed: tuple[_Placed, ...], top: float, row: TallyRow) -> None:
        pen, base = self._pen, top + ROW_H - 7
        quiet = row.figures is None or not row.figures.sufficient
        for one in placed:
            words = one.column.text(row)
            ink = pen.secondary if quiet and one.column.slug in QUIET_COLUMNS else pen.ink
            if one.column.kind == "number":
                pen.say(one.left + one.width - 8, base, words, 10, ink, right=True)
            else:
                room = 84 if one.column.kind == "interval" else one.width - 8
                pen.say(one.left, base, words, 10, ink, width=room)
            if one.column.kind == "interval" and (marks := self._marks(row)) is not None:
                draw_interval(
                    pen.painter, QRectF(one.left + 88, top, one.width - 94, ROW_H), marks, ink=ink, rule=pen.rule
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
    widths = {column.slug: _head_w(column) for column in columns} | {
        "note": 50.0,
        "interval": INTERVAL_W,
        "bounds": BOUNDS_W,
    }
    fixed = sum(width for slug, width in widths.items() if slug != "name")
    placed, left = [], 0.0
    for column in columns:
        width = WIDTH - fixed if column.slug == "name" else widths[column.slug]
        placed.append(_Placed(column, left, width))
        left += width
    return tuple(placed)


def _wrap(words: str, metrics: QFontMetricsF) -> int:
    """Between words, and anywhere where one of them alone is wider than the page."""
    fits = all(metrics.horizontalAdvance(word) <= WIDTH or not word.isascii() for word in words.split())
    flag = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
    return int(flag.value)


def _head_w(column: Column) -> float:
    """Room for the longest word of a column's head."""
    metrics = QFontMetricsF(look.paper_font(9))
    return max(LEAST_W, *(metrics.horizontalAdvance(word) + 10 for word in column.title.split() or [""]))
