"""What stands beside a list: one thing opened, in sentences, facts and a history, with what can be done under it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QStackedLayout, QVBoxLayout, QWidget

from evaluator.manager.rule_line import RuleLine

MARGIN: Final = 20
Pair = tuple[str, str]


class Opened(NamedTuple):
    """One thing as it is read."""

    small: str
    heading: str
    sentences: Sequence[str] = ()
    facts: Sequence[Pair] = ()
    history_title: str = ""
    history: Sequence[Pair] = ()
    """When, and what."""


class _Scroll(QScrollArea):
    """As high inside as its text needs at this width: a bar that appears makes the text narrower, and so longer."""

    def __init__(self, inside: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._inside = inside
        self.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)

    def fit(self) -> None:
        layout = self._inside.layout()
        if layout is not None:
            layout.activate()
            self._inside.setMinimumHeight(max(0, layout.totalHeightForWidth(self.viewport().width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()


class DetailSheet(QFrame):
    """Shows `Opened`, or a sentence where nothing is chosen; `foot` stays under the part that scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet")
        self.opened: Opened | None = None
        self.nothing = label("", "secondary", wraps=True)
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setContentsMargins(MARGIN, 0, MARGIN, 0)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(MARGIN, 0, MARGIN, 8)
        column.setSpacing(8)
        self.small, self.heading = label("", "small"), label("", "heading", wraps=True)
        self._sentences = QVBoxLayout()
        self._sentences.setSpacing(8)
        self.between = QVBoxLayout()
        """Room for what a page draws between the sentences and the facts."""
        self._facts, self._history = QGridLayout(), QGridLayout()
        for grid in (self._facts, self._history):
            grid.setColumnStretch(1, 1)
            grid.setHorizontalSpacing(14)
            grid.setVerticalSpacing(5)
        self._rule = RuleLine(inside)
        self.history_title = label("", "strong")
        column.addWidget(self.small)
        column.addWidget(self.heading)
        column.addLayout(self._sentences)
        column.addLayout(self.between)
        column.addLayout(self._facts)
        column.addWidget(self._rule)
        column.addWidget(self.history_title)
        column.addLayout(self._history)
        column.addStretch(1)
        self._scroll = _Scroll(inside, self)
        self.foot = QVBoxLayout()
        self.foot.setContentsMargins(MARGIN, 0, 0, 0)
        whole = QWidget(self)
        both = QVBoxLayout(whole)
        both.setContentsMargins(0, 0, 0, 0)
        both.addWidget(self._scroll, 1)
        both.addLayout(self.foot)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.nothing)
        self._pages.addWidget(whole)

    def show_opened(self, opened: Opened | None) -> None:
        """Show a thing, or that none is chosen."""
        before, self.opened = self.opened, opened
        self._pages.setCurrentIndex(0 if opened is None else 1)
        if opened is None or opened == before:
            return
        self.small.setText(opened.small)
        self.heading.setText(opened.heading)
        _empty(self._sentences)
        for sentence in opened.sentences:
            self._sentences.addWidget(label(sentence, wraps=True))
        for grid, pairs in ((self._facts, opened.facts), (self._history, opened.history)):
            _empty(grid)
            for row, (name, value) in enumerate(pairs):
                grid.addWidget(label(name, "small"), row, 0, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label(value, wraps=True), row, 1)
        has_history = bool(opened.history)
        self._rule.setVisible(has_history)
        self.history_title.setVisible(has_history)
        self.history_title.setText(opened.history_title)
        self._scroll.fit()

    def texts(self) -> str:
        """Everything it says, a line each."""
        one = self.opened
        if one is None:
            return self.nothing.text()
        pairs = [f"{name} {value}" for name, value in (*one.facts, *one.history)]
        return "\n".join((one.small, one.heading, *one.sentences, *pairs))


def label(text: str, role: str = "", *, wraps: bool = False) -> QLabel:
    """Plain text that can be selected."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    made.setProperty("role", role)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _empty(layout: QVBoxLayout | QGridLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
