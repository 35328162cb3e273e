"""Signing in: which office, which account, the password. The first time the address carries the fingerprint."""

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from evaluator.manager import sign_in_words
from evaluator.manager.form import Form


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What a person typed, as it stands."""

    office: str
    account: str
    password: str = field(repr=False)


class SignInPage(Form):
    """Emits what was typed; shows why it was refused. Nothing of it is cleared but the password after success."""

    entered = Signal(Entered)
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._again = False
        self.office_label, self.office = self.add_field("office")
        self.account_label, self.account = self.add_field("account")
        self.password_label, self.password = self.add_field("password", secret=True)
        self.finish()
        self.button.clicked.connect(self.enter)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.stopped)
        self.retranslate()

    def fill(self, *, office: str = "", account: str = "", password: str = "") -> None:
        """Put known things in, and the keyboard where the first unknown one goes."""
        self.office.setText(office)
        self.office.setCursorPosition(0)
        self.account.setText(account)
        self.password.setText(password)
        self.attend()

    def attend(self) -> None:
        """Put the keyboard in the first empty field, or the last."""
        fields = (self.office, self.account, self.password)
        next((one for one in fields if not one.text()), self.password).setFocus()

    def ask_again(self, *, again: bool) -> None:
        """Whether this is a session that was lost."""
        self._again = again
        self.retranslate()

    def enter(self) -> None:
        """Hand over what is typed, as the button does."""
        if self.is_overfull():
            return
        if not self.office.text().strip():
            self.refuse("address_unreadable", at=self.office)
        elif not self.account.text().strip():
            self.refuse("account_missing", at=self.account)
        elif not self.password.text():
            self.refuse("password_missing", at=self.password)
        else:
            self.entered.emit(
                Entered(
                    office=self.office.text().strip(),
                    account=self.account.text().strip(),
                    password=self.password.text(),
                )
            )

    def waiting_words(self) -> str:
        return sign_in_words.signing_in()

    def button_words(self) -> str:
        return sign_in_words.sign_in()

    def retranslate(self) -> None:
        super().retranslate()
        self.title.setText(sign_in_words.sign_in_again_title() if self._again else sign_in_words.sign_in_title())
        self.lead.setText(sign_in_words.session_lost() if self._again else sign_in_words.sign_in_lead())
        self.office_label.setText(sign_in_words.office_address())
        self.office.setPlaceholderText(sign_in_words.office_address_hint())
        self.office.setToolTip(sign_in_words.office_address_about())
        self.account_label.setText(sign_in_words.account())
        self.password_label.setText(sign_in_words.password())
        for label, edit in (
            (self.office_label, self.office),
            (self.account_label, self.account),
            (self.password_label, self.password),
        ):
            edit.setAccessibleName(label.text())
        self.office.setAccessibleDescription(sign_in_words.office_address_about())
