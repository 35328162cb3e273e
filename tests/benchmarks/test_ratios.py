"""Figures as ratios of things measured in one run. CI runs them once and takes offence only at gross ones."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import pytest

from evaluator.domain.journal import AnyEvent, DutyOpened, Rated
from evaluator.kiosk.app import DEFAULTS
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_store import JournalStore, Moment
from tests.support.display import Screen, virtual_screen, wait_until
from tests.support.kiosk import RULES, enrolled_folder
from tests.support.kiosk_program import QUICK, KioskProgram, running_kiosk, staffed_folder
from tests.support.long_runs import Report

GROSS: Final = 8
"""A ratio is an offence when it is so many times its target."""
COMMIT_AT_MOST: Final = 8
START_AT_MOST: Final = 5
"""In processor time."""
MEMORY_AT_MOST: Final = 4
EMPTY: Final = "#3366CC"
BEST: Final = RULES.scale.levels[0]
APPENDED_BYTES: Final = 4096
MIDDLE: Final = (640, 400)
POLL_S: Final = 0.001
SEEN: Final = {**QUICK, "THANKS_S": "2"}
"""A thank-you that is seen on a busy machine too."""


@pytest.fixture
def screen() -> Iterator[Screen]:
    with virtual_screen() as found:
        yield found


def quick(times_s: list[float]) -> float:
    """The time that a tenth stay below: what it takes where nothing else wants the machine."""
    return sorted(times_s)[len(times_s) // 10]


def took_s(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def test_the_commit_of_a_tap_against_a_bare_append_and_sync(tmp_path: Path, report: Report, long_run: bool) -> None:
    """Target: 1.5. One transaction with one sync, against 4 KB appended to a file and synced.

    Missed where the disk syncs in a quarter of a millisecond, as memory does: what is measured then is the processor's
    third of a millisecond for seven statements and five pages. Where the bare one took 3.7 ms it was 1.1.
    """
    store = JournalStore(enrolled_folder(tmp_path / "kiosk"), SystemClock())
    store.append(lambda _: DutyOpened(duty="d", staff=None, window="w1", unit="hall"))
    bare = os.open(tmp_path / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def rated(at: Moment) -> AnyEvent:
        return Rated(duty="d", scale="four", level="satisfied", day=at.day, hour=at.hour, flag=at.flag)

    def append() -> None:
        os.write(bare, bytes(APPENDED_BYTES))
        os.fdatasync(bare)

    taps, appends = [], []
    for _ in range(500 if long_run else 50):
        taps.append(took_s(lambda: store.append(rated)))
        appends.append(took_s(append))
    os.close(bare)
    store.close()
    ratio, quick_ratio = median(taps) / median(appends), quick(taps) / quick(appends)
    report(
        n=len(taps),
        ratio=round(ratio, 2),
        quick_ratio=round(quick_ratio, 2),
        target=1.5,
        tap_ms=round(median(taps) * 1000, 3),
        tap_p99_ms=round(sorted(taps)[len(taps) * 99 // 100] * 1000, 3),
        bare_ms=round(median(appends) * 1000, 3),
    )
    assert quick_ratio < COMMIT_AT_MOST


class Start(NamedTuple):
    """From the start of a program to its first usable frame: on the clock, in processor time; and its memory then."""

    shown_s: float
    cpu_s: float
    """Hardly changes where others use the machine too."""
    pss_kb: int


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an installation: Python keeps what it has compiled, and there is no rich, which httpx would load."""
    monkeypatch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
    monkeypatch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path / "compiled"))
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    (hidden / "rich.py").write_text("raise ImportError('a window has no rich')\n", "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(hidden))


def start_empty(screen: Screen) -> Start:
    """An empty QML window, shown the way the kiosk is."""
    environment = {**screen.environment(), **DEFAULTS}
    started = time.perf_counter()
    with subprocess.Popen([sys.executable, "-m", "tests.benchmarks.empty_window", EMPTY], env=environment) as empty:
        wait_until(lambda: screen.pixel(*MIDDLE) == EMPTY, "the empty window", step_s=POLL_S)
        start = Start(time.perf_counter() - started, cpu_s(empty.pid), pss_kb(empty.pid))
        empty.kill()
    wait_until(lambda: screen.pixel(*MIDDLE) != EMPTY, "an empty screen")
    return start


def start_kiosk(screen: Screen, folder: Path, place: tuple[int, int]) -> Start:
    """The kiosk of somebody on duty, to the frame with the answers; a tap injected at that frame is stored."""
    started = time.perf_counter()
    with running_kiosk(folder, screen, settings=SEEN) as kiosk:
        wait_until(lambda: screen.pixel(*place) == BEST.tint, "the answers", step_s=POLL_S)
        shown, used = time.perf_counter() - started, cpu_s(kiosk.process.pid)
        screen.tap(*place)
        kiosk.wait_for("visit.thanked")
        start = Start(shown, used, pss_kb(kiosk.process.pid))
        kiosk.kill()
    wait_until(lambda: screen.pixel(*place) != BEST.tint, "an empty screen")
    return start


def spread_ms(times_s: list[float]) -> list[int]:
    """Shortest, median and longest, in milliseconds."""
    return [round(time_s * 1000) for time_s in (min(times_s), median(times_s), max(times_s))]


def cpu_s(process: int) -> float:
    """Processor time of all its threads."""
    threads = Path(f"/proc/{process}/task").iterdir()
    return sum(int((thread / "schedstat").read_text("ascii").split()[0]) for thread in threads) / 1e9


def pss_kb(process: int) -> int:
    """Proportional set size."""
    lines = Path(f"/proc/{process}/smaps_rollup").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:"))


@pytest.mark.usefixtures("installed")
def test_the_start_of_the_kiosk_against_an_empty_window(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    """Targets: 1.8 in time, 1.6 in memory. Neither is reached; docs/adr/0027 says what stands between."""
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        place = beside_the_face(kiosk)
    start_empty(screen)
    start_kiosk(screen, folder, place)
    rounds = 9 if long_run else 2
    pairs = [(start_empty(screen), start_kiosk(screen, folder, place)) for _ in range(rounds)]
    empty_s, kiosk_s = (median(pair[side].shown_s for pair in pairs) for side in (0, 1))
    empty_cpu_s, kiosk_cpu_s = (median(pair[side].cpu_s for pair in pairs) for side in (0, 1))
    empty_kb, kiosk_kb = (median(pair[side].pss_kb for pair in pairs) for side in (0, 1))
    report(
        n=rounds,
        ratio=round(kiosk_s / empty_s, 2),
        target=1.8,
        kiosk_ms=spread_ms([kiosk.shown_s for _, kiosk in pairs]),
        empty_ms=spread_ms([empty.shown_s for empty, _ in pairs]),
        cpu_ratio=round(kiosk_cpu_s / empty_cpu_s, 2),
        kiosk_cpu_ms=spread_ms([kiosk.cpu_s for _, kiosk in pairs]),
        empty_cpu_ms=spread_ms([empty.cpu_s for empty, _ in pairs]),
        memory_ratio=round(kiosk_kb / empty_kb, 2),
        memory_target=1.6,
        kiosk_mb=round(kiosk_kb / 1024),
        empty_mb=round(empty_kb / 1024),
    )
    assert kiosk_cpu_s < START_AT_MOST * empty_cpu_s
    assert kiosk_kb < MEMORY_AT_MOST * empty_kb


def is_thanks(colour: str) -> bool:
    """Whether a pixel of a light tile has gone dark; the pressed look is only 8 % darker."""
    return int(colour[1:3], 16) < 0x80


def beside_the_face(kiosk: KioskProgram) -> tuple[int, int]:
    """A place on the best answer's tile that is neither its face nor its word."""
    tile = kiosk.tile_of(BEST.slug)
    return tile.left + 30, tile.top + 30
