"""What years of ratings cost a window: to open its journal, to start, to store one more tap."""

from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Final

import pytest

from evaluator.domain.journal import AnyEvent, DutyOpened, Rated
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import JournalStore, Moment
from tests.benchmarks.test_ratios import installed, took_s
from tests.failures.test_f24_cold_start import fill
from tests.support.display import Screen, virtual_screen
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report

__all__ = ["installed"]
A_YEAR: Final = 20_000
"""Ratings of one window."""
YEARS: Final = (1, 2, 5, 10)
GROSS: Final = 4
ON_A_BUSY_MACHINE: Final = 25
"""The machine may have been idle for the first of the few starts and taps of a short run."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with virtual_screen() as found:
        yield found


def rated(at: Moment) -> AnyEvent:
    return Rated(duty="d", scale="four", level="satisfied", day=at.day, hour=at.hour, flag=at.flag)


def opened_and_stored_s(folder: Path, taps: int) -> tuple[float, float]:
    """Seconds to open the journal, and of one tap."""
    opened: list[JournalStore] = []
    opening_s = took_s(lambda: opened.append(JournalStore(folder, SystemClock())))
    (store,) = opened
    store.append(lambda _: DutyOpened(duty="d", staff=None, window="w1", unit="hall"))
    stored_s = median(took_s(lambda: store.append(rated)) for _ in range(taps))
    store.close()
    return opening_s, stored_s


def started_s(folder: Path, screen: Screen) -> float:
    """Seconds from the start of the program to its first frame."""

    def start() -> None:
        with running_kiosk(folder, screen) as kiosk:
            kiosk.wait_for("program.started")
            took.append(1)
            kiosk.kill()

    took: list[int] = []
    return took_s(start)


@pytest.mark.usefixtures("installed")
def test_a_kiosk_opens_starts_and_stores_over_years(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    """Target: flat. Nothing that a start or a tap does reads what is behind it."""
    a_year, starts = (A_YEAR, 5) if long_run else (200, 1)
    points = []
    started_s(staffed_folder(tmp_path / "first"), screen)  # compiles every module
    for years in YEARS:
        folder = staffed_folder(tmp_path / f"{years}")
        fill(folder, a_year * years)
        opened_s, stored_s = opened_and_stored_s(folder, 200 if long_run else 50)
        start_s = median(started_s(folder, screen) for _ in range(starts))
        points.append(
            {
                "years": years,
                "ratings": a_year * years,
                "file_mb": round((folder / DATABASE).stat().st_size / 2**20, 1),
                "open_ms": round(opened_s * 1000, 1),
                "start_ms": round(start_s * 1000),
                "commit_ms": round(stored_s * 1000, 3),
            }
        )
    report(points=points)
    gross = GROSS if long_run else ON_A_BUSY_MACHINE
    assert points[-1]["commit_ms"] < gross * points[0]["commit_ms"]
    assert points[-1]["start_ms"] < gross * points[0]["start_ms"]
