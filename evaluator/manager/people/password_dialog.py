"""A one-time password, shown once: what is closed cannot be seen again."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import look
from evaluator.manager.people import words
from evaluator.wire.people import OneTimePassword


class OneTimePasswordDialog(QDialog):
    """Shows it large, ready to be copied."""

    def __init__(self, parent: QWidget, told: OneTimePassword) -> None:
        super().__init__(parent)
        self.setObjectName("oneTimePassword")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.password_title())
        title, lead = QLabel(words.password_title(), self), QLabel(words.password_of(told.account), self)
        title.setProperty("role", "heading")
        lead.setWordWrap(True)
        lead.setTextFormat(Qt.TextFormat.PlainText)
        self.password = QLineEdit(told.password, self)
        self.password.setReadOnly(True)
        self.password.setFont(look.font(look.FIGURES[-1]))
        self.password.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.password.setAccessibleName(words.password_title())
        self.copy, done = QPushButton(words.copy(), self), QPushButton(words.done(), self)
        self.copy.clicked.connect(self._copy)
        done.setProperty("role", "main")
        done.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(done)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        for part in (title, lead, self.password):
            column.addWidget(part)
        column.addLayout(buttons)
        self.setMinimumWidth(420)
        self.copy.setFocus()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.password.text())
        self.copy.setText(words.copied())
