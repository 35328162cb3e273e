"""The accounts page and the audit log against a real office."""

import ast
import csv
import io
import re
from pathlib import Path
from typing import Final, get_args

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

import evaluator.office
from evaluator.manager.language import Translations
from evaluator.manager.people.accounts_page import AccountsPage, state_of
from evaluator.manager.people.act_words import act_name
from evaluator.manager.people.audit_page import AuditPage
from evaluator.manager.people.password_dialog import OneTimePasswordDialog
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
