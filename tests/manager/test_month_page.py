"""The month page as a person reads and steers it, with answers made by hand."""

from datetime import UTC, datetime

import msgspec
import pytest
from msgspec import structs
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolTip, QWidget
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.headline import shares
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.month_charts import CHART_H
from evaluator.manager.month_page import MonthPage
from evaluator.manager.rhythm import days_said
from evaluator.manager.table_habits import TableHabit
from evaluator.manager.unit_tree import UnitTree
from evaluator.manager.window import DeskWindow
from evaluator.manager.wish import MonthWish, Rhythm, opening_month
from evaluator.wire.manager import Months, TallyAnswer
from tests.manager import answers
from tests.manager.conftest import view


@pytest.fixture
def page(window: DeskWindow) -> MonthPage:
    window.month.show_view(view(answers.units(), trend=answers.trend()))
    return window.month


@pytest.fixture
def wishes(page: MonthPage) -> list[MonthWish]:
    found: list[MonthWish] = []
    page.asked.connect(lambda _asked: found.append(page.wish))
    return found


def click(widget: QWidget, at: QPoint | None = None) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=at or widget.rect().center())


def click_unit(tree: UnitTree, name: str) -> None:
    found = tree.model().match(
        tree.model().index(0, 0), Qt.ItemDataRole.DisplayRole, name, 1, Qt.MatchFlag.MatchRecursive
    )
    click(tree.viewport(), tree.visualRect(found[0]).center())


def headline(page: MonthPage) -> list[tuple[str, str, str]]:
    return [(block.name.text(), block.figure.text(), block.under.text()) for block in page.headline.figures]


def test_the_head_line_carries_its_truth(page: MonthPage) -> None:
    assert headline(page) == [
        ("满意率", "92.4%", "95% 区间 91.0–93.6%"),
        ("评价数", "1,513", "全部计入"),
        ("参评率", "未知", "未逐次邀请，无从得知"),
        ("未评价到访", "未知", "未逐次邀请，无记录"),
        ("较上月", "+0.5", "95% −1.3 … +2.4，不能断定"),
    ]


def test_the_definition_of_the_rate_is_always_there_in_words(page: MonthPage) -> None:
    assert page.headline.definition.isVisible()
    assert page.headline.definition.text().startswith("满意率 ＝ （非常满意＋满意）÷ 全部评价")


def test_invited_visits_show_participation_and_what_became_of_the_others(page: MonthPage) -> None:
    page.show_view(view(answers.overfull()))
    assert headline(page)[1:] == [
        ("评价数", "1,888,853", "另有 1,203 个不计入"),
        ("参评率", "84.3%", "仅计逐次邀请的到访"),
        ("未评价到访", "351,023", "谢绝 40,211 · 未答 310,400 · 中断 412"),
        ("较上月", "—", "上月没有可比的数字"),
    ]


def test_a_hidden_total_says_that_the_sample_is_too_small(page: MonthPage) -> None:
    page.show_view(view(answers.answer("staff", answers.staff().rows, None)))
    assert headline(page)[0] == ("满意率", "—", "样本不足")


def test_the_foot_says_as_of_when_and_under_which_rules(page: MonthPage) -> None:
    at = answers.AS_OF.strftime("%Y-%m-%d %H:%M")  # in its own zone, whatever the PC is set to
    assert page.foot.truth.text() == f"截至 {at}　·　规则 four_level/1"
    late = answers.answer("unit", [], answers.figures((1, 0, 0, 0)), late_since=datetime(2026, 12, 2, 1, 0, tzinfo=UTC))
    page.show_view(view(late))
    assert "本月结束后仍有迟到的数据，最近一次 2026-12-0" in page.foot.truth.text()


def test_a_withheld_day_shows_visits_by_hall_and_nothing_else(page: MonthPage) -> None:
    assert not page.foot.running.isVisible()
    page.show_view(view(answers.overfull()))
    assert page.foot.running.text() == (
        "今天（2026-11-21）的结果明天公布，现在只有到访数："
        "青石巷社区便民服务大厅 120、柳桥社区便民服务大厅 77、东湖社区便民服务大厅 1,204"
    )
    assert page.foot.running.isVisible()


def test_visits_in_no_month_are_told_at_the_foot_of_every_month(page: MonthPage) -> None:
    assert not page.foot.undated.isVisible()
    months = structs.replace(answers.MONTHS, undated=1204)
    page.show_view(view(answers.overfull(), months=months))
    assert page.foot.undated.isVisible()
    assert page.foot.undated.text().startswith("另有 1,204 次到访不在任何月份")
    page.forget()
    assert not page.foot.undated.isVisible()


