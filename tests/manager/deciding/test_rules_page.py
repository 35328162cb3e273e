"""Rules in a real window against a real office: what packs say, how they differ, a past month under another one."""

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.rules.pack_facts import facts_of
from evaluator.manager.rules.rules_page import RulesPage
from evaluator.runtime.paths import resources
from evaluator.wire.rule_pack import read_rule_pack
from tests.manager.page_at_work import FULL, SIZE, BeginWork, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped

FOUR = (resources() / "rules" / "four_level.toml").read_text("utf-8")
HOTLINE = FOUR.replace("version = 1", "version = 2", 1).replace('headline = "satisfaction"', 'headline = "hotline"', 1)
HOTLINE = HOTLINE.replace("award = 0.9", "award = 0.85", 1)


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[RulesPage]:
    page = RulesPage(CHINESE)
    return begin_work(page, page.table.source, page.text.facts.source, page.rerun.table.source)


@pytest.fixture
def page(work: PageAtWork[RulesPage], qtbot: QtBot) -> RulesPage:
    work.sign_in("zhang")
    until(qtbot, lambda: bool(work.page.packs))
    return work.page


def said(page: RulesPage) -> dict[str, str]:
    return {row.item: row.mine for row in page.text.facts.source.rows}


def add(page: RulesPage, folder: Path, text: str, qtbot: QtBot) -> None:
    file = folder / "pack.toml"
    file.write_text(text, encoding="utf-8")
    page.add_file(file)
    until(qtbot, lambda: not page.progress.is_reading)


def test_the_pack_in_force_is_read_whole_and_searched(page: RulesPage) -> None:
    assert page.in_force is not None
    assert page.chosen is page.in_force
    told = said(page)
    assert told["评优线"] == "90.0%"
    assert told["管理者看到数字至少要"] == "5 个评价"
    assert "非常满意 1、满意 1" in told["满意率"]
    assert "10-01–10-07" in told["节假日 2026"]
    assert told["集中评价：多短的时间"] == "2 分钟"
    assert not page.use.isEnabled()
    place = [row.item for row in page.text.facts.source.rows].index("满意率")
    page.text.facts.setCurrentIndex(page.text.facts.source.index(place, 0))
    assert page.text.whole.text() == f"满意率　{told['满意率']}"
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(page.search_field, "10-01")
    assert [row.item for row in page.text.facts.source.rows] == ["节假日 2026"]


def test_every_pack_that_comes_with_the_program_has_all_its_words(translations: Translations) -> None:
    for file in sorted((resources() / "rules").glob("*.toml")):
        facts = facts_of(read_rule_pack(file.read_bytes()), CHINESE)
        assert len({fact.key for fact in facts}) == len(facts)
        assert all(fact.item and fact.value and "{" not in fact.value for fact in facts)
        assert not [fact.item for fact in facts if fact.group == "异常信号" and "_" in fact.item]


def test_a_pack_is_added_compared_tried_on_a_past_month_and_put_in_force(
    page: RulesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    add(page, tmp_path, HOTLINE, qtbot)
    until(qtbot, lambda: len(page.packs) == 4)
    assert page.chosen is not None
    assert page.chosen.rules == "four_level/2"
    page.text.other.setCurrentIndex(page.text.other.findData("four_level/1"))
    page.text.only.setChecked(True)
    assert {(row.item, row.mine, row.theirs) for row in page.text.facts.source.rows} >= {("评优线", "85.0%", "90.0%")}
    assert page.text.said.text() == "2 处不同"
    page.look_at(1)
    until(qtbot, lambda: page.rerun.found is not None)
    assert page.rerun.found is not None
    assert page.rerun.found.answer.month == 202610
    other = page.rerun.found.answer.other
    assert other is not None
    assert other.difference is not None
    assert other.difference > 0
    assert f"相差 +{other.difference * 100:.1f} 个点" in page.rerun.total.text()
    page.rerun.by.setCurrentIndex(page.rerun.by.findData("staff"))
    until(qtbot, lambda: page.rerun.found is not None and page.rerun.found.answer.by == "staff")
    page.save_to(tmp_path / "again.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "again.csv").read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 6 + page.rerun.table.source.rowCount()
    assert page.in_force is not None
    assert page.in_force.rules == "four_level/1"
    QTest.mouseClick(page.use, Qt.MouseButton.LeftButton)
    box = page.findChild(QMessageBox, "useRules")
    assert isinstance(box, QMessageBox)
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.in_force is not None and page.in_force.rules == "four_level/2")
    page.look_at(1)
    assert "就是现行规则包" in page.rerun.refusal.text()


def test_a_pack_of_other_levels_a_faulty_and_a_changed_one_are_refused_with_a_remedy(
    page: RulesPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.look_at(1)
    page.choose("thumb/1")
    until(qtbot, lambda: "另一套等级" in page.rerun.refusal.text())
    add(page, tmp_path, FOUR.replace('headline = "satisfaction"', 'headline = "joy"', 1), qtbot)
    assert "这个规则包不能用" in page.notice.sentence
    assert "主指标 joy 没有定义" in page.notice.sentence
    assert "headline" not in page.notice.sentence
    add(page, tmp_path, FOUR.replace("award = 0.9", "award = 0.8", 1), qtbot)
    assert "version 改高" in page.notice.sentence
    (tmp_path / "pack.toml").write_bytes(b"\xff\xfe\x00")
    page.add_file(tmp_path / "pack.toml")
    until(qtbot, lambda: "读不了 pack.toml" in page.notice.sentence)
    assert len(page.packs) == 3


def test_a_hall_manager_reads_and_changes_nothing_and_the_text_pastes(
    work: PageAtWork[RulesPage], qtbot: QtBot
) -> None:
    page = work.page
    work.sign_in("li")
    until(qtbot, lambda: bool(page.packs))
    assert not page.use.isVisible()
    assert not page.add.isVisible()
    page.text.facts.setFocus()
    page.text.facts.selectAll()
    QTest.keyClick(page.text.facts, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0] == ["部分", "条目", "规定"]
    assert len(lines) == 1 + page.text.facts.source.rowCount()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[RulesPage],
    translations: Translations,
    dressed: QApplication,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page, name = work.page, "-dark" if dark else ""
    work.speak(language)
    picture(page, PICTURES, f"rules-unread{name}")
    work.sign_in("zhang")
    until(qtbot, lambda: bool(page.packs))
    picture(page, PICTURES, f"rules{name}")
    add(page, tmp_path, HOTLINE, qtbot)
    until(qtbot, lambda: len(page.packs) == 4)
    page.text.other.setCurrentIndex(page.text.other.findData("national_five/1"))
    page.text.facts.setCurrentIndex(page.text.facts.source.index(10, 0))
    assert len(page.table.selectionModel().selectedRows()) == 1
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"rules-compared{name}", size)
        assert clipped(page) == []
    page.look_at(1)
    until(qtbot, lambda: page.rerun.found is not None)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"rules-rerun{name}", size)
        assert clipped(page) == []
