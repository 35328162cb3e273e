"""The month: what the halls counted, as figures that carry their truth."""

from dataclasses import replace
from typing import ClassVar, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import messages, month_words
from evaluator.manager.asking import Reading
from evaluator.manager.columns import columns_of, name_of
from evaluator.manager.looked_for import holding
from evaluator.manager.month_parts import MonthParts
from evaluator.manager.month_reading import read_month, read_rhythm, read_sparks, read_trend
from evaluator.manager.month_rows import is_empty, rows_of
from evaluator.manager.month_saving import MonthSaving
from evaluator.manager.page import Page
from evaluator.manager.trail import Trail
from evaluator.manager.unit_tree import UnitTree
from evaluator.manager.wish import MonthView, MonthWish, Rhythm, Subject
from evaluator.wire.manager import Session, Trend

MOST_SPARKS: Final = 400
"""Rows whose months before are read; more would cost the office twelve long answers for lines nobody looks at."""


class MonthPage(Page):
    """Shows one month view and reads what a person wishes instead."""

    slug: ClassVar[str] = "month"
    right: ClassVar[Right] = "read_tallies"

    opened_subject = Signal(object, int)
    """Subject and month: a person wants to see what a row of a window, person or matter was over twelve months."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.wish = MonthWish()
        self.view: MonthView | None = None
        self.rhythm: Rhythm | None = None
        self.trail = Trail()
        self.saving = MonthSaving(self)
        self._passing = True
        self._waiting = False
        """Whether what changed is still on its way."""
        self.tree = UnitTree(self)
        self.parts = parts = MonthParts(self)
        self.top, self.headline, self.find_bar = parts.top, parts.headline, parts.find_bar
        self.low, self.body, self.table, self.charts = parts.low, parts.body, parts.body.table, parts.charts
        self.foot, self.ways_out = parts.foot, parts.ways_out
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return month_words.month_page()

    def title(self) -> str:
        return month_words.month_title(self.view.answer.month) if self.view else self.name()

    def side(self) -> QWidget:
        return self.tree

    def attend(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        """Read what is wished, and everything beside it anew."""
        self._read(None)

    def export(self) -> None:
        if self.view is not None:
            self.saving.choose(self.view)

    def print_out(self) -> None:
        if self.view is not None:
            self.saving.print_out(self.view)

    def post(self) -> None:
        """Show the page for the wall."""
        if self.view is not None:
            self.saving.post(self.view)

    def search(self) -> None:
        if self.view is not None:
            self.find_bar.open()

    def show_rhythm(self, rhythm: Rhythm) -> None:
        """Show days and hours of the month that is seen."""
        self.rhythm = rhythm
        self.charts.show_rhythm(rhythm, self.language)

    def back(self) -> None:
        """Leave the figure that was opened."""
        if self.trail:
            self.wish = self.trail.back()
            self._read(self.view)

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.top.simulated.setVisible(session.simulated)

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
        self.view = self.rhythm = None
        self._waiting = False
        self.trail.clear()
        self.charts.show_rhythm(None, self.language)
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
        self.top.mark(self.wish.by)

    def retranslate(self) -> None:
        self.tree.retranslate()
        self.parts.retranslate()
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        self.parts.stand(self.height())
        super().resizeEvent(event)

    def _fill(self) -> None:
        view = self.view
        self.top.mark(self.wish.by)
        if view is not None:
            answer = view.answer
            names = {row.key: name_of(row, self.language) for row in view.units.rows}
            self.top.months.show_month(answer.month, current=view.months.current, counted=view.months.months)
            if view.units.rows:
                self.tree.show_units(view.units.rows, view.wish.unit, self.language)
            self.headline.show_answer(answer, view.trend, self.language, waiting=self._waiting)
            self.charts.show_rhythm(self.rhythm, self.language)
            self._fill_table()
            self.foot.show_answer(answer, names, view.months.undated)
        self._show_body()

    def _fill_table(self) -> None:
        """The rows that hold what is looked for, in any column of words."""
        view = self.view
        if view is None:
            return
        names = {row.key: name_of(row, self.language) for row in view.units.rows}
        rows, columns = rows_of(view), columns_of(view.answer, self.language, names)
        found = holding(rows, self.find_bar.words, [column.text for column in columns if column.kind == "text"])
        self.find_bar.say(len(found), len(rows))
        self.table.tally.show(view.answer, found, columns)

    def _show_body(self) -> None:
        """The table where there are rows, else why there are none."""
        answer = self.view.answer if self.view else None
        filled = answer is not None and not is_empty(answer)
        if answer is None:
            self.body.show_nothing_yet(away=bool(self.notice.sentence), passing=self._passing)
        elif filled:
            self.body.show_table()
        else:
            self.body.show_empty(answer.month)
        self.headline.setVisible(filled)
        self.charts.setVisible(filled)
        self.top.back_button.setVisible(bool(self.trail))

    def _read_on(self, view: MonthView) -> None:
        """The month is there: what changed comes after it, then days and hours, then what its rows were before."""
        same = self.view is not None and self.view.wish == view.wish
        if not same:
            self.table.tally.show_sparks({})
        if self.view is None or (self.view.answer.month, self.view.wish.unit) != (view.answer.month, view.wish.unit):
            self.rhythm = None
        if view.trend is None and same and self.view is not None:
            view = replace(view, trend=self.view.trend)  # until the new one is here
        fresh = view.trend is not None and not same
        self._waiting = view.trend is None and not is_empty(view.answer)
        self.show_view(view)
        if is_empty(view.answer):
            return
        if fresh:
            self._read_rhythm(view)
        else:
            self.ask(
                Reading(
                    work=lambda link: read_trend(link, view), done=lambda trend: self._trend(view, trend), adds=True
                )
            )

    def _trend(self, view: MonthView, trend: Trend) -> None:
        self._waiting = False
        self.show_view(replace(view, trend=trend))
        self._read_rhythm(view)

    def _read_rhythm(self, view: MonthView) -> None:
        def then(rhythm: Rhythm) -> None:
            self.show_rhythm(rhythm)
            if len(view.answer.rows) <= MOST_SPARKS:
                self.ask(
                    Reading(work=lambda link: read_sparks(link, view), done=self.table.tally.show_sparks, adds=True)
                )

        self.ask(Reading(work=lambda link: read_rhythm(link, view.wish), done=then, adds=True))

    def _read(self, known: MonthView | None) -> None:
        """Read what is wished; what is known of its month and unit need not come again."""
        wish = self.wish
        self.ask(Reading(work=lambda link: read_month(link, wish, known), done=self._read_on))

    def _open(self, key: str) -> None:
        """What a row is made of: the windows of a hall, or the twelve months of a window, person or matter."""
        view = self.view
        row = next((row for row in view.answer.rows if row.key == key), None) if view and key else None
        if view is None or row is None:
            return
        if view.answer.by == "unit":
            self.trail.go_deeper(self.wish)
            self.wish = replace(self.wish, unit=key, by="window")
            self._read(self.view)
            return
        subject = Subject(
            by=self.wish.by, key=key, unit=self.wish.unit, name=row.name, name_en=row.name_en, detail=row.detail
        )
        self.opened_subject.emit(subject, view.answer.month)

    def _want(self, wish: MonthWish) -> None:
        if wish != self.wish:
            self.trail.clear()
            self.wish = wish
            self._read(self.view)

    def step_back(self) -> None:
        """Esc drops what is being read, else what is chosen, else goes back by one step."""
        if not self.progress.is_reading and self.find_bar.close_up():
            return
        if self.progress.is_reading or self.table.selectionModel().hasSelection():
            super().step_back()
            self.table.clearSelection()
        else:
            self.back()

    def _wire(self) -> None:
        self.top.months.chosen.connect(lambda month: self._want(replace(self.wish, month=month)))
        self.tree.chosen.connect(lambda unit: self._want(replace(self.wish, unit=unit)))
        self.top.grouped.connect(lambda by: self._want(replace(self.wish, by=by)))
        self.top.refresh_button.clicked.connect(self.refresh)
        self.ways_out.export_button.clicked.connect(self.export)
        self.ways_out.print_button.clicked.connect(self.print_out)
        self.ways_out.post_button.clicked.connect(self.post)
        self.top.back_button.clicked.connect(self.back)
        self.table.opened.connect(self._open)
        self.find_bar.changed.connect(self._fill_table)
        self.find_bar.closed.connect(self.table.setFocus)
        self.table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        back = QShortcut(QKeySequence(Qt.Key.Key_Backspace), self, context=Qt.ShortcutContext.WindowShortcut)
        back.activated.connect(self.back)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda steps=steps: self.top.months.step(steps))
