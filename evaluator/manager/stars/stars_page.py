"""The stars of a month: each week's proposal with its reasons, the decision, and the papers."""

from typing import ClassVar

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.domain.roles import Right
from evaluator.manager import formats
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.find_bar import FindBar
from evaluator.manager.language import named_in
from evaluator.manager.month_picker import MonthPicker
from evaluator.manager.office_link import OfficeTroubleError
from evaluator.manager.page import Page
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.stars import messages
from evaluator.manager.stars.candidates import candidate_columns, in_their_order, named, unit_of, who_decided
from evaluator.manager.stars.interval_cells import IntervalCell, marks_of
from evaluator.manager.stars.reading import StarsView, read_stars
from evaluator.manager.stars.star_choice import StarChoice, line_of
from evaluator.manager.stars.star_saving import StarSaving
from evaluator.manager.stars.week_columns import week_columns
from evaluator.wire.manager import Session
from evaluator.wire.stars import STARS_PATH, CandidateLine, Decide, StarConflict, WeekStars

WEEKS_W = 300


class StarsPage(Page):
    """The weeks at the left, the chosen one at the right. Nobody in a band stands before another."""

    slug: ClassVar[str] = "stars"
    right: ClassVar[Right] = "read_tallies"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: StarsView | None = None
        self._month = 0
        self._week = 0
        self._names: dict[str, str] = {}
        self.saving = StarSaving(self)
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return messages.title()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.choice.begin(may_decide=self.may("decide_stars"))

    def attend(self) -> None:
        self.weeks.setFocus()

    def refresh(self) -> None:
        """Ask for the month that is shown, or for the last one that is over."""
        month = self._month
        self.ask(Reading(work=lambda link: read_stars(link, month), done=self.show_view))

    def has_edits(self) -> bool:
        return bool(self.choice.drafts)

    def drop_edits(self) -> None:
        self.choice.drafts.clear()

    def forget(self) -> None:
        super().forget()
        self.view, self._month, self._week = None, 0, 0
        self.choice.set_acting(acting=True)
        self.weeks.source.show((), ())
        self.candidates.source.show((), ())
        self._fill()

    def show_view(self, view: StarsView) -> None:
        """Show a month; the chosen week stays chosen where it is one of it, else the first undecided one is."""
        self.view, self._month = view, view.stars.month
        weeks = view.stars.weeks
        if self._week not in {week.week for week in weeks}:
            waiting = [week for week in weeks if week.ready and week.band and not week.decisions]
            self._week = (waiting or list(weeks))[0].week
        self._fill()
        self.retitled.emit()

    @property
    def week(self) -> WeekStars | None:
        """The chosen week."""
        weeks = self.view.stars.weeks if self.view else ()
        return next((week for week in weeks if week.week == self._week), None)

    @property
    def star(self) -> CandidateLine | None:
        """Who is the star of the chosen week, as the proposal lists them; None where nobody is."""
        week = self.week
        chosen = week.decisions[-1].staff if week is not None and week.decisions else ""
        return next((one for one in week.candidates if one.staff == chosen), None) if week and chosen else None

    def choose_week(self, week: int) -> None:
        """Show another week of the month."""
        self._week = week
        self._fill_week()

    def search(self) -> None:
        if self.week is not None:
            self.find_bar.open()

    def step_back(self) -> None:
        if self.progress.is_reading or not self.find_bar.close_up():
            super().step_back()

    def export(self) -> None:
        if self.notice_button.isEnabled():
            self.notice_button.click()

    def print_out(self) -> None:
        self.saving.print_out()

    def retranslate(self) -> None:
        self.refresh_button.setText(common.refresh())
        self.refresh_button.setToolTip(common.refresh_about())
        self.certificate_button.setText(messages.certificate())
        self.notice_button.setText(messages.notice())
        self.weeks.setAccessibleName(messages.weeks_name())
        self.candidates.setAccessibleName(messages.candidates_name())
        self.months.retranslate()
        self.find_bar.retranslate()
        self._fill()

    def _fill(self) -> None:
        view = self.view
        if view is not None:
            stars = view.stars
            self._names = {
                record.staff.id: named_in(self.language, record.staff.name, record.staff.name_en)
                for record in view.directory.staff
            } | {one.staff: named(one, self.language) for week in stars.weeks for one in week.candidates}
            self.months.show_month(stars.month, current=view.months.current, counted=view.months.months)
            self.definition.setText(
                messages.definition(
                    in_language(stars.headline, self.language),
                    in_language(stars.definition, self.language),
                    formats.count(stars.claim),
                    formats.rate(stars.participation),
                )
            )
            self.truth.setText(f"{common.as_of(formats.instant(stars.as_of))}　·　{common.rules(stars.rules)}")
            chosen = self._week
            self.weeks.source.show(stars.weeks, week_columns(self._names))
            self._week = chosen  # rows that went have moved the current one
            place = self.weeks.source.place_of(str(self._week))
            self.weeks.setCurrentIndex(self.weeks.source.index(place, 0))
        self.notice_button.setEnabled(view is not None)
        self._fill_week()

    def _fill_week(self) -> None:
        week, view = self.week, self.view
        self.saving.show(view, week, self.star, self._names)
        self._side.setVisible(week is not None)
        self.certificate_button.setEnabled(self.star is not None)
        if week is None or view is None:
            self.candidates.source.show((), ())
            return
        self.week_title.setText(messages.week_span(formats.day(week.week), formats.day(week.last_day)))
        if not week.ready:
            lead = messages.waits()
        else:
            lead = messages.band_sentence(formats.count(len(week.band))) if week.band else messages.band_empty()
        self.week_lead.setText(lead)
        halls = {
            record.unit.id: named_in(self.language, record.unit.name, record.unit.name_en)
            for record in view.directory.units
        }
        columns, candidates = candidate_columns(self.language, halls), in_their_order(week)
        found = self.find_bar.keep(candidates, columns)
        self.find_bar.say(len(found), len(candidates))
        self.candidates.source.show(found, columns)
        self.candidates.setVisible(week.ready)
        self.choice.set_acting(acting=False)
        self.choice.show_week(week, self._names)

    def _decide(self, decide: Decide) -> None:
        if self.choice.button.hasFocus():
            self.weeks.setFocus()  # a button that is switched off hands the focus to whatever comes next, far away
        self.choice.set_acting(acting=True)

        def done(week: WeekStars) -> None:
            self.choice.taken(decide)
            self._put(week)
            self.progress.remark(messages.decided(who_decided(week, self._names)))

        def refused(error: OfficeTroubleError) -> None:
            self.choice.set_acting(acting=False)
            if error.code == "newer_decision":
                conflict = error.told(StarConflict)
                self._put(conflict.theirs)
                self.choice.refusal.say(messages.conflict(line_of(conflict.theirs.decisions[-1], self._names)))
            else:
                self.choice.refusal.say(messages.refused(error.code))

        self.ask(Errand(work=lambda link: link.send("POST", STARS_PATH, WeekStars, decide), done=done, refused=refused))

    def _put(self, week: WeekStars) -> None:
        """Take a week in place of what was shown of it."""
        if self.view is not None:
            stars = self.view.stars
            weeks = tuple(week if one.week == week.week else one for one in stars.weeks)
            self.view = StarsView(
                months=self.view.months,
                stars=msgspec.structs.replace(stars, weeks=weeks),
                directory=self.view.directory,
            )
            self._fill()

    def _chosen_month(self, month: int) -> None:
        self._month = month
        self.refresh()

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.weeks.source.rows[now.row()].week != self._week:
            self.choose_week(self.weeks.source.rows[now.row()].week)

    def _wire(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.months.chosen.connect(self._chosen_month)
        self.weeks.selectionModel().currentRowChanged.connect(self._current)
        self.find_bar.changed.connect(self._fill_week)
        self.find_bar.closed.connect(self.candidates.setFocus)
        self.choice.decided.connect(self._decide)
        self.certificate_button.clicked.connect(self.saving.ask_certificate)
        self.notice_button.clicked.connect(self.saving.ask_notice)
        for table in (self.weeks, self.candidates):
            table.copied.connect(lambda rows: self.progress.remark(common.copied(rows)))

    def _build(self) -> None:
        self.months = MonthPicker(self)
        self.refresh_button, self.certificate_button, self.notice_button = (QPushButton(self) for _ in range(3))
        for button, name in (
            (self.refresh_button, "refresh"),
            (self.certificate_button, "certificate"),
            (self.notice_button, "notice"),
        ):
            button.setObjectName(name)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.months)
        top.addStretch(1)
        for button in (self.certificate_button, self.notice_button, self.refresh_button):
            top.addWidget(button)
        self.definition, self.truth, self.week_title, self.week_lead = (QLabel(self) for _ in range(4))
        for label, role in (
            (self.definition, "secondary"),
            (self.truth, "small"),
            (self.week_title, "heading"),
            (self.week_lead, "secondary"),
        ):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        weeks: RowsModel[WeekStars] = RowsModel(lambda week: str(week.week), lambda week: not week.ready, self)
        self.weeks: RowsTable[WeekStars] = RowsTable(weeks, "weeks", self)
        self.weeks.setSortingEnabled(False)
        people: RowsModel[CandidateLine] = RowsModel(lambda one: one.staff, lambda one: one.why != "in_band", self)
        self.candidates: RowsTable[CandidateLine] = RowsTable(people, "candidates", self)
        self.candidates.delegates["interval"] = IntervalCell(
            lambda one: marks_of(one.rate, unit_of(one.rate)), self.candidates
        )
        self.choice, self.find_bar = StarChoice(self), FindBar(self)
        self._side = QWidget(self)
        side = QVBoxLayout(self._side)
        side.setContentsMargins(20, 0, 0, 0)
        side.setSpacing(8)
        side.addWidget(self.week_title)
        side.addWidget(self.week_lead)
        side.addWidget(self.find_bar)
        side.addWidget(self.candidates, 1)
        side.addWidget(self.choice)
        side.addStretch(0)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.weeks)
        self.split.addWidget(self._side)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([WEEKS_W, 800])
        foot = QHBoxLayout()
        foot.addWidget(self.truth, 1)
        foot.addWidget(self.progress)
        self.content.addLayout(top)
        self.content.addWidget(RuleLine(self))
        self.content.addWidget(self.definition)
        self.content.addWidget(self.split, 1)
        self.content.addLayout(foot)
