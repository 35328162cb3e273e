"""T15: somebody guesses PINs. Fifteen tries are looked at; then the badge is blocked, whatever a restart does."""

import asyncio
from pathlib import Path

from evaluator.domain import duty as duties
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.pin_check import PinCheck
from tests.support.clock import StandingClock
from tests.support.kiosk_program import BADGE, PIN, staffed_folder
from tests.support.long_runs import Report

MOST = 15


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
