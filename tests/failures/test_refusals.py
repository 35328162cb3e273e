"""What a person can get wrong at the command line: one sentence, exit code 2, nothing lost, never a traceback."""

import os
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from tests.failures.examiner import files_of
from tests.support.display import Screen
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.office import running_office

HOUSE: Final = Path(__file__).parents[2]
FULL: Final = 20_000
"""Bytes: room for a key, not for a database."""


def evaluator(*words: str | Path) -> "subprocess.CompletedProcess[str]":
    """Run a command to its end, without a display."""
    return subprocess.run(
        [sys.executable, "-m", "evaluator", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def refused(*words: str | Path) -> str:
    """The one sentence a command is refused with."""
    done = evaluator(*words)
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    return line.removeprefix("evaluator: ")


@pytest.fixture
def kiosk_folder(tmp_path: Path) -> Path:
    return staffed_folder(tmp_path / "kiosk")


def test_a_second_kiosk_process_on_the_same_folder(kiosk_folder: Path, screen: Screen) -> None:
    with running_kiosk(kiosk_folder, screen) as kiosk:
        kiosk.sign_in()
        assert "Another kiosk process" in refused("kiosk", "run", "--data", kiosk_folder)
        kiosk.tap("neutral")
        kiosk.wait_for("visit.thanked")
        assert evaluator("kiosk", "verify", "--data", kiosk_folder).returncode == 0


def test_a_lock_that_cannot_be_had_is_no_other_process(kiosk_folder: Path) -> None:
    (kiosk_folder / "kiosk.lock").unlink(missing_ok=True)
    (kiosk_folder / "kiosk.lock").mkdir()  # as a folder without the right to write, which is none to root
    assert "cannot be written to: Is a directory" in refused("kiosk", "rebuild", "--data", kiosk_folder)


@pytest.mark.parametrize("command", ["verify", "journal", "rebuild", "set-pin"])
def test_a_folder_without_a_kiosk(tmp_path: Path, command: str) -> None:
    pin = ("--pin", "274913") if command == "set-pin" else ()
    assert str(tmp_path) in refused("kiosk", command, "--data", tmp_path, *pin)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [("kiosk", "run"), ("kiosk", "verify"), ("office", "serve"), ("office", "tally", "--month", "2026-11")],
    ids=lambda words: " ".join(words[:2]),
)
def test_a_folder_no_file_system_can_name(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert "too long" in refused(*words, "--data", tmp_path / ("x" * 300))


def on_a_full_disk(*words: str | Path) -> str:
    """The sentence of a command whose files may not grow; a signal would end it where the system did not say no."""
    limit = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        f" resource.setrlimit(resource.RLIMIT_FSIZE, ({FULL},) * 2)"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"{limit}; from evaluator.cli import evaluator; evaluator()", *words],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    (line,) = done.stderr.splitlines()
    return line


def test_an_office_is_not_made_on_a_full_disk(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    assert "Make room there" in on_a_full_disk("office", "init", "--data", folder)
    assert list(folder.iterdir()) == []
    assert evaluator("office", "init", "--data", folder).returncode == 0


def test_a_kiosk_enrols_again_once_there_is_room(tmp_path: Path) -> None:
    folder = tmp_path / "kiosk"
    with running_office(tmp_path) as office:
        first = office.enrol_code(window="w1")
        assert "ask the office for a new code" in on_a_full_disk("kiosk", "enrol", "--data", folder, first)
        assert not (folder / "kiosk.db").exists()
        assert evaluator("kiosk", "enrol", "--data", folder, office.enrol_code(window="w1")).returncode == 0
    assert evaluator("kiosk", "verify", "--data", folder).returncode == 0


@pytest.mark.parametrize("command", ["verify", "journal"])
def test_a_newer_journal(kiosk_folder: Path, command: str) -> None:
    with closing(sqlite3.connect(kiosk_folder / "kiosk.db")) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('evaluator.kiosk', 'of_2031', '')"
        )
    sentence = refused("kiosk", command, "--data", kiosk_folder)
    assert "of_2031" in sentence
    assert "newer" in sentence


@pytest.mark.parametrize("command", ["verify", "journal"])
def test_a_journal_that_is_no_database(kiosk_folder: Path, command: str) -> None:
    (kiosk_folder / "kiosk.db").write_bytes(b"not a database, not at all\n" * 400)
    before = files_of(kiosk_folder)
    assert "kiosk.db" in refused("kiosk", command, "--data", kiosk_folder)
    assert files_of(kiosk_folder)["kiosk.db"] == before["kiosk.db"]


def test_a_code_that_is_none(tmp_path: Path) -> None:
    assert "code" in refused("kiosk", "enrol", "--data", tmp_path / "new", "evaluator:nothing")


@pytest.fixture
def taken_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_an_office_whose_port_is_in_use(tmp_path: Path, taken_port: int) -> None:
    folder = tmp_path / "office"
    assert evaluator("office", "init", "--data", folder).returncode == 0
    sentence = refused("office", "serve", "--data", folder, "--listen", f"127.0.0.1:{taken_port}")
    assert str(taken_port) in sentence


@pytest.mark.parametrize(
    "words", [["serve"], ["tally", "--month", "2026-11", "--by", "unit"], ["enrol-code", "--window", "w1"]]
)
def test_a_folder_without_an_office(tmp_path: Path, words: list[str]) -> None:
    assert str(tmp_path) in refused("office", *words, "--data", tmp_path)


def test_a_month_that_is_none(tmp_path: Path) -> None:
    folder = tmp_path / "office"
    assert evaluator("office", "init", "--data", folder).returncode == 0
    for month in ("2026-13", "november", "2026-Q5"):
        assert month in refused("office", "tally", "--data", folder, "--month", month, "--by", "unit")


@pytest.mark.parametrize("program", [[sys.executable, "-m", "evaluator", "demo"], ["packaging/demo"]])
def test_a_demo_without_a_display(tmp_path: Path, program: list[str]) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [*program, "--data", tmp_path / "demo"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env=bare,
    )
    assert done.returncode == 2
    assert "--headless" in done.stderr
    assert not (tmp_path / "demo").exists()


@pytest.mark.parametrize("program", [["kiosk", "run"], ["demo"]])
def test_a_display_that_is_gone(kiosk_folder: Path, program: list[str]) -> None:
    gone = {k: v for k, v in os.environ.items() if k not in ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    done = subprocess.run(
        [sys.executable, "-m", "evaluator", *program, "--data", kiosk_folder],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        env={**gone, "DISPLAY": ":4999"},
    )
    assert done.returncode == 2
    assert done.stderr.startswith("evaluator: There is no display")
