"""Deciding about what is open: one of a few decisions, and why. What was typed outlives everything but being taken."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import deciding_words as words
from evaluator.manager.one_line import OneLine
from evaluator.manager.refusal import Refusal

MOST: Final = 500


class Choice(NamedTuple):
    """One decision that can be made."""

    slug: str
    name: str
    about: str = ""
    needs_reason: bool = True


class Decided(NamedTuple):
    """What was decided about which thing."""

    key: str
    slug: str
    reason: str


class DecisionForm(QWidget):
    """One line for the reason and one button for each decision."""

    decided = Signal(object)
    """Decided."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts: dict[str, str] = {}
        """Reasons typed and not taken, by the key of what they are about."""
        self.key = ""
        self._choices: tuple[Choice, ...] = ()
        self._acting = False
        self.buttons: dict[str, QPushButton] = {}
        self.refusal, self._label = Refusal(self), QLabel(self)
        self.reason = OneLine(MOST, self)
        self.reason.setObjectName("reason")
        self.reason.setProperty("role", "compact")
        self.reason.textEdited.connect(self._keep_draft)
        self.reason.overfull.connect(self.refusal.say)
        self._label.setBuddy(self.reason)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.refusal, self._label, self.reason):
            column.addWidget(part)
        column.addLayout(self._row)
        self.retranslate()

    def offer(self, key: str, choices: Sequence[Choice]) -> None:
        """Offer these decisions about a thing; with none the form is gone. A reason typed before is there again."""
        if key != self.key:
            self.refusal.say("")
        self.key = key
        if [one.slug for one in choices] != [one.slug for one in self._choices]:
            self._make_buttons(choices)
        self._choices = tuple(choices)
        for one in choices:
            self.buttons[one.slug].setText(one.name)
            self.buttons[one.slug].setToolTip(one.about)
        self.setVisible(bool(choices))
        needed = any(one.needs_reason for one in choices)
        self._label.setVisible(needed)
        self.reason.setVisible(needed)
        if self.reason.text() != self.drafts.get(key, ""):
            self.reason.setText(self.drafts.get(key, ""))

    def decide(self, slug: str) -> None:
        """Hand over a decision, as its button does."""
        choice = next((one for one in self._choices if one.slug == slug), None)
        reason = self.reason.text().strip()
        if choice is None or self._acting:
            return
        lacking = words.reason_missing() if len(reason) < 2 else self.reason.too_long
        if choice.needs_reason and lacking:
            self.refusal.say(lacking)
            self.reason.setFocus()
            return
        self.decided.emit(Decided(self.key, slug, reason))

    def taken(self, decided: Decided) -> None:
        """The office has the decision; what was typed since stays."""
        key = decided.key
        self.set_acting(acting=False)
        if self.drafts.get(key, "").strip() == decided.reason:
            self.drafts.pop(key, None)
        if key == self.key:
            self.reason.setText(self.drafts.get(key, ""))
            self.refusal.say("")

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing is pressed twice."""
        self._acting = acting
        for button in self.buttons.values():
            button.setEnabled(not acting)

    def retranslate(self) -> None:
        self._label.setText(words.reason())
        self.reason.setAccessibleName(words.reason().split("(")[0])
        self.reason.setPlaceholderText(words.reason_hint())

    def _make_buttons(self, choices: Sequence[Choice]) -> None:
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        before: QWidget = self.reason
        for one in choices:
            button = QPushButton(self)
            button.setObjectName(one.slug)
            button.setEnabled(not self._acting)
            button.clicked.connect(lambda _checked=False, slug=one.slug: self.decide(slug))
            self._row.addWidget(button)
            self.buttons[one.slug] = button
            QWidget.setTabOrder(before, button)
            before = button
        self._row.addStretch(1)

    def _keep_draft(self, typed: str) -> None:
        if typed.strip():
            self.drafts[self.key] = typed
        else:
            self.drafts.pop(self.key, None)
        self.refusal.say("")