def test_the_hall_of_a_colleague_who_is_lent_is_another_one(page: MonthPage) -> None:
    lent = structs.replace(answers.staff().rows[0], parent="elsewhere")
    page.show_view(view(answers.answer("staff", [lent, *answers.staff().rows[1:]], answers.staff().total)))
    halls = [column.slug for column in page.table.tally.columns].index("parent")
    shown = {str(page.table.tally.index(row, halls).data()) for row in range(page.table.tally.rowCount())}
    assert "其他大厅" in shown
    assert "elsewhere" not in shown


def test_a_simulated_office_marks_page_and_window(page: MonthPage, window: DeskWindow) -> None:
    window.retranslate()
    assert page.top.simulated.isVisible()
    assert page.top.simulated.text() == "模拟数据"
    assert window.windowTitle().startswith("模拟数据 · 2026 年 11 月 · 清河街道办事处")


def test_an_empty_month_says_so_in_words(page: MonthPage) -> None:
    page.show_view(view(answers.empty()))
    assert page.body.empty.title.isVisible()
    assert page.body.empty.title.text() == "2026 年 12 月还没有评价"
    assert not page.table.isVisible()
    assert not page.headline.isVisible()


def test_the_unit_itself_is_the_head_line_and_those_below_it_the_rows(page: MonthPage) -> None:
    assert [row.key for row in page.table.tally.rows] == ["h1", "h2", "h3"]
    one = answers.answer("unit", answers.units().rows[1:2], answers.units().rows[1].figures)
    page.show_view(view(one, unit="h1", units=answers.units()))
    assert [row.key for row in page.table.tally.rows] == ["h1"]


def test_choosing_a_hall_in_the_tree_narrows_the_page(page: MonthPage, wishes: list[MonthWish]) -> None:
    click_unit(page.tree, "柳桥社区便民服务大厅")
    click_unit(page.tree, "清河街道办事处")
    assert [wish.unit for wish in wishes] == ["h2", ""]


def test_showing_an_answer_wishes_nothing(page: MonthPage, wishes: list[MonthWish]) -> None:
    page.show_view(view(answers.staff(), unit="h2"))
    assert wishes == []
    assert page.tree.currentIndex().data() == "柳桥社区便民服务大厅"


def test_an_empty_month_keeps_the_tree(page: MonthPage) -> None:
    nothing = answers.answer("unit", [], answers.figures((0, 0, 0, 0)), month=202610)
    page.show_view(view(nothing))
    assert page.tree.currentIndex().data() == "清河街道办事处"


def test_a_hall_is_opened_into_its_windows_and_left_by_the_same_step(page: MonthPage, wishes: list[MonthWish]) -> None:
    table = page.table
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert (wishes[-1].unit, wishes[-1].by) == ("h2", "window")
    page.show_view(view(answers.overfull(), unit="h2"))
    assert page.top.back_button.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert (wishes[-1].unit, wishes[-1].by) == ("", "unit")
    page.show_view(view(answers.units()))
    assert not page.top.back_button.isVisible()
    QTest.keyClick(table, Qt.Key.Key_Backspace)
    assert len(wishes) == 2


def test_esc_drops_a_choice_before_it_goes_back(page: MonthPage, wishes: list[MonthWish]) -> None:
    page.table.doubleClicked.emit(page.table.tally.index(0, 0))
    page.show_view(view(answers.overfull(), unit="h1"))
    page.table.setFocus()
    page.table.selectRow(3)
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert len(wishes) == 1
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    assert (wishes[-1].unit, wishes[-1].by) == ("", "unit")


def test_days_and_hours_are_read_by_key_and_pointer(page: MonthPage) -> None:
    page.show_rhythm(Rhythm(days=answers.days(), hours=answers.hours()))
    days, hours = page.charts.days, page.charts.hours
    days.setFocus()
    for _ in range(12):
        QTest.keyClick(days, Qt.Key.Key_Right)
    assert days.words == "2026-11-12：90 个评价，满意率 83.3%"
    QTest.keyClick(days, Qt.Key.Key_Left)
    assert days.words.startswith("2026-11-11：")
    QTest.mouseMove(hours, QPoint(hours.width() - 8, 60))
    assert hours.words == "16:00–17:00：146 个评价"
    assert "2026-11-12：90 个评价" in days.accessibleDescription()


