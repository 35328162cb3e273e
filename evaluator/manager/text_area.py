"""A field of several lines that says when there is too much in it, and takes nothing in that would hold the desk up."""

from typing import Final

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from evaluator.manager import limit_words

PASTED_MOST: Final = 20_000
"""Characters that are laid out within a frame; ten megabytes take seconds."""


def as_sent(text: str) -> str:
    """A text without blanks around it and without the character that ends texts elsewhere."""
    return text.strip().replace("\x00", "")


class TextArea(QPlainTextEdit):
    """Holds what it is given, and says while that is more than `most` characters. Tab goes on to the next field."""

    overfull = Signal(str)
    """Said with every change while there is too much in it; "" once there is not. Also where nothing was pasted."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = most
        self._was_overfull = False
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._measure)

    @property
    def words(self) -> str:
        """What is handed over."""
        return as_sent(self.toPlainText())

    @property
    def too_long(self) -> str:
        """The sentence that says so; "" where everything fits."""
        now = len(self.words)
        return limit_words.too_long(now, self.most) if now > self.most else ""

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        pasted = len(source.text())
        if pasted > max(PASTED_MOST, 2 * self.most):
            self.overfull.emit(limit_words.not_pasted(pasted, self.most))
        else:
            super().insertFromMimeData(source)

    def _measure(self) -> None:
        said = self.too_long
        if said or self._was_overfull:
            self._was_overfull = bool(said)
            self.overfull.emit(said)
