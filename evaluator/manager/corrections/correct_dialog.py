"""Correcting a duty: its day, the duty, what is to be done about it, and why. Never what it was rated."""

from collections.abc import Sequence
from typing import Final, get_args

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from evaluator.manager import deciding_words, formats
from evaluator.manager.button_row import button_row
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.corrections import dialog_words, words
from evaluator.manager.corrections.names import Names
from evaluator.manager.decision_form import MOST
from evaluator.manager.one_line import OneLine
from evaluator.manager.refusal import Refusal
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.table import Room
from evaluator.wire.corrections import Act, DutyDay, Wish

TWO_PERSONS: Final[frozenset[Act]] = frozenset({"exclude", "include"})


class CorrectDialog(QDialog):
    """Emits the wish. Closed before it was taken, it opens again with what was typed."""

    wished = Signal(object)
    """Wish."""
    day_asked = Signal(int)
    """Tell the duties of this day."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("correct")
        self.resize(760, 560)
        self._names = Names({}, {}, {})
        self._day = 0
        self._wanted = ("", "")
        self._build()
        self._wire()
        self.retranslate()

    def offer(self, names: Names, staff: Sequence[tuple[str, str]]) -> None:
        """Take what ids are called, and who can be credited."""
        self._names = names
        fill_box(self.staff, [*staff, ("", words.nobody())])
        self.duties.source.show(self.duties.source.rows, self._columns())

    def begin(self, day: int, kiosk: str = "", duty: str = "") -> None:
        """Open at a day, with a duty of it chosen."""
        self._wanted = (kiosk, duty)
        self.refusal.say("")
        date = QDate(day // 10_000, day // 100 % 100, day % 100)
        self.day.blockSignals(True)
        self.day.setDate(date)
        self.day.blockSignals(False)
        self._ask_day()
        self.open()
        (self.act if duty else self.day).setFocus()

    def show_duties(self, day: int, duties: Sequence[DutyDay]) -> None:
        """The duties of a day, unless another one was asked for since."""
        if day != self._day:
            return
        self.duties.source.show(duties, self._columns())
        self.note.setText("" if duties else dialog_words.no_duties())
        kiosk, duty = self._wanted
        place = self.duties.source.place_of(f"{kiosk}.{duty}")
        if place >= 0:
            self.duties.setCurrentIndex(self.duties.source.index(place, 0))
        self._offer_acts()

    def taken(self) -> None:
        """The office has it: nothing of it is needed any more."""
        self.reason.clear()
        self.set_acting(acting=False)
        self.accept()

    def forget(self) -> None:
        """Somebody else will be at the desk."""
        self.reason.clear()
        self.refusal.say("")
        self.duties.source.show((), ())
        self._day, self._wanted = 0, ("", "")
        self.set_acting(acting=False)
        self.reject()

    def set_acting(self, *, acting: bool) -> None:
        """While the office is asked nothing is pressed twice, and nothing typed that would be gone with the dialog."""
        self.enter.setEnabled(not acting)
        self.reason.setReadOnly(acting)

    @property
    def chosen(self) -> DutyDay | None:
        """The duty the correction is about."""
        index = self.duties.currentIndex()
        return self.duties.source.rows[index.row()] if index.isValid() else None

    def retranslate(self) -> None:
        self.setWindowTitle(dialog_words.dialog_title())
        self.lead.setText(dialog_words.dialog_lead())
        for label, said in zip(
            self._labels,
            (dialog_words.day(), dialog_words.act(), dialog_words.to_whom(), dialog_words.reason()),
            strict=True,
        ):
            label.setText(said)
        self.reason.setPlaceholderText(deciding_words.reason_hint())
        self.duties.setAccessibleName(dialog_words.duties())
        self.stop.setText(dialog_words.cancel())
        self.duties.source.show(self.duties.source.rows, self._columns())
        self._offer_acts()

    def _ask_day(self) -> None:
        date = self.day.date()
        self._day = date.year() * 10_000 + date.month() * 100 + date.day()
        self.duties.source.show((), self._columns())
        self.note.setText(dialog_words.reading_duties())
        self.day_asked.emit(self._day)

    def _offer_acts(self) -> None:
        """What makes sense for the duty that is chosen."""
        one = self.chosen
        acts: list[Act] = ["credit"]
        if one is not None:
            acts += ["restore"] if one.credited is not None else []
            acts += ["reopen"] if one.challenge else []
            acts += ["uphold", "dismiss"] if one.challenged and not one.challenge else []
            acts += ["include"] if one.excluded else ["exclude"]
        fill_box(self.act, [(act, words.act_name(act)) for act in acts])
        self._follow_act()

    def _follow_act(self) -> None:
        act = self.act.currentData()
        self._form.setRowVisible(self.staff, act == "credit")
        self.enter.setText(dialog_words.propose() if act in TWO_PERSONS else dialog_words.enter())

    def _enter(self) -> None:
        one, reason = self.chosen, self.reason.text().strip()
        if one is None:
            self.refusal.say(dialog_words.no_duty_chosen())
            self.duties.setFocus()
        elif lacking := deciding_words.reason_missing() if len(reason) < 2 else self.reason.too_long:
            self.refusal.say(lacking)
            self.reason.setFocus()
        else:
            act = next(known for known in get_args(Act) if known == self.act.currentData())
            staff = str(self.staff.currentData()) if act == "credit" else ""
            self.wished.emit(Wish(kiosk=one.kiosk, duty=one.duty, act=act, reason=reason, day=one.day, staff=staff))

    def _columns(self) -> tuple[RowColumn[DutyDay], ...]:
        names = self._names

        def counts_for(one: DutyDay) -> str:
            return names.person(one.served if one.credited is None else one.credited)

        return (
            RowColumn(slug="hall", title=words.hall(), text=lambda one: names.hall(one.unit), room=Room(80, 150, 2)),
            RowColumn(
                slug="window",
                title=words.window(),
                text=lambda one: names.window(one.window),
                room=Room(40, 48),
                whole=True,
                side="right",
            ),
            RowColumn(slug="person", title=dialog_words.now_counts_for(), text=counts_for, room=Room(96, 140, 2)),
            RowColumn(
                slug="opened",
                title=dialog_words.opened(),
                text=lambda one: formats.instant(one.opened_at)[11:],
                room=Room(48, 52),
                whole=True,
            ),
            RowColumn(
                slug="closed",
                title=dialog_words.closed(),
                text=lambda one: formats.instant(one.closed_at)[11:] if one.closed_at else formats.DASH,
                room=Room(48, 52),
                whole=True,
            ),
            RowColumn(
                slug="n",
                title=words.ratings_n(),
                text=lambda one: formats.count(one.n),
                room=Room(48, 52),
                whole=True,
                side="right",
                order=lambda one: one.n,
            ),
            RowColumn(
                slug="challenged",
                title=dialog_words.challenged(),
                text=lambda one: formats.count(one.challenged) if one.challenged else "",
                room=Room(48, 56),
                side="right",
                order=lambda one: one.challenged,
            ),
        )

    def _wire(self) -> None:
        self.day.dateChanged.connect(self._ask_day)
        self.duties.selectionModel().currentRowChanged.connect(self._offer_acts)
        self.act.currentIndexChanged.connect(self._follow_act)
        self.enter.clicked.connect(self._enter)
        self.stop.clicked.connect(self.reject)

    def _build(self) -> None:
        self.lead, self.note, self.refusal = QLabel(self), QLabel(self), Refusal(self)
        self.lead.setProperty("role", "secondary")
        self.note.setProperty("role", "small")
        self.lead.setWordWrap(True)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.day = QDateEdit(self)
        self.day.setObjectName("day")
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("yyyy-MM-dd")
        model: RowsModel[DutyDay] = RowsModel(lambda one: f"{one.kiosk}.{one.duty}", lambda one: one.excluded, self)
        self.duties: RowsTable[DutyDay] = RowsTable(model, "duties", self)
        self.duties.setMinimumHeight(200)
        self.act, self.staff = ChoiceBox(self), ChoiceBox(self)
        self.act.setObjectName("act")
        self.staff.setObjectName("staff")
        self.staff.setMaxVisibleItems(16)
        self.reason = OneLine(MOST, self)
        self.reason.setObjectName("why")
        self.reason.setProperty("role", "compact")
        self.reason.overfull.connect(self.refusal.say)
        self.enter, self.stop = QPushButton(self), QPushButton(self)
        self.enter.setObjectName("enter")
        self.enter.setProperty("role", "main")
        self.enter.setDefault(True)
        self._labels = [QLabel(self) for _ in range(4)]
        for label, field in zip(self._labels, (self.day, self.act, self.staff, self.reason), strict=True):
            label.setBuddy(field)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._labels[0])
        first.addWidget(self.day)
        first.addWidget(self.note, 1)
        self._form = QFormLayout()
        self._form.setVerticalSpacing(8)
        for label, box in zip(self._labels[1:], (self.act, self.staff, self.reason), strict=True):
            self._form.addRow(label, box)
        buttons = button_row(self.stop, self.enter)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(self.lead)
        column.addLayout(first)
        column.addWidget(self.duties, 1)
        column.addLayout(self._form)
        column.addWidget(self.refusal)
        column.addLayout(buttons)
