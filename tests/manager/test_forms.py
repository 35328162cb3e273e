"""Signing in and choosing a password, as far as no office is needed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import ENGLISH
from evaluator.manager.language import Translations
from evaluator.manager.password_page import PasswordPage
from evaluator.manager.sign_in_page import Entered, SignInPage
from evaluator.manager.window import DeskWindow


@pytest.fixture
def sign_in(window: DeskWindow) -> SignInPage:
    window.show_sign_in()
    return window.sign_in


@pytest.fixture
def password(window: DeskWindow) -> PasswordPage:
    window.password.begin("one-time-word")
    window.show_password()
    return window.password


def test_what_is_typed_is_handed_over_by_enter(sign_in: SignInPage, qtbot: QtBot) -> None:
    QTest.keyClicks(sign_in.office, "https://10.1.2.3:8443")
    QTest.keyClick(sign_in.office, Qt.Key.Key_Tab)
    QTest.keyClicks(sign_in.account, " office ")
    QTest.keyClick(sign_in.account, Qt.Key.Key_Tab)
    QTest.keyClicks(sign_in.password, " secret word ")
    with qtbot.waitSignal(sign_in.entered) as told:
        QTest.keyClick(sign_in.password, Qt.Key.Key_Return)
    assert told.args == [Entered(office="https://10.1.2.3:8443", account="office", password=" secret word ")]


def test_a_password_is_never_in_a_repr() -> None:
    assert "secret" not in repr(Entered(office="o", account="a", password="secret"))


@pytest.mark.parametrize(
    ("office", "account", "word", "sentence", "field"),
    [
        ("", "office", "word", "这个地址读不出来", "office"),
        ("https://a:1", "", "word", "请填写账号。", "account"),
        ("https://a:1", "office", "", "请填写密码。", "password"),
    ],
)
def test_a_missing_field_is_named_in_place(
    sign_in: SignInPage, office: str, account: str, word: str, sentence: str, field: str
) -> None:
    sign_in.fill(office=office, account=account, password=word)
    QTest.mouseClick(sign_in.button, Qt.MouseButton.LeftButton)
    assert sign_in.refusal.isVisible()
    assert sign_in.refusal.text().startswith(sentence)
    focus = sign_in.focusWidget()
    assert focus is not None
    assert focus.objectName() == field


def test_typing_takes_the_refusal_away_and_keeps_what_was_typed(sign_in: SignInPage) -> None:
    sign_in.fill(office="https://a:1", account="office", password="wrong word")
    sign_in.refuse("wrong_password", at=sign_in.password)
    assert sign_in.password.text() == "wrong word"
    QTest.keyClicks(sign_in.password, "x")
    assert not sign_in.refusal.isVisible()
    assert sign_in.account.text() == "office"


def test_a_refusal_is_said_again_in_the_other_language(
    sign_in: SignInPage, translations: Translations, window: DeskWindow, qtbot: QtBot
) -> None:
    sign_in.refuse("unreachable")
    translations.use(ENGLISH)
    window.speak(ENGLISH)
    qtbot.waitUntil(lambda: sign_in.refusal.text().startswith("The office does not answer."))
    assert sign_in.button.text() == "Sign in"
    assert window.other_language.text() == "中文"


def test_no_refusal_is_clipped(sign_in: SignInPage, english: Translations, window: DeskWindow, qtbot: QtBot) -> None:
    window.resize(1024, 600)
    sign_in.refuse("fingerprint_missing")
    qtbot.waitUntil(lambda: sign_in.refusal.text().startswith("This computer does not know"))
    words = sign_in.refusal
    qtbot.waitUntil(lambda: words.width() > 400 and words.height() >= words.heightForWidth(words.width()))


def test_while_the_office_is_asked_nothing_can_be_pressed_twice(sign_in: SignInPage) -> None:
    sign_in.set_waiting(waiting=True)
    assert sign_in.button.text() == "正在登录…（按 Esc 取消）"
    assert not sign_in.button.isEnabled()
    assert not sign_in.password.isEnabled()
    sign_in.set_waiting(waiting=False)
    assert sign_in.button.text() == "登录"


@pytest.mark.parametrize(
    ("new", "again", "sentence"),
    [
        ("ninechars", "ninechars", "新密码至少要有 10 个字符。"),
        ("one-time-word", "one-time-word", "新密码不能与一次性密码相同。"),
        ("a longer password", "a longer passw0rd", "两次输入的新密码不一样"),
    ],
)
def test_a_poor_password_is_refused_in_place(password: PasswordPage, new: str, again: str, sentence: str) -> None:
    QTest.keyClicks(password.new, new)
    QTest.keyClicks(password.again, again)
    QTest.keyClick(password.again, Qt.Key.Key_Return)
    assert password.refusal.text().startswith(sentence)
    assert password.new.text() == new


def test_a_good_password_is_handed_over(password: PasswordPage, qtbot: QtBot) -> None:
    QTest.keyClicks(password.new, "a longer password")
    QTest.keyClicks(password.again, "a longer password")
    with qtbot.waitSignal(password.chosen) as told:
        QTest.mouseClick(password.button, Qt.MouseButton.LeftButton)
    assert told.args == ["a longer password"]
