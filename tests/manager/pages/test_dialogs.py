"""The keys that hold in every dialog of the desk: a letter for each button, Tab to everything, names, and Esc.

The way out has no letter: it has Esc.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from typing import Final

import msgspec
import pytest
from PySide6.QtCore import QSize, Qt, SignalInstance
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import messages
from evaluator.manager.cases import new_case_words
from evaluator.manager.cases.new_case import NewCaseDialog
from evaluator.manager.cases.publish_dialog import PublishDialog
from evaluator.manager.corrections.correct_dialog import CorrectDialog
from evaluator.manager.directory import pin_words
from evaluator.manager.directory.conflict import ConflictDialog
from evaluator.manager.directory.cropping import CropDialog
from evaluator.manager.directory.held import Held
from evaluator.manager.directory.history_dialog import HistoryDialog
from evaluator.manager.directory.import_dialog import ImportDialog
from evaluator.manager.directory.past import Past
from evaluator.manager.directory.pin_dialog import PinDialog
from evaluator.manager.directory.writing import Meanwhile, Writing
from evaluator.manager.kiosks import code_words
from evaluator.manager.kiosks import words as kiosk_words
from evaluator.manager.kiosks.code_dialog import CodeDialog
from evaluator.manager.kiosks.dialogs import ConfirmDialog, ForkDialog, PlaceDialog, WhyDialog
from evaluator.manager.language import Translations
from evaluator.manager.people import words as people_words
from evaluator.manager.people.account_conflict import AccountConflict
from evaluator.manager.people.accounts_page import AccountsPage
from evaluator.manager.people.password_dialog import OneTimePasswordDialog
from evaluator.manager.rules import pack_dialogs
from evaluator.manager.rules import words as rules_words
from evaluator.manager.shell import Shell
from evaluator.wire.cases import CasePreview
from evaluator.wire.corrections import DutyDay
from evaluator.wire.devices import Alarm, CodeMade, Parting
from evaluator.wire.directory import StaffRecord, Version, WholeDirectory
from evaluator.wire.people import Account, AccountSet, OneTimePassword
from tests.manager.pages.test_habits import focusable, letter_of, name_of

AT: Final = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def correct(parent: QWidget) -> QDialog:
    dialog = CorrectDialog(parent)
    dialog.begin(20261021)
    duty = DutyDay(
        kiosk="k", duty="d", day=20261021, unit="hall-east", window="w1", opened_at=AT, closed_at=None, served="s01",
        credited=None, n=7, challenged=1, challenge="", excluded=False,
    )  # fmt: skip
    dialog.show_duties(20261021, [duty])
    return dialog


def fork(parent: QWidget) -> QDialog:
    alarm = Alarm(
        kiosk="k", alarm="fork", subject="b", at=AT, detail="", closed_at=None, acknowledged_at=None,
        acknowledged_by="", parting=Parting(7, "a", 12),
    )  # fmt: skip
    return ForkDialog(parent, "1", alarm)


def place(parent: QWidget) -> QDialog:
    return PlaceDialog(parent, [("w1", "1")], [("hall-east", "East")])


def crop(parent: QWidget) -> QDialog:
    image = QImage(QSize(400, 500), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    return CropDialog(parent, image)


def conflict(parent: QWidget) -> QDialog:
    held = Held(WholeDirectory(None, (), (), (), ()))
    mine = StaffMember(id="s01", unit="hall-east", name="Chen Xiaoyan", badge="1041")
    theirs = StaffRecord(2, None, replace(mine, name="Chen Xiaoyun", badge="1044"), has_pin=True, erased=False)
    return ConflictDialog(parent, Writing(thing=mine, base=1), Meanwhile(held=theirs, by=None), mine, held, ENGLISH)


def account_conflict(parent: QWidget) -> QDialog:
    began = Account(
        account="li.na", role="hall_manager", unit="hall-east", must_change=False, locked=False, created_at=AT,
        closed_at=None, version=1,
    )  # fmt: skip
    theirs, mine = (
        msgspec.structs.replace(began, unit="hall-west", version=2),
        AccountSet("li.na", "office_manager", "hall-east", 1),
    )
    by = Version(2, AT, "root-2", "")
    return AccountConflict(parent, mine, theirs, by, began, lambda unit: unit)


def history(parent: QWidget) -> QDialog:
    now = StaffMember(id="s01", unit="hall-east", name="Chen Xiaoyan", badge="1041")
    past = [
        Past(2, "2026-11-20 10:00", "li", "Name: Chen → Chen Xiaoyan", now),
        Past(1, "2026-11-19 10:00", "li", "Made", replace(now, name="Chen")),
    ]
    dialog = HistoryDialog(parent, "Chen Xiaoyan", past, now, can_change=True)
    dialog.versions.setCurrentIndex(dialog.versions.source.index(1, 0))
    return dialog


def use_rules(parent: QWidget) -> QDialog:
    pack_dialogs.ask_use(parent, "four_level/2", lambda: None)
    return box_of(parent)


def close_account(parent: QWidget) -> QDialog:
    page = AccountsPage(CHINESE, parent)
    page._warn("?", people_words.close_it(), lambda: None)
    return box_of(page)


class Typed(AccountsPage):
    """A page on which something was typed and not saved."""

    def has_edits(self) -> bool:
        return True


def unsaved(parent: QWidget) -> QDialog:
    shell = Shell(CHINESE, parent)
    shell.hold([Typed(CHINESE)])
    shell.leave_edits(lambda: None)
    return box_of(shell)


def box_of(parent: QWidget) -> QMessageBox:
    box = parent.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def publish(parent: QWidget) -> QDialog:
    answer = {CHINESE: "工作人员已回电。" * 60, ENGLISH: "a member of staff已回电。" * 60}
    hall = {CHINESE: "东园社区便民服务大厅", ENGLISH: "Dongyuan Community Service Hall"}
    preview = CasePreview(hall=hall, month=202611, from_day=None, text=answer, hidden=())
    return PublishDialog(parent, preview, CHINESE)


DIALOGS: Final[dict[str, Callable[[QWidget], QDialog]]] = {
    "new case": NewCaseDialog,
    "publish": publish,
    "correction": correct,
    "new PIN": lambda parent: PinDialog(parent, [("s01", "Chen")], "s01"),
    "import": lambda parent: ImportDialog(parent, "book.xlsx", CHINESE),
    "photo": crop,
    "conflict": conflict,
    "conflict of accounts": account_conflict,
    "history": history,
    "use rules": use_rules,
    "close an account": close_account,
    "unsaved": unsaved,
    "code": lambda parent: CodeDialog(parent, CodeMade("c1", "evaluator:code", AT), None),
    "revoke": lambda parent: WhyDialog(parent, kiosk_words.revoke_it(), "?", kiosk_words.revoke_it()),
    "new key": lambda parent: ConfirmDialog(parent, kiosk_words.new_key(), "?", kiosk_words.change_key()),
    "place": place,
    "fork": fork,
    "password": lambda parent: OneTimePasswordDialog(parent, OneTimePassword("li", "a b c")),
}


@pytest.fixture(params=DIALOGS)
def dialog(request: pytest.FixtureRequest, translations: Translations, qtbot: QtBot) -> Iterator[QDialog]:
    """Each dialog in turn, open above an empty window, in the language a test asks for."""
    translations.use(request.node.callspec.params.get("language", CHINESE))
    parent = QWidget()
    qtbot.addWidget(parent)
    with qtbot.waitExposed(parent):
        parent.show()
    made = DIALOGS[request.param](parent)
    with qtbot.waitExposed(made):
        made.open()
    made.activateWindow()
    yield made
    parent.close()


def ways_out() -> tuple[str, ...]:
    """What the button says that does what Esc does."""
    return (
        messages.cancel(),
        code_words.done(),
        people_words.done(),
        pin_words.close(),
        rules_words.leave(),
        messages.stay(),
    )


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_every_button_has_a_letter_of_its_own_or_esc(dialog: QDialog, language: Language) -> None:
    reached: dict[str, list[str]] = {}
    without = []
    for one in dialog.findChildren(QWidget):
        labels = isinstance(one, QLabel) and one.buddy() is not None
        if not one.isVisible() or not (labels or (isinstance(one, QAbstractButton) and one.text())):
            continue
        letter = letter_of(one.text(), language)  # type: ignore[attr-defined]  # a label or a button
        if letter is not None:
            reached.setdefault(letter, []).append(one.text())  # type: ignore[attr-defined]  # as above
        elif isinstance(one, QPushButton):
            without.append(one.text())
    assert [text for text in without if text not in ways_out()] == []
    assert {letter: texts for letter, texts in reached.items() if len(texts) > 1} == {}


MOST_STOPS: Final = 40


def test_tab_visits_everything(dialog: QDialog, qtbot: QtBot) -> None:
    """A date has a stop for year, month and day; one of several choices is the one stop of all."""

    def here() -> QWidget | None:
        found = QApplication.focusWidget()
        return found if found is not None and dialog.isAncestorOf(found) else None

    qtbot.waitUntil(lambda: here() is not None)
    first, expected, visited = here(), focusable(dialog), set[QWidget]()
    for _ in range(MOST_STOPS):
        now = here()
        assert now is not None
        visited.add(now)
        QTest.keyClick(now, Qt.Key.Key_Tab)
        if here() is first and len(visited) > 1:
            break
    left = {one for one in expected - visited if not isinstance(one, QRadioButton)}
    assert [name_of(one) for one in left] == []
    assert here() is first


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_everything_that_takes_keys_has_a_name(dialog: QDialog, language: Language) -> None:
    def said(widget: QWidget) -> str:
        one = QAccessible.queryAccessibleInterface(widget)
        return one.text(QAccessible.Text.Name).strip() if one is not None else ""

    assert dialog.windowTitle()
    assert [name_of(one) for one in focusable(dialog) if not said(one)] == []


LOOKS: Final = {"day_asked", "hall_chosen", "check_wished", "looked"}
"""Signals of dialogs by which nothing is done."""
ACTS: Final = (
    "accepted",
    "entered",
    "wished",
    "asked",
    "decided",
    "confirmed",
    "chosen",
    "cropped",
    "write_wished",
    "withdrawn",
)


def hear(heard: list[str], name: str, *_said: object) -> None:
    heard.append(name)


def test_esc_closes_and_nothing_is_done(dialog: QDialog, qtbot: QtBot) -> None:
    heard: list[str] = []
    for name in ACTS:
        if isinstance(told := getattr(dialog, name, None), SignalInstance):
            told.connect(partial(hear, heard, name))
    own = {name for kind in type(dialog).__mro__ if kind.__module__.startswith("evaluator.") for name in vars(kind)}
    signals = {name for name in own if isinstance(getattr(dialog, name), SignalInstance)}
    assert signals <= {*ACTS, *LOOKS}, "a signal that this test does not know"
    typed = [one for one in dialog.findChildren(QLineEdit) if one.isVisible() and not one.isReadOnly()]
    for one in typed:
        QTest.keyClicks(one, "Why")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())
    assert heard == []


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_why_a_case_was_not_entered_has_room_beside_every_field_on_a_small_screen(
    language: Language, translations: Translations, qtbot: QtBot
) -> None:
    translations.use(language)
    made = NewCaseDialog()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.refusal.say(new_case_words.refused("entered_otherwise"))
    fields = (made.matter, made.subject, made.kind, made.days, made.owner, made.refusal, made.enter)

    def stand_apart() -> bool:
        return all(above.geometry().bottom() < below.geometry().top() for above, below in pairwise(fields))

    qtbot.waitUntil(stand_apart)
    assert made.minimumHeight() <= 600


def test_what_was_typed_is_there_when_it_is_opened_again(translations: Translations, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    case, duty = NewCaseDialog(parent), correct(parent)
    assert isinstance(duty, CorrectDialog)
    for made, field in ((case, case.subject), (duty, duty.reason)):
        made.open()
        QTest.keyClicks(field, "Half a sentence")
        QTest.keyClick(made, Qt.Key.Key_Escape)
        qtbot.waitUntil(made.isHidden)
        made.open()
    assert case.subject.toPlainText() == duty.reason.text() == "Half a sentence"
