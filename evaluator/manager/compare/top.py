"""Over the comparison: up to which month, whose months these are, the way back, and reading them anew."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from evaluator.manager import messages
from evaluator.manager.compare import words
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.month_picker import MonthPicker


class CompareTop(QHBoxLayout):
    """What a person asks of the comparison. Its widgets belong to the page."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.months = MonthPicker(page)
        self.subject = ElidedLabel(page)
        self.subject.setObjectName("subject")
        self.subject.setProperty("role", "heading")
        self.back_button, self.refresh_button = QPushButton(page), QPushButton(page)
        self.back_button.setObjectName("back")
        self.back_button.setProperty("role", "link")
        self.refresh_button.setObjectName("refresh")
        self.simulated = QLabel(page)
        self.simulated.setObjectName("simulated")
        self.simulated.setProperty("role", "mark")
        self.simulated.hide()
        self.setSpacing(20)
        self.addWidget(self.months)
        self.addWidget(self.subject, 1)
        self.addWidget(self.back_button)
        self.addWidget(self.simulated)
        self.addWidget(self.refresh_button)

    def retranslate(self) -> None:
        self.months.retranslate()
        self.refresh_button.setText(messages.refresh())
        self.refresh_button.setToolTip(messages.refresh_about())
        self.back_button.setText(words.back())
        self.back_button.setToolTip(words.back_about())
        self.simulated.setText(messages.simulated())
        self.simulated.setToolTip(messages.simulated_about())
