"""The left of the desk: the pages, what the page in front chooses from, who is here, and the way out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPalette, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import Language
from evaluator.manager import look, messages
from evaluator.manager.elided_label import ElidedLabel
from evaluator.manager.language_switch import name_switch
from evaluator.manager.page import Page
from evaluator.manager.product_sign import ProductSign
from evaluator.manager.rule_line import RuleLine
from evaluator.wire.manager import Session

SIGN: Final = 28
LEAST_W: Final = 180
KEYS: Final = 9
"""Pages that have a key of their own."""


class Rail(QFrame):
    """Emits the slug of the page a person chooses, by click, by Ctrl or Alt and its place, or one after another by
    Ctrl+PgUp and Ctrl+PgDown."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("side")
        self.setMinimumWidth(LEAST_W)
        self._pages = {page.slug: page for page in pages}
        self._brand = ElidedLabel(self)
        self._brand.setProperty("role", "secondary")
        self._group = QButtonGroup(self)
        self.buttons = {slug: RailButton(slug, self) for slug in self._pages}
        self._sides = QStackedWidget(self)
        self._no_side = QWidget(self._sides)
        self._sides.addWidget(self._no_side)
        before: QWidget = list(self.buttons.values())[-1]
        for page in pages:
            if (side := page.side()) is not None:
                self._sides.addWidget(side)
                self.setTabOrder(before, side)  # it was made in its page, and would be reached there
                before = side
        self.person = QLabel(self)
        self.person.setProperty("role", "small")
        self.other_language = QPushButton(self)
        self.other_language.setObjectName("language")
        self.leave = QPushButton(self)
        self.leave.setObjectName("signOut")
        for link in (self.other_language, self.leave):
            link.setProperty("role", "link")
        self._lay_out()
        for slug, button in self.buttons.items():
            self._group.addButton(button)
            button.clicked.connect(lambda _checked=False, slug=slug: self.chosen.emit(slug))
        for place in range(1, KEYS + 1):
            for keys in (f"Ctrl+{place}", f"Alt+{place}"):
                shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
                shortcut.activated.connect(lambda place=place: self._choose(place))

        for keys, steps in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WindowShortcut)
            shortcut.activated.connect(lambda steps=steps: self._step(steps))

    def allow(self, slugs: Sequence[str]) -> None:
        """Offer these pages, in this order, and no other."""
        for slug, button in self.buttons.items():
            button.setVisible(slug in slugs)
            button.place = slugs.index(slug) + 1 if slug in slugs else 0
        several = len(slugs) > 1
        self._rule.setVisible(several)
        self._list.setVisible(several)

    def show_page(self, slug: str) -> None:
        """Mark the page in front and show what it chooses from. Nobody is told of this choice."""
        self.buttons[slug].setChecked(True)
        self._sides.setCurrentWidget(self._pages[slug].side() or self._no_side)

    def retranslate(self, language: Language, session: Session | None) -> None:
        """Name the pages and who is at the desk, in the language of the desk."""
        self._brand.setText(messages.brand())
        for slug, button in self.buttons.items():
            button.name(self._pages[slug].name())
        self.person.setText(f"{session.account}\n{messages.role_name(session.role)}" if session else "")
        self.leave.setText(messages.sign_out())
        name_switch(self.other_language, language)

    def _choose(self, place: int) -> None:
        for slug, button in self.buttons.items():
            if place and button.place == place:
                self.chosen.emit(slug)

    def _step(self, steps: int) -> None:
        """To the page before or after the one in front."""
        here = next((button.place for button in self.buttons.values() if button.isChecked()), 0)
        self._choose(here + steps)

    def _lay_out(self) -> None:
        brand = QHBoxLayout()
        brand.setSpacing(10)
        brand.addWidget(ProductSign(SIGN, self))
        brand.addWidget(self._brand, 1)
        self._list = QWidget(self)
        pages = QVBoxLayout(self._list)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(1)
        for button in self.buttons.values():
            pages.addWidget(button)
        foot = QHBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.other_language)
        foot.addStretch(1)
        foot.addWidget(self.leave)
        self._rule = RuleLine(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 20, 12, 12)
        column.setSpacing(12)
        column.addLayout(brand)
        column.addWidget(self._list)
        column.addWidget(self._rule)
        column.addWidget(self._sides, 1)
        column.addWidget(RuleLine(self))
        column.addWidget(self.person)
        column.addLayout(foot)


class RailButton(QPushButton):
    """A page's name, with the number of its key at the right in small secondary ink."""

    def __init__(self, slug: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"page_{slug}")
        self.setProperty("role", "page")
        self.setCheckable(True)
        self.place = 0
        """From 1 in the order of the rail; 0 where the page is not offered."""

    def name(self, name: str) -> None:
        """Say the page's name, and by which keys it is reached."""
        self.setText(name)
        keyed = 0 < self.place <= KEYS
        self.setToolTip(messages.page_about(name, self.place) if keyed else name)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not 0 < self.place <= KEYS:
            return
        painter = QPainter(self)
        painter.setFont(look.font(look.SMALL))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        inside = self.rect().adjusted(0, 0, -10, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(self.place))
        painter.end()
