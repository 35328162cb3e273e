"""F28: nobody takes the log: its reader hangs or is gone, its disk is full. The window and the office go on.

A line that cannot be written is left out; how many are missing stands before the next one.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import httpx
import pytest

from evaluator.runtime.pinned import pinned_context
from tests.failures.test_f16_slow_callers import exchanges
from tests.office.paper import PaperKiosk
from tests.support.display import Screen, wait_until
from tests.support.kiosk_program import BADGE, PIN, KioskProgram, journal_of, running_kiosk, staffed_folder
from tests.support.office_program import peopled_office, serving_program, with_kiosk

LEVELS: Final = ("satisfied", "neutral", "dissatisfied")
WAYS: Final = ("a reader that hangs", "a full disk", "a reader that is gone")
REFUSALS: Final = 30
"""A line each."""
PIPE_B: Final = 4096
"""The least that a pipe holds."""


@contextmanager
def log_of(way: str) -> Iterator[int]:
    """Where a program writes its log that nobody takes."""
    if way == "a full disk":
        taken = os.open("/dev/full", os.O_WRONLY)
        yield taken
        os.close(taken)
        return
    reader, writer = os.pipe()
    if way == "a reader that is gone":
        os.close(reader)
    else:
        fcntl.fcntl(writer, fcntl.F_SETPIPE_SZ, PIPE_B)
        os.write(writer, bytes(PIPE_B))
    yield writer
    os.close(writer)
    if way == "a reader that hangs":
        os.close(reader)


def entries(folder: Path, kind: str) -> list[dict[str, Any]]:
    return [entry for entry in journal_of(folder) if entry["kind"] == kind]


def go_on_duty(kiosk: KioskProgram) -> None:
    """As a card reader types it, until the journal says so: nothing else is to be heard of this kiosk."""
    wait_until(lambda: kiosk.screen.windows(), "a window")
    wait_until(lambda: entries(kiosk.folder, "run_started"), "a run")
    for _ in range(3):
        kiosk.screen.raise_window("")
        kiosk.screen.type(f"{BADGE}\n")
        kiosk.screen.type(f"{PIN}\n")
        try:
            wait_until(lambda: entries(kiosk.folder, "duty_opened"), "a duty", timeout_s=20)
        except AssertionError:
            continue
        return
    pytest.fail("nobody could sign in")


def rate(kiosk: KioskProgram, level: str) -> None:
    """Tap an answer until it is in the journal: the display may still show the one before, or its thank-you."""
    before = len(entries(kiosk.folder, "rated"))
    for _ in range(3):
        kiosk.tap(level)
        try:
            wait_until(lambda: len(entries(kiosk.folder, "rated")) > before, "a rating", timeout_s=20)
        except AssertionError:
            continue
        return
    pytest.fail("no answer was taken")


def test_a_window_whose_log_nobody_takes_goes_on_thanking(tmp_path: Path, screen: Screen, long_run: bool) -> None:
    for number, way in enumerate(WAYS if long_run else WAYS[:1]):
        folder = staffed_folder(tmp_path / f"kiosk-{number}")
        with log_of(way) as log, running_kiosk(folder, screen, stderr=log) as kiosk:
            go_on_duty(kiosk)
            for level in LEVELS:
                rate(kiosk, level)
            assert kiosk.stop() == 0, way
        assert [entry["level"] for entry in entries(folder, "rated")] == list(LEVELS)


def test_an_office_whose_log_nobody_takes_goes_on_accepting(tmp_path: Path, long_run: bool) -> None:
    for number, way in enumerate(WAYS if long_run else WAYS[:1]):
        folder = tmp_path / str(number) / "office"
        peopled_office(folder)
        kiosk = with_kiosk(folder, PaperKiosk().start("r1").serve("s03"))
        with log_of(way) as log, serving_program(folder, log=log) as program:
            context = pinned_context(program.ca.read_text())
            with httpx.Client(verify=context, trust_env=False, timeout=120, base_url=program.url) as client:
                refused = [client.get("/v1/directory").status_code for _ in range(REFUSALS)]
            assert set(refused) <= {401, 429}
            assert len(exchanges(program, context, kiosk, 5)) == 5
