"""The month: what the halls counted, as figures that carry their truth."""

from dataclasses import replace
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import messages
from evaluator.manager.asking import Reading
from evaluator.manager.columns import columns_of, name_of
from evaluator.manager.headline import Headline
from evaluator.manager.month_foot import MonthFoot
from evaluator.manager.month_picker import MonthPicker
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.page import Page
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.table import TallyTable
from evaluator.manager.unit_tree import UnitTree
from evaluator.manager.wish import MonthView, MonthWish, opening_month
from evaluator.wire.manager import GROUPINGS, Grouping, Session, TallyAnswer, TallyRow


class MonthPage(Page):
    """Shows one month view and reads what a person wishes instead."""

    slug: ClassVar[str] = "month"
    right: ClassVar[Right] = "read_tallies"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.wish = MonthWish()
        self.view: MonthView | None = None
        self._passing = True
        self.tree = UnitTree(self)
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return messages.month_page()

    def title(self) -> str:
        return messages.month_title(self.view.answer.month) if self.view else self.name()

    def side(self) -> QWidget:
        return self.tree

    def attend(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        """Read what is wished."""
        wish = self.wish
        self.ask(Reading(work=lambda link: read_month(link, wish), done=self.show_view))

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.simulated.setVisible(session.simulated)

    def cancelled(self) -> None:
        if self.view is not None:
            self.show_view(self.view)
        super().cancelled()

    def show_view(self, view: MonthView) -> None:
        """Show an answered wish in place of the one before; what was chosen in the table stays chosen."""
        self.view, self.wish = view, view.wish
        self._fill()
        self.retitled.emit()

    def forget(self) -> None:
        self.view = None
        self.wish = MonthWish(by=self.wish.by)
        self.table.tally.clear()
        self.tree.clear()
        self.foot.clear()
        super().forget()

    def away(self, sentence: str, *, passing: bool = True) -> None:
        super().away(sentence, passing=passing)
        self._passing = passing
        self._show_body()

    def use_wish(self, wish: MonthWish) -> None:
        """Stand at this wish before there is an answer."""
        self.wish = wish
        self._mark_grouping()

    def retranslate(self) -> None:
        self.tree.retranslate()
        self.refresh_button.setText(messages.refresh())
        self.refresh_button.setToolTip(messages.refresh_about())
        self.simulated.setText(messages.simulated())
        self.simulated.setToolTip(messages.simulated_about())
        self._groupings.setAccessibleName(messages.groupings())
        for by in GROUPINGS:
            self.choices[by].setText(messages.grouping_name(by))
        for part in (self.months, self.table):
            part.retranslate()
        self._fill()

    def _fill(self) -> None:
        view = self.view
        self._mark_grouping()
        if view is not None:
            answer = view.answer
            names = {row.key: name_of(row, self.language) for row in view.units.rows}
            self.months.show_month(answer.month, current=view.months.current, counted=view.months.months)
            if view.units.rows:
                self.tree.show_units(view.units.rows, view.wish.unit, self.language)
            self.headline.show_answer(answer, self.language)
            self.table.tally.show(answer, rows_of(view), columns_of(answer, self.language, names))
            self.foot.show_answer(answer, names)
        self._show_body()

    def _show_body(self) -> None:
        """The table where there are rows, else why there are none."""
        answer = self.view.answer if self.view else None
        if answer is None:
            self.empty_title.setText(messages.nothing_yet_title() if self.notice.sentence else "")
            self.empty_lead.setText(messages.nothing_yet_lead() if self.notice.sentence and self._passing else "")
        else:
            self.empty_title.setText(messages.empty_title(answer.month))
            self.empty_lead.setText(messages.empty_lead())
        filled = answer is not None and not is_empty(answer)
        self._body.setCurrentIndex(0 if filled else 1)
        self.headline.setVisible(filled)

    def _mark_grouping(self) -> None:
        self.choices[self.wish.by].setChecked(True)

    def _want(self, *, month: int | None = None, by: Grouping | None = None, unit: str | None = None) -> None:
        wish = self.wish
        if month is not None:
            wish = replace(wish, month=month)
        if by is not None:
            wish = replace(wish, by=by)
        if unit is not None:
            wish = replace(wish, unit=unit)
        if wish != self.wish:
            self.wish = wish
            self.refresh()

    def step_back(self) -> None:
        super().step_back()
        self.table.clearSelection()

    def _wire(self) -> None:
        self.months.chosen.connect(lambda month: self._want(month=month))
        self.tree.chosen.connect(lambda unit: self._want(unit=unit))
        for by, button in self.choices.items():
            button.clicked.connect(lambda _checked=False, by=by: self._want(by=by))
        self.refresh_button.clicked.connect(self.refresh)
        self.table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda steps=steps: self.months.step(steps))

    def _build(self) -> None:
        self.content.addLayout(self._build_top(self))
        self.content.addWidget(RuleLine(self))
        self.headline = Headline(self)
        self.content.addWidget(self.headline)
        self.content.addWidget(self._build_body(self), 1)
        self.foot = MonthFoot(self.progress, self)
        self.content.addWidget(self.foot)

    def _build_top(self, page: QWidget) -> QHBoxLayout:
        self.months = MonthPicker(page)
        self._groupings = QWidget(page)
        grouped = QHBoxLayout(self._groupings)
        grouped.setContentsMargins(0, 0, 0, 0)
        grouped.setSpacing(0)
        self._group = QButtonGroup(self)
        self.choices: dict[Grouping, QPushButton] = {}
        for by in GROUPINGS:
            button = QPushButton(self._groupings)
            button.setObjectName(f"by_{by}")
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setProperty("place", {GROUPINGS[0]: "first", GROUPINGS[-1]: "last"}.get(by, "inner"))
            self._group.addButton(button)
            grouped.addWidget(button)
            self.choices[by] = button
        self.simulated = QLabel(page)
        self.simulated.setObjectName("simulated")
        self.simulated.setProperty("role", "mark")
        self.simulated.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.simulated.hide()
        self.refresh_button = QPushButton(page)
        self.refresh_button.setObjectName("refresh")
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(self.months)
        top.addWidget(self._groupings)
        top.addStretch(1)
        top.addWidget(self.simulated)
        top.addWidget(self.refresh_button)
        return top

    def _build_body(self, page: QWidget) -> QWidget:
        body = QWidget(page)
        self.table = TallyTable(body)
        empty = QWidget(body)
        self.empty_title, self.empty_lead = QLabel(empty), QLabel(empty)
        self.empty_title.setObjectName("emptyTitle")
        self.empty_title.setProperty("role", "heading")
        self.empty_lead.setProperty("role", "secondary")
        words = QVBoxLayout(empty)
        words.addStretch(2)
        for label in (self.empty_title, self.empty_lead):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setWordWrap(True)
            words.addWidget(label)
        words.addStretch(3)
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(empty)
        return body


def rows_of(view: MonthView) -> list[TallyRow]:
    """The rows of the table. Grouped by unit, the unit itself is the headline and only those below it are rows."""
    answer = view.answer
    if answer.by != "unit":
        return list(answer.rows)
    keys = {row.key for row in answer.rows}
    tops = {view.wish.unit} if view.wish.unit else {row.key for row in answer.rows if row.parent not in keys}
    below = [row for row in answer.rows if row.key not in tops]
    return below or list(answer.rows)


def is_empty(answer: TallyAnswer) -> bool:
    """Whether the month has nothing to show: no visit at all, counted or not."""
    total = answer.total
    if total is None:
        return not answer.rows
    return not (any(total.outcomes.values()) or total.excluded_n or total.n)


async def read_month(link: OfficeLink, wish: MonthWish) -> MonthView:
    """The office's answer to a wish."""
    months = await link.months()
    month = wish.month or opening_month(months)
    asked = replace(wish, month=month)
    units = await link.tally(month, "unit")
    whole = wish.by == "unit" and not wish.unit
    answer = units if whole else await link.tally(month, wish.by, wish.unit)
    return MonthView(wish=asked, months=months, units=units, answer=answer)
