"""A QR code that carries words themselves, so that it says them without any network."""

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from evaluator.runtime.qr import QUIET, Modules, modules_of

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class QrCode(QQuickPaintedItem):
    """Draws `text` in its middle, each module as many whole pixels wide as there is room for."""

    textChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._modules: Modules = ()

    def paint(self, painter: QPainter) -> None:
        """Called by Qt."""
        if not self._modules:
            return
        across = len(self._modules) + 2 * QUIET
        module = max(1, int(min(self.width(), self.height()) // across))
        left = int(self.width() - across * module) // 2
        top = int(self.height() - across * module) // 2
        painter.fillRect(QRectF(left, top, across * module, across * module), Qt.GlobalColor.white)
        for row, modules in enumerate(self._modules, QUIET):
            for column, dark in enumerate(modules, QUIET):
                if dark:
                    box = QRectF(left + column * module, top + row * module, module, module)
                    painter.fillRect(box, Qt.GlobalColor.black)

    def _read(self) -> str:
        return self._text

    def _write(self, text: str) -> None:
        if text != self._text:
            self._text, self._modules = text, modules_of(text)
            self.update()
            self.textChanged.emit()

    text = Property(str, _read, _write, notify=textChanged)
