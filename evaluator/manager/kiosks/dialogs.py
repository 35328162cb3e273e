"""What is asked before something is done to a kiosk: whether really, why, for which place, and which branch lives."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.manager import formats
from evaluator.manager.ask_dialog import AskDialog
from evaluator.manager.choice_box import ChoiceBox
from evaluator.manager.kiosks import alarm_words, code_words, words
from evaluator.manager.kiosks.forks import Branch, branches
from evaluator.manager.one_line import OneLine
from evaluator.manager.refusal import Refusal
from evaluator.wire.devices import Alarm, CodeAsked, ForkDecision

LONGEST_WHY = 400


class ConfirmDialog(AskDialog):
    """Whether really."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent, title, sentence, verb)
        self.setObjectName("confirm")
        self.accepted.connect(self.confirmed)


class WhyDialog(AskDialog):
    """Whether really, and why."""

    decided = Signal(str)

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent, title, sentence, verb)
        self.setObjectName("whyDialog")
        self.why = _add_why(self)
        self.accepted.connect(lambda: self.decided.emit(self.why.text().strip()))


class PlaceDialog(AskDialog):
    """For which window or hall a code is made."""

    chosen = Signal(object)
    """CodeAsked."""

    def __init__(self, parent: QWidget, windows: Sequence[tuple[str, str]], units: Sequence[tuple[str, str]]) -> None:
        lead = code_words.code_for() if windows or units else code_words.no_place()
        super().__init__(parent, code_words.code_title(), lead, code_words.make_code())
        self.setObjectName("place")
        self.places = ChoiceBox(self)
        self.places.setObjectName("places")
        self.places.setAccessibleName(code_words.code_for())
        for key, name in windows:
            self.places.addItem(name, CodeAsked(window=key))
        for key, name in units:
            self.places.addItem(words.whole_hall(name), CodeAsked(unit=key))
        self.middle.addWidget(self.places)
        self.places.setVisible(self.places.count() > 0)
        self.act_button.setEnabled(self.places.count() > 0)
        (self.act_button if self.places.count() else self.cancel_button).setDefault(True)
        self.accepted.connect(lambda: self.chosen.emit(self.places.currentData()))


class ForkDialog(AskDialog):
    """Both branches side by side, and what becomes of the mark."""

    decided = Signal(str, str)
    """`kept` or `marked`, and why."""

    def __init__(self, parent: QWidget, place: str, alarm: Alarm) -> None:
        super().__init__(parent, alarm_words.fork_title(), alarm_words.fork_lead(place), alarm_words.decide_it())
        self.setObjectName("fork")
        self.setMinimumWidth(560)
        mine, theirs = branches(alarm)
        both = QHBoxLayout()
        both.setSpacing(12)
        for branch in (theirs, mine):
            both.addWidget(self._box(branch, formats.since(alarm.at) if branch is mine else ""), 1)
        self.middle.addLayout(both)
        self.keep, self.mark = QRadioButton(alarm_words.keep(), self), QRadioButton(alarm_words.mark(), self)
        self.keep.setObjectName("kept")
        self.mark.setObjectName("marked")
        self.mark.setChecked(True)
        for choice in (self.keep, self.mark):
            self.middle.addWidget(choice)
        self.why = _add_why(self)
        self.accepted.connect(lambda: self.decided.emit(self.decision, self.why.text().strip()))

    @property
    def decision(self) -> ForkDecision:
        return "kept" if self.keep.isChecked() else "marked"

    def _box(self, branch: Branch, at: str) -> QFrame:
        box = QFrame(self)
        box.setProperty("role", "both")
        column = QVBoxLayout(box)
        column.setSpacing(4)
        title = QLabel(branch.title, box)
        title.setProperty("role", "strong")
        column.addWidget(title)
        lines = QLabel("\n".join((*branch.lines, *((alarm_words.first_seen(at),) if at else ()))), box)
        lines.setTextFormat(Qt.TextFormat.PlainText)
        lines.setWordWrap(True)
        lines.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(lines, 1)
        box.setAccessibleName(f"{branch.title}: {'; '.join(branch.lines)}")
        return box


def _add_why(dialog: AskDialog) -> OneLine:
    """A line for the reason; without one nothing is done."""
    label, line, refusal = QLabel(words.why(), dialog), OneLine(LONGEST_WHY, dialog), Refusal(dialog)
    line.setObjectName("why")
    label.setBuddy(line)
    line.setAccessibleName(words.why())
    line.textChanged.connect(lambda text: dialog.act_button.setEnabled(bool(text.strip()) and not line.too_long))
    line.overfull.connect(refusal.say)
    dialog.act_button.setEnabled(False)
    dialog.middle.addWidget(label)
    dialog.middle.addWidget(line)
    dialog.middle.addWidget(refusal)
    return line
