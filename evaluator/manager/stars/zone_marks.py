"""A month of the assessment as a small mark: the zone by its shape first, the colour second; hollow where uncertain."""

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from evaluator.domain.assessment import Zone
from evaluator.manager import look
from evaluator.manager.rows_model import CellRole, Index
from evaluator.manager.rows_table import RowDelegate
from evaluator.manager.stars import assessment_words
from evaluator.wire.stars import AssessmentRow, MarkLine

SIDE: Final = 13.0
JUDGED: Final[tuple[Zone, ...]] = ("award", "no_award", "accountability")
UNJUDGED: Final[tuple[Zone, ...]] = ("too_few", "nothing")


def draw_zone(painter: QPainter, into: QRectF, zone: Zone, palette: QPalette, *, certain: bool) -> None:
    """A disc for reached, a diamond for awards lost, a triangle for accountability, a dash or a dot for none."""
    middle, half = into.center(), SIDE / 2
    ink, quiet = palette.color(QPalette.ColorRole.Text), palette.color(QPalette.ColorRole.PlaceholderText)
    colour = {"award": palette.color(QPalette.ColorRole.Link), "no_award": _amber(palette)}.get(zone, ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1.6))
    painter.setBrush(colour if certain else Qt.BrushStyle.NoBrush)
    match zone:
        case "award":
            painter.drawEllipse(middle, half - 1.5, half - 1.5)
        case "no_award":
            painter.drawPolygon(_shape(middle, ((0, -half), (half, 0), (0, half), (-half, 0))))
        case "accountability":
            painter.drawPolygon(_shape(middle, ((0, -half), (half, half - 1), (-half, half - 1))))
        case "too_few":
            painter.setPen(QPen(quiet, 1.6))
            painter.drawLine(middle - QPointF(4, 0), middle + QPointF(4, 0))
        case "nothing":
            painter.setPen(QPen(quiet, 2.2))
            painter.drawPoint(middle)
    painter.restore()


class MarkCell(RowDelegate):
    """Draws the mark of one month."""

    def __init__(self, month: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._month = month

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, QStyleOptionViewItem(option), index)
        mark = mark_of(index.data(CellRole.ROW), self._month)
        if mark is not None:
            draw_zone(painter, QRectF(option.rect), mark.zone, option.palette, certain=mark.certain)


class ZoneLegend(QWidget):
    """The shapes with their words."""

    GAP = 22

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        words = sum(self.fontMetrics().horizontalAdvance(word) + SIDE + 8 + self.GAP for _, _, word in self._parts())
        return QSize(int(words), self.fontMetrics().height() + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter, left = QPainter(self), 0.0
        for zone, certain, word in self._parts():
            draw_zone(painter, QRectF(left, 0, SIDE, self.height()), zone, self.palette(), certain=certain)
            left += SIDE + 8
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            wide = self.fontMetrics().horizontalAdvance(word)
            painter.drawText(QRectF(left, 0, wide + 4, self.height()), int(Qt.AlignmentFlag.AlignVCenter), word)
            left += wide + self.GAP
        painter.end()

    def retranslate(self) -> None:
        self.setAccessibleName("、".join(word for _, _, word in self._parts()))
        self.updateGeometry()
        self.update()

    def _parts(self) -> tuple[tuple[Zone, bool, str], ...]:
        parts: list[tuple[Zone, bool, str]] = [(zone, True, assessment_words.zone(zone)) for zone in JUDGED]
        parts.append(("award", False, assessment_words.near()))
        parts += [(zone, True, assessment_words.zone(zone)) for zone in UNJUDGED]
        return tuple(parts)


def mark_of(row: AssessmentRow, month: int) -> MarkLine | None:
    """The mark of a month; None where the row has none."""
    return next((mark for mark in row.marks if mark.month == month), None)


def _shape(middle: QPointF, corners: tuple[tuple[float, float], ...]) -> QPolygonF:
    return QPolygonF([middle + QPointF(x, y) for x, y in corners])


def _amber(palette: QPalette) -> QColor:
    return QColor("#E0B65C" if look.is_dark(palette) else "#8A6410")
