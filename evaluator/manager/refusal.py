"""Why something was not done, in place: a form shows the sentence, and keeps what was typed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Refusal(QLabel):
    """Hidden while there is nothing to say; screen readers hear it by its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusal")
        self.setProperty("role", "refusal")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str) -> None:
        """Show a sentence; "" takes it away."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setVisible(bool(sentence))
