"""The desk's pages beside their rail: offered by right, reached by click and key, never left with edits unasked."""

from typing import ClassVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE
from evaluator.domain.roles import Right
from evaluator.manager.month_page import MonthPage
from evaluator.manager.page import Page
from evaluator.manager.shell import Shell
from tests.manager.conftest import OFFICE, session


class NotesPage(Page):
    """A page as others are made, with one line that is typed into."""

    slug: ClassVar[str] = "notes"
    right: ClassVar[Right] = "edit_directory"

    def __init__(self) -> None:
        super().__init__(CHINESE)
        self.line = QLineEdit(self)
        self.content.addWidget(self.line)
        self.content.addWidget(self.progress)
        self.heard: list[str] = []

    def name(self) -> str:
        return "记事"

    def attend(self) -> None:
        self.line.setFocus()

    def refresh(self) -> None:
        self.heard.append("refresh")

    def search(self) -> None:
        self.heard.append("search")

    def export(self) -> None:
        self.heard.append("export")

    def print_out(self) -> None:
        self.heard.append("print")

    def has_edits(self) -> bool:
        return bool(self.line.text())

    def drop_edits(self) -> None:
        self.line.clear()


class PeoplePage(NotesPage):
    slug: ClassVar[str] = "people"
    right: ClassVar[Right] = "read_directory"


@pytest.fixture
def shell(dressed: object, qtbot: QtBot) -> Shell:
    made = Shell(CHINESE)
    made.hold((MonthPage(CHINESE), NotesPage(), PeoplePage()))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    with qtbot.waitExposed(made):
        made.show()
    return made


def notes(shell: Shell) -> NotesPage:
    page = shell.pages["notes"]
    assert isinstance(page, NotesPage)
    return page


def answer_box(shell: Shell, qtbot: QtBot, word: str) -> None:
    qtbot.waitUntil(lambda: len(shell.findChildren(QMessageBox)) == 1)
    button = next(one for one in shell.findChildren(QMessageBox)[0].buttons() if word in one.text())
    assert isinstance(button, QAbstractButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("role", "offered"),
    [
        ("office_manager", ["month", "people"]),
        ("directory_administrator", ["notes", "people"]),
        ("system_administrator", ["people"]),
    ],
)
def test_a_role_is_offered_the_pages_of_its_rights(shell: Shell, role: str, offered: list[str]) -> None:
    assert shell.begin(session(role), OFFICE)  # type: ignore[arg-type]  # a role by name
    assert [slug for slug, button in shell.rail.buttons.items() if button.isVisible()] == (
        offered if len(offered) > 1 else []
    )
    assert shell.slug == offered[0]
    assert shell.page.isVisible()


def test_pages_are_reached_by_click_and_by_the_key_of_their_place(shell: Shell, qtbot: QtBot) -> None:
    shell.begin(session("directory_administrator"), OFFICE)
    with qtbot.waitSignal(shell.turned) as told:
        QTest.mouseClick(shell.rail.buttons["people"], Qt.MouseButton.LeftButton)
    assert told.args == [shell.pages["people"]]
    QTest.keySequence(shell, "Ctrl+1")
    assert shell.slug == "notes"
    assert notes(shell).line.hasFocus()
    QTest.keySequence(shell, "Alt+2")
    assert shell.slug == "people"
    QTest.keySequence(shell, "Ctrl+3")
    assert shell.slug == "people"
    QTest.keySequence(shell, "Ctrl+PgUp")
    assert shell.slug == "notes"
    QTest.keySequence(shell, "Ctrl+PgUp")
    assert shell.slug == "notes"
    QTest.keySequence(shell, "Ctrl+PgDown")
    assert shell.slug == "people"
    assert shell.rail.buttons["people"].isChecked()
    assert shell.rail.buttons["people"].toolTip() == "记事（Ctrl+2）"


def test_keys_speak_to_the_page_in_front_alone(shell: Shell) -> None:
    shell.begin(session("directory_administrator"), OFFICE)
    for keys in ("F5", "Ctrl+F", "Ctrl+E", "Ctrl+P"):
        QTest.keySequence(shell, keys)
    assert notes(shell).heard == ["refresh", "search", "export", "print"]
    other = shell.pages["people"]
    assert isinstance(other, PeoplePage)
    assert other.heard == []


def test_what_was_typed_is_not_lost_unasked(shell: Shell, qtbot: QtBot) -> None:
    shell.begin(session("directory_administrator"), OFFICE)
    page = notes(shell)
    page.line.setText("half a sentence")
    QTest.keySequence(shell, "Ctrl+2")
    answer_box(shell, qtbot, "留在这一页")
    assert (shell.slug, page.line.text()) == ("notes", "half a sentence")
    assert shell.rail.buttons["notes"].isChecked()
    qtbot.waitUntil(lambda: not shell.findChildren(QMessageBox))
    QTest.mouseClick(shell.rail.buttons["people"], Qt.MouseButton.LeftButton)
    answer_box(shell, qtbot, "不保存")
    assert (shell.slug, page.line.text()) == ("people", "")


def test_a_lost_session_keeps_the_page_and_what_was_typed(shell: Shell) -> None:
    shell.begin(session("directory_administrator"), OFFICE)
    QTest.keySequence(shell, "Ctrl+2")
    QTest.keySequence(shell, "Ctrl+1")
    notes(shell).line.setText("half a sentence")
    shell.begin(session("directory_administrator"), OFFICE)
    assert (shell.slug, notes(shell).line.text()) == ("notes", "half a sentence")
    shell.forget()
    assert notes(shell).line.text() == ""
