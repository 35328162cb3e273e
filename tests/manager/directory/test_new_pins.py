"""New PINs at the desk: one person asks, another one agrees, and it is seen once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager.directory.pin_dialog import PinDialog
from evaluator.manager.language import Translations
from evaluator.office.people import passwords
from evaluator.office.store.schema import staff as people
from tests.manager.directory.conftest import AtDirectory
from tests.manager.signed_in import FATAL
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import write

Open = Callable[..., AtDirectory]
ASKER, SECOND = "office_manager", "directory_administrator"


def opened(at: AtDirectory) -> PinDialog:
    QTest.mouseClick(at.page.pins, Qt.MouseButton.LeftButton)
    at.settle()
    dialog = at.page.taking_pins.dialog
    assert dialog is not None
    return dialog


def press(at: AtDirectory, button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    at.settle()


def wish(at: AtDirectory, dialog: PinDialog, staff: str, reason: str) -> None:
    dialog.person.setCurrentIndex(dialog.person.findData(staff))
    dialog.reason.setText(reason)
    press(at, dialog.enter)


def states(dialog: PinDialog) -> list[tuple[str, str, str]]:
    rows, columns = dialog.requests.source.rows, {one.slug: one for one in dialog.requests.source.columns}
    return [(columns["person"].text(row), columns["state"].text(row), row.second or "") for row in rows]


def verifier(at: AtDirectory, staff: str) -> str:
    office = at.signed.office.serving.office
    found = write(office, lambda to: to.execute(people.select().where(people.c.id == staff)).one())
    return str(found.verifier)


def test_one_asks_another_agrees_and_the_new_pin_is_seen_once(at_directory: Open) -> None:
    asking = at_directory(ASKER)
    asking.go("staff", "s02")
    dialog = opened(asking)
    assert dialog.person.currentData() == "s02"
    tester = QAbstractItemModelTester(dialog.requests.source, FATAL)
    press(asking, dialog.enter)
    assert "原因" in dialog.refusal.text()
    wish(asking, dialog, "s02", "本人忘记")
    assert dialog.reason.text() == ""
    wish(asking, dialog, "s02", "再申请一次")
    assert "已经有人为其申请过" in dialog.refusal.text()
    dialog.requests.selectRow(0)
    press(asking, dialog.agree)
    assert "不能自己同意" in dialog.refusal.text()
    assert dialog.pin.isHidden()
    tester.deleteLater()
    before = verifier(asking, "s02")
    dialog.stop.click()
    assert asking.page.taking_pins.dialog is None

    deciding = at_directory(SECOND)
    dialog = opened(deciding)
    dialog.requests.selectRow(0)
    press(deciding, dialog.agree)
    pin = dialog.pin.text()
    assert len(pin) == 6
    assert pin.isdigit()
    assert passwords.fits(verifier(deciding, "s02"), pin)
    assert verifier(deciding, "s02") != before
    assert [one[1:] for one in states(dialog)] == [("已重设", "directory-administrator")]
    assert not dialog.agree.isEnabled()
    dialog.stop.click()
    assert opened(deciding).pin.text() == ""


def test_a_refused_request_leaves_the_old_pin(at_directory: Open) -> None:
    at = at_directory(ASKER)
    before = verifier(at, "s03")
    dialog = opened(at)
    wish(at, dialog, "s03", "x")
    dialog.requests.selectRow(0)
    press(at, dialog.disagree)
    assert [one[1:] for one in states(dialog)] == [("未同意", "office-manager")]
    assert verifier(at, "s03") == before


def test_who_may_not_reset_pins_has_no_button(at_directory: Open) -> None:
    assert not at_directory("auditor").page.pins.isVisible()
    assert not at_directory("hall_manager", unit="hall-east").page.pins.isVisible()
    assert at_directory(SECOND).page.pins.isVisible()


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_the_dialog_is_whole_empty_and_full(at_directory: Open, translations: Translations, language: Language) -> None:
    translations.use(language)
    at = at_directory(ASKER)
    dialog = opened(at)
    for kind in ("empty", "usual"):
        if kind == "usual":
            for staff, reason in (
                ("s01", "本人忘记，已当面核对" * 8),
                ("s02", "Forgot it"),
                ("s03", "病假回来后想不起来"),
            ):
                wish(at, dialog, staff, reason)
            dialog.requests.selectRow(1)
            dialog.tell("s02", "402918")
            dialog.refusal.say("")
        assert clipped(dialog) == []
        PICTURES.mkdir(parents=True, exist_ok=True)
        assert dialog.grab().save(str(PICTURES / f"pins-{kind}-{language}.png"))
