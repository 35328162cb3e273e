"""F10: the journal's file is deleted or renamed while the kiosk runs. No thanks from then on, and no empty journal."""

from collections.abc import Callable
from pathlib import Path

import pytest

from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.journal_file import COPIES, DATABASE
from evaluator.kiosk.recovery import recover
from tests.failures.counting import found
from tests.support.display import Screen
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report


def delete(file: Path) -> None:
    file.unlink()


def rename(file: Path) -> None:
    file.rename(file.with_name("elsewhere"))


@pytest.mark.parametrize("act", [delete, rename])
def test_nobody_is_thanked_into_a_file_that_was_taken_away(
    tmp_path: Path, screen: Screen, report: Report, act: Callable[[Path], None]
) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        kiosk.tap("satisfied")
        kiosk.wait_for("visit.thanked")
        write_copy(folder, folder / COPIES)
        act(folder / DATABASE)
        kiosk.wait_for_answers()
        kiosk.tap("satisfied")
        kiosk.wait_for("journal.refused")
        thanked = kiosk.thanked
        kiosk.kill()
    assert len(thanked) == 1
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for_screen("out_of_service")
        assert kiosk.events("kiosk.out_of_service")[-1]["why"] == "missing"
        assert kiosk.stop() == 0
    assert not (folder / DATABASE).exists()
    recover(folder, lambda _: True)
    figures = found(folder, thanked)
    report(n=2, **figures._asdict(), settings=act.__name__)
    assert (figures.L, figures.X) == (0, 0)
