"""The product's sign, sharp on every screen."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from evaluator.runtime.paths import resources


def product_icon() -> QIcon:
    """What the window and the task bar carry."""
    return QIcon(str(resources() / "icons" / "manager.svg"))


class ProductSign(QWidget):
    """The icon at a side length in pixels of the layout."""

    def __init__(self, side: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = product_icon()
        self.setFixedSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        self._icon.paint(painter, QRect(0, 0, self.width(), self.height()))
        painter.end()
