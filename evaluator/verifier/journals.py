"""A kiosk's journal read by an outsider: its chain walked, and what each entry adds to which count."""

import shutil
import sqlite3
import tempfile
from collections import defaultdict
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import MsgspecError
from msgspec.structs import replace

from evaluator.domain.journal import (
    GENESIS,
    UNCOUNTED,
    AnyEvent,
    Challenged,
    Changed,
    Declined,
    DutyOpened,
    Ended,
    Entry,
    Interrupted,
    Invited,
    Lapsed,
    NotOffered,
    Outcome,
    Parked,
    Rated,
    ReasonsGiven,
    RunStarted,
    decode,
    digest,
    first_flag,
    link,
)
from evaluator.domain.summary import TallyKey, Visit, lines_between, with_answer
from evaluator.runtime.refusal import refuse

DATABASE: Final = "kiosk.db"
_ENDS: Final[dict[type[Ended], Outcome]] = {
    Declined: "declined",
    Lapsed: "lapsed",
    Interrupted: "interrupted",
    NotOffered: "not_offered",
}


class Step(NamedTuple):
    """What one entry adds to a count."""

    seq: int
    n: int


class Receipt(NamedTuple):
    """A head the office signed, as the kiosk keeps it."""

    seq: int
    hash: str
    signed_at: str
    signature: str


class Wrong(NamedTuple):
    """The first entry that is not what was written."""

    seq: int
    why: str


@dataclass(slots=True)
class Journal:
    """What a journal says up to its first wrong entry."""

    path: Path
    kiosk: str = ""
    office_key: str = ""
    hashes: list[str] = field(default_factory=lambda: [GENESIS.hash.hex()])
    """In hex, by seq."""
    wrong: Wrong | None = None
    counts: dict[tuple[str, TallyKey], list[Step]] = field(default_factory=lambda: defaultdict(list))
    """By run and key, in the order of the entries."""
    duties: dict[str, DutyOpened] = field(default_factory=dict)
    runs: dict[str, RunStarted] = field(default_factory=dict)
    parked: dict[int, Parked] = field(default_factory=dict)
    """Entries whose rows the office refused when they were handed over, and its word for it."""
    complaints: dict[tuple[str, int], Visit] = field(default_factory=dict)
    """Dissatisfied ratings that stand and open a case, by run and visit."""
    refused_cases: dict[int, Parked] = field(default_factory=dict)
    """Visits whose case the office refused."""
    receipts: tuple[Receipt, ...] = ()

    @property
    def seq(self) -> int:
        """Of the last entry that links."""
        return len(self.hashes) - 1


def read_journal(path: Path) -> Journal:
    """Read the journal at a path: a kiosk's folder or its file, running or not. Nothing there is changed.

    Refused where there is none.
    """
    file = path / DATABASE if path.is_dir() else path
    journal = Journal(path)
    with tempfile.TemporaryDirectory() as name:
        copy = Path(name) / DATABASE
        try:
            _take(file, copy)
            with closing(sqlite3.connect(copy)) as db:
                _read(db, journal)
        except sqlite3.DatabaseError as error:
            if not journal.kiosk:
                refuse(f"{file} is no journal of a kiosk: {error}. Name a kiosk's folder or its kiosk.db.", error)
            journal.wrong = Wrong(journal.seq + 1, f"the file is damaged: {error}")
        except OSError as error:
            refuse(f"{file} cannot be read: {error.strerror}. Check the path and its rights.", error)
    return journal


def _take(file: Path, copy: Path) -> None:
    try:
        with (
            closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.OperationalError:  # a disk that is read-only has no room for the index of a log
        shutil.copyfile(file, copy)
        log = file.with_name(f"{file.name}-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))


def _read(db: sqlite3.Connection, journal: Journal) -> None:
    state = dict(db.execute("SELECT key, value FROM state").fetchall())
    journal.kiosk, journal.office_key = state["kiosk"], state.get("office_key", "")
    journal.receipts = tuple(
        Receipt(*row) for row in db.execute("SELECT seq, hash, signed_at, signature FROM receipt ORDER BY seq")
    )
    visits: dict[int, Visit] = {}
    before = GENESIS.hash
    for seq, body, stored in db.execute("SELECT seq, body, hash FROM entry ORDER BY seq"):
        after = link(before, digest(body))
        if seq != journal.seq + 1:
            journal.wrong = Wrong(journal.seq + 1, f"entry {journal.seq + 1} is missing")
        elif after != stored:
            journal.wrong = Wrong(seq, f"entry {seq} is not what was written")
        else:
            journal.wrong = _tell(journal, visits, seq, body)
        if journal.wrong is not None:
            return
        journal.hashes.append(after.hex())
        before = after


def _tell(journal: Journal, visits: dict[int, Visit], seq: int, body: bytes) -> Wrong | None:
    try:
        entry = decode(body)
        if (entry.header.kiosk, entry.header.seq) != (journal.kiosk, seq):
            return Wrong(seq, f"entry {seq} calls itself {entry.header.seq} of {entry.header.kiosk}")
        _count(journal, visits, entry)
    except (MsgspecError, KeyError) as error:
        return Wrong(seq, f"entry {seq} says nothing that can be: {error}")
    return None


def _count(journal: Journal, visits: dict[int, Visit], entry: Entry) -> None:
    header, event = entry
    match event:
        case RunStarted():
            journal.runs[header.run] = event
        case Parked() if event.row < header.seq:
            (journal.refused_cases if event.case else journal.parked).setdefault(event.row, event)
        case DutyOpened():
            journal.duties[event.duty] = event
        case _:
            moved = _visit(visits, header.seq, event)
            if moved is not None:
                before, after = moved
                visits[after.number] = after
                _complain(journal, header.run, event, after)
                for line in lines_between(before, after):
                    if isinstance(line.key, TallyKey):
                        journal.counts[header.run, line.key].append(Step(header.seq, line.n))


def _complain(journal: Journal, run: str, event: AnyEvent, visit: Visit) -> None:
    """An answer that is dissatisfied opens a case, and one that is not takes it back; whatever else is said of the
    visit leaves it.
    """
    name = run, visit.number
    stands = event.dissatisfied if isinstance(event, Rated | Changed) else name in journal.complaints
    if stands and visit.flag not in UNCOUNTED:
        journal.complaints[name] = visit
    elif isinstance(event, Changed):
        journal.complaints.pop(name, None)


def _visit(visits: dict[int, Visit], seq: int, event: AnyEvent) -> tuple[Visit | None, Visit] | None:
    """A visit before and after an entry; None where the entry is about none. KeyError for one that never began."""
    match event:
        case Invited():
            return None, Visit(number=seq, duty=event.duty, matter=event.matter)
        case Rated():
            before = None if event.visit is None else visits[event.visit]
            return before, Visit(
                number=before.number if before else seq,
                duty=event.duty,
                matter=event.matter,
                day=event.day,
                hour=event.hour,
                outcome="rated",
                scale=event.scale,
                level=event.level,
                flag=event.flag,
            )
        case Changed():
            return visits[event.visit], with_answer(visits[event.visit], scale=event.scale, level=event.level)
        case ReasonsGiven():
            return visits[event.visit], replace(visits[event.visit], reasons=tuple(dict.fromkeys(event.reasons)))
        case Challenged():
            was = visits[event.visit]
            return was, replace(was, flag=first_flag(was.flag, "challenged"))
        case Ended():
            was = visits[event.visit]
            outcome = _ENDS[type(event)]
            return was, replace(was, day=event.day, hour=event.hour, outcome=outcome, flag=event.flag)
        case _:
            return None
