"""A fresh enrolment code, as a QR code and to be copied; once a kiosk has used it, the word to compare."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import formats, look
from evaluator.manager.button_row import button_row
from evaluator.manager.kiosks import code_words, words
from evaluator.manager.kiosks.reading import KiosksView
from evaluator.runtime.qr import QUIET, modules_of
from evaluator.wire.devices import CodeMade, Kiosk

LOOK_MS: Final = 4_000
MODULE: Final = 6
"""Pixels of a module: read from the screen by a camera at arm's length."""


class QrPicture(QWidget):
    """Black on white whatever the look of the desk, for a camera reads it."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("qr")
        self.setAccessibleName(code_words.qr_name())
        self._modules = modules_of(text)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        across = (len(self._modules) + 2 * QUIET) * MODULE
        return QSize(across, across)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for row, modules in enumerate(self._modules, QUIET):
            for column, dark in enumerate(modules, QUIET):
                if dark:
                    box = QRectF(column * MODULE, row * MODULE, MODULE, MODULE)
                    painter.fillRect(box, Qt.GlobalColor.black)
        painter.end()


class CodeDialog(QDialog):
    """`looked` asks for the state of things now and then, until a kiosk has used the code."""

    looked = Signal()
    confirmed = Signal(str)
    """The kiosk whose word is the same on both screens."""
    withdrawn = Signal(str)

    def __init__(self, parent: QWidget, made: CodeMade, known: KiosksView | None) -> None:
        super().__init__(parent)
        self.setObjectName("code")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(code_words.code_title())
        self.made, self.kiosk = made, ""
        self._before = {one.kiosk: one.check_word for one in known.kiosks.kiosks} if known else {}
        self.setMinimumSize(680, 430)
        title, self.lead = QLabel(f"{code_words.code_title()} {made.name}", self), QLabel(self)
        title.setProperty("role", "heading")
        self.lead.setWordWrap(True)
        self.lead.setText(code_words.code_lead(formats.since(made.expires_at)))
        self.qr = QrPicture(made.code, self)
        self.text = QPlainTextEdit(made.code, self)
        self.text.setObjectName("codeText")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(code_words.code_title())
        self.text.setMaximumHeight(96)
        self.copy, self.withdraw = QPushButton(code_words.copy(), self), QPushButton(code_words.withdraw(), self)
        self.copy.setObjectName("copy")
        self.withdraw.setObjectName("withdraw")
        self.told = QLabel(code_words.code_then(), self)
        self.told.setWordWrap(True)
        self.word = QLabel(self)
        self.word.setObjectName("checkWord")
        self.word.setFont(look.font(look.FIGURES[1]))
        self.word.hide()
        self.confirm, self.done_button = QPushButton(words.confirm_it(), self), QPushButton(code_words.done(), self)
        self.confirm.setObjectName("same")
        self.confirm.hide()
        self.done_button.setProperty("role", "main")
        self.copy.clicked.connect(self._copy)
        self.withdraw.clicked.connect(self._withdraw)
        self.confirm.clicked.connect(self._confirm)
        self.done_button.clicked.connect(self.accept)
        self._lay_out(title)
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self.looked)
        self._looking.start()
        self.copy.setFocus()

    def see(self, view: KiosksView) -> None:
        """Look whether a kiosk has used the code, or it is worth nothing any more."""
        if any(code.name == self.made.name for code in view.codes) or self.kiosk:
            return
        fresh = next((one for one in view.kiosks.kiosks if self._is_fresh(one)), None)
        self.withdraw.setEnabled(False)
        self._looking.stop()
        if fresh is None:
            self.told.setText(code_words.code_expired())
            return
        self.kiosk = fresh.kiosk
        self.told.setText(code_words.code_used(fresh.check_word))
        self.word.setText(fresh.check_word)
        self.word.show()
        self.confirm.show()
        self.confirm.setFocus()

    def _is_fresh(self, one: Kiosk) -> bool:
        return one.confirmed_at is None and bool(one.check_word) and self._before.get(one.kiosk) != one.check_word

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.made.code)
        self.copy.setText(code_words.copied())

    def _withdraw(self) -> None:
        self.withdrawn.emit(self.made.name)
        self.accept()

    def _confirm(self) -> None:
        self.confirmed.emit(self.kiosk)
        self.accept()

    def _lay_out(self, title: QLabel) -> None:
        right = QVBoxLayout()
        right.setSpacing(10)
        for part in (self.lead, self.text):
            right.addWidget(part)
        copying = QHBoxLayout()
        copying.addWidget(self.copy)
        copying.addWidget(self.withdraw)
        copying.addStretch(1)
        right.addLayout(copying)
        right.addWidget(self.told)
        right.addWidget(self.word)
        right.addStretch(1)
        both = QHBoxLayout()
        both.setSpacing(20)
        both.addWidget(self.qr, 0, Qt.AlignmentFlag.AlignTop)
        both.addLayout(right, 1)
        buttons = button_row(self.confirm, self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(title)
        column.addLayout(both, 1)
        column.addLayout(buttons)
