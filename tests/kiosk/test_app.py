"""The program itself, from its start to its end, in a process of its own."""

import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.kiosk.conftest import full_disk
from tests.kiosk.staffed import staffed_folder

END_WITHIN_S = 120


class Program:
    """`evaluator kiosk run` with its events."""

    def __init__(self, folder: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "evaluator", "kiosk", "run", "--data", str(folder), "--log-format", "json"]
        self.process = subprocess.Popen(
            [*command, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        )
        self.seen: list[dict[str, Any]] = []

    def wait_for(self, event: str) -> dict[str, Any]:
        """Read on until that event; fails when the program ends before it."""
        assert self.process.stderr is not None
        for line in self.process.stderr:
            self.seen.append(json.loads(line))
            if self.seen[-1]["event"] == event:
                return self.seen[-1]
        pytest.fail(f"{event} never came: {self.seen}")

    def end(self, how: signal.Signals = signal.SIGTERM) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(how)
        _, rest = self.process.communicate(timeout=END_WITHIN_S)
        self.seen += [json.loads(line) for line in rest.splitlines()]
        return self.process.returncode

    def events(self) -> list[str]:
        return [line["event"] for line in self.seen]


@contextmanager
def running(folder: Path, *arguments: str) -> Iterator[Program]:
    program = Program(folder, *arguments)
    try:
        yield program
    finally:
        program.process.kill()
        program.process.communicate()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return staffed_folder(tmp_path / "kiosk")


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("arguments", [("--windowed",), ()])
def test_it_starts_and_ends_in_order(folder: Path, how: signal.Signals, arguments: tuple[str, ...]) -> None:
    with running(folder, *arguments) as program:
        assert program.wait_for("screen.shown")["screen"] == "off_duty"
        assert program.wait_for("program.started")["window"] == "w3"
        assert program.end(how) == 0
        assert program.events()[-2:] == ["program.stopping", "program.stopped"]
        assert "program.bug" not in program.events()


def test_it_can_be_started_again_at_once(folder: Path) -> None:
    for _ in range(3):
        with running(folder, "--windowed") as program:
            program.wait_for("program.started")
            assert program.end() == 0


def test_a_broken_journal_is_named_on_the_screen_and_nothing_is_taken(folder: Path) -> None:
    with running(folder, "--windowed") as program:
        program.wait_for("program.started")
        program.end()
    with closing(sqlite3.connect(folder / "kiosk.db")) as db, db:
        for (name,) in db.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'entry'"
        ).fetchall():
            db.execute(f'DROP TRIGGER "{name}"')
        db.execute("UPDATE entry SET body = X'7B7D' WHERE seq = 1")
    with running(folder, "--windowed") as program:
        assert program.wait_for("kiosk.out_of_service")["why"]
        assert program.wait_for("screen.shown")["screen"] == "out_of_service"
        assert program.process.poll() is None
        assert program.end() == 0
        assert "program.started" not in program.events()


@pytest.mark.parametrize("text", [b"change_s = -1\n", b"\xff\xfe"])
def test_settings_that_cannot_be_used_are_named_on_the_screen_and_mended_ones_are_taken(
    folder: Path, text: bytes
) -> None:
    (folder / "kiosk.toml").write_bytes(text)
    with running(folder, "--windowed") as program:
        assert "kiosk.toml" in program.wait_for("kiosk.out_of_service")["why"]
        assert program.wait_for("screen.shown")["screen"] == "out_of_service"
        (folder / "kiosk.toml").unlink()
        assert program.wait_for("program.started")["window"] == "w3"
        assert program.end() == 0


def test_a_file_that_is_no_journal_is_named_on_the_screen_and_a_restored_one_is_taken(folder: Path) -> None:
    copy = (folder / "kiosk.db").read_bytes()
    (folder / "kiosk.db").write_bytes(b"not a database, not at all\n" * 400)
    with running(folder, "--windowed") as program:
        assert program.wait_for("kiosk.out_of_service")["why"] == "damaged"
        (folder / "kiosk.db").write_bytes(copy)
        assert program.wait_for("program.started")["window"] == "w3"
        assert program.end() == 0


def test_a_journal_of_a_newer_program_is_named_on_the_screen(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "kiosk.db")) as db, db:
        db.execute("INSERT INTO _sqlite_migrations VALUES (99, 'evaluator.kiosk', 'holograms', '')")
    with running(folder, "--windowed") as program:
        assert "holograms" in program.wait_for("kiosk.out_of_service")["why"]
        assert program.wait_for("screen.shown")["screen"] == "out_of_service"
        assert program.end() == 0


def test_a_full_disk_at_the_start_is_named_and_the_kiosk_goes_on_once_there_is_room(folder: Path) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    with full_disk():
        program = Program(folder, "--windowed")
    try:
        assert program.wait_for("kiosk.out_of_service")["why"] in ("full", "failing")
        resource.prlimit(program.process.pid, resource.RLIMIT_FSIZE, (soft, hard))
        assert program.wait_for("program.started")["window"] == "w3"
        assert program.end() == 0
        assert "program.bug" not in program.events()
    finally:
        program.process.kill()
        program.process.communicate()
