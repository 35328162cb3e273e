"""A command that is told to end says one sentence and leaves the old state or the new. Two at once do no harm."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest
from click.testing import CliRunner

from evaluator.cli import evaluator
from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.journal_file import COPIES, DATABASE
from evaluator.office import certificates
from evaluator.office.keeping import backup, restore
from evaluator.office.office import Office
from evaluator.office.store import sqlite
from evaluator.runtime.alone import alone_in
from evaluator.runtime.endings import ToldToEnd
from evaluator.runtime.paths import write_private
from evaluator.runtime.refusal import Refused
from tests.failures.examiner import files_of
from tests.office.conftest import bare_logging, clock, english, folder, made  # noqa: F401 - fixtures
from tests.support.kiosk import enrolled_folder

NOW: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
SAID: Final = "evaluator: Ended before it was done. Run it again if it is still wanted.\n"


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, -15), (signal.SIGHUP, -1)])
def test_a_recovery_that_is_told_to_end_has_changed_nothing(how: signal.Signals, code: int, tmp_path: Path) -> None:
    kiosk = enrolled_folder(tmp_path / "kiosk")
    write_copy(kiosk, kiosk / COPIES)
    (kiosk / DATABASE).write_bytes(b"spoilt")
    before = files_of(kiosk)
    program = subprocess.Popen(
        [sys.executable, "-m", "evaluator", "kiosk", "recover", "--data", str(kiosk)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "EVALUATOR_LANGUAGE": "en", "PYTHONUNBUFFERED": "1"},
    )
    assert program.stdout is not None
    asked = ""
    while not asked.endswith("The old file is kept."):  # its draft is written, and it waits for an answer
        letter = program.stdout.read(1)
        assert letter, program.communicate()[1]
        asked += letter
    program.send_signal(how)
    _, complaint = program.communicate(timeout=60)
    assert program.returncode == code
    assert complaint.endswith(SAID)
    assert "Traceback" not in complaint
    assert {name: body for name, body in files_of(kiosk).items() if name != "kiosk.lock"} == before


def test_a_question_nobody_answers_is_a_no(tmp_path: Path, bare_logging: None) -> None:  # noqa: F811
    kiosk = enrolled_folder(tmp_path / "kiosk")
    write_copy(kiosk, kiosk / COPIES)
    (kiosk / DATABASE).write_bytes(b"spoilt")
    done = CliRunner(env={"EVALUATOR_LANGUAGE": "en"}).invoke(evaluator, ["kiosk", "recover", "--data", str(kiosk)])
    assert done.exit_code == 2
    assert done.stderr.endswith("evaluator: Nobody agreed, so nothing was changed.\n")
    assert (kiosk / DATABASE).read_bytes() == b"spoilt"


@pytest.fixture
def saved(folder: Path, tmp_path: Path, clock: Callable[[], datetime], monkeypatch: pytest.MonkeyPatch) -> Path:  # noqa: F811
    """A backup."""
    monkeypatch.setenv("EVALUATOR_OFFICE_BACKUP_KEY", "")
    office = Office(folder, clock)
    backup.write(office.database, folder, tmp_path / "office.backup", NOW)
    office.close()
    monkeypatch.delenv("EVALUATOR_OFFICE_BACKUP_KEY")
    return tmp_path / "office.backup"


@pytest.mark.parametrize("step", range(len(certificates.FILES) + 1))
def test_a_restore_that_is_told_to_end_leaves_a_folder_it_can_be_restored_into(
    step: int, saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[Path] = []

    def told(*_: object) -> None:
        raise ToldToEnd(signal.SIGTERM)

    def write_some(file: Path, body: bytes) -> None:
        if len(done) == step:
            told()
        done.append(file)
        write_private(file, body)

    with monkeypatch.context() as patch:
        patch.setattr(restore, "write_private", write_some)
        patch.setattr(restore, "put_in_place", told)
        with pytest.raises(ToldToEnd):
            restore.restore(saved, tmp_path / "new", url="", now=NOW)
    assert list((tmp_path / "new").iterdir()) == []
    restore.restore(saved, tmp_path / "new", url="", now=NOW)
    assert (tmp_path / "new" / sqlite.FILE).exists()


def test_what_one_does_in_a_folder_no_other_does_meanwhile(saved: Path, tmp_path: Path) -> None:
    kiosk, new = enrolled_folder(tmp_path / "kiosk"), tmp_path / "new"
    write_copy(kiosk, kiosk / COPIES)
    new.mkdir(mode=0o700)
    code = f"evaluator://127.0.0.1:9/{'0' * 64}/A6MK-M3ACFJEERE"
    runner = CliRunner(env={"EVALUATOR_LANGUAGE": "en"})
    with alone_in(new, ""), alone_in(kiosk / COPIES, ""):
        with pytest.raises(Refused, match="writes the copy in"):
            write_copy(kiosk, kiosk / COPIES)
        with pytest.raises(Refused, match="makes or serves an office in"):
            restore.restore(saved, new, url="", now=NOW)
        assert "makes or serves" in runner.invoke(evaluator, ["office", "init", "--data", str(new)]).output
        assert "enrols the kiosk in" in runner.invoke(evaluator, ["kiosk", "enrol", "--data", str(new), code]).output
        assert list(new.iterdir()) == []
    write_copy(kiosk, kiosk / COPIES)
    restore.restore(saved, new, url="", now=NOW)
    assert (new / sqlite.FILE).exists()
