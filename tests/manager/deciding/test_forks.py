"""A cloned kiosk at the desk: two branches, both figures of the month, one person proposes and another one decides."""

import csv
import io

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.corrections import forks
from evaluator.manager.corrections.corrections_page import CorrectionsPage
from evaluator.manager.language import Translations
from evaluator.office.tallies import branches
from evaluator.office.tallies.branches import BranchName
from evaluator.wire.branches import Fork
from evaluator.wire.corrections import Correction
from tests.manager.deciding.conftest import cloned, decide, enter
from tests.manager.filled import NOW, add_account
from tests.manager.page_at_work import FULL, SIZE, PageAtWork, picture, until
from tests.manager.pages.test_habits import letter_of
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import hand_over, know, write
from tests.office.paper import PaperKiosk

FORK = "fork.kf.rg"
Work = PageAtWork[CorrectionsPage]


@pytest.fixture
def forked(work: Work) -> Work:
    cloned(work.office)
    return work


def fork_of(page: CorrectionsPage) -> Fork:
    return next(one for one in (page.view.items if page.view else ()) if isinstance(one, Fork))


def chosen(page: CorrectionsPage, qtbot: QtBot) -> CorrectionsPage:
    """The fork is opened."""
    until(qtbot, lambda: page.table.source.place_of(FORK) >= 0)
    page.choose(FORK)
    return page


def test_a_fork_says_of_which_kiosk_where_it_parts_and_both_figures(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    said = page.sheet.texts()
    assert "评价器 kf" in said
    assert "分开之处 第 22 条之后；办事处 2026-11-20 10:00 已收到这一条" in said
    assert "分叉的一支 8 个评价是另一支没有的（2026-10-21 至 2026-10-22）" in said
    assert "原来的一支 至多 30 个评价是另一支没有的" in said
    (month,) = fork_of(page).marked.months
    assert (month.month, month.n_with - month.n_without) == (202610, 8)
    assert month.rate_with is not None
    assert month.rate_without is not None
    assert month.rate_with < month.rate_without
    assert f"2026-10 满意率 {month.rate_with * 100:.1f}%（{month.n_with} 个评价）" in said
    assert f"分叉的一支不计：{month.rate_without * 100:.1f}%" in said
    assert list(page.form.buttons) == ["exclude_marked", "exclude_other"]


def test_one_proposes_with_a_reason_another_agrees_and_both_figures_stay(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    (before,) = fork_of(page).marked.months
    waiting = page.table.source.rowCount()
    decide(page, "exclude_marked")
    assert page.form.refusal.text().startswith("请写下理由")
    decide(page, "exclude_marked", "The copy stood in the workshop.")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")
    assert page.table.source.rowCount() == waiting
    assert not page.form.isVisible()
    assert "另一个人" in page.second.text()
    page = chosen(enter(forked, "li", qtbot), qtbot)
    assert list(page.form.buttons) == ["agree", "disagree"]
    assert "已提议“分叉的一支”整支不计" in page.sheet.texts()
    decide(page, "agree")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "in_force")
    page.which.setCurrentIndex(page.which.findData("all"))
    page = chosen(page, qtbot)
    assert fork_of(page).marked.months == (before,)
    said = page.sheet.texts()
    assert "li 同意" in said
    assert "zhang 提出“分叉的一支”不计（2 天）：The copy stood in the workshop." in said
    assert not page.form.isVisible()
    assert sum(isinstance(one, Correction) and one.state == "in_force" for one in page.rows()) == 2


def test_another_person_declines_and_nothing_is_changed(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    decide(page, "exclude_other", "The window was closed.")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")
    page = chosen(enter(forked, "li", qtbot), qtbot)
    decide(page, "disagree")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "refused")
    assert {fork_of(page).marked.state, fork_of(page).other.state} == {"counted"}


def test_what_another_one_decided_meanwhile_is_said_and_shown(forked: Work, qtbot: QtBot) -> None:
    office = forked.office
    named = BranchName("kf", "rg", "marked")
    write(office, lambda one: branches.propose(one, named, "exclude", "A copy.", "zhang", NOW, before=None))
    add_account(office, "ma", "hall_manager", "hall-east")
    page = chosen(enter(forked, "li", qtbot), qtbot)
    write(office, lambda one: branches.decide(one, named, "ma", NOW, agree=False))
    decide(page, "agree")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "refused")
    assert page.which.currentData() == "all"
    assert page.chosen == fork_of(page)
    assert "ma 不同意" in page.sheet.texts()


