"""A quiet bar above a page: what is not as usual, in one sentence. It pushes nothing away for ever."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget


class Notice(QFrame):
    """Shows one sentence until it is told otherwise; screen readers hear it by its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setProperty("role", "notice")
        self._label = QLabel(self)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.addWidget(self._label)
        self.hide()

    @property
    def sentence(self) -> str:
        """What it says now; empty while it is hidden."""
        return self._label.text()

    def say(self, sentence: str) -> None:
        """Show a sentence; "" hides the bar."""
        self._label.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
