"""F22: what many taps leave behind, in memory, open files, threads and the time that a tap takes.

Meanwhile people sign in and out and a real office is told of it all. It is a process of its own, and measured as well.
"""

import _sqlite3
import asyncio
import ctypes
import logging
import os
import threading
import time
from array import array
from collections.abc import Iterator
from datetime import datetime
from itertools import cycle
from pathlib import Path
from statistics import linear_regression
from typing import Any, Final, NamedTuple

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop

from evaluator.kiosk import after_first_frame
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.health import OfficeLink
from evaluator.kiosk.rest import Rest
from evaluator.kiosk.settings import KioskSettings
from evaluator.office import commands
from evaluator.office.founding import Founded
from evaluator.office.tallies import by_hand
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import resources
from tests.conftest import Finish
from tests.failures.counting import found
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import RULES
from tests.support.clock import START
from tests.support.long_runs import Report
from tests.support.memory import anonymous_kb
from tests.support.office import make_office
from tests.support.office_apart import OfficeApart, office_apart

ANSWERS: Final = tuple(f"answer_{level.slug}" for level in RULES.scale.levels)
PEOPLE: Final = (("1041", "407182"), ("1043", "260715"))
"""Badge numbers of the sample, with their PINs."""
WINDOW: Final = "w1"
A_SHIFT: Final = 100
"""So many taps later the other one serves."""
HURRIED: Final = KioskSettings(thanks_s=0.1, change_s=0.1, minimum_interval_s=0.2, push_after_s=1, voice=False)
"""100,000 residents between the opening and the closing of one day."""
A_VISIT_S: Final = (0.15, 0.1)
"""From the thank-you to the rest, and from there to the next resident."""
FLAT_BYTES: Final = 1024 / 100
"""A tap may leave that much: 1 KB in a hundred taps, a tenth of the smallest object that could be forgotten."""
SHORT_BYTES: Final = 32 * 1024
"""The same where caches still fill; a picture or a page that is forgotten is more."""
SAMPLES: Final = 20
MORE_OR_LESS: Final = 2
ACK_MS: Final = 300
SLOWER_MOST: Final = 1.2
BARE_EVERY: Final = 10
"""After so many taps one bare append and sync tells how the machine is."""


class Sample(NamedTuple):
    """The window after so many taps, and the office beside it."""

    taps: int
    anonymous_kb: int
    cached_kb: int
    """Of it what SQLite holds: pages of the journal, at most 2 MB for each connection."""
    files: int
    threads: int
    office_kb: int

    @property
    def own_kb(self) -> int:
        """Without the caches, which fill for as long as a database grows, and then no further."""
        return self.anonymous_kb - self.cached_kb


def sample(taps: int, office: int) -> Sample:
    files = len(list(Path("/proc/self/fd").iterdir()))
    return Sample(taps, anonymous_kb(os.getpid()), cached_kb(), files, threading.active_count(), anonymous_kb(office))


def cached_kb() -> int:
    """What SQLite holds in this process; 0 where its library cannot be asked."""
    try:
        asked = ctypes.CDLL(_sqlite3.__file__).sqlite3_memory_used
    except (AttributeError, OSError):
        return 0
    asked.restype = ctypes.c_int64
    return int(asked()) // 1024


