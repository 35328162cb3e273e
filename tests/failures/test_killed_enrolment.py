"""An unattended enrolment that is killed at any step: not enrolled with its answers, or enrolled without them."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.settings import ANSWERS, kiosk_settings
from tests.support.display import Screen
from tests.support.kiosk_program import running_kiosk
from tests.support.office import RunningOffice, running_office

KILLED_AT: Final = Path(__file__).with_name("killed_at.py")
PIN: Final = "274913"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("office")) as serving:
        yield serving


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "kiosk"
    folder.mkdir(mode=0o700)
    return folder


def answer(folder: Path, office: RunningOffice) -> str:
    """Put an answer file with a fresh code there, and tell what stands in it."""
    text = f'code = "{office.enrol_code("w1")}"\ntechnician_pin = "{PIN}"\n'
    (folder / ANSWERS).write_text(text, encoding="utf-8")
    return text


def enrol_until_killed(folder: Path, screen: Screen, event: str, word: str) -> None:
    with running_kiosk(folder, screen, before=(sys.executable, KILLED_AT, event, word)) as kiosk:
        assert kiosk.process.wait(60) == -signal.SIGKILL, kiosk.noise


def assert_goes_into_service(folder: Path, screen: Screen) -> None:
    """The next start is enrolled, and the PIN stands nowhere."""
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("exchange.done")
        assert not (folder / ANSWERS).exists()
        assert kiosk.events("program.bug") == []
        assert kiosk.stop() == 0
    assert kiosk_settings(folder).technician_pin.startswith("keyed$")
    assert [file for file in folder.rglob("*") if file.is_file() and PIN.encode() in file.read_bytes()] == []


BEFORE_THE_OFFICE_ANSWERS = {
    "settings": ("os.rename", ".kiosk.toml."),
    "key": ("os.rename", ".kiosk.key."),
    "call": ("socket.connect", "127.0.0.1"),
}
ONCE_ENROLLED = {
    "answers-go": ("os.remove", ANSWERS),
    "journal-opens": ("sqlite3.connect", f"{DATABASE}?mode=rw"),
}


@pytest.mark.parametrize("step", BEFORE_THE_OFFICE_ANSWERS)
def test_killed_before_the_office_answers_it_enrols_at_the_next_start(
    folder: Path, office: RunningOffice, screen: Screen, step: str
) -> None:
    text = answer(folder, office)
    enrol_until_killed(folder, screen, *BEFORE_THE_OFFICE_ANSWERS[step])
    assert not (folder / DATABASE).exists()
    assert (folder / ANSWERS).read_text("utf-8") == text
    assert_goes_into_service(folder, screen)


def test_killed_before_the_journal_is_there_it_keeps_its_answers_and_takes_a_new_code(
    folder: Path, office: RunningOffice, screen: Screen
) -> None:
    text = answer(folder, office)
    enrol_until_killed(folder, screen, "os.rename", ".kiosk.db.new")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("kiosk.not_enrolled")
        assert "used already" in kiosk.events("kiosk.not_enrolled")[0]["why"]
        assert kiosk.stop() == 0
    assert not (folder / DATABASE).exists()
    assert (folder / ANSWERS).read_text("utf-8") == text
    answer(folder, office)
    assert_goes_into_service(folder, screen)


@pytest.mark.parametrize("step", ONCE_ENROLLED)
def test_killed_once_the_journal_is_there_it_is_enrolled_and_the_answers_go(
    folder: Path, office: RunningOffice, screen: Screen, step: str
) -> None:
    answer(folder, office)
    enrol_until_killed(folder, screen, *ONCE_ENROLLED[step])
    assert (folder / DATABASE).exists()
    assert_goes_into_service(folder, screen)


def test_answers_that_cannot_be_removed_are_named_and_the_kiosk_serves(
    folder: Path, office: RunningOffice, screen: Screen
) -> None:
    answer(folder, office)
    enrol_until_killed(folder, screen, "os.remove", ANSWERS)
    (folder / ANSWERS).unlink()
    (folder / ANSWERS).mkdir()
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        assert ANSWERS in kiosk.events("answers.not_removed")[0]["why"]
        assert kiosk.stop() == 0
