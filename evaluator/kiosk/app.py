"""Composition root of the window: parts in, running kiosk out, and the one way to its end."""

import asyncio
import importlib
import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickWindow

from evaluator import __version__
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.health import OfficeLink
from evaluator.kiosk.journal_thread import Journal, JournalBrokenError, NotStoredError
from evaluator.kiosk.local_service import LocalService
from evaluator.kiosk.narration import Narrator
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.screens.out_of_service import OutOfServiceViewModel
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import KioskSettings, kiosk_settings
from evaluator.kiosk.situation import REVOKED
from evaluator.kiosk.technician import Technician
from evaluator.kiosk.voice import Voice, player_command
from evaluator.runtime.logs import EventLog
from evaluator.runtime.loop import run_in_qt
from evaluator.runtime.paths import resources
from evaluator.runtime.tasks import Supervisor

if TYPE_CHECKING:
    from evaluator.kiosk.exchange import Exchange

STOP_WITHIN_S: Final = 10.0
FRAME_WITHIN_S: Final = 5.0
WINDOWED_SIZE: Final = QSize(1280, 800)
DEFAULTS: Final = {
    "QT_QUICK_BACKEND": "software",
    "QSG_RENDER_LOOP": "basic",  # a swapped frame then shows what was settled before it
    "QT_QPA_UPDATE_IDLE_TIME": "0",
}


def run(data: Path, *, windowed: bool) -> int:
    """Show the window of the kiosk in `data` until it is closed or told to end; its exit code. Refused says why not."""
    settings = kiosk_settings(data)
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    app = QGuiApplication([sys.argv[0]])
    app.setApplicationName("evaluator-kiosk")
    main = partial(_main, app, data=data, settings=settings, windowed=windowed)
    return run_in_qt(app, main, EventLog("kiosk"))


async def _main(
    app: QGuiApplication, closing: asyncio.Event, *, data: Path, settings: KioskSettings, windowed: bool
) -> int:
    log = EventLog("kiosk")
    clock = SystemClock()
    display = Display(app, settings.first_language, _room(app, windowed=windowed).size())
    try:
        journal = await Journal.open(data, clock)
    except (JournalBrokenError, NotStoredError) as error:
        await _out_of_service(app, log, display, str(error), closing, windowed=windowed)
        return 0
    tasks = Supervisor(log)
    link = OfficeLink()
    session = Session(journal, await journal.facts(), clock=clock, log=log, settings=settings, tasks=tasks)
    try:
        await session.begin()
        voice = None
        if settings.voice:
            player = player_command(settings.sound_device)
            voice = Voice(resources() / "sounds", player, log, volume=settings.volume)
        technician = Technician(
            journal,
            session,
            link,
            clock=clock,
            log=log,
            tasks=tasks,
            verifier=settings.technician_pin,
            voice=voice,
        )
        window, view_model = display.show_session(session, technician, log)
        view_model.quitAsked.connect(closing.set)
        if windowed:
            view_model.closeAsked.connect(closing.set)
        shown = _first_frame(window)
        _appear(app, window, windowed=windowed)
        log.info("program.started", version=__version__, window=session.situation.facts.window, data=str(data))
        tasks.start(_exchange(shown, data, settings, log, journal, session, link), "exchange")
        if settings.service_port:
            service = LocalService(session, log, port=settings.service_port, token=settings.service_token)
            tasks.start(service.run(), "local service")
        if voice is not None:
            Narrator(session, voice.say)
            tasks.start(voice.run(), "voice")
        tasks.start(_verify(shown, log, journal, session), "verify")
        await closing.wait()
        log.info("program.stopping", why="asked")
    finally:
        await _end(log, session, display, tasks, journal)
    log.info("program.stopped")
    return 0


async def _out_of_service(
    app: QGuiApplication, log: EventLog, display: Display, why: str, closing: asyncio.Event, *, windowed: bool
) -> None:
    log.error("kiosk.out_of_service", why=why)
    view_model = OutOfServiceViewModel(why)
    if windowed:
        view_model.closeAsked.connect(closing.set)
    _appear(app, display.show_out_of_service(view_model), windowed=windowed)
    log.info("screen.shown", screen="out_of_service")
    await closing.wait()
    display.close()


def _first_frame(window: QQuickWindow) -> asyncio.Event:
    """Set once the window has a frame on the screen, or after a while without one: what can wait begins then."""
    shown = asyncio.Event()
    window.frameSwapped.connect(shown.set, Qt.ConnectionType.SingleShotConnection)
    asyncio.get_running_loop().call_later(FRAME_WITHIN_S, shown.set)
    return shown


async def _exchange(
    shown: asyncio.Event,
    data: Path,
    settings: KioskSettings,
    log: EventLog,
    journal: Journal,
    session: Session,
    link: OfficeLink,
) -> None:
    """Talk to the office, and let the session hear of what it sends."""
    await shown.wait()  # importing the HTTP client would hold up the first frame, also from another thread
    module = await asyncio.to_thread(importlib.import_module, "evaluator.kiosk.exchange")
    exchange_type: type[Exchange] = module.Exchange
    news = asyncio.Event()

    def taken(superseded: tuple[str, ...]) -> None:
        link.taken(datetime.now(UTC))
        session.duty.supersede(superseded)

    exchange = exchange_type(
        journal,
        data,
        log,
        on_news=news.set,
        on_revoked=lambda: session.fail(REVOKED),
        on_taken=lambda what: taken(what.elsewhere),
        on_failed=link.failed,
        push_after_s=settings.push_after_s,
    )
    async with asyncio.TaskGroup() as group:
        group.create_task(exchange.run(), name="exchange")
        group.create_task(_take_news(news, journal, session), name="news")


async def _take_news(news: asyncio.Event, journal: Journal, session: Session) -> None:
    while True:
        await news.wait()
        news.clear()
        session.use(await journal.facts())


async def _verify(shown: asyncio.Event, log: EventLog, journal: Journal, session: Session) -> None:
    """Walk the whole chain beside the work."""
    await shown.wait()
    try:
        await journal.verify_whole()
    except JournalBrokenError as error:
        session.fail(str(error))
    except NotStoredError as error:
        log.warning("journal.refused", why=str(error))


def _room(app: QGuiApplication, *, windowed: bool) -> QRect:
    """Where the window will stand."""
    screen = app.primaryScreen()
    if not windowed:
        return screen.geometry()
    room = screen.availableGeometry()
    return QRect(room.topLeft(), room.size().boundedTo(WINDOWED_SIZE))


def _appear(app: QGuiApplication, window: QQuickWindow, *, windowed: bool) -> None:
    if windowed:
        window.show()
    else:
        if any(device.type() == QInputDevice.DeviceType.TouchScreen for device in QInputDevice.devices()):
            window.setCursor(Qt.CursorShape.BlankCursor)
        window.setGeometry(_room(app, windowed=False))  # without a window manager nobody else does
        window.showFullScreen()
    window.requestActivate()


async def _end(log: EventLog, session: Session, display: Display, tasks: Supervisor, journal: Journal) -> None:
    """Stop input, finish the write in hand, cancel the exchange, close the store."""
    session.stop()
    try:
        async with asyncio.timeout(STOP_WITHIN_S):
            await session.finish()
            await tasks.close()
            await journal.close()
    except TimeoutError as error:
        log.bug(error)
    display.close()
