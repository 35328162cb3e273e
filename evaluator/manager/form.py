"""A quiet form in the middle of the window: labelled fields, one sentence where something is refused, one button."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.manager import messages
from evaluator.manager.one_line import OneLine
from evaluator.manager.product_sign import ProductSign
from evaluator.manager.refusal import Refusal

FORM_W = 420
SIGN = 40
LONGEST = 256


class Form(QFrame):
    """What the sign-in page and the password page share. Enter in any field presses the button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._body = QWidget(self)
        self._body.setFixedWidth(FORM_W)
        self.column = QVBoxLayout(self._body)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.brand = QLabel(self._body)
        self.brand.setProperty("role", "secondary")
        self.title = QLabel(self._body)
        self.title.setProperty("role", "heading")
        self.lead = QLabel(self._body)
        self.lead.setProperty("role", "secondary")
        self.lead.setWordWrap(True)
        self.refusal = Refusal(self._body)
        self.button = QPushButton(self._body)
        self.button.setObjectName("go")
        self.button.setProperty("role", "main")
        self.button.setAutoDefault(True)
        self._fields: list[OneLine] = []
        self._code = ""
        self._retry_after_s: int | None = None
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._body)
        across.addStretch(1)
        down = QVBoxLayout(self)
        down.setContentsMargins(24, 8, 24, 8)
        down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(ProductSign(SIGN, self._body))
        brand.addWidget(self.brand, 1)
        self.column.setSpacing(6)
        self.column.addLayout(brand)
        self.column.addSpacing(16)
        self.column.addWidget(self.title)
        self.column.addWidget(self.lead)
        self.column.addSpacing(10)

    def add_field(self, name: str, *, secret: bool = False) -> tuple[QLabel, OneLine]:
        """One more labelled field; `name` finds it."""
        label, field = QLabel(self._body), OneLine(LONGEST, self._body)
        label.setBuddy(field)
        field.setObjectName(name)
        if secret:
            field.setEchoMode(OneLine.EchoMode.Password)
        field.returnPressed.connect(self.button.click)
        field.textEdited.connect(lambda: self.refuse(""))
        field.overfull.connect(self.refusal.say)
        self.column.addWidget(label)
        self.column.addWidget(field)
        self.column.addSpacing(8)
        self._fields.append(field)
        return label, field

    def finish(self) -> None:
        """Put the refusal and the button under the last field."""
        self.column.addWidget(self.refusal)
        self.column.addSpacing(8)
        self.column.addWidget(self.button)

    def refuse(self, code: str, retry_after_s: int | None = None, *, at: OneLine | None = None) -> None:
        """Say in place why it cannot be done; "" takes the sentence away. Nothing that was typed is lost."""
        self._code, self._retry_after_s = code, retry_after_s
        self.refusal.say(self.sentence(code, retry_after_s))
        if at is not None:
            at.setFocus()
            at.selectAll()

    def is_overfull(self) -> bool:
        """Whether more stands in a field than the office takes; then it is said."""
        field = next((one for one in self._fields if one.too_long), None)
        if field is not None:
            self.refusal.say(field.too_long)
            field.setFocus()
        return field is not None

    def sentence(self, code: str, retry_after_s: int | None) -> str:
        """The sentence for a code."""
        return messages.refused(code, retry_after_s) if code else ""

    def set_waiting(self, *, waiting: bool) -> None:
        """While the office is asked nothing can be typed or pressed twice."""
        for field in self._fields:
            field.setEnabled(not waiting)
        self.button.setEnabled(not waiting)
        self.button.setText(self.waiting_words() if waiting else self.button_words())

    def waiting_words(self) -> str:
        raise NotImplementedError

    def button_words(self) -> str:
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything in the language that is spoken now."""
        self.brand.setText(messages.program_name())
        self.button.setText(self.button_words() if self.button.isEnabled() else self.waiting_words())
        self.refuse(self._code, self._retry_after_s)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
