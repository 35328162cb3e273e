"""F2: the system asks the kiosk to end in the middle of a tap. It finishes the write in hand and ends with code 0."""

import time
from pathlib import Path
from random import Random
from typing import Final

from evaluator.kiosk.verify import read_journal, verify
from tests.failures.test_f01_kill import answers_in
from tests.support.display import Screen
from tests.support.kiosk_program import QUICK, journal_of, running_kiosk, staffed_folder
from tests.support.long_runs import Report
from tests.support.ready_program import KIOSK, ready

SEED: Final = 20261125
ENDED_WITHIN_S: Final = 5.0
"""A whole program; the commit itself is one sync."""
ON_A_BUSY_MACHINE_S: Final = 25.0


def test_asked_to_end_at_any_moment_it_loses_nothing_and_ends_in_order(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    runs, chance = 200 if long_run else 2, Random(SEED)
    folder = staffed_folder(tmp_path / "kiosk")
    acked: set[int] = set()
    slowest = 0.0
    with ready(KIOSK) as program:
        for run in range(runs):
            with running_kiosk(folder, screen, settings=QUICK, begin=program.begin) as kiosk:
                if run == 0:
                    kiosk.sign_in()
                kiosk.tap("satisfied")
                kiosk.wait_for("visit.thanked")
                kiosk.wait_for_answers()
                screen.tap(*kiosk.tile_of("neutral").middle)
                time.sleep(chance.uniform(0, 0.03))
                asked = time.monotonic()
                assert kiosk.stop() == 0
                slowest = max(slowest, time.monotonic() - asked)
                assert kiosk.log[-1]["event"] == "program.stopped"
                acked |= set(kiosk.thanked)
    journal = journal_of(folder)
    stored = set(answers_in(journal))
    with read_journal(folder) as db:
        verdict = verify(db)
    lost, unthanked = acked - stored, stored - acked
    report(
        seed=SEED,
        n=runs,
        A=len(acked),
        S=len(stored),
        L=len(lost),
        X=len(journal) - len({entry["seq"] for entry in journal}),
        G=len(unthanked),
        Q=0,
        slowest_s=round(slowest, 2),
        settings="SIGTERM, the kiosk program",
    )
    assert verdict.ok, verdict
    assert verdict.ratings == sum(kind == "rated" for kind in answers_in(journal).values())
    assert lost == set()
    assert len(unthanked) <= runs
    assert slowest <= (ENDED_WITHIN_S if long_run else ON_A_BUSY_MACHINE_S)
