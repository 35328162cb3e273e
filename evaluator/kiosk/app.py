"""Composition root of the window: parts in, running kiosk out, and the one way to its end."""

import asyncio
import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QGuiApplication, QInputDevice
from PySide6.QtQuick import QQuickWindow

from evaluator import __version__
from evaluator.domain.names import CHINESE
from evaluator.kiosk import after_first_frame
from evaluator.kiosk.backlight import Backlight
from evaluator.kiosk.card_reader import CardReaders
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.health import OfficeLink
from evaluator.kiosk.journal_file import DATABASE, MISSING, NEWER, NewerJournalError, is_lost
from evaluator.kiosk.journal_thread import Journal, JournalBrokenError, NotStoredError
from evaluator.kiosk.narration import Narrator
from evaluator.kiosk.rest import Rest
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.screens.out_of_service import OutOfServiceViewModel
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import ANSWERS, UNSET, KioskSettings, key_technician_pin, kiosk_settings, write_settings
from evaluator.kiosk.situation import broken
from evaluator.kiosk.storage_trouble import trouble_of
from evaluator.kiosk.technician import Technician
from evaluator.kiosk.voice import Voice, player_command
from evaluator.kiosk.watchdog import Watchdog
from evaluator.runtime.logs import EventLog
from evaluator.runtime.loop import run_in_qt
from evaluator.runtime.paths import resources
from evaluator.runtime.refusal import Refused
from evaluator.runtime.service_manager import ServiceManager
from evaluator.runtime.tasks import Supervisor

STOP_WITHIN_S: Final = 10.0
AGAIN_S: Final = 3.0
"""How often a journal that the disk keeps back is tried again."""
WINDOWED_SIZE: Final = QSize(1280, 800)
DEFAULTS: Final = {
    "QT_QUICK_BACKEND": "software",
    "QSG_RENDER_LOOP": "basic",  # a swapped frame then shows what was settled before it
    "QT_QPA_UPDATE_IDLE_TIME": "0",
}


def run(data: Path, *, windowed: bool) -> int:
    """Show the window of the kiosk in `data` until it is closed or told to end; its exit code. Refused says why not."""
    manager = ServiceManager.from_environment()
    for name, value in DEFAULTS.items():
        os.environ.setdefault(name, value)
    app = QGuiApplication([sys.argv[0]])
    app.setApplicationName("evaluator-kiosk")
    main = partial(_watched, app, manager=manager, data=data, windowed=windowed)
    return run_in_qt(app, main, EventLog("kiosk"))


async def _watched(
    app: QGuiApplication,
    closing: asyncio.Event,
    *,
    manager: ServiceManager,
    data: Path,
    windowed: bool,
) -> int:
    watchdog, tasks = Watchdog(manager), Supervisor(EventLog("kiosk"))
    tasks.start(watchdog.run(), "watchdog")
    try:
        return await _main(app, closing, watchdog=watchdog, data=data, windowed=windowed)
    finally:
        manager.stopping()
        await tasks.close()


