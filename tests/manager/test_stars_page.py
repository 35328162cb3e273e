"""The stars of a month, in a real window against a real office with a filled history; and the papers, rasterised."""

import subprocess
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.stars.stars_page import StarsPage
from evaluator.manager.table_head import PAD
from evaluator.office.stars import deciding
from evaluator.office.stars.proposing import Reader
from evaluator.wire.stars import Decide
from tests.manager.page_at_work import FULL, SIZE, BeginWork, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import write

WEEK: Final = 20261012


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[StarsPage]:
    page = StarsPage(CHINESE)
    return begin_work(page, page.weeks.source, page.candidates.source)


@pytest.fixture
def page(work: PageAtWork[StarsPage], qtbot: QtBot) -> StarsPage:
    """October of an office manager, at the week of the 12th."""
    work.sign_in("zhang")
    until(qtbot, lambda: work.page.view is not None)
    work.page.weeks.setCurrentIndex(work.page.weeks.source.index(work.page.weeks.source.place_of(str(WEEK)), 0))
    assert work.page.week is not None
    assert work.page.week.week == WEEK
    return work.page


def column(page: StarsPage, slug: str) -> list[str]:
    model = page.candidates.source
    place = [one.slug for one in model.columns].index(slug)
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def test_whoever_is_proposed_is_named_whole(
    page: StarsPage, work: PageAtWork[StarsPage], translations: Translations, qtbot: QtBot
) -> None:
    translations.use(ENGLISH)
    work.speak(ENGLISH)
    table = page.candidates
    metrics = table.fontMetrics()
    widest = max(map(metrics.horizontalAdvance, column(page, "name")))
    until(qtbot, lambda: table.columnWidth(0) - 2 * PAD >= widest)
    assert not table.horizontalScrollBar().isVisible()


def decide(page: StarsPage, staff: str, reason: str) -> None:
    page.choice.who.setCurrentIndex(page.choice.who.findData(staff))
    page.choice.who.activated.emit(page.choice.who.currentIndex())
    page.choice.reason.setFocus()
    page.choice.reason.clear()
    QTest.keyClicks(page.choice.reason, reason)
    QTest.mouseClick(page.choice.button, Qt.MouseButton.LeftButton)


def decisions(page: StarsPage) -> list[tuple[str, str]]:
    return [(one.staff, one.reason) for one in page.week.decisions] if page.week else []


def pages_of(file: Path, into: Path, name: str) -> list[QImage]:
    """The pages of a PDF as pictures, kept to be looked at."""
    into.mkdir(parents=True, exist_ok=True)
    subprocess.run(["pdftoppm", "-r", "70", "-png", file, into / name], check=True, timeout=60)
    return [QImage(str(found)) for found in sorted(into.glob(f"{name}-*.png"))]


def words_of(file: Path) -> str:
    done = subprocess.run(["pdftotext", "-layout", file, "-"], check=True, capture_output=True, timeout=60)
    return done.stdout.decode()


def test_the_last_month_that_is_over_is_shown_with_its_weeks(page: StarsPage) -> None:
    assert page.months.name.text() == "2026 年 10 月"
    model = page.weeks.source
    assert [model.index(row, 0).data() for row in range(model.rowCount())][:3] == [
        "09-28 – 10-04",
        "10-05 – 10-11",
        "10-12 – 10-18",
    ]
    assert str(model.index(2, 1).data()).startswith("未决定（入围")


def test_the_band_stands_by_badge_number_and_everybody_else_has_a_reason_in_words(page: StarsPage) -> None:
    why = column(page, "why")
    band = why.count("入围")
    assert 1 < band < len(why)
    assert why[:band] == ["入围"] * band
    assert column(page, "badge")[:band] == sorted(column(page, "badge")[:band])
    assert "当月评价不够" in why[band:]
    assert "不分先后" in page.week_lead.text()


def test_every_figure_carries_n_and_interval(page: StarsPage) -> None:
    for n, rate, interval in zip(column(page, "week_n"), column(page, "rate"), column(page, "interval"), strict=True):
        assert rate == "样本不足" or (n.isdigit() and "–" in interval)


def test_a_star_is_chosen_with_a_reason_and_corrected_by_a_new_decision(page: StarsPage, qtbot: QtBot) -> None:
    chosen = page.week.band[0] if page.week else ""
    decide(page, chosen, "Helped an old man through three windows.")
    assert page.weeks.hasFocus(), "not somewhere far away"
    until(qtbot, lambda: len(decisions(page)) == 1)
    assert page.star is not None
    assert str(page.weeks.source.index(2, 1).data()) == f"★ {page.star.name}"
    assert page.choice.reason.text() == ""
    decide(page, "", "The week was mine to look at again.")
    until(qtbot, lambda: len(decisions(page)) == 2)
    assert page.star is None
    assert page.choice.history.text().count("\n") == 1
    assert "本周不评" in page.choice.history.text()


def test_the_notice_is_looked_at_before_it_is_printed_and_so_is_a_stars_certificate(
    page: StarsPage, qtbot: QtBot
) -> None:
    page.print_out()
    assert page.saving.preview.dialog is not None
    page.saving.preview.dialog.close()
    decide(page, page.week.band[0] if page.week else "", "Helped an old man through three windows.")
    until(qtbot, lambda: page.star is not None)
    page.print_out()
    assert page.saving.preview.dialog is not None
    page.saving.preview.dialog.close()


