"""What many taps leave behind: in memory, in open files, in threads."""

import logging
import threading
import time
from pathlib import Path
from statistics import linear_regression
from typing import Final, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop

from evaluator.domain.journal import Rated
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import RULES
from tests.support.long_runs import Report

ANSWERS: Final = tuple(f"answer_{level.slug}" for level in RULES.scale.levels)
HURRIED: Final = KioskSettings(thanks_s=0.1, change_s=0.1, minimum_interval_s=0.2)
"""100,000 residents between the opening and the closing of one day."""
A_VISIT_S: Final = (0.15, 0.1)
"""From the thank-you to the rest, and from there to the next resident."""
FLAT_BYTES: Final = 1024 / 100
"""A tap may leave that much: 1 KB in a hundred taps, a tenth of the smallest object that could be forgotten."""
SHORT_BYTES: Final = FLAT_BYTES * 200
"""The same where caches still fill: the store's own takes 800 bytes a tap until it is full."""
SAMPLES: Final = 20
MORE_OR_LESS: Final = 2


class Sample(NamedTuple):
    """This process after so many taps."""

    taps: int
    anonymous_kb: int
    files: int
    threads: int


def sample(taps: int) -> Sample:
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    anonymous = next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:"))
    return Sample(taps, anonymous, len(list(Path("/proc/self/fd").iterdir())), threading.active_count())


def tap(kiosk: KioskUnderTest, taps: int) -> None:
    """So many residents, one after the other, each of them thanked; only the clock of the test passes."""
    for place in range(taps):
        kiosk.touch(ANSWERS[place % len(ANSWERS)])
        while kiosk.screen != "thanks":
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        for seconds in A_VISIT_S:
            kiosk.pass_time(seconds)
        assert kiosk.screen == "ask"
        kiosk.events.seen.clear()


def test_memory_stays_flat_over_many_taps(
    start_kiosk: StartKiosk, report: Report, long_run: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Target: 100,000 taps leave nothing behind. What the first fifth of them fills is not counted."""
    monkeypatch.setattr(logging.getLogger("evaluator.kiosk"), "propagate", False)  # else pytest keeps every line
    taps = 100_000 if long_run else 3_000
    kiosk = start_kiosk(settings=HURRIED)
    kiosk.sign_in()
    began = time.monotonic()
    tap(kiosk, taps // 5)
    samples = [sample(0)]
    step = taps * 4 // 5 // SAMPLES
    for done in range(step, step * SAMPLES + 1, step):
        tap(kiosk, step)
        samples.append(sample(done))
    a_tap_ms = (time.monotonic() - began) / taps * 1000
    slope, _ = linear_regression([one.taps for one in samples], [one.anonymous_kb * 1024 for one in samples])
    first, last = samples[0], samples[-1]
    report(
        n=taps,
        bytes_a_tap=round(slope, 1),
        target=round(FLAT_BYTES, 1),
        ratio=round(last.anonymous_kb / first.anonymous_kb, 4),
        before_mb=round(first.anonymous_kb / 1024, 1),
        after_mb=round(last.anonymous_kb / 1024, 1),
        files=(first.files, last.files),
        threads=(first.threads, last.threads),
        a_tap_ms=round(a_tap_ms, 1),
    )
    assert sum(isinstance(event, Rated) for _, event in kiosk.entries) == taps
    assert slope < (FLAT_BYTES if long_run else SHORT_BYTES)
    assert all(abs(one.files - first.files) <= MORE_OR_LESS for one in samples)
    assert all(abs(one.threads - first.threads) <= MORE_OR_LESS for one in samples)
