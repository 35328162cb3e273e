"""F10: the journal's file is deleted, renamed or cut while the kiosk runs. No thanks from then on, no empty journal."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

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


SIDE: Final = f"{DATABASE}-wal"
EMPTY, HALF = 0.0, 0.5


@pytest.mark.parametrize(
    ("name", "left"),
    [
        (SIDE, EMPTY),
        (DATABASE, HALF),
        pytest.param(SIDE, HALF, marks=pytest.mark.long),
        pytest.param(DATABASE, EMPTY, marks=pytest.mark.long),
    ],
)
def test_nobody_is_thanked_into_a_file_that_was_cut(
    tmp_path: Path, screen: Screen, report: Report, name: str, left: float
) -> None:
    """SQLite itself goes on writing behind the cut; what it says is committed no start could read."""
    folder = staffed_folder(tmp_path / "kiosk")
    file = folder / name
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        kiosk.tap("satisfied")
        kiosk.wait_for("visit.thanked")
        kiosk.wait_for_answers()
        before = file.stat().st_size
        os.truncate(file, int(before * left))
        kiosk.tap("neutral")
        kiosk.wait_for("journal.refused")
        kiosk.wait_for_screen("not_saved")
        assert len(kiosk.thanked) == 1
        assert kiosk.events("program.bug") == []
        kiosk.kill()
    report(n=1, after_the_act=len(kiosk.thanked) - 1, settings=f"{name} of {before} B cut to {left:.0%}")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("kiosk.out_of_service" if name == DATABASE else "program.started")
        assert kiosk.noise == []
        assert kiosk.stop() == 0
