"""The journal as the rest of the kiosk sees it: awaitable, with all its work on one thread that owns the file."""

import asyncio
import sqlite3
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, Self, TypeVar

from evaluator.domain.journal import (
    GENESIS,
    AnyEvent,
    Challenged,
    Changed,
    DayReviewed,
    Declined,
    DutyClosed,
    DutyOpened,
    Flag,
    Invited,
    Lapsed,
    Mode,
    Paused,
    Rated,
    ReasonsGiven,
    Resumed,
    Via,
    decode,
    first_flag,
)
from evaluator.kiosk.chain import JournalBrokenError, walk
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.facts import Facts
from evaluator.kiosk.journal_file import NotStoredError, connect
from evaluator.kiosk.journal_store import JournalStore, Moment, Stored
from evaluator.kiosk.pin_key import PinKey
from evaluator.kiosk.sign_in_tries import SignInTries, add_wrong, take_off, tries_of

__all__ = ["Facts", "Journal", "JournalBrokenError", "NotStoredError", "OpenDuty", "Stored"]

R = TypeVar("R")


class OpenDuty(NamedTuple):
    """A duty that no entry has closed."""

    duty: str
    staff: str | None
    opened_at: datetime
    paused: Paused | None = None
    """Its pause, when no entry has ended that."""


