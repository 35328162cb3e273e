"""What waits until the window has a frame on the screen, and loads its libraries only then (ADR 27)."""

import asyncio
import importlib
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtQuick import QQuickWindow

from evaluator.kiosk.health import OfficeLink
from evaluator.kiosk.journal_file import copy_folder
from evaluator.kiosk.journal_thread import Journal, JournalBrokenError, NotStoredError
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.situation import REVOKED, broken
from evaluator.runtime.logs import EventLog

if TYPE_CHECKING:
    from evaluator.kiosk.exchange import Exchange
    from evaluator.kiosk.nightly_copy import Copier
    from evaluator.kiosk.reviewing import Reviewer

FRAME_WITHIN_S: Final = 5.0


def first_frame(window: QQuickWindow) -> asyncio.Event:
    """Set once the window has a frame on the screen, or after a while without one: what can wait begins then."""
    shown = asyncio.Event()
    window.frameSwapped.connect(shown.set, Qt.ConnectionType.SingleShotConnection)
    asyncio.get_running_loop().call_later(FRAME_WITHIN_S, shown.set)
    return shown


async def exchange(
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

    office = exchange_type(
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
        group.create_task(office.run(), name="exchange")
        group.create_task(_take_news(news, journal, session), name="news")


async def _take_news(news: asyncio.Event, journal: Journal, session: Session) -> None:
    while True:
        await news.wait()
        news.clear()
        session.use(await journal.facts())


async def verify(shown: asyncio.Event, log: EventLog, journal: Journal, session: Session) -> None:
    """Walk the whole chain beside the work."""
    await shown.wait()
    try:
        await journal.verify_whole()
    except JournalBrokenError as error:
        session.fail(broken(error.seq), str(error))
    except NotStoredError as error:
        log.warning("journal.refused", why=str(error))


async def review(shown: asyncio.Event, data: Path, log: EventLog, journal: Journal) -> None:
    """Look at days that are over; what looks is loaded after the first frame."""
    await shown.wait()
    module = await asyncio.to_thread(importlib.import_module, "evaluator.kiosk.reviewing")
    reviewer_type: type[Reviewer] = module.Reviewer
    await reviewer_type(journal, data, log).run()


async def copy(shown: asyncio.Event, data: Path, settings: KioskSettings, log: EventLog, journal: Journal) -> None:
    """Have the journal copied every night; what does it is loaded after the first frame."""
    await shown.wait()
    module = await asyncio.to_thread(importlib.import_module, "evaluator.kiosk.nightly_copy")
    copier_type: type[Copier] = module.Copier
    await copier_type(journal, data, copy_folder(data, settings.copy_folder), log).run()
