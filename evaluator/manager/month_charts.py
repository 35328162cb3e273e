"""Under the table: the days of the month and the hours of its days. Scrolled to where the window is low."""

from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.manager import month_words
from evaluator.manager.column_chart import ColumnChart
from evaluator.manager.rhythm import days_said, hours_said
from evaluator.manager.wish import Rhythm

CHART_H: Final = 132
LOW_CHART_H: Final = 104


class MonthCharts(QWidget):
    """Two charts side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days, self.hours = ColumnChart("days", self), ColumnChart("hours", self)
        self.setFixedHeight(CHART_H)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(32)
        row.addWidget(self.days, 3)
        row.addWidget(self.hours, 2)

    def stand(self, *, low: bool) -> None:
        """Be lower on a low page."""
        self.setFixedHeight(LOW_CHART_H if low else CHART_H)

    def show_rhythm(self, rhythm: Rhythm | None, language: Language) -> None:
        """Take the days and hours of a month; None empties the charts."""
        self.days.say(month_words.days_title(), days_said(rhythm.days, language) if rhythm else ())
        self.hours.say(month_words.hours_title(), hours_said(rhythm.hours) if rhythm else ())
