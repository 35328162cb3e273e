"""The page of comparisons: a month against the one before and a year ago, twelve months, and what stands beside."""

from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.domain.roles import Right
from evaluator.manager import formats, messages, month_words
from evaluator.manager.asking import Reading
from evaluator.manager.band_chart import BandChart, months_said
from evaluator.manager.columns import name_of
from evaluator.manager.compare import figures, words
from evaluator.manager.compare.beside import Beside
from evaluator.manager.compare.month_lines import is_quiet, month_columns
from evaluator.manager.compare.reading import CompareView, CompareWish, read_compare
from evaluator.manager.compare.saving import CompareSaving
from evaluator.manager.compare.top import CompareTop
from evaluator.manager.headline import FigureRow
from evaluator.manager.language import named_in
from evaluator.manager.looked_for import holding
from evaluator.manager.low_scroll import LowScroll
from evaluator.manager.page import Page
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.taking_out import TakingOut
from evaluator.manager.unit_tree import UnitTree
from evaluator.manager.wish import Subject
from evaluator.wire.manager import Session, TrendMonth

FIGURES: Final = ("now", "before", "sinceBefore", "yearBefore", "sinceYear")
CHART_H: Final = 168
TABLES_LEAST_H: Final = 190
"""Where a window is lower, figures, chart and tables are scrolled."""


