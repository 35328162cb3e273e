"""T15: somebody guesses PINs. Fifteen tries are looked at; then the badge is blocked, whatever a restart does."""

import asyncio
import contextlib
import time
from pathlib import Path
from typing import Final

import msgspec
from argon2 import PasswordHasher

from evaluator.domain import duty as duties
from evaluator.kiosk import facts, journal_file
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import PinCheck
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
