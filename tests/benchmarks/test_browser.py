"""The kiosk beside what a hall would otherwise show: the same page in a browser's kiosk mode. Only with `--long`."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import pytest

from tests.benchmarks.test_ratios import (
    BEST,
    POLL_S,
    SEEN,
    beside_the_face,
    installed,
    pss_kb,
    screen,
    spread_ms,
    start_kiosk,
    took_s,
)
from tests.benchmarks.test_taps import tap_and_time
from tests.support.display import Screen, wait_until
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report

__all__ = ["installed", "screen"]
PAGE: Final = Path(__file__).with_name("page.html")
ON_A_TILE: Final = (60, 700)
ROUNDS: Final = 7
TAPS: Final = 40
OPTIONS: Final = (
    *("--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu", "--force-device-scale-factor=1"),
    *("--window-size=1280,800", "--window-position=0,0", "--disable-background-networking", "--disable-sync"),
)
"""Without a graphics chip, as the kiosk: what differs is the browser and not who draws."""


class Shown(NamedTuple):
    """From the start to the first frame with the answers, and the memory of all processes then."""

    shown_s: float
    pss_kb: int


def tree(process: int) -> list[int]:
    """A process and all below it."""
    children = Path(f"/proc/{process}/task").glob("*/children")
    return [process, *(below for file in children for child in file.read_text().split() for below in tree(int(child)))]


@contextmanager
def browser(screen: Screen, profile: Path, page: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """The page in the browser's kiosk mode."""
    program = shutil.which("chromium")
    assert program
    command = [program, *OPTIONS, f"--user-data-dir={profile}", page.as_uri()]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, env=screen.environment(), **quiet) as running:  # type: ignore[call-overload]
        try:
            yield running
        finally:
            running.terminate()
            running.wait(120)
    wait_until(lambda: screen.pixel(*ON_A_TILE) != BEST.tint, "an empty screen")


def start_browser(screen: Screen, profile: Path, page: Path) -> Shown:
    started = time.perf_counter()
    with browser(screen, profile, page) as running:
        wait_until(lambda: screen.pixel(*ON_A_TILE) == BEST.tint, "the page", step_s=POLL_S, timeout_s=60)
        shown = time.perf_counter() - started
        time.sleep(0.6)  # until all its processes are there, as the kiosk's exchange and voice are
        return Shown(shown, sum(map(pss_kb, tree(running.pid))))


def _is_pressed(screen: Screen) -> bool:
    return screen.pixel(*ON_A_TILE) != BEST.tint


def press_browser(screen: Screen, profile: Path, page: Path) -> list[float]:
    """Seconds from each press to the pressed look, shortest first."""
    pressed = []
    with browser(screen, profile, page):
        for _ in range(TAPS):
            wait_until(lambda: screen.pixel(*ON_A_TILE) == BEST.tint, "the page", step_s=POLL_S, timeout_s=60)
            screen.press(*ON_A_TILE)
            pressed.append(
                took_s(lambda: wait_until(lambda: screen.pixel(*ON_A_TILE) != BEST.tint, "a look", step_s=0))
            )
            screen.release()
    return sorted(pressed)


@pytest.mark.long
@pytest.mark.usefixtures("installed")
def test_the_kiosk_against_the_same_page_in_a_browser(tmp_path: Path, screen: Screen, report: Report) -> None:
    """Targets: 0.6 in time to the first usable frame, 0.25 in memory; the look no later than the browser's."""
    assert shutil.which("chromium") is not None, "Debian's chromium is not installed: apt install chromium"
    page = tmp_path / "page.html"
    page.write_text(PAGE.read_text("utf-8").replace("BEST", BEST.tint), "utf-8")
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen, settings=SEEN) as kiosk:
        kiosk.sign_in()
        place = beside_the_face(kiosk)
        ours, _ = tap_and_time(kiosk, screen, TAPS)
    start_browser(screen, tmp_path / "profile", page)
    pairs = [
        (start_kiosk(screen, folder, place), start_browser(screen, tmp_path / "profile", page)) for _ in range(ROUNDS)
    ]
    theirs = press_browser(screen, tmp_path / "profile", page)
    kiosk_s, page_s = (median(pair[side].shown_s for pair in pairs) for side in (0, 1))
    kiosk_kb, page_kb = (median(pair[side].pss_kb for pair in pairs) for side in (0, 1))
    report(
        n=ROUNDS,
        ratio=round(kiosk_s / page_s, 2),
        target=0.6,
        kiosk_ms=spread_ms([kiosk.shown_s for kiosk, _ in pairs]),
        browser_ms=spread_ms([page.shown_s for _, page in pairs]),
        memory_ratio=round(kiosk_kb / page_kb, 2),
        memory_target=0.25,
        kiosk_mb=round(kiosk_kb / 1024),
        browser_mb=round(page_kb / 1024),
        press_ratio=round(median(ours) / median(theirs), 2),
        press_us=[round(one * 1e6) for one in (ours[0], median(ours), ours[-1])],
        browser_press_us=[round(one * 1e6) for one in (theirs[0], median(theirs), theirs[-1])],
    )
    assert kiosk_kb < page_kb
