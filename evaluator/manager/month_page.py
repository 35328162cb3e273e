"""The month: what the halls counted, as figures that carry their truth."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import Language, in_language
from evaluator.domain.roles import Role
from evaluator.manager import formats, messages
from evaluator.manager.columns import columns_of, name_of
from evaluator.manager.headline import Headline
from evaluator.manager.month_foot import MonthFoot
from evaluator.manager.month_picker import MonthPicker
from evaluator.manager.month_side import MonthSide
from evaluator.manager.notice import Notice
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.table import TallyTable
from evaluator.manager.wish import MonthView, MonthWish
from evaluator.wire.manager import GROUPINGS, Grouping, TallyAnswer, TallyRow

SIDE_W = 240


class MonthPage(QWidget):
    """Shows one month view and says what a person wishes instead."""

    wished = Signal(MonthWish)
    refreshed = Signal()
    stopped = Signal()
    left = Signal()
    language_wished = Signal()

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.wish = MonthWish()
        self.view: MonthView | None = None
        self._passing = True
        self._office: dict[Language, str] = {}
        self._account = ""
        self._role: Role = "office_manager"
        self._build()
        self._wire()
        self.retranslate()

    @property
    def office_name(self) -> str:
        """The office in the language of the desk."""
        return in_language(self._office, self.language)

    def greet(self, office: Mapping[Language, str], account: str, role: Role, *, simulated: bool) -> None:
        """Name the office and who is at the desk."""
        self._office, self._account, self._role = dict(office), account, role
        self.simulated.setVisible(simulated)
        self.retranslate()

    def show_view(self, view: MonthView) -> None:
        """Show an answered wish in place of the one before; what was chosen in the table stays chosen."""
        self.view, self.wish = view, view.wish
        self._fill()

    def forget(self) -> None:
        """Nobody is at the desk any more: no figure of theirs stays."""
        self.view = None
        self.wish = MonthWish(by=self.wish.by)
        self._account = ""
        self.table.tally.clear()
        self.side.tree.clear()
        self.foot.clear()
        self.away("")

    def away(self, sentence: str, *, passing: bool = True) -> None:
        """Say that the office is away or why it refused (which does not pass by itself); "" when it is back."""
        self.notice.say(sentence)
        self._passing = passing
        self._show_body()

    def use_wish(self, wish: MonthWish) -> None:
        """Stand at this wish before there is an answer."""
        self.wish = wish
        self._mark_grouping()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything in the language that is spoken now."""
        self.side.retranslate(self.language, self._account, self._role)
        self.refresh.setText(messages.refresh())
        self.refresh.setToolTip(messages.refresh_about())
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
                self.side.tree.show_units(view.units.rows, view.wish.unit, self.language)
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
            self.wished.emit(wish)

    def _stop(self) -> None:
        if self.foot.is_reading:
            self.stopped.emit()
        self.table.clearSelection()

    def _wire(self) -> None:
        self.months.chosen.connect(lambda month: self._want(month=month))
        self.side.tree.chosen.connect(lambda unit: self._want(unit=unit))
        for by, button in self.choices.items():
            button.clicked.connect(lambda _checked=False, by=by: self._want(by=by))
        self.refresh.clicked.connect(self.refreshed)
        self.side.leave.clicked.connect(self.left)
        self.side.other_language.clicked.connect(self.language_wished)
        self.table.copied.connect(lambda rows: self.foot.remark(messages.copied(rows)))
        for keys, act in (
            (QKeySequence(Qt.Key.Key_F5), self.refreshed.emit),
            (QKeySequence("Alt+Left"), lambda: self.months.step(-1)),
            (QKeySequence("Alt+Right"), lambda: self.months.step(1)),
            (QKeySequence(Qt.Key.Key_Escape), self._stop),
        ):
            QShortcut(keys, self, context=Qt.ShortcutContext.WindowShortcut).activated.connect(act)

    def _build(self) -> None:
        self.notice = Notice(self)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        self.side = MonthSide(self)
        split.addWidget(self.side)
        split.addWidget(self._build_page())
        split.setStretchFactor(1, 1)
        split.setSizes([SIDE_W, 1126])
        self.split = split
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(split, 1)

    def _build_page(self) -> QWidget:
        page = QFrame(self)
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 14, 24, 10)
        column.setSpacing(14)
        column.addLayout(self._build_top(page))
        column.addWidget(RuleLine(page))
        self.headline = Headline(page)
        column.addWidget(self.headline)
        column.addWidget(self._build_body(page), 1)
        self.foot = MonthFoot(page)
        column.addWidget(self.foot)
        return page

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
        self.refresh = QPushButton(page)
        self.refresh.setObjectName("refresh")
        top = QHBoxLayout()
        top.setSpacing(20)
        top.addWidget(self.months)
        top.addWidget(self._groupings)
        top.addStretch(1)
        top.addWidget(self.simulated)
        top.addWidget(self.refresh)
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


def since_words(since: datetime, now: datetime, read_at: datetime | None) -> str:
    """Since when the office is away, and of when the figures are that stay."""
    words = messages.away(formats.since(since, now))
    return f"{words}{messages.away_figures(formats.since(read_at, now))}" if read_at else words