def test_a_proposal_made_meanwhile_keeps_the_reason_that_was_typed(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    named = BranchName("kf", "rg", "other")
    write(forked.office, lambda one: branches.propose(one, named, "exclude", "Mine.", "chief", NOW, before=None))
    decide(page, "exclude_marked", "The copy stood in the workshop.")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")
    assert page.form.drafts[FORK] == "The copy stood in the workshop."
    assert "请先恢复另一支" in page.form.refusal.text()


def test_with_the_office_away_what_was_typed_stays_and_is_proposed_once_it_is_back(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    forked.stop()
    decide(page, "exclude_marked", "The copy stood in the workshop.")
    until(qtbot, page.form.refusal.isVisible)
    assert page.form.reason.text() == "The copy stood in the workshop."
    forked.start()
    decide(page, "exclude_marked")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")
    assert page.form.drafts == {}


def test_it_is_left_out_by_keys_alone_and_pastes_into_a_spreadsheet(forked: Work, qtbot: QtBot) -> None:
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    page.table.setFocus()
    QTest.keySequence(page.table, "Ctrl+C")
    _head, row = csv.reader(io.StringIO(QGuiApplication.clipboard().text()), dialect="excel-tab")
    assert "评价器的记录有两支" in row
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    until(qtbot, page.form.reason.hasFocus)
    QTest.keyClicks(page.form.reason, "A copy in the workshop.")
    QTest.keyClick(page.form.reason, Qt.Key.Key_Tab)
    until(qtbot, page.form.buttons["exclude_marked"].hasFocus)
    QTest.keyClick(page.form.buttons["exclude_marked"], Qt.Key.Key_Space)
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")


@pytest.mark.parametrize(("role", "unit", "sees"), [("auditor", "", True), ("hall_manager", "hall-west", False)])
def test_an_auditor_reads_it_and_another_hall_does_not(
    role: str, unit: str, sees: bool, forked: Work, qtbot: QtBot
) -> None:
    add_account(forked.office, "ma", role, unit)
    page = enter(forked, "ma", qtbot)
    assert any(isinstance(one, Fork) for one in page.rows()) == sees
    if sees:
        chosen(page, qtbot)
        assert "分叉的一支" in page.sheet.texts()
    assert not page.form.isVisible()


def many(work: Work) -> None:
    """A dozen cloned kiosks, one of them for a year."""
    for place in range(12):
        kiosk = know(work.office, PaperKiosk(kiosk=f"k-{place:030x}", window=f"w{place % 2 + 1}")).start(f"a{place}")
        image = kiosk.serve("s01", f"d{place}").rate(times=9, day=20260105).copy()
        hand_over(work.office, kiosk.rate(times=8, day=20260105).request())
        image.start(f"b{place}").serve("s02", f"e{place}")
        for month in range(1, 11 if place == 11 else 3):
            image.rate("neutral", 6, day=20260015 + month * 100)
        hand_over(work.office, image.request())


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_it_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    forked: Work,
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    name = "-dark" if dark else ""
    forked.speak(language)
    page = chosen(enter(forked, "zhang", qtbot), qtbot)
    buttons = [one.text() for one in page.findChildren(QPushButton) if one.isVisible()]
    letters = [letter_of(text, language) for text in buttons]
    assert None not in letters
    assert len(set(letters)) == len(buttons) == 5
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"fork{name}", size)
        assert clipped(page) == []
    decide(page, "exclude_marked", "The copy stood in the workshop for two days; nobody was served there.")
    until(qtbot, lambda: forks.state_of(fork_of(page)) == "proposed")
    many(forked)
    page.refresh()
    until(qtbot, lambda: page.table.source.rowCount() > 12)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"fork-many{name}", size)
        assert clipped(page) == []
    page.choose(f"fork.k-{11:030x}.b11")
    picture(page, PICTURES, f"fork-year{name}")
    assert clipped(page) == []
