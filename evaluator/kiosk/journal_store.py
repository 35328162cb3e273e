"""The journal as it is written: entries with their moment, what is projected from them, and what was once told.

One thread owns an open store. An acknowledgement (`Stored`) means what `HeldFile.change` promises.
"""

import secrets
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from evaluator import __version__
from evaluator.domain import office_time
from evaluator.domain.journal import (
    NONCE_BYTES,
    AnyEvent,
    ClockJumped,
    Entry,
    Flag,
    Head,
    Header,
    Interrupted,
    RunStarted,
    decode,
    digest,
    encode,
    first_flag,
    link,
)
from evaluator.domain.office_time import Reading, TimeKeeper
from evaluator.domain.rules import RulePack
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.facts import Facts, facts_of, key_pins, remember, take_news
from evaluator.kiosk.held_file import HeldFile
from evaluator.kiosk.journal_file import mark
from evaluator.kiosk.pin_key import PinKey, held_version
from evaluator.kiosk.projection import project
from evaluator.runtime.logs import EventLog
from evaluator.wire.exchange import HallDirectory, HallStars

IDLE_S: Final = 3.0
"""A window at which nothing was written for so long is idle; within it residents change answers and give reasons."""

V = TypeVar("V")


class Stored(NamedTuple):
    """An entry is committed for good."""

    seq: int


class Moment(NamedTuple):
    """When an entry is written: corrected time, its office day and hour, and the seq it takes."""

    seq: int
    day: int
    hour: int
    flag: Flag
    """`clock` while the day may be wrong."""


Make = Callable[[Moment], AnyEvent]


