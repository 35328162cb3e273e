"""F30: little memory and no processor to spare. Slower, never wrong."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import pytest

from tests.failures.counting import found, tapped
from tests.failures.test_f01_kill import answers_in
from tests.support.display import Screen
from tests.support.kiosk import enrolled_folder
from tests.support.kiosk_program import journal_of, running_kiosk, staffed_folder
from tests.support.long_runs import Report
from tests.support.pressed import can_press, pressed

BYTES: Final = 400_000_000
GROUP_BYTES: Final = 256 * 2**20
SHARE: Final = 0.5
"""Of one processor."""
TAP_WITHIN_S: Final = 1.0
BUSY: Final = "while True: pass"


@contextmanager
def busy_loops(number: int) -> Iterator[None]:
    loops = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(number)]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait(120)


def p99(took_s: list[float]) -> float:
    return sorted(took_s)[len(took_s) * 99 // 100]


def test_under_pressure_every_tap_is_stored_or_refused(tmp_path: Path, report: Report, long_run: bool) -> None:
    folder, n = enrolled_folder(tmp_path / "kiosk"), 5_000 if long_run else 40
    loops = 8 if long_run else 2
    with busy_loops(loops):
        taps = tapped(folder, n, before=["prlimit", f"--as={BYTES}"])
    figures = found(folder, taps.acked)
    report(
        n=n,
        **figures._asdict(),
        refused=len(taps.refused),
        p99_s=p99(taps.took_s),
        settings=f"{loops} busy loops, {BYTES} B",
    )
    assert len(taps.acked) + len(taps.refused) == n
    assert (figures.L, figures.X) == (0, 0)
    assert not long_run or p99(taps.took_s) <= TAP_WITHIN_S


@pytest.mark.skipif(not can_press(), reason="a group of the kernel has to be made")
def test_a_window_with_half_a_processor_and_256_mb_thanks_within_a_second(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    folder, n = staffed_folder(tmp_path / "kiosk"), 200 if long_run else 4
    loops = 8 if long_run else 0
    took_s: list[float] = []
    with (
        pressed(memory_b=GROUP_BYTES, share=SHARE) as group,
        running_kiosk(folder, screen, before=group.before) as kiosk,
    ):
        kiosk.sign_in()
        with busy_loops(loops):
            for tap in range(1, n + 1):
                place = kiosk.tile_of("neutral").middle
                began = time.monotonic()
                screen.tap(*place)
                kiosk.wait_for("visit.thanked", times=tap)
                took_s.append(time.monotonic() - began)
                kiosk.wait_for_answers()
        assert kiosk.stop() == 0
        most = group.most_bytes
    stored = set(answers_in(journal_of(folder)))
    lost, unthanked = set(kiosk.thanked) - stored, stored - set(kiosk.thanked)
    report(
        n=n,
        A=len(kiosk.thanked),
        S=len(stored),
        L=len(lost),
        X=0,
        G=len(unthanked),
        Q=0,
        p99_s=round(p99(took_s), 3),
        most_mb=round(most / 2**20),
        settings=f"{SHARE} of a processor, {GROUP_BYTES} B, {loops} busy loops beside it",
    )
    assert most <= GROUP_BYTES
    assert (lost, unthanked) == (set(), set())
    assert not long_run or p99(took_s) <= TAP_WITHIN_S