def test_nothing_is_decided_without_a_person_or_a_reason(page: StarsPage) -> None:
    QTest.mouseClick(page.choice.button, Qt.MouseButton.LeftButton)
    assert page.choice.refusal.text() == "请先选择入围的人，或选“本周不评”。"
    decide(page, "", "  ")
    assert page.choice.refusal.text() == "请写下理由，再决定。"
    assert decisions(page) == []


def test_who_was_faster_is_shown_and_mine_is_sent_only_on_another_press(
    work: PageAtWork[StarsPage], page: StarsPage, qtbot: QtBot
) -> None:
    assert page.week is not None
    first, second = page.week.band[:2]
    reader = Reader("", work.office.clock(), work.office.about.zone, work.office.rules)
    theirs = Decide(week=WEEK, after=0, staff=first, reason="Theirs.")
    write(work.office, lambda connection: deciding.decide(connection, theirs, "li", reader))
    decide(page, second, "Mine.")
    until(qtbot, page.choice.refusal.isVisible)
    assert "Theirs." in page.choice.refusal.text()
    assert decisions(page) == [(first, "Theirs.")]
    assert (page.choice.who.currentData(), page.choice.reason.text()) == (second, "Mine.")
    QTest.mouseClick(page.choice.button, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: decisions(page) == [(first, "Theirs."), (second, "Mine.")])


def test_a_reason_outlives_another_week_and_a_lost_session(
    work: PageAtWork[StarsPage], page: StarsPage, qtbot: QtBot
) -> None:
    page.choice.reason.setFocus()
    QTest.keyClicks(page.choice.reason, "half a reason")
    page.choose_week(20261019)
    assert page.choice.reason.text() == ""
    page.choose_week(WEEK)
    assert page.choice.reason.text() == "half a reason"
    work.end_sessions()
    page.refresh()
    until(qtbot, lambda: work.lost == 1)
    work.sign_in("zhang")
    until(qtbot, lambda: not page.progress.is_reading)
    assert page.choice.reason.text() == "half a reason"


def test_a_hall_manager_reads_and_a_running_month_shows_nobody(work: PageAtWork[StarsPage], qtbot: QtBot) -> None:
    page = work.page
    work.sign_in("li")
    until(qtbot, lambda: page.view is not None)
    assert not page.choice.button.isVisible()
    page.months.step(1)
    until(qtbot, lambda: page.view is not None and page.view.stars.month == 202611)
    assert page.candidates.source.rowCount() == 0
    until(qtbot, lambda: "结束后才有提名" in page.week_lead.text())


def test_the_proposal_pastes_into_a_spreadsheet(page: StarsPage) -> None:
    page.candidates.setFocus()
    page.candidates.selectAll()
    QTest.keyClick(page.candidates, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][:3] == ["姓名", "工号", "说明"]
    assert {len(line) for line in lines} == {11}
    assert len(lines) == 1 + page.candidates.source.rowCount()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_certificate_and_notice_are_one_page_each_and_rank_nobody(
    language: Language,
    work: PageAtWork[StarsPage],
    translations: Translations,
    page: StarsPage,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    work.speak(language)
    chosen = page.week.band[-1] if page.week else ""
    decide(page, chosen, "Patient with everybody.")
    until(qtbot, lambda: len(decisions(page)) == 1)
    certificate, notice = tmp_path / "certificate.pdf", tmp_path / "notice.pdf"
    page.saving.save_certificate(certificate)
    page.saving.save_notice(notice)
    assert page.star is not None
    name = page.star.name if language == CHINESE else page.star.name_en
    office = "清河街道办事处" if language == CHINESE else "Qinghe Sub-district Office"
    for file, kind in ((certificate, "certificate"), (notice, "notice")):
        (sheet,) = pages_of(file, PICTURES, f"{kind}-{language}")
        assert (sheet.width(), sheet.height()) == (579, 819)
        words = words_of(file)
        assert name in words
        assert office in words
        assert "%" not in words.split("30")[0]
    assert "2026-10-12" in words_of(certificate)


def test_a_folder_that_cannot_be_written_is_said(page: StarsPage, tmp_path: Path) -> None:
    page.saving.save_notice(tmp_path / "nowhere" / "notice.pdf")
    assert page.progress.text().startswith("没能写入")


def test_the_button_asks_where_the_notice_goes(page: StarsPage, tmp_path: Path, qtbot: QtBot) -> None:
    QTest.mouseClick(page.notice_button, Qt.MouseButton.LeftButton)
    dialog = page.findChild(QFileDialog, "saveAs")
    assert isinstance(dialog, QFileDialog)
    file = tmp_path / "stars.pdf"
    dialog.selectFile(str(file))
    dialog.fileSelected.emit(str(file))
    dialog.close()
    assert file.stat().st_size > 1_000
    assert page.progress.text() == "已保存：stars.pdf"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[StarsPage],
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page, name = work.page, "-dark" if dark else ""
    work.speak(language)
    picture(page, PICTURES, f"stars-empty{name}")
    work.sign_in("zhang")
    until(qtbot, lambda: page.view is not None)
    page.choose_week(WEEK)
    decide(page, page.week.band[0] if page.week else "", "Patient with everybody who came.")
    until(qtbot, lambda: len(decisions(page)) == 1)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"stars{name}", size)
        assert clipped(page) == []
