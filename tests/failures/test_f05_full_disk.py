"""F5: the disk is full while the kiosk runs or when it starts. Nobody is thanked, and it goes on by itself."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from evaluator.domain.visit import UNSAVED_S
from evaluator.kiosk.reserve import BYTES, FILE, LEFT, Reserve
from evaluator.runtime.logs import EventLog
from tests.support.disks import IS_ROOT, SmallDisk, small_disk
from tests.support.display import Screen, wait_until
from tests.support.kiosk_program import KioskProgram, journal_of, running_kiosk, staffed_folder

TAPS: Final = 60
"""More than fit into the room that the journal's log already has."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "kiosk"


@pytest.fixture
def disk(folder: Path) -> Iterator[SmallDisk]:
    with small_disk(folder) as disk:
        staffed_folder(folder)
        yield disk


def refusals(kiosk: KioskProgram) -> int:
    return len(kiosk.events("journal.refused"))


def answers(kiosk: KioskProgram) -> int:
    """How many taps came to anything."""
    return len(kiosk.thanked) + refusals(kiosk)


def tap_until_refused(kiosk: KioskProgram) -> None:
    """The log of the journal has room of its own; who is stored in it is thanked, and the next one is not."""
    refused, told = refusals(kiosk), kiosk.screens.count("not_saved")
    for more in range(TAPS):
        kiosk.wait_for_answers()
        before = answers(kiosk)
        kiosk.tap("neutral")
        wait_until(partial(_is_answered, kiosk, before), f"answer {more}")
        if refusals(kiosk) > refused:
            wait_until(lambda: kiosk.screens.count("not_saved") > told, "what it says then")
            return
    pytest.fail("the disk never was full")


def _is_answered(kiosk: KioskProgram, before: int) -> bool:
    return answers(kiosk) > before


def test_nobody_is_thanked_while_the_disk_is_full_and_the_first_tap_afterwards_is(
    folder: Path, disk: SmallDisk, screen: Screen
) -> None:
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        disk.fill(kiosk)
        tap_until_refused(kiosk)
        tap_until_refused(kiosk)
        refused, thanked = refusals(kiosk), len(kiosk.thanked)
        disk.free(kiosk)
        kiosk.tap("very_satisfied")
        kiosk.wait_for("visit.thanked", times=thanked + 1)
        assert refusals(kiosk) == refused
        assert kiosk.events("program.bug") == []
        assert kiosk.stop() == 0
        rated = [entry for entry in journal_of(folder) if entry["kind"] == "rated"]
    assert [entry["seq"] for entry in rated] == kiosk.thanked
    assert [entry["level"] for entry in rated] == ["neutral"] * thanked + ["very_satisfied"]


@pytest.mark.skipif(not IS_ROOT, reason="a full disk that becomes less full when a file goes has to be mounted")
def test_on_a_full_disk_the_reserve_carries_sign_in_and_answers_and_the_next_start(
    folder: Path, screen: Screen
) -> None:
    with small_disk(folder, size=f"{2 * BYTES + LEFT}") as disk:
        staffed_folder(folder)
        reserve = Reserve(folder, EventLog("kiosk"))
        reserve.keep()
        with running_kiosk(folder, screen) as kiosk:
            kiosk.wait_for("program.started")
            disk.fill(kiosk)
            kiosk.sign_in()
            for _ in range(TAPS // 10):
                kiosk.wait_for_answers()
                thanked = len(kiosk.thanked)
                kiosk.tap("neutral")
                kiosk.wait_for("visit.thanked", times=thanked + 1)
            assert refusals(kiosk) == 0
            assert len(kiosk.events("reserve.given_up")) == 1
            kiosk.kill()
        disk.fill(kiosk)
        disk.free(kiosk)
        reserve.keep()
        disk.fill(kiosk)
        with running_kiosk(folder, screen) as kiosk:
            kiosk.wait_for("program.started")
            assert kiosk.events("kiosk.out_of_service") == []
            assert not (folder / FILE).exists()
            assert kiosk.stop() == 0
        rated = [entry["seq"] for entry in journal_of(folder) if entry["kind"] == "rated"]
        assert len(rated) == TAPS // 10


def test_a_refused_tap_gives_the_screen_back_in_time() -> None:
    assert UNSAVED_S < 10


def test_a_kiosk_that_starts_on_a_full_disk_says_so_and_begins_once_there_is_room(
    folder: Path, disk: SmallDisk, screen: Screen
) -> None:
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        kiosk.kill()
    with running_kiosk(folder, screen, windowed=False) as kiosk:
        disk.fill(kiosk)
        kiosk.wait_for_screen("out_of_service")
        assert kiosk.events("kiosk.out_of_service")[-1]["why"] == "full"
        disk.free(kiosk)
        kiosk.wait_for_screen("off_duty")
        assert kiosk.events("program.bug") == []
        assert kiosk.stop() == 0
