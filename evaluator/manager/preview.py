"""A sheet as it will be printed, before it is."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPagedPaintDevice
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from evaluator.manager import paper_words
from evaluator.manager.paper import lay_out


class Preview:
    """The preview of one page of the desk; a newer one takes the place of the one before."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self.dialog: QPrintPreviewDialog | None = None
        self._printer: QPrinter | None = None
        """Held here: the preview uses it and does not own it."""

    def show(self, draw: Callable[[QPagedPaintDevice], object], margin: float = 0.0) -> None:
        """Show what is drawn on A4 with a margin in millimetres."""
        if self.dialog is not None:
            self.dialog.close()
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        lay_out(printer, margin)
        self._printer = printer
        dialog = QPrintPreviewDialog(printer, self._parent)
        dialog.setObjectName("preview")
        dialog.setWindowTitle(paper_words.preview_title())
        dialog.paintRequested.connect(draw)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(self._closed)
        self.dialog = dialog
        _give_room(dialog, self._parent.window())
        dialog.open()

    def _closed(self) -> None:
        self.dialog = None


def _give_room(dialog: QPrintPreviewDialog, desk: QWidget) -> None:
    """As large as the desk, so that the way to the printer is not folded away and the sheet can be read."""
    dialog.resize(desk.size().boundedTo(dialog.screen().availableSize()))
