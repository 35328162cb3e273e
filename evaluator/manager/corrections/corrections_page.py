"""Corrections: whom residents challenged, what waits for a second person, what was corrected, by whom and why."""

from collections.abc import Sequence
from datetime import timedelta
from types import NoneType
from typing import ClassVar

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import formats
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.corrections import forks, words
from evaluator.manager.corrections.branch_acts import BranchActs
from evaluator.manager.corrections.correct_dialog import CorrectDialog
from evaluator.manager.corrections.items import (
    Item,
    choices,
    columns,
    is_settled,
    is_waiting,
    line_of,
    opened,
    proposers_of,
)
from evaluator.manager.corrections.names import Names, names_of
from evaluator.manager.corrections.reading import (
    Corrected,
    CorrectionsView,
    read_corrections,
    sentence_of,
)
from evaluator.manager.decision_form import Choice, Decided
from evaluator.manager.detail_sheet import Opened
from evaluator.manager.list_page import ListPage
from evaluator.manager.office_clock import today
from evaluator.manager.office_link import OfficeTroubleError
from evaluator.manager.rows_model import RowColumn
from evaluator.wire.branches import Fork
from evaluator.wire.corrections import (
    CORRECTIONS_PATH,
    DECISIONS_PATH,
    DUTIES_PATH,
    Act,
    Challenge,
    Correction,
    Decision,
    Duties,
    Wish,
)
from evaluator.wire.manager import Session


