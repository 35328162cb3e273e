"""The account that answers a case: typed, or picked from those who may own it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QCompleter, QWidget

from evaluator.manager.one_line import OneLine

BESIDE_NAME: Final = 32
"""Pixels of a list beside its longest name: margins and the bar."""
WIDEST: Final = 480
LONGEST_NAME: Final = 64


class OwnerField(OneLine):
    """Offers the names that contain what is typed; the down key or a click in the empty field offers all of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LONGEST_NAME, parent)
        self.setProperty("role", "compact")
        self._names = QStringListModel(self)
        picker = QCompleter(self._names, self)
        picker.setFilterMode(Qt.MatchFlag.MatchContains)
        picker.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(picker)

    @property
    def names(self) -> list[str]:
        """Who is offered."""
        return self._names.stringList()

    def offer(self, names: Sequence[str]) -> None:
        """Offer these accounts, each once and in order."""
        found = sorted({name for name in names if name})
        if found != self.names:
            self._names.setStringList(found)
            longest = max((self.fontMetrics().horizontalAdvance(name) for name in found), default=0)
            if popup := self.completer().popup():
                popup.setMinimumWidth(min(longest + BESIDE_NAME, WIDEST))

    def open_names(self) -> None:
        """Show everybody who is offered."""
        picker = self.completer()
        picker.setCompletionPrefix("")
        picker.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Down:
            self.open_names()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        super().mousePressEvent(event)
        if not self.text():
            self.open_names()
