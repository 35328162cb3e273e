"""The heads of the columns: secondary ink over a rule, two lines where needed, a small arrow over the sorted one."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from evaluator.manager import look

HEAD_H: Final = 42
PAD: Final = 6
_ARROW_W: Final = 4.5
_ARROW_H: Final = 4.5


class TableHead(QHeaderView):
    """Draws its sections itself, so that the arrow takes no room from the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFont(look.font(look.SMALL))
        self.setFixedHeight(HEAD_H)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorShown(True)
        self.setSortIndicatorClearable(True)
        self.setStretchLastSection(True)
        self.setMinimumSectionSize(40)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint().width(), HEAD_H)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N802, N803 - Qt's names
        if not rect.isValid():
            return
        palette = self.palette()
        sorted_here = self.sortIndicatorSection() == logicalIndex
        ink = palette.color(QPalette.ColorRole.Text if sorted_here else QPalette.ColorRole.PlaceholderText)
        painter.save()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Base))
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Dark), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.setPen(ink)
        painter.setFont(self.font())
        orientation = self.orientation()
        title = self.model().headerData(logicalIndex, orientation, Qt.ItemDataRole.DisplayRole) or ""
        across = self.model().headerData(logicalIndex, orientation, Qt.ItemDataRole.TextAlignmentRole) or 0
        words = rect.adjusted(PAD, 7, -PAD, -4)
        painter.drawText(words, int(across) | int(Qt.TextFlag.TextWordWrap), title)
        if sorted_here:
            self._draw_arrow(painter, rect, ink)
        painter.restore()

    def _draw_arrow(self, painter: QPainter, rect: QRect, ink: QColor) -> None:
        """Its point shows to where the numbers grow: up when the last row is the largest."""
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        middle, top = QPointF(rect.center()).x(), rect.top() + 2.0
        base, point = (top + _ARROW_H, top) if up else (top, top + _ARROW_H)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        ends = [QPointF(middle - _ARROW_W, base), QPointF(middle + _ARROW_W, base), QPointF(middle, point)]
        painter.drawPolygon(QPolygonF(ends))
