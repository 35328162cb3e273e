"""The field of a matter's checklists: every version of them, each edited as lines of text."""

from dataclasses import replace
from datetime import UTC, tzinfo
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.directory import Checklist
from evaluator.manager.directory import words
from evaluator.manager.directory.editors import Choice
from evaluator.manager.office_clock import today
from evaluator.manager.one_line import OneLine
from evaluator.manager.text_area import TextArea

DAY_MOST: Final = 10
ITEMS_MOST: Final = 50_000
"""Characters of one list together; the office says how long a line may be."""


class Checklists(QWidget):
    """Every version of a matter's checklist, newest first; each is edited as lines of text."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.zone: tzinfo = UTC
        """Whose day a new version begins with."""
        self._lists: list[Checklist] = []
        self.versions = Choice(self)
        self.add = QPushButton(self)
        self.day = OneLine(DAY_MOST, self)
        self.items, self.items_en = TextArea(ITEMS_MOST, self), TextArea(ITEMS_MOST, self)
        for box in (self.items, self.items_en):
            box.setFixedHeight(96)
            box.textChanged.connect(self._typed)
        self.day.textEdited.connect(lambda _text: self._typed())
        self.versions.edited.connect(self._show)
        self.add.clicked.connect(self._add)
        top = QHBoxLayout()
        top.addWidget(self.versions, 1)
        top.addWidget(self.add)
        self._labels = [QLabel(self), QLabel(self), QLabel(self)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        self._boxes: tuple[QWidget, ...] = (self.day, self.items, self.items_en)
        for label, edit in zip(self._labels, self._boxes, strict=True):
            label.setProperty("role", "small")
            label.setBuddy(edit)
            column.addWidget(label)
            column.addWidget(edit)

    def value(self) -> tuple[Checklist, ...]:
        return tuple(self._lists)

    def put(self, value: tuple[Checklist, ...]) -> None:
        self._lists = list(value)
        self._offer()
        self.versions.setCurrentIndex(0)
        self._show()

    def retranslate(self) -> None:
        self.add.setText(words.new_checklist())
        names = (words.checklist_date(), words.checklist_items(), words.checklist_items_en())
        for label, box, name in zip(self._labels, self._boxes, names, strict=True):
            label.setText(name)
            box.setAccessibleName(name)
        self._offer()

    @property
    def _at(self) -> int:
        return self.versions.currentIndex()

    def _offer(self) -> None:
        told = [(str(one.version), words.checklist_of(one.version, one.on)) for one in self._lists]
        self.versions.offer(told or [("", words.no_checklist())])
        if not told:
            self.versions.setCurrentIndex(0)

    def _show(self) -> None:
        shown = self._lists[self._at] if self._lists and self._at >= 0 else None
        for box, lines in ((self.items, shown and shown.items), (self.items_en, shown and shown.items_en)):
            box.blockSignals(True)
            box.setPlainText("\n".join(lines or ()))
            box.setEnabled(shown is not None)
            box.blockSignals(False)
        self.day.setText(shown.on if shown else "")
        self.day.setEnabled(shown is not None)

    def _typed(self) -> None:
        if self._lists and self._at >= 0:
            self._lists[self._at] = replace(
                self._lists[self._at],
                on=self.day.text().strip(),
                items=_lines(self.items.toPlainText()),
                items_en=_lines(self.items_en.toPlainText()),
            )
            self.edited.emit()

    def _add(self) -> None:
        """A new version that begins as a copy of the newest."""
        day = today(self.zone).isoformat()
        newest = self._lists[0] if self._lists else Checklist(version=0, on=day, items=())
        self._lists.insert(0, replace(newest, version=newest.version + 1, on=day))
        self._offer()
        self.versions.setCurrentIndex(0)
        self._show()
        self.items.setFocus()
        self.edited.emit()


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
