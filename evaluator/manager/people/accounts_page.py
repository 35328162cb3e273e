"""The accounts page: who may sign in, as what, and for which part of the office."""

from collections.abc import Callable
from types import NoneType
from typing import ClassVar, Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QSplitter, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import formats, messages
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.directory.held import Held
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.people import words
from evaluator.manager.people.account_conflict import MEANWHILE, AccountConflict, Found
from evaluator.manager.people.account_form import AccountForm
from evaluator.manager.people.password_dialog import OneTimePasswordDialog
from evaluator.manager.record_model import RecordColumn
from evaluator.manager.record_page import RecordPage
from evaluator.manager.record_table import RecordTable
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import Session
from evaluator.wire.people import (
    ACCOUNTS_PATH,
    CLOSE_ACCOUNT_PATH,
    OPEN_ACCOUNT_PATH,
    RESTORE_ACCOUNT_PATH,
    Account,
    AccountNamed,
    Accounts,
    AccountSet,
    OneTimePassword,
)

_WHOLE: Final = frozenset({"role", "state", "created"})


class _Told(NamedTuple):
    accounts: Accounts
    directory: WholeDirectory


async def _read(link: OfficeLink) -> _Told:
    return _Told(await link.get(ACCOUNTS_PATH, Accounts), await link.get(DIRECTORY_PATH, WholeDirectory))


