"""What the pages of the office's records share: a title, what can be done, a search field, and the foot."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.listed_page import ListedPage
from evaluator.manager.rule_line import RuleLine


class RecordPage(ListedPage):
    """A page fills `body` and puts its buttons into `tools`."""

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.heading, self.about = QLabel(self), QLabel(self)
        self.heading.setProperty("role", "heading")
        self.about.setProperty("role", "secondary")
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        self.search_field = QLineEdit(self)
        self.search_field.setObjectName("search")
        self.search_field.setProperty("role", "compact")
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setMaximumWidth(220)
        self.refresh_button = QPushButton(self)
        self.refresh_button.setObjectName("refresh")
        self.refresh_button.clicked.connect(self.refresh)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._lay_out()

    def search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def list_lead(self) -> str:
        return self.about.text()

    def step_back(self) -> None:
        searched = self.search_field.hasFocus() and bool(self.search_field.text())
        if self.progress.is_reading and not searched:
            super().step_back()
        else:
            self.search_field.clear()

    def retranslate(self) -> None:
        self.heading.setText(self.name())
        self.refresh_button.setText(messages.refresh())
        self.refresh_button.setToolTip(messages.refresh_record_about())
        self.search_field.setPlaceholderText(messages.search())
        self.search_field.setAccessibleName(messages.search())
        self.search_field.setToolTip(messages.search_about())

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.about)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addLayout(words, 1)
        top.addLayout(self.tools)
        top.addWidget(self.refresh_button)
        self.content.setSpacing(12)
        self.content.addLayout(top)
        self.content.addWidget(RuleLine(self))
        self.content.addLayout(self.body, 1)
        self.content.addWidget(self.progress)
