"""Somebody else was faster: both versions side by side, and what is to stand chosen line by line."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt
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

from evaluator.manager import conflict_words, formats, messages
from evaluator.wire.directory import Version

WIDTH, HEIGHT = 760, 460


class Difference(NamedTuple):
    """A line in which the two versions differ, in words."""

    slug: str
    name: str
    theirs: str
    mine: str
    is_mine: bool
    """Which of them is chosen at first."""


class BothSides(QDialog):
    """Whoever asks listens to `keep`, which is pressed when all is chosen; closing it changes nothing."""

    def __init__(self, parent: QWidget, lead: str, differences: Sequence[Difference], keep: str) -> None:
        """`keep` is what the button says that goes on with what is chosen."""
        super().__init__(parent)
        self.setObjectName("conflict")
        self._choices: dict[str, tuple[QRadioButton, QRadioButton]] = {}
        self.setWindowTitle(conflict_words.conflict_title())
        self.resize(WIDTH, HEIGHT)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        title, said = QLabel(conflict_words.conflict_title(), self), QLabel(lead, self)
        title.setProperty("role", "heading")
        said.setWordWrap(True)
        said.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(title)
        column.addWidget(said)
        column.addWidget(self._sides(differences), 1)
        column.addLayout(self._buttons(keep))

    def chosen_mine(self) -> set[str]:
        """The lines that are to stand as they were typed here."""
        return {slug for slug, (_, own) in self._choices.items() if own.isChecked()}

    def take_all(self, *, mine: bool) -> None:
        """Every line from one side."""
        for theirs, own in self._choices.values():
            (own if mine else theirs).setChecked(True)

    def choice(self, slug: str) -> tuple[QRadioButton, QRadioButton]:
        """The two buttons of a line: theirs and mine."""
        return self._choices[slug]

    def _sides(self, differences: Sequence[Difference]) -> QScrollArea:
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
        for row, one in enumerate(differences, start=1):
            self._side(grid, row, one, inner)
        if not differences:
            same = QLabel(conflict_words.conflict_same(), inner)
            same.setWordWrap(True)
            grid.addWidget(same, 1, 0, 1, 3)
        grid.setRowStretch(len(differences) + 2, 1)
        area = QScrollArea(self)
        area.setAccessibleName(conflict_words.conflict_title())
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(inner)
        return area

    def _side(self, grid: QGridLayout, row: int, one: Difference, inner: QWidget) -> None:
        label = QLabel(one.name, inner)
        label.setProperty("role", "secondary")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        group = QButtonGroup(self)
        pair = []
        for place, told in ((1, one.theirs), (2, one.mine)):
            text = told or conflict_words.empty_value()
            button = QRadioButton(text.replace("&", "&&"), inner)
            side = conflict_words.theirs() if place == 1 else conflict_words.mine()
            button.setAccessibleName(f"{one.name}, {side}: {text}")
            button.setToolTip(text)
            group.addButton(button)
            grid.addWidget(button, row, place, Qt.AlignmentFlag.AlignTop)
            pair.append(button)
        pair[1 if one.is_mine else 0].setChecked(True)
        self._choices[one.slug] = (pair[0], pair[1])

    def _buttons(self, keep: str) -> QHBoxLayout:
        line = QHBoxLayout()
        take_theirs, take_mine = (
            QPushButton(conflict_words.take_theirs(), self),
            QPushButton(conflict_words.take_mine(), self),
        )
        self.keep, cancel = QPushButton(keep, self), QPushButton(messages.cancel(), self)
        self.keep.setProperty("role", "main")
        self.keep.setDefault(True)
        take_theirs.clicked.connect(lambda: self.take_all(mine=False))
        take_mine.clicked.connect(lambda: self.take_all(mine=True))
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


def lead_of(by: Version | None, name: str) -> str:
    """Who changed what, and when, as far as it is known."""
    if by is None:
        return conflict_words.conflict_by_somebody().format(name=name)
    return conflict_words.conflict_by(by.account, formats.instant(by.at)).format(name=name)
