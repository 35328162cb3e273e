"""Signals: what looked wrong in a month, why, how often such a sign is wrong itself, and what a person decided."""

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import formats
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.decision_form import Choice, Decided
from evaluator.manager.detail_sheet import Opened
from evaluator.manager.language import named_in
from evaluator.manager.list_page import ListPage
from evaluator.manager.month_picker import MonthPicker
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.signals import words
from evaluator.manager.signals.signal_reading import Names, columns, opened, said_of
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import MONTHS_PATH, Months
from evaluator.wire.signals import (
    SIGNALS_PATH,
    DecideSignal,
    SignalConflict,
    SignalLine,
    Signals,
    SignalState,
)

STATES: Final[tuple[SignalState, ...]] = ("open", "explained", "upheld")


class SignalsView(NamedTuple):
    """A month of signals with the names that go with it."""

    months: Months
    signals: Signals
    directory: WholeDirectory


class SignalsPage(ListPage[SignalLine]):
    """A person explains a signal or upholds it; both figures stay, and neither is changed by it."""

    slug: ClassVar[str] = "signals"
    right: ClassVar[Right] = "read_signals"

    correct = Signal(str, str, int)
    """Kiosk, duty and day of what somebody wants to correct."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: SignalsView | None = None
        self._month = 0
        self.months = MonthPicker(self)
        self.state, self.hall = ChoiceBox(self), ChoiceBox(self)
        self.state.setObjectName("state")
        self.hall.setObjectName("hall")
        self.correct_button = QPushButton(self)
        self.correct_button.setObjectName("correct")
        self.correct_button.setProperty("role", "link")
        self.both_stay = QLabel(self)
        self.both_stay.setProperty("role", "small")
        self.both_stay.setWordWrap(True)
        self.sheet.foot.insertWidget(0, self.both_stay)
        self.sheet.foot.addWidget(self.correct_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.top.addWidget(self.months)
        self.top.addStretch(1)
        self.top.addWidget(self.save_button)
        self.top.addWidget(self.refresh_button)
        for part in (self.state, self.hall, self.search_field):
            self.filters.addWidget(part)
        self.filters.addStretch(1)
        self.months.chosen.connect(self._chosen_month)
        self.state.currentIndexChanged.connect(self.fill)
        self.hall.currentIndexChanged.connect(self.fill)
        self.correct_button.clicked.connect(self._correct)
        for keys, steps in (("Alt+Left", -1), ("Alt+Right", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda steps=steps: self.months.step(steps))
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def refresh(self) -> None:
        """Ask for the month that is shown, or for the newest that has counts."""
        month = self._month
        self.ask(Reading(work=lambda link: _read(link, month), done=self.show_view))

    def show_view(self, view: SignalsView) -> None:
        """Show a month; the chosen signal stays chosen where it is one of it."""
        self.view, self._month = view, view.signals.month
        self.fill()
        self.retitled.emit()

    def forget(self) -> None:
        self.view, self._month = None, 0
        super().forget()

    def rows(self) -> Sequence[SignalLine]:
        state, hall = self.state.currentData() or "", self.hall.currentData() or ""
        return [
            one
            for one in (self.view.signals.signals if self.view else ())
            if state in ("", one.state) and hall in ("", one.unit)
        ]

    def key_of(self, row: SignalLine) -> str:
        return row.signal

    def is_quiet(self, row: SignalLine) -> bool:
        return row.state == "explained"

    def columns(self) -> tuple[RowColumn[SignalLine], ...]:
        return columns(self._names())

    def opened_of(self, row: SignalLine) -> Opened:
        return opened(row, self._names())

    def choices_of(self, row: SignalLine) -> Sequence[Choice]:
        if not self.may("decide_signals"):
            return ()
        offered = {
            "explained": Choice("explained", words.explain(), words.explain_about()),
            "upheld": Choice("upheld", words.uphold(), words.uphold_about()),
            "open": Choice("open", words.reopen()),
        }
        return [choice for state, choice in offered.items() if state != row.state]

    def is_read(self) -> bool:
        return self.view is not None

    def empty_words(self) -> tuple[str, str]:
        if self.view is not None and self.view.signals.signals:
            return words.empty_filtered(), ""
        return words.empty_title(), words.empty_lead()

    def list_about(self) -> Sequence[tuple[str, str]]:
        if self.view is None or self.session is None:
            return ()
        signals = self.view.signals
        office = named_in(self.language, self.session.office_name, self.session.office_name_en)
        said = [
            (words.title(), f"{office}　{formats.month(signals.month)}"),
            (self.session.account, common.as_of(formats.instant(signals.as_of))),
            (common.rules(signals.rules), ""),
        ]
        return [*said, (words.simulated(), "")] if signals.simulated else said

    def fill(self) -> None:
        view = self.view
        fill_box(self.state, [("", words.any_state()), *((state, words.state_name(state)) for state in STATES)])
        units = [record.unit for record in view.directory.units if record.unit.kind == "hall"] if view else []
        halls = [(unit.id, named_in(self.language, unit.name, unit.name_en)) for unit in units]
        fill_box(self.hall, [("", words.any_hall()), *halls])
        if view is not None:
            signals = view.signals
            self.months.show_month(signals.month, current=view.months.current, counted=view.months.months)
            self.truth.setText(f"{common.as_of(formats.instant(signals.as_of))}　·　{common.rules(signals.rules)}")
        else:
            self.truth.clear()
        waiting = sum(one.state == "open" for one in view.signals.signals) if view else 0
        self.lead.setText(words.lead(formats.count(waiting)) if view else words.lead_unread())
        super().fill()

    def fill_sheet(self) -> None:
        super().fill_sheet()
        row = self.chosen
        self.both_stay.setVisible(self.form.isVisibleTo(self))
        can_correct = row is not None and bool(row.duty) and self.may("correct_tallies")
        self.correct_button.setVisible(can_correct)

    def decide(self, decided: Decided) -> None:
        """Tell the office; who was faster is shown, and mine is sent only on another press."""
        line = next((one for one in self.rows() if one.signal == decided.key), None)
        if line is None:
            return
        self.form.set_acting(acting=True)
        asked = DecideSignal(
            month=line.month,
            signal=line.signal,
            after=line.decisions[-1].number if line.decisions else 0,
            state=msgspec.convert(decided.slug, SignalState),
            reason=decided.reason,
        )

        def done(now: SignalLine) -> None:
            self.form.taken(decided)
            self._put(now)
            self.progress.remark(words.decided(words.state_name(now.state)))

        def refused(error: OfficeTroubleError) -> None:
            self.form.set_acting(acting=False)
            if error.code == "newer_decision":
                theirs = error.told(SignalConflict).theirs
                self._put(theirs)
                self.form.refusal.say(words.conflict(said_of(theirs.decisions[-1])))
            else:
                self.form.refusal.say(words.refused(error.code) or common.refused(error.code, error.retry_after_s))

        self.ask(
            Errand(work=lambda link: link.send("POST", SIGNALS_PATH, SignalLine, asked), done=done, refused=refused)
        )

    def retranslate(self) -> None:
        self.months.retranslate()
        self.state.setAccessibleName(words.state())
        self.hall.setAccessibleName(words.hall())
        self.correct_button.setText(words.correct())
        self.correct_button.setToolTip(words.correct_about())
        self.both_stay.setText(words.both_stay())
        self.sheet.nothing.setText(words.lead_unread())
        super().retranslate()

    def _put(self, line: SignalLine) -> None:
        """Take a line in place of what was shown of it."""
        if self.view is not None:
            signals = self.view.signals
            lines = tuple(line if one.signal == line.signal else one for one in signals.signals)
            open_now = sum(one.state == "open" for one in lines)
            self.view = self.view._replace(signals=msgspec.structs.replace(signals, signals=lines, open=open_now))
            self.fill()

    def _names(self) -> Names:
        units = self.view.directory.units if self.view else ()
        halls = {one.unit.id: named_in(self.language, one.unit.name, one.unit.name_en) for one in units}
        return Names(self.language, halls)

    def _chosen_month(self, month: int) -> None:
        self._month = month
        self.refresh()

    def _correct(self) -> None:
        if (row := self.chosen) is not None:
            self.correct.emit(row.kiosk, row.duty, row.day)


async def _read(link: OfficeLink, month: int) -> SignalsView:
    """A month's signals; 0 is the newest that has counts."""
    months = await link.get(MONTHS_PATH, Months)
    wanted = month or max(months.months, default=months.current)
    signals = await link.get(SIGNALS_PATH, Signals, {"month": str(wanted)})
    return SignalsView(months, signals, await link.get(DIRECTORY_PATH, WholeDirectory))
