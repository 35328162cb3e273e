"""What a command prints to a place that takes nothing, to a closed stream, and of names that are no text."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.runtime import streams
from evaluator.verifier import cli as verifier
from tests.support.kiosk_program import staffed_folder

FULL = Path("/dev/full")


@pytest.fixture
def kiosk(tmp_path: Path) -> Path:
    return staffed_folder(tmp_path / "kiosk")


def run(words: list[str | bytes], redirected: str = "", **environment: str) -> "subprocess.CompletedProcess[str]":
    """A command of the real program, with what a shell does to its streams."""
    return subprocess.run(
        ["/bin/sh", "-c", f'"$@" {redirected}', "sh", sys.executable, "-m", "evaluator", *words],
        capture_output=True,
        encoding=environment.get("PYTHONIOENCODING", "utf-8"),
        timeout=60,
        check=False,
        env={**os.environ, **environment},
    )


def test_a_full_disk_under_the_output_is_a_sentence_and_refutes_nothing() -> None:
    done = run(["completion", "bash"], f">{FULL}")
    assert done.returncode == 2  # 1 is what `verify` says of a month that is refuted
    assert done.stderr == (
        "evaluator: What was to be written or read does not go through: No space left on device."
        " Make room there, or name another place.\n"
    )


def test_a_closed_output_is_no_fault_and_no_file_takes_its_place(tmp_path: Path) -> None:
    key = tmp_path / "backup.key"
    assert run(["office", "backup-key", str(key)], "<&- >&- 2>&-").returncode == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", key.read_text("ascii"))


def test_a_name_that_is_no_text_is_told_and_no_traceback(tmp_path: Path) -> None:
    key = os.fsencode(tmp_path) + b"/\xb1\xb1.key"  # 北 as GBK writes it
    done = run(["office", "backup-key", key])
    assert done.returncode == 0, done.stderr
    assert Path(os.fsdecode(key)).exists()
    assert r"\udcb1\udcb1.key" in done.stdout


def test_letters_the_terminal_lacks_are_told_by_number(kiosk: Path) -> None:
    done = run(["doctor", "--data", str(kiosk)], PYTHONIOENCODING="gbk", EVALUATOR_LANGUAGE="en")
    assert done.stdout.startswith(r"\u2713 The folder")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Ended before it was done."),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), streams.READER_GONE, ""),
        (
            UnicodeEncodeError("utf-8", "a\udc80b", 1, 2, "surrogates not allowed"),
            2,
            r"'a\udc80b' is no text in UTF-8.",
        ),
        (OSError(errno.EIO, "Input/output error"), 2, "does not go through: Input/output error."),
    ],
)
def test_whoever_ends_a_proof_half_way_has_refuted_nothing(
    error: BaseException, code: int, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def judge(*_: object) -> None:
        raise error

    monkeypatch.setattr(verifier, "judge", judge)
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, ["verify", "november.evidence"])
    assert done.exit_code == code
    assert said in done.stderr
    assert done.stdout == ""
