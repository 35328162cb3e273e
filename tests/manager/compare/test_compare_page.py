"""The page of comparisons against a real office with ten months behind it, and as pictures."""

import csv
import io
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.compare.page import ComparePage
from evaluator.manager.language import Translations
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import Subject
from evaluator.wire.exchange import ReasonRow
from tests.manager import answers
from tests.manager.conftest import view
from tests.manager.page_at_work import FULL, SIZE, BeginWork, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import hand_over, know
from tests.office.paper import PaperKiosk

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
OCTOBER = 202610


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[ComparePage]:
    page = ComparePage(CHINESE)
    return begin_work(page, page.table.source, *(one.source for one in page.beside.tables))


def add_reasons(work: PageAtWork[ComparePage]) -> None:
    """Tags of September and October at one window."""
    office = work.office
    kiosk = know(office, PaperKiosk(kiosk="k-tags", window="w1", unit="hall-east")).start("r-tags")
    kiosk.serve("s01", "d-tags").rate("neutral", 30, day=20261012)
    rows = [
        ReasonRow("r-tags", day, code, n, kiosk.seq)
        for day, code, n in (
            (20260914, "214", 9), (20260914, "207", 5), (20261012, "214", 21), (20261012, "210", 8),
            (20261012, "213", 6),
        )
    ]  # fmt: skip
    hand_over(office, msgspec.structs.replace(kiosk.request(), reason=tuple(rows)))


@pytest.fixture
def page(work: PageAtWork[ComparePage], qtbot: QtBot) -> ComparePage:
    """October of the whole office."""
    add_reasons(work)
    work.page.tree.hide()  # it stands in the rail, which is not here
    work.page.look_at(Subject(), OCTOBER)
    work.sign_in("zhang")
    until(qtbot, lambda: work.page.view is not None)
    return work.page


def figures(page: ComparePage) -> list[tuple[str, str, str]]:
    return [(one.name.text(), one.figure.text(), one.under.text()) for one in page.row.figures]


def test_a_month_stands_against_the_one_before_and_a_year_ago(page: ComparePage) -> None:
    now, before, change, year, year_change = figures(page)
    assert now[0] == "本月 2026-10"
    assert before[0] == "上月 2026-09"
    assert now[2].startswith("n 3")
    points = round(float(now[1].rstrip("%")) - float(before[1].rstrip("%")), 1)
    assert abs(float(change[1].replace("−", "-")) - points) <= 0.1
    assert change[2].endswith(("不能断定", "有变化"))
    assert year == ("去年同月 2025-10", "—", "无评价")
    assert year_change[2] == "没有可比的数字"


def test_twelve_months_are_a_table_and_a_band_that_keys_read(page: ComparePage) -> None:
    assert [row.month for row in page.table.source.rows][:2] == [OCTOBER, 202609]
    assert len(page.table.source.rows) == 12
    page.chart.setFocus()
    QTest.keyClick(page.chart, Qt.Key.Key_Left)
    assert page.chart.words.startswith("2026-10：")
    assert page.chart.words.endswith("%)")
    page.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert page.table.source.rows[-1].month == OCTOBER


def test_reasons_stand_under_person_process_and_policy_month_by_month(page: ComparePage) -> None:
    lines = {line.name: line.times for line in page.beside.reasons.source.rows}
    sums = [line for line in page.beside.reasons.source.rows if line.is_sum]
    assert {line.key for line in sums} <= {"person", "process", "policy"}
    assert sum(line.times[OCTOBER] or 0 for line in sums) == 35
    assert sum(line.times[202609] or 0 for line in sums) == 14
    assert len(lines) > len(sums)
    QTest.keySequence(page.table, "Ctrl+F")
    assert page.beside.search_field.hasFocus()
    page.beside.search_field.setText("zzz")
    assert page.beside.reasons.source.rows == []
    QTest.keyClick(page.beside.search_field, Qt.Key.Key_Escape)
    assert page.beside.search_field.text() == ""
    assert len(page.beside.reasons.source.rows) == len(lines)


def test_a_hall_and_another_month_are_asked_for(page: ComparePage, work: PageAtWork[ComparePage], qtbot: QtBot) -> None:
    whole = figures(page)[0]
    page.tree.chosen.emit("hall-west")
    until(qtbot, lambda: page.view is not None and page.view.wish.subject.key == "hall-west")
    assert figures(page)[0] != whole
    assert page.top.subject.text() != ""
    QTest.keySequence(page.table, "Alt+Left")
    until(qtbot, lambda: page.view is not None and page.view.month == 202609)
    assert figures(page)[0][0] == "本月 2026-09"


