"""Entering an opinion or a problem by hand. There is no field for whoever said it."""

import secrets

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.directory import Matter, Unit, Window
from evaluator.domain.names import CHINESE, Language
from evaluator.manager.button_row import button_row
from evaluator.manager.cases import handling_words, messages, new_case_words
from evaluator.manager.cases.case_acts import KINDS, MOST
from evaluator.manager.cases.days_box import DaysBox
from evaluator.manager.cases.owner_field import OwnerField
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.language import named_in
from evaluator.manager.refusal import Refusal
from evaluator.manager.text_area import TextArea
from evaluator.wire.cases import NewCase
from evaluator.wire.directory import WholeDirectory


class NewCaseDialog(QDialog):
    """Emits the new case. Closed before it was taken, it opens again with what was typed."""

    entered = Signal(NewCase)
    hall_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("newCase")
        self.setMinimumWidth(520)
        self._halls: tuple[Unit, ...] = ()
        self._windows: tuple[Window, ...] = ()
        self._matters: tuple[Matter, ...] = ()
        self._language = CHINESE
        self.begin_another()
        self._build()
        self.retranslate()

    def offer(self, directory: WholeDirectory, language: Language) -> None:
        """Take the places and matters there are to choose from; closed ones are left out."""
        self._language = language
        parents = {record.unit.parent for record in directory.units}
        open_units = [record.unit for record in directory.units if record.closed_day is None]
        self._halls = tuple(unit for unit in open_units if unit.kind == "hall" or unit.id not in parents)
        self._windows = tuple(record.window for record in directory.windows if record.closed_day is None)
        self._matters = tuple(record.matter for record in directory.matters if record.closed_day is None)
        self.retranslate()

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing is entered twice, and nothing typed that would be gone with the dialog."""
        self.enter.setEnabled(not acting)
        for field in (self.subject, self.owner):
            field.setReadOnly(acting)

    def begin_another(self) -> None:
        """What is entered next is another case; until then whatever is sent again is the same one."""
        self._key = secrets.token_hex(8)

    def taken(self) -> None:
        """The office has it: nothing of it is needed any more."""
        self.begin_another()
        self.set_acting(acting=False)
        self.subject.clear()
        self.days.as_the_rules_say()
        self.refusal.say("")
        self.accept()

    def forget(self) -> None:
        """Somebody else will be at the desk: nothing that was typed stays."""
        self.begin_another()
        self.set_acting(acting=False)
        for field in (self.subject, self.owner):
            field.clear()
        self.days.as_the_rules_say()
        self.refusal.say("")
        self.reject()

    def retranslate(self) -> None:
        self.setWindowTitle(new_case_words.new_title())
        self.lead.setText(new_case_words.new_lead())
        for label, words in (
            (self._origin_label, messages.origin()),
            (self._hall_label, messages.hall()),
            (self._window_label, new_case_words.window()),
            (self._matter_label, handling_words.matter()),
            (self._subject_label, new_case_words.subject()),
            (self._kind_label, handling_words.as_kind()),
            (self._days_label, handling_words.within()),
            (self._owner_label, handling_words.answer_by()),
        ):
            label.setText(words)
        self.days.setSpecialValueText(handling_words.by_the_rules())
        self.enter.setText(new_case_words.enter())
        self.stop.setText(new_case_words.cancel())
        fill_box(
            self.origin, [("opinion", messages.origin_name("opinion")), ("problem", messages.origin_name("problem"))]
        )
        fill_box(
            self.kind, [(kind, messages.kind_name(kind)) for kind in KINDS], self.kind.currentData() or "by_deadline"
        )
        fill_box(self.hall, [(hall.id, self._named(hall)) for hall in self._halls])
        fill_box(
            self.matter,
            [("", new_case_words.no_matter()), *((matter.id, self._named(matter)) for matter in self._matters)],
        )
        self._offer_windows()

    def event(self, event: QEvent) -> bool:
        """A sentence that appears has room of its own: what it wraps is not in the least height of a window."""
        layout = self.layout()
        if event.type() is QEvent.Type.LayoutRequest and layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.subject.setFocus()
        self._say_hall()

    def _enter(self) -> None:
        said = self.subject.words
        if lacking := self.subject.too_long if said else handling_words.text_missing():
            self.refusal.say(lacking)
            self.subject.setFocus()
            return
        if lacking := self.owner.too_long or ("" if self._halls else new_case_words.no_hall()):
            self.refusal.say(lacking)
            self.owner.setFocus()
            return
        self.entered.emit(
            NewCase(
                origin=self.origin.currentData(),
                unit=str(self.hall.currentData()),
                window=str(self.window_box.currentData()),
                matter=str(self.matter.currentData()),
                subject=said,
                kind=self.kind.currentData(),
                owner=self.owner.text().strip(),
                working_days=self.days.days,
                key=self._key,
            )
        )

    def _offer_windows(self) -> None:
        here = [window for window in self._windows if window.unit == self.hall.currentData()]
        named = [(window.id, f"{window.number} · {self._named(window)}") for window in here]
        fill_box(self.window_box, [("", new_case_words.no_window()), *named])

    def _say_hall(self) -> None:
        if self.hall.currentData():
            self.hall_chosen.emit(self.hall.currentData())

    def _named(self, record: Unit | Window | Matter) -> str:
        return named_in(self._language, record.name, record.name_en)

    def _build(self) -> None:
        self.lead = QLabel(self)
        self.lead.setProperty("role", "secondary")
        self.lead.setWordWrap(True)
        self.origin, self.hall, self.window_box, self.matter, self.kind = (ChoiceBox(self) for _ in range(5))
        self.subject = TextArea(MOST, self)
        self.subject.setObjectName("subject")
        self.subject.setMinimumHeight(64)
        self.days = DaysBox(self)
        self.owner = OwnerField(self)
        self.refusal = Refusal(self)
        self.enter, self.stop = QPushButton(self), QPushButton(self)
        self.enter.setObjectName("enter")
        self.enter.setProperty("role", "main")
        self.enter.setDefault(True)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        labels = [QLabel(self) for _ in range(8)]
        (
            self._origin_label, self._hall_label, self._window_label, self._matter_label,
            self._subject_label, self._kind_label, self._days_label, self._owner_label,
        ) = labels  # fmt: skip
        fields: tuple[QWidget, ...] = (
            self.origin, self.hall, self.window_box, self.matter, self.subject, self.kind, self.days, self.owner,
        )  # fmt: skip
        for label, field in zip(labels, fields, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        buttons = button_row(self.stop, self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(14)
        column.addWidget(self.lead)
        column.addLayout(form)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
        self.hall.currentIndexChanged.connect(self._offer_windows)
        self.hall.activated.connect(self._say_hall)
        for field in (self.subject, self.owner):
            field.overfull.connect(self.refusal.say)
        self.enter.clicked.connect(self._enter)
        self.stop.clicked.connect(self.reject)
