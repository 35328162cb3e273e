"""T7: somebody at the window edits the journal. By the next exchange it is known, with the first wrong entry."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from sqlalchemy import select

from evaluator.domain.journal import AnyEvent, Rated, decode, digest, encode, link
from evaluator.kiosk import carriage, carried_reply, projection
from evaluator.kiosk.chain import JournalBrokenError
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.schema import APPEND_ONLY
from evaluator.office.exchanging.carried import import_exchange
from evaluator.office.office import Office
from evaluator.office.store import schema
from tests.support.clock import START, StandingClock
from tests.support.long_runs import Report
from tests.support.office import make_office, opened_file
from tests.support.story_office import enrol_in_process

AT, COUNTERSIGNED = 6, 12


def tap(folder: Path, times: int) -> int:
    """The kiosk runs; the seq of its last entry."""
    store = JournalStore(folder, StandingClock())
    scale = store.facts().rules.scale.slug

    def rated(at: Moment) -> AnyEvent:
        return Rated(duty="d1", scale=scale, level="dissatisfied", day=at.day, hour=at.hour, flag=at.flag)

    for _ in range(times):
        store.append(rated)
    seq = store.head.seq
    store.close()
    return seq


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office and a kiosk whose first dozen entries it has countersigned."""
    root = tmp_path_factory.mktemp("tampered")
    make_office(root / "office", clock=lambda: START)
    office = Office(root / "office", lambda: START)
    enrol_in_process(office, root / "w1", window="w1", unit="hall-east")
    office.close()
    tap(root / "w1", 11)
    exchange(root)
    return root


def exchange(root: Path) -> str | None:
    """By stick; why the office did not countersign, or None."""
    carriage.export(root / "w1", root / "stick", StandingClock())
    (brought,) = import_exchange(root / "office", [root / "stick"], root / "reply", lambda: START)
    if brought.chain_refused is None:
        carried_reply.import_reply(root / "w1", root / "reply")
    return brought.chain_refused


def unguarded(db: sqlite3.Connection) -> None:
    for name in APPEND_ONLY:
        db.execute(f"DROP TRIGGER {name}")


def guarded(db: sqlite3.Connection) -> None:
    for statement in APPEND_ONLY.values():
        db.execute(statement)
    projection.rebuild(db)


def delete_the_guards(db: sqlite3.Connection) -> None:
    unguarded(db)


def delete_one(db: sqlite3.Connection) -> None:
    unguarded(db)
    db.execute("DELETE FROM entry WHERE seq = ?", (AT,))
    guarded(db)


def change_one(db: sqlite3.Connection) -> None:
    unguarded(db)
    db.execute("UPDATE entry SET body = CAST(replace(body, 'dis', '') AS BLOB) WHERE seq = ?", (AT,))
    guarded(db)


def cut_the_tail(db: sqlite3.Connection) -> None:
    unguarded(db)
    db.execute("DELETE FROM entry WHERE seq >= ?", (AT,))
    guarded(db)


def cut_the_tail_and_what_was_signed(db: sqlite3.Connection) -> None:
    cut_the_tail(db)
    db.execute("DELETE FROM receipt")


def cut_the_tail_and_all_that_is_known_of_it(db: sqlite3.Connection) -> None:
    cut_the_tail_and_what_was_signed(db)
    db.execute("UPDATE state SET value = ? WHERE key IN ('acknowledged', 'agreed_seq')", (str(AT - 1),))


def chain_again(db: sqlite3.Connection) -> None:
    """As whoever has read the source would: no bad rating, every hash right, nothing that is remembered against it."""
    unguarded(db)
    (before,) = db.execute("SELECT hash FROM entry WHERE seq = ?", (AT - 1,)).fetchone()
    for seq, body in db.execute("SELECT seq, body FROM entry WHERE seq >= ? ORDER BY seq", (AT,)).fetchall():
        header, event = decode(body)
        better = encode(header, msgspec.structs.replace(event, level="satisfied")) if isinstance(event, Rated) else body
        before = link(bytes(before), digest(better))
        db.execute("UPDATE entry SET body = ?, hash = ? WHERE seq = ?", (better, before, seq))
    guarded(db)
    db.execute("DELETE FROM receipt")
    db.execute("DELETE FROM state WHERE key IN ('verified_seq')")


@pytest.mark.parametrize(
    ("act", "named"),
    [
        (delete_the_guards, "guards"),
        (delete_one, f"entry {AT} is missing"),
        (change_one, f"entry {AT} is not what was written"),
        (cut_the_tail, f"entry {AT} is missing"),
        (cut_the_tail_and_what_was_signed, f"entry {AT} is missing"),
        (cut_the_tail_and_all_that_is_known_of_it, f"goes on from {AT - 1} "),
        (chain_again, f"entry {COUNTERSIGNED} has another hash than the one countersigned"),
    ],
)
def test_an_edited_journal_is_known_by_the_next_exchange(
    made: Path, tmp_path: Path, report: Report, act: Callable[[sqlite3.Connection], None], named: str
) -> None:
    root = Path(shutil.copytree(made, tmp_path / "root"))
    with closing(sqlite3.connect(root / "w1" / DATABASE)) as db, db:
        act(db)
    try:
        tap(root / "w1", 1)
        exchange(root)
        with opened_file(root / "office") as office, office.reading() as connection:
            why = "; ".join(connection.execute(select(schema.alarm.c.detail)).scalars())
        by = "the office"
    except JournalBrokenError as error:
        why, by = str(error), "the kiosk at its start"
    report(n=1, by=by, why=why, settings=act.__name__)
    assert named in why