def test_months_are_copied_with_their_heads_and_plain_digits(page: ComparePage) -> None:
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keySequence(page.table, "Ctrl+C")
    rows = list(csv.reader(io.StringIO(QGuiApplication.clipboard().text()), delimiter="\t"))
    assert rows[0][0] == "月份"
    assert rows[1][0] == "2026-10"
    assert all(cell.isdigit() for cell in rows[1][1:6])


def test_a_person_is_looked_at_where_the_office_allows(
    page: ComparePage, work: PageAtWork[ComparePage], qtbot: QtBot
) -> None:
    page.look_at(Subject(by="staff", key="s03", name="周敏", detail="1046"), OCTOBER)
    page.opened()
    until(qtbot, lambda: page.view is not None and page.view.trend.by == "staff")
    assert page.top.subject.text() == "周敏 · 1046"
    assert page.view is not None
    last = page.view.trend.months[-1].figures
    assert last is not None
    assert last.n == 45
    assert page.top.back_button.isVisible()
    assert page.beside.windows.isVisible()
    assert not page.beside.reasons.isVisible()
    same = page.view.same
    assert same is not None
    assert sum(row.own.n for row in same.rows if row.own) <= 45
    assert same.rows
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)


def test_a_month_too_thin_says_so_and_shows_nothing(
    page: ComparePage, work: PageAtWork[ComparePage], qtbot: QtBot
) -> None:
    page.look_at(Subject(by="staff", key="s05", name="无名"), OCTOBER)
    page.opened()
    until(qtbot, lambda: page.view is not None and page.view.wish.subject.key == "s05")
    assert page.view is not None
    if page.view.trend.months[-1].figures is None:
        assert figures(page)[0][1:] == ("—", "样本不足")


def test_the_last_figures_stay_while_the_office_is_away(
    page: ComparePage, work: PageAtWork[ComparePage], qtbot: QtBot
) -> None:
    before = figures(page)
    work.stop()
    page.refresh()
    until(qtbot, lambda: bool(page.notice.sentence))
    assert figures(page) == before
    work.start()
    until(qtbot, lambda: not page.notice.sentence)


def test_a_comparison_is_printed_and_saved_with_what_it_rests_on(
    page: ComparePage, work: PageAtWork[ComparePage], tmp_path: Path, qtbot: QtBot
) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    QTest.keySequence(page, "Ctrl+P")
    until(qtbot, lambda: page.saving.preview.dialog is not None)
    assert page.saving.preview.dialog is not None
    page.saving.preview.dialog.close()
    assert page.view is not None
    for name in ("compare.csv", "compare.pdf"):
        page.saving.save(page.view, "清河街道办事处", tmp_path / name)
        until(qtbot, lambda: not page.progress.is_reading)
    assert (tmp_path / "compare.pdf").read_bytes().startswith(b"%PDF")
    with (tmp_path / "compare.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0] == "2026-10"
    said = " ".join(" ".join(row) for row in rows[13:])
    assert "four_level/1" in said
    assert "SHA-256" in said
    page.saving.save(page.view, "", tmp_path / "nowhere" / "compare.pdf")
    until(qtbot, lambda: "nowhere" in page.notice.sentence or "compare.pdf" in page.notice.sentence)


def test_a_row_of_the_month_opens_its_twelve_months_and_the_way_back(window: DeskWindow) -> None:
    window.month.show_view(view(answers.staff()))
    window.month.table.setFocus()
    window.month.table.selectRow(3)
    QTest.keyClick(window.month.table, Qt.Key.Key_Return)
    assert window.shell.slug == window.compare.slug
    subject = window.compare.wish.subject
    assert (subject.by, subject.key, subject.name, subject.detail) == ("staff", "s1044", "欧阳明月", "1044")
    assert window.compare.wish.month == 202611
    window.compare.back()
    assert window.shell.slug == window.month.slug


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_nothing_is_clipped(
    page: ComparePage, work: PageAtWork[ComparePage], translations: Translations, language: Language
) -> None:
    translations.use(language)
    work.speak(language)
    for size in (SIZE, FULL):
        picture(page, PICTURES, "compare", size)
        assert clipped(page) == []


def test_pictures_in_the_dark_and_of_nothing(
    page: ComparePage, work: PageAtWork[ComparePage], dressed: QApplication
) -> None:
    look.dress(dressed, look.DARK)
    picture(page, PICTURES, "compare-dark")
    page.forget()
    page.away("14:05 起联系不上办事处。")
    picture(page, PICTURES, "compare-nothing")
    assert clipped(page) == []
