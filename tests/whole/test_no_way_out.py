"""The program in the full screen, and whoever wants to leave it: by keys, by menus, by a window manager."""

from pathlib import Path
from typing import Final

import pytest

from evaluator.kiosk.journal_file import DATABASE
from tests.support.display import Region, Screen, virtual_screen, wait_until
from tests.support.kiosk_program import KioskProgram, journal_of, let_it_rest, running_kiosk, staffed_folder

CHORDS: Final = (
    *(("Alt_L", key) for key in ("F4", "F2", "F1", "Tab", "Escape", "space", "Print", "Left")),
    *(("Control_L", key) for key in ("q", "w", "c", "n", "o", "p", "F4", "Escape", "Tab")),
    *(("Control_L", "Alt_L", key) for key in ("F1", "F7", "Delete", "BackSpace", "t", "Up")),
    *(("Control_L", "Shift_L", key) for key in ("Escape", "q", "w")),
    *(("Super_L", key) for key in ("d", "l", "r", "e", "Tab")),
    *((key,) for key in ("Super_L", "F1", "F5", "F10", "F11", "Print", "Menu", "Home", "Pause")),
    ("Shift_L", "F10"),
    ("Alt_L", "Shift_L", "Tab"),
)
BLACK: Final = "#000000"
WAY_BACK: Final = "#0B5D66"
WAY_BACK_IN_CONTRAST: Final = "#FFFFFF"
LEAVING: Final = ("Escape",)
TABS: Final = 40


def try_to_leave(screen: Screen, *more: str) -> None:
    """Every way out that there is elsewhere. What is done afterwards comes to the program after all of it."""
    wait_until(screen.windows, "a window")
    screen.raise_window("")
    for chord in (*CHORDS, *((key,) for key in more)):
        screen.chord(*chord)
    for _ in range(TABS):
        screen.chord("Tab")
        screen.chord("Shift_L", "Tab")
    screen.click_context(screen.width // 2, 20)
    screen.click_context(screen.width // 2, screen.height // 2)
    screen.ask_to_close()


def assert_nobody_left(screen: Screen, kiosk: KioskProgram, *screens: str) -> None:
    """These screens were shown and no others, one window fills the display, and the program ends when it is told."""
    assert kiosk.screens == list(screens)
    assert screen.places() == [Region(0, 0, screen.width, screen.height, 0)]
    assert kiosk.events("program.bug") == []
    assert kiosk.noise == []
    assert kiosk.stop() == 0


def test_nobody_leaves_enrolment(tmp_path: Path) -> None:
    with virtual_screen() as screen, running_kiosk(tmp_path / "new", screen, windowed=False) as kiosk:
        kiosk.wait_for_screen("enrolment_start")
        try_to_leave(screen, *LEAVING)
        screen.chord("1")
        kiosk.wait_for_screen("enrolment_typing")
        try_to_leave(screen)
        screen.chord(*LEAVING)
        kiosk.wait_for_screen("enrolment_start")
        assert_nobody_left(screen, kiosk, "enrolment_start", "enrolment_typing", "enrolment_start")


def test_nobody_leaves_the_window(tmp_path: Path) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    with virtual_screen() as screen, running_kiosk(folder, screen, windowed=False) as kiosk:
        kiosk.wait_for_screen("off_duty")
        try_to_leave(screen, *LEAVING)
        kiosk.sign_in()
        try_to_leave(screen, *LEAVING)
        open_sheets(screen, kiosk)
        try_to_leave(screen, *LEAVING)
        screen.tap(screen.width // 2, wait_until(lambda: lowest_of(screen, way_back_on(screen)), "the way back"))
        kiosk.wait_for_screen("ask")
        assert_nobody_left(screen, kiosk, "off_duty", "sign_in", "ask", "sheets", "ask")
    assert {"rated", "duty_closed", "paused"} & {entry["kind"] for entry in journal_of(folder)} == set()


def test_nobody_leaves_a_kiosk_out_of_service(tmp_path: Path) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    journal = folder / DATABASE
    copy = journal.read_bytes()
    journal.write_bytes(b"not a database, not at all\n" * 400)
    with virtual_screen() as screen, running_kiosk(folder, screen, windowed=False) as kiosk:
        kiosk.wait_for_screen("out_of_service")
        try_to_leave(screen, *LEAVING)
        journal.write_bytes(copy)
        kiosk.wait_for_screen("off_duty")
        assert_nobody_left(screen, kiosk, "out_of_service", "off_duty")


@pytest.mark.parametrize("enrolled", [True, False])
def test_a_window_of_a_desktop_closes(tmp_path: Path, enrolled: bool) -> None:
    folder = staffed_folder(tmp_path / "kiosk") if enrolled else tmp_path / "new"
    with virtual_screen() as screen, running_kiosk(folder, screen) as kiosk:
        wait_until(screen.windows, "a window")
        screen.ask_to_close()
        assert kiosk.process.wait(120) == 0


def open_sheets(screen: Screen, kiosk: KioskProgram) -> None:
    """Touch along the foot until the checklists lie open."""
    for x in range(screen.width // 8, screen.width * 3 // 4, screen.width // 32):
        screen.tap(x, screen.height - 24)
        let_it_rest(kiosk)
        if kiosk.screens[-1] == "sheets":
            return
    pytest.fail(f"no checklist opens: {kiosk.screens}")


def way_back_on(screen: Screen) -> str:
    """What colour its plate has; a touch along the foot may have chosen the look of high contrast."""
    return WAY_BACK_IN_CONTRAST if screen.pixel(0, 0) == BLACK else WAY_BACK


def lowest_of(screen: Screen, colour: str) -> int | None:
    """How far down the middle of the screen shows that colour last."""
    heights = range(screen.height - 10, screen.height // 2, -10)
    return next((y for y in heights if screen.pixel(screen.width // 2, y) == colour), None)
