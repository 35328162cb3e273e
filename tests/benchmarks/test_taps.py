"""Taps from outside the program: how long until the thank-you, on a slow disk too."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from tests.benchmarks.test_ratios import GROSS, POLL_S, beside_the_face, is_thanks, spread_ms, took_s
from tests.support.display import Screen, virtual_screen, wait_until
from tests.support.kiosk import RULES
from tests.support.kiosk_program import QUICK, KioskProgram, running_kiosk, staffed_folder
from tests.support.long_runs import Report

BEST: Final = RULES.scale.levels[0]
SLOW_MS: Final = 40
A_TAP_SYNCS: Final = 1.5
"""A tap syncs once. Where one fails to come for seconds the log is brought home, with two more."""
THANKED_S: Final = 0.1
PRESSED_S: Final = 0.003
SEEN: Final = {**QUICK, "THANKS_S": "0.3"}
"""A thank-you that is seen on a busy machine too."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with virtual_screen() as found:
        yield found


def tap_and_time(kiosk: KioskProgram, screen: Screen, times: int) -> tuple[list[float], list[float]]:
    """Seconds from each press to the pressed look and from each release to the thank-you, shortest first."""
    pressed, thanked = [], []
    place = beside_the_face(kiosk)
    for tap in range(times):
        kiosk.wait_for_screen("ask")
        wait_until(lambda: screen.pixel(*place) == BEST.tint, "the answers", step_s=POLL_S)
        screen.press(*place)
        pressed.append(took_s(lambda: wait_until(lambda: screen.pixel(*place) != BEST.tint, "a look", step_s=0)))
        screen.release()
        thanked.append(took_s(partial(wait_until, partial(is_thanked, kiosk, place, tap), "thanks", step_s=0)))
        kiosk.wait_for("visit.thanked", times=tap + 1)
    return sorted(pressed), sorted(thanked)


def is_thanked(kiosk: KioskProgram, place: tuple[int, int], before: int) -> bool:
    """Whether the thank-you is to be seen, or was while a busy machine kept the eye shut."""
    return is_thanks(kiosk.screen.pixel(*place)) or len(kiosk.thanked) > before


def slow_disk(syncs: Path) -> list[str]:
    """What a program is run under so that every sync comes back later, and is a line of that file."""
    options = f"-f --seccomp-bpf -qqq -e trace=fsync,fdatasync -e inject=fsync,fdatasync:delay_exit={SLOW_MS * 1000}"
    return ["strace", *options.split(), "-e", "signal=none", "-o", str(syncs)]


def lines(file: Path) -> int:
    return file.read_text("ascii").count("\n") if file.exists() else 0


def at_99_of_100(sorted_s: list[float]) -> float:
    return sorted_s[len(sorted_s) * 99 // 100]


@pytest.mark.parametrize("slow", [False, True], ids=["this-disk", "slow-disk"])
def test_from_the_tap_to_the_thank_you(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool, slow: bool
) -> None:
    """Targets: the look in 3 ms; the thank-you in 100 ms in 99 of 100 taps, also with 40 ms more for each sync.

    A busy machine misses any of these now and then. What must hold on it too: a tap syncs once, and the quickest of all
    its looks and thank-yous, which nothing held up, wait for nothing else.
    """
    file = tmp_path / "syncs"
    disk = slow_disk(file) if slow else []
    with running_kiosk(staffed_folder(tmp_path / "kiosk"), screen, settings=SEEN, before=disk) as kiosk:
        kiosk.sign_in()
        before = lines(file)
        pressed, thanked = tap_and_time(kiosk, screen, 200 if long_run else 20)
        syncs = (lines(file) - before) / len(thanked)
    report(
        n=len(thanked),
        disk="slow" if slow else "this",
        syncs_a_tap=round(syncs, 2) if slow else None,
        press_ms=spread_ms(pressed),
        thanks_ms=spread_ms(thanked),
        thanks_p99_ms=round(at_99_of_100(thanked) * 1000, 1),
        ratio=round(at_99_of_100(thanked) / THANKED_S, 2),
        target=1,
    )
    sync_s = 0.0
    if slow:
        sync_s = SLOW_MS / 1000
        assert thanked[0] >= sync_s  # the delay is real
        assert 1 <= syncs < A_TAP_SYNCS
    assert pressed[0] < PRESSED_S * GROSS
    assert thanked[0] - sync_s < THANKED_S
