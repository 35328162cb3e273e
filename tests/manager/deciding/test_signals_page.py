"""Signals in a real window against a real office: why, how often wrong, both figures, and a person's word."""

import csv
import io
import re
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.domain.false_alarms import FALSE_ALARMS, KIOSK_MONTHS
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.signal_rules import KINDS
from evaluator.manager import look
from evaluator.manager.language import Translations
from evaluator.manager.signals import kind_words
from evaluator.manager.signals.signal_reading import chance_of
from evaluator.manager.signals.signals_page import SignalsPage
from evaluator.office.signals import deciding as office_deciding
from evaluator.office.signals.reading import Look
from evaluator.wire.signals import DecideSignal
from tests.manager.deciding.conftest import DAY, DUTY, suspicious
from tests.manager.page_at_work import FULL, SIZE, BeginWork, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import write

DOCUMENT = Path(__file__).parents[3] / "docs" / "SIGNALS.md"
BURST = f"{DAY}.ks.{DUTY}.burst_best"


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[SignalsPage]:
    page = SignalsPage(CHINESE)
    return begin_work(page, page.table.source)


@pytest.fixture
def page(work: PageAtWork[SignalsPage], qtbot: QtBot) -> SignalsPage:
    """October of an office manager, with a day that looks wrong."""
    suspicious(work.office)
    work.sign_in("zhang")
    october(work.page, qtbot)
    return work.page


def october(page: SignalsPage, qtbot: QtBot) -> None:
    until(qtbot, lambda: page.view is not None)
    page.months.chosen.emit(202610)
    until(qtbot, lambda: page.view is not None and page.view.signals.month == 202610)


def decide(page: SignalsPage, state: str, reason: str) -> None:
    page.form.reason.setFocus()
    page.form.reason.clear()
    QTest.keyClicks(page.form.reason, reason)
    QTest.mouseClick(page.form.buttons[state], Qt.MouseButton.LeftButton)


def decisions(page: SignalsPage) -> list[tuple[str, str]]:
    return [(one.state, one.reason) for one in page.chosen.decisions] if page.chosen else []


def test_a_signal_says_why_with_its_figures_and_how_often_it_is_wrong_itself(page: SignalsPage) -> None:
    page.choose(BURST)
    said = page.sheet.texts()
    assert "10 个最好一档的评价" in said
    assert "每 3,162 个工作日" in said
    assert "120 个诚实的评价器月里误报 6 次，即每评价器月 0.050 次" in said
    assert "全部计入 满意率 76.9%　n = 39" in said
    assert "不计这些评价 满意率 69.0%　n = 29" in said
    page.choose(BURST.replace("burst_best", "late_share"))
    assert re.search(r"不计这些评价 满意率 59.1% 至 100.0%　n = 22", page.sheet.texts())


def test_what_chance_hardly_ever_shows_is_said_in_a_whole_sentence(page: SignalsPage) -> None:
    assert page.view is not None
    seldom = msgspec.structs.replace(page.view.signals.signals[0], honest_days=200_000.0, score=5.3)
    assert chance_of(seldom) == "正常工作的窗口，100,000 个工作日里也难得碰巧出现一次这样的情形。"


def test_the_least_likely_comes_first_and_columns_sort(page: SignalsPage) -> None:
    model = page.table.source
    assert [one.kind for one in model.rows if one.day] == ["in_pause", "burst_best", "late_share", "early"]
    assert [one.score for one in model.rows] == sorted((one.score for one in model.rows), reverse=True)
    assert str(model.index(0, 6).data()) == "不会"
    page.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
    assert model.rows[0].n == max(one.n for one in model.rows)


def test_the_published_rates_are_those_of_the_document() -> None:
    said = DOCUMENT.read_text(encoding="utf-8")
    (held_out,) = re.findall(r"35 false alarms in (\d+) honest kiosk-months, .*?\((.*?)\)", said)
    assert int(held_out[0]) == KIOSK_MONTHS
    rates = dict(re.findall(r"`(\w+)` (0\.\d+)", held_out[1]))
    assert {kind: f"{n / KIOSK_MONTHS:.3f}" for kind, n in FALSE_ALARMS.items()} == rates


def test_every_kind_has_its_words() -> None:
    names = [kind_words.kind_name(kind) for kind in KINDS]
    assert len(set(names)) == len(KINDS)
    assert not set(names) & set(KINDS)
    assert len({kind_words.why(kind, "3") for kind in KINDS}) == len(KINDS)


def test_a_person_decides_with_a_reason_and_both_figures_stay(page: SignalsPage, qtbot: QtBot) -> None:
    page.choose(BURST)
    figures = [value for name, value in page.sheet.opened.facts if "满意率" in value] if page.sheet.opened else []
    decide(page, "upheld", "")
    assert page.form.refusal.text().startswith("请写下理由")
    decide(page, "upheld", "The clerk says so.")
    until(qtbot, lambda: len(decisions(page)) == 1)
    assert page.form.reason.text() == ""
    assert "upheld" not in page.form.buttons
    decide(page, "explained", "A family of five.")
    until(qtbot, lambda: len(decisions(page)) == 2)
    assert page.sheet.opened is not None
    assert [value for _, value in page.sheet.opened.facts if "满意率" in value] == figures
    assert [text for _, text in page.sheet.opened.history] == [
        "zhang：已说明。A family of five.",
        "zhang：属实。The clerk says so.",
    ]


