"""A kiosk with a real window and a real journal, driven by touches, clicks and keys; only its clock stands still."""

import asyncio
import logging
import resource
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QTouchEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.directory import Directory
from evaluator.domain.journal import AnyEvent, Changed, Rated, decode
from evaluator.domain.rules import RulePack
from evaluator.kiosk.backlight import Backlight
from evaluator.kiosk.chain import entries
from evaluator.kiosk.health import OfficeLink
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import KioskSettings, write_settings
from evaluator.kiosk.technician import Technician
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from evaluator.wire.exchange import HallStars
from tests.conftest import PATIENCE_MS, Finish
from tests.kiosk.staffed import BADGE, PIN, RULES, staffed_folder
from tests.support import guide_pictures
from tests.support.clock import StandingClock

PICTURES = Path(__file__).parents[1] / "pictures" / "kiosk"


class Events(logging.Handler):
    """Every event that is logged, with its facts."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, Any]]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.seen.append((getattr(record, "event", "?"), getattr(record, "facts", {})))

    def of(self, event: str) -> list[dict[str, Any]]:
        return [facts for seen, facts in self.seen if seen == event]


class KioskUnderTest:
    """One run of the program: what `evaluator.kiosk.app` joins, with a clock of the test's own."""

    def __init__(
        self,
        folder: Path,
        clock: StandingClock,
        *,
        finish: Finish[Any],
        qtbot: QtBot,
        app: QGuiApplication,
        settings: KioskSettings,
        size: tuple[int, int],
    ) -> None:
        self.folder, self.clock, self._finish, self._qtbot = folder, clock, finish, qtbot
        self._stopped = False
        self.events = Events()
        self._logger = logging.getLogger("evaluator.kiosk")
        self._logger.addHandler(self.events)
        self._logger.setLevel(logging.INFO)
        log = EventLog("kiosk")
        self.journal: Journal = finish(Journal.open(folder, clock))
        self.tasks = Supervisor(log)
        self.session = Session(
            self.journal, finish(self.journal.facts()), clock=clock, log=log, settings=settings, tasks=self.tasks
        )
        finish(self.session.begin())
        self.technician = Technician(
            self.journal,
            self.session,
            OfficeLink(),
            clock=clock,
            log=log,
            tasks=self.tasks,
            verifier=settings.technician_pin,
            backlight=Backlight.find(folder / "backlight"),
            keep=partial(write_settings, folder),
        )
        self.display = Display(app, settings.first_language, QSize(*size))
        self.window, self.view_model = self.display.show_session(self.session, self.technician, log)
        self._fingers = QTest.createTouchDevice()
        self.window.resize(*size)
        self.window.show()
        self.window.requestActivate()
        assert QTest.qWaitForWindowActive(self.window, PATIENCE_MS)
        qtbot.waitUntil(lambda: not self.session.is_writing)

    # -- looking ---------------------------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        return self.view_model.view.screen

    def item(self, name: str) -> QQuickItem:
        """The visible item with that object name."""
        found = [item for item in below(self.window.contentItem()) if item.objectName() == name and item.isVisible()]
        assert found, f"{name} is not to be seen on {self.screen}"
        return found[0]

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def is_visible(self, name: str) -> bool:
        return any(i.objectName() == name and i.isVisible() for i in below(self.window.contentItem()))

    def wait(self, screen: str) -> None:
        """Until that screen is on the display."""
        self._qtbot.waitUntil(lambda: self.screen == screen)

    def wait_for(self, event: str, times: int = 1) -> None:
        """Until that event has been logged so often."""
        self._qtbot.waitUntil(lambda: len(self.events.of(event)) >= times)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Until something holds."""
        self._qtbot.waitUntil(holds)

    def wait_until_settled(self) -> None:
        """Until nothing waits for the journal."""
        self._qtbot.waitUntil(lambda: not self.session.is_writing)

    def grab(self) -> QImage:
        return self.window.grabWindow()

    def picture(self, name: str) -> QImage:
        """Write what is on the screen to `tests/pictures/kiosk`, to be looked at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        QTest.qWait(1)
        taken = self.grab()
        assert taken.save(str(PICTURES / f"{name}.png"))
        guide_pictures.look_up(name, taken)
        return taken

    # -- doing -----------------------------------------------------------------------------------------------------

    def at(self, name: str) -> QPoint:
        """The middle of an item, in the window."""
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch(self, name: str) -> None:
        """A finger on an item and away again."""
        self.finger_down(self.at(name))
        self.finger_up(self.at(name))

    def finger_down(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, self._fingers).press(finger, point, self.window).commit()

    def finger_to(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, self._fingers).move(finger, point, self.window).commit()

    def finger_up(self, point: QPoint, finger: int = 0) -> None:
        QTest.touchEvent(self.window, self._fingers).release(finger, point, self.window).commit()

    def fingers(self) -> QTest.QTouchEventSequence:
        """Several fingers at once; end with `commit`."""
        return QTest.touchEvent(self.window, self._fingers)

    def take_fingers_back(self) -> None:
        """The panel says that what lay there was no finger."""
        QCoreApplication.sendEvent(self.window, QTouchEvent(QEvent.Type.TouchCancel, self._fingers))

    def click(self, name: str) -> None:
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.at(name))

    def keys(self, typed: str) -> None:
        """Key presses at this instant of the clock; a line break is Enter."""
        for character in typed:
            key = Qt.Key.Key_Return if character == "\n" else Qt.Key(ord(character.upper()))
            QTest.keyClick(self.window, key)

    def pass_time(self, seconds: float) -> None:
        """Time goes by, and the window hears of it."""
        self.clock.advance(seconds=seconds)
        self.session.tick()

    def pass_technician_time(self, seconds: float) -> None:
        """Time goes by, and administration hears of it."""
        self.clock.advance(seconds=seconds)
        self.technician.tick()

    def sign_in(self, badge: str = BADGE, pin: str = PIN) -> None:
        """As a card reader and a keyboard type it."""
        self.keys(f"{badge}\n{pin}\n")
        self.wait("ask")

    # -- what is stored ---------------------------------------------------------------------------------------------

    @property
    def entries(self) -> list[tuple[int, AnyEvent]]:
        with read_journal(self.folder) as db:
            return [(seq, decode(body).event) for seq, body, _ in entries(db)]

    @property
    def ratings(self) -> list[str]:
        return [event.level for _, event in self.entries if isinstance(event, Rated)]

    @property
    def changes(self) -> list[str]:
        return [event.level for _, event in self.entries if isinstance(event, Changed)]

    def full_disk(self) -> AbstractContextManager[None]:
        """No file of this process can be written to."""
        return full_disk()

    def stop(self) -> None:
        """End in order, as the program does; the folder can then be opened again. Twice is once."""
        if self._stopped:
            return
        self._stopped = True
        self.technician.stop()
        self.session.stop()
        self._finish(self.session.finish())
        self._finish(self.tasks.close())
        self._finish(self.journal.close())
        self.display.close()
        self._logger.removeHandler(self.events)


@contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can be written to."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def below(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item under an item; unlike `findChild` it also finds what repeaters and loaders make."""
    for child in item.childItems():
        yield child
        yield from below(child)


StartKiosk = Callable[..., KioskUnderTest]


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def start_kiosk(
    tmp_path: Path,
    clock: StandingClock,
    finish: Finish[Any],
    qtbot: QtBot,
    qapp: QGuiApplication,
    qt_loop: asyncio.AbstractEventLoop,
) -> Iterator[StartKiosk]:
    """Start kiosks one after the other, on the same folder unless another one is named."""
    running: list[KioskUnderTest] = []

    def start(
        *,
        folder: Path | None = None,
        size: tuple[int, int] = (1280, 800),
        settings: KioskSettings | None = None,
        directory: Directory | None = None,
        simulated: bool = False,
        rules: RulePack = RULES,
        window: str = "w3",
        stars: HallStars | None = None,
    ) -> KioskUnderTest:
        where = folder or tmp_path / "kiosk"
        if not where.exists():
            staffed_folder(where, known=directory, simulated=simulated, rules=rules, window=window, stars=stars)
        kiosk = KioskUnderTest(
            where, clock, finish=finish, qtbot=qtbot, app=qapp, settings=settings or KioskSettings(), size=size
        )
        running.append(kiosk)
        return kiosk

    yield start
    for kiosk in running:
        kiosk.stop()


@pytest.fixture
def kiosk(start_kiosk: StartKiosk) -> KioskUnderTest:
    """A kiosk with somebody on duty at window 3."""
    kiosk = start_kiosk()
    kiosk.sign_in()
    return kiosk
