"""A field of one line: what is pasted becomes one line, and what is too long stays and is said, never cut."""

import re
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from evaluator.manager import limit_words

_BREAKS: Final = "\t\n\v\f\r\x1c\x1d\x1e\x85\u2028\u2029"
_BETWEEN: Final = re.compile(f"[{_BREAKS}]+")
_UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f-\x9f]")


def in_one_line(text: str) -> str:
    """A cell or lines as one line: breaks and tabs between words are a blank, at the ends nothing; other control
    characters are left out.

    A cell of a spreadsheet is copied with a line break behind it: `1041` and a break is `1041`.
    """
    return _UNSEEN.sub("", _BETWEEN.sub(" ", text.strip(_BREAKS)))


class OneLine(QLineEdit):
    """Holds what it is given, and says while that is more than `most` characters."""

    overfull = Signal(str)
    """Said with every change while there is too much in it; "" once there is not."""

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.most = most
        self._was_overfull = False
        self.setValidator(_InOneLine(self))
        self.textChanged.connect(self._measure)

    @property
    def too_long(self) -> str:
        """The sentence that says so; "" where everything fits."""
        now = len(self.text().strip())
        return limit_words.too_long(now, self.most) if now > self.most else ""

    def _measure(self) -> None:
        said = self.too_long
        if said or self._was_overfull:
            self._was_overfull = bool(said)
            self.overfull.emit(said)


class _InOneLine(QValidator):
    """Makes one line of whatever comes in, by whatever way."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def validate(self, text: str, cursor: int) -> tuple[QValidator.State, str, int]:
        if not _UNSEEN.search(text) and not _BETWEEN.search(text):
            return QValidator.State.Acceptable, text, cursor
        made = in_one_line(text)
        return QValidator.State.Acceptable, made, min(len(in_one_line(text[:cursor])), len(made))