async def _main(
    app: QGuiApplication,
    closing: asyncio.Event,
    *,
    watchdog: Watchdog,
    data: Path,
    windowed: bool,
) -> int:
    log = EventLog("kiosk")
    clock = SystemClock()
    display = Display(app, CHINESE, _room(app, windowed=windowed).size())
    closed = OutOfService(app, log, display, closing, windowed=windowed)
    settings = await closed.until_set(data)
    if settings is None:
        display.close()
        return 0
    display.speak(settings.first_language)
    enrolment: QQuickWindow | None = None
    if not (data / DATABASE).exists() and not is_lost(data, settings.copy_folder):
        from evaluator.kiosk.first_start import FirstStart

        first = FirstStart(data, display, settings.first_language, log)
        if windowed:
            first.view_model.closeAsked.connect(closing.set)
        enrolment = first.window
        _appear(app, enrolment, windowed=windowed)
        closed.hide()
        if not await first.enrolled(closing):
            display.close()
            return 0
        settings = kiosk_settings(data)
        display.speak(settings.first_language)
    elif (data / ANSWERS).exists():
        from evaluator.kiosk.answers import remove_answers

        remove_answers(data, log)
    journal = await closed.until_opened(data, clock, settings)
    if journal is None:
        display.close()
        return 0
    watchdog.watch(journal)
    tasks = Supervisor(log)
    link = OfficeLink()
    session = Session(journal, await journal.facts(), clock=clock, log=log, settings=settings, tasks=tasks)
    try:
        await session.begin()
        voice = None
        if settings.voice:
            player = player_command(settings.sound_device)
            voice = Voice(resources() / "sounds", player, log, volume=settings.volume)
        readers = CardReaders(settings.card_readers, session.sign_in.card, log, on_held=session.hold_reader)
        technician = Technician(
            journal,
            session,
            link,
            clock=clock,
            log=log,
            tasks=tasks,
            verifier=settings.technician_pin,
            voice=voice,
            backlight=_lit(settings),
            readers=lambda: readers.state,
            keep=partial(write_settings, data),
        )
        window, view_model = display.show_session(session, technician, log)
        view_model.quitAsked.connect(closing.set)
        if windowed:
            view_model.closeAsked.connect(closing.set)
        shown = after_first_frame.first_frame(window)
        _appear(app, window, windowed=windowed)
        closed.hide()
        if enrolment is not None:
            enrolment.hide()
        log.info("program.started", version=__version__, window=session.situation.facts.window, data=str(data))
        Rest(session)
        tasks.start(after_first_frame.exchange(shown, data, settings, log, journal, session, link), "exchange")
        if settings.card_readers:
            tasks.start(readers.run(), "card readers")
        if settings.service_port:
            from evaluator.kiosk.local_service import LocalService

            service = LocalService(session, log, port=settings.service_port, token=settings.service_token)
            tasks.start(service.run(), "local service")
        if voice is not None:
            Narrator(session, voice.say)
            tasks.start(voice.run(), "voice")
        tasks.start(after_first_frame.verify(shown, log, journal, session), "verify")
        tasks.start(after_first_frame.review(shown, data, log, journal), "review")
        tasks.start(after_first_frame.copy(shown, data, settings, log, journal), "copy")
        await closing.wait()
        log.info("program.stopping", why="asked")
    finally:
        watchdog.watch(None)
        await _end(log, session, display, tasks, journal)
    log.info("program.stopped")
    return 0


def _lit(settings: KioskSettings) -> Backlight | None:
    """The screen's own control, as bright as the settings want."""
    backlight = Backlight.find()
    if backlight is not None and settings.brightness is not None:
        with suppress(OSError):
            backlight.set(settings.brightness)
    return backlight


class OutOfService:
    """The window that is shown while there are no settings or no journal to work with."""

    def __init__(
        self, app: QGuiApplication, log: EventLog, display: Display, closing: asyncio.Event, *, windowed: bool
    ) -> None:
        self._app, self._windowed = app, windowed
        self._log, self._display, self._closing = log, display, closing
        self._view_model = OutOfServiceViewModel()
        self._window: QQuickWindow | None = None

    async def until_set(self, data: Path) -> KioskSettings | None:
        """The settings, as soon as they can be used; None when the program is told to end before."""
        while True:
            try:
                settings = kiosk_settings(data)
            except Refused as error:
                self._show(UNSET, error.message)
                if await self._is_told_to_end(AGAIN_S):
                    return None
            else:
                with suppress(Refused):  # a folder that cannot be written is named when the journal is opened
                    settings = key_technician_pin(data, settings)
                return settings

    async def until_opened(self, data: Path, clock: SystemClock, settings: KioskSettings) -> Journal | None:
        """The journal, as soon as the disk lets it be opened; None when the program is told to end before.

        A chain that does not link, or a newer program's, is never tried again. Refused where nothing of the storage is
        wrong.
        """
        self._view_model.begin_with(settings.first_language)
        while True:
            again_s: float | None = AGAIN_S
            try:
                journal = await Journal.open(data, clock)
            except JournalBrokenError as error:
                why, detail, again_s = broken(error.seq), str(error), None
            except NewerJournalError as error:
                why, detail, again_s = NEWER, error.message, None
            except (NotStoredError, Refused) as error:
                trouble = MISSING if is_lost(data, settings.copy_folder) else trouble_of(error)
                if trouble is None and isinstance(error, Refused):
                    raise
                why = detail = trouble or "failing"
            else:
                self._view_model.firstLanguage()
                return journal
            self._show(why, detail)
            if await self._is_told_to_end(again_s):
                return None

    def hide(self) -> None:
        """Another window is there."""
        if self._window is not None:
            self._window.hide()

    async def _is_told_to_end(self, within_s: float | None) -> bool:
        with suppress(TimeoutError):
            async with asyncio.timeout(within_s):
                await self._closing.wait()
        return self._closing.is_set()

    def _show(self, why: str, detail: str) -> None:
        if self._view_model.show(why):
            self._log.error("kiosk.out_of_service", why=detail)
        if self._window is None:
            if self._windowed:
                self._view_model.closeAsked.connect(self._closing.set)
            self._window = self._display.show_out_of_service(self._view_model)
            _appear(self._app, self._window, windowed=self._windowed)
            self._log.info("screen.shown", screen="out_of_service")


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