class JournalStore:
    """An open journal. Not for several threads at once; `Journal` gives it one of its own."""

    def __init__(self, folder: Path, clock: Clock) -> None:
        """Take the folder's lock and open its journal; Refused and JournalBrokenError say why not."""
        self._clock = clock
        self._file = HeldFile(folder)
        self.path, self.reserve = self._file.path, self._file.reserve
        self._appended_ns = 0
        self.test = False
        """Whether visits are marked `test` and never counted."""
        self.chain_ok = True
        """False once an entry was found that is not what was written."""
        try:
            self._keeper = self._file.open(self._begin)
            self.run = secrets.token_hex(8)
            self._begin_run()
            with suppress(OSError):  # what cannot be written today is tried at the next start
                mark(folder, self._facts.kiosk)
        except BaseException:
            self.close()
            raise

    # -- what was once told ---------------------------------------------------------------------------------------

    def facts(self) -> Facts:
        """Who this kiosk is, its hall and its rules."""
        return self._facts

    @property
    def held_directory(self) -> int:
        """The version of the directory to name to the office; 0 where the PINs in it are of no use here."""
        return held_version(self._facts.hall, self.pin_key)

    def read(self, query: Callable[[sqlite3.Connection], V]) -> V:
        """As `HeldFile.read`."""
        return self._file.read(query)

    def agree(self, change: Callable[[sqlite3.Connection], V]) -> V:
        """Write what is agreed with the office or counted at the sign-in, in one transaction. Never entries."""
        return self._file.change(change)

    def state(self, key: str) -> str | None:
        """A remembered value, or None."""
        row = self.read(lambda db: db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone())
        return None if row is None else str(row[0])

    def take_news(self, hall: HallDirectory | None, rules: RulePack | None, stars: HallStars | None = None) -> None:
        """Hold a newer directory, rule pack or stars. Whoever has a new PIN, or is gone, is forgiven wrong tries."""
        self.agree(lambda db: take_news(db, self.pin_key, self._facts.hall, hall, rules, stars))
        self._facts = self.read(facts_of)

    # -- entries --------------------------------------------------------------------------------------------------

    @property
    def head(self) -> Head:
        """The last entry that was acknowledged."""
        return self._file.head

    def append(self, make: Make) -> Stored:
        """Store one entry and all it says in one transaction with one sync; NotStoredError when that failed.

        `make` is given the moment, so that day and hour are fixed where they are stored.
        """
        now = self._clock.read()
        moved = office_time.advanced(self._keeper, now)

        def write(db: sqlite3.Connection) -> Head:
            after = self._file.head  # read here: opening the file afresh may have found more than was acknowledged
            if moved.jump_s is not None:
                after = self._write(db, after, ClockJumped(jump_s=moved.jump_s), now, moved)
                remember(db, "doubtful", "1")
            return self._write(db, after, make(self._moment(after.seq + 1, moved)), now, moved)

        self._file.head = self._file.change(write)
        self._keeper = moved.keeper
        self._appended_ns = now.monotonic_ns
        return Stored(self._file.head.seq)

    def entry(self, seq: int) -> Entry | None:
        """The entry with that seq, or None."""
        row = self.read(lambda db: db.execute("SELECT body FROM entry WHERE seq = ?", (seq,)).fetchone())
        return None if row is None else decode(row[0])

    def checkpoint(self) -> None:
        """Bring the write-ahead log home and keep the reserve, where nothing was written for IDLE_S: a tap would wait.

        What a reader still holds stays for the next time.
        """
        if self._clock.read().monotonic_ns - self._appended_ns < IDLE_S * 1e9:
            return
        self.read(lambda db: db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone())
        self.reserve.keep()

    # -- time -----------------------------------------------------------------------------------------------------

    @property
    def doubtful(self) -> bool:
        """Whether days may be wrong until the office has told its time."""
        return self._keeper.doubtful

    def now(self) -> tuple[Reading, office_time.Advanced]:
        """The clocks and the corrected time."""
        reading = self._clock.read()
        return reading, office_time.advanced(self._keeper, reading)

    def correct(self, office_now: datetime) -> None:
        """The office has told its time."""
        now = self._clock.read()
        offset_s = (office_now - now.wall).total_seconds()

        def keep(db: sqlite3.Connection) -> None:
            remember(db, "offset_s", str(offset_s))
            remember(db, "doubtful", "")

        self.agree(keep)
        self._keeper = office_time.corrected(self._keeper, now, office_now)

    # -- the end --------------------------------------------------------------------------------------------------

    def close(self) -> None:
        """Close the file and give the folder free. Closing twice is closing once."""
        self._file.close()

    # -- inside ---------------------------------------------------------------------------------------------------

    def _begin(self, db: sqlite3.Connection) -> TimeKeeper:
        """Read back what appending needs, and tell the time."""
        self.pin_key = PinKey.load_or_make(self.path.parent)
        self._facts = key_pins(db, self.pin_key)
        if self.held_directory != self._facts.hall.directory.version:
            EventLog("kiosk").warning("pins.unknown")
        return self._time_at_start(db)

    def _write(
        self, db: sqlite3.Connection, head: Head, event: AnyEvent, now: Reading, moved: office_time.Advanced
    ) -> Head:
        header = Header(
            kiosk=self._facts.kiosk,
            run=self.run,
            seq=head.seq + 1,
            at=moved.at,
            wall=now.wall,
            monotonic_ns=now.monotonic_ns,
            boot=now.boot,
            nonce=secrets.token_hex(NONCE_BYTES),
        )
        body = encode(header, event)
        after = Head(header.seq, link(head.hash, digest(body)))
        db.execute("INSERT INTO entry VALUES (?, ?, ?)", (after.seq, body, after.hash))
        project(db, header, event)
        return after

    def _moment(self, seq: int, moved: office_time.Advanced) -> Moment:
        zone = self._facts.zone
        flag = first_flag("test" if self.test else "", "clock" if moved.keeper.doubtful else "")
        return Moment(seq, office_time.day_of(moved.at, zone), office_time.hour_of(moved.at, zone), flag)

    def _begin_run(self) -> None:
        head = self._file.head
        last = self.entry(head.seq)
        facts = self._facts
        self.append(
            lambda _: RunStarted(
                previous_run=last.header.run if last else None,
                previous_seq=head.seq,
                previous_hash=head.hash.hex(),
                program=__version__,
                window=facts.window or None,
                unit=facts.unit,
            )
        )
        still_open = self.read(lambda db: db.execute("SELECT number FROM visit WHERE outcome IS NULL").fetchall())
        for (number,) in still_open:
            self.append(partial(_interrupted, number))

    def _time_at_start(self, db: sqlite3.Connection) -> TimeKeeper:
        row = db.execute("SELECT body FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        last = decode(row[0]).header if row else None
        states = dict(db.execute("SELECT key, value FROM state WHERE key IN ('offset_s', 'doubtful')").fetchall())
        return office_time.started(
            self._clock.read(),
            last=Reading(last.wall, last.monotonic_ns, last.boot) if last else None,
            last_at=last.at if last else None,
            offset_s=float(states.get("offset_s", 0)),
            doubtful=bool(states.get("doubtful")),
        )


def _interrupted(visit: int, at: Moment) -> Interrupted:
    return Interrupted(visit=visit, day=at.day, hour=at.hour, flag=at.flag)
