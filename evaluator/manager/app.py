"""The composition root: parts in, a running desk out."""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtWidgets import QApplication

import evaluator.runtime.loop as qt_loop
from evaluator import __version__
from evaluator.domain.names import Language
from evaluator.manager import look
from evaluator.manager.carried_file import CarriedFileWindow
from evaluator.manager.desk import Desk
from evaluator.manager.known_offices import KnownOffices
from evaluator.manager.language import Translations
from evaluator.manager.memory import Memory
from evaluator.manager.product_sign import product_icon
from evaluator.manager.window import DeskWindow
from evaluator.runtime.garbage import look_seldom
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import config_home


class Asked(NamedTuple):
    """What the command line asks for."""

    office: str = ""
    account: str = ""
    password: str = ""
    language: Language | None = None
    file: Path | None = None
    """Only tell of this file, instead of all else."""


def run(asked: Asked) -> int:
    """Run the desk until its window closes or the process is told to end; the exit code."""
    folder = config_home() / "manager"
    offices, memory = KnownOffices(folder), Memory(folder)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("evaluator-manager")
    app.setDesktopFileName("evaluator-manager")
    app.setApplicationVersion(__version__)
    app.setWindowIcon(product_icon())
    look.put_on(app)
    language = asked.language or memory.habits.language
    translations = Translations(app, language)
    log = EventLog("manager")

    async def main(closing: asyncio.Event) -> int:
        window = DeskWindow(memory.habits, language)
        desk = Desk(window=window, offices=offices, translations=translations, log=log, now=lambda: datetime.now(UTC))
        window.show()
        look_seldom()
        desk.open(office=asked.office, account=asked.account, password=asked.password)
        log.info("program.started", program="manager", version=__version__)
        await closing.wait()
        log.info("program.stopping", why="asked")
        habits = window.habits()
        window.close()
        await desk.close()
        try:
            await asyncio.to_thread(memory.keep, habits)
        except OSError as error:
            log.bug(error, task="keep habits")
        log.info("program.stopped")
        return 0

    async def tell(closing: asyncio.Event) -> int:
        window = CarriedFileWindow(asked.file) if asked.file else None
        if window:
            window.show()
            log.info("program.started", program="manager", version=__version__)
            await closing.wait()
            window.close()
            log.info("program.stopped")
        return 0

    return qt_loop.run_in_qt(app, tell if asked.file else main, log)
