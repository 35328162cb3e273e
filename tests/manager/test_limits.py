"""What is too long is said and kept, never cut; what is pasted into one line becomes one line; nothing hangs."""

from time import thread_time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from evaluator.domain.names import ENGLISH
from evaluator.manager.decision_form import MOST, Choice, DecisionForm
from evaluator.manager.kiosks.dialogs import LONGEST_WHY, WhyDialog
from evaluator.manager.language import Translations
from evaluator.manager.one_line import OneLine
from evaluator.manager.sign_in_page import SignInPage
from evaluator.manager.text_area import TextArea
from evaluator.manager.window import DeskWindow

TEN_MEGABYTES = "一二三四 five six " * 400_000
RARE = "\U00020000"
"""A rare character of names; in UTF-16 it is two."""


@pytest.fixture
def line(qtbot: QtBot, dressed: object) -> OneLine:
    made = OneLine(32)
    qtbot.addWidget(made)
    return made


def paste(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """As Ctrl+V does."""
    QGuiApplication.clipboard().setText(text)
    QTest.keySequence(field, "Ctrl+V")


@pytest.mark.parametrize(
    ("pasted", "taken"),
    [
        ("1041\r\n", "1041"),
        ("\t王建国\n", "王建国"),
        ("东风里\r\n第七社区\r\n", "东风里 第七社区"),
        ("a\u2028b\u2029", "a b"),
        ("a\x00b\x1bc\x7f", "abc"),
        (" two  blanks ", " two  blanks "),
        (RARE * 32, RARE * 32),
    ],
)
def test_a_cell_or_lines_become_one_line(line: OneLine, pasted: str, taken: str) -> None:
    paste(line, pasted)
    assert line.text() == taken
    assert line.cursorPosition() == len(taken.encode("utf-16-le")) // 2
    assert line.too_long == ""


def test_lines_pasted_into_the_middle_leave_the_cursor_behind_their_words(line: OneLine) -> None:
    line.setText("ad")
    line.setCursorPosition(1)
    paste(line, "b\nc\n")
    QTest.keyClicks(line, "!")
    assert line.text() == "ab c! d"


def test_what_is_too_long_for_a_line_is_whole_and_said_until_it_fits(line: OneLine) -> None:
    heard: list[str] = []
    line.overfull.connect(heard.append)
    paste(line, RARE * 40)
    assert line.text() == RARE * 40
    assert heard == ["最多 32 个字符，现在有 40 个。请缩短；写下的都还在。"]
    for _ in range(8):
        QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert (line.text(), heard[-1]) == (RARE * 32, "")


def test_a_reason_that_is_too_long_is_kept_and_not_handed_over(qtbot: QtBot, english: Translations) -> None:
    form = DecisionForm()
    qtbot.addWidget(form)
    form.offer("one", [Choice("agree", "Agree")])
    decided: list[object] = []
    form.decided.connect(decided.append)
    paste(form.reason, "x" * (MOST + 20))
    assert form.refusal.text() == "At most 500 characters; there are 520. Shorten it; nothing of it is lost."
    form.offer("another", [Choice("agree", "Agree")])
    form.offer("one", [Choice("agree", "Agree")])
    form.buttons["agree"].click()
    assert (decided, len(form.reason.text())) == ([], MOST + 20)
    assert "520" in form.refusal.text()
    form.reason.setCursorPosition(20)
    for _ in range(20):
        QTest.keyClick(form.reason, Qt.Key.Key_Backspace)
    assert form.refusal.isHidden()
    form.buttons["agree"].click()
    assert len(decided) == 1


def test_nothing_is_done_to_a_kiosk_for_a_reason_that_is_too_long(qtbot: QtBot, window: DeskWindow) -> None:
    dialog = WhyDialog(window, "停用", "真的？", "停用")
    qtbot.addWidget(dialog)
    paste(dialog.why, "长" * (LONGEST_WHY + 1))
    assert not dialog.act_button.isEnabled()
    QTest.keyClick(dialog.why, Qt.Key.Key_Backspace)
    assert dialog.act_button.isEnabled()


@pytest.fixture
def sign_in(window: DeskWindow) -> SignInPage:
    window.show_sign_in()
    return window.sign_in


def test_a_password_copied_with_its_line_break_is_the_password(sign_in: SignInPage, qtbot: QtBot) -> None:
    sign_in.fill(office="https://a:1", account="zhang")
    paste(sign_in.password, "one-time-word\r\n")
    with qtbot.waitSignal(sign_in.entered) as told:
        QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
    assert told.args[0].password == "one-time-word"


def test_ten_megabytes_in_place_of_an_account_are_said_and_ask_nobody(sign_in: SignInPage, qtbot: QtBot) -> None:
    sign_in.fill(office="https://a:1", password="word")
    paste(sign_in.account, TEN_MEGABYTES)
    with qtbot.assertNotEmitted(sign_in.entered):
        sign_in.button.click()
    assert "最多 256 个字符" in sign_in.refusal.text()


def test_ten_megabytes_are_not_pasted_into_a_text_and_what_was_written_stays(
    qtbot: QtBot, translations: Translations, dressed: object
) -> None:
    area = TextArea(2_000)
    qtbot.addWidget(area)
    area.resize(400, 90)
    area.show()
    area.setPlainText("已经写好的。")
    heard: list[str] = []
    area.overfull.connect(heard.append)
    began = thread_time()  # whatever else the machine does takes none of it
    paste(area, TEN_MEGABYTES)
    took = thread_time() - began
    assert area.toPlainText() == "已经写好的。"
    assert "没有粘贴" in heard[0]
    translations.use(ENGLISH)
    paste(area, "x" * 3_000)
    assert area.too_long == heard[-1] == "At most 2,000 characters; there are 3,006. Shorten it; nothing of it is lost."
    assert took < 2.0  # laid out it takes three times as long on the fastest machine
