"""The directory page under real keys, against a real office."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.directory import writing
from evaluator.manager.directory.checklists import ITEMS_MOST, Checklists
from evaluator.manager.directory.conflict import ConflictDialog
from evaluator.manager.directory.editors import Choice
from evaluator.manager.directory.history_dialog import HistoryDialog
from evaluator.manager.directory.writing import Writing
from evaluator.manager.language import Translations
from evaluator.manager.table_head import PAD
from evaluator.wire.directory import UnitRecord
from tests.manager.directory.conftest import AtDirectory
from tests.manager.page_at_work import SIZE, picture
from tests.manager.test_pictures import PICTURES

Open = Callable[..., AtDirectory]


def named(at: AtDirectory, key: str) -> str:
    return at.held("staff", key).name


def click(button: QPushButton, at: AtDirectory) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    at.settle()


def at_once(at: AtDirectory, **changed: str) -> None:
    """Somebody else changes s01 while the page still shows it as it was."""
    held = at.page.view.held
    assert held is not None
    record = held.get("staff", "s01")
    assert record is not None
    thing = at.held("staff", "s01")
    assert isinstance(thing, StaffMember)
    thing = replace(thing, **changed)  # type: ignore[arg-type]  # texts by name
    at.signed.finish(writing.write(at.link, Writing(thing=thing, base=record.version)))


def test_every_kind_is_shown_and_narrowed_to_a_unit(at_directory: Open) -> None:
    at = at_directory()
    view = at.page.view
    counts = {}
    for kind, button in view.choices.items():
        click(button, at)
        counts[kind] = view.table.found.rowCount()
    assert counts["unit"] == 4
    assert all(counts.values())
    view.choose_kind("window")
    view.tree.chosen.emit("hall-east")
    assert 0 < view.table.found.rowCount() < counts["window"]
    at.page.search_field.setText("no such window")
    assert view.empty_title.isVisible()
    at.press("Escape")
    assert view.table.found.rowCount() > 0


def test_an_edit_is_kept_undone_and_done_again(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at.press("Ctrl+S")
    assert named(at, "s01") == "王建华"
    assert "王建华" in at.said
    at.press("Ctrl+Z")
    assert named(at, "s01") == "王建国"
    at.press("Ctrl+Shift+Z")
    assert named(at, "s01") == "王建华"
    at.press("F5")
    assert named(at, "s01") == "王建华"
    assert not at.page.view.redo.isEnabled()


def test_undo_goes_back_over_several_edits_of_one_record(at_directory: Open) -> None:
    at = at_directory()
    for name in ("甲", "乙"):
        at.go("staff", "s01")
        at.type("name", name)
        at.press("Ctrl+S")
    at.press("Ctrl+Z")
    assert named(at, "s01") == "甲"
    at.press("Ctrl+Z")
    assert named(at, "s01") == "王建国"
    assert not at.page.view.undo.isEnabled()


def test_a_fault_is_said_at_its_field_and_nothing_is_lost(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王一")
    at.type("badge", "1042")
    at.press("Ctrl+S")
    assert "s02" in at.remedy("badge")
    editor = at.page.view.form.current.editors["name"]
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "王一"
    assert at.page.has_edits()
    at.type("badge", "7777")
    assert at.remedy("badge") == ""
    at.press("Ctrl+S")
    assert at.held("staff", "s01").name == "王一"


def test_a_new_person_gets_a_free_id_and_undoing_closes_them(at_directory: Open) -> None:
    at = at_directory()
    before = at.page.view.table.found.rowCount()
    at.press("Ctrl+N")
    key = at.page.view.form.current.values()["id"]
    assert at.page.view.held is not None
    assert at.page.view.held.get("staff", key) is None
    at.type("name", "新同事")
    at.type("badge", "9001")
    at.type("pin", "407192")
    at.press("Ctrl+S")
    assert named(at, key) == "新同事"
    assert at.page.view.table.found.rowCount() == before + 1
    at.press("Ctrl+Z")
    record = at.page.view.held.get("staff", key)
    assert record is not None
    assert record.closed_day is not None


def test_closing_keeps_the_record_and_it_can_be_opened_again(at_directory: Open) -> None:
    at = at_directory()
    at.go("matter", "m01")
    click(at.page.view.form.close_button, at)
    assert at.page.view.table.records.place_of("m01") is None
    QTest.mouseClick(at.page.view.closed, Qt.MouseButton.LeftButton)
    at.go("matter", "m01")
    assert "停用" in at.page.view.form.close_button.text() or "启用" in at.page.view.form.close_button.text()
    click(at.page.view.form.close_button, at)
    assert at.page.view.held is not None
    record = at.page.view.held.get("matter", "m01")
    assert record is not None
    assert record.closed_day is None


def test_when_somebody_else_was_faster_both_versions_are_shown_and_merged(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at_once(at, badge="7001")
    at.press("Ctrl+S")
    dialog = at.page.findChild(ConflictDialog)
    assert dialog is not None
    theirs, mine = dialog.choice("badge")
    assert theirs.isChecked()  # what was not touched here is theirs
    assert "7001" in theirs.text()
    assert "1041" in mine.text()
    assert dialog.choice("name")[1].isChecked()
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    at.settle()
    kept = at.held("staff", "s01")
    assert isinstance(kept, StaffMember)
    assert (kept.name, kept.badge) == ("王建华", "7001")
    at.press("Ctrl+Z")  # takes back this desk's part and leaves theirs
    kept = at.held("staff", "s01")
    assert isinstance(kept, StaffMember)
    assert (kept.name, kept.badge) == ("王建国", "7001")


def test_the_history_of_a_record_says_who_changed_what_and_puts_it_back(at_directory: Open) -> None:
    at = at_directory()
    before = at.held("staff", "s01")
    at_once(at, name="王建华", post="组长")
    at.press("F5")
    at.go("staff", "s01")
    click(at.page.view.form.close_button, at)
    QTest.mouseClick(at.page.view.closed, Qt.MouseButton.LeftButton)
    at.go("staff", "s01")
    click(at.page.view.form.history_button, at)
    dialog = at.page.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    what = [one.what for one in dialog.versions.source.rows]
    assert len(what) == 3
    assert what[0] == "停用了"
    assert f"名称：{before.name} → 王建华" in what[1]
    assert "职务" in what[1]
    assert what[2].startswith("建立\n来自文件 ")
    assert "directory-administrator" in dialog.versions.source.rows[1].who
    assert not dialog.put_back.isEnabled()
    PICTURES.mkdir(parents=True, exist_ok=True)
    dialog.versions.setCurrentIndex(dialog.versions.source.index(1, 0))
    assert dialog.whole.text() == what[1]
    dialog.grab().save(str(PICTURES / "history-zh-CN.png"))
    at.page.grab().save(str(PICTURES / "history-page-zh-CN.png"))
    dialog.versions.setCurrentIndex(dialog.versions.source.index(2, 0))
    click(dialog.put_back, at)
    assert at.held("staff", "s01") == before
    record = at.page.view.held.get("staff", "s01") if at.page.view.held else None
    assert record is not None
    assert record.closed_day is None


def test_what_is_typed_while_the_office_takes_its_time_stays_and_is_kept_next(
    at_directory: Open, request: pytest.FixtureRequest
) -> None:
    at = at_directory()
    at.go("staff", "s01")
    held = request.getfixturevalue("held_up")
    at.type("name", "王建华")
    QTest.keySequence(at.page, "Ctrl+S")
    at.type("post", "组长")
    held.set()
    at.settle()
    assert named(at, "s01") == "王建华"
    assert at.page.view.form.current.values()["post"] == "组长"
    assert at.page.has_edits()
    at.press("Ctrl+S")
    assert at.page.findChild(ConflictDialog) is None
    kept = at.held("staff", "s01")
    assert isinstance(kept, StaffMember)
    assert (kept.name, kept.post) == ("王建华", "组长")
    assert not at.page.has_edits()


def test_a_new_record_that_is_typed_on_while_it_is_kept_is_no_second_one(
    at_directory: Open, request: pytest.FixtureRequest
) -> None:
    at = at_directory()
    at.press("Ctrl+N")
    key = at.page.view.form.current.values()["id"]
    held = request.getfixturevalue("held_up")
    at.type("name", "新同事")
    at.type("badge", "9001")
    QTest.keySequence(at.page, "Ctrl+S")
    at.type("name", "新同事甲")
    held.set()
    at.settle()
    assert named(at, key) == "新同事"
    at.press("Ctrl+S")
    assert named(at, key) == "新同事甲"


@pytest.mark.parametrize("way", ["button", "keys"])
def test_undo_waits_for_what_is_typed_about_somebody_else(at_directory: Open, way: str) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at.press("Ctrl+S")
    at.go("staff", "s02")
    at.type("name", "写了一半")
    at.page.view.table.setFocus()
    if way == "button":
        click(at.page.view.undo, at)
    else:
        at.press("Ctrl+Z")
    assert at.page.view.form.current.values()["name"] == "写了一半"
    assert named(at, "s01") == "王建华"
    assert "保存" in at.said
    at.press("Ctrl+S")
    assert named(at, "s02") == "写了一半"


def test_giving_up_a_conflict_changes_nothing(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at_once(at, name="别人改的")
    at.press("Ctrl+S")
    dialog = at.page.findChild(ConflictDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    at.press("Escape")
    at.press("F5")
    assert named(at, "s01") == "别人改的"


def test_undo_never_undoes_somebody_else(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at.press("Ctrl+S")
    at_once(at, name="别人改的")
    at.press("Ctrl+Z")
    assert at.page.findChild(ConflictDialog) is not None


def test_erasing_asks_first_and_cannot_be_undone(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "王建华")
    at.press("Ctrl+S")
    QTest.mouseClick(at.page.view.form.erase_button, Qt.MouseButton.LeftButton)
    box = at.page.findChild(QMessageBox)
    assert box is not None
    assert "无法撤销" in box.text()
    assert box.defaultButton().text() == "取消"
    erase = next(button for button in box.buttons() if button.text() == "永久删除(&E)")
    QTest.mouseClick(erase, Qt.MouseButton.LeftButton)
    at.settle()
    assert at.held("staff", "s01").name != "王建华"
    assert not at.page.view.undo.isEnabled()
    assert not at.page.view.form.erase_button.isVisible()


def test_what_is_unsaved_holds_the_person_at_its_record(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    at.type("name", "半句")
    view = at.page.view
    view.table.setCurrentIndex(view.table.found.index(2, 0))
    assert view.table.current_key == "s01"
    assert "保存" in at.said
    click(view.choices["window"], at)
    assert view.choices["staff"].isChecked()
    at.press("Escape")
    assert not at.page.has_edits()
    click(view.choices["window"], at)
    assert view.choices["window"].isChecked()


def test_a_new_version_of_a_checklist_is_kept_beside_the_old(at_directory: Open) -> None:
    at = at_directory()
    at.go("matter", "m01")
    lists = at.page.view.form.current.editors["checklists"]
    add = next(button for button in lists.findChildren(QPushButton) if button.text() == "新版本")
    click(add, at)
    at.press("Ctrl+S")
    at.go("matter", "m01")
    assert [one.version for one in at.page.view.form.current.values()["checklists"]] == [2, 1]


def test_a_checklist_that_is_too_long_is_said_at_its_field_and_not_handed_over(at_directory: Open) -> None:
    at = at_directory()
    at.go("matter", "m01")
    fields, version = at.page.view.form.current, at.held("matter", "m01")
    lists = fields.editors["checklists"]
    assert isinstance(lists, Checklists)
    lists.items.setPlainText("证" * (ITEMS_MOST + 1))
    remedy = fields.remedies["checklists"]
    assert (remedy.isVisible(), "最多 50,000 个字符" in remedy.text()) == (True, True)
    at.press("Ctrl+S")
    assert remedy.isVisible()
    assert at.held("matter", "m01") == version
    assert at.page.has_edits()
    lists.items.setPlainText("证")
    assert not remedy.isVisible()
    lists.day.setText("2026-09-01 morning")
    at.press("Ctrl+S")
    assert "最多 10 个字符" in remedy.text()


@pytest.mark.usefixtures("elsewhere")
@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Etc/GMT+12"])
def test_a_new_checklist_begins_with_the_offices_day(at_directory: Open, zone: str) -> None:
    """The two calendars never show the same day, so that the PC's is wrong for one of them."""
    at = at_directory()
    assert at.page.session is not None
    at.page.session = structs.replace(at.page.session, zone=zone)
    at.page.refresh()
    at.settle()
    at.go("matter", "m01")
    lists = at.page.view.form.current.editors["checklists"]
    assert isinstance(lists, Checklists)
    before = datetime.now(ZoneInfo(zone)).date()
    click(lists.add, at)
    assert before.isoformat() <= lists.day.text() <= datetime.now(ZoneInfo(zone)).date().isoformat()
    at.page.drop_edits()


