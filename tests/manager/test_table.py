"""The table under real keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.language import Translations
from evaluator.manager.table import NAME_W, Room, TallyTable, fitted, lend
from evaluator.manager.table_head import PAD
from evaluator.manager.window import DeskWindow
from tests.manager import answers
from tests.manager.conftest import view


@pytest.fixture
def table(window: DeskWindow) -> TallyTable:
    window.month.show_view(view(answers.staff()))
    window.month.table.setFocus()
    return window.month.table


def clipboard() -> list[list[str]]:
    return [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]


def click_head(table: TallyTable, slug: str) -> None:
    heads = table.horizontalHeader()
    place = [column.slug for column in table.tally.columns].index(slug)
    x = heads.sectionViewportPosition(place) + heads.sectionSize(place) // 2
    QTest.mouseClick(heads.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(x, heads.height() // 2))


def test_everything_is_copied_with_its_heads(table: TallyTable) -> None:
    QTest.keySequence(table, "Ctrl+A")
    QTest.keySequence(table, "Ctrl+C")
    heads, first, *others = clipboard()
    assert heads == [
        "人员", "工号", "所属大厅", "非常满意", "满意", "一般", "不满意", "评价数", "满意率", "说明", "95% 置信区间",
    ]  # fmt: skip
    assert first == [
        "王淑芬", "1041", "青石巷社区便民服务大厅", "212", "61", "9", "2", "284", "96.1%", "", "93.2–97.8%",
    ]  # fmt: skip
    assert len(others) == 10


def test_only_chosen_rows_are_copied_in_the_order_they_are_seen(table: TallyTable, qtbot: QtBot) -> None:
    click_head(table, "n")
    click_head(table, "n")
    for row in (0, 2):
        at = table.visualRect(table.tally.index(row, 0)).center()
        keys = Qt.KeyboardModifier.ControlModifier if row else Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, at)
    with qtbot.waitSignal(table.copied) as told:
        QTest.keySequence(table, "Ctrl+C")
    assert told.args == [2]
    assert [row[0] for row in clipboard()] == ["人员", "王淑芬", "陈建国"]


def test_nothing_chosen_copies_nothing(table: TallyTable) -> None:
    QGuiApplication.clipboard().setText("before")
    QTest.keySequence(table, "Ctrl+C")
    assert QGuiApplication.clipboard().text() == "before"


def test_esc_lets_go_of_what_is_chosen(table: TallyTable) -> None:
    QTest.keySequence(table, "Ctrl+A")
    assert len(table.selectionModel().selectedRows()) == 11
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert not table.selectionModel().hasSelection()


def test_a_click_on_a_head_sorts_up_then_down_then_as_the_office_does(table: TallyTable) -> None:
    def names() -> list[str]:
        return [row.name for row in table.tally.rows][:2]

    office = names()
    click_head(table, "dissatisfied")
    assert names() == ["马东升", "李晓燕"]
    click_head(table, "dissatisfied")
    assert names() == ["赵铁柱", "欧阳明月"]
    click_head(table, "dissatisfied")
    assert names() == office


def test_all_columns_fit_on_a_usual_screen(table: TallyTable) -> None:
    assert not table.horizontalScrollBar().isVisible()
    seen = [column.slug for place, column in enumerate(table.tally.columns) if not table.isColumnHidden(place)]
    assert seen == [column.slug for column in table.tally.columns]


def test_on_a_narrow_screen_the_hall_gives_way_before_any_figure(
    table: TallyTable, window: DeskWindow, qtbot: QtBot
) -> None:
    window.resize(1024, 600)
    place = [column.slug for column in table.tally.columns].index("parent")
    qtbot.waitUntil(lambda: table.isColumnHidden(place))
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: not table.isColumnHidden(place))


@pytest.mark.parametrize("width", [1280, 1366])
@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_what_a_row_is_called_has_room_before_the_bars(
    window: DeskWindow, translations: Translations, language: Language, width: int, qtbot: QtBot
) -> None:
    translations.use(language)
    window.speak(language)
    window.resize(width, 768)
    window.month.show_view(view(answers.overfull(), unit="h1", trend=answers.trend()))
    table = window.month.table
    qtbot.waitUntil(lambda: table.columnWidth(0) >= NAME_W)
    assert not table.horizontalScrollBar().isVisible()


def test_a_width_drawn_by_hand_is_remembered(table: TallyTable) -> None:
    heads = table.horizontalHeader()
    edge = QPoint(heads.sectionViewportPosition(0) + heads.sectionSize(0) - 1, heads.height() // 2)
    before = heads.sectionSize(0)
    QTest.mousePress(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(heads.viewport(), edge + QPoint(20, 0))
    QTest.mouseMove(heads.viewport(), edge + QPoint(40, 0))
    QTest.mouseRelease(heads.viewport(), Qt.MouseButton.LeftButton, pos=edge + QPoint(40, 0))
    assert heads.sectionSize(0) > before
    assert table.habits.habit.widths == {"name": heads.sectionSize(0)}


@pytest.mark.parametrize(("width", "widths"), [(50, [40, 60]), (100, [40, 60]), (150, [45, 105]), (260, [110, 150])])
def test_room_is_shared_between_least_and_usual(width: int, widths: list[int]) -> None:
    assert fitted([Room(40, 50, 1), Room(60, 150)], width) == widths


@pytest.mark.parametrize(("widths", "then"), [([90, 60], [100, 50]), ([70, 60], [90, 40]), ([110, 60], [110, 60])])
def test_a_name_borrows_what_it_lacks_and_no_column_falls_below_its_least(widths: list[int], then: list[int]) -> None:
    lend([Room(50, 100), Room(40, 80)], widths, to=0, of=1)
    assert widths == then


def test_usual_names_are_whole_on_a_usual_window(english: Translations, window: DeskWindow, qtbot: QtBot) -> None:
    table = window.month.table
    window.month.show_view(view(answers.units()))
    window.resize(1366, 768)
    place = [column.slug for column in table.tally.columns].index("name")
    names = [str(table.tally.index(row, place).data()) for row in range(table.tally.rowCount())]
    assert "Willow Bridge Community Hall" in names
    needs = max(map(table.fontMetrics().horizontalAdvance, names)) + 2 * PAD
    qtbot.waitUntil(lambda: table.columnWidth(place) >= needs)
