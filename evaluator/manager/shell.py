"""The pages beside their rail: which there are for whoever is at the desk, and which is in front."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QMessageBox, QSplitter, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from evaluator.domain.names import Language, in_language
from evaluator.domain.roles import may
from evaluator.manager import messages
from evaluator.manager.page import Page
from evaluator.manager.rail import Rail
from evaluator.wire.manager import Session

SIDE_W: Final = 240


class Shell(QWidget):
    """Shows one page at a time. `turned` is told the page that came to the front."""

    turned = Signal(object)

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.language = language
        self.session: Session | None = None
        self.office: dict[Language, str] = {}
        self.pages: dict[str, Page] = {}
        self.slug = ""
        """The page in front, or that will be."""
        self.allowed: tuple[str, ...] = ()
        self._put_away: list[QDialog] = []
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.stack = QStackedWidget(self.split)
        """What the pages are made in: a page that moves is dressed anew, every part of it, once for each move."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.split)

    def hold(self, pages: Sequence[Page]) -> None:
        """Take the pages, in the order of the rail; the first comes to the front."""
        self.pages = {page.slug: page for page in pages}
        self.slug = pages[0].slug
        self.rail = Rail(pages, self.split)
        self.rail.chosen.connect(self.turn_to)
        for page in pages:
            self.stack.addWidget(page)
            page.retitled.connect(self.retranslate)
        self.split.insertWidget(0, self.rail)
        self.split.setStretchFactor(1, 1)
        self.split.setSizes([SIDE_W, 1126])
        self.retranslate()

    @property
    def page(self) -> Page:
        """The page in front."""
        return self.pages[self.slug]

    @property
    def office_name(self) -> str:
        """The office in the language of the desk; "" while nobody is at it."""
        return in_language(self.office, self.language) if self.office else ""

    def begin(self, session: Session, office: dict[Language, str]) -> bool:
        """Somebody signed in: offer the pages they may see. False when there is none."""
        self.session, self.office = session, office
        self.allowed = tuple(slug for slug, page in self.pages.items() if may(session.role, page.right))
        if not self.allowed:
            return False
        for page in self.pages.values():
            page.begin(session)
        self.rail.allow(self.allowed)
        if self.slug not in self.allowed:
            self.slug = self.allowed[0]
        self._show()
        return True

    def forget(self) -> None:
        """Nobody is at the desk any more."""
        self.session = None
        put_away, self._put_away = self._put_away, []
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible() or dialog in put_away:
                dialog.reject()
        for page in self.pages.values():
            page.drop_edits()
            page.forget()
        self.retranslate()

    def put_dialogs_away(self) -> None:
        """The password is asked: no dialog stands in its way, and none loses what was typed."""
        for dialog in self.findChildren(QDialog):
            if dialog.isVisible():
                self._put_away.append(dialog)
                dialog.hide()

    def bring_dialogs_back(self) -> None:
        """The same person goes on where they were."""
        dialogs, self._put_away = self._put_away, []
        for dialog in dialogs:
            if isValid(dialog):
                dialog.open()

    def turn_to(self, slug: str) -> None:
        """Bring a page to the front, once the one there may be left."""
        if slug == self.slug:
            return
        self.rail.show_page(self.slug)
        self.leave_edits(lambda: self._turn(slug))

    def leave_edits(self, then: Callable[[], object]) -> None:
        """Go on at once when nothing would be lost, else after the person said so."""
        if not self.page.has_edits():
            then()
            return
        box = QMessageBox(self)
        box.setObjectName("unsaved")
        box.setWindowTitle(messages.program_name())
        box.setText(messages.unsaved())
        drop = box.addButton(messages.drop_edits(), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(messages.stay(), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def decided() -> None:
            if box.clickedButton() is drop:
                self.page.drop_edits()
                then()

        box.finished.connect(decided)
        box.open()

    def speak(self, language: Language) -> None:
        """Names from the office follow the language as well; the rest follows by itself."""
        self.language = language
        for page in self.pages.values():
            page.speak(language)
        self.retranslate()

    def retranslate(self) -> None:
        self.rail.retranslate(self.language, self.session)

    def _turn(self, slug: str) -> None:
        self.slug = slug
        self._show()
        self.page.attend()
        self.turned.emit(self.page)

    def _show(self) -> None:
        self.stack.setCurrentWidget(self.page)
        self.rail.show_page(self.slug)
        self.retranslate()
