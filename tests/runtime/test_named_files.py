"""A pipe, a device or a folder in place of a file is told; nobody waits for it, and nothing takes its place."""

import os
import stat
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.runtime.named_files import TEXT_MOST, read_named
from evaluator.runtime.paths import write_private
from tests.office.conftest import bare_logging, folder, made  # noqa: F401 - fixtures
from tests.support.kiosk import enrolled_folder

PATIENCE_S: Final = 30.0
READING: Final = (
    "office rules add --data none {pipe}",
    "office provision --data none {pipe} into",
    "office import-exchange --data {office} {pipe} --reply reply",
    "office restore --verify {pipe}",
    "office restore --verify {reply} --key {pipe}",
    "office serve --data {office} --check-config",
    "kiosk export --data {kiosk} {pipe}",
    "kiosk import-reply --data {kiosk} {pipe}",
    "kiosk run --data {kiosk} --check-config",
    "simulate --rules {pipe}",
    "verify {pipe}",
)
WRITING: Final = (
    "kiosk report --data {kiosk} --day 2026-11-20 --html {there}",
    "doctor --data {kiosk} --pdf {there}",
    "simulate --scripts= --quiet --out {there}",
)

pytestmark = pytest.mark.usefixtures("bare_logging")


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Path]:
    """A pipe that nobody writes to. Whoever waits for it all the same is let go after a while, and has failed."""
    pipe, over = tmp_path / "pipe", threading.Event()
    os.mkfifo(pipe, 0o600)

    def let_go() -> None:
        if not over.wait(PATIENCE_S):
            with suppress(OSError):
                os.close(os.open(pipe, os.O_WRONLY | os.O_NONBLOCK))

    waiting = threading.Thread(target=let_go)
    waiting.start()
    yield pipe
    over.set()
    waiting.join()


def run(command: str, **places: Path) -> str:
    """The one sentence it is refused with."""
    words = [word.format(**places) for word in command.split()]
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, words)
    assert done.exit_code == 2, (done.output, done.exception)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.output


@pytest.mark.parametrize("command", READING)
def test_nobody_waits_for_a_pipe(command: str, pipe: Path, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    places = {"pipe": pipe, "reply": tmp_path / "reply"}
    places["reply"].write_bytes(b"")
    places["reply"].chmod(0o600)
    if "{office}" in command:
        places["office"] = request.getfixturevalue("folder")
    if "{kiosk}" in command:
        places["kiosk"] = enrolled_folder(tmp_path / "kiosk")
    if "--check-config" in command:
        settings = places[command.split()[0]] / f"{command.split()[0]}.toml"
        settings.unlink(missing_ok=True)
        pipe.rename(settings)
    said = run(command, **places)
    assert "no ordinary file" in said or "is no backup" in said
    assert "Errno" not in said


@pytest.mark.parametrize("command", WRITING)
def test_nothing_takes_the_place_of_a_pipe_or_of_anothers_file(command: str, pipe: Path, tmp_path: Path) -> None:
    kiosk = enrolled_folder(tmp_path / "kiosk")
    assert "no ordinary file" in run(command, kiosk=kiosk, there=pipe)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    before = (kiosk / "kiosk.key").read_bytes()
    assert "another file is there already" in run(command, kiosk=kiosk, there=kiosk / "kiosk.key")
    assert (kiosk / "kiosk.key").read_bytes() == before


def test_a_device_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "device").symlink_to(os.devnull)
    with pytest.raises(OSError, match="no ordinary file"):
        write_private(tmp_path / "device", b"x")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_a_file_without_end_is_not_read_to_it(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no ordinary file"):
        read_named(Path("/dev/zero"), TEXT_MOST)
    with (tmp_path / "huge").open("wb") as sparse:
        sparse.truncate(10**12)
    with pytest.raises(OSError, match="larger than 1 MB"):
        read_named(tmp_path / "huge", TEXT_MOST)
    assert "larger than 1 MB" in run("office rules add --data none {huge}", huge=tmp_path / "huge")


def test_a_report_is_written_again_over_itself(tmp_path: Path) -> None:
    kiosk, page = enrolled_folder(tmp_path / "kiosk"), tmp_path / "page.html"
    words = ["kiosk", "report", "--data", str(kiosk), "--day", "2026-11-20", "--html", str(page)]
    for _ in range(2):
        assert CliRunner().invoke(evaluator, words).exit_code == 0
    assert page.read_bytes().startswith(b"<!DOCTYPE html>")
