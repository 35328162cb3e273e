"""The inbox and the open case, in a real window against a real office with a filled history."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QScrollArea
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.asking import Errand
from evaluator.manager.cases.case_filters import START
from evaluator.manager.cases.cases_page import CasesPage
from evaluator.manager.cases.publish_dialog import PublishDialog
from evaluator.manager.language import Translations
from evaluator.manager.rule_line import RuleLine
from evaluator.office.store import schema
from evaluator.wire.cases import HISTORY_MOST, Answer, Assign, CaseLine, CaseQuery, Note
from tests.manager.filled import act, add_account
from tests.manager.page_at_work import FULL, SIZE, BeginWork, PageAtWork, picture, until
from tests.manager.test_pictures import PICTURES, clipped
from tests.support.ports import kept_port
from tests.support.road import Road


@pytest.fixture
def work(begin_work: BeginWork) -> PageAtWork[CasesPage]:
    page = CasesPage(CHINESE)
    return begin_work(page, page.table.source)


@pytest.fixture
def page(work: PageAtWork[CasesPage], qtbot: QtBot) -> CasesPage:
    """The inbox of an office manager."""
    work.sign_in("zhang")
    until(qtbot, lambda: work.page.inbox is not None)
    return work.page


def column(page: CasesPage, slug: str) -> list[str]:
    place = [one.slug for one in page.table.source.columns].index(slug)
    return [str(page.table.source.index(row, place).data()) for row in range(page.table.source.rowCount())]


def opened(page: CasesPage, qtbot: QtBot, **wanted: object) -> CaseLine:
    """Open the first case of the inbox that is so, as a click does."""
    rows = page.table.source.rows
    place = next(at for at, case in enumerate(rows) if all(getattr(case, name) == v for name, v in wanted.items()))
    case = rows[place].case
    page.table.setFocus()
    page.table.clearSelection()
    page.table.setCurrentIndex(page.table.source.index(place, 0))
    if page.sheet.detail is None or page.sheet.detail.case.case != case:
        page.open_case(case)
    until(qtbot, lambda: page.sheet.detail is not None and page.sheet.detail.case.case == case)
    return rows[place]


def previewed(page: CasesPage, qtbot: QtBot) -> PublishDialog:
    """The dialog that shows what everybody will read."""
    until(qtbot, lambda: page.findChild(PublishDialog) is not None)
    dialog = page.findChild(PublishDialog)
    assert isinstance(dialog, PublishDialog)
    until(qtbot, dialog.isVisible)
    return dialog


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def standing(page: CasesPage) -> CaseLine:
    assert page.sheet.detail is not None
    return page.sheet.detail.case


def choose(box: QComboBox, data: str) -> None:
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


def told(page: CasesPage) -> str:
    """Every word of the open case."""
    return "\n".join(label.text() for label in page.sheet.findChildren(QLabel))


def history_of(page: CasesPage) -> str:
    """Every word of it that is shown, scrolled to or not."""
    return "\n".join(label.text() for label in page.sheet.findChildren(QLabel) if label.isVisibleTo(page))


def test_the_inbox_is_looked_at_before_it_is_printed(page: CasesPage) -> None:
    page.print_out()
    assert page.preview.dialog is not None
    page.preview.dialog.close()


def test_the_inbox_is_ordered_by_the_last_day_and_says_what_is_overdue(page: CasesPage) -> None:
    assert column(page, "due") == sorted(column(page, "due"))
    left = column(page, "left")
    assert left[0] == "逾期 14 天"
    assert any(words.startswith("还有") for words in left)
    assert page.head.blocks[1].figure.text() == str(sum(words.startswith("逾期") for words in left))
    assert page.head.blocks[2].figure.text() == "42.4%"
    assert page.head.blocks[2].under.text() == "14／33 件"


def test_an_overdue_case_is_red_and_has_a_sign(page: CasesPage) -> None:
    index = page.table.source.index(0, 1)
    red = look.overdue(page.palette()).rgb()
    cell = page.table.viewport().grab(page.table.visualRect(index)).toImage()
    sign = [(x, y) for x in range(4, 22) for y in range(cell.height()) if cell.pixel(x, y) == red]
    assert len(sign) > 60


def test_a_case_says_level_reasons_and_half_day_and_never_who_served(page: CasesPage, qtbot: QtBot) -> None:
    opened(page, qtbot, origin="rating", window_number="1")
    words = told(page)
    assert "不满意：" in page.sheet.what.text()
    assert "上午" in words or "下午" in words
    assert "陈晓燕" not in words
    assert "王建国" not in words
    assert "立件" in words


def test_a_case_is_taken_answered_published_and_reopened(page: CasesPage, qtbot: QtBot) -> None:
    case = opened(page, qtbot, state="open", origin="rating")
    assert page.sheet.acts.assign.text() == "我来办(&H)"
    press(page.sheet.acts.assign)
    until(qtbot, lambda: standing(page).state == "in_hand")
    assert standing(page).owner == "zhang"
    assert "接办　zhang" in told(page)
    assert "zhang → zhang" not in told(page)
    page.sheet.acts.text.setPlainText("已更换叫号屏幕。")
    press(page.sheet.acts.answer)
    until(qtbot, lambda: standing(page).state == "answered")
    assert page.sheet.acts.text.toPlainText() == ""
    press(page.sheet.acts.publish)
    press(previewed(page, qtbot).act_button)
    until(qtbot, lambda: standing(page).state == "published")
    page.sheet.acts.text.setPlainText("又坏了。")
    page.sheet.acts.days.setValue(3)
    press(page.sheet.acts.reopen)
    until(qtbot, lambda: standing(page).state == "in_hand")
    assert (standing(page).reopened, standing(page).due_day) == (1, 20261125)
    assert standing(page).case == case.case
    assert "又坏了。" in told(page)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_what_everybody_will_read_is_seen_before_it_is_published(
    page: CasesPage, work: PageAtWork[CasesPage], language: Language, translations: Translations, qtbot: QtBot
) -> None:
    translations.use(language)
    work.speak(language)
    case = opened(page, qtbot, state="in_hand", owner="zhang", unit="hall-east")
    page.sheet.acts.text.setPlainText("王师傅（工号 1041）已当面说明，李秀英会再打电话。")
    press(page.sheet.acts.answer)
    until(qtbot, lambda: standing(page).state == "answered")
    press(page.sheet.acts.publish)
    dialog = previewed(page, qtbot)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    member = {CHINESE: "工作人员", ENGLISH: "a member of staff"}[language]
    assert dialog.text.text() == f"{member}（{member}）已当面说明，{member}会再打电话。"
    assert "李秀英" in dialog.hidden_words.text()
    assert "王师傅" in dialog.hidden_words.text()
    assert "工号 1041" in dialog.hidden_words.text()
    assert any("2026-11-21" in text for text in words)
    PICTURES.mkdir(parents=True, exist_ok=True)
    dialog.grab().save(str(PICTURES / f"publish-{language}.png"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    until(qtbot, lambda: page.findChild(PublishDialog) is None)
    assert standing(page).state == "answered"
    assert standing(page).case == case.case


def test_an_empty_answer_is_not_sent_and_the_remedy_is_said(page: CasesPage, qtbot: QtBot) -> None:
    opened(page, qtbot, owner="zhang", state="in_hand")
    press(page.sheet.acts.answer)
    assert page.sheet.acts.lacking.text() == "请先写下文字，再提交。"
    assert page.sheet.acts.text.hasFocus()


def test_an_answer_that_is_too_long_is_kept_whole_until_it_is_shortened(page: CasesPage, qtbot: QtBot) -> None:
    opened(page, qtbot, owner="zhang", state="in_hand")
    acts, whole = page.sheet.acts, "已经整改。" * 420
    acts.text.setPlainText(whole)
    assert acts.lacking.text() == "最多 2,000 个字符，现在有 2,100 个。请缩短；写下的都还在。"
    picture(page, PICTURES, "cases-too-long")
    press(acts.answer)
    assert acts.text.hasFocus()
    assert (standing(page).state, acts.text.toPlainText(), acts.lacking.isVisible()) == ("in_hand", whole, True)
    acts.text.setPlainText(whole[:2_000])
    assert not acts.lacking.isVisible()
    press(acts.answer)
    until(qtbot, lambda: standing(page).state == "answered")
    assert standing(page).answer == whole[:2_000]


def test_who_was_on_duty_is_told_on_a_press_that_says_it_is_recorded(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    opened(page, qtbot, state="open", origin="rating")
    assert not page.sheet.person.isVisible()
    opened(page, qtbot, owner="zhang", state="in_hand", origin="rating")
    assert "会记入" in page.sheet.person.text()
    press(page.sheet.person)
    until(qtbot, page.sheet.told.isVisible)
    assert "工号 10" in page.sheet.told.text()
    until(qtbot, lambda: "查看了值守人员" in told(page))


def test_who_was_faster_is_shown_beside_mine_and_a_person_chooses(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    case = opened(page, qtbot, owner="zhang", state="in_hand")
    act(work.office, "li", case.case, case.version, Assign("li", "long_term"))
    page.sheet.acts.text.setPlainText("我的答复。")
    press(page.sheet.acts.answer)
    until(qtbot, page.sheet.both.isVisible)
    assert "li" in page.sheet.both.theirs.text()
    assert "长期整改" in page.sheet.both.theirs.text()
    assert page.sheet.both.yours.text() == "答复\n我的答复。"
    picture(page, PICTURES, "cases-conflict")
    assert page.sheet.acts.text.toPlainText() == "我的答复。"
    press(page.sheet.both.send)
    until(qtbot, lambda: standing(page).state == "answered")
    assert standing(page).answer == "我的答复。"
    assert not page.sheet.both.isVisible()


def test_what_a_colleague_made_impossible_cannot_be_sent_but_stays_written(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    case = opened(page, qtbot, owner="zhang", state="in_hand")
    act(work.office, "li", case.case, case.version, Answer("同事的答复。"))
    page.sheet.acts.text.setPlainText("我的答复。")
    press(page.sheet.acts.answer)
    until(qtbot, page.sheet.both.isVisible)
    assert not page.sheet.both.send.isEnabled()
    press(page.sheet.both.keep)
    assert standing(page).answer == "同事的答复。"
    assert page.sheet.acts.text.toPlainText() == "我的答复。"


def test_text_outlives_another_case_a_lost_session_and_an_office_that_is_away(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    case = opened(page, qtbot, owner="zhang", state="in_hand")
    page.sheet.acts.text.setPlainText("写了一半")
    opened(page, qtbot, state="open")
    opened(page, qtbot, case=case.case)
    assert page.sheet.acts.text.toPlainText() == "写了一半"
    work.end_sessions()
    press(page.sheet.acts.note)
    until(qtbot, lambda: work.lost == 1)
    assert page.sheet.acts.text.toPlainText() == "写了一半"
    work.sign_in("zhang")
    until(qtbot, lambda: "写了一半" in told(page))
    page.sheet.acts.text.setPlainText("又写了一半")
    until(qtbot, lambda: not page.progress.is_reading)
    assert page.sheet.acts.text.toPlainText() == "又写了一半"
    work.stop()
    press(page.sheet.acts.answer)
    until(qtbot, page.sheet.refusal.isVisible)
    assert "文字留在这里" in page.sheet.refusal.text()
    assert page.sheet.acts.text.toPlainText() == "又写了一半"
    page.refresh()
    until(qtbot, page.notice.isVisible)
    assert page.table.source.rowCount() > 0
    work.start()
    until(qtbot, lambda: not page.notice.isVisible())
    press(page.sheet.acts.answer)
    until(qtbot, lambda: standing(page).state == "answered")


def test_what_is_typed_while_a_note_is_on_its_way_stays(page: CasesPage, qtbot: QtBot) -> None:
    opened(page, qtbot, owner="zhang", state="in_hand")
    page.sheet.acts.text.setPlainText("已联系物业。")
    press(page.sheet.acts.note)
    page.sheet.acts.text.setPlainText("又联系了一次。")
    until(qtbot, lambda: "已联系物业。" in told(page) and page.sheet.acts.note.isEnabled())
    assert page.sheet.acts.text.toPlainText() == "又联系了一次。"
    press(page.sheet.acts.note)
    until(qtbot, lambda: page.sheet.acts.text.toPlainText() == "")


def test_an_answer_that_is_older_than_what_was_just_done_is_not_shown(page: CasesPage, qtbot: QtBot) -> None:
    asked: list[Any] = []
    page.asked.connect(asked.append)
    opened(page, qtbot, state="open")
    detail = page.sheet.detail
    assert detail is not None
    opening = next(one for one in asked if isinstance(one, Errand))
    press(page.sheet.acts.assign)
    until(qtbot, lambda: standing(page).state == "in_hand")
    opening.done(detail)
    assert standing(page).state == "in_hand"


def test_filters_narrow_and_a_view_keeps_them_under_a_name(page: CasesPage, qtbot: QtBot) -> None:
    def shown() -> CaseQuery | None:
        return page.inbox.query if page.inbox else None

    choose(page.filters.hall, "hall-south")
    until(qtbot, lambda: shown() == page.filters.query)
    assert {case.unit for case in page.table.source.rows} == {"hall-south"}
    page.filters.keep_as("南湖待办")
    assert page.filters.view.currentText() == "南湖待办"
    choose(page.filters.view, "全部未答复")
    until(qtbot, lambda: shown() == START)
    choose(page.filters.view, "南湖待办")
    until(qtbot, lambda: shown() == page.filters.views["南湖待办"])
    press(page.filters.overdue)
    until(qtbot, lambda: shown() == page.filters.query)
    assert page.table.source.rows
    assert all(case.overdue for case in page.table.source.rows)
    assert page.filters.view.currentText() == "自选条件"


def test_a_problem_is_entered_by_hand_and_opens_beside_the_inbox(page: CasesPage, qtbot: QtBot) -> None:
    press(page.new)
    dialog = page.new_case
    assert dialog.isVisible()
    choose(dialog.origin, "problem")
    choose(dialog.hall, "hall-west")
    assert dialog.window_box.count() == 3
    assert (dialog.days.text(), dialog.days.days) == ("按规则", None)
    dialog.subject.setPlainText("饮水机没有水。")
    until(qtbot, lambda: dialog.owner.names == ["office", "zhang"])
    choose(dialog.hall, "hall-east")
    until(qtbot, lambda: dialog.owner.names == ["li", "office", "zhang"])
    choose(dialog.hall, "hall-west")
    dialog.owner.setText("nobody")
    press(dialog.enter)
    until(qtbot, dialog.refusal.isVisible)
    assert "没有这个账号" in dialog.refusal.text()
    assert dialog.subject.toPlainText() == "饮水机没有水。"
    dialog.owner.clear()
    dialog.days.setValue(3)
    press(dialog.enter)
    until(qtbot, lambda: page.sheet.detail is not None)
    assert (standing(page).due_day, dialog.days.days) == (20261125, None)  # the next case is as the rules say again
    assert (standing(page).subject, standing(page).unit, standing(page).state) == (
        "饮水机没有水。",
        "hall-west",
        "open",
    )
    assert not dialog.isVisible()


def test_a_second_press_while_the_office_takes_its_time_enters_no_second_case(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    press(page.new)
    choose(page.new_case.hall, "hall-west")
    page.new_case.subject.setPlainText("灯坏了。")
    press(page.new_case.enter)
    press(page.new_case.enter)
    QTest.keyClicks(page.new_case.subject, "more")
    until(qtbot, lambda: page.sheet.detail is not None and not page.progress.is_reading)
    with work.office.database.reading() as connection:
        entered = connection.execute(
            select(schema.case_file.c.case).where(schema.case_file.c.subject == "灯坏了。")
        ).all()
    assert len(entered) == 1
    press(page.new)
    assert page.new_case.enter.isEnabled()
    assert (page.new_case.subject.toPlainText(), page.new_case.subject.isReadOnly()) == ("", False)


@pytest.fixture
def road(work: PageAtWork[CasesPage], qtbot: QtBot) -> Iterator[Road]:
    """A road to the office that loses what a test lets it lose."""
    others = set(threading.enumerate())
    with kept_port() as port:
        made = Road(work.serving.address, work.made.folder, port)
        yield made
        until(qtbot, lambda: not work.page.progress.is_reading)
        made.close()
        until(qtbot, lambda: all(one.name != "road" for one in set(threading.enumerate()) - others))  # nobody is on it
        for client in made.clients:
            client.close()


def entered(work: PageAtWork[CasesPage]) -> list[str]:
    """What was entered about lamps, as the office has it."""
    said = schema.case_file.c.subject
    with work.office.database.reading() as connection:
        return sorted(connection.execute(select(said).where(said.endswith("灯坏了。"))).scalars())


@pytest.fixture
def unheard(work: PageAtWork[CasesPage], road: Road, qtbot: QtBot) -> PageAtWork[CasesPage]:
    """A case about lamps was entered: the office has it, and nobody at the desk knows."""
    page, dialog = work.page, work.page.new_case
    work.sign_in("zhang", f"https://127.0.0.1:{road.server_port}")
    until(qtbot, lambda: page.inbox is not None and not page.progress.is_reading)
    press(page.new)
    choose(dialog.hall, "hall-west")
    dialog.subject.setPlainText("灯坏了。")
    until(qtbot, lambda: not page.progress.is_reading)
    road.fate = "reply lost"
    press(dialog.enter)
    until(qtbot, dialog.refusal.isVisible)
    assert "不会登记两次" in dialog.refusal.text()
    assert entered(work) == ["灯坏了。"]
    road.fate = "open"
    return work


def test_a_case_whose_answer_was_lost_is_entered_again_as_the_same(
    unheard: PageAtWork[CasesPage], qtbot: QtBot
) -> None:
    work, page, dialog = unheard, unheard.page, unheard.page.new_case
    QTest.keyClick(dialog, Qt.Key.Key_Escape)  # closed and opened again it is the same draft
    until(qtbot, dialog.isHidden)
    press(page.new)
    press(dialog.enter)
    until(qtbot, lambda: page.sheet.detail is not None)
    assert (standing(page).subject, standing(page).unit) == ("灯坏了。", "hall-west")
    assert entered(work) == ["灯坏了。"]
    until(qtbot, lambda: not page.progress.is_reading)
    press(page.new)
    choose(dialog.hall, "hall-west")
    dialog.subject.setPlainText("灯坏了。")  # and after it a second one of the same words is a second one
    press(dialog.enter)
    until(qtbot, lambda: len(entered(work)) == 2)
    until(qtbot, dialog.isHidden)


def test_a_case_that_was_typed_on_after_its_answer_was_lost_is_neither_lost_nor_doubled_unasked(
    unheard: PageAtWork[CasesPage], qtbot: QtBot
) -> None:
    work, dialog = unheard, unheard.page.new_case
    dialog.subject.setPlainText("门口的灯坏了。")
    press(dialog.enter)
    until(qtbot, lambda: "内容与现在的不同" in dialog.refusal.text())
    assert dialog.subject.toPlainText() == "门口的灯坏了。"
    assert entered(work) == ["灯坏了。"]
    press(dialog.enter)  # the person was told, and wants it
    until(qtbot, dialog.isHidden)
    assert entered(work) == ["灯坏了。", "门口的灯坏了。"]


def test_everybody_who_may_own_the_case_is_offered_also_without_a_case_in_the_inbox(
    work: PageAtWork[CasesPage], page: CasesPage, qtbot: QtBot
) -> None:
    for name, role, unit in (("qian", "hall_manager", "hall-east"), ("sun", "hall_manager", "hall-south")):
        add_account(work.office, name, role, unit)
    owner = page.sheet.acts.owner
    opened(page, qtbot, unit="hall-south")
    until(qtbot, lambda: owner.names == ["office", "sun", "zhang"])
    opened(page, qtbot, unit="hall-east")
    until(qtbot, lambda: owner.names == ["li", "office", "qian", "zhang"])
    QTest.keyClick(owner, Qt.Key.Key_Down)
    popup = owner.completer().popup()
    assert popup is not None
    assert popup.isVisible()
    popup.hide()
    long_name = "chief-of-the-eastern-hall-and-its-seven-windows"
    owner.offer([long_name, "li", "qian"])
    owner.open_names()
    assert popup.width() > owner.fontMetrics().horizontalAdvance(long_name) > owner.width()
    popup.hide()
    owner.offer(["li", "office", "qian", "zhang"])
    owner.setText("qian")
    press(page.sheet.acts.assign)
    until(qtbot, lambda: standing(page).owner == "qian" and not page.progress.is_reading)
    work.stop()
    page.refresh()
    until(qtbot, page.notice.isVisible)
    assert owner.names == ["li", "office", "qian", "zhang"]
    press(page.new)
    choose(page.new_case.hall, "hall-west")
    assert {"qian", "zhang"} <= set(page.new_case.owner.names)
    assert "sun" not in page.new_case.owner.names


def test_a_long_history_is_read_on_from_the_newest_part(
    work: PageAtWork[CasesPage], page: CasesPage, translations: Translations, qtbot: QtBot
) -> None:
    case = opened(page, qtbot, owner="zhang", state="in_hand")
    assert not page.sheet.earlier.isVisible()
    for number in range(HISTORY_MOST + 20):
        act(work.office, "li", case.case, case.version + number, Note(f"第 {number} 次联系"))
    page.refresh()
    until(qtbot, page.sheet.earlier.isVisible)
    until(qtbot, lambda: history_of(page).count("次联系") == HISTORY_MOST)
    assert "立件" not in history_of(page)
    scroll = page.sheet.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    fold, bar = page.sheet.findChild(RuleLine, "fold"), scroll.verticalScrollBar()
    assert isinstance(fold, RuleLine)
    bar.setValue(0)
    assert fold.isVisible()  # it goes on below
    bar.setValue(bar.maximum())
    assert not fold.isVisible()
    scroll.ensureWidgetVisible(page.sheet.earlier)
    picture(page, PICTURES, "cases-long-history")
    translations.use(ENGLISH)
    work.speak(ENGLISH)
    until(qtbot, lambda: history_of(page).count("次联系") == HISTORY_MOST)
    picture(page, PICTURES, "cases-long-history", FULL)
    assert clipped(page) == []
    until(qtbot, lambda: not page.progress.is_reading)
    press(page.sheet.earlier)
    until(qtbot, lambda: history_of(page).count("次联系") == HISTORY_MOST + 20)
    assert not page.sheet.earlier.isVisible()
    assert "Opened" in history_of(page)
    page.sheet.acts.text.setPlainText("都打过了。")
    press(page.sheet.acts.note)
    until(qtbot, lambda: "都打过了。" in history_of(page))
    assert "Opened" in history_of(page), "what was read on stays"
    assert not page.sheet.earlier.isVisible()


def test_an_auditor_reads_and_can_do_nothing(work: PageAtWork[CasesPage], qtbot: QtBot) -> None:
    page = work.page
    work.sign_in("wu")
    until(qtbot, lambda: page.inbox is not None)
    opened(page, qtbot, state="in_hand")
    assert not page.sheet.acts.isVisible()
    assert not page.sheet.person.isVisible()
    assert not page.new.isVisible()


def test_chosen_rows_paste_into_a_spreadsheet_and_no_cell_runs(page: CasesPage, qtbot: QtBot) -> None:
    press(page.new)
    page.new_case.subject.setPlainText("=cmd|' /C calc'!A0\t第二列")
    press(page.new_case.enter)
    until(qtbot, lambda: page.sheet.detail is not None)
    until(qtbot, lambda: any(case.subject.startswith("=") for case in page.table.source.rows))
    page.table.setFocus()
    page.table.selectAll()
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == ["期限", "剩余", "内容", "窗口与大厅", "状态", "承办人", "办理类型"]
    assert len(lines) == 1 + page.table.source.rowCount()
    assert {len(line.split("\t")) for line in lines} == {7}
    assert any("'=cmd" in line for line in lines)


def test_nobody_at_the_desk_leaves_no_case_on_the_page(page: CasesPage, qtbot: QtBot) -> None:
    opened(page, qtbot, state="open")
    press(page.new)
    page.new_case.subject.setPlainText("灯坏了。")
    page.new_case.owner.setText("xiqiao")
    page.drop_edits()
    page.forget()
    assert page.table.source.rowCount() == 0
    assert page.sheet.detail is None
    assert (page.new_case.isVisible(), page.new_case.subject.toPlainText(), page.new_case.owner.text()) == (
        False,
        "",
        "",
    )


def test_the_view_keeps_its_whole_name_when_the_language_changes(
    work: PageAtWork[CasesPage], page: CasesPage, translations: Translations
) -> None:
    view = page.filters.view
    before = view.sizeHint().width()
    translations.use(ENGLISH)
    work.speak(ENGLISH)
    page.filters.retranslate()
    assert view.sizeHint().width() > before
    assert view.sizeHint().width() > view.fontMetrics().horizontalAdvance(view.currentText())


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_inbox_is_whole_in_both_languages_light_and_dark(
    language: Language,
    dark: bool,
    work: PageAtWork[CasesPage],
    translations: Translations,
    dressed: QApplication,
    qtbot: QtBot,
) -> None:
    translations.use(language)
    look.dress(dressed, look.DARK if dark else look.LIGHT)
    page, name = work.page, "-dark" if dark else ""
    work.speak(language)
    picture(page, PICTURES, f"cases-empty{name}")
    work.sign_in("zhang")
    until(qtbot, lambda: page.inbox is not None)
    opened(page, qtbot, owner="zhang", state="in_hand")
    page.sheet.acts.text.setPlainText("已与值班长核对流程。")
    for size in (SIZE, FULL):
        picture(page, PICTURES, f"cases{name}", size)
        assert clipped(page) == []
    opened(page, qtbot, origin="problem")
    picture(page, PICTURES, f"cases-problem{name}")
    assert clipped(page) == []
