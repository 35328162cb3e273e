"""The year's marks and a clerk's own month, in a real window against a real office with ten months behind it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.stars import sheet_giving
from evaluator.manager.stars.assessment_page import AssessmentPage
from evaluator.manager.stars.sheet_giving import Wanted
from evaluator.manager.stars.zone_marks import JUDGED, UNJUDGED, draw_zone
from evaluator.wire.own_month import OWN_MONTH_PATH, OwnMonth, PrintOwnMonth
from tests.manager.filled import NOW
from tests.manager.page_at_work import FULL, SIZE, BeginWork, Finish, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped
from tests.manager.test_stars_page import pages_of, words_of


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[AssessmentPage]:
    page = AssessmentPage(CHINESE)
    return begin_work(page, page.table.source)


@pytest.fixture
def page(work: PageAtWork[AssessmentPage], qtbot: QtBot) -> AssessmentPage:
    """The running year by person."""
    work.sign_in("zhang")
    by_staff(work.page, qtbot)
    return work.page


def by_staff(page: AssessmentPage, qtbot: QtBot) -> None:
    until(qtbot, lambda: page.view is not None)
    QTest.mouseClick(page.choices["staff"], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: page.view is not None and page.view.by == "staff")


def go_to(page: AssessmentPage, name: str, slug: str) -> None:
    model = page.table.source
    row = next(place for place, row in enumerate(model.rows) if row.name == name)
    page.table.setCurrentIndex(model.index(row, [column.slug for column in model.columns].index(slug)))


def cell(page: AssessmentPage, name: str, slug: str) -> str:
    column = next(column for column in page.table.source.columns if column.slug == slug)
    return column.text(next(row for row in page.table.source.rows if row.name == name))


def test_closed_months_stand_as_marks_and_the_running_one_does_not(page: AssessmentPage) -> None:
    slugs = [column.slug for column in page.table.source.columns]
    assert [slug for slug in slugs if slug.startswith("m2026")] == [f"m{202600 + month}" for month in range(1, 11)]
    assert cell(page, "王建国", "m202610").startswith("2026-10：达标")
    assert "n＝45" in cell(page, "王建国", "m202610")


def test_a_mark_is_said_in_words_with_n_and_interval(page: AssessmentPage) -> None:
    go_to(page, "黄桂兰", "m202605")
    assert page.said.text().startswith("黄桂兰　2026-05：")
    assert "95% 区间" in page.said.text()
    go_to(page, "孙丽", "m202603")
    assert "2026-03：样本不足" in page.said.text()


def test_months_running_in_the_zone_lead_to_work_on_site_in_words(page: AssessmentPage) -> None:
    assert cell(page, "黄桂兰", "running").startswith("▲")
    assert "驻点整改" in cell(page, "黄桂兰", "running")
    assert cell(page, "王建国", "running") == ""


def test_the_definition_and_the_thresholds_are_on_the_page(page: AssessmentPage) -> None:
    assert "低于 90.0% 失去评优，低于 70.0% 进入问责区，连续 3 个月" in page.definition.text()
    assert "30" in page.more.text()


def test_the_top_ten_have_enough_ratings(page: AssessmentPage) -> None:
    assert page.view is not None
    assert cell(page, "欧阳雪梅", "top") == ""
    assert cell(page, "欧阳雪梅", "year") == "样本不足"
    assert {cell(page, name, "top") for name in ("王建国", "陈晓燕", "吴磊")} == {"1", "2", "3"}


def test_every_zone_has_a_shape_of_its_own_without_its_colour() -> None:
    palette = look.palette_of(look.LIGHT)

    def shape(zone: str, certain: bool) -> bytes:
        image = QImage(24, 24, QImage.Format.Format_Alpha8)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        draw_zone(painter, QRectF(0, 0, 24, 24), zone, palette, certain=certain)  # type: ignore[arg-type]  # a zone
        painter.end()
        return bytes(image.constBits())

    shapes = [shape(zone, certain=True) for zone in (*JUDGED, *UNJUDGED)]
    shapes += [shape(zone, certain=False) for zone in JUDGED]
    assert len(set(shapes)) == 8


def test_the_year_pastes_into_a_spreadsheet_in_words(page: AssessmentPage) -> None:
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert {len(line) for line in lines} == {18}
    assert any("问责区" in field for line in lines for field in line)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_a_clerks_own_month_is_one_page_and_shows_nothing_under_ten_ratings(
    language: Language,
    work: PageAtWork[AssessmentPage],
    translations: Translations,
    page: AssessmentPage,
    tmp_path: Path,
    finish: Finish,
) -> None:
    translations.use(language)
    work.speak(language)
    assert work.runner.link is not None
    rows = {row.name: row for row in page.table.source.rows}
    enough, few = tmp_path / "enough.pdf", tmp_path / "few.pdf"
    for file, name in ((enough, "李秀英"), (few, "欧阳雪梅")):
        asked = PrintOwnMonth(rows[name].key, 202610)
        answer = finish(work.runner.link.send("POST", OWN_MONTH_PATH, OwnMonth, asked))
        page.giving.save(file, Wanted(rows[name], 202610, "", NOW), answer)
    for file, kind in ((enough, "sheet"), (few, "sheet-few")):
        (sheet,) = pages_of(file, PICTURES, f"{kind}-{language}")
        assert (sheet.width(), sheet.height()) == (579, 819)
    assert "45" in words_of(enough)
    assert "%" in words_of(enough)
    assert "%" not in words_of(few)
    assert "10" in words_of(few)
    assert ("李秀英" if language == CHINESE else "Li Xiuying") in words_of(enough)


def test_a_sheet_is_asked_for_at_the_button_and_by_who_may_print_it_alone(
    work: PageAtWork[AssessmentPage], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved: list[str] = []

    def where(_page: object, name: str, save: Callable[[Path], None]) -> None:
        save(tmp_path / "sheet.pdf")
        saved.append(name)

    monkeypatch.setattr(sheet_giving, "ask_where", where)
    work.sign_in("li")
    by_staff(work.page, qtbot)
    go_to(work.page, "李秀英", "m202610")
    QTest.mouseClick(work.page.sheet, Qt.MouseButton.LeftButton)
    until(qtbot, lambda: bool(saved))
    assert "李秀英" in saved[0]
    assert "第 1 版" in words_of(tmp_path / "sheet.pdf")
    work.sign_in("wu")
    by_staff(work.page, qtbot)
    until(qtbot, lambda: not work.page.sheet.isVisible())


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[AssessmentPage],
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page, name = work.page, "-dark" if dark else ""
    work.speak(language)
    picture(page, PICTURES, f"assessment-empty{name}")
    work.sign_in("zhang")
    by_staff(page, qtbot)
    go_to(page, "黄桂兰", "m202605")
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"assessment{name}", size)
        assert clipped(page) == []
