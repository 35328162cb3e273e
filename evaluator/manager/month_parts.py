"""The month from its top to its foot; on a low window closer together, so that the charts are seen."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from evaluator.manager.find_bar import FindBar
from evaluator.manager.headline import Headline
from evaluator.manager.low_scroll import LowScroll
from evaluator.manager.month_body import MonthBody
from evaluator.manager.month_charts import MonthCharts
from evaluator.manager.month_foot import MonthFoot
from evaluator.manager.month_top import MonthTop
from evaluator.manager.page import Page
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.taking_out import TakingOut

LOW_H: Final = 680
"""A page lower than this has no room for everything at its usual distance; one of 1280 × 720 has."""
SPACING: Final = 14
LOW_SPACING: Final = 7


class MonthParts:
    """Made once and put into a page; what they show and tell is the page's."""

    def __init__(self, page: Page) -> None:
        self.top, self.headline, self.find_bar = MonthTop(page), Headline(page), FindBar(page)
        inside = QWidget(page)
        self._both = QVBoxLayout(inside)
        self._both.setContentsMargins(0, 0, 0, 0)
        self._both.setSpacing(SPACING)
        self.body, self.charts = MonthBody(inside), MonthCharts(inside)
        self._both.addWidget(self.body, 1)
        self._both.addWidget(self.charts)
        self.low = LowScroll(inside, page)
        self.foot, self.ways_out = MonthFoot(page.progress, page), TakingOut(page)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.ways_out, 0, Qt.AlignmentFlag.AlignBottom)
        self._content = page.content
        self._content.addLayout(self.top)
        for part in (RuleLine(page), self.headline, self.find_bar):
            self._content.addWidget(part)
        self._content.addWidget(self.low, 1)
        self._content.addLayout(foot)
        self._is_low = False

    def retranslate(self) -> None:
        """Say what stands in them whatever the month."""
        for part in (self.top, self.body.table, self.find_bar, self.ways_out):
            part.retranslate()

    def stand(self, height: int) -> None:
        """Take their distances on a page of so many pixels."""
        is_low = height < LOW_H
        if is_low == self._is_low:
            return
        self._is_low = is_low
        spacing = LOW_SPACING if is_low else SPACING
        self._content.setSpacing(spacing)
        self._both.setSpacing(spacing)
        self.headline.stand(low=is_low)
        self.body.stand(low=is_low)
        self.charts.stand(low=is_low)
