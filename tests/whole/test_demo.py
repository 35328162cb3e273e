"""The whole house on a virtual screen: a finger at the kiosk, a figure at the desk, and all of it still there after."""

import os
import shlex
import signal
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pytest

from tests.support.demo_program import (
    DESK_TITLE,
    KIOSK_TITLE,
    DemoProgram,
    evaluator_json,
    running_demo,
    sample_pin,
    table_of,
)
from tests.support.display import Region, Screen, virtual_screen, wait_until
from tests.support.hours import A_WHILE_S, OFFICE, clear_of_closing
from tests.support.kiosk import RULES

BADGE: Final = "1043"
HALL: Final = "hall-east"
TAPS: Final = ("very_satisfied", "very_satisfied", "dissatisfied")
"""After each but the last, the page of reasons waits for its fifteen seconds."""
KIOSK_WIDTH: Final = 1280
SET_UP_WITHIN_S: Final = 600
FIGURES_FROM: Final = 10
"""Ratings below which the desk shows no figures. The first working day of a month begins without any."""
PICTURES: Final = Path(__file__).parents[1] / "pictures" / "demo"
HEADINGS: Final = {level.names[next(iter(level.names))]: level.slug for level in RULES.scale.levels}


@pytest.fixture(scope="module")
def screen() -> Iterator[Screen]:
    """Wide enough for the kiosk and the desk side by side."""
    with virtual_screen(2660, 900) as found:
        yield found


def month() -> str:
    return datetime.now(OFFICE).strftime("%Y-%m")


def halls(folder: Path) -> dict[str, dict[str, Any]]:
    """The rows of the month by unit, as the command line tells them."""
    told = evaluator_json("office", "tally", "--data", folder, "--month", month(), "--by", "unit", "--format", "json")
    return {row["key"]: row for row in told["rows"]}


def levels_of(row: dict[str, Any]) -> dict[str, int]:
    return {slug: int(row[slug]) for slug in HEADINGS.values()}


def place_side_by_side(screen: Screen) -> None:
    screen.place_window(KIOSK_TITLE, 0, 0, KIOSK_WIDTH, 800)
    screen.place_window(DESK_TITLE, KIOSK_WIDTH, 0, 1366, 800)


def copied_from_desk(screen: Screen) -> list[dict[str, str]]:
    """The table on the desk, taken as a person would: into it, Ctrl+A, Ctrl+C, paste."""
    desk = screen.raise_window(DESK_TITLE)
    screen.tap(desk.left + 700, desk.top + 335)
    screen.chord("Control_L", "a")
    screen.chord("Control_L", "c")
    return wait_until(lambda: table_of(clipboard(screen)), "a copied table")


