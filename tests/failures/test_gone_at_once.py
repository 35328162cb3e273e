"""The journal is deleted in the first minutes, before any night has copied it: nothing begins anew by itself."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluator.cli import evaluator
from evaluator.kiosk.journal_file import COPIES, DATABASE, MARK
from evaluator.kiosk.settings import ANSWERS
from tests.support.display import Screen
from tests.support.kiosk_program import journal_of, running_kiosk, staffed_folder
from tests.support.office import RunningOffice, running_office


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningOffice]:
    with running_office(tmp_path_factory.mktemp("office")) as serving:
        yield serving


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(evaluator, ["kiosk", *map(str, words)])


def start_out_of_service(folder: Path, screen: Screen) -> None:
    """The real program, with a good code lying ready: it does not take it."""
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for_screen("out_of_service")
        assert kiosk.events("kiosk.out_of_service")[-1]["why"] == "missing"
        assert kiosk.events("kiosk.enrolled") == []
        assert kiosk.stop() == 0
    assert not (folder / DATABASE).exists()


def test_a_journal_that_is_gone_in_its_first_minutes_is_never_begun_anew(
    tmp_path: Path, office: RunningOffice, screen: Screen
) -> None:
    folder = tmp_path / "kiosk"
    folder.mkdir(mode=0o700)
    (folder / ANSWERS).write_text(f'code = "{office.enrol_code("w1")}"\n', encoding="utf-8")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("exchange.done")
        assert kiosk.stop() == 0
    (folder / DATABASE).unlink()
    (folder / ANSWERS).write_text(f'code = "{office.enrol_code("w1")}"\n', encoding="utf-8")
    start_out_of_service(folder, screen)

    copies = folder / COPIES
    copies.rename(tmp_path / "elsewhere")
    start_out_of_service(folder, screen)
    for words in (["enrol", office.enrol_code("w1")], ["verify"], ["recover", "--yes"]):
        done = run(words[0], "--data", folder, *words[1:])
        assert done.exit_code == 2
        assert ("enrol-code --replaces" if words[0] == "recover" else "kiosk recover") in done.output
    (tmp_path / "elsewhere").rename(copies)

    assert run("recover", "--yes", "--data", folder).exit_code == 0
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("exchange.done")
        assert kiosk.stop() == 0
    assert journal_of(folder)[0]["seq"] == 1
    shutil.rmtree(folder)
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for_screen("enrolment_start")
        assert kiosk.stop() == 0


def test_a_kiosk_of_an_earlier_release_is_marked_at_its_next_start(tmp_path: Path, screen: Screen) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    (folder / MARK).unlink()
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        assert kiosk.stop() == 0
    assert (folder / MARK).stat().st_mode & 0o777 == 0o600
