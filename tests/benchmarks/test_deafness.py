"""T1: how long the window is deaf while a child taps all over it, beside the same window left alone."""

import gc
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import Final

import msgspec
import pytest
from argon2 import PasswordHasher
from PySide6.QtCore import QPoint, QTimer
from pytestqt.qtbot import QtBot

from evaluator.kiosk.facts import facts_of, hold
from evaluator.kiosk.journal_file import DATABASE, connect
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import PIN, staffed_folder
from tests.support.deafness import Deafness
from tests.support.long_runs import Report

SEED: Final = 20261126
A_TAP_S: Final = 0.12
"""500 of them in a minute."""
TAPS, SHORT_TAPS = 500, 100
HURRIED_S: Final = 0.01
"""How far taps are apart in a short run."""
DEAF_S: Final = 0.1
ON_A_BUSY_MACHINE: Final = 10
"""It fails only where the window's own work in one turn is off by as much."""
HELD_UP_S: Final = 0.15


def hold_up() -> None:
    """Let the window turn no loop for a while, as too much work in one turn would."""
    until = time.perf_counter() + HELD_UP_S
    while time.perf_counter() < until:
        pass


class Child:
    """Touches the window anywhere, again and again; the clock of the window goes on with each touch."""

    def __init__(self, kiosk: KioskUnderTest, taps: int, apart_s: float) -> None:
        self._kiosk, self._left = kiosk, taps
        self._chance = Random(SEED)
        self._place = QPoint()
        self._is_down = False
        self.screens: set[str] = set()
        self._timer = QTimer(interval=int(apart_s * 1000 / 2))
        self._timer.timeout.connect(self._next)
        self._timer.start()

    @property
    def is_done(self) -> bool:
        return not self._left

    def _next(self) -> None:
        kiosk, size = self._kiosk, self._kiosk.window.size()
        if self._is_down:
            kiosk.finger_up(self._place)
            self._left -= 1
        else:
            self._place = QPoint(self._chance.randrange(size.width()), self._chance.randrange(size.height()))
            kiosk.finger_down(self._place)
        self._is_down = not self._is_down
        self.screens.add(kiosk.screen)
        kiosk.pass_time(A_TAP_S / 2)
        if self.is_done:
            self._timer.stop()


@pytest.fixture
def as_started() -> Iterator[None]:
    """What was imported is looked through no more, as in the program."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def kiosk(start_kiosk: StartKiosk, tmp_path: Path) -> KioskUnderTest:
    """A window with somebody on duty, whose PIN costs as much to check as an office's."""
    folder = staffed_folder(tmp_path / "kiosk")
    with closing(connect(folder / DATABASE)) as db:
        hall = facts_of(db).hall
        first, *rest = hall.sign_in
        costly = msgspec.structs.replace(first, verifier=PasswordHasher().hash(PIN))
        hold(db, msgspec.structs.replace(hall, sign_in=(costly, *rest)), None)
    kiosk = start_kiosk(folder=folder)
    kiosk.sign_in()
    return kiosk


@pytest.mark.usefixtures("as_started")
def test_a_window_that_is_tapped_all_over_goes_on_turning(
    kiosk: KioskUnderTest, qtbot: QtBot, report: Report, long_run: bool
) -> None:
    """Target: never deaf for 100 ms in 500 random taps. The short run taps faster than any child.

    What the window waited for a core is the machine's, and told apart.
    """
    taps, apart_s = (TAPS, A_TAP_S) if long_run else (SHORT_TAPS, HURRIED_S)
    deafness = Deafness()

    def listened(seconds: float) -> list[float]:
        deafness.heard_s()
        began = time.monotonic()
        qtbot.waitUntil(lambda: time.monotonic() - began >= seconds)
        return deafness.heard_s()

    QTimer.singleShot(0, hold_up)
    assert listened(HELD_UP_S)[-1] >= HELD_UP_S  # it hears what holds the window up
    alone = listened(taps * apart_s / 2)
    deafness.busiest_s = deafness.own_s = 0.0
    child = Child(kiosk, taps, apart_s)
    qtbot.waitUntil(lambda: child.is_done, timeout=int(1000 * (60 + taps * apart_s * ON_A_BUSY_MACHINE)))
    tapped = deafness.heard_s()
    deafness.stop()
    kiosk.wait_until_settled()
    report(
        n=taps,
        longest_ms=round(1000 * tapped[-1], 1),
        p99_ms=round(1000 * tapped[len(tapped) * 99 // 100], 1),
        alone_longest_ms=round(1000 * alone[-1], 1),
        alone_p99_ms=round(1000 * alone[len(alone) * 99 // 100], 1),
        longest_with_a_core_ms=round(1000 * deafness.own_s, 1),
        busiest_turn_ms=round(1000 * deafness.busiest_s, 1),
        ratings=len(kiosk.ratings),
        wrong_pins=len(kiosk.events.of("sign_in.refused")),
        screens=sorted(child.screens),
        ratio=round(tapped[-1] / DEAF_S, 2),
        target=1,
    )
    assert kiosk.ratings
    assert deafness.busiest_s < DEAF_S * ON_A_BUSY_MACHINE
