"""Over the month: which month, grouped by what, the way back, and reading it anew."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from evaluator.manager import messages, month_words
from evaluator.manager.month_picker import MonthPicker
from evaluator.wire.manager import GROUPINGS, Grouping

ENDS: Final = {GROUPINGS[0]: "first", GROUPINGS[-1]: "last"}


class MonthTop(QHBoxLayout):
    """What a person asks of the month. Its widgets belong to the page."""

    grouped = Signal(str)
    """Somebody wants another grouping."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.months = MonthPicker(page)
        self._groupings = QWidget(page)
        row = QHBoxLayout(self._groupings)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(page)
        self.choices: dict[Grouping, QPushButton] = {}
        for by in GROUPINGS:
            button = self.choices[by] = self._choice(by)
            self._group.addButton(button)
            row.addWidget(button)
        self.simulated = QLabel(page)
        self.simulated.setObjectName("simulated")
        self.simulated.setProperty("role", "mark")
        self.simulated.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.simulated.hide()
        self.refresh_button, self.back_button = QPushButton(page), QPushButton(page)
        self.refresh_button.setObjectName("refresh")
        self.back_button.setObjectName("back")
        self.back_button.setProperty("role", "link")
        self.setSpacing(20)
        self.addWidget(self.months)
        self.addWidget(self._groupings)
        self.addWidget(self.back_button)
        self.addStretch(1)
        self.addWidget(self.simulated)
        self.addWidget(self.refresh_button)

    def mark(self, by: Grouping) -> None:
        """Show this grouping as the one that is wished."""
        self.choices[by].setChecked(True)

    def retranslate(self) -> None:
        self.months.retranslate()
        self.refresh_button.setText(messages.refresh())
        self.refresh_button.setToolTip(messages.refresh_about())
        self.simulated.setText(messages.simulated())
        self.simulated.setToolTip(messages.simulated_about())
        self.back_button.setText(messages.back())
        self.back_button.setToolTip(messages.back_about())
        self._groupings.setAccessibleName(month_words.groupings())
        for by, button in self.choices.items():
            button.setText(month_words.grouping_name(by))

    def _choice(self, by: Grouping) -> QPushButton:
        button = QPushButton(self._groupings)
        button.setObjectName(f"by_{by}")
        button.setCheckable(True)
        button.setProperty("role", "choice")
        button.setProperty("place", ENDS.get(by, "inner"))
        button.clicked.connect(lambda: self.grouped.emit(by))
        return button
