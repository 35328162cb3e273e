"""The directory page with a real office behind it."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from evaluator.domain.directory import StaffMember, Thing
from evaluator.domain.roles import Role
from evaluator.manager.directory.cropping import CropDialog
from evaluator.manager.directory.held import thing_of
from evaluator.manager.directory.page import DirectoryPage
from evaluator.manager.language import Translations
from evaluator.manager.office_link import OfficeLink
from evaluator.wire.directory import RecordKind
from tests.manager.signed_in import Signed


@dataclass(slots=True)
class AtDirectory:
    """The page as somebody of a role sees it."""

    page: DirectoryPage
    link: OfficeLink
    signed: Signed

    def settle(self) -> None:
        """Until the office has answered."""
        self.signed.settle(self.page)

    def go(self, kind: RecordKind, key: str) -> None:
        """Show one record, as a click on its row does."""
        view = self.page.view
        view.choose_kind(kind)
        place = view.table.records.place_of(key)
        assert place is not None
        view.table.setCurrentIndex(view.table.found.mapFromSource(view.table.records.index(place, 0)))
        self.settle()

    def type(self, slug: str, text: str) -> None:
        """Type into a field instead of what stands there."""
        editor = self.page.view.form.current.editors[slug]
        editor.setFocus()
        QTest.keySequence(editor, "Ctrl+A")
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(editor, typed)

    def press(self, keys: str) -> None:
        """Press keys on the page, once it is in front again, and wait for the office."""
        self.page.activateWindow()
        self.signed.qtbot.waitUntil(self.page.isActiveWindow)
        QTest.keySequence(self.page, keys)
        self.settle()

    def held(self, kind: RecordKind, key: str) -> Thing:
        """The record as the page holds it."""
        assert self.page.view.held is not None
        record = self.page.view.held.get(kind, key)
        assert record is not None
        return thing_of(record)

    def portrait(self, key: str, photo: Path) -> str:
        """Give a member of the staff a photo, cut as it is offered; the hash of what is held then."""
        self.go("staff", key)
        self.page.photos.open(photo)
        self.settle()
        dialog = self.page.findChild(CropDialog)
        assert dialog is not None
        QTest.mouseClick(dialog.use, Qt.MouseButton.LeftButton)
        self.settle()
        kept = self.held("staff", key)
        assert isinstance(kept, StaffMember)
        return kept.photo or ""

    def remedy(self, slug: str) -> str:
        """What is said under a field."""
        said = self.page.view.form.current.remedies[slug]
        return said.text() if said.isVisible() else ""

    @property
    def said(self) -> str:
        """The remark at the foot."""
        return self.page.progress.text()


@pytest.fixture
def at_directory(signed: Signed, translations: Translations) -> Callable[..., AtDirectory]:
    """Open the page as a role."""

    def open_as(role: Role = "directory_administrator", account: str = "", unit: str = "") -> AtDirectory:
        page = DirectoryPage(translations.language)
        return AtDirectory(page, signed.open(page, role, account=account, unit=unit), signed)

    return open_as


@pytest.fixture
def held_up(monkeypatch: pytest.MonkeyPatch) -> asyncio.Event:
    """Until this is set the office answers nothing to anybody."""
    held, answer = asyncio.Event(), OfficeLink._answer

    async def slow(link: OfficeLink, request: httpx.Request) -> httpx.Response:
        await held.wait()
        return await answer(link, request)

    monkeypatch.setattr(OfficeLink, "_answer", slow)
    return held
