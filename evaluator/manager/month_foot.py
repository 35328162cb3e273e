"""Under the month: as of when, under which rules, what is withheld; and what the desk is doing just now."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from evaluator.manager import formats, messages, month_words
from evaluator.manager.progress import Progress
from evaluator.wire.manager import TallyAnswer


class MonthFoot(QWidget):
    """Small print that every figure on the page rests on."""

    def __init__(self, progress: Progress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.truth, self.running, self.undated = QLabel(self), QLabel(self), QLabel(self)
        for label, name in ((self.truth, "truth"), (self.running, "running"), (self.undated, "undated")):
            label.setObjectName(name)
            label.setProperty("role", "small")
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setWordWrap(True)
        self.running.hide()
        self.undated.hide()
        line = QHBoxLayout()
        line.setSpacing(24)
        line.addWidget(self.truth, 1)
        line.addWidget(progress, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.running)
        column.addWidget(self.undated)
        column.addLayout(line)

    def show_answer(self, answer: TallyAnswer, halls: Mapping[str, str], undated: int) -> None:
        """Say what an answer rests on. `halls` names the halls whose running visits it counts, `undated` visits are in
        no month."""
        parts = [messages.as_of(formats.instant(answer.as_of))]
        if answer.late_since is not None:
            parts.append(month_words.late_since(formats.instant(answer.late_since)))
        parts.append(messages.rules(answer.rules))
        self.truth.setText("　·　".join(parts))
        self.running.setVisible(answer.withheld_day is not None)
        if answer.withheld_day is not None:
            counted = [
                month_words.running_in(halls.get(hall, hall), formats.count(n))
                for hall, n in answer.running.items()
                if n
            ]
            visits = messages.list_of(counted) if counted else month_words.withheld_none()
            self.running.setText(month_words.withheld(formats.day(answer.withheld_day), visits))
        self.undated.setVisible(bool(undated))
        self.undated.setText(month_words.undated(formats.count(undated)))

    def clear(self) -> None:
        """Say nothing."""
        for label in (self.truth, self.running, self.undated):
            label.clear()
        self.running.hide()
        self.undated.hide()
