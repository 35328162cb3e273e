"""Files of the directory at the desk: a dry run first, every fault at its row, then it is done; and photos."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from sqlalchemy import select

from evaluator.domain.directory import StaffMember
from evaluator.manager.directory.cropping import PORTRAIT_PIXELS, CropView
from evaluator.manager.directory.import_dialog import ImportDialog
from evaluator.office.store import schema
from tests.manager.directory.conftest import AtDirectory
from tests.support.office import SAMPLE

Open = Callable[..., AtDirectory]


def sample_with(folder: Path, old: str, new: str) -> Path:
    """The sample as a folder of CSV files, with something different among the staff."""
    shutil.copytree(SAMPLE, folder)
    staff = folder / "staff.csv"
    lines = [",".join([*line.split(",")[:-1], ""]) for line in staff.read_text("utf-8").splitlines()[1:]]
    head = staff.read_text("utf-8").splitlines()[0]
    staff.write_text("\n".join([head, *lines, ""]).replace(old, new), "utf-8")
    return staff


def dialog_of(at: AtDirectory) -> ImportDialog:
    dialog = at.page.findChild(ImportDialog)
    assert dialog is not None
    return dialog


def lines(dialog: ImportDialog) -> list[tuple[str, ...]]:
    return [line.cells for line in dialog.table.records.rows]


def test_a_dry_run_says_what_would_change_and_only_then_it_is_written(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    at.page.files.take_in(sample_with(tmp_path / "files", "王建国", "王建华"))
    at.settle()
    dialog = dialog_of(at)
    assert lines(dialog) == [("更改", "人员", "s01", "王建华", "名称")]
    assert at.held("staff", "s01").name == "王建国"
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    at.settle()
    at.settle()
    assert at.held("staff", "s01").name == "王建华"


def test_every_fault_stands_at_its_row_and_the_mended_file_is_checked_again(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    staff = sample_with(tmp_path / "files", "1042", "1041")
    at.page.files.take_in(staff)
    at.settle()
    dialog = dialog_of(at)
    [(file, row, column, remedy)] = lines(dialog)
    assert (file, row, column) == ("staff.csv", "3", "badge")
    assert "1041" in remedy
    assert not dialog.do.isEnabled()
    staff.write_text(staff.read_text("utf-8").replace("s02,hall-east,1041", "s02,hall-east,1042"), "utf-8")
    QTest.mouseClick(dialog.again, Qt.MouseButton.LeftButton)
    at.settle()
    assert "完全相同" in dialog.told.text()
    assert not dialog.do.isEnabled()


def test_what_was_exported_changes_nothing_when_it_is_taken_in(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    for name in ("directory.xlsx", "directory.zip"):
        at.page.files.give_out(tmp_path / name)
        at.settle()
        assert name in at.said
        at.page.files.take_in(tmp_path / name)
        at.settle()
        dialog = dialog_of(at)
        assert "完全相同" in dialog.told.text()
        dialog.reject()
        at.signed.qtbot.waitUntil(lambda: at.page.findChild(ImportDialog) is None)


def test_a_file_that_is_none_is_refused_in_a_sentence(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    (tmp_path / "broken.xlsx").write_bytes(b"not a workbook")
    for name in ("broken.xlsx", "missing.xlsx"):
        at.page.files.take_in(tmp_path / name)
        at.settle()
        assert name in dialog_of(at).told.text()
        assert "重新检查" in dialog_of(at).told.text()
        dialog_of(at).reject()
        at.signed.qtbot.waitUntil(lambda: at.page.findChild(ImportDialog) is None)


def test_a_photo_is_cut_and_handed_over_and_undone(at_directory: Open, tmp_path: Path) -> None:
    at = at_directory()
    photo = QImage(300, 500, QImage.Format.Format_RGB32)
    photo.fill(QColor("#335577"))
    assert photo.save(str(tmp_path / "face.jpg"))
    assert at.portrait("s04", tmp_path / "face.jpg")
    at.press("Ctrl+Z")
    kept = at.held("staff", "s04")
    assert isinstance(kept, StaffMember)
    assert kept.photo is None


def test_the_square_is_moved_and_zoomed_by_keys_and_never_leaves_the_photo(dressed: object) -> None:
    photo = QImage(300, 500, QImage.Format.Format_RGB32)
    photo.fill(QColor("white"))
    view = CropView(photo)
    assert (view.cut.width(), view.cut.height()) == (300, 300)
    for _ in range(200):
        QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.cut.bottom() == 500
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.cut.width() < 300
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Minus)
    assert view.cut.width() == 300
    assert view.cut.left() == 0
    assert view.portrait().width() == PORTRAIT_PIXELS


def test_an_export_that_is_stopped_leaves_what_stood_there(
    at_directory: Open, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    at = at_directory()
    held = request.getfixturevalue("held_up")
    file = tmp_path / "directory.xlsx"
    file.write_bytes(b"of last week")
    at.page.files.give_out(file)
    at.signed.qtbot.waitUntil(lambda: at.page.progress.is_reading)
    QTest.keyClick(at.page, Qt.Key.Key_Escape)
    at.settle()
    held.set()
    assert [(one.name, one.read_bytes()) for one in tmp_path.glob("*.*")] == [("directory.xlsx", b"of last week")]
    assert not at.page.progress.is_reading


def test_an_import_that_is_stopped_in_its_dry_run_changes_nothing(
    at_directory: Open, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    at = at_directory()
    before = at.held("staff", "s01")
    held = request.getfixturevalue("held_up")
    at.page.files.take_in(sample_with(tmp_path / "files", "王建国", "王建华"))
    dialog = dialog_of(at)
    assert not dialog.do.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    at.signed.qtbot.waitUntil(lambda: at.page.findChild(ImportDialog) is None)
    held.set()
    at.settle()
    at.page.refresh()
    at.settle()
    assert at.held("staff", "s01") == before
    with at.signed.office.serving.office.database.reading() as connection:
        names = connection.execute(select(schema.staff.c.name).where(schema.staff.c.id == "s01")).scalars().all()
    assert names == ["王建国"]