def clipboard(screen: Screen) -> str:
    done = subprocess.run(
        ["xclip", "-selection", "clipboard", "-out"],
        env=screen.environment(),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout


def tap(demo: DemoProgram, screen: Screen, level: str, times: int) -> None:
    """Tap an answer as soon as it can be tapped, and wait for the thanks."""
    tint = next(known.tint for known in RULES.scale.levels if known.slug == level)

    def tile() -> tuple[int, int] | None:
        found = screen.find(tint, right=KIOSK_WIDTH)
        return found.middle if found and found.pixels > 2000 else None

    screen.tap(*wait_until(tile, level, timeout_s=60))  # nobody touches the page of reasons, which waits before it goes
    demo.wait_for("kiosk", "visit.thanked", times=times)


def test_a_demo_without_a_display_with_one_and_killed(screen: Screen, tmp_path: Path, long_run: bool) -> None:
    folder = tmp_path / "data"
    told_without_a_display(folder, months=3 if long_run else 1)
    clear_of_closing(A_WHILE_S)
    counted = tapped_and_shown(screen, folder)
    all_is_still_there(screen, folder, counted)
    nothing_outlives_a_kill(folder)


def told_without_a_display(folder: Path, months: int) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    with running_demo(bare, "--headless", "--data", folder, "--months", str(months)) as demo:
        demo.wait_for("kiosk", "program.started", timeout_s=SET_UP_WITHIN_S)
        demo.wait_for("demo", "program.started")
        proof = wait_until(lambda: next((line for line in demo.said if "The proof:" in line), None), "the explanation")
        pasted = subprocess.run(
            shlex.split(proof.partition(":")[2]), env=bare, capture_output=True, text=True, timeout=60, check=False
        )
        assert "All entries link up" in pasted.stdout, pasted.stderr
        assert any(BADGE in line and sample_pin(BADGE) in line for line in demo.said)
        ended_in_order(demo)
        assert demo.noise == []


def tapped_and_shown(screen: Screen, folder: Path) -> dict[str, int]:
    """A finger at the kiosk, figures at the desk; what the hall has counted then."""
    with running_demo(screen.environment(), "--data", folder) as demo:
        demo.wait_for("manager", "manager.page_shown", timeout_s=SET_UP_WITHIN_S)
        demo.wait_for("kiosk", "program.started")
        place_side_by_side(screen)
        before = levels_of(halls(folder)[HALL])

        screen.raise_window(KIOSK_TITLE)
        screen.type(f"{BADGE}\n{sample_pin(BADGE)}\n")
        demo.wait_for("kiosk", "duty.opened")
        wait_until(lambda: screen.find(RULES.scale.levels[0].tint, right=KIOSK_WIDTH), "the answers")
        screen.save(PICTURES / "kiosk.png", Region(0, 0, KIOSK_WIDTH, 800, 0))
        for times, level in enumerate(TAPS, start=1):
            tap(demo, screen, level, times)
        expected = {slug: n + TAPS.count(slug) for slug, n in before.items()}
        wait_until(lambda: levels_of(halls(folder)[HALL]) == expected, "the taps at the office", timeout_s=60)

        shown = len(demo.events("manager", "manager.page_shown"))
        screen.raise_window(DESK_TITLE)
        screen.chord("F5")
        demo.wait_for("manager", "manager.page_shown", times=shown + 1)
        screen.save(PICTURES / "desk.png", Region(KIOSK_WIDTH, 0, KIOSK_WIDTH + 1366, 800, 0))
        if sum(before.values()) >= FIGURES_FROM:  # else the desk has opened with the month before
            name = halls(folder)[HALL]["name"]
            (row,) = (row for row in copied_from_desk(screen) if name in row.values())
            assert {slug: int(row[heading]) for heading, slug in HEADINGS.items()} == expected

        ended_in_order(demo)
        assert demo.noise == []
        # a machine without a sound card says so once
        assert {event["event"] for event in demo.log if event["level"] != "info"} <= {"voice.silent"}

    verdict = evaluator_json("kiosk", "verify", "--data", folder, "--json")
    assert verdict["ok"] is True
    assert verdict["ratings"] >= len(TAPS)
    assert (folder / "office.db").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    return expected


def all_is_still_there(screen: Screen, folder: Path, counted: dict[str, int]) -> None:
    with running_demo(screen.environment(), "--data", folder) as demo:
        demo.wait_for("manager", "manager.page_shown", timeout_s=SET_UP_WITHIN_S)
        demo.wait_for("kiosk", "duty.opened")
        assert levels_of(halls(folder)[HALL]) == counted
        place_side_by_side(screen)
        tap(demo, screen, "satisfied", 1)
        expected = counted | {"satisfied": counted["satisfied"] + 1}
        wait_until(lambda: levels_of(halls(folder)[HALL]) == expected, "the tap at the office")
        ended_in_order(demo, signal.SIGINT)


def nothing_outlives_a_kill(folder: Path) -> None:
    with running_demo(dict(os.environ), "--headless", "--data", folder) as demo:
        demo.wait_for("kiosk", "program.started", timeout_s=SET_UP_WITHIN_S)
        demo.process.kill()
        demo.process.wait(120)
        wait_until(lambda: not demo.left_over(), "the office and the kiosk to end")
        demo.drain()
    assert evaluator_json("kiosk", "verify", "--data", folder, "--json")["ok"] is True


def ended_in_order(demo: DemoProgram, how: signal.Signals = signal.SIGTERM) -> None:
    assert demo.end(how) == 0
    assert demo.left_over() == []
