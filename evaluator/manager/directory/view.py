"""What the directory page shows: a table of one kind of record, one record at its right, the tree of units beside."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import Language
from evaluator.manager import formats, messages
from evaluator.manager.directory import file_words, words
from evaluator.manager.directory.columns import columns_of
from evaluator.manager.directory.held import KINDS, AnyRecord, Held, called, thing_of
from evaluator.manager.directory.record_form import RecordForm, Typed
from evaluator.manager.directory.undo import Step
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.people.acts import who_of
from evaluator.manager.record_page import RecordPage
from evaluator.manager.record_table import RecordTable
from evaluator.manager.unit_tree import UnitTree
from evaluator.wire.directory import RecordKind


class DirectoryView(QWidget):
    """Shows what the office holds; emits what a person wants of it."""

    undo_wished = Signal()
    redo_wished = Signal()
    import_wished = Signal()
    export_wished = Signal()
    shown = Signal(object)
    """A record came to the right side."""

    def __init__(self, page: RecordPage) -> None:
        super().__init__(page)
        self._page = page
        self.held: Held | None = None
        self.kind: RecordKind = KINDS[0]
        self.unit = ""
        self.is_editable = False
        self._last: Step | None = None
        self._following: Step | None = None
        self._build()
        self._wire()
        self.set_editable(editable=False)

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self._page.language

    def remark(self, sentence: str) -> None:
        """Say something at the foot for a few seconds."""
        self._page.progress.remark(sentence)

    def set_editable(self, *, editable: bool) -> None:
        """Whether the person may change the directory; else what changes it is not there."""
        self.is_editable = editable
        for button in (self.new, self.take_in, self.give_out, self.undo, self.redo):
            button.setVisible(editable)
        self.form.set_editable(editable=editable)

    def show_directory(self, held: Held) -> None:
        """What the office holds now. A record that is being edited stays as it is."""
        self.held = held
        self._refill()

    def forget(self) -> None:
        """Nobody is at the desk any more."""
        self.held = None
        self.unit = ""
        self.tree.clear()
        self.table.show_rows((), ())
        self.form.show_nothing()
        self.retranslate()

    def took(self, record: AnyRecord, sent: Typed | None = None) -> None:
        """The office kept a record: it stands in the table and at the right. What was typed since it was `sent`, or
        about somebody else, stays in the form."""
        if self.held is None:
            return
        self.held.put(record)
        if self.form.is_dirty and self.form.typed != sent:
            self.form.go_on_from(record, sent)
            self._refill()
            return
        self.form.show_record(record, self.held, self.language, editable=self.is_editable)
        self._refill()
        self.table.go_to(thing_of(record).id)
        self.table.setFocus()  # a text field would take Ctrl+Z for its own
        self.shown.emit(record)

    def show_steps(self, last: Step | None, following: Step | None) -> None:
        """What can be taken back, and what done again."""
        self._last, self._following = last, following
        self.undo.setEnabled(last is not None)
        self.redo.setEnabled(following is not None)
        self.undo.setToolTip(words.undo_about(name_of(last, self.language)) if last else words.nothing_to_undo())
        self.redo.setToolTip(
            words.redo_about(name_of(following, self.language)) if following else words.nothing_to_redo()
        )

    def choose_kind(self, kind: RecordKind) -> None:
        """Show the table of a kind."""
        if kind == self.kind:
            return
        if self._held_back():
            self.choices[self.kind].setChecked(True)
            return
        self.kind = kind
        self.choices[kind].setChecked(True)
        self.form.show_nothing()
        self.retranslate()

    def retranslate(self) -> None:
        for kind, button in self.choices.items():
            button.setText(words.kind_name(kind))
        self._choices.setAccessibleName(words.kinds())
        self.closed.setText(words.with_closed())
        self.new.setText(words.new(self.kind))
        self.new.setToolTip(words.new_about())
        self.take_in.setText(file_words.take_in())
        self.give_out.setText(file_words.give_out())
        self.undo.setText(words.undo())
        self.redo.setText(words.redo())
        self.table.setAccessibleName(words.kind_name(self.kind))
        self.tree.retranslate()
        self.show_steps(self._last, self._following)
        self._refill()

    def _refill(self) -> None:
        held = self.held
        if held is None:
            self._page.about.setText("")
            self._body.setCurrentIndex(0)
            return
        newest = held.newest
        told = words.about(newest.version, formats.instant(newest.at), who_of(newest.account)) if newest else ""
        self._page.about.setText(told if self.is_editable else " · ".join(filter(None, (told, words.reading_only()))))
        self.tree.show_names(self._names(held), self.unit)
        rows = held.records(self.kind, unit=self.unit, closed=self.closed.isChecked())
        columns = columns_of(self.kind, held, self.language)
        self.table.show_rows(columns, rows, quiet=lambda one: one.closed_day is not None)
        editable, nothing = self.is_editable, not any(held.records(kind, closed=True) for kind in KINDS)
        self.empty_title.setText(words.still_empty() if nothing else words.none_here(self.kind))
        about = words.still_empty_about if nothing else words.none_here_about
        self.empty_lead.setText(about(editable=editable))
        self._show_body()
        record = self.form.record
        if record is not None and not self.form.is_dirty:
            kept = held.get(self.kind, thing_of(record).id)
            if kept is not None:
                self.form.show_record(kept, held, self.language, editable=self.is_editable)
                self.table.go_to(thing_of(kept).id)
                self.shown.emit(kept)

    def _show_body(self) -> None:
        self._body.setCurrentIndex(0 if self.table.found.rowCount() or self.held is None else 1)

    def _names(self, held: Held) -> tuple[tuple[str, str, str], ...]:
        units = [one for one in held.records("unit") if one.closed_day is None]
        things = [thing_of(one) for one in units]
        return tuple((one.id, getattr(one, "parent", "") or "", called(one, self.language)) for one in things)

    def _chosen(self, key: str) -> None:
        if self._held_back():
            record = self.form.record
            self.table.go_to(thing_of(record).id if record else "")
            return
        record = self.held.get(self.kind, key) if self.held and key else None
        if record is None or self.held is None:
            self.form.show_nothing()
            return
        self.form.show_record(record, self.held, self.language, editable=self.is_editable)
        self.shown.emit(record)

    def _unit_chosen(self, unit: str) -> None:
        self.unit = unit
        self._refill()

    def _begin(self) -> None:
        if self.held is None or not self.is_editable or self._held_back():
            return
        self.table.go_to("")
        unit = self.unit or next((thing_of(one).id for one in self.held.records("unit")), "")
        self.form.begin(self.kind, unit, self.held, self.language)

    def _held_back(self) -> bool:
        """Whether something unsaved keeps the person at its record; then the foot says so."""
        if self.form.is_dirty:
            self.remark(words.unsaved())
        return self.form.is_dirty

    def _searched(self, text: str) -> None:
        self.table.found.look_for(text)
        self._show_body()

    def _wire(self) -> None:
        self.tree.chosen.connect(self._unit_chosen)
        self.table.current.connect(self._chosen)
        self.table.copied.connect(lambda rows: self.remark(messages.copied(rows)))
        self._page.search_field.textChanged.connect(self._searched)
        self.closed.toggled.connect(lambda _on: self._refill())
        self.form.remarked.connect(self.remark)
        self.new.clicked.connect(self._begin)
        self.undo.clicked.connect(lambda: self._step(self.undo_wished.emit, self.undo))
        self.redo.clicked.connect(lambda: self._step(self.redo_wished.emit, self.redo))
        self.take_in.clicked.connect(self.import_wished)
        self.give_out.clicked.connect(self.export_wished)
        for kind, button in self.choices.items():
            button.clicked.connect(lambda _on=False, kind=kind: self.choose_kind(kind))
        keys: tuple[tuple[str, Callable[[], None]], ...] = (
            ("Ctrl+N", self._begin),
            ("Ctrl+Z", lambda: self._step(self.undo_wished.emit, self.undo)),
            ("Ctrl+Shift+Z", lambda: self._step(self.redo_wished.emit, self.redo)),
        )
        for sequence, act in keys:
            shortcut = QShortcut(QKeySequence(sequence), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(act)

    def _step(self, act: Callable[[], None], button: QPushButton) -> None:
        if button.isEnabled() and button.isVisible() and not self._held_back():
            act()

    def _build(self) -> None:
        self.new, self.take_in, self.give_out = QPushButton(self), QPushButton(self), QPushButton(self)
        self.undo, self.redo = QPushButton(self), QPushButton(self)
        for button in (self.undo, self.redo, self.take_in, self.give_out):
            self._page.tools.addWidget(button)
        self._choices = QWidget(self)
        grouped = QHBoxLayout(self._choices)
        grouped.setContentsMargins(0, 0, 0, 0)
        grouped.setSpacing(0)
        group = QButtonGroup(self)
        self.choices: dict[RecordKind, QPushButton] = {}
        for kind in KINDS:
            button = QPushButton(self._choices)
            button.setCheckable(True)
            button.setChecked(kind == self.kind)
            button.setProperty("role", "choice")
            button.setProperty("place", {KINDS[0]: "first", KINDS[-1]: "last"}.get(kind, "inner"))
            group.addButton(button)
            grouped.addWidget(button)
            self.choices[kind] = button
        self.closed = QCheckBox(self)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._choices)
        line.addWidget(self._page.search_field, 1)
        line.addWidget(self.closed)
        line.addStretch(1)
        line.addWidget(self.new)
        self.tree = UnitTree(self)
        self.table: RecordTable[AnyRecord] = RecordTable(lambda record: thing_of(record).id, self)
        self.table.setObjectName("records")
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.form = RecordForm(self.split)
        self._body = QStackedWidget(self.split)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty())
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        for part in (self._body, self.form):
            self.split.addWidget(part)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([700, 360])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(line)
        column.addWidget(self.split, 1)

    def _empty(self) -> QWidget:
        empty = EmptyPlace(self)
        self.empty_title, self.empty_lead = empty.title, empty.lead
        return empty


def name_of(step: Step, language: Language) -> str:
    """What the record of a step is called."""
    thing = step.after or step.before
    return called(thing, language) if thing else step.id