def test_a_day_too_thin_or_not_yet_told_says_so(page: MonthPage) -> None:
    days = answers.days()
    thin = msgspec.structs.replace(days.rows[0], figures=None)
    withheld = msgspec.structs.replace(days, rows=(thin, *days.rows[1:]), withheld_day=20261120)
    page.show_rhythm(Rhythm(days=withheld, hours=answers.hours()))
    words = [one.words for one in days_said(withheld, CHINESE)]
    assert words[0] == "2026-11-01：没有评价"
    assert words[1] == "2026-11-02：样本不足"
    assert words[19] == "2026-11-20：次日公布"


def test_the_rate_says_its_bounds_where_people_were_asked(page: MonthPage) -> None:
    asked = answers.units()
    total = asked.total
    assert total is not None
    bounded = msgspec.structs.replace(total.rates["satisfaction"], least=0.801, most=0.95)
    asked = msgspec.structs.replace(
        asked, total=msgspec.structs.replace(total, rates={**total.rates, "satisfaction": bounded})
    )
    page.show_view(view(asked))
    assert (
        page.headline.figures[0]
        .toolTip()
        .endswith("。被邀请而没有作答的人若都给最低评价为 80.1%，若都给最高评价为 95.0%。")
    )


def test_bounds_have_a_column_where_people_were_asked(page: MonthPage) -> None:
    assert "bounds" not in [column.slug for column in page.table.tally.columns]
    asked = answers.units()
    rows = list(asked.rows)
    found = rows[1].figures
    assert found is not None
    bounded = msgspec.structs.replace(found.rates["satisfaction"], least=0.801, most=0.95)
    rates = {**found.rates, "satisfaction": bounded}
    rows[1] = msgspec.structs.replace(rows[1], figures=msgspec.structs.replace(found, rates=rates))
    page.show_view(view(msgspec.structs.replace(asked, rows=tuple(rows))))
    place = [column.slug for column in page.table.tally.columns].index("bounds")
    assert [page.table.tally.index(row, place).data() for row in range(2)] == ["80.1–95.0%", ""]


def test_rows_are_found_by_ctrl_f_and_all_are_back_with_esc(page: MonthPage) -> None:
    page.show_view(view(answers.staff()))
    table = page.table
    table.setFocus()
    table.selectRow(1)
    QTest.keySequence(table, "Ctrl+F")
    assert page.find_bar.field.hasFocus()
    QTest.keyClicks(page.find_bar.field, "104")
    assert len(table.tally.rows) == 9
    page.find_bar.field.setText("欧阳 1044")
    assert [row.detail for row in table.tally.rows] == ["1044"]
    page.find_bar.field.setText("1042")
    QTest.keyClick(page.find_bar.field, Qt.Key.Key_Return)
    assert table.hasFocus()
    table.selectRow(0)
    assert table.copy() == 1
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert page.find_bar.isHidden()
    assert len(table.tally.rows) == len(answers.staff().rows)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("shown", [answers.units(), answers.overfull()], ids=["usual", "overfull"])
def test_the_charts_are_seen_whole_on_the_lowest_window(
    shown: TallyAnswer,
    language: Language,
    page: MonthPage,
    window: DeskWindow,
    translations: Translations,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    page.show_view(view(shown, trend=answers.trend()))
    page.show_rhythm(Rhythm(days=answers.days(), hours=answers.hours()))
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: page.charts.visibleRegion().boundingRect() == page.charts.rect())
    assert page.table.isVisible()
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: page.charts.height() == CHART_H)
    assert page.low.verticalScrollBar().maximum() == 0


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_what_stands_over_and_under_a_figure_is_whole_on_a_narrow_window(
    page: MonthPage, window: DeskWindow, language: Language, translations: Translations, qtbot: QtBot
) -> None:
    translations.use(language)
    page.show_view(view(answers.units(), trend=answers.trend()))
    labels = [label for block in page.headline.figures for label in (block.name, block.figure, block.under)]

    def is_whole() -> bool:
        return all(label.fontMetrics().horizontalAdvance(label.text()) <= label.width() for label in labels)

    window.resize(1024, 600)
    qtbot.waitUntil(is_whole)
    window.resize(1366, 768)
    blocks = page.headline.figures
    qtbot.waitUntil(lambda: max(one.width() for one in blocks) - min(one.width() for one in blocks) <= 1)
    assert is_whole()


@pytest.mark.parametrize(
    ("needs", "whole", "found"),
    [([10, 30, 40], 60, [10, 25, 25]), ([40, 10, 10], 90, [40, 10, 10]), ([9, 9], 10, [5, 5]), ([0, 0], 0, [0, 0])],
)
def test_who_needs_less_leaves_it_to_who_needs_more(needs: list[int], whole: int, found: list[int]) -> None:
    assert shares(needs, whole) == found


