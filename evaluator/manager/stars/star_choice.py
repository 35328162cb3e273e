"""Deciding about a week: somebody of its band, or nobody, and why. What was decided before stands beneath."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import formats
from evaluator.manager.choice_box import ChoiceBox
from evaluator.manager.one_line import OneLine
from evaluator.manager.refusal import Refusal
from evaluator.manager.stars import messages
from evaluator.wire.stars import Decide, Decision, WeekStars

UNCHOSEN: Final = "?"
MOST: Final = 2_000


class StarChoice(QWidget):
    """Emits a decision made upon the last one that was seen. Reasons typed are kept by week until they are taken."""

    decided = Signal(Decide)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts: dict[int, tuple[str, str]] = {}
        self._week: WeekStars | None = None
        self._names: Mapping[str, str] = {}
        self._may_decide = False
        self._choose_label, self._reason_label = QLabel(self), QLabel(self)
        self.who, self.reason, self.button = ChoiceBox(self), OneLine(MOST, self), QPushButton(self)
        self.who.setObjectName("who")
        self.who.setMinimumContentsLength(10)
        self.reason.setObjectName("reason")
        self.reason.setProperty("role", "compact")
        self.button.setObjectName("decide")
        self._choose_label.setBuddy(self.who)
        self._reason_label.setBuddy(self.reason)
        self.refusal, self.history_title, self.history = Refusal(self), QLabel(self), QLabel(self)
        self.history_title.setProperty("role", "strong")
        self.history.setObjectName("history")
        self.history.setTextFormat(Qt.TextFormat.PlainText)
        self.history.setWordWrap(True)
        self._row = QWidget(self)
        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self._choose_label, self.who, self._reason_label):
            row.addWidget(part)
        row.addWidget(self.reason, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.refusal)
        column.addWidget(self._row)
        column.addWidget(self.history_title)
        column.addWidget(self.history)
        self.button.clicked.connect(self.decide)
        self.reason.returnPressed.connect(self.decide)
        self.reason.textEdited.connect(self._keep_draft)
        self.reason.overfull.connect(self.refusal.say)
        self.who.activated.connect(self._keep_draft)
        self.retranslate()

    def begin(self, *, may_decide: bool) -> None:
        """Whether whoever is at the desk decides."""
        self._may_decide = may_decide

    def show_week(self, week: WeekStars, names: Mapping[str, str]) -> None:
        """Show a week; what was typed about it before is there again."""
        if self._week is None or self._week.week != week.week:
            self.refusal.say("")
        self._week, self._names = week, names
        self.retranslate()

    def taken(self, decide: Decide) -> None:
        """The office has the decision; what was typed since stays."""
        staff, reason = self.drafts.get(decide.week, (UNCHOSEN, ""))
        if (staff, reason.strip()) == (decide.staff, decide.reason):
            self.drafts.pop(decide.week, None)
        self.refusal.say("")

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing is pressed twice."""
        self.button.setEnabled(not acting)

    def decide(self) -> None:
        """Hand over what is chosen, as the button does."""
        week, staff = self._week, self.who.currentData()
        reason = self.reason.text().strip()
        if week is None or not self._may_decide or not week.ready:
            return
        if staff == UNCHOSEN:
            self.refusal.say(messages.nobody_chosen())
            self.who.setFocus()
        elif lacking := self.reason.too_long if reason else messages.reason_missing():
            self.refusal.say(lacking)
            self.reason.setFocus()
        else:
            after = week.decisions[-1].number if week.decisions else 0
            self.decided.emit(Decide(week=week.week, after=after, staff=str(staff), reason=reason))

    def retranslate(self) -> None:
        self._choose_label.setText(messages.choose())
        self._reason_label.setText(messages.reason())
        self.who.setAccessibleName(messages.title())
        self.reason.setAccessibleName(messages.reason().split("(")[0])
        self.reason.setPlaceholderText(messages.reason_hint())
        self.history_title.setText(messages.history())
        week = self._week
        decisions = week.decisions if week else ()
        self.button.setText(messages.decide_again() if decisions else messages.decide())
        self._row.setVisible(self._may_decide and week is not None and week.ready)
        lines = [line_of(decision, self._names) for decision in reversed(decisions)]
        self.history.setText("\n".join(lines) or messages.no_history())
        self._fill(week)

    def _fill(self, week: WeekStars | None) -> None:
        staff, reason = self.drafts.get(week.week, (UNCHOSEN, "")) if week else (UNCHOSEN, "")
        self.who.clear()
        self.who.addItem(messages.choose_hint(), UNCHOSEN)
        for one in sorted(week.band if week else (), key=lambda one: self._names.get(one, one)):
            self.who.addItem(self._names.get(one, one), one)
        self.who.addItem(messages.no_star(), "")
        self.who.setCurrentIndex(max(0, self.who.findData(staff)))
        if self.reason.text() != reason:
            self.reason.setText(reason)

    def _keep_draft(self) -> None:
        if self._week is not None:
            self.drafts[self._week.week] = str(self.who.currentData()), self.reason.text()
            self.refusal.say("")


def line_of(decision: Decision, names: Mapping[str, str]) -> str:
    """A decision in one line."""
    who = names.get(decision.staff, decision.staff) if decision.staff else messages.no_star()
    return messages.decision_line(formats.instant(decision.at), decision.account, who, decision.reason)
