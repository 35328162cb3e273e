"""A day that is over is looked at once, beside the work, and what looks wrong in it becomes an entry.

The instants that tell it stay in the journal; the office is sent day, duty, kind, score and n. Nobody at the window
is shown any of it.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

from evaluator.domain.day_log import DayLog, day_logs
from evaluator.domain.journal import DayReviewed, Entry, decode
from evaluator.domain.office_time import day_of
from evaluator.domain.signal_rules import Ends, Signal
from evaluator.domain.signals import signals_of
from evaluator.kiosk.chain import entries
from evaluator.kiosk.facts import Facts
from evaluator.kiosk.journal_file import DATABASE, NotStoredError, connect
from evaluator.kiosk.journal_thread import Journal
from evaluator.runtime.logs import EventLog
from evaluator.wire.exchange import rules_version

LOOK_EVERY_S: Final = 900.0


def due(db: sqlite3.Connection, facts: Facts, today: int) -> tuple[DayReviewed, ...]:
    """What to append for each day before `today` that had visits and was not looked at, oldest first."""
    days = {int(day) for (day,) in db.execute(_DUE, (today,)).fetchall()}
    if not days:
        return ()
    levels, rules = facts.rules.scale.levels, facts.rules.signals
    ends = Ends(levels[0].slug, levels[-1].slug, facts.rules.timing.minimum_interval_s)
    past: list[DayLog] = []
    signals: dict[int, tuple[Signal, ...]] = {}
    for log in day_logs(_entries_from(db, min(days), rules.look_back_days), facts.zone):
        if log.day in days:
            signals[log.day] = signals_of(past, log, ends, rules)
        past = [*past[-rules.look_back_days :], log]
    version = rules_version(facts.rules)
    return tuple(DayReviewed(day=day, rules=version, signals=signals.get(day, ())) for day in sorted(days))


_DUE: Final = (
    "SELECT DISTINCT day FROM visit WHERE outcome IS NOT NULL AND flag <> 'clock' AND day < ?"
    " AND day NOT IN (SELECT day FROM day_review)"
)


def _entries_from(db: sqlite3.Connection, first: int, look_back_days: int) -> Iterator[Entry]:
    """Entries of that day and later ones, and of so many days with visits before it."""
    (begins,) = db.execute(
        "SELECT min(number) FROM visit WHERE day = (SELECT DISTINCT day FROM visit WHERE day < ? AND flag <> 'clock'"
        " ORDER BY day DESC LIMIT 1 OFFSET ?)",
        (first, look_back_days),  # one day more: it has lost the opening of its duty, and is not looked back at
    ).fetchone()
    return (decode(body) for _, body, _ in entries(db, begins - 1 if begins else 0))


class Reviewer:
    """Owns the look at days that are over. `run` goes on until it is cancelled; `once` is one look."""

    def __init__(self, journal: Journal, folder: Path, log: EventLog) -> None:
        self._journal, self._folder, self._log = journal, folder, log
        self._looked_on = 0

    async def run(self) -> None:
        """Look at start and whenever a day is over."""
        while True:
            try:
                await self.once()
            except NotStoredError as error:
                self._log.warning("journal.refused", why=str(error))
            await asyncio.sleep(LOOK_EVERY_S)

    async def once(self) -> int:
        """Look at the days that are over; how many they were. While the time is in doubt no day is.

        NotStoredError when the journal cannot be read or written.
        """
        facts = await self._journal.facts()
        moved = (await self._journal.do(lambda store: store.now()))[1]
        today = day_of(moved.at, facts.zone)
        if moved.keeper.doubtful or today == self._looked_on:
            return 0
        reviews = await asyncio.to_thread(self._ask, facts, today)
        for review in reviews:
            await self._journal.review(review)
            self._log.info("day.reviewed", day=review.day)
        self._looked_on = today
        return len(reviews)

    def _ask(self, facts: Facts, today: int) -> tuple[DayReviewed, ...]:
        """Off the store's thread: a tap must not wait for a month of entries."""
        try:
            with closing(connect(self._folder / DATABASE, read_only=True)) as db:
                return due(db, facts, today)
        except sqlite3.Error as error:
            raise NotStoredError(str(error)) from error