class AccountsPage(RecordPage):
    """The office refuses what must not be; why is said under the form."""

    slug: ClassVar[str] = "accounts"
    right: ClassVar[Right] = "read_accounts"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._accounts: tuple[Account, ...] = ()
        self._held: Held | None = None
        self._acting = False
        self.new = QPushButton(self)
        self.table: RecordTable[Account] = RecordTable(lambda one: one.account, self)
        self.table.setObjectName("accounts")
        self.form = AccountForm(self)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(self.form)
        split.setStretchFactor(0, 1)
        line = QHBoxLayout()
        line.addWidget(self.search_field, 1)
        line.addStretch(1)
        line.addWidget(self.new)
        self.body.addLayout(line)
        self.body.addWidget(split, 1)
        self.search_field.textChanged.connect(self.table.found.look_for)
        self.table.current.connect(self._chosen)
        self.table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        self.new.clicked.connect(self._begin)
        self.form.saved.connect(self._save)
        self.form.discarded.connect(lambda: self._chosen(self.table.current_key))
        self.form.close_button.clicked.connect(self._ask_close)
        self.form.restore_button.clicked.connect(lambda: self.restore_account(self.form.account_name))
        self.form.password_button.clicked.connect(self._ask_password)
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._begin)
        self.retranslate()

    def name(self) -> str:
        return words.accounts_title()

    def attend(self) -> None:
        self.table.setFocus()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.new.setVisible(self.may("manage_accounts"))

    def refresh(self) -> None:
        self.ask(Reading(work=_read, done=self._show))

    def listed(self) -> RecordTable[Account]:
        return self.table

    def has_edits(self) -> bool:
        return self.form.is_dirty

    def drop_edits(self) -> None:
        self.form.discard()

    def forget(self) -> None:
        self._accounts, self._held, self._acting = (), None, False
        self.form.show_nothing()
        self._fill()
        super().forget()

    def step_back(self) -> None:
        if not self.progress.is_reading and self.form.is_dirty:
            self.form.discard()
        else:
            super().step_back()

    def retranslate(self) -> None:
        super().retranslate()
        self.new.setText(words.new_account())
        self.table.setAccessibleName(words.accounts_title())
        self._fill()

    def close_account(self, account: str) -> None:
        """Nobody signs in with it again; the person at the desk was asked."""
        body = self._named(account)
        self._do(
            lambda link: link.send("POST", CLOSE_ACCOUNT_PATH, NoneType, body),
            lambda _none: self._done(words.was_closed(account)),
        )

    def open_account(self, account: str) -> None:
        """A new one-time password for whoever was locked out or forgot theirs."""
        body = self._named(account)
        self._do(lambda link: link.send("POST", OPEN_ACCOUNT_PATH, OneTimePassword, body), self._tell_password)

    def restore_account(self, account: str) -> None:
        """A closed account in use again, with a one-time password."""
        body = self._named(account)
        self._do(lambda link: link.send("POST", RESTORE_ACCOUNT_PATH, OneTimePassword, body), self._tell_password)

    def _save(self, asked: AccountSet) -> None:
        if self.form.is_new:
            self._do(lambda link: link.send("POST", ACCOUNTS_PATH, OneTimePassword, asked), self._tell_password)
        else:
            self._do(
                lambda link: link.send("PUT", ACCOUNTS_PATH, NoneType, asked),
                lambda _none: self._done(words.saved(asked.account)),
                asked,
            )

    def _do(
        self, work: Callable[[OfficeLink], object], done: Callable[..., None], edit: AccountSet | None = None
    ) -> None:
        """One act at a time: what is pressed twice is done once."""

        def taken(answer: object) -> None:
            self._acting = False
            done(answer)

        def refused(error: OfficeTroubleError) -> None:
            self._acting = False
            if error.code == MEANWHILE:
                self._meanwhile(error.told(Found), edit)
            else:
                sentence = words.refused(error.code) or messages.refused(error.code, error.retry_after_s)
                self.form.refusal.say(sentence)

        if not self._acting:
            self._acting = True
            self.ask(Errand(work=work, done=taken, refused=refused))  # type: ignore[arg-type]  # each answer its own

    def _meanwhile(self, found: Found, edit: AccountSet | None) -> None:
        """Somebody was faster: an edit is shown beside theirs; anything else is done once theirs was looked at."""
        if (theirs := found.held) is None:
            return
        origin = self.form.begun
        self._accounts = tuple(theirs if one.account == theirs.account else one for one in self._accounts)
        self._fill()
        if edit is None or origin is None:
            self.form.refusal.say(words.meanwhile())
            return
        dialog = AccountConflict(self, edit, theirs, found.by, origin, self._unit_name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.decided.connect(self._save)
        dialog.open()

    def _named(self, account: str) -> AccountNamed:
        """The account as it is shown here."""
        return AccountNamed(account, next((one.version for one in self._accounts if one.account == account), 0))

    def _unit_name(self, unit: str) -> str:
        if not unit:
            return words.whole_office()
        return self._held.name("unit", unit, self.language) if self._held else unit

    def _tell_password(self, told: OneTimePassword) -> None:
        self._done("")
        OneTimePasswordDialog(self, told).open()

    def _done(self, remark: str) -> None:
        self.form.set_dirty(dirty=False)
        self.progress.remark(remark)
        self.refresh()

    def _show(self, told: _Told) -> None:
        self._accounts, self._held = told.accounts.accounts, Held(told.directory)
        self._fill()

    def _fill(self) -> None:
        n = sum(one.closed_at is None for one in self._accounts)
        self.about.setText(words.accounts_about(n) if self._accounts else "")
        self.table.show_rows(self._columns(), self._accounts, quiet=lambda one: one.closed_at is not None)
        if self._held is not None:
            self.form.offer([("", words.whole_office()), *self._held.options("unit", self.language)])
            if not self.form.is_dirty:
                self._chosen(self.table.current_key)

    def _chosen(self, key: str) -> None:
        if self.form.is_dirty:
            if key != self.form.account_name:
                self.table.go_to(self.form.account_name)
                self.progress.remark(words.unsaved())
            return
        found = next((one for one in self._accounts if one.account == key), None)
        if found is None:
            self.form.show_nothing()
            return
        own = self.session is not None and found.account == self.session.account
        self.form.show_account(found, editable=self.may("manage_accounts") and not own)

    def _begin(self) -> None:
        if self.may("manage_accounts") and not self.form.is_dirty:
            self.table.go_to("")
            self.form.begin()

    def _columns(self) -> tuple[RecordColumn[Account], ...]:
        says: tuple[tuple[str, str, Callable[[Account], str], int], ...] = (
            ("account", words.account(), lambda one: one.account, 2),
            ("role", words.role(), lambda one: messages.role_name(one.role), 2),
            ("unit", words.hall(), lambda one: self._unit_name(one.unit), 2),
            ("state", words.state(), state_of, 1),
            ("created", words.created(), lambda one: formats.instant(one.created_at), 1),
        )
        return tuple(
            RecordColumn[Account](slug=slug, title=title, text=text, share=share, whole=slug in _WHOLE)
            for slug, title, text, share in says
        )

    def _ask_close(self) -> None:
        account = self.form.account_name
        self._warn(words.close_really(account), words.close_it(), lambda: self.close_account(account))

    def _ask_password(self) -> None:
        account = self.form.account_name
        self._warn(words.password_really(account), words.change_it(), lambda: self.open_account(account))

    def _warn(self, sentence: str, verb: str, then: Callable[[], None]) -> None:
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle(words.accounts_title())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(sentence)
        box.addButton(verb, QMessageBox.ButtonRole.DestructiveRole).clicked.connect(then)
        cancel = box.addButton(messages.cancel(), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(cancel)
        box.setEscapeButton(cancel)
        box.open()


def state_of(one: Account) -> str:
    """Whether somebody can sign in with it."""
    if one.closed_at is not None:
        return words.closed(formats.instant(one.closed_at))
    return words.locked() if one.locked else words.one_time() if one.must_change else words.is_open()