class CorrectionsPage(ListPage[Item]):
    """One person corrects who served; whether something counts takes two. The opposite correction undoes each."""

    slug: ClassVar[str] = "corrections"
    right: ClassVar[Right] = "read_corrections"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: CorrectionsView | None = None
        self._names = Names({}, {}, {})
        self.heading = QLabel(self)
        self.heading.setProperty("role", "heading")
        self.new = QPushButton(self)
        self.new.setObjectName("new")
        self.which, self.hall = ChoiceBox(self), ChoiceBox(self)
        self.which.setObjectName("which")
        self.hall.setObjectName("hall")
        self.second = QLabel(self)
        self.second.setProperty("role", "small")
        self.second.setWordWrap(True)
        self.sheet.foot.addWidget(self.second)
        self.dialog = CorrectDialog(self)
        self.branch_acts = BranchActs(self, self.form, self._show_everything)
        self.top.addWidget(self.heading)
        self.top.addStretch(1)
        for button in (self.new, self.save_button, self.refresh_button):
            self.top.addWidget(button)
        for part in (self.which, self.hall, self.search_field):
            self.filters.addWidget(part)
        self.filters.addStretch(1)
        self.which.currentIndexChanged.connect(self.fill)
        self.hall.currentIndexChanged.connect(self.fill)
        self.new.clicked.connect(lambda: self.begin_correction())
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(lambda: self.begin_correction())
        self.dialog.day_asked.connect(self._ask_day)
        self.dialog.wished.connect(self._wish_by_dialog)
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.new.setVisible(self.may("correct_tallies"))

    def refresh(self) -> None:
        self.ask(Reading(work=read_corrections, done=self.show_view))

    def show_view(self, view: CorrectionsView) -> None:
        """Show what waits and what was corrected; the chosen one stays chosen."""
        self.view = view
        self.fill()
        self.retitled.emit()

    def forget(self) -> None:
        self.view = None
        self.dialog.forget()
        super().forget()

    def has_edits(self) -> bool:
        return super().has_edits() or bool(self.dialog.reason.text().strip())

    def drop_edits(self) -> None:
        super().drop_edits()
        self.dialog.reason.clear()

    def begin_correction(self, kiosk: str = "", duty: str = "", day: int = 0) -> None:
        """Open the dialog at a duty, at the chosen row's day, or at yesterday."""
        if not self.may("correct_tallies"):
            return
        row = self.chosen
        if not day and isinstance(row, Challenge | Correction) and row.day:
            kiosk, duty, day = row.kiosk, row.duty, row.day
        if not day:
            yesterday = (today(self.zone) if self.read_at is None else self.read_at.date()) - timedelta(days=1)
            day = yesterday.year * 10_000 + yesterday.month * 100 + yesterday.day
        self.dialog.begin(day, kiosk, duty)

    def rows(self) -> Sequence[Item]:
        hall, everything = self.hall.currentData() or "", self.which.currentData() == "all"
        items = self.view.items if self.view else ()
        return [one for one in items if hall in ("", one.unit) and (everything or self._waits(one))]

    def _waits(self, one: Item) -> bool:
        """What waits to be decided with its branch waits there."""
        in_branches = self.view.in_branches if self.view else frozenset[str]()
        return is_waiting(one) and line_of(one).key not in in_branches

    def key_of(self, row: Item) -> str:
        return line_of(row).key

    def is_quiet(self, row: Item) -> bool:
        return is_settled(row)

    def columns(self) -> tuple[RowColumn[Item], ...]:
        return columns(self._names)

    def opened_of(self, row: Item) -> Opened:
        if not isinstance(row, Fork):
            return opened(row, self._names)
        if self.view is None:
            return Opened("", words.act_name("fork"))
        return forks.opened(row, self._names, self.view.headline, self.language)

    def choices_of(self, row: Item) -> Sequence[Choice]:
        account = self.session.account if self.session is not None else ""
        corrects, decides = self.may("correct_tallies"), self.may("decide_exclusions")
        return choices(row, account, corrects=corrects, decides=decides)

    def is_read(self) -> bool:
        return self.view is not None

    def empty_words(self) -> tuple[str, str]:
        if self.search_field.text() or self.hall.currentData() or self.which.currentData() == "all":
            return words.empty_filtered(), ""
        return words.empty_title(), words.empty_lead()

    def fill(self) -> None:
        view = self.view
        self._names = names_of(view.directory if view else None, self.language)
        fill_box(self.which, [("waiting", words.waiting_only()), ("all", words.everything())])
        units = [one.unit for one in view.directory.units if one.unit.kind == "hall"] if view else []
        fill_box(self.hall, [("", words.any_hall()), *((unit.id, self._names.hall(unit.id)) for unit in units)])
        waiting = sum(map(self._waits, view.items)) if view else 0
        self.lead.setText(words.lead(formats.count(waiting)) if view else words.lead_unread())
        if view is not None:
            open_staff = [one.staff.id for one in view.directory.staff if one.closed_day is None]
            named = sorted(((one, self._names.person(one)) for one in open_staff), key=lambda pair: pair[1])
            self.dialog.offer(self._names, named)
        super().fill()

    def fill_sheet(self) -> None:
        super().fill_sheet()
        proposers = [] if self.chosen is None else proposers_of(self.chosen)
        mine = self.session is not None and self.session.account in proposers
        self.second.setText(words.second_needed() if mine else "")
        self.second.setVisible(mine)

    def decide(self, decided: Decided) -> None:
        """A challenge, a branch, a second person's word, or the opposite of a correction."""
        row = next((one for one in self.rows() if line_of(one).key == decided.key), None)
        if row is None:
            return
        self.form.set_acting(acting=True)
        match row:
            case Fork():
                self.branch_acts.decide(row, decided)
            case Correction(state="proposed"):
                self._second(row, decided)
            case Challenge() | Correction():
                act = msgspec.convert(decided.slug, Act)
                wish = Wish(kiosk=row.kiosk, duty=row.duty, act=act, reason=decided.reason, day=row.day)
                self._wish(wish, decided)

    def retranslate(self) -> None:
        self.heading.setText(words.title())
        self.new.setText(words.new())
        self.new.setToolTip(words.new_about())
        self.which.setAccessibleName(words.state())
        self.hall.setAccessibleName(words.hall())
        self.sheet.nothing.setText(words.choose_one())
        self.dialog.retranslate()
        super().retranslate()

    def _second(self, row: Correction, decided: Decided) -> None:
        agree = decided.slug == "agree"
        word = Decision(row.correction, agree)

        def done(_none: None) -> None:
            self.form.taken(decided)
            self.progress.remark(words.done(words.act_name(row.act)) if agree else words.refused_stays())
            self.refresh()

        self.ask(
            Errand(work=lambda link: link.send("POST", DECISIONS_PATH, NoneType, word), done=done, refused=self._no)
        )

    def _show_everything(self, key: str) -> None:
        """Read again, with what was chosen still in the list."""
        self.which.setCurrentIndex(self.which.findData("all"))
        self._chosen = key
        self.refresh()

    def _wish(self, wish: Wish, decided: Decided) -> None:
        def done(corrected: Corrected) -> None:
            self.form.taken(decided)
            self._done(wish.act, corrected)

        self.ask(
            Errand(work=lambda link: link.send("POST", CORRECTIONS_PATH, Corrected, wish), done=done, refused=self._no)
        )

    def _wish_by_dialog(self, wish: Wish) -> None:
        self.dialog.set_acting(acting=True)

        def done(corrected: Corrected) -> None:
            self.dialog.taken()
            self._done(wish.act, corrected)

        def refused(error: OfficeTroubleError) -> None:
            self.dialog.set_acting(acting=False)
            self.dialog.refusal.say(sentence_of(error))

        self.ask(
            Errand(work=lambda link: link.send("POST", CORRECTIONS_PATH, Corrected, wish), done=done, refused=refused)
        )

    def _done(self, act: Act, corrected: Corrected) -> None:
        name = words.act_name(act)
        self.progress.remark(words.done(name) if corrected.in_force else words.proposed(name))
        self._show_everything(corrected.correction)

    def _no(self, error: OfficeTroubleError) -> None:
        self.form.set_acting(acting=False)
        self.form.refusal.say(sentence_of(error))
        if error.code == "decided_already":
            self.refresh()

    def _ask_day(self, day: int) -> None:
        self.ask(
            Errand(
                work=lambda link: link.get(DUTIES_PATH, Duties, {"day": str(day)}),
                done=lambda found: self.dialog.show_duties(day, found.duties),
                refused=lambda error: self.dialog.refusal.say(sentence_of(error)),
                can_stop=True,
            )
        )
