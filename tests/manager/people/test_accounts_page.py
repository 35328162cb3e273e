"""The accounts page and the audit log against a real office."""

import ast
import csv
import io
import re
from pathlib import Path
from typing import Final, get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMessageBox
from sqlalchemy import Connection

import evaluator.office
from evaluator.domain.roles import Role
from evaluator.manager.asking import Errand
from evaluator.manager.language import Translations
from evaluator.manager.people.account_conflict import AccountConflict
from evaluator.manager.people.accounts_page import AccountsPage, state_of
from evaluator.manager.people.act_words import act_name
from evaluator.manager.people.audit_page import AuditPage
from evaluator.manager.people.password_dialog import OneTimePasswordDialog
from evaluator.office.people import account_list
from evaluator.wire.corrections import Act
from tests.manager.signed_in import Signed

OFFICE: Final = Path(evaluator.office.__file__).parent


def choose(page: AccountsPage, account: str) -> None:
    place = page.table.records.place_of(account)
    assert place is not None
    page.table.setCurrentIndex(page.table.found.mapFromSource(page.table.records.index(place, 0)))


def press(page: AccountsPage, signed: Signed, keys: str) -> None:
    page.activateWindow()
    signed.qtbot.waitUntil(page.isActiveWindow)
    QTest.keySequence(page, keys)
    signed.settle(page)
    signed.settle(page)  # what was done is read again


def answer(page: AccountsPage, signed: Signed, word: str) -> None:
    box = page.findChild(QMessageBox)
    assert box is not None
    QTest.mouseClick(next(one for one in box.buttons() if one.text().split("(")[0] == word), Qt.MouseButton.LeftButton)
    signed.settle(page)
    signed.settle(page)


def test_an_account_is_added_changed_and_closed(signed: Signed, translations: Translations) -> None:
    page = AccountsPage(translations.language)
    signed.open(page, "system_administrator", account="root-2")
    press(page, signed, "Ctrl+N")
    QTest.keyClicks(page.form.account, "east")
    press(page, signed, "Ctrl+S")
    assert "大厅" in page.form.refusal.text()  # a hall manager needs the hall
    assert page.form.account.text() == "east"
    page.form.unit.put("hall-east")
    press(page, signed, "Ctrl+S")
    dialog = page.findChild(OneTimePasswordDialog)
    assert dialog is not None
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.password.text()
    assert len(dialog.password.text()) == 14
    dialog.accept()
    choose(page, "east")
    page.form.role.put("auditor")
    page.form.set_dirty(dirty=True)
    press(page, signed, "Ctrl+S")
    assert {one.account: one.role for one in page.table.records.rows}["east"] == "auditor"
    choose(page, "east")
    QTest.mouseClick(page.form.close_button, Qt.MouseButton.LeftButton)
    answer(page, signed, "停用")
    assert "停用" in state_of(next(one for one in page.table.records.rows if one.account == "east"))
    choose(page, "east")
    assert not page.form.save_button.isVisible()
    assert not page.form.close_button.isVisible()
    QTest.mouseClick(page.form.restore_button, Qt.MouseButton.LeftButton)
    signed.settle(page)
    signed.settle(page)
    assert "停用" not in state_of(next(one for one in page.table.records.rows if one.account == "east"))
    assert len(page.findChildren(OneTimePasswordDialog)[-1].password.text()) == 14


@pytest.fixture
def east(signed: Signed, translations: Translations) -> AccountsPage:
    """The page, with the account of a hall manager chosen."""
    page = AccountsPage(translations.language)
    signed.add_account("east", "hall_manager", "hall-east")
    signed.open(page, "system_administrator", account="root-2")
    choose(page, "east")
    return page


def change_elsewhere(signed: Signed, role: Role, unit: str) -> None:
    """What another administrator makes of the account meanwhile."""
    time = signed.time()

    def change(connection: Connection) -> object:
        return account_list.change(connection, "root-3", "east", role, unit, time)

    assert signed.office.serving.office.writer.submit(change).result() is None


def test_what_is_pressed_while_the_page_reads_is_done_and_what_is_pressed_twice_once(
    signed: Signed, east: AccountsPage
) -> None:
    east.form.role.put("auditor")
    east.form.set_dirty(dirty=True)
    east.ask(Errand(work=lambda link: link.months(), done=lambda _: None))
    assert east.progress.is_reading
    for _ in range(2):
        QTest.mouseClick(east.form.save_button, Qt.MouseButton.LeftButton)
    signed.qtbot.waitUntil(lambda: not east.has_edits() and not east.progress.is_reading)
    kept = next(one for one in east.table.records.rows if one.account == "east")
    assert (kept.role, kept.version) == ("auditor", 2)


def typed_second(signed: Signed, page: AccountsPage, role: Role) -> AccountConflict:
    """A role is typed and sent after another administrator has moved the account to the western hall."""
    page.form.role.put(role)
    page.form.set_dirty(dirty=True)
    change_elsewhere(signed, "hall_manager", "hall-west")
    press(page, signed, "Ctrl+S")
    dialog = page.findChild(AccountConflict)
    assert dialog is not None
    return dialog


