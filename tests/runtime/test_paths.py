"""Folders of our own are closed to others; folders that others use are left as they are."""

from pathlib import Path

import pytest

from evaluator.runtime.paths import private_folder
from evaluator.runtime.refusal import Refused


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o7777


@pytest.mark.parametrize("open_to_all", [0o1777, 0o755])
def test_a_folder_others_use_is_refused_and_left_as_it_is(tmp_path: Path, open_to_all: int) -> None:
    shared = tmp_path / "shared folder"
    shared.mkdir()
    (shared / "of somebody else").touch()
    shared.chmod(open_to_all)
    with pytest.raises(Refused, match=r"chmod 700 '.*shared folder'"):
        private_folder(shared)
    assert mode(shared) == open_to_all


def test_an_empty_folder_is_closed_and_a_closed_one_taken_again(tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    folder.chmod(0o755)
    assert mode(private_folder(folder)) == 0o700
    (folder / "kiosk.db").touch()
    assert private_folder(folder) == folder


def test_a_name_no_folder_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too long"):
        private_folder(tmp_path / ("x" * 300))