def test_what_a_low_window_has_no_room_for_is_scrolled_to(page: MonthPage, window: DeskWindow, qtbot: QtBot) -> None:
    page.show_view(view(answers.overfull(), months=structs.replace(answers.MONTHS, undated=3)))
    page.show_rhythm(Rhythm(days=answers.days(), hours=answers.hours()))
    page.away("14:05 起联系不上办事处")
    page.search()
    window.resize(1024, 600)
    qtbot.waitUntil(lambda: page.low.verticalScrollBar().maximum() > 0)
    page.low.ensureWidgetVisible(page.charts.days)
    assert not page.charts.days.visibleRegion().isEmpty()


def test_groupings_are_one_click_or_key_away(page: MonthPage, wishes: list[MonthWish]) -> None:
    click(page.top.choices["staff"])
    page.top.choices["staff"].setFocus()
    QTest.keyClick(page.top.choices["staff"], Qt.Key.Key_Right)
    QTest.keyClick(page.top.choices["matter"], Qt.Key.Key_Space)
    assert [wish.by for wish in wishes] == ["staff", "matter"]


def test_months_are_walked_by_buttons_and_keys_but_not_into_the_future(
    page: MonthPage, wishes: list[MonthWish]
) -> None:
    assert not page.top.months.next.isEnabled()
    click(page.top.months.previous)
    QTest.keySequence(page.table, "Alt+Left")
    QTest.keySequence(page.table, "Alt+Right")
    assert [wish.month for wish in wishes] == [202610]
    page.show_view(view(answers.empty(month=202610)))
    QTest.keySequence(page.table, "Alt+Left")
    page.show_view(view(answers.empty(month=202609)))
    QTest.keySequence(page.table, "Alt+Right")
    assert [wish.month for wish in wishes] == [202610, 202609, 202610]


def test_any_month_is_chosen_from_the_year(page: MonthPage, wishes: list[MonthWish], qtbot: QtBot) -> None:
    page.top.months.name.setFocus()
    QTest.keyClick(page.top.months.name, Qt.Key.Key_Space)
    grid = page.top.months.grid
    qtbot.waitUntil(grid.isVisible)
    assert grid.cells[10].hasFocus()
    assert grid.cells[10].isChecked()
    assert not grid.cells[11].isEnabled()
    QTest.keyClick(grid, Qt.Key.Key_Up)
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert grid.cells[5].hasFocus()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    assert not grid.isVisible()
    assert wishes[-1].month == 202606


def test_the_year_before_is_reached_by_walking_over_its_edge(
    page: MonthPage, wishes: list[MonthWish], qtbot: QtBot
) -> None:
    click(page.top.months.name)
    grid = page.top.months.grid
    qtbot.waitUntil(grid.isVisible)
    for _ in range(3):
        QTest.keyClick(grid, Qt.Key.Key_Up)
    click(grid.cells[10])
    assert wishes[-1].month == 202511


def test_f5_and_the_button_refresh(page: MonthPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.asked):
        QTest.keyClick(page.table, Qt.Key.Key_F5)
    with qtbot.waitSignal(page.asked):
        click(page.top.refresh_button)
    page.show_view(view(answers.empty()))
    with qtbot.waitSignal(page.asked):
        QTest.keyClick(page.window(), Qt.Key.Key_F5)


def test_slow_answers_are_announced_after_a_second_and_can_be_stopped(page: MonthPage, qtbot: QtBot) -> None:
    page.progress.set_reading(reading=True)
    assert page.progress.text() == ""
    qtbot.waitUntil(lambda: page.progress.text() == "正在读取…")
    with qtbot.waitSignal(page.stopped):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)
    page.progress.set_reading(reading=False)
    assert page.progress.text() == ""


def test_a_slow_answer_can_be_stopped_after_the_language_changed(
    page: MonthPage, qtbot: QtBot, translations: Translations
) -> None:
    page.progress.set_reading(reading=True)
    qtbot.waitUntil(lambda: page.progress.text() == "正在读取…")
    qtbot.waitUntil(lambda: page.progress.text() not in ("", "正在读取…"))
    translations.use(ENGLISH)
    with qtbot.waitSignal(page.stopped):
        QTest.keyClick(page.table, Qt.Key.Key_Escape)
    page.progress.set_reading(reading=False)
    assert page.progress.text() == ""


def test_a_remark_outlives_the_answer_it_came_before(page: MonthPage) -> None:
    page.progress.set_reading(reading=True)
    page.progress.remark("已复制 3 行。")
    page.progress.set_reading(reading=False)
    assert page.progress.text() == "已复制 3 行。"


