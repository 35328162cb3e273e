"""Somebody else was faster: how the case stands now beside what was to be sent, and a person chooses."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.cases import UNANSWERED
from evaluator.manager import formats
from evaluator.manager.button_row import button_row
from evaluator.manager.cases import handling_words, messages
from evaluator.manager.cases.case_columns import said_of
from evaluator.wire.cases import Act, Answer, Assign, CaseConflict, CaseDetail, Note, Publish, Reopen


class CaseBoth(QFrame):
    """Emits the conflict and whether the person's own act is to be sent all the same, upon the newer version."""

    decided = Signal(CaseConflict, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("both")
        self.setProperty("role", "both")
        self.conflict: CaseConflict | None = None
        self.lead, self.theirs_title, self.yours_title, self.theirs, self.yours = (QLabel(self) for _ in range(5))
        for label in (self.lead, self.theirs, self.yours):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.theirs_title, self.yours_title):
            label.setProperty("role", "strong")
        for label in (self.theirs, self.yours):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.theirs.setObjectName("theirs")
        self.yours.setObjectName("yours")
        self.send, self.keep = QPushButton(self), QPushButton(self)
        self.send.setObjectName("sendMine")
        self.keep.setObjectName("keepTheirs")
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for column, (title, words) in enumerate(((self.theirs_title, self.theirs), (self.yours_title, self.yours))):
            grid.addWidget(title, 0, column)
            grid.addWidget(words, 1, column)
            grid.setColumnStretch(column, 1)
        buttons = button_row(self.keep, self.send)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(12, 10, 12, 10)
        whole.addWidget(self.lead)
        whole.addLayout(grid)
        whole.addLayout(buttons)
        self.send.clicked.connect(lambda: self._decide(mine=True))
        self.keep.clicked.connect(lambda: self._decide(mine=False))
        self.hide()
        self.retranslate()

    def show_both(self, conflict: CaseConflict) -> None:
        """Show two versions."""
        self.conflict = conflict
        self.retranslate()
        self.show()
        self.keep.setFocus()

    def close_both(self) -> None:
        """There is nothing to choose any more."""
        self.conflict = None
        self.hide()

    def retranslate(self) -> None:
        self.theirs_title.setText(handling_words.theirs())
        self.yours_title.setText(handling_words.yours())
        self.send.setText(handling_words.send_mine())
        self.keep.setText(handling_words.keep_theirs())
        if self.conflict is None:
            return
        fits = _fits(self.conflict.yours.change, self.conflict.theirs)
        self.lead.setText(handling_words.conflict_lead() + ("" if fits else handling_words.cannot_now()))
        self.lead.setAccessibleName(self.lead.text())
        self.send.setEnabled(fits)
        self.theirs.setText(_standing(self.conflict.theirs))
        self.yours.setText(_wanted(self.conflict.yours.change))

    def _decide(self, *, mine: bool) -> None:
        if self.conflict is not None:
            self.decided.emit(self.conflict, mine)


def _standing(detail: CaseDetail) -> str:
    """Where a case stands, and what was done last."""
    case, last = detail.case, detail.events[-1]
    lines = [
        f"{messages.state_name(case.state)} · {case.owner or messages.nobody()} · {messages.kind_name(case.kind)}",
        f"{messages.due()} {formats.day(case.due_day)}",
        f"{formats.instant(last.at)}　{said_of(last)}",
    ]
    return "\n".join(lines)


def _wanted(act: Act) -> str:
    """What a person wanted to do, with their words."""
    name = handling_words.act_name(act)
    match act:
        case Assign(owner, kind, days):
            return f"{name} → {owner}\n{messages.kind_name(kind)}" + (f" · {days}" if days is not None else "")
        case Note(text) | Answer(text) | Reopen(text, _):
            return f"{name}\n{text}"
        case Publish():
            return name


def _fits(act: Act, detail: CaseDetail) -> bool:
    """Whether the act can still be done where the case stands."""
    state = detail.case.state
    match act:
        case Assign():
            return state in UNANSWERED
        case Note() | Answer():
            return state == "in_hand"
        case Publish():
            return state == "answered"
        case Reopen():
            return state in ("answered", "published")
