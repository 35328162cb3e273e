"""F1: the kiosk is killed at any moment of a tap. Whoever was thanked is in the journal that the next start finds."""

import threading
import time
from pathlib import Path
from random import Random
from typing import Any, Final

from evaluator.kiosk.verify import read_journal, verify
from tests.support.display import Screen
from tests.support.kiosk_program import QUICK, KioskProgram, journal_of, running_kiosk, staffed_folder
from tests.support.long_runs import Report
from tests.support.ready_program import KIOSK, ready

SEED: Final = 20261121
LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
BETWEEN_TAPS_S: Final = 0.004
STORED_WITHIN_S: Final = 0.015
STARTED_WITHIN_S: Final = 0.8


def tap_and_kill(kiosk: KioskProgram, places: list[tuple[int, int]], chance: Random) -> None:
    """Tap like a child, wherever the answers stand, and kill the program within the time a tap takes to be stored.

    One thank-you comes first: a run in which nobody was thanked could lose nothing.
    """
    kiosk.wait_for_answers()
    kiosk.screen.tap(*chance.choice(places))
    kiosk.wait_for("visit.thanked")
    pause = threading.Event().wait
    end = time.monotonic() + chance.uniform(0.1, 0.9)
    while time.monotonic() < end:
        kiosk.screen.press(*chance.choice(places))
        pause(chance.uniform(0, BETWEEN_TAPS_S))
        kiosk.screen.release()
        pause(chance.uniform(0, BETWEEN_TAPS_S))
    kiosk.screen.tap(*chance.choice(places))
    pause(chance.uniform(0, STORED_WITHIN_S))
    kiosk.kill()


def answers_in(journal: list[dict[str, Any]]) -> dict[int, str]:
    """Kind by seq of the entries a resident can be thanked for."""
    return {entry["seq"]: entry["kind"] for entry in journal if entry["kind"] in ("rated", "changed")}


def test_whoever_was_thanked_is_in_the_journal_after_a_kill(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    kills, chance, started = (1000 if long_run else 8), Random(SEED), time.monotonic()
    folder = staffed_folder(tmp_path / "kiosk")
    acked: set[int] = set()
    places: list[tuple[int, int]] = []
    with ready(KIOSK) as program:
        for kill in range(kills):
            with running_kiosk(folder, screen, settings=QUICK, begin=program.begin) as kiosk:
                if kill == 0:
                    kiosk.sign_in()
                    places = [kiosk.tile_of(level).middle for level in LEVELS]
                else:
                    kiosk.wait_for("program.started")
                tap_and_kill(kiosk, places, chance)
                assert kiosk.noise == []
                acked |= set(kiosk.thanked)
    journal = journal_of(folder)
    stored = set(answers_in(journal))
    with read_journal(folder) as db:
        verdict = verify(db)
    lost, unthanked = acked - stored, stored - acked
    report(
        seed=SEED,
        n=kills,
        A=len(acked),
        S=len(stored),
        L=len(lost),
        X=len(journal) - len({entry["seq"] for entry in journal}),
        G=len(unthanked),
        wall_s=round(time.monotonic() - started, 1),
    )
    assert verdict.ok, verdict
    assert verdict.ratings == sum(kind == "rated" for kind in answers_in(journal).values())
    assert lost == set()
    assert len(unthanked) <= kills
    assert len(acked) >= kills
    assert sum(entry["kind"] == "run_started" for entry in journal) == kills


def test_killed_while_it_starts_it_loses_nothing(tmp_path: Path, screen: Screen, long_run: bool) -> None:
    """A start opens the file, begins a run and goes on with the duty; any of it may be cut off."""
    starts, chance = (100 if long_run else 5), Random(SEED)
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        kiosk.tap("satisfied")
        kiosk.wait_for("visit.thanked")
        kiosk.kill()
        thanked = set(kiosk.thanked)
    for _ in range(starts):
        with running_kiosk(folder, screen) as kiosk:
            threading.Event().wait(chance.uniform(0, STARTED_WITHIN_S))
            kiosk.kill()
    with running_kiosk(folder, screen) as kiosk:
        kiosk.tap("neutral")
        kiosk.wait_for("visit.thanked")
        assert kiosk.stop() == 0
        thanked |= set(kiosk.thanked)
    assert set(answers_in(journal_of(folder))) == thanked
    with read_journal(folder) as db:
        assert verify(db).ok


def test_asked_to_end_it_finishes_the_write_in_hand(tmp_path: Path, screen: Screen) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        for times in range(1, 4):
            kiosk.tap("neutral")
            kiosk.wait_for("visit.thanked", times=times)
        screen.tap(*kiosk.tile_of("neutral").middle)
        assert kiosk.stop() == 0
        assert kiosk.log[-1]["event"] == "program.stopped"
        assert set(kiosk.thanked) <= set(answers_in(journal_of(folder)))
    with read_journal(folder) as db:
        assert verify(db).ok
