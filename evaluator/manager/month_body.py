"""The middle of the month: the table where there are rows, else why there are none."""

from typing import Final

from PySide6.QtWidgets import QStackedLayout, QWidget

from evaluator.manager import month_words
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.table import TallyTable

TABLE_LEAST_H: Final = 190
"""Head and four rows: where a page is lower, table and charts are scrolled."""
LOW_TABLE_LEAST_H: Final = 150
"""Head and three rows, on a low page."""


class MonthBody(QWidget):
    """One of the two is seen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = TallyTable(self)
        self.table.setMinimumHeight(TABLE_LEAST_H)
        self.empty = EmptyPlace(self)
        self._either = QStackedLayout(self)
        self._either.addWidget(self.table)
        self._either.addWidget(self.empty)

    def stand(self, *, low: bool) -> None:
        """Ask for less on a low page."""
        self.table.setMinimumHeight(LOW_TABLE_LEAST_H if low else TABLE_LEAST_H)

    def show_table(self) -> None:
        self._either.setCurrentWidget(self.table)

    def show_empty(self, month: int) -> None:
        """The month was read and has no visit."""
        self._say(month_words.empty_title(month), month_words.empty_lead())

    def show_nothing_yet(self, *, away: bool, passing: bool) -> None:
        """No month was read; a sentence stands here only where the office is `away`."""
        title = month_words.nothing_yet_title() if away else ""
        self._say(title, month_words.nothing_yet_lead() if away and passing else "")

    def _say(self, title: str, lead: str) -> None:
        self.empty.title.setText(title)
        self.empty.lead.setText(lead)
        self._either.setCurrentWidget(self.empty)
