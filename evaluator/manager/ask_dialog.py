"""What is asked before something is done: a sentence, what must be said or seen with it, and two buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import messages
from evaluator.manager.button_row import button_row


class AskDialog(QDialog):
    """One dialog asks and fills `middle`; its buttons are the act and the way out, which Esc takes."""

    def __init__(self, parent: QWidget, title: str, sentence: str, verb: str) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        heading, lead = QLabel(title, self), QLabel(sentence, self)
        heading.setProperty("role", "heading")
        for label in (heading, lead):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.middle = QVBoxLayout()
        self.middle.setSpacing(8)
        self.cancel_button, self.act_button = QPushButton(messages.cancel(), self), QPushButton(verb, self)
        self.cancel_button.clicked.connect(self.reject)
        self.act_button.setObjectName("act")
        self.act_button.clicked.connect(self.accept)
        self.cancel_button.setDefault(True)
        buttons = button_row(self.cancel_button, self.act_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(lead)
        column.addLayout(self.middle)
        column.addLayout(buttons)
