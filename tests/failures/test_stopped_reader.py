"""A technician pipes the journal into something that stops reading. The window never notices."""

import fcntl
import os
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.support.display import Screen, wait_until
from tests.support.kiosk_program import journal_of, running_kiosk, staffed_folder

TAPS: Final = 12
PIPE_BYTES: Final = 4096


@contextmanager
def stopped_reader(folder: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """`evaluator kiosk journal` into a pipe that is full and that nobody empties."""
    reading, writing = os.pipe()
    fcntl.fcntl(writing, fcntl.F_SETPIPE_SZ, PIPE_BYTES)
    command: list[str | Path] = [sys.executable, "-m", "evaluator", "kiosk", "journal", "--json", "--data", folder]
    with subprocess.Popen(command, stdout=writing) as journal:
        os.close(writing)
        try:
            wait_until(lambda: _waiting_bytes(reading) > PIPE_BYTES - 1000, "a full pipe")
            yield journal
        finally:
            journal.kill()
            os.close(reading)


def _waiting_bytes(pipe: int) -> int:
    return int.from_bytes(fcntl.ioctl(pipe, termios.FIONREAD, bytes(4)), sys.byteorder)


def with_some_entries(folder: Path) -> Path:
    """More entries than fit into the pipe."""
    staffed_folder(folder)
    subprocess.run(
        [sys.executable, "-m", "tests.failures.bare_writer", folder, "40", "FULL"],
        check=True,
        capture_output=True,
        timeout=60,
    )
    return folder


def test_taps_are_thanked_while_a_reader_of_the_journal_stands_still(tmp_path: Path, screen: Screen) -> None:
    folder = with_some_entries(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        with stopped_reader(folder) as journal:
            for tap in range(TAPS):
                kiosk.tap("satisfied")
                kiosk.wait_for("visit.thanked", times=tap + 1)
            assert journal.poll() is None
        assert kiosk.events("journal.refused") == []
        assert kiosk.stop() == 0
    assert {entry["seq"] for entry in journal_of(folder) if entry["kind"] == "rated"} >= set(kiosk.thanked)


def test_the_kiosk_starts_while_an_earlier_reader_stands_still(tmp_path: Path, screen: Screen) -> None:
    folder = with_some_entries(tmp_path / "kiosk")
    with stopped_reader(folder) as journal, running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        kiosk.tap("satisfied")
        kiosk.wait_for("visit.thanked")
        assert journal.poll() is None
