"""What can be done about a case where it stands: take it, tell what was done, answer, publish, reopen."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.cases import UNANSWERED, Kind
from evaluator.manager.cases import handling_words, messages
from evaluator.manager.cases.days_box import DaysBox
from evaluator.manager.cases.owner_field import OwnerField
from evaluator.manager.choice_box import ChoiceBox
from evaluator.manager.text_area import TextArea, as_sent
from evaluator.wire.cases import Act, Answer, Assign, CaseChange, CaseLine, Note, Publish, Reopen

KINDS: Final[tuple[Kind, ...]] = ("at_once", "by_deadline", "long_term")
TEXT_H: Final = 86
MOST: Final = 2_000


class CaseActs(QWidget):
    """Emits one act upon the version that is shown. Drafts are kept by case, and survive everything but being taken."""

    changed = Signal(CaseChange)
    publish_wished = Signal(CaseChange)
    """Like `changed`, once it was seen what everybody will read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drafts: dict[str, str] = {}
        self._case: CaseLine | None = None
        self._account = ""
        self._lacking = ""
        self._acting = False
        self._build()
        self.retranslate()

    def begin(self, account: str) -> None:
        """Who is at the desk."""
        self._account = account

    def show_case(self, case: CaseLine) -> None:
        """Offer what can be done about a case now."""
        other = self._case is None or self._case.case != case.case
        self._case = case
        if other:
            self._show_draft()
            self.owner.setText(case.owner or self._account)
            self.kind.setCurrentIndex(KINDS.index(case.kind))
            self.days.as_the_rules_say()
            self.lack("")
        self._settle()

    def drop_draft(self, case: str, sent: str) -> None:
        """The office has what was sent; what was typed since stays."""
        if as_sent(self.drafts.get(case, "")) != sent:
            return
        self.drafts.pop(case, None)
        if self._case is not None and self._case.case == case:
            self._show_draft()

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing can be pressed twice."""
        self._acting = acting
        self._settle()

    def lack(self, sentence: str) -> None:
        """Say what is missing before anything can be sent."""
        self._lacking = sentence
        self.lacking.setText(sentence)
        self.lacking.setVisible(bool(sentence))

    def attend(self) -> None:
        """Put the keyboard where the next thing is done."""
        (self.text if self.text.isVisible() else self.owner).setFocus()

    def retranslate(self) -> None:
        for label, words in (
            (self._owner_label, handling_words.answer_by()),
            (self._kind_label, handling_words.as_kind()),
            (self._days_label, handling_words.within()),
            (self._text_label, handling_words.text_label()),
        ):
            label.setText(words)
        place = max(0, self.kind.currentIndex())
        self.kind.clear()
        self.kind.addItems([messages.kind_name(kind) for kind in KINDS])
        self.kind.setCurrentIndex(place)
        self.days.setSpecialValueText(handling_words.by_the_rules())
        self.text.setPlaceholderText(handling_words.text_hint())
        named: tuple[tuple[QWidget, str], ...] = (
            (self.owner, messages.owner()),
            (self.kind, messages.kind()),
            (self.days, handling_words.within().split("(")[0]),
            (self.text, handling_words.text_label().split("(")[0]),
        )
        for widget, name in named:
            widget.setAccessibleName(name)
        self.note.setText(handling_words.note())
        self.answer.setText(handling_words.give_answer())
        self.publish.setText(handling_words.publish())
        self.publish.setToolTip(handling_words.publish_about())
        self.reopen.setText(handling_words.reopen())
        self._settle()

    def _settle(self) -> None:
        case = self._case
        state = case.state if case else "withdrawn"
        waits, answered = state in UNANSWERED, state in ("answered", "published")
        mine = case is not None and not case.owner and self.owner.text().strip() == self._account
        self.assign.setText(handling_words.take() if mine else handling_words.hand_to())
        seen: tuple[tuple[bool, tuple[QWidget, ...]], ...] = (
            (waits, (self._owner_label, self.owner, self._kind_label, self.kind, self.assign)),
            (waits or answered, (self._days_label, self.days)),
            (state == "in_hand" or answered, (self._text_label, self.text)),
        )
        for is_seen, widgets in seen:
            for widget in widgets:
                widget.setVisible(is_seen)
        self.note.setVisible(state == "in_hand")
        self.answer.setVisible(state == "in_hand")
        self.publish.setVisible(state == "answered")
        self.reopen.setVisible(answered)
        for button in (self.assign, self.note, self.answer, self.publish, self.reopen):
            button.setEnabled(not self._acting)

    def _do(self, act: Act) -> None:
        if self._case is not None:
            self.lack("")
            self.changed.emit(CaseChange(self._case.case, self._case.version, act))

    def _publish(self) -> None:
        if self._case is not None:
            self.lack("")
            self.publish_wished.emit(CaseChange(self._case.case, self._case.version, Publish()))

    def _assign(self) -> None:
        owner = self.owner.text().strip()
        if lacking := self.owner.too_long if owner else handling_words.owner_missing():
            self.lack(lacking)
            self.owner.setFocus()
            return
        self._do(Assign(owner, KINDS[self.kind.currentIndex()], self.days.days))

    def _say(self, kind: type[Note | Answer]) -> None:
        if text := self._said():
            self._do(kind(text))

    def _reopen(self) -> None:
        if text := self._said():
            self._do(Reopen(text, self.days.days))

    def _said(self) -> str:
        text = self.text.words
        if lacking := self.text.too_long if text else handling_words.text_missing():
            self.lack(lacking)
            self.text.setFocus()
            return ""
        return text

    def _show_draft(self) -> None:
        self.text.blockSignals(True)
        self.text.setPlainText(self.drafts.get(self._case.case, "") if self._case else "")
        self.text.blockSignals(False)

    def _keep_draft(self) -> None:
        if self._case is None:
            return
        text = self.text.toPlainText()
        if text.strip():
            self.drafts[self._case.case] = text
        else:
            self.drafts.pop(self._case.case, None)
        self.lack(self.text.too_long)

    def _build(self) -> None:
        self._owner_label, self._kind_label, self._days_label, self._text_label = (QLabel(self) for _ in range(4))
        self.owner = OwnerField(self)
        self.owner.setMinimumWidth(72)
        self.kind = ChoiceBox(self)
        self.days = DaysBox(self)
        self.text = TextArea(MOST, self)
        self.text.setFixedHeight(TEXT_H)
        self.lacking = QLabel(self)
        self.lacking.setProperty("role", "secondary")
        self.lacking.setWordWrap(True)
        self.lacking.hide()
        self.assign, self.note, self.answer, self.publish, self.reopen = (QPushButton(self) for _ in range(5))
        for widget, name in (
            (self.owner, "caseOwner"),
            (self.kind, "caseKind"),
            (self.days, "caseDays"),
            (self.text, "caseText"),
            (self.assign, "assign"),
            (self.note, "note"),
            (self.answer, "answer"),
            (self.publish, "publish"),
            (self.reopen, "reopen"),
        ):
            widget.setObjectName(name)
        for label, buddy in (
            (self._owner_label, self.owner),
            (self._kind_label, self.kind),
            (self._days_label, self.days),
            (self._text_label, self.text),
        ):
            label.setBuddy(buddy)
            label.setProperty("role", "small")
        first, second, last = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (first, second, last):
            row.setSpacing(6)
        for part in (self._owner_label, self.owner, self._kind_label, self.kind):
            first.addWidget(part, 1 if part is self.owner else 0)
        second.addWidget(self._days_label)
        second.addWidget(self.days)
        second.addStretch(1)
        second.addWidget(self.assign)
        last.addStretch(1)
        for button in (self.note, self.reopen, self.publish, self.answer):
            last.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)
        column.addWidget(self._text_label)
        column.addWidget(self.text)
        column.addWidget(self.lacking)
        column.addLayout(last)
        self.owner.textChanged.connect(self._settle)
        self.text.textChanged.connect(self._keep_draft)
        self.text.overfull.connect(self.lack)
        self.owner.overfull.connect(self.lack)
        self.assign.clicked.connect(self._assign)
        self.note.clicked.connect(lambda: self._say(Note))
        self.answer.clicked.connect(lambda: self._say(Answer))
        self.publish.clicked.connect(self._publish)
        self.reopen.clicked.connect(self._reopen)