class Soak:
    """A window, tapped without end. What it remembers of each tap was made room for before the first."""

    def __init__(self, kiosk: KioskUnderTest, office: OfficeApart, taps: int) -> None:
        self.kiosk = kiosk
        self.office = office
        self.acked = array("q", bytes(8 * taps))
        self.took_s = array("d", bytes(8 * taps))
        self.bare_s = array("d", bytes(8 * (taps // BARE_EVERY)))
        self.done = self.exchanges = self.failed = self.shifts = 0
        self._people = cycle(PEOPLE)
        self._pin = ""
        self._bare = os.open(kiosk.folder.parent / "bare", os.O_CREAT | os.O_WRONLY | os.O_APPEND)

    def tap(self, taps: int) -> None:
        """So many residents, one after the other, each of them thanked; only the clock of the test passes."""
        for _ in range(taps):
            if self.done % A_SHIFT == 0:
                self._change_over()
            self._one_tap()
            if self.done % BARE_EVERY == 0:
                began = time.perf_counter()
                os.write(self._bare, bytes(4096))
                os.fdatasync(self._bare)
                self.bare_s[self.done // BARE_EVERY - 1] = time.perf_counter() - began

    def _one_tap(self) -> None:
        kiosk = self.kiosk
        began = time.perf_counter()
        kiosk.touch(ANSWERS[self.done % len(ANSWERS)])
        while not (thanked := kiosk.events.of("visit.thanked")):
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.took_s[self.done] = time.perf_counter() - began
        self.acked[self.done] = thanked[0]["seq"]
        self.done += 1
        for seconds in A_VISIT_S:
            kiosk.pass_time(seconds)
        self.office.tell(kiosk.clock.read().wall)
        assert kiosk.screen == "ask"
        self._forget_events()

    def _change_over(self) -> None:
        kiosk = self.kiosk
        if self._pin:
            kiosk.touch("staffCorner")
            kiosk.wait("sign_out")
            kiosk.keys(f"{self._pin}\n")
        kiosk.wait("off_duty")
        badge, self._pin = next(self._people)
        kiosk.sign_in(badge, self._pin)
        self.shifts += 1

    def _forget_events(self) -> None:
        self.exchanges += len(self.kiosk.events.of("exchange.done"))
        self.failed += len(self.kiosk.events.of("exchange.failed"))
        self.kiosk.events.seen.clear()

    def drain(self) -> None:
        """Until the office has everything."""
        self.kiosk.wait_until(lambda: any(not one["backlog"] for one in self.kiosk.events.of("exchange.done")))
        self._forget_events()

    def close(self) -> None:
        os.close(self._bare)


def count(office: Path, now: datetime) -> int:
    """What the office says of the window's month."""
    read = by_hand.read_tally(office, period="2026-11", by="window", unit="", clock=lambda: now)
    return next(row.figures.n for row in read.answer.rows if row.figures and row.key == WINDOW)


def p99_ms(took_s: "array[float]") -> float:
    return round(1000 * sorted(took_s)[int(len(took_s) * 0.99)], 2)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """An office that asks for no reasons."""
    folder = tmp_path_factory.mktemp("apart")
    made = make_office(folder / "office", clock=lambda: START)
    pack = (resources() / "rules" / "four_level.toml").read_text("utf-8").partition("[[reasons]]")[0]
    file = folder / "rules.toml"
    file.write_text(pack.replace("version = 1\n", "version = 2\n", 1), "utf-8")
    commands.add_rules(made.folder, file, clock=lambda: START)
    commands.use_rules(made.folder, "four_level/2", clock=lambda: START)
    return made


@pytest.fixture
def office(made: Founded) -> Iterator[OfficeApart]:
    with office_apart(made.folder, START) as apart:
        yield apart


def test_memory_stays_flat_over_many_taps(
    start_kiosk: StartKiosk,
    made: Founded,
    office: OfficeApart,
    tmp_path: Path,
    finish: Finish[Any],
    report: Report,
    long_run: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Target: 100,000 taps leave nothing behind. What the first tenth of them fills is not counted."""
    monkeypatch.setattr(logging.getLogger("evaluator"), "propagate", False)  # else pytest keeps every line
    taps = 100_000 if long_run else 400
    folder = tmp_path / "kiosk"
    code = commands.make_code(made.folder, window=WINDOW, unit="", address=office.url, clock=lambda: START).code
    finish(enrol(folder, str(code), simulated=False))
    kiosk = start_kiosk(folder=folder, settings=HURRIED)
    shown = asyncio.Event()
    shown.set()
    log = EventLog("kiosk")
    exchange = after_first_frame.exchange(shown, folder, HURRIED, log, kiosk.journal, kiosk.session, OfficeLink())
    kiosk.tasks.start(exchange, "exchange")
    Rest(kiosk.session)
    soak = Soak(kiosk, office, taps)
    began = time.monotonic()
    part = taps // 10
    soak.tap(part)
    samples = [sample(0, office.pid)]
    step = (taps - part) // SAMPLES
    for done in range(step, step * SAMPLES + 1, step):
        soak.tap(step)
        samples.append(sample(done, office.pid))
    a_tap_ms = (time.monotonic() - began) / taps * 1000
    soak.drain()
    taken = [one.taps for one in samples]
    slope, _ = linear_regression(taken, [one.own_kb * 1024 for one in samples])
    with_caches, _ = linear_regression(taken, [one.anonymous_kb * 1024 for one in samples])
    office_slope, _ = linear_regression(taken, [one.office_kb * 1024 for one in samples])
    first, last = samples[0], samples[-1]
    bare = part // BARE_EVERY
    start_ms, end_ms = p99_ms(soak.took_s[part : 2 * part]), p99_ms(soak.took_s[-part:])
    bare_start_ms, bare_end_ms = p99_ms(soak.bare_s[bare : 2 * bare]), p99_ms(soak.bare_s[-bare:])
    counted = count(made.folder, kiosk.clock.read().wall)
    kiosk.stop()
    soak.close()
    figures = found(folder, soak.acked)
    report(
        seed=0,
        n=taps,
        **figures._asdict(),
        counted=counted,
        exchanges=soak.exchanges,
        exchanges_failed=soak.failed,
        signed_in=soak.shifts,
        bytes_a_tap=round(slope, 1),
        bytes_a_tap_with_caches=round(with_caches, 1),
        target=round(FLAT_BYTES, 1),
        ratio=round(last.anonymous_kb / first.anonymous_kb, 4),
        before_mb=round(first.anonymous_kb / 1024, 1),
        after_mb=round(last.anonymous_kb / 1024, 1),
        office_bytes_a_tap=round(office_slope, 1),
        memory_kb=[(one.anonymous_kb, one.cached_kb, one.office_kb) for one in samples],
        files=(first.files, last.files),
        threads=(first.threads, last.threads),
        p99_ms_start=start_ms,
        p99_ms_end=end_ms,
        bare_p99_ms_start=bare_start_ms,
        bare_p99_ms_end=bare_end_ms,
        a_tap_ms=round(a_tap_ms, 1),
        settings=f"office a process of its own, {HURRIED.push_after_s} s to an exchange, {A_SHIFT} taps to a sign-in",
    )
    assert (taps, taps, 0, 0, 0) == (figures.A, figures.S, figures.L, figures.X, figures.G)
    assert counted == taps
    assert all(abs(one.files - first.files) <= MORE_OR_LESS for one in samples)
    assert all(abs(one.threads - first.threads) <= MORE_OR_LESS for one in samples)
    assert slope < (FLAT_BYTES if long_run else SHORT_BYTES)
    if long_run:
        assert end_ms <= ACK_MS
        assert end_ms / start_ms <= SLOWER_MOST * max(1, bare_end_ms / bare_start_ms)
