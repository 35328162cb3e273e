"""A line over a table for finding rows: there when it is asked for, gone with Esc."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from evaluator.manager import formats, messages
from evaluator.manager.looked_for import holding, words_of
from evaluator.manager.rows_model import RowColumn

Row = TypeVar("Row")


class FindBar(QWidget):
    """Tells what is looked for; shows how many rows that leaves."""

    changed = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._found = QLineEdit(self), QLabel(self)
        self.field.setObjectName("find")
        self.field.setProperty("role", "compact")
        self.field.setClearButtonEnabled(True)
        self.field.setMaximumWidth(260)
        self.field.textChanged.connect(self.changed)
        self._found.setProperty("role", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.field, 1)
        row.addWidget(self._found)
        row.addStretch(1)
        self.hide()

    @property
    def words(self) -> tuple[str, ...]:
        """What every row must hold; none while the bar is closed."""
        return words_of(self.field.text())

    def open(self) -> None:
        """Be there, with the cursor in it."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_up(self) -> bool:
        """Be gone, and look for nothing; False when it was gone already."""
        if self.isHidden():
            return False
        self.hide()
        self.field.clear()
        self.closed.emit()
        return True

    def keep(self, rows: Sequence[Row], columns: Sequence[RowColumn[Row]]) -> list[Row]:
        """The rows that hold what is looked for, in any column."""
        return holding(rows, self.words, [column.text for column in columns])

    def say(self, found: int, of: int) -> None:
        """How many rows hold what is looked for."""
        self._found.setText(messages.found(formats.count(found), formats.count(of)) if self.words else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() == Qt.Key.Key_Escape:
            self.close_up()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.field.setPlaceholderText(messages.search())
        self.field.setAccessibleName(messages.search())
        self.field.setToolTip(messages.search_about())
