"""The fields of one kind of record, each with its label and the sentence that says what to mend."""

from collections.abc import Sequence
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from evaluator.domain.directory import Thing
from evaluator.domain.names import Language, in_language
from evaluator.manager.directory import words
from evaluator.manager.directory.checklists import Checklists
from evaluator.manager.directory.editors import Editor, Portrait
from evaluator.manager.directory.fields import FIELDS, blank, editor_for, offer, thing_from, values_of
from evaluator.manager.directory.held import Held
from evaluator.manager.one_line import OneLine
from evaluator.manager.text_area import TextArea
from evaluator.wire.directory import DirectoryFault, RecordKind

FAULTS_OF_LISTS = {"version", "on", "item", "item_en"}


class RecordFields(QWidget):
    """Shows a record and gives back what a person made of it."""

    edited = Signal()
    photo_wished = Signal()

    def __init__(self, kind: RecordKind, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.editors: dict[str, QWidget] = {}
        self._labels: dict[str, QLabel] = {}
        self.remedies: dict[str, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(10)
        grid.setColumnStretch(1, 1)
        for row, field in enumerate(FIELDS[kind]):
            label, remedy = QLabel(self), QLabel(self)
            editor = editor_for(field, self)
            editor.setObjectName(f"field_{field.slug}")
            label.setBuddy(editor)
            label.setProperty("role", "secondary")
            label.setFixedWidth(74)
            label.setWordWrap(True)
            remedy.setObjectName(f"remedy_{field.slug}")
            remedy.setProperty("role", "remedy")
            remedy.setWordWrap(True)
            remedy.setTextFormat(Qt.TextFormat.PlainText)
            remedy.hide()
            tall = field.kind in ("units", "windows", "checklists", "photo")
            grid.addWidget(label, 2 * row, 0, Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(editor, 2 * row, 1)
            grid.addWidget(remedy, 2 * row + 1, 1)
            cast("Editor", editor).edited.connect(lambda slug=field.slug: self._edited(slug))
            for part in _typed_in(editor):
                part.overfull.connect(partial(self._say, field.slug))
            self.editors[field.slug], self._labels[field.slug], self.remedies[field.slug] = editor, label, remedy
        grid.setRowStretch(2 * len(FIELDS[kind]), 1)
        portrait = self.portrait
        if portrait is not None:
            portrait.wished.connect(self.photo_wished)
        self.retranslate()

    @property
    def portrait(self) -> Portrait | None:
        """The field of the photo, where there is one."""
        found = self.editors.get("photo")
        return found if isinstance(found, Portrait) else None

    def show_thing(self, thing: Thing, held: Held, language: Language, *, editable: bool, has_pin: bool) -> None:
        """A record that is there; its id stays as it is."""
        self._fill(values_of(thing), held, language, thing, editable=editable, known=True)
        if "pin" in self.editors:
            pin = cast("QLineEdit", self.editors["pin"])
            pin.setEnabled(editable and not has_pin)
            pin.setPlaceholderText(words.pin_set() if has_pin else words.pin_missing())

    def begin(self, key: str, unit: str, held: Held, language: Language) -> None:
        """A new record in a unit, with a free id."""
        self._fill(blank(self.kind, key, unit), held, language, None, editable=True, known=False)
        self._focus("name")

    def hold_id(self) -> None:
        """The office knows the record by its id now."""
        self.editors["id"].setEnabled(False)

    def values(self) -> dict[str, Any]:
        """What stands in the fields."""
        return {slug: cast("Editor", editor).value() for slug, editor in self.editors.items()}

    def thing(self) -> Thing:
        """The record the fields say."""
        return thing_from(self.kind, self.values())

    @property
    def pin(self) -> str:
        """The first PIN that was typed; "" for none."""
        return str(self.values().get("pin", ""))

    def show_faults(self, faults: Sequence[DirectoryFault], language: Language) -> list[str]:
        """Say each fault at its field and go to the first; the sentences that belong to no field come back."""
        elsewhere: list[str] = []
        first = ""
        for fault in faults:
            slug = "checklists" if fault.column in FAULTS_OF_LISTS else fault.column or ""
            remedy = in_language(fault.remedy, language)
            if slug in self.remedies:
                said = self.remedies[slug]
                said.setText("\n".join(filter(None, (said.text(), remedy))))
                said.show()
                first = first or slug
            else:
                elsewhere.append(words.fault_elsewhere(" ".join(filter(None, (fault.id, slug))), remedy))
        self._focus(first)
        return elsewhere

    def is_overfull(self) -> bool:
        """Whether more stands in a field than the office takes; then it is said there."""
        for slug, editor in self.editors.items():
            overfull = _overfull(editor)
            if overfull is not None:
                self._say(slug, overfull.too_long)
                overfull.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return False

    def clear_faults(self) -> None:
        for said in self.remedies.values():
            said.clear()
            said.hide()

    def retranslate(self) -> None:
        for slug, label in self._labels.items():
            label.setText(words.field_name(slug))
            self.editors[slug].setAccessibleName(words.field_name(slug))
            self.editors[slug].setAccessibleDescription(words.field_about(slug))
            self.editors[slug].setToolTip(words.field_about(slug))
        for editor in self.editors.values():
            if isinstance(editor, Portrait | Checklists):
                editor.retranslate()

    def _fill(
        self,
        values: dict[str, Any],
        held: Held,
        language: Language,
        thing: Thing | None,
        *,
        editable: bool,
        known: bool,
    ) -> None:
        self.clear_faults()
        for field in FIELDS[self.kind]:
            editor = cast("Editor", self.editors[field.slug])
            editor.put(values[field.slug])
            offer(editor, field, held, language, thing)
            editor.put(values[field.slug])
            self.editors[field.slug].setEnabled(editable and not (known and field.slug == "id"))
        portrait = self.portrait
        if portrait is not None:
            portrait.set_editable(editable=editable, known=known)

    def _edited(self, slug: str) -> None:
        overfull = _overfull(self.editors[slug])
        self._say(slug, overfull.too_long if overfull else "")
        self.edited.emit()

    def _say(self, slug: str, sentence: str) -> None:
        self.remedies[slug].setText(sentence)
        self.remedies[slug].setVisible(bool(sentence))

    def _focus(self, slug: str) -> None:
        if slug in self.editors:
            self.editors[slug].setFocus(Qt.FocusReason.OtherFocusReason)


def _typed_in(editor: QWidget) -> list[OneLine | TextArea]:
    """An editor itself, or those it is made of."""
    return [part for part in (editor, *editor.findChildren(QWidget)) if isinstance(part, OneLine | TextArea)]


def _overfull(editor: QWidget) -> OneLine | TextArea | None:
    """The first of them that holds more than the office takes."""
    return next((part for part in _typed_in(editor) if part.too_long), None)
