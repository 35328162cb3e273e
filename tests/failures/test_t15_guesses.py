"""T15: somebody guesses PINs. Fifteen tries are looked at; then the badge is blocked, whatever a restart does. Whoever
goes from badge to badge makes the window wait, but shuts it for nobody."""

import asyncio
import contextlib
import sqlite3
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import msgspec
from argon2 import PasswordHasher

from evaluator.domain import duty as duties
from evaluator.domain.lockout import WINDOW_WAITS_AT_MOST_S
from evaluator.kiosk import facts, journal_file
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import Known, PinCheck
from evaluator.kiosk.sign_in_tries import WINDOW
from tests.support.clock import StandingClock
from tests.support.kiosk_program import BADGE, PIN, staffed_folder
from tests.support.long_runs import Report

MOST = 15
SHORT, LONG = 2, 4
"""Fewer than are free."""
APART_MOST_S: Final = 0.02
ON_A_BUSY_MACHINE: Final = 0.25
"""Of what a wrong PIN costs."""
UNKNOWN: Final = "9999"
COLLEAGUES: Final = 150
BADGES: Final = tuple(str(1_000 + number) for number in range(200))
"""The first of them are colleagues'; the rest nobody has."""
AT_ONCE: Final = 13
"""Wrong tries until a window waits its longest."""


def test_a_thousand_guesses_are_looked_at_fifteen_times(tmp_path: Path, report: Report) -> None:
    folder, clock = staffed_folder(tmp_path / "kiosk"), StandingClock()

    async def guess() -> tuple[int, object]:
        looked_at, journal = 0, await Journal.open(folder, clock)
        for number in range(1_000):
            before = (await journal.tries(BADGE)).wrong
            answer = await PinCheck(journal, clock).check((await journal.facts()).hall, BADGE, f"{number:06}")
            looked_at += (await journal.tries(BADGE)).wrong - before
            if number % 100 == 99:
                await journal.close()
                clock.jump(days=400)
                journal = await Journal.open(folder, clock)
            clock.advance(seconds=answer.seconds if isinstance(answer, duties.LockedFor) else 1)
        last = await PinCheck(journal, clock).check((await journal.facts()).hall, BADGE, PIN)
        await journal.close()
        return looked_at, last

    looked_at, last = asyncio.run(guess())
    report(n=1_000, looked_at=looked_at, settings="10 restarts, wall clock + 400 d each")
    assert looked_at <= MOST
    assert last == duties.Blocked()


def hall_of_many(folder: Path) -> None:
    """Many colleagues, each with the PIN of the first."""
    with contextlib.closing(journal_file.connect(folder / journal_file.DATABASE)) as db:
        hall = facts.facts_of(db).hall
        first, signs = hall.directory.staff[0], hall.sign_in[0]
        staff = [replace(first, id=f"p{badge}", badge=badge) for badge in BADGES[:COLLEAGUES]]
        directory = replace(hall.directory, staff=(first, *staff))
        people = [msgspec.structs.replace(signs, staff=one.id) for one in staff]
        facts.hold(db, msgspec.structs.replace(hall, directory=directory, sign_in=(signs, *people)), None)


def looked_at(db: sqlite3.Connection) -> int:
    """Wrong PINs that were held against anything: each stands against its badge number, for nobody came in."""
    return int(db.execute("SELECT coalesce(sum(wrong), 0) FROM sign_in_try WHERE badge != ?", (WINDOW,)).fetchone()[0])


def test_a_thousand_guesses_from_badge_to_badge_make_the_window_wait(tmp_path: Path, report: Report) -> None:
    """One a second, five for each badge number: every one of them is free as far as the badge numbers go."""
    folder, clock = staffed_folder(tmp_path / "kiosk"), StandingClock()
    hall_of_many(folder)

    async def guess() -> tuple[int, int, float, object, object]:
        journal, passed_s, said = await Journal.open(folder, clock), 0.0, set[str]()
        check, hall = PinCheck(journal, clock), (await journal.facts()).hall
        assert hall.directory.by_badge(BADGES[0]) is not None
        assert hall.directory.by_badge(BADGES[-1]) is None
        for number in range(1_000):
            said.add(type(await check.check(hall, BADGES[number % len(BADGES)], f"{number:06}")).__name__)
            if number % 100 == 99:
                await journal.close()
                clock.jump(days=400 if number % 200 == 99 else -800)
                journal = await Journal.open(folder, clock)
                check = PinCheck(journal, clock)
            clock.advance(seconds=1)
            passed_s += 1
        assert said == {"WrongSignIn", "LockedFor"}
        held, free = await journal.read(looked_at), 0
        for badge in BADGES:  # what would be looked at without the window's own count
            free += await check.check_against(f"#{badge}", hall.sign_in[0].verifier, "000000") == duties.WrongSignIn()
        refused = await check.check(hall, BADGE, PIN)
        clock.advance(seconds=refused.seconds if isinstance(refused, duties.LockedFor) else 0)
        came = await check.check(hall, BADGE, PIN)
        await journal.close()
        return held, free, passed_s, refused, came

    held, free, passed_s, refused, came = asyncio.run(guess())
    report(
        n=1_000,
        badges=len(BADGES),
        looked_at=held,
        colleague_waits_s=refused.seconds if isinstance(refused, duties.LockedFor) else 0,
        settings="10 restarts, wall clock + 400 d or - 800 d each",
    )
    assert AT_ONCE <= held <= AT_ONCE + passed_s / WINDOW_WAITS_AT_MOST_S
    assert free == len(BADGES)
    assert isinstance(refused, duties.LockedFor)
    assert refused.seconds <= WINDOW_WAITS_AT_MOST_S
    assert came == Known("s1")


def test_a_badge_that_nobody_has_takes_as_long_as_a_wrong_pin(tmp_path: Path, report: Report, long_run: bool) -> None:
    """The least work of some tries each, in turns: what the machine does beside only adds, so more may tell."""
    tries = LONG if long_run else SHORT
    folder, clock = staffed_folder(tmp_path / "kiosk"), StandingClock()
    with contextlib.closing(journal_file.connect(folder / journal_file.DATABASE)) as db:
        hall = facts.facts_of(db).hall
        person = msgspec.structs.replace(hall.sign_in[0], verifier=PasswordHasher().hash(PIN))
        facts.hold(db, msgspec.structs.replace(hall, sign_in=(person,)), None)
    fastest = {BADGE: 60.0, UNKNOWN: 60.0}

    def are_alike() -> bool:
        apart_most_s = APART_MOST_S if long_run else ON_A_BUSY_MACHINE * fastest[BADGE]
        return abs(fastest[BADGE] - fastest[UNKNOWN]) <= apart_most_s

    async def guess() -> None:
        journal = await Journal.open(folder, clock)
        check, hall = PinCheck(journal, clock), (await journal.facts()).hall
        await check.check(hall, "0000", "000000")  # what is made at the first try
        for number in range(LONG):
            if number >= tries and are_alike():
                break
            for badge in fastest:
                began = time.process_time()
                assert await check.check(hall, badge, f"{number:06}") == duties.WrongSignIn()
                fastest[badge] = min(fastest[badge], time.process_time() - began)
        await journal.close()

    asyncio.run(guess())
    report(
        n=2 * tries,
        wrong_ms=round(1000 * fastest[BADGE]),
        unknown_ms=round(1000 * fastest[UNKNOWN]),
        settings="argon2id",
    )
    assert are_alike(), fastest
