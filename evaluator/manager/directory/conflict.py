"""Somebody else was faster: both versions side by side, and what is to stand chosen field by field."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.directory import Thing
from evaluator.domain.names import Language
from evaluator.manager import formats, messages
from evaluator.manager.directory import conflict_words, words
from evaluator.manager.directory.fields import Field, thing_from, values_of
from evaluator.manager.directory.held import Held, called, kind_of, thing_of
from evaluator.manager.directory.said import differing, said
from evaluator.manager.directory.writing import Meanwhile, Writing

WIDTH, HEIGHT = 760, 460


class ConflictDialog(QDialog):
    """Emits the writing that rests on what the office holds now. Closing it changes nothing."""

    decided = Signal(object)
    """A Writing."""

    def __init__(
        self, parent: QWidget, asked: Writing, found: Meanwhile, origin: Thing | None, held: Held, language: Language
    ) -> None:
        """`origin` is what the person began from: what they did not touch is taken from the other side at first."""
        super().__init__(parent)
        self.setObjectName("conflict")
        self._asked, self._found, self._held, self._language = asked, found, held, language
        self._theirs = thing_of(found.held)
        self._choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.setWindowTitle(conflict_words.conflict_title())
        self.resize(WIDTH, HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        title, lead = QLabel(conflict_words.conflict_title(), self), QLabel(self._lead(), self)
        title.setProperty("role", "heading")
        lead.setWordWrap(True)
        lead.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(title)
        column.addWidget(lead)
        column.addWidget(self._sides(origin), 1)
        column.addLayout(self._buttons())

    def merged(self) -> Thing:
        """The record as it is chosen now."""
        mine, theirs = values_of(self._asked.thing), values_of(self._theirs)
        values: dict[str, Any] = dict(theirs)
        values.update({slug: mine[slug] for slug, (_, own) in self._choices.items() if own.isChecked()})
        return thing_from(kind_of(self._asked.thing), values)

    def take_all(self, *, mine: bool) -> None:
        """Every field from one side."""
        for theirs, own in self._choices.values():
            (own if mine else theirs).setChecked(True)

    def choice(self, slug: str) -> tuple[QRadioButton, QRadioButton]:
        """The two buttons of a field: theirs and mine."""
        return self._choices[slug]

    def _decide(self) -> None:
        base, asked = self._found.held.version, self._asked
        self.decided.emit(Writing(thing=self.merged(), base=base, closed=asked.closed, pin=asked.pin))
        self.accept()

    def _lead(self) -> str:
        by = self._found.by
        who = (
            conflict_words.conflict_by(by.account, formats.instant(by.at))
            if by
            else conflict_words.conflict_by_somebody()
        )
        lines = [who.format(name=called(self._theirs, self._language))]
        if self._found.held.closed_day is not None:
            lines.append(conflict_words.conflict_they_closed())
        if self._asked.closed:
            lines.append(conflict_words.conflict_i_close())
        return "\n".join(lines)

    def _sides(self, origin: Thing | None) -> QScrollArea:
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for place, head in ((1, conflict_words.theirs()), (2, conflict_words.mine())):
            label = QLabel(head, inner)
            label.setProperty("role", "secondary")
            grid.addWidget(label, 0, place)
        touched = {field.slug for field in differing(origin, self._asked.thing)} if origin else None
        fields = differing(self._asked.thing, self._theirs)
        for row, field in enumerate(fields, start=1):
            self._side(grid, row, field, mine=touched is None or field.slug in touched, inner=inner)
        if not fields:
            same = QLabel(conflict_words.conflict_same(), inner)
            same.setWordWrap(True)
            grid.addWidget(same, 1, 0, 1, 3)
        grid.setRowStretch(len(fields) + 2, 1)
        area = QScrollArea(self)
        area.setAccessibleName(conflict_words.conflict_title())
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _side(self, grid: QGridLayout, row: int, field: Field, *, mine: bool, inner: QWidget) -> None:
        label = QLabel(words.field_name(field.slug), inner)
        label.setProperty("role", "secondary")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        pair = []
        for place, thing in ((1, self._theirs), (2, self._asked.thing)):
            text = said(field, values_of(thing)[field.slug], self._held, self._language) or conflict_words.empty_value()
            button = QRadioButton(text.replace("&", "&&"), inner)
            side = conflict_words.theirs() if place == 1 else conflict_words.mine()
            button.setAccessibleName(f"{words.field_name(field.slug)}, {side}: {text}")
            button.setToolTip(text)
            group.addButton(button)
            grid.addWidget(button, row, place, Qt.AlignmentFlag.AlignTop)
            pair.append(button)
        pair[1 if mine else 0].setChecked(True)
        self._choices[field.slug] = (pair[0], pair[1])

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        take_theirs, take_mine = (
            QPushButton(conflict_words.take_theirs(), self),
            QPushButton(conflict_words.take_mine(), self),
        )
        self.keep, cancel = QPushButton(self), QPushButton(messages.cancel(), self)
        self.keep.setText(conflict_words.close_anyway() if self._asked.closed else conflict_words.save_chosen())
        self.keep.setProperty("role", "main")
        self.keep.setDefault(True)
        take_theirs.clicked.connect(lambda: self.take_all(mine=False))
        take_mine.clicked.connect(lambda: self.take_all(mine=True))
        self.keep.clicked.connect(self._decide)
        cancel.clicked.connect(self.reject)
        if self._choices:
            line.addWidget(take_theirs)
            line.addWidget(take_mine)
        else:
            take_theirs.hide()
            take_mine.hide()
        line.addStretch(1)
        line.addWidget(cancel)
        line.addWidget(self.keep)
        return line
