"""Real signals to real programs in the midst of what they write: one sentence, nothing half, and the next try works."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

import msgspec
import openpyxl
import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.kiosk.journal_store import JournalStore
from evaluator.office.people import audit
from evaluator.office.store.database import open_file
from evaluator.wire.carriage import decode_exchange_file
from tests.failures.examiner import files_of
from tests.office.conftest import bare_logging, english, folder, made  # noqa: F401 - fixtures
from tests.support.clock import StandingClock
from tests.support.kiosk import enrolled_folder

SAID: Final = "evaluator: Ended before it was done. Run it again if it is still wanted.\n"
HERE: Final = "HERE\n"
STOPS: Final = f"""
import os, sys
out, nth = sys.argv[1], int(sys.argv[2])
seen = 0

def stops(real):
    def call(source, target, *more, **further):
        global seen
        seen += str(target).startswith(out)
        if seen == nth and str(target).startswith(out):
            os.write(1, {HERE.encode()!r})
            os.read(0, 1)
        return real(source, target, *more, **further)
    return call

os.rename, os.replace = stops(os.rename), stops(os.replace)
sys.argv = ["evaluator", *sys.argv[3:]]
from evaluator.__main__ import main
main()
"""
WINDOWS: Final = [f"w{number}" for number in range(1, 7)]
ENDS: Final = {signal.SIGINT: 130, signal.SIGTERM: -15}
"""What a program that was told to end comes back with."""


def is_workbook(out: Path) -> None:
    assert openpyxl.load_workbook(out / "hall.xlsx").sheetnames
    assert list((out / "photos").iterdir())


def is_folder(out: Path) -> None:
    assert {"units.csv", "windows.csv", "photos"} <= {one.name for one in (out / "hall").iterdir()}


def is_provided(out: Path) -> None:
    assert {one.parent.name for one in out.glob("stick/*/enrol.toml")} == set(WINDOWS)


def is_exchange(out: Path) -> None:
    assert {one.kiosk for one in decode_exchange_file((out / "one.exchange").read_bytes()).requests} == {"k1", "k2"}


COMMANDS: Final[tuple[tuple[str, int, signal.Signals, Callable[[Path], None]], ...]] = (
    ("office export-directory --data {office} {out}/hall.xlsx", 1, signal.SIGINT, is_workbook),
    ("office export-directory --data {office} {out}/hall", 1, signal.SIGTERM, is_folder),
    ("office provision --data {office} --address a:1 {list} {out}/stick", 3, signal.SIGTERM, is_provided),
    ("kiosk export --data {k2} {out}/one.exchange", 1, signal.SIGINT, is_exchange),
)
"""Each with the name that is about to be given when it is told to end: the first, or the third of its files."""


def started(words: list[str], *before: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *(before or ("-m", "evaluator")), *words],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "EVALUATOR_LANGUAGE": "en"},
    )


def kiosk_in(place: Path, name: str) -> Path:
    """The folder of a kiosk that was started once."""
    kiosk = enrolled_folder(place / name, kiosk=name)
    JournalStore(kiosk, StandingClock()).close()
    return kiosk


@pytest.fixture
def words_of(folder: Path, tmp_path: Path) -> Callable[[str, Path], list[str]]:  # noqa: F811
    """What is typed, for an office and a kiosk that are there."""
    listed = tmp_path / "list.csv"
    listed.write_text("\n".join(["window", *WINDOWS]), "utf-8")

    def words(command: str, out: Path) -> list[str]:
        places = {"office": folder, "list": listed, "out": out, "k2": tmp_path / "k2"}
        if "{k2}" in command:
            if not (tmp_path / "k2").exists():
                kiosk_in(tmp_path, "k2")
            first = kiosk_in(tmp_path / f"of-{out.name}", "k1")
            ran(["kiosk", "export", "--data", str(first), str(out / "one.exchange")])
        return [word.format(**places) for word in command.split()]

    return words


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where a command writes."""
    place = tmp_path / "out"
    place.mkdir(mode=0o700)
    return place


def ran(words: list[str]) -> None:
    """In order, to its end."""
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, words)
    assert done.exit_code == 0, (done.output, done.exception)


@pytest.mark.usefixtures("bare_logging")
@pytest.mark.parametrize(("command", "nth", "how", "is_whole"), COMMANDS)
def test_a_command_that_is_told_to_end_leaves_nothing_half_and_can_be_run_again(
    command: str,
    nth: int,
    how: signal.Signals,
    is_whole: Callable[[Path], None],
    words_of: Callable[[str, Path], list[str]],
    out: Path,
) -> None:
    words = words_of(command, out)
    before = files_of(out)
    with started(words, "-c", STOPS, f"{out}{os.sep}", str(nth)) as program:
        assert program.stdout is not None
        while (line := program.stdout.readline()) != HERE:
            assert line, program.communicate()[1]
        program.send_signal(how)
        complaint = program.communicate(timeout=120)[1]
    assert program.returncode == ENDS[how], complaint
    assert complaint.endswith(SAID), complaint
    assert "Traceback" not in complaint
    assert files_of(out) == before
    ran(words)
    is_whole(out)


@pytest.mark.usefixtures("bare_logging")
def test_whenever_a_command_is_told_to_end_all_is_there_or_nothing(
    words_of: Callable[[str, Path], list[str]], out: Path
) -> None:
    command, _, how, is_whole = COMMANDS[2]
    words = words_of(command, out)
    with started(words) as program:
        while program.poll() is None and not list(out.glob("stick/*/*")):
            pass
        program.send_signal(how)
        said, complaint = program.communicate(timeout=120)
    assert "Traceback" not in complaint
    assert program.returncode in (0, ENDS[how]), complaint
    if program.returncode == 0:  # else it was told to end before its sentence, maybe after its last file
        assert "answer files" in said
    if not list(out.glob("stick/*/*")):
        assert complaint.endswith(SAID)
        ran(words)
    is_whole(out)


@pytest.mark.usefixtures("bare_logging")
def test_a_bundle_stands_in_the_audit_log_before_it_leaves_the_office(folder: Path, out: Path) -> None:  # noqa: F811
    file = out / "missing" / "month.bundle"
    words = ["office", "bundle", "--data", str(folder), "--month", "2020-01", "--out", str(file)]
    refused = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, words)
    assert refused.exit_code == 2, refused.output
    with closing(open_file(folder)) as database, database.reading() as connection:
        (last,) = audit.acts(connection, None, 1)
    assert msgspec.json.decode(last.body)["act"] == "month.bundled"
    assert not file.exists()