def test_when_another_administrator_was_faster_both_versions_are_shown_and_merged(
    signed: Signed, east: AccountsPage
) -> None:
    page = east
    dialog = typed_second(signed, page, "office_manager")
    lead = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "root-3 在" in lead
    assert "“east”" in lead
    assert dialog.choice("role")[1].isChecked()
    assert dialog.choice("unit")[0].isChecked()  # what was not touched here is theirs
    assert [button.text() for button in dialog.choice("unit")] == ["西桥社区便民服务大厅", "东园社区便民服务大厅"]
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    signed.settle(page)
    assert page.form.role.value() == "office_manager"  # giving up the choice loses nothing that was typed
    press(page, signed, "Ctrl+S")
    dialog = page.findChildren(AccountConflict)[-1]
    QTest.mouseClick(dialog.keep, Qt.MouseButton.LeftButton)
    signed.settle(page)
    signed.settle(page)
    kept = next(one for one in page.table.records.rows if one.account == "east")
    assert (kept.role, kept.unit, kept.version) == ("office_manager", "hall-west", 3)
    assert not page.has_edits()


def test_after_discarding_an_edit_that_came_second_the_account_is_shown_as_it_is(
    signed: Signed, east: AccountsPage
) -> None:
    page = east
    typed_second(signed, page, "auditor").reject()
    QTest.mouseClick(page.form.discard_button, Qt.MouseButton.LeftButton)
    assert (page.form.role.value(), page.form.unit.value()) == ("hall_manager", "hall-west")
    page.form.unit.put("hall-east")
    page.form.set_dirty(dirty=True)
    press(page, signed, "Ctrl+S")
    assert {one.account: one.unit for one in page.table.records.rows}["east"] == "hall-east"


def test_an_account_that_somebody_has_just_changed_is_looked_at_before_it_is_closed(
    signed: Signed, east: AccountsPage
) -> None:
    page = east
    change_elsewhere(signed, "auditor", "")
    QTest.mouseClick(page.form.close_button, Qt.MouseButton.LeftButton)
    answer(page, signed, "停用")
    assert "有人刚改过" in page.form.refusal.text()
    assert page.form.role.value() == "auditor"
    page.close_account("east")
    signed.settle(page)
    signed.settle(page)
    assert "停用" in state_of(next(one for one in page.table.records.rows if one.account == "east"))


def test_nobody_changes_the_own_account_and_who_may_only_look_changes_none(
    signed: Signed, translations: Translations
) -> None:
    page = AccountsPage(translations.language)
    signed.open(page, "system_administrator", account="root-2")
    choose(page, "root-2")
    assert not page.form.save_button.isVisible()
    other = AccountsPage(translations.language)
    signed.open(other, "auditor")
    choose(other, "root-2")
    assert not other.form.save_button.isVisible()
    assert not other.new.isVisible()


def written_acts() -> set[str]:
    """Every act that the office's code writes into its audit log."""
    told = {"kiosk.enrolled", "kiosk.key_renewed", "pin_reset.agreed", "pin_reset.refused"}  # of variables
    for path in sorted(OFFICE.rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "audit.note" and len(call.args) > 3:
                constants = (one.value for one in ast.walk(call.args[3]) if isinstance(one, ast.Constant))
                told |= {str(one) for one in constants if not str(one).endswith(".")}
    handling = (OFFICE / "cases" / "handling.py").read_text("utf-8")
    cases = {"opened", "person_seen", *re.findall(r'return \w+\(.*\), "([a-z]+)", ', handling)}
    corrections = (*get_args(Act), "refused")
    return told | {f"case.{act}" for act in cases} | {f"correction.{act}" for act in corrections}


def test_every_act_the_office_writes_has_its_words() -> None:
    acts = written_acts()
    assert {"case.answered", "case.published", "signal.decided", "kiosk.revoked", "office.founded"} <= acts
    assert len(acts) > 45
    assert {act for act in acts if act_name(act) == act} == set()


def test_the_audit_log_tells_acts_in_words_and_that_all_of_it_links(
    signed: Signed, translations: Translations, tmp_path: Path
) -> None:
    page = AuditPage(translations.language)
    signed.open(page, "auditor")
    rows = page.table.records.rows
    assert rows[0].act == "登录"
    assert rows[-1].act == "建立办事处"
    assert [row.seq for row in rows] == sorted((row.seq for row in rows), reverse=True)
    assert "没有被改过" in page.about.text()
    assert not page.earlier.isEnabled()
    page.search_field.setText("登录 auditor")
    assert 0 < page.table.found.rowCount() < len(rows)
    page.export_to(tmp_path / "audit.csv")
    signed.settle(page)
    text = (tmp_path / "audit.csv").read_text("utf-8-sig")
    told = list(csv.reader(io.StringIO(text)))
    assert told[0][:3] == ["序号", "时间", "谁"]
    assert len(told) == len(rows) + 1
    assert all(len(row[-1]) == 64 for row in told[1:])