class ComparePage(Page):
    """Whose months is chosen in the tree, or was opened on another page."""

    slug: ClassVar[str] = "compare"
    right: ClassVar[Right] = "read_tallies"

    left = Signal()
    """A person goes back to the page from which a subject was opened."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.wish = CompareWish()
        self.view: CompareView | None = None
        self._passing = True
        self.saving = CompareSaving(self)
        self.tree = UnitTree(self)
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def title(self) -> str:
        return f"{words.title()} · {self._subject()}" if self.view else words.title()

    def side(self) -> QWidget:
        return self.tree

    def attend(self) -> None:
        self.table.setFocus()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.top.simulated.setVisible(session.simulated)

    def refresh(self) -> None:
        wish = self.wish
        self.ask(Reading(work=lambda link: read_compare(link, wish), done=self.show_view))

    def look_at(self, subject: Subject, month: int | None) -> None:
        """Compare somebody's months; the page is read when it comes to the front."""
        self.wish = CompareWish(month=month, subject=subject)

    def search(self) -> None:
        self.beside.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.beside.search_field.selectAll()

    def export(self) -> None:
        if self.view is not None:
            self.saving.choose(self.view, self._subject())

    def print_out(self) -> None:
        if self.view is not None:
            self.saving.print_out(self.view, self._subject())

    def step_back(self) -> None:
        """Esc drops what is being read, else what is looked for, else goes back."""
        if self.progress.is_reading:
            super().step_back()
        elif self.beside.search_field.text():
            self.beside.search_field.clear()
        else:
            self.back()

    def back(self) -> None:
        """From somebody who was opened: to the page where that was."""
        if self.wish.subject.by != "unit":
            self.wish = CompareWish(month=self.wish.month, subject=Subject(key=self.wish.subject.unit))
            self.left.emit()

    def cancelled(self) -> None:
        if self.view is not None:
            self.show_view(self.view)
        super().cancelled()

    def forget(self) -> None:
        self.view, self.wish = None, CompareWish()
        self.tree.clear()
        self.table.source.show((), ())
        self.beside.clear()
        self.truth.clear()
        super().forget()
        self._fill()

    def away(self, sentence: str, *, passing: bool = True) -> None:
        super().away(sentence, passing=passing)
        self._passing = passing
        self._show_body()

    def show_view(self, view: CompareView) -> None:
        """Show an answered wish in place of the one before."""
        self.view, self.wish = view, view.wish
        self._fill()
        self.retitled.emit()

    def retranslate(self) -> None:
        self.top.retranslate()
        self.ways_out.retranslate()
        self.ways_out.export_button.setToolTip(words.save_about())
        self.table.setAccessibleName(words.months_table())
        self.beside.retranslate()
        self.tree.retranslate()
        self._fill()

    def _fill(self) -> None:
        view = self.view
        if view is not None:
            trend = view.trend
            self.top.months.show_month(view.month, current=view.months.current, counted=view.months.months)
            self.tree.show_units(view.units.rows, self._unit(), self.language)
            self.top.subject.setText(self._subject())
            self.row.say(figures.say(trend, self.language))
            named = next((rate for rate in trend.rates if rate.slug == trend.headline), None)
            rate = in_language(named.names, self.language) if named else trend.headline
            about = in_language(named.definition, self.language) if named else ""
            self.definition.setText(messages.definition(rate, about))
            self.chart.say(words.chart_title(rate), months_said(trend, self.language))
            self._fill_tables()
            parts = [messages.as_of(formats.instant(trend.as_of))]
            if trend.late_since is not None:
                parts.append(month_words.late_since(formats.instant(trend.late_since)))
            last = trend.months[-1].figures
            if last is not None and last.excluded_n:
                parts.append(words.excluded_months(formats.count(last.excluded_n)))
            self.truth.setText("　·　".join([*parts, messages.rules(trend.rules)]))
        self._show_body()

    def _fill_tables(self) -> None:
        """The months, and what stands beside, that hold what is looked for."""
        view, wanted = self.view, self.beside.wanted
        if view is None:
            return
        columns = month_columns(view.trend, self.language)
        months = holding(tuple(reversed(view.trend.months)), wanted, [column.text for column in columns])
        self.table.source.show(months, columns)
        self.beside.show_view(view, self.language)

    def _show_body(self) -> None:
        """The comparison where there is one, else why there is none."""
        filled = self.view is not None
        self._body.setVisible(filled)
        self._nothing.setVisible(not filled)
        lead = month_words.nothing_yet_lead() if self._passing else ""
        self._nothing.setText(f"{month_words.nothing_yet_title()}\n{lead}".strip() if self.notice.sentence else "")
        self.top.back_button.setVisible(self.wish.subject.by != "unit")

    def _unit(self) -> str:
        subject = self.wish.subject
        return subject.key if subject.by == "unit" else subject.unit

    def _subject(self) -> str:
        """Whose months these are."""
        subject, view = self.wish.subject, self.view
        if subject.by == "unit" and view is not None:
            rows = view.units.rows
            keys = {row.key for row in rows}
            chosen = next((row for row in rows if row.key == subject.key), None)
            tops = [row for row in rows if row.parent not in keys]
            row = chosen or (tops[0] if len(tops) == 1 else None)
            return name_of(row, self.language) if row else messages.everything()
        name = named_in(self.language, subject.name, subject.name_en)
        return f"{name} · {subject.detail}" if subject.detail else name

    def _want(self, wish: CompareWish) -> None:
        if wish != self.wish:
            self.wish = wish
            self.refresh()

    def _wire(self) -> None:
        self.top.months.chosen.connect(lambda month: self._want(CompareWish(month=month, subject=self.wish.subject)))
        self.tree.chosen.connect(lambda unit: self._want(CompareWish(month=self.wish.month, subject=Subject(key=unit))))
        self.top.refresh_button.clicked.connect(self.refresh)
        self.ways_out.export_button.clicked.connect(self.export)
        self.ways_out.print_button.clicked.connect(self.print_out)
        self.top.back_button.clicked.connect(self.back)
        self.beside.search_field.textChanged.connect(self._fill_tables)
        for table in (self.table, *self.beside.tables):
            table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        for keys, act in (
            ("Backspace", self.back),
            ("Alt+Left", lambda: self.top.months.step(-1)),
            ("Alt+Right", lambda: self.top.months.step(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _build(self) -> None:
        self.top = CompareTop(self)
        self.content.addLayout(self.top)
        self.content.addWidget(RuleLine(self))
        inside = QWidget(self)
        self.row = FigureRow(FIGURES, inside)
        self.definition = QLabel(inside)
        self.definition.setObjectName("definition")
        self.definition.setProperty("role", "secondary")
        self.definition.setWordWrap(True)
        self.chart = BandChart("trend", inside)
        self.chart.setFixedHeight(CHART_H)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.row)
        whole.addWidget(self.definition)
        whole.addWidget(self.chart)
        whole.addWidget(self._build_tables(), 1)
        self._body = LowScroll(inside, self)
        self.content.addWidget(self._body, 1)
        self._nothing = QLabel(self)
        self._nothing.setObjectName("emptyTitle")
        self._nothing.setProperty("role", "secondary")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self.content.addWidget(self._nothing, 1)
        self.truth = QLabel(self)
        self.truth.setObjectName("truth")
        self.truth.setProperty("role", "small")
        self.truth.setTextFormat(Qt.TextFormat.PlainText)
        self.truth.setWordWrap(True)
        self.foot = QHBoxLayout()
        self.foot.addWidget(self.truth, 1)
        self.foot.addWidget(self.progress)
        self.ways_out = TakingOut(self)
        self.foot.addWidget(self.ways_out)
        self.content.addLayout(self.foot)

    def _build_tables(self) -> QSplitter:
        months: RowsModel[TrendMonth] = RowsModel(lambda row: str(row.month), is_quiet, self)
        self.table: RowsTable[TrendMonth] = RowsTable(months, "months", self)
        self.beside = Beside(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setMinimumHeight(TABLES_LEAST_H)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.beside)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([640, 420])
        return self.split
