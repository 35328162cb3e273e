"""Every page of the desk at one office, shared by all tests here: each kind of person signs in once."""

import asyncio
import shutil
from collections.abc import Callable, Coroutine, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
import pytest
from PySide6.QtCore import QRegularExpression
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, Language
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.page import Page
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.tallies.corrections import Wish, correct
from evaluator.runtime.loop import QtLoop
from evaluator.wire.corrections import Act
from tests.manager.at_work import OWN_PASSWORD, AtWork, OfficeTime, at_work
from tests.manager.deciding.conftest import DAY, DUTY, suspicious
from tests.manager.filled import NOW, add_account
from tests.manager.page_at_work import until
from tests.office.conftest import write
from tests.office.paper import PaperKiosk
from tests.support.office import RunningOffice, serving_office

R = TypeVar("R")
WHO: Final = {
    **dict.fromkeys(
        ("month", "compare", "cases", "signals", "corrections", "stars", "assessment", "rules"), "zhang"
    ),
    "directory": "names",
    "kiosks": "root",
    "accounts": "root",
    "audit": "wu",
}  # fmt: skip
"""Who is at the desk for each page: somebody who may do there all that can be done."""


@dataclass
class Desks:
    """The office and the windows of its people."""

    office: RunningOffice
    time: OfficeTime
    folder: Path
    loop: QtLoop
    translations: Translations
    works: dict[str, AtWork] = field(default_factory=dict)
    begun: list[AtWork] = field(default_factory=list)

    def finish(self, work: Coroutine[Any, Any, R]) -> R:
        """Run it to its end while the windows live on."""
        task = self.loop.create_task(work)
        while not task.done():
            QTest.qWait(1)
        found: R = task.result()
        return found

    def speak(self, language: Language) -> None:
        """Every window speaks it."""
        if self.translations.language != language:
            self.translations.use(language)
            for work in self.begun:
                work.window.speak(language)

    def at(self, account: str, qtbot: QtBot) -> AtWork:
        """The window of a person, at work."""
        return self.works.get(account) or self.begin(account, qtbot, Habits())

    def begin(self, account: str, qtbot: QtBot, habits: Habits) -> AtWork:
        """Start a desk for somebody who left it so."""
        folder = self.folder / f"{account}-{len(self.works)}"
        work = self.works[account] = at_work(folder, self.translations, self.time, habits)
        self.begun.append(work)
        with qtbot.waitExposed(work.window):
            work.window.show()
        work.desk.open(office=self.office.desk, account=account, password=OWN_PASSWORD)
        until(qtbot, lambda: work.window.shell.isVisible() and not work.window.shell.page.progress.is_reading)
        return work

    def forget(self, account: str) -> None:
        """Whoever comes to that desk next finds it as on the first day."""
        self.works.pop(account, None)

    def settle(self, qtbot: QtBot) -> None:
        """Until the office has answered everything: between two tests no loop runs what would be left."""
        asked = ("read ", "errand ")
        until(qtbot, lambda: not any(task.get_name().startswith(asked) for task in asyncio.all_tasks(self.loop)))

    def close(self) -> None:
        for work in self.begun:
            work.window.close()
            self.finish(work.desk.close())
            work.window.deleteLater()


def doubted(office: Office, kiosk: PaperKiosk) -> None:
    """Corrections in every state: two that wait for a second person, one in force."""
    for act, staff in (("exclude", ""), ("credit", "s01")):
        wish = Wish(kiosk=kiosk.kiosk, duty=DUTY, act=msgspec.convert(act, Act), day=DAY, staff=staff, reason="Asked.")
        write(office, lambda connection, wish=wish: correct(connection, wish, "li", NOW))  # type: ignore[misc]


@contextmanager
def desks_at(
    made: Founded, folder: Path, prepare: Callable[[Office], object], qapp: QApplication, loop: QtLoop
) -> Iterator[Desks]:
    """Serve an office, with accounts for everybody, and close the desks before it."""
    time = OfficeTime(NOW)
    with ExitStack() as stack:
        translations = Translations(qapp, CHINESE)
        stack.callback(translations.remove)
        office = stack.enter_context(serving_office(made, clock=time))
        prepare(office.serving.office)
        for name, role in (("root", "system_administrator"), ("names", "directory_administrator")):
            add_account(office.serving.office, name, role)
        found = Desks(office, time, folder, loop, translations)
        yield found
        asyncio.events._set_running_loop(loop)
        found.close()
        asyncio.events._set_running_loop(None)


@pytest.fixture(scope="package")
def desks(
    year_old: Founded, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication, session_loop: QtLoop
) -> Iterator[Desks]:
    """Ten months, thirty cases, signals and corrections."""
    folder = tmp_path_factory.mktemp("desks")
    made = replace(year_old, folder=Path(shutil.copytree(year_old.folder, folder / "office")))
    with desks_at(made, folder, lambda office: doubted(office, suspicious(office)), qapp, session_loop) as found:
        yield found


@dataclass
class Front:
    """A page in front of the person who has it, with what the office told."""

    desks: Desks
    work: AtWork
    page: Page
    qtbot: QtBot

    def settle(self) -> None:
        """Until the office has answered everything."""
        self.desks.settle(self.qtbot)

    def again(self) -> None:
        """Until F5 is answered."""
        self.desks.time.advance(seconds=1)
        QTest.keySequence(self.work.window, "F5")
        until(self.qtbot, lambda: self.page.read_at == self.desks.time.at and not self.page.progress.is_reading)


@contextmanager
def front_of(desks: Desks, slug: str, qtbot: QtBot) -> Iterator[Front]:
    """A page in front; left as it was found."""
    work = desks.at(WHO[slug], qtbot)
    shell = work.window.shell
    work.window.activateWindow()
    shell.turn_to(slug)
    found = Front(desks, work, shell.page, qtbot)
    until(qtbot, lambda: shell.page.read_at is not None)
    found.settle()
    shell.page.attend()
    yield found
    for dialog in work.window.findChildren(QDialog):
        dialog.reject()
    shell.page.drop_edits()
    for line in shell.page.findChildren(QLineEdit, QRegularExpression("search|find")):
        line.clear()
    found.settle()


@pytest.fixture(params=WHO)
def front(request: pytest.FixtureRequest, desks: Desks, qt_loop: object, qtbot: QtBot) -> Iterator[Front]:
    """Each page in turn."""
    with front_of(desks, request.param, qtbot) as found:
        yield found
    desks.speak(CHINESE)
    found.settle()
