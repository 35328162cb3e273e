"""What is overdue, in red and with its sign: in a cell and on a page."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QStyleOptionViewItem, QWidget

from evaluator.manager import look
from evaluator.manager.painting import draw_overdue
from evaluator.manager.rows_model import CellRole, Index
from evaluator.manager.rows_table import RowDelegate
from evaluator.manager.table_head import PAD

SIGN: Final = 14


class DueDelegate(RowDelegate):
    """How long is left; red with a clock once nothing is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        case = index.data(CellRole.ROW)
        if case is None or not case.overdue:
            super().paint(painter, option, index)
            return
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        self.ground(painter, option)
        red = look.overdue(option.palette)
        inside = option.rect.adjusted(PAD, 0, -PAD, 0)
        draw_overdue(painter, QRectF(inside.left(), inside.center().y() - SIGN / 2 + 1, SIGN, SIGN), red)
        painter.save()
        painter.setPen(red)
        painter.setFont(option.font)
        painter.drawText(inside.adjusted(SIGN + 6, 0, 0, 0), option.displayAlignment, option.text)
        painter.restore()


class DueLabel(QLabel):
    """The same as a line of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.is_overdue = False

    def say(self, text: str, *, overdue: bool) -> None:
        """Show a text, in red with the sign where it is overdue."""
        self.is_overdue = overdue
        self.setText(text)
        self.setAccessibleName(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return super().sizeHint() + QSize((SIGN + 6) if self.is_overdue else 0, 0)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        if not self.is_overdue:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        red = look.overdue(self.palette())
        inside = self.contentsRect()
        draw_overdue(painter, QRectF(inside.left(), inside.center().y() - SIGN / 2 + 1, SIGN, SIGN), red)
        painter.setPen(red)
        painter.drawText(inside.adjusted(SIGN + 6, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.end()
