"""One account to look at and change."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.roles import RIGHTS, Role
from evaluator.manager import messages
from evaluator.manager.directory.editors import Choice, Options, TextLine
from evaluator.manager.people import words
from evaluator.manager.refusal import Refusal
from evaluator.wire.people import Account, AccountSet

FORM_W = 320


class AccountForm(QFrame):
    """What was typed stays until the office has kept it or the person lets it go."""

    saved = Signal(object)
    """An AccountSet."""
    discarded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(FORM_W)
        self.is_new = False
        self.is_dirty = False
        self._account: Account | None = None
        self._is_editable = False
        self._may_restore = False
        self._build()
        self.show_nothing()
        self.retranslate()

    @property
    def begun(self) -> Account | None:
        """The account as it was when it was shown: what an act here rests on. None for none or a new one."""
        return self._account

    @property
    def account_name(self) -> str:
        """The account that is shown; "" for none or a new one."""
        return self._account.account if self._account else ""

    def offer(self, units: Options) -> None:
        """The parts of the office to choose from."""
        self.unit.offer(units)

    def show_nothing(self) -> None:
        self._account, self.is_new, self._is_editable, self._may_restore = None, False, False, False
        self._arrange()

    def show_account(self, account: Account, *, editable: bool) -> None:
        """An account as the office holds it; nobody changes the own one."""
        self._account, self.is_new = account, False
        self._is_editable = editable and account.closed_at is None
        self._may_restore = editable and account.closed_at is not None
        self.account.put(account.account)
        self.role.put(account.role)
        self.unit.put(account.unit)
        self._arrange()

    def begin(self) -> None:
        """A new account."""
        self._account, self.is_new, self._is_editable, self._may_restore = None, True, True, False
        self.account.put("")
        self.role.put("hall_manager")
        self.unit.put("")
        self._arrange()
        self.set_dirty(dirty=True)
        self.account.setFocus()

    def discard(self) -> None:
        """Let go of what was typed."""
        if self._account is None:
            self.show_nothing()
        else:
            self.show_account(self._account, editable=self._is_editable)
        self.discarded.emit()

    def set_dirty(self, *, dirty: bool) -> None:
        self.is_dirty = dirty
        for button in (self.save_button, self.discard_button):
            button.setEnabled(dirty)
        for button in (self.close_button, self.password_button):
            button.setEnabled(not dirty)

    def save(self) -> None:
        """Ask for what stands in the form."""
        if self.save_button.isEnabled() and self.save_button.isVisible():
            self.refusal.say(self.account.too_long)
            if self.account.too_long:
                return
            role: Role = self.role.currentData()
            base = self._account.version if self._account else 0
            self.saved.emit(AccountSet(account=self.account.value(), role=role, unit=self.unit.value(), base=base))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        self._hint.setText(words.choose_first())
        self.role.offer([(role, messages.role_name(role)) for role in RIGHTS])
        for label, editor, name in self._lines:
            label.setText(name())
            editor.setAccessibleName(name())
        self.account.setToolTip(words.account_about())
        self.account.setAccessibleDescription(words.account_about())
        self.save_button.setText(words.save())
        self.discard_button.setText(words.discard())
        self.close_button.setText(words.close_account())
        self.password_button.setText(words.new_password())
        self.restore_button.setText(words.restore_account())

    def _arrange(self) -> None:
        shown = self.is_new or self._account is not None
        self._hint.setVisible(not shown)
        self._fields.setVisible(shown)
        self._buttons.setVisible(shown and (self._is_editable or self._may_restore))
        self.account.setEnabled(self.is_new)
        self.role.setEnabled(self._is_editable)
        self.unit.setEnabled(self._is_editable)
        for button in (self.save_button, self.discard_button):
            button.setVisible(self._is_editable)
        for button in (self.close_button, self.password_button):
            button.setVisible(self._is_editable and not self.is_new)
        self.restore_button.setVisible(self._may_restore)
        self.refusal.say("")
        self.set_dirty(dirty=False)

    def _build(self) -> None:
        self._hint, self.refusal = QLabel(self), Refusal(self)
        self._hint.setProperty("role", "secondary")
        self._hint.setWordWrap(True)
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fields, self._buttons = QWidget(self), QWidget(self)
        self.account, self.role, self.unit = TextLine(64, self._fields), Choice(self._fields), Choice(self._fields)
        self._lines = tuple(
            (QLabel(self._fields), editor, name)
            for editor, name in ((self.account, words.account), (self.role, words.role), (self.unit, words.hall))
        )
        grid = QGridLayout(self._fields)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setColumnStretch(1, 1)
        for row, (label, editor, _) in enumerate(self._lines):
            label.setBuddy(editor)
            label.setProperty("role", "secondary")
            grid.addWidget(label, row, 0)
            grid.addWidget(editor, row, 1)
            editor.edited.connect(lambda: self.set_dirty(dirty=True))
        self.save_button, self.discard_button = QPushButton(self._buttons), QPushButton(self._buttons)
        self.close_button, self.password_button = QPushButton(self._buttons), QPushButton(self._buttons)
        self.save_button.setProperty("role", "main")
        self.restore_button = QPushButton(self._buttons)
        for button in (self.close_button, self.password_button, self.restore_button):
            button.setProperty("role", "link")
        self.account.overfull.connect(self.refusal.say)
        self.save_button.clicked.connect(self.save)
        self.discard_button.clicked.connect(self.discard)
        upper, lower = QHBoxLayout(), QVBoxLayout()
        upper.addWidget(self.save_button, 1)
        upper.addWidget(self.discard_button)
        for button in (self.password_button, self.restore_button, self.close_button):
            lower.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        both = QVBoxLayout(self._buttons)
        both.setContentsMargins(0, 0, 0, 0)
        both.addLayout(upper)
        both.addLayout(lower)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 8, 10)
        column.setSpacing(12)
        column.addWidget(self._fields)
        column.addWidget(self.refusal)
        column.addWidget(self._hint, 1)
        column.addStretch(1)
        column.addWidget(self._buttons)
        keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self.save)
