"""An office that was founded this morning: what each person finds, and what the desk says to do first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evaluator.domain.names import ENGLISH
from evaluator.manager.cases.cases_page import CasesPage
from evaluator.manager.directory.page import DirectoryPage
from evaluator.manager.kiosks.dialogs import PlaceDialog
from evaluator.manager.kiosks.page import KiosksPage
from evaluator.manager.language import Translations
from evaluator.office.addresses import Address
from evaluator.office.founding import Founded, found
from tests.manager.at_work import OfficeTime
from tests.manager.page_at_work import picture
from tests.manager.signed_in import Finish, Signed, signed_at
from tests.manager.test_pictures import PICTURES, clipped


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    """An office without a directory."""
    return found(
        tmp_path_factory.mktemp("empty") / "office",
        name="清河街道办事处",
        name_en="Qinghe Sub-district Office",
        zone="Asia/Shanghai",
        addresses=[Address("127.0.0.1", 8443)],
        simulated=False,
        clock=OfficeTime(),
    )


@pytest.fixture
def first_day(empty: Founded, tmp_path: Path, finish: Finish, qtbot: QtBot) -> Iterator[Signed]:
    with signed_at(empty, tmp_path, finish, qtbot) as signed:
        yield signed


def test_who_keeps_the_directory_is_told_to_import_it(first_day: Signed, translations: Translations) -> None:
    page = DirectoryPage(translations.language)
    first_day.open(page, "directory_administrator")
    assert page.view.empty_title.text() == "名录还是空的"
    assert page.view.empty_lead.text().startswith("请按“导入”")
    picture(page, PICTURES, "first-day-directory")
    translations.use(ENGLISH)
    page.speak(ENGLISH)
    assert page.view.empty_title.text() == "The directory is still empty"
    picture(page, PICTURES, "first-day-directory")
    assert clipped(page) == []


def test_who_may_only_look_is_not_told_to_add_anything(first_day: Signed, translations: Translations) -> None:
    page = DirectoryPage(translations.language)
    first_day.open(page, "office_manager")
    assert page.view.empty_lead.text().startswith("名录管理员导入以后")


def test_a_code_for_no_window_says_who_makes_windows(first_day: Signed, translations: Translations) -> None:
    page = KiosksPage(translations.language)
    first_day.open(page, "system_administrator")
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    dialog = page.findChild(PlaceDialog)
    assert dialog is not None
    assert any("请名录管理员先导入名录" in label.text() for label in dialog.findChildren(QLabel))
    assert not dialog.act_button.isEnabled()
    assert dialog.cancel_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)


def test_a_case_without_a_hall_says_what_is_missing_and_keeps_the_text(
    first_day: Signed, translations: Translations
) -> None:
    page = CasesPage(translations.language)
    first_day.open(page, "office_manager")
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    page.new_case.subject.setPlainText("灯坏了。")
    QTest.mouseClick(page.new_case.enter, Qt.MouseButton.LeftButton)
    assert "名录里还没有大厅" in page.new_case.refusal.text()
    assert page.new_case.subject.toPlainText() == "灯坏了。"
