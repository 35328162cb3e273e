"""An interval in a cell: in figures, and drawn over one scale from 0 to 100 that is the same in every row."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyleOptionViewItem

from evaluator.manager import formats
from evaluator.manager.formats import RateUnit, hundred
from evaluator.manager.painting import Marks, draw_interval
from evaluator.manager.rows_model import CellRole, Index
from evaluator.manager.rows_table import RowDelegate
from evaluator.manager.table_head import PAD
from evaluator.wire.manager import Rate


def interval_text(rate: Rate | None, unit: RateUnit) -> str:
    """The bounds in figures; "" where there are none."""
    return "" if rate is None or rate.value is None else formats.interval(rate.low, rate.high, unit)


def marks_of(rate: Rate | None, unit: RateUnit) -> Marks | None:
    """A rate on the common scale; None where there is none."""
    if rate is None or rate.value is None or rate.low is None or rate.high is None:
        return None
    return Marks(hundred(rate.low, unit), hundred(rate.value, unit), hundred(rate.high, unit))


class IntervalCell(RowDelegate):
    """Draws what `marks` finds in a row."""

    def __init__(self, marks: Callable[[Any], Marks | None], parent: QObject) -> None:
        super().__init__(parent)
        self._marks = marks

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, QStyleOptionViewItem(option), index)
        marks = self._marks(index.data(CellRole.ROW))
        if marks is None:
            return
        text_w = option.fontMetrics.horizontalAdvance("100.0–100.0%") + 2 * PAD
        scale = QRectF(option.rect.adjusted(text_w, 0, -2 * PAD, 0))
        palette = option.palette
        ink, rule = palette.color(self.ink(index)), palette.color(QPalette.ColorRole.Mid)
        if scale.width() > 4 * PAD:
            draw_interval(painter, scale, marks, ink=ink, rule=rule)
