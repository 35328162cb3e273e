"""New PINs: one person asks, another one agrees and is told the PIN once."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.manager import formats, look
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.directory import pin_words
from evaluator.manager.one_line import OneLine
from evaluator.manager.refusal import Refusal
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.table import Room
from evaluator.wire.pin_resets import PinReset, PinResetDecision, PinResetWish

REASON_MOST: Final = 200


class PinDialog(QDialog):
    """What was asked and decided, newest first; what is typed stays until the office took it."""

    asked = Signal(object)
    """PinResetWish."""
    decided = Signal(object)
    """PinResetDecision."""

    def __init__(self, parent: QWidget, people: Sequence[tuple[str, str]], chosen: str) -> None:
        """`people` are ids with names; `chosen` is the id that stands there first, or ""."""
        super().__init__(parent)
        self.setObjectName("pins")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(pin_words.title())
        self.resize(960, 560)
        self._names = dict(people)
        self._acting = False
        self._build()
        fill_box(self.person, [("", pin_words.choose_person()), *people])
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))
        self._wire()
        self._follow()
        (self.reason if chosen else self.person).setFocus()

    def show_resets(self, resets: Sequence[PinReset]) -> None:
        """What the office holds by now."""
        self.requests.source.show(resets, self._columns())
        self.note.setVisible(not resets)
        self._follow()

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing is pressed twice, and no reason typed that would be cleared with it."""
        self._acting = acting
        self.enter.setEnabled(not acting)
        self.reason.setReadOnly(acting)
        self._follow()

    def was_asked(self) -> None:
        """The office has the request: nothing of it is needed any more."""
        self.reason.clear()
        self.person.setCurrentIndex(0)
        self.refusal.say("")

    def tell(self, staff: str, pin: str) -> None:
        """Show a new PIN; "" where there is none."""
        self.told.setText(pin_words.new_pin(self._name(staff)))
        self.pin.setText(pin)
        for part in (self.told, self.pin):
            part.setVisible(bool(pin))

    @property
    def chosen(self) -> PinReset | None:
        """The request a person is at, while it waits."""
        index = self.requests.currentIndex()
        found = self.requests.source.rows[index.row()] if index.isValid() else None
        return found if found is not None and found.state == "asked" else None

    def _name(self, staff: str) -> str:
        return self._names.get(staff, staff)

    def _ask(self) -> None:
        staff, reason = str(self.person.currentData() or ""), self.reason.text().strip()
        if not staff:
            self.refusal.say(pin_words.person_missing())
            self.person.setFocus()
        elif lacking := self.reason.too_long if reason else pin_words.reason_missing():
            self.refusal.say(lacking)
            self.reason.setFocus()
        else:
            self.refusal.say("")
            self.asked.emit(PinResetWish(staff=staff, reason=reason))

    def _decide(self, *, agree: bool) -> None:
        one = self.chosen
        self.tell("", "")
        if one is None:
            self.refusal.say(pin_words.none_chosen())
            return
        self.refusal.say("")
        self.decided.emit(PinResetDecision(reset=one.reset, agree=agree))

    def _follow(self) -> None:
        for button in (self.agree, self.disagree):
            button.setEnabled(self.chosen is not None and not self._acting)

    def _columns(self) -> tuple[RowColumn[PinReset], ...]:
        def column(
            slug: str, title: str, text: Callable[[PinReset], str], least: int, most: int, grows: int = 0
        ) -> RowColumn[PinReset]:
            return RowColumn(slug=slug, title=title, text=text, room=Room(least, most, grows))

        return (
            column("person", pin_words.who(), lambda one: self._name(one.staff), 150, 180, 2),
            column("reason", pin_words.why(), lambda one: one.reason, 100, 240, 3),
            column("by", pin_words.asked_by(), lambda one: one.by, 110, 130, 1),
            column("at", pin_words.asked_at(), lambda one: formats.instant(one.at), 128, 132),
            column("state", pin_words.state(), lambda one: pin_words.state_name(one.state), 96, 110),
            column("second", pin_words.decided_by(), lambda one: one.second or "", 112, 130, 1),
        )

    def _wire(self) -> None:
        self.reason.overfull.connect(self.refusal.say)
        self.enter.clicked.connect(self._ask)
        self.agree.clicked.connect(lambda: self._decide(agree=True))
        self.disagree.clicked.connect(lambda: self._decide(agree=False))
        self.stop.clicked.connect(self.reject)
        self.requests.selectionModel().currentRowChanged.connect(self._follow)

    def _build(self) -> None:
        lead, under = QLabel(pin_words.lead(), self), QLabel(pin_words.requests(), self)
        lead.setWordWrap(True)
        lead.setProperty("role", "secondary")
        under.setProperty("role", "strong")
        self.person, self.reason = ChoiceBox(self), OneLine(REASON_MOST, self)
        self.person.setObjectName("person")
        self.person.setMaxVisibleItems(16)
        self.reason.setObjectName("why")
        self.reason.setProperty("role", "compact")
        self.reason.setPlaceholderText(pin_words.reason_hint())
        self.enter, self.stop = QPushButton(pin_words.ask(), self), QPushButton(pin_words.close(), self)
        self.agree, self.disagree = QPushButton(pin_words.agree(), self), QPushButton(pin_words.refuse(), self)
        for button, name in (
            (self.enter, "ask"),
            (self.stop, "close"),
            (self.agree, "agree"),
            (self.disagree, "disagree"),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
        self.enter.setProperty("role", "main")
        form = QFormLayout()
        form.setVerticalSpacing(8)
        for said, box in ((pin_words.person(), self.person), (pin_words.reason(), self.reason)):
            label = QLabel(said, self)
            label.setBuddy(box)
            form.addRow(label, box)
        model: RowsModel[PinReset] = RowsModel(lambda one: one.reset, lambda one: one.state != "asked", self)
        self.requests: RowsTable[PinReset] = RowsTable(model, "requests", self)
        self.requests.setAccessibleName(pin_words.requests())
        self.requests.setMinimumHeight(150)
        self.note, self.refusal, self.told = QLabel(pin_words.none_yet(), self), Refusal(self), QLabel(self)
        self.note.setProperty("role", "small")
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.hide()
        self.pin = QLineEdit(self)
        self.pin.setObjectName("newPin")
        self.pin.setReadOnly(True)
        self.pin.setFont(look.font(look.FIGURES[-1]))
        self.pin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pin.setAccessibleName(pin_words.title())
        self.pin.hide()
        first, last = QHBoxLayout(), QHBoxLayout()
        first.addLayout(form, 1)
        first.addWidget(self.enter, 0, Qt.AlignmentFlag.AlignBottom)
        first.setSpacing(12)
        last.addWidget(self.agree)
        last.addWidget(self.disagree)
        last.addStretch(1)
        last.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        for part in (lead, first, self.refusal, under, self.note, self.requests, self.told, self.pin, last):
            if isinstance(part, QHBoxLayout):
                column.addLayout(part)
            else:
                column.addWidget(part, 1 if part is self.requests else 0)
