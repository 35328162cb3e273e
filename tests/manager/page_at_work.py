"""One page of the desk at work in a test: the page in a window of its own, the real runner and link, a real office."""

import asyncio
from collections.abc import Callable, Coroutine, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractItemModel, QEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import delete

from evaluator.domain.names import Language
from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_link import OfficeLink, meet
from evaluator.manager.page import Page
from evaluator.manager.runner import Retry, Runner
from evaluator.office.addresses import Address
from evaluator.office.app import running_office as serve_again
from evaluator.office.founding import Founded
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from tests.manager.at_work import OWN_PASSWORD, OfficeTime
from tests.manager.filled import NOW
from tests.office.conftest import write
from tests.support import guide_pictures
from tests.support.office import RunningOffice, serving_office
from tests.support.ports import kept_port

SIZE: Final = (1126, 768)
"""What a page has beside the rail on a window of 1366 × 768."""
FULL: Final = (1680, 1080)
"""And on one of 1920 × 1080."""

Finish = Callable[[Coroutine[Any, Any, Any]], Any]
P = TypeVar("P", bound=Page)


@dataclass
class PageAtWork(Generic[P]):
    """Sign in, stop and start the office, end the session; `lost` counts how often the password would be asked."""

    page: P
    made: Founded
    clock: OfficeTime
    port: int
    finish: Finish
    qtbot: QtBot
    lost: int = 0
    _running: ExitStack = field(default_factory=ExitStack)

    def __post_init__(self) -> None:
        log = EventLog("manager")
        self.tasks = Supervisor(log)
        self.runner = Runner(
            tasks=self.tasks, log=log, now=self.clock, retry=Retry(first_s=0.05, most_s=0.1), lost=self._lost
        )
        self.page.asked.connect(lambda asked: self.runner.do(self.page, asked))
        self.page.stopped.connect(lambda: self.runner.stop(self.page))
        self.serving: RunningOffice = self._running.enter_context(
            serving_office(self.made, clock=self.clock, listen=self._address)
        )
        self._links: list[OfficeLink] = []
        self.page.resize(*SIZE)
        with self.qtbot.waitExposed(self.page):
            self.page.show()

    @property
    def _address(self) -> Address:
        return Address("127.0.0.1", self.port)

    @property
    def office(self) -> Office:
        """The office that serves, for what another person does there."""
        return self.serving.serving.office

    def sign_in(self, account: str, address: str = "") -> None:
        """Open a session and bring the page to the front, as the desk does; `address` is of a road to the office."""
        there = address or self.serving.address
        ca = self.finish(meet(there, self.serving.fingerprint))
        link = OfficeLink(KnownOffice(there, self.serving.fingerprint, ca))
        self._links.append(link)
        session = self.finish(link.sign_in(account, OWN_PASSWORD))
        self.runner.link = link
        self.page.begin(session)
        self.page.opened()
        self.runner.go_on()

    def speak(self, language: Language) -> None:
        self.page.speak(language)

    def end_sessions(self) -> None:
        """The office forgets everybody who is signed in."""
        write(self.office, lambda connection: connection.execute(delete(schema.session)))

    def stop(self) -> None:
        """The office's server ends."""
        self.finish(asyncio.to_thread(self._running.close))

    def start(self) -> None:
        """It is back on the same port."""
        self._running.enter_context(serve_again(self.made.folder, self._address, self.clock))

    def close(self) -> None:
        """What is still on its way is dropped."""
        self.page.close()
        self.runner.link = None
        self.finish(self.tasks.close())
        for link in self._links:
            self.finish(link.close())
        self.stop()
        self.page.deleteLater()

    def _lost(self) -> None:
        self.lost += 1
        self.runner.link = None


class BeginWork(Protocol):
    """A page at a copy of the year-old office, with its models under Qt's tester until the test ends."""

    def __call__(self, page: P, *models: QAbstractItemModel) -> PageAtWork[P]: ...


@contextmanager
def at_work(
    page: P, models: Iterable[QAbstractItemModel], made: Founded, finish: Finish, qtbot: QtBot
) -> Iterator[PageAtWork[P]]:
    """While the block runs."""
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [QAbstractItemModelTester(model, fatal) for model in models]
    with kept_port() as port:
        work = PageAtWork(page, made, OfficeTime(NOW), port, finish, qtbot)
        yield work
        for tester in testers:
            tester.deleteLater()
        work.close()


def picture(page: Page, folder: Path, name: str, size: tuple[int, int] = SIZE) -> None:
    """Keep how a page looks, to be looked at."""
    page.resize(*size)
    settle()
    folder.mkdir(parents=True, exist_ok=True)
    drawn, file = page.grab().toImage(), folder / f"{name}-{size[0]}x{size[1]}-{page.language}.png"
    assert drawn.save(str(file))
    guide_pictures.look_up(file.stem, drawn)


def settle() -> None:
    """Let the window take its place, also where an answer that arrives meanwhile asks for room."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)


def until(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    """Wait for a condition, as long as a busy machine needs."""
    qtbot.waitUntil(condition)
