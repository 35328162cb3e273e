"""The right side of the directory page: one record to look at and change."""

from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.directory import Thing
from evaluator.domain.names import CHINESE, Language
from evaluator.manager import formats
from evaluator.manager.directory import history_words, words
from evaluator.manager.directory.held import KINDS, AnyRecord, Held, called, kind_of, thing_of
from evaluator.manager.directory.record_fields import RecordFields
from evaluator.manager.directory.writing import Writing
from evaluator.wire.directory import DirectoryFault, RecordKind, StaffRecord

FORM_W: Final = 340


class Typed(NamedTuple):
    """What stands in the fields."""

    thing: Thing
    pin: str


class RecordForm(QFrame):
    """Emits what a person wants; what was typed stays until the office has kept it or the person lets it go."""

    wished = Signal(object)
    """A Writing."""
    erasure_wished = Signal()
    photo_wished = Signal()
    history_wished = Signal()
    remarked = Signal(str)
    let_go = Signal()
    """A new record was given up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(FORM_W)
        self.record: AnyRecord | None = None
        self.is_dirty = False
        self._held: Held | None = None
        self._language: Language = CHINESE
        self._is_editable = False
        self._is_new = False
        self.fields: dict[RecordKind, RecordFields] = {kind: RecordFields(kind) for kind in KINDS}
        self._kind: RecordKind = KINDS[0]
        self._build()
        self.show_nothing()
        self.retranslate()

    @property
    def current(self) -> RecordFields:
        """The fields that are shown."""
        return self.fields[self._kind]

    @property
    def is_new(self) -> bool:
        """Whether a record is being made."""
        return self._is_new

    def set_editable(self, *, editable: bool) -> None:
        """Whether the person may change what is shown."""
        self._is_editable = editable
        self.retranslate()

    def show_nothing(self) -> None:
        """No record is chosen."""
        self.record, self._is_new = None, False
        self._set_dirty(dirty=False)
        self._stack.setCurrentIndex(0)
        self._retitle()

    def show_record(self, record: AnyRecord, held: Held, language: Language, *, editable: bool) -> None:
        """A record as the office holds it."""
        thing = thing_of(record)
        self._take(kind_of(thing), held, language)
        self.record, self._is_new, self._is_editable = record, False, editable
        is_open = record.closed_day is None
        has_pin = isinstance(record, StaffRecord) and record.has_pin
        self.current.show_thing(thing, held, language, editable=editable and is_open, has_pin=has_pin)
        self._show()

    def begin(self, kind: RecordKind, unit: str, held: Held, language: Language) -> None:
        """A new record."""
        self._take(kind, held, language)
        self.record, self._is_new, self._is_editable = None, True, True
        self.current.begin(held.free_id(kind), unit, held, language)
        self._show()

    def show_faults(self, faults: tuple[DirectoryFault, ...]) -> list[str]:
        """Say them at their fields; those of other records come back as sentences."""
        self.current.clear_faults()
        return self.current.show_faults(faults, self._language)

    def save(self) -> None:
        """Ask for what stands in the fields."""
        if not self.save_button.isEnabled() or self.current.is_overfull():
            return
        thing = self.current.thing()
        if self.record is not None and thing == thing_of(self.record) and not self.current.pin:
            self._set_dirty(dirty=False)
            self.remarked.emit(words.unchanged())
            return
        base = self.record.version if self.record else 0
        self.wished.emit(Writing(thing=thing, base=base, pin=self.current.pin))

    @property
    def typed(self) -> Typed | None:
        """What stands in the fields; None where no record is shown."""
        shown = self.record is not None or self._is_new
        return Typed(self.current.thing(), self.current.pin) if shown else None

    def go_on_from(self, record: AnyRecord, sent: Typed | None) -> None:
        """The office has what was sent, and more was typed since: that rests on what the office has now. Whatever else
        it kept of this record is left to the next saving, which shows both."""
        kept, typed = thing_of(record), self.typed
        if typed is None or sent is None or (kept.id, kind_of(kept)) != (typed.thing.id, self._kind):
            return
        if self._is_new or kept == sent.thing:
            self.record, self._is_new = record, False
            self.current.hold_id()
            self._retitle()

    def discard(self) -> None:
        """Let go of what was typed."""
        if self._is_new or self.record is None or self._held is None:
            self.show_nothing()
            self.let_go.emit()
        else:
            self.show_record(self.record, self._held, self._language, editable=self._is_editable)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._hint.setText(words.choose_first() if self._is_editable else words.choose_to_read())
        self.save_button.setText(words.save())
        self.discard_button.setText(words.discard())
        self.erase_button.setText(words.erase())
        self.history_button.setText(history_words.open_it())
        for fields in self.fields.values():
            fields.retranslate()
        self._retitle()

    def _take(self, kind: RecordKind, held: Held, language: Language) -> None:
        self._kind, self._held, self._language = kind, held, language
        self._stack.setCurrentWidget(self._areas[kind])

    def _show(self) -> None:
        self._set_dirty(dirty=self._is_new)
        self._retitle()

    def _retitle(self) -> None:
        thing = thing_of(self.record) if self.record else None
        name = called(thing, self._language) if thing else words.new(self._kind).partition("(")[0].replace("&", "")
        shown = thing is not None or self._is_new
        self._title.setText(name if shown else "")
        closed = self.record.closed_day if self.record else None
        erased = isinstance(self.record, StaffRecord) and self.record.erased
        state = words.erased() if erased else words.closed_on(formats.day(closed)) if closed else ""
        self._state.setText(state)
        self._state.setVisible(bool(state))
        self.close_button.setText(words.open_record() if closed else words.close_record())
        self._buttons.setVisible(shown and self._is_editable)
        self.history_button.setVisible(thing is not None and self._is_editable)
        self.close_button.setVisible(thing is not None and not erased)
        self.erase_button.setVisible(isinstance(self.record, StaffRecord) and not erased)
        self.save_button.setVisible(closed is None)
        self.discard_button.setVisible(closed is None)

    def _set_dirty(self, *, dirty: bool) -> None:
        self.is_dirty = dirty
        self.save_button.setEnabled(dirty)
        self.discard_button.setEnabled(dirty)
        self.close_button.setEnabled(not dirty)
        self.erase_button.setEnabled(not dirty)
        portrait = self.current.portrait
        if portrait is not None:
            portrait.choose.setEnabled(not dirty and self._is_editable and self.record is not None)

    def _close_or_open(self) -> None:
        if self.record is not None:
            closed = self.record.closed_day is None
            self.wished.emit(Writing(thing=thing_of(self.record), base=self.record.version, closed=closed))

    def _build(self) -> None:
        self._title, self._state, self._hint = QLabel(self), QLabel(self), QLabel(self)
        self._title.setProperty("role", "heading")
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setWordWrap(True)
        self._state.setProperty("role", "secondary")
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._hint)
        self._areas: dict[RecordKind, QScrollArea] = {}
        for kind, fields in self.fields.items():
            area = QScrollArea(self)
            area.setWidgetResizable(True)
            area.setFrameShape(QFrame.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            fields.setObjectName("side")
            area.setWidget(fields)
            area.viewport().setAutoFillBackground(False)
            fields.setAutoFillBackground(False)
            fields.edited.connect(lambda: self._set_dirty(dirty=True))
            fields.photo_wished.connect(self.photo_wished)
            self._stack.addWidget(area)
            self._areas[kind] = area
        self._buttons = QWidget(self)
        self.save_button, self.discard_button = QPushButton(self._buttons), QPushButton(self._buttons)
        self.close_button, self.erase_button = QPushButton(self._buttons), QPushButton(self._buttons)
        self.save_button.setObjectName("save")
        self.save_button.setProperty("role", "main")
        self.history_button = QPushButton(self)
        self.history_button.setObjectName("recordHistory")
        for button in (self.close_button, self.erase_button, self.history_button):
            button.setProperty("role", "link")
        self.history_button.clicked.connect(self.history_wished)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        self.close_button.clicked.connect(self._close_or_open)
        self.erase_button.clicked.connect(self.erasure_wished)
        upper, lower = QHBoxLayout(), QHBoxLayout()
        upper.addWidget(self.save_button, 1)
        upper.addWidget(self.discard_button)
        lower.addWidget(self.close_button)
        lower.addStretch(1)
        lower.addWidget(self.erase_button)
        both = QVBoxLayout(self._buttons)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(6)
        both.addLayout(upper)
        both.addLayout(lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 10)
        column.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self.history_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addWidget(self._state)
        column.addWidget(self._stack, 1)
        column.addWidget(self._buttons)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self.save)
