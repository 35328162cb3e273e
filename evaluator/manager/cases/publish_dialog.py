"""An answer as everybody will read it, before it is published: what is replaced, and from which day on."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, messages
from evaluator.manager.ask_dialog import AskDialog
from evaluator.manager.cases import publish_words as words
from evaluator.wire.cases import CasePreview

WIDTH: Final = 560
TEXT_H: Final = 200
"""The most of an answer that is seen at once; a longer one scrolls."""


class PublishDialog(AskDialog):
    """Emits that what is seen is to be published."""

    confirmed = Signal()

    def __init__(self, parent: QWidget, preview: CasePreview, language: Language) -> None:
        day = preview.from_day
        lead = words.never_shown() if day is None else words.lead(formats.day(day))
        super().__init__(parent, words.title(), lead, words.publish())
        self.setObjectName("publishDialog")
        self.setMinimumWidth(WIDTH)
        self.text, self.hidden_words, note = QLabel(self), QLabel(self), QLabel(self)
        head = QLabel(words.head(in_language(preview.hall, language), formats.month(preview.month)), self)
        head.setProperty("role", "strong")
        self.text.setText(in_language(preview.text, language))
        hidden = messages.list_of(preview.hidden)
        self.hidden_words.setText(words.hidden(hidden) if hidden else words.nothing_hidden())
        note.setText(words.look_again())
        note.setProperty("role", "secondary")
        for label in (head, self.text, self.hidden_words, note):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._column = QVBoxLayout()
        self._sheet = self._on_paper(head)
        self.middle.addWidget(self._sheet)
        self.middle.addWidget(self.hidden_words)
        self.middle.addWidget(note)
        self.accepted.connect(self.confirmed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        needed = self._column.totalHeightForWidth(self._sheet.viewport().width())
        self._sheet.setFixedHeight(min(TEXT_H, needed + 2 * self._sheet.frameWidth()))
        self.adjustSize()

    def _on_paper(self, head: QLabel) -> QScrollArea:
        """The answer on paper of its own."""
        inside = QWidget(self)
        inside.setBackgroundRole(QPalette.ColorRole.Base)
        inside.setAutoFillBackground(True)
        inside.setLayout(self._column)
        self._column.setContentsMargins(16, 12, 16, 14)
        self._column.setSpacing(6)
        self._column.addWidget(head)
        self._column.addWidget(self.text)
        area = QScrollArea(self)
        area.setObjectName("asShown")
        area.setAccessibleName(words.as_shown())
        area.setAccessibleDescription(f"{head.text()}\n{self.text.text()}")
        area.setFrameShape(QFrame.Shape.Box)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area
