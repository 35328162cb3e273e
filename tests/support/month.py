"""A November of two windows that an office has counted and countersigned, and its bundle; and ways to spoil it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import text

from evaluator.domain.journal import AnyEvent, Changed, DutyOpened, Rated
from evaluator.kiosk import carriage, carried_reply
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.office import certificates
from evaluator.office.exchanging import rollup
from evaluator.office.exchanging.carried import import_exchange
from evaluator.office.office import Office
from evaluator.office.tallies import by_hand
from evaluator.verifier.cli import Verdict, judge
from evaluator.wire.evidence import Bundle, SignedBundle, bundle_bytes, decode_signed_bundle
from evaluator.wire.signing import sign
from tests.support.clock import START, StandingClock
from tests.support.office import make_office, opened_file
from tests.support.story_office import enrol_in_process

LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
MONTH: Final = "2026-11"
WINDOWS: Final = ("w1", "w2")
OVER: Final = START + timedelta(days=20)
"""In December."""


def a_day_later() -> StandingClock:
    """A device's clock that has gone on for a day."""
    clock = StandingClock()
    clock.advance(days=1)
    return clock


def tap(folder: Path, duty: str, times: int, *, test: bool = False) -> None:
    """A duty at a window, and a change of mind at its end."""
    store = JournalStore(folder, StandingClock())
    store.test = test
    scale = store.facts().rules.scale.slug

    def rated(level: str) -> Callable[[Moment], AnyEvent]:
        return lambda at: Rated(
            duty=duty,
            scale=scale,
            level=level,
            day=at.day,
            hour=at.hour,
            flag=at.flag,
            dissatisfied=level == "dissatisfied",
        )

    facts = store.facts()
    store.append(lambda _: DutyOpened(duty=duty, staff="s03", window=facts.window, unit=facts.unit))
    last = [store.append(rated(LEVELS[number % len(LEVELS)])).seq for number in range(times)][-1]
    store.append(lambda _: Changed(visit=last, scale=scale, level="satisfied"))
    store.close()


def make_month(root: Path) -> Path:
    """An office, two kiosks whose November it has counted and countersigned, and the bundle of it."""
    make_office(root / "office", clock=lambda: START)
    for window in WINDOWS:
        office = Office(root / "office", lambda: START)
        enrol_in_process(office, root / window, window=window, unit="hall-east")
        office.close()
        tap(root / window, f"{window}-test", 2, test=True)
        tap(root / window, f"{window}-a", 9)
    carry(root, *WINDOWS)
    write_bundle(root)
    return root


def carry(root: Path, *windows: str, at: datetime = START) -> None:
    """One whole round of the exchange, by stick, on the day after."""
    for window in windows:
        carriage.export(root / window, root / f"{window}.exchange", a_day_later())
    files = [root / f"{window}.exchange" for window in windows]
    import_exchange(root / "office", files, root / "reply", lambda: at)
    for window in windows:
        carried_reply.import_reply(root / window, root / "reply")


def write_bundle(root: Path, *, days: float = 0) -> Path:
    """The month as the office signs it so many days after it is over."""
    file = root / "november.bundle"
    file.unlink(missing_ok=True)
    by_hand.write_bundle(root / "office", file, month=MONTH, clock=lambda: OVER + timedelta(days=days))
    return file


def paths(root: Path, *windows: str) -> tuple[Path, ...]:
    return (root / "november.bundle", *(root / window for window in windows or WINDOWS))


def judged(root: Path, *windows: str) -> Verdict:
    return judge(paths(root, *windows))


def kiosk_of(folder: Path) -> str:
    with closing(sqlite3.connect(folder / "kiosk.db")) as db:
        return str(db.execute("SELECT value FROM state WHERE key = 'kiosk'").fetchone()[0])


def change_store(root: Path, *statements: str, recount: bool = True) -> None:
    """Change the office's rows as whoever owns its disk can, its roll-ups with them, and sign the month again."""
    with opened_file(root / "office") as office, office.writing() as connection:
        for statement in statements:
            connection.execute(text(statement))
        for window in WINDOWS if recount else ():
            rollup.recount(connection, kiosk_of(root / window), range(20261001, 20261131))
    write_bundle(root)


def sign_again(root: Path, change: Callable[[bytes], bytes]) -> None:
    """Another bundle under the office's own key."""
    file = root / "november.bundle"
    signed = decode_signed_bundle(file.read_bytes())
    body = change(bytes(signed.bundle))
    key = certificates.signing_key(root / "office")
    file.write_bytes(
        msgspec.json.encode(SignedBundle(msgspec.Raw(body), signed.public_key, sign(key, bundle_bytes(body))))
    )


def say_otherwise(root: Path, change: Callable[[Bundle], Bundle]) -> None:
    """The same, by what it says."""
    sign_again(root, lambda body: msgspec.json.encode(change(msgspec.json.decode(body, type=Bundle))))