class Journal:
    """Hands work to the store's thread and awaits it. Made by `open`, ended by `close`."""

    def __init__(self, store: JournalStore, thread: ThreadPoolExecutor) -> None:
        self._store = store
        self._thread = thread
        self._written = asyncio.Event()

    @classmethod
    async def open(cls, folder: Path, clock: Clock) -> Self:
        """Open the journal in `folder`. Refused or JournalBrokenError say why not."""
        thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        try:
            store = await asyncio.get_running_loop().run_in_executor(thread, JournalStore, folder, clock)
        except BaseException:
            thread.shutdown(wait=False)
            raise
        return cls(store, thread)

    @property
    def pin_key(self) -> PinKey:
        """What the verifiers of this hall's PINs are keyed with."""
        return self._store.pin_key

    async def close(self) -> None:
        """Finish the write in hand, close the file, free the folder."""
        await self.do(lambda store: store.close())
        self._thread.shutdown(wait=True)

    async def do(self, work: Callable[[JournalStore], R]) -> R:
        """Run something short with the store, on its thread. A cancelled wait lets the work itself go on to its end."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work, self._store)

    async def read(self, query: Callable[[sqlite3.Connection], R]) -> R:
        """Ask the database something short."""
        return await self.do(lambda store: store.read(query))

    async def agree(self, change: Callable[[sqlite3.Connection], R]) -> R:
        """Write in one transaction what is no entry."""
        return await self.do(lambda store: store.agree(change))

    async def verify_whole(self) -> None:
        """Walk the whole chain beside the work; JournalBrokenError names the first wrong entry."""
        path = self._store.path

        def work() -> None:
            with closing(connect(path, read_only=True)) as db:
                walk(db, GENESIS)

        try:
            await asyncio.to_thread(work)
        except JournalBrokenError:
            await self.do(_mark_broken)
            raise
        except sqlite3.Error as error:
            raise NotStoredError(str(error)) from error

    async def written(self) -> None:
        """Wait until an entry has been stored since `nothing_written`."""
        await self._written.wait()

    def nothing_written(self) -> None:
        """What is stored from now on is news."""
        self._written.clear()

    # -- what the window asks -------------------------------------------------------------------------------------

    async def facts(self) -> Facts:
        """Who this kiosk is, its hall and its rules."""
        return await self.do(lambda store: store.facts())

    async def unfinished_duty(self) -> OpenDuty | None:
        """The duty of an earlier run that nobody closed."""
        row = await self.read(
            lambda db: db.execute(
                "SELECT duty, staff, opened_at, seq FROM duty WHERE closed_at IS NULL ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        )
        if row is None:
            return None
        duty, staff, opened_at, seq = row
        last = await self.read(
            lambda db: db.execute(
                "SELECT body FROM entry WHERE seq > ? AND json_extract(CAST(body AS TEXT), '$.kind')"
                " IN ('paused', 'resumed') ORDER BY seq DESC LIMIT 1",
                (seq,),
            ).fetchone()
        )
        event = None if last is None else decode(last[0]).event
        paused = event if isinstance(event, Paused) and event.duty == duty else None
        return OpenDuty(duty, staff or None, datetime.fromisoformat(opened_at), paused)

    async def open_duty(
        self, *, duty: str, staff: str | None, previous_duty: str | None = None, mode: Mode = "open"
    ) -> Stored:
        """A duty begins at this kiosk's window."""
        facts = await self.facts()
        return await self._append(
            lambda _: DutyOpened(
                duty=duty,
                staff=staff,
                window=facts.window or None,
                unit=facts.unit,
                mode=mode,
                previous_duty=previous_duty,
            )
        )

    async def close_duty(
        self, *, duty: str, why: Literal["signed_out", "closing_time", "idle", "elsewhere", "restart"]
    ) -> Stored:
        """A duty ends."""
        return await self._append(lambda _: DutyClosed(duty=duty, why=why))

    async def pause(self, *, duty: str, reason: str, until: datetime) -> Stored:
        """Nobody serves until then; a pause that runs is renewed."""
        return await self._append(lambda _: Paused(duty=duty, reason=reason, until=until))

    async def resume(self, *, duty: str) -> Stored:
        """The pause is over."""
        return await self._append(lambda _: Resumed(duty=duty))

    async def invite(self, *, duty: str, matter: str = "") -> Stored:
        """A resident is asked; the seq returned is the visit's number."""
        return await self._append(lambda _: Invited(duty=duty, matter=matter))

    async def end(self, *, visit: int, how: Literal["declined", "lapsed"], challenged: bool = False) -> Stored:
        """An invited visit ends without a rating."""
        kind = Declined if how == "declined" else Lapsed
        return await self._append(
            lambda at: kind(visit=visit, day=at.day, hour=at.hour, flag=_flag(at, challenged=challenged))
        )

    async def give_reasons(self, *, visit: int, reasons: tuple[str, ...]) -> Stored:
        """The tags that a resident chose after the answer."""
        return await self._append(lambda _: ReasonsGiven(visit=visit, reasons=reasons))

    async def challenge(self, *, visit: int) -> Stored:
        """The resident says: this is not the person serving me."""
        return await self._append(lambda _: Challenged(visit=visit))

    async def rate(
        self,
        *,
        duty: str,
        scale: str,
        level: str,
        via: Via,
        matter: str = "",
        visit: int | None = None,
        challenged: bool = False,
        dissatisfied: bool | None = None,
    ) -> Stored:
        """A rating; in open mode, without `visit`, the seq returned is the visit's number.

        The scale that was asked with tells whether it opens a case (`dissatisfied`): a newer one may be held already.
        None asks the one that is held.
        """

        def rated(at: Moment) -> AnyEvent:
            return Rated(
                duty=duty,
                scale=scale,
                level=level,
                day=at.day,
                hour=at.hour,
                visit=visit,
                matter=matter,
                flag=_flag(at, challenged=challenged),
                via=via,
                dissatisfied=self._is_dissatisfied(level) if dissatisfied is None else dissatisfied,
            )

        return await self._append(rated)

    async def change(self, *, visit: int, scale: str, level: str, via: Via, dissatisfied: bool | None = None) -> Stored:
        """Another answer in place of the first; `dissatisfied` as `rate` has it."""

        def changed(_: Moment) -> AnyEvent:
            bad = self._is_dissatisfied(level) if dissatisfied is None else dissatisfied
            return Changed(visit=visit, scale=scale, level=level, via=via, dissatisfied=bad)

        return await self._append(changed)

    async def review(self, review: DayReviewed) -> Stored:
        """A day that is over was looked at."""
        return await self._append(lambda _: review)

    async def wrong_pin(self, added: Mapping[str, int]) -> None:
        """Add to the wrong tries of each name, durably."""
        now = await self.now()
        await self.agree(lambda db: add_wrong(db, added, now))

    async def right_pin(self, taken: Mapping[str, int]) -> None:
        """Take off from the wrong tries of each name."""
        await self.agree(lambda db: take_off(db, taken))

    async def tries(self, name: str) -> SignInTries:
        """Wrong tries of a badge number, the technician or the window."""
        return await self.read(lambda db: tries_of(db, name))

    async def mark_tests(self, test: bool) -> None:
        """Mark the visits from now on as tests, which are never counted, or no longer."""

        def mark(store: JournalStore) -> None:
            store.test = test

        await self.do(mark)

    async def now(self) -> datetime:
        """Corrected time."""
        _, moved = await self.do(lambda store: store.now())
        return moved.at

    def _is_dissatisfied(self, level: str) -> bool:
        """On the store's thread."""
        return self._store.facts().rules.scale.is_dissatisfied(level)

    async def _append(self, make: Callable[[Moment], AnyEvent]) -> Stored:
        stored = await self.do(lambda store: store.append(make))
        self._written.set()
        return stored


def _mark_broken(store: JournalStore) -> None:
    store.chain_ok = False


def _flag(at: Moment, *, challenged: bool) -> Flag:
    return first_flag(at.flag, "challenged") if challenged else at.flag