def test_an_office_that_is_away_leaves_the_figures_where_they_are(page: MonthPage) -> None:
    before = headline(page)
    page.away("14:05 起联系不上办事处。")
    assert page.notice.isVisible()
    assert page.notice.accessibleName() == "14:05 起联系不上办事处。"
    assert headline(page) == before
    assert page.table.isVisible()
    page.away("")
    assert not page.notice.isVisible()


def test_the_language_changes_under_way(page: MonthPage, window: DeskWindow, translations: Translations) -> None:
    translations.use(ENGLISH)
    window.speak(ENGLISH)
    assert headline(page)[0] == ("Satisfaction rate", "92.4%", "95% interval 91.0–93.6%")
    assert page.top.choices["staff"].text() == "Staff"
    assert page.table.tally.index(0, 0).data() == "Qingshi Lane Community Hall"
    assert page.tree.currentIndex().data() == "Qinghe Sub-district Office"
    assert page.top.months.name.text() == "Nov 2026"
    assert window.shell.rail.other_language.text() == "中文"


def test_tab_reaches_every_control_in_the_order_of_the_page(page: MonthPage, window: DeskWindow) -> None:
    page.show_rhythm(Rhythm(days=answers.days(), hours=answers.hours()))
    page.tree.setFocus()
    reached: list[str] = []
    for _ in range(20):
        focus = window.focusWidget()
        if focus is None or focus.objectName() in reached:
            break
        reached.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == [
        "units", "language", "signOut", "previousMonth", "month", "by_unit", "refresh",
        "rate", "ratings", "participation", "without", "change", "tally", "days", "hours",
        "post", "export", "print", "page_month",
    ]  # fmt: skip


def test_a_definition_is_one_tab_away(page: MonthPage, qtbot: QtBot) -> None:
    page.top.refresh_button.setFocus()
    QTest.keyClick(page.top.refresh_button, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QToolTip.text().startswith("（非常满意＋满意）÷ 全部评价"))
    QTest.keyClick(page.headline.figures[0], Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: QToolTip.text().startswith("计入统计的评价"))


def test_everything_that_takes_the_keyboard_has_a_name(page: MonthPage) -> None:
    nameless = [
        widget.objectName() or type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or getattr(widget, "text", lambda: "")())
    ]
    assert nameless == []


def test_a_person_finds_window_columns_and_grouping_as_they_left_them(
    page: MonthPage, window: DeskWindow, translations: Translations, qtbot: QtBot
) -> None:
    page.show_view(view(answers.staff()))
    page.table.habits.use(TableHabit({"name": 222}))
    window.resize(880, 600)
    habits = msgspec.json.decode(msgspec.json.encode(window.habits()), type=Habits)
    again = DeskWindow(habits, translations.language)
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (880, 600)
    assert again.month.wish.by == "staff"
    assert again.month.top.choices["staff"].isChecked()
    again.show_pages()
    again.month.show_view(view(answers.staff()))
    assert again.month.table.columnWidth(0) == 222


def test_columns_of_every_page_are_as_wide_as_they_were_left(
    window: DeskWindow, translations: Translations, qtbot: QtBot
) -> None:
    window.kiosks.table.habits.use(TableHabit({"place": 261}))
    window.cases.table.habits.use(TableHabit({"what": 303}))
    habits = msgspec.json.decode(msgspec.json.encode(window.habits()), type=Habits)
    again = DeskWindow(habits, translations.language)
    qtbot.addWidget(again)
    assert again.kiosks.table.habits.habit == TableHabit({"place": 261})
    assert again.cases.table.habits.habit == TableHabit({"what": 303})


def test_a_person_finds_the_tree_as_wide_as_they_left_it(
    page: MonthPage, window: DeskWindow, translations: Translations, qtbot: QtBot
) -> None:
    window.shell.split.setSizes([300, 1066])
    again = DeskWindow(Habits(split=window.habits().split), translations.language)
    qtbot.addWidget(again)
    again.resize(1366, 768)
    again.show_pages()
    again.show()
    qtbot.waitUntil(lambda: again.shell.split.sizes()[0] == window.shell.split.sizes()[0] == 300)


@pytest.mark.parametrize(
    ("months", "current", "opened"),
    [((202611, 202610), 202611, 202611), ((202610,), 202611, 202610), ((), 202611, 202611)],
)
def test_the_running_month_opens_when_it_has_counts_else_the_newest_that_has(
    months: tuple[int, ...], current: int, opened: int
) -> None:
    assert opening_month(Months(months=months, current=current)) == opened
