"""Does at the office what pages ask, one reading a page at a time, and says on the page how it goes."""

import asyncio
import random
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple

from evaluator.manager import formats, messages
from evaluator.manager.asking import Asked, Errand, Reading
from evaluator.manager.office_link import OfficeAwayError, OfficeLink, OfficeTroubleError, SessionLostError
from evaluator.manager.page import Page
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor


class Retry(NamedTuple):
    """Seconds between two tries while the office is away: uniform between 0 and a bound that doubles."""

    first_s: float = 4.0
    most_s: float = 60.0

    def wait_s(self, tries: int) -> float:
        """How long to wait after so many failed tries, 1 for the first."""
        return random.uniform(self.first_s / 4, min(self.most_s, self.first_s * 2 ** min(tries, 10)))  # noqa: S311


class Runner:
    """Owns the tasks that pages asked for. `lost` is called when the office knows the session no more."""

    def __init__(
        self, *, tasks: Supervisor, log: EventLog, now: Callable[[], datetime], retry: Retry, lost: Callable[[], None]
    ) -> None:
        self._tasks = tasks
        self._log = log
        self._now = now
        self._retry = retry
        self._lost = lost
        self._link: OfficeLink | None = None
        self._zone: tzinfo = UTC
        self._session = 0
        """Counts the sessions there were: an answer that comes late from one that is over ends no other."""
        self._reading: dict[Page, asyncio.Task[None]] = {}
        self._errands: dict[asyncio.Task[None], tuple[Page, Errand[Any]]] = {}
        self._left: list[tuple[Page, Errand[Any]]] = []
        self._away_since: datetime | None = None

    @property
    def link(self) -> OfficeLink | None:
        """The office, while there is a session; None when nothing can be asked."""
        return self._link

    @link.setter
    def link(self, link: OfficeLink | None) -> None:
        self._link = link
        if link is not None:
            self._session += 1
            self._zone = link.zone

    def do(self, page: Page, asked: Asked[Any]) -> None:
        """Begin; a newer reading of a page takes the place of the one before."""
        if isinstance(asked, Reading):
            self._drop_reading(page)
            self._reading[page] = self._tasks.start(self._read(page, asked), f"read {page.slug}")
            return
        task = self._tasks.start(self._run(page, asked), f"errand of {page.slug}")
        self._errands[task] = page, asked
        task.add_done_callback(lambda ended: self._errands.pop(ended, None))
        page.progress.set_reading(reading=True)

    def stop(self, page: Page) -> None:
        """Drop what a page is reading and the errands that may be dropped; what was seen stays."""
        stopped = self._drop_reading(page)
        for task, (whose, errand) in list(self._errands.items()):
            if whose is page and errand.can_stop:
                stopped = task.cancel() or stopped
        if stopped:
            page.progress.set_reading(reading=False)
            page.cancelled()

    def leave(self, page: Page) -> None:
        """The page is no longer in front: it reads again when it comes back."""
        if self._drop_reading(page):
            page.progress.set_reading(reading=False)

    def go_on(self) -> None:
        """The same person signed in again: do what the lost session had left undone."""
        left, self._left = self._left, []
        for page, errand in left:
            self.do(page, errand)

    def forget(self) -> None:
        """Somebody else will be at the desk: nothing is left to do."""
        self._left.clear()
        self._away_since = None
        for page in list(self._reading):
            self._drop_reading(page)
        for task in list(self._errands):
            task.cancel()

    def _drop_reading(self, page: Page) -> bool:
        before = self._reading.pop(page, None)
        return before is not None and before.cancel()

    async def _read(self, page: Page, reading: Reading[Any]) -> None:
        page.progress.set_reading(reading=True)
        tries, session = 0, self._session
        try:
            while True:
                link = self.link
                if link is None:
                    return
                try:
                    found = await reading.work(link)
                except OfficeAwayError as error:
                    self._away(page, error)
                else:
                    break
                tries += 1
                page.progress.set_reading(reading=False)
                await asyncio.sleep(self._retry.wait_s(tries))
            self._away_since = None
            if not reading.adds:
                page.read_at = self._office_now()
            page.away("")
            reading.done(found)
            self._log.info("manager.page_shown", page=page.slug)
        except SessionLostError:
            self._lose(session)
        except OfficeTroubleError as error:
            self._away_since = None
            page.away(messages.refused(error.code), passing=False)
        finally:
            self._settle(page)

    async def _run(self, page: Page, errand: Errand[Any]) -> None:
        session = self._session
        try:
            if self.link is not None:
                errand.done(await errand.work(self.link))
        except SessionLostError:
            self._left.append((page, errand))
            if not self._lose(session) and self.link is not None:
                self.go_on()
        except OfficeTroubleError as error:
            self._log.info("manager.refused", page=page.slug, code=error.code)
            if isinstance(error, OfficeAwayError) and errand.refused is None and page in self._reading:
                self._away(page, error)  # the reading beside it says so too, and tries again
            else:
                page.refuse(errand, error)
        finally:
            self._settle(page)

    def _lose(self, session: int) -> bool:
        """The session is over: said once, however many answers say so, and never of the one after it."""
        if self.link is None or session != self._session:
            return False
        self.link = None
        self._lost()
        return True

    def _settle(self, page: Page) -> None:
        """Nothing is on its way for a page any more, unless something else is."""
        this = asyncio.current_task()
        if self._reading.get(page) is this:
            del self._reading[page]
        others = any(
            whose is page and task is not this and not task.done() for task, (whose, _) in self._errands.items()
        )
        if page not in self._reading and not others:
            page.progress.set_reading(reading=False)

    def _office_now(self) -> datetime:
        return self._now().astimezone(self._zone)

    def _away(self, page: Page, error: OfficeAwayError) -> None:
        now = self._office_now()
        if self._away_since is None:
            self._away_since = now
            self._log.warning("manager.office_away", since=now.isoformat(timespec="seconds"), why=error.code)
        if error.code == "wrong_office":
            page.away(messages.wrong_office_bar())
        elif error.code == "not_understood":
            page.away(messages.not_understood())
        else:
            page.away(since_words(self._away_since, now, page.read_at))


def since_words(since: datetime, now: datetime, read_at: datetime | None) -> str:
    """Since when the office is away, and of when the figures are that stay."""
    words = messages.away(formats.since(since, now))
    return f"{words}{messages.away_figures(formats.since(read_at, now))}" if read_at else words
