"""Choosing a password of one's own in place of the one-time one."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from evaluator.manager import sign_in_words
from evaluator.manager.form import Form

LEAST: Final = 10


class PasswordPage(Form):
    """Emits the new password once it is long enough and typed twice alike."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._one_time = ""
        self.new_label, self.new = self.add_field("newPassword", secret=True)
        self.again_label, self.again = self.add_field("newPasswordAgain", secret=True)
        self.finish()
        self.button.clicked.connect(self.enter)
        self.retranslate()

    def begin(self, one_time: str) -> None:
        """Start empty; the one-time password is only held to be told from the new one."""
        self._one_time = one_time
        self.new.clear()
        self.again.clear()
        self.refuse("")
        self.new.setFocus()

    def enter(self) -> None:
        """Hand over the new password, as the button does."""
        if self.is_overfull():
            return
        if len(self.new.text()) < LEAST:
            self.refuse("password_too_short", at=self.new)
        elif self.new.text() == self._one_time:
            self.refuse("password_same", at=self.new)
        elif self.new.text() != self.again.text():
            self.refuse("password_unequal", at=self.again)
        else:
            self.chosen.emit(self.new.text())

    def waiting_words(self) -> str:
        return sign_in_words.choosing()

    def button_words(self) -> str:
        return sign_in_words.choose()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(sign_in_words.choose_title())
        self.lead.setText(sign_in_words.choose_lead())
        self.new_label.setText(sign_in_words.new_password())
        self.again_label.setText(sign_in_words.new_password_again())
        self.new.setAccessibleName(sign_in_words.new_password())
        self.again.setAccessibleName(sign_in_words.new_password_again())