def test_who_was_faster_is_shown_and_mine_is_sent_only_on_another_press(
    work: PageAtWork[SignalsPage], page: SignalsPage, qtbot: QtBot
) -> None:
    page.choose(BURST)
    look_at = Look(work.office.rules, "", work.office.about.zone, work.office.clock())
    theirs = DecideSignal(month=202610, signal=BURST, after=0, state="upheld", reason="Theirs.")
    write(work.office, lambda connection: office_deciding.decide(connection, theirs, "li", look_at))
    decide(page, "explained", "Mine.")
    until(qtbot, page.form.refusal.isVisible)
    assert "Theirs." in page.form.refusal.text()
    assert page.form.reason.text() == "Mine."
    QTest.mouseClick(page.form.buttons["explained"], Qt.MouseButton.LeftButton)
    until(qtbot, lambda: decisions(page) == [("upheld", "Theirs."), ("explained", "Mine.")])


def test_a_lost_session_asks_again_and_the_decision_in_hand_is_made(
    work: PageAtWork[SignalsPage], page: SignalsPage, qtbot: QtBot
) -> None:
    page.choose(BURST)
    work.end_sessions()
    decide(page, "upheld", "Seen on the roster.")
    until(qtbot, lambda: work.lost == 1)
    assert page.form.reason.text() == "Seen on the roster."
    work.sign_in("zhang")
    until(qtbot, lambda: decisions(page) == [("upheld", "Seen on the roster.")])


def test_what_is_typed_while_a_decision_is_on_its_way_stays(page: SignalsPage, qtbot: QtBot) -> None:
    page.choose(BURST)
    decide(page, "upheld", "Seen on the roster.")
    QTest.keyClicks(page.form.reason, " And heard.")
    until(qtbot, lambda: decisions(page) == [("upheld", "Seen on the roster.")])
    assert page.form.reason.text() == "Seen on the roster. And heard."


def test_states_and_halls_filter_and_the_search_looks_in_every_column(page: SignalsPage, qtbot: QtBot) -> None:
    all_rows = len(page.table.source.rows)
    page.choose(BURST)
    decide(page, "upheld", "It is so.")
    until(qtbot, lambda: len(decisions(page)) == 1)
    page.state.setCurrentIndex(page.state.findData("upheld"))
    assert [one.signal for one in page.table.source.rows] == [BURST]
    page.state.setCurrentIndex(0)
    page.hall.setCurrentIndex(page.hall.findData("hall-south"))
    assert all(one.unit == "hall-south" for one in page.table.source.rows)
    page.hall.setCurrentIndex(0)
    QTest.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search_field.hasFocus()
    QTest.keyClicks(page.search_field, "rates")
    assert page.table.source.rowCount() == 0
    assert "没有符合条件" in page.empty_title.text()
    page.choose("")
    until(qtbot, lambda: not page.progress.is_reading)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert len(page.table.source.rows) == all_rows


def test_the_office_away_leaves_the_list_and_says_since_when(
    work: PageAtWork[SignalsPage], page: SignalsPage, qtbot: QtBot
) -> None:
    rows = page.table.source.rowCount()
    work.stop()
    page.refresh()
    until(qtbot, page.notice.isVisible)
    assert page.table.source.rowCount() == rows
    work.start()
    until(qtbot, lambda: not page.notice.isVisible())


def test_an_auditor_reads_and_decides_nothing(work: PageAtWork[SignalsPage], qtbot: QtBot) -> None:
    suspicious(work.office)
    work.sign_in("wu")
    october(work.page, qtbot)
    work.page.choose(BURST)
    assert "10 个最好一档" in work.page.sheet.texts()
    assert not work.page.form.isVisible()
    assert not work.page.correct_button.isVisible()


def test_the_list_pastes_and_is_saved_with_what_it_is_about(page: SignalsPage, tmp_path: Path) -> None:
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert lines[0][:2] == ["日期", "信号"]
    assert len(lines) == 1 + page.table.source.rowCount()
    page.save_to(tmp_path / "signals.csv")
    raw = (tmp_path / "signals.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert "2026-10" in rows[0][1]
    assert rows[-page.table.source.rowCount() - 1] == lines[0]
    page.save_to(tmp_path / "nowhere" / "signals.csv")
    assert page.progress.text().startswith("没能写入")


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_page_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[SignalsPage],
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page, name = work.page, "-dark" if dark else ""
    work.speak(language)
    picture(page, PICTURES, f"signals-unread{name}")
    suspicious(work.office)
    work.sign_in("zhang")
    october(page, qtbot)
    page.choose(BURST)
    decide(page, "upheld", "The roster shows nobody came in these two minutes.")
    until(qtbot, lambda: len(decisions(page)) == 1)
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"signals{name}", size)
        assert clipped(page) == []
    page.months.chosen.emit(202601)
    until(qtbot, lambda: page.view is not None and page.view.signals.month == 202601)
    picture(page, PICTURES, f"signals-empty{name}")