def test_a_loan_is_ticked_among_other_halls(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    many = at.page.view.form.current.editors["also_serves"]
    item = next(many.item(row) for row in range(many.count()) if many.item(row).data(256) == "hall-west")  # type: ignore[attr-defined]
    item.setCheckState(Qt.CheckState.Checked)
    at.press("Ctrl+S")
    kept = at.held("staff", "s01")
    assert isinstance(kept, StaffMember)
    assert kept.also_serves == ("hall-west",)


@pytest.mark.parametrize(("role", "unit"), [("office_manager", ""), ("hall_manager", "hall-east"), ("auditor", "")])
def test_who_may_only_read_finds_nothing_to_change(at_directory: Open, role: str, unit: str) -> None:
    at = at_directory(role, unit=unit)
    view = at.page.view
    assert any(
        label.isVisible() and label.text() == "从表中选择一条，就在这里查看。" for label in view.findChildren(QLabel)
    )
    at.go("staff", "s01")
    portrait = view.form.current.portrait
    assert portrait is not None
    assert not portrait.remove.isVisible()
    assert not portrait.choose.isVisible()
    assert not any(button.isVisible() for button in (view.new, view.undo, view.take_in, view.give_out))
    assert not view.form.save_button.isVisible()
    assert not view.form.current.editors["name"].isEnabled()


@pytest.mark.parametrize(
    ("language", "hall"), [(CHINESE, "西桥社区便民服务大厅"), (ENGLISH, "Xiqiao Community Service Hall")]
)
def test_a_colleague_lent_to_a_hall_shows_the_name_of_their_own(
    at_directory: Open, translations: Translations, language: Language, hall: str
) -> None:
    translations.use(language)
    at = at_directory("hall_manager", unit="hall-east")
    view, held = at.page.view, at.page.view.held
    assert held is not None
    at.go("staff", "s06")
    place = view.table.found.mapFromSource(view.table.records.index(view.table.records.place_of("s06") or 0, 0)).row()
    shown = [str(view.table.found.index(place, column).data()) for column in range(view.table.found.columnCount())]
    assert hall in shown
    home = view.form.current.editors["unit"]
    assert isinstance(home, Choice)
    assert home.currentText() == hall
    assert "hall-west" not in {one.unit.id for one in held.records("unit") if isinstance(one, UnitRecord)}
    view.tree.hide()  # its place is under the rail
    picture(at.page, PICTURES, "directory-lent")


def test_one_long_name_takes_no_room_from_the_halls_of_all_others(at_directory: Open) -> None:
    at = at_directory()
    at.page.resize(*SIZE)
    table = at.page.view.table
    slugs = [column.slug for column in table.records.columns]

    def is_whole(slug: str, text: str) -> bool:
        return table.fontMetrics().horizontalAdvance(text) + 2 * PAD <= table.columnWidth(slugs.index(slug))

    assert is_whole("unit", "东园社区便民服务大厅")
    assert is_whole("name", "欧阳雪梅")
    assert not is_whole("name", "吾买尔江·阿不都热合曼")
    at.page.resize(2400, 768)
    assert is_whole("name", "吾买尔江·阿不都热合曼")


def test_rows_are_copied_with_their_heads(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s02")
    at.page.view.table.setFocus()
    QTest.keySequence(at.page.view.table, "Ctrl+C")
    heads, row = QGuiApplication.clipboard().text().splitlines()
    assert heads.split("\t")[:2] == ["名称", "工号"]
    assert row.split("\t")[:2] == ["李秀英", "1042"]


def test_the_portrait_is_shown_beside_the_record(at_directory: Open) -> None:
    at = at_directory()
    at.go("staff", "s01")
    portrait = at.page.view.form.current.portrait
    assert portrait is not None
    assert not portrait.picture.pixmap().isNull()
