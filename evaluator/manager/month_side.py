"""Beside the month: the organisation to choose from, and who is at the desk."""

from typing import Final

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Role
from evaluator.manager import messages
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.language import language_name, other_than
from evaluator.manager.product_sign import ProductSign
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.unit_tree import UnitTree

SIGN: Final = 28
LEAST_W: Final = 180


class MonthSide(QFrame):
    """The tree, the person, the other language, the way out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(LEAST_W)
        self._brand = ElidedLabel(self)
        self._brand.setProperty("role", "secondary")
        self.tree = UnitTree(self)
        self.person = QLabel(self)
        self.person.setProperty("role", "small")
        self.other_language = QPushButton(self)
        self.other_language.setObjectName("language")
        self.leave = QPushButton(self)
        self.leave.setObjectName("signOut")
        for link in (self.other_language, self.leave):
            link.setProperty("role", "link")
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(ProductSign(SIGN, self))
        brand.addWidget(self._brand, 1)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.other_language)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 12, 12)
        column.setSpacing(14)
        column.addLayout(brand)
        column.addWidget(self.tree, 1)
        column.addWidget(RuleLine(self))
        column.addWidget(self.person)
        column.addLayout(foot)

    def retranslate(self, language: Language, account: str, role: Role) -> None:
        """Name who is at the desk, in the language of the desk."""
        self._brand.setText(messages.brand())
        self.person.setText(f"{account}\n{messages.role_name(role)}" if account else "")
        self.leave.setText(messages.sign_out())
        self.other_language.setText(language_name(other_than(language)))
        self.tree.retranslate()
