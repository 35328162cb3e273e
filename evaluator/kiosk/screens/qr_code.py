"""A QR code that carries words themselves, so that it says them without any network."""

from typing import Final

from PySide6.QtCore import Property, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

QML_IMPORT_NAME = "WindowEvaluator.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

QUIET: Final = 4
"""Light modules around the code, as ISO/IEC 18004 asks for."""
ERROR: Final = "m"
"""A glass that reflects costs some modules; a higher level would make each of them smaller."""

Modules = tuple[tuple[bool, ...], ...]


def modules_of(text: str) -> Modules:
    """Rows of dark modules without the quiet zone; none when there is no text or more than a code can hold."""
    if not text:
        return ()
    import segno  # with its writers it loads half the network library, which no first frame needs

    try:
        code = segno.make_qr(text, error=ERROR, encoding="utf-8", boost_error=False)
    except segno.DataOverflowError:
        return ()
    return tuple(tuple(bool(module) for module in row) for row in code.matrix)


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
