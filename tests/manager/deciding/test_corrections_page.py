"""Corrections in a real window against a real office: challenges, two persons, before and after, and the way back."""

import logging

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.corrections.corrections_page import CorrectionsPage
from evaluator.manager.language import Translations
from evaluator.office.store import schema
from evaluator.wire.corrections import Correction
from tests.manager.deciding.conftest import DAY, DUTY, decide, enter
from tests.manager.page_at_work import FULL, SIZE, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped

CHALLENGE = f"ks.{DUTY}.{DAY}"


def corrections(page: CorrectionsPage) -> list[Correction]:
    return [one for one in page.view.items if isinstance(one, Correction)] if page.view else []


def open_duty(page: CorrectionsPage, qtbot: QtBot) -> None:
    page.begin_correction("ks", DUTY, DAY)
    until(qtbot, lambda: page.dialog.chosen is not None)


def wish(page: CorrectionsPage, act: str, staff: str = "", reason: str = "The roster says so.") -> None:
    dialog = page.dialog
    dialog.act.setCurrentIndex(dialog.act.findData(act))
    if act == "credit":
        dialog.staff.setCurrentIndex(dialog.staff.findData(staff))
    dialog.reason.setText(reason)
    QTest.mouseClick(dialog.enter, Qt.MouseButton.LeftButton)


def audited(work: PageAtWork[CorrectionsPage]) -> list[str]:
    with work.office.database.reading() as connection:
        rows = connection.execute(select(schema.audit.c.body).order_by(schema.audit.c.seq)).scalars()
        return [str(body) for body in rows if "correction." in str(body)]


def test_a_challenge_waits_is_decided_with_a_reason_and_can_be_opened_again(
    work: PageAtWork[CorrectionsPage], qtbot: QtBot
) -> None:
    page = enter(work, "zhang", qtbot)
    page.choose(CHALLENGE)
    assert "有 3 位居民" in page.sheet.texts()
    decide(page, "dismiss")
    assert page.form.refusal.text().startswith("请写下理由")
    decide(page, "dismiss", "She was there; the photo was old.")
    until(qtbot, lambda: len(corrections(page)) == 1)
    assert page.table.source.place_of(CHALLENGE) < 0
    (one,) = corrections(page)
    assert (one.act, one.state, one.by) == ("dismiss", "in_force", "zhang")
    assert "改正前只算窗口的，改正后也算 陈晓燕" in page.sheet.texts()
    decide(page, "reopen", "The roster was wrong.")
    until(qtbot, lambda: page.table.source.place_of(CHALLENGE) >= 0)
    assert len(audited(work)) == 2


def test_a_duty_is_credited_to_whoever_served_and_given_back(work: PageAtWork[CorrectionsPage], qtbot: QtBot) -> None:
    page = enter(work, "zhang", qtbot)
    open_duty(page, qtbot)
    assert page.dialog.act.findData("include") < 0
    wish(page, "credit", "s01", "")
    assert page.dialog.refusal.text().startswith("请写下理由")
    wish(page, "credit", "s01")
    until(qtbot, lambda: len(corrections(page)) == 1)
    assert not page.dialog.isVisible()
    said = page.sheet.texts()
    assert "39 个评价：改正前记在 陈晓燕" in said
    assert corrections(page)[0].staff == "s01"
    decide(page, "restore", "It was her after all.")
    until(qtbot, lambda: len(corrections(page)) == 2)
    assert sorted(one.act for one in corrections(page)) == ["credit", "restore"]


def test_an_exclusion_waits_for_a_second_person(work: PageAtWork[CorrectionsPage], qtbot: QtBot) -> None:
    page = enter(work, "zhang", qtbot)
    open_duty(page, qtbot)
    page.dialog.act.setCurrentIndex(page.dialog.act.findData("exclude"))
    assert "等第二个人" in page.dialog.enter.text()
    wish(page, "exclude", reason="Children pressed all morning.")
    until(qtbot, lambda: len(corrections(page)) == 1)
    (one,) = corrections(page)
    page.choose(one.correction)
    assert (one.state, list(page.form.buttons)) == ("proposed", list(page.form.buttons))
    assert not page.form.isVisible()
    assert "另一个人" in page.second.text()
    page = enter(work, "li", qtbot)
    assert not page.new.isVisible()
    page.choose(one.correction)
    assert not page.form.reason.isVisible()
    decide(page, "agree")
    until(qtbot, lambda: corrections(page)[0].state == "in_force")
    page.which.setCurrentIndex(page.which.findData("all"))
    page.choose(one.correction)
    assert "li 同意" in page.sheet.texts()


def test_the_running_day_and_a_day_without_visits_are_said(
    work: PageAtWork[CorrectionsPage], qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "evaluator.manager")
    page = enter(work, "zhang", qtbot)
    page.begin_correction()
    assert page.dialog.day.date() == QDate(2026, 11, 19)
    until(qtbot, lambda: page.dialog.note.text().startswith("这一天没有评价"))
    page.dialog.day.setDate(QDate(2026, 11, 20))
    until(qtbot, page.dialog.refusal.isVisible)
    assert "当天还没有结束" in page.dialog.refusal.text()
    assert [one.facts["page"] for one in caplog.records if one.msg == "manager.refused"] == ["corrections"]  # type: ignore[attr-defined]


def test_a_lost_session_keeps_what_was_typed_and_makes_the_correction_in_hand(
    work: PageAtWork[CorrectionsPage], qtbot: QtBot
) -> None:
    page = enter(work, "zhang", qtbot)
    open_duty(page, qtbot)
    work.end_sessions()
    wish(page, "credit", "s01")
    until(qtbot, lambda: work.lost == 1)
    assert page.dialog.reason.text() == "The roster says so."
    work.sign_in("zhang")
    until(qtbot, lambda: len(corrections(page)) == 1)


def test_an_auditor_reads_and_corrects_nothing(work: PageAtWork[CorrectionsPage], qtbot: QtBot) -> None:
    page = enter(work, "wu", qtbot)
    page.choose(CHALLENGE)
    assert not page.form.isVisible()
    assert not page.new.isVisible()
    page.begin_correction()
    assert not page.dialog.isVisible()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[CorrectionsPage],
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    name = "-dark" if dark else ""
    work.speak(language)
    page = enter(work, "zhang", qtbot)
    page.choose(CHALLENGE)
    picture(page, PICTURES, f"challenge{name}")
    open_duty(page, qtbot)
    wish(page, "credit", "s01", reason="The roster of the day names her; she had signed in under a colleague.")
    until(qtbot, lambda: len(corrections(page)) == 1)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"corrections{name}", size)
        assert clipped(page) == []
    open_duty(page, qtbot)
    QApplication.processEvents()
    assert clipped(page.dialog) == []
    assert page.dialog.grab().save(str(PICTURES / f"correct-dialog{name}-{language}.png"))
