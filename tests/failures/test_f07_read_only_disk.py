"""F7: the disk is read-only, or the rights are missing, when the kiosk starts. It says which, and begins by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evaluator.kiosk.journal_file import DATABASE
from tests.support.disks import OBEYS_RIGHTS, make_writable, with_read_only_disk
from tests.support.display import Screen
from tests.support.kiosk_program import KioskProgram, running_kiosk, staffed_folder


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    folder = staffed_folder(tmp_path / "kiosk")
    yield folder
    folder.chmod(0o700)


def assert_out_of_service(kiosk: KioskProgram, why: str) -> None:
    kiosk.wait_for_screen("out_of_service")
    assert [event["why"] for event in kiosk.events("kiosk.out_of_service")] == [why]
    assert kiosk.events("program.started") == []


def assert_in_service(kiosk: KioskProgram) -> None:
    kiosk.wait_for_screen("off_duty")
    assert kiosk.events("program.bug") == []
    assert kiosk.noise == []
    assert kiosk.stop() == 0


def test_a_read_only_disk_is_named_until_it_is_writable(folder: Path, screen: Screen) -> None:
    with running_kiosk(folder, screen, before=with_read_only_disk(folder)) as kiosk:
        assert_out_of_service(kiosk, "read_only")
        make_writable(kiosk, folder)
        assert_in_service(kiosk)


@pytest.mark.parametrize("closed", ["", DATABASE], ids=["folder", "journal"])
def test_missing_rights_are_named_until_they_are_given(folder: Path, screen: Screen, closed: str) -> None:
    place = folder / closed
    place.chmod(place.stat().st_mode & ~0o222)
    with running_kiosk(folder, screen, before=OBEYS_RIGHTS) as kiosk:
        assert_out_of_service(kiosk, "no_rights")
        place.chmod(place.stat().st_mode | 0o200)
        assert_in_service(kiosk)
