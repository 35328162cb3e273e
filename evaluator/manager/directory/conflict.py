"""Two edits of one record of the directory at once: both versions, and what is to stand chosen field by field."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evaluator.domain.directory import Thing
from evaluator.domain.names import Language
from evaluator.manager import conflict_words
from evaluator.manager.both_sides import BothSides, Difference, lead_of
from evaluator.manager.directory import words
from evaluator.manager.directory.fields import thing_from, values_of
from evaluator.manager.directory.held import Held, called, kind_of, thing_of
from evaluator.manager.directory.said import differing, said
from evaluator.manager.directory.writing import Meanwhile, Writing


class ConflictDialog(BothSides):
    """Emits the writing that rests on what the office holds now. Closing it changes nothing."""

    decided = Signal(object)
    """A Writing."""

    def __init__(
        self, parent: QWidget, asked: Writing, found: Meanwhile, origin: Thing | None, held: Held, language: Language
    ) -> None:
        """`origin` is what the person began from: what they did not touch is taken from the other side at first."""
        self._asked, self._found, self._theirs = asked, found, thing_of(found.held)
        touched = {field.slug for field in differing(origin, asked.thing)} if origin else None
        mine, theirs = values_of(asked.thing), values_of(self._theirs)
        differences = [
            Difference(
                field.slug,
                words.field_name(field.slug),
                said(field, theirs[field.slug], held, language),
                said(field, mine[field.slug], held, language),
                is_mine=touched is None or field.slug in touched,
            )
            for field in differing(asked.thing, self._theirs)
        ]
        keep = conflict_words.close_anyway() if asked.closed else conflict_words.save_chosen()
        super().__init__(parent, self._lead(language), differences, keep)
        self.keep.clicked.connect(self._decide)

    def merged(self) -> Thing:
        """The record as it is chosen now."""
        mine, values = values_of(self._asked.thing), dict[str, Any](values_of(self._theirs))
        values.update({slug: mine[slug] for slug in self.chosen_mine()})
        return thing_from(kind_of(self._asked.thing), values)

    def _decide(self) -> None:
        base, asked = self._found.held.version, self._asked
        self.decided.emit(Writing(thing=self.merged(), base=base, closed=asked.closed, pin=asked.pin))
        self.accept()

    def _lead(self, language: Language) -> str:
        lines = [lead_of(self._found.by, called(self._theirs, language))]
        if self._found.held.closed_day is not None:
            lines.append(conflict_words.conflict_they_closed())
        if self._asked.closed:
            lines.append(conflict_words.conflict_i_close())
        return "\n".join(lines)
