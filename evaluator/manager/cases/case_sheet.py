"""One case opened: what may be known of it, what was done, and what can be done now. Never who spoke."""

from typing import Final

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from evaluator.manager import formats
from evaluator.manager.cases import handling_words, messages
from evaluator.manager.cases.case_acts import CaseActs
from evaluator.manager.cases.case_columns import Words, left_of, place_of, said_of, what_of
from evaluator.manager.cases.case_conflict import CaseBoth
from evaluator.manager.cases.due_marks import DueLabel
from evaluator.manager.refusal import Refusal
from evaluator.manager.rule_line import RuleLine
from evaluator.wire.cases import CaseChange, CaseConflict, CaseDetail, PersonOnDuty

MARGIN: Final = 20


class CaseSheet(QFrame):
    """Shows a case and emits what a person does about it. What is typed stays with its case until it is taken."""

    changed = Signal(CaseChange)
    publish_wished = Signal(CaseChange)
    person_asked = Signal(str)
    earlier_asked = Signal(CaseDetail)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseSheet")
        self.detail: CaseDetail | None = None
        self._words: Words | None = None
        self._account, self._may_handle = "", False
        self._build()
        self.acts.changed.connect(self.changed)
        self.acts.publish_wished.connect(self.publish_wished)
        self.both.decided.connect(self._decided)
        self.person.clicked.connect(self._ask_person)
        self.earlier.clicked.connect(lambda: self.earlier_asked.emit(self.detail))
        self.retranslate()

    def begin(self, account: str, *, may_handle: bool) -> None:
        """Who is at the desk, and whether they may do more than read."""
        self._account, self._may_handle = account, may_handle
        self.acts.begin(account)

    def show_case(self, detail: CaseDetail, words: Words) -> None:
        """Open a case, or show the same one anew; what was read on of its history stays."""
        before = self.detail
        is_same = before is not None and before.case.case == detail.case.case
        self.detail, self._words = (continued(before, detail) if before and is_same else detail), words
        if not is_same:
            self.both.close_both()
            self.told.say("")
            self.refusal.say("")
            self._scroll.verticalScrollBar().setValue(0)
        self._fill()

    def add_earlier(self, earlier: CaseDetail) -> None:
        """What lies before the part of the history that is shown, if it still does."""
        if self.detail is not None and self.detail.case.case == earlier.case.case:
            self.detail = continued(earlier, self.detail)
            self._fill_events()

    def forget(self) -> None:
        """Open nothing."""
        self.detail = self._words = None
        self.both.close_both()
        self._pages.setCurrentIndex(0)

    def taken(self, detail: CaseDetail, words: Words, sent: str) -> None:
        """The office took what was done: the text that went with it is not needed any more."""
        self.acts.drop_draft(detail.case.case, sent)
        self.both.close_both()
        self.refusal.say("")
        self.show_case(detail, words)

    def disagree(self, conflict: CaseConflict, words: Words) -> None:
        """Somebody was faster: show both versions, and let the person choose."""
        self.show_case(conflict.theirs, words)
        self.both.show_both(conflict)
        self._scroll.ensureWidgetVisible(self.both)

    def tell_person(self, found: PersonOnDuty, words: Words) -> None:
        """Say who was on duty, and that the look is recorded."""
        name = words.either(found.name, found.name_en)
        if not found.staff:
            sentence = handling_words.person_unknown()
        elif found.challenged:
            sentence = handling_words.person_challenged(name, found.badge)
        else:
            sentence = handling_words.person_is(name, found.badge)
        self.told.say(sentence)

    def retranslate(self) -> None:
        self.nothing.setText(handling_words.choose_one())
        self.history_title.setText(handling_words.history())
        self.earlier.setText(handling_words.earlier())
        self._scroll.setAccessibleName(messages.title())
        self.person.setText(handling_words.ask_person())
        self.acts.retranslate()
        self.both.retranslate()
        self._fill()

    def _fill(self) -> None:
        if self.detail is None or self._words is None:
            return
        case, words = self.detail.case, self._words
        self._pages.setCurrentIndex(1)
        self.origin.setText(f"{messages.origin_name(case.origin)}　·　{messages.kind_name(case.kind)}")
        self.what.setText(what_of(case, words))
        due = f"{messages.state_name(case.state)}　·　{formats.day(case.due_day)}　{left_of(case, words.today)}"
        self.due.say(due, overdue=case.overdue)
        self._fill_facts()
        self._fill_events()
        owns = case.owner == self._account and case.origin == "rating"
        self.person.setVisible(owns and self._may_handle)
        self.acts.setVisible(self._may_handle)
        self.acts.show_case(case)

    def _fill_facts(self) -> None:
        if self.detail is None or self._words is None:
            return
        case, words = self.detail.case, self._words
        facts = [(messages.place(), place_of(case, words))]
        if case.matter:
            facts.append((handling_words.matter(), words.either(case.matter_name, case.matter_name_en)))
        facts.append((messages.came_on(), messages.half_day(formats.day(case.day), case.half)))
        facts.append((messages.owner(), case.owner or messages.nobody()))
        if case.reopened:
            facts.append((messages.reopened(), formats.count(case.reopened)))
        if words_of_flag := messages.flag_words(case.flag):
            facts.append((handling_words.remarks(), words_of_flag))
        if case.answer:
            facts.append((handling_words.answer(), case.answer))
        _empty(self._facts)
        for row, (name, value) in enumerate(facts):
            self._facts.addWidget(_words(name, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(_words(value, wraps=True), row, 1)

    def _fill_events(self) -> None:
        _empty(self._events)
        for row, event in enumerate(reversed(self.detail.events if self.detail else ())):
            self._events.addWidget(_words(formats.instant(event.at), "small"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._events.addWidget(_words(said_of(event), wraps=True), row, 1)
        self.earlier.setVisible(self.detail is not None and self.detail.earlier_than > 0)

    def _decided(self, conflict: CaseConflict, mine: bool) -> None:
        self.both.close_both()
        if mine:
            self.changed.emit(msgspec.structs.replace(conflict.yours, version=conflict.theirs.case.version))
        self.acts.attend()

    def _show_fold(self) -> None:
        """A line where the case goes on below, so that what is cut there is seen to go on."""
        bar = self._scroll.verticalScrollBar()
        self._fold.setVisible(bar.value() < bar.maximum())

    def _ask_person(self) -> None:
        if self.detail is not None:
            self.person_asked.emit(self.detail.case.case)

    def _build(self) -> None:
        self.nothing = _words("", "secondary", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, 8)
        column.setSpacing(8)
        self.origin, self.what = _words("", "small"), _words("", "heading", wraps=True)
        self.what.setObjectName("caseWhat")
        self.due = DueLabel(inside)
        self.due.setObjectName("caseDue")
        self.both = CaseBoth(inside)
        self._facts, self._events = QGridLayout(), QGridLayout()
        for grid in (self._facts, self._events):
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(5)
        self.person = QPushButton(inside)
        self.person.setObjectName("person")
        self.person.setProperty("role", "link")
        self.told = Refusal(inside)
        self.told.setObjectName("personTold")
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.history_title = _words("", "strong")
        self.earlier = QPushButton(inside)
        self.earlier.setObjectName("earlier")
        self.earlier.setProperty("role", "link")
        for part in (self.origin, self.what, self.due, self.both):
            column.addWidget(part)
        column.addLayout(self._facts)
        column.addWidget(self.person, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.told)
        column.addWidget(RuleLine(inside))
        column.addWidget(self.history_title)
        column.addLayout(self._events)
        column.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._fold = RuleLine(self)
        self._fold.setObjectName("fold")
        keeps = self._fold.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._fold.setSizePolicy(keeps)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._show_fold)
        bar.valueChanged.connect(self._show_fold)
        self._show_fold()
        self.acts = CaseActs(self)
        self.refusal = Refusal(self)
        opened = QWidget(self)
        both = QVBoxLayout(opened)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._scroll, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(MARGIN, 0, 0, 0)
        foot.addWidget(self._fold)
        foot.addWidget(self.refusal)
        foot.addWidget(self.acts)
        both.addLayout(foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(opened)


def continued(older: CaseDetail, newer: CaseDetail) -> CaseDetail:
    """The newer answer with as much of the older one's history as leads up to its own without a gap."""
    before = tuple(event for event in older.events if event.number < newer.earlier_than)
    leads_up = bool(before) and before[-1].number == newer.earlier_than - 1
    return msgspec.structs.replace(newer, events=before + newer.events) if leads_up else newer


def _words(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    label.setProperty("role", role)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _empty(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
