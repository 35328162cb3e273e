"""What a page is doing just now: nothing for a second, then that it reads, then how to stop it."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from evaluator.manager import messages

PATIENCE_MS: Final = 1_000
"""After this a person is told that something is being read; after five times this, how to stop it."""
REMARK_MS: Final = 6_000


class Progress(QLabel):
    """One line of small print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.setProperty("role", "small")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self.patience.timeout.connect(self.say_reading)
        self.impatience = QTimer(self, singleShot=True, interval=4 * PATIENCE_MS)
        self.impatience.timeout.connect(lambda: self._say(messages.reading_long()))
        self._forget = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._forget.timeout.connect(self.clear)
        self.is_reading = False
        """Whether an answer is on its way."""

    def set_reading(self, *, reading: bool) -> None:
        """Say that an answer is on its way, once that has taken a second."""
        self.is_reading = reading
        if reading:
            self.patience.start()
            return
        self.patience.stop()
        self.impatience.stop()
        if not self._forget.isActive():  # else a remark stands there
            self.clear()

    def remark(self, sentence: str) -> None:
        """Say something for a few seconds."""
        self._say(sentence)
        self._forget.start()

    def say_reading(self) -> None:
        """A second has passed."""
        self._say(messages.reading())
        self.impatience.start()

    def _say(self, sentence: str) -> None:
        self._forget.stop()
        self.setText(sentence)
