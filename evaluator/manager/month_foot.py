"""Under the month: as of when, under which rules, what is withheld; and what the desk is doing just now."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.manager import formats, messages
from evaluator.wire.manager import TallyAnswer

PATIENCE_MS: Final = 1_000
"""After this a person is told that something is being read; after five times this, how to stop it."""
REMARK_MS: Final = 6_000


class MonthFoot(QWidget):
    """Small print that every figure on the page rests on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.truth, self.running, self.progress = QLabel(self), QLabel(self), QLabel(self)
        for label, name in ((self.truth, "truth"), (self.running, "running"), (self.progress, "progress")):
            label.setObjectName(name)
            label.setProperty("role", "small")
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.truth, self.running):
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setWordWrap(True)
        self.running.hide()
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self.truth, 1)
        line.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.running)
        column.addLayout(line)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._say_reading)
        self._impatience = QTimer(self, singleShot=True, interval=4 * PATIENCE_MS)
        self._impatience.timeout.connect(lambda: self._say(messages.reading_long()))
        self._forget = QTimer(self, singleShot=True, interval=REMARK_MS)
        self._forget.timeout.connect(self.progress.clear)
        self.is_reading = False
        """Whether an answer is on its way."""

    def show_answer(self, answer: TallyAnswer, halls: Mapping[str, str]) -> None:
        """Say what an answer rests on. `halls` names the halls whose running visits it counts."""
        parts = [messages.as_of(formats.instant(answer.as_of))]
        if answer.late_since is not None:
            parts.append(messages.late_since(formats.instant(answer.late_since)))
        parts.append(messages.rules(answer.rules))
        self.truth.setText("　·　".join(parts))
        self.running.setVisible(answer.withheld_day is not None)
        if answer.withheld_day is not None:
            counted = [
                messages.running_in(halls.get(hall, hall), formats.count(n)) for hall, n in answer.running.items() if n
            ]
            visits = messages.list_of(counted) if counted else messages.withheld_none()
            self.running.setText(messages.withheld(formats.day(answer.withheld_day), visits))

    def set_reading(self, *, reading: bool) -> None:
        """Say that an answer is on its way, once that has taken a second."""
        self.is_reading = reading
        if reading:
            self._patience.start()
            return
        self._patience.stop()
        self._impatience.stop()
        if not self._forget.isActive():  # else a remark stands there
            self.progress.clear()

    def remark(self, sentence: str) -> None:
        """Say something for a few seconds."""
        self._say(sentence)
        self._forget.start()

    def clear(self) -> None:
        """Say nothing."""
        for label in (self.truth, self.running, self.progress):
            label.clear()
        self.running.hide()

    def _say_reading(self) -> None:
        self._say(messages.reading())
        self._impatience.start()

    def _say(self, sentence: str) -> None:
        self._forget.stop()
        self.progress.setText(sentence)
