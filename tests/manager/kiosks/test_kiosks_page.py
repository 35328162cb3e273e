"""The page of kiosks against a real office, with a kiosk that really enrols; and as pictures."""

import csv
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QPushButton, QWidget
from sqlalchemy import select

from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.manager import look
from evaluator.manager.kiosks.alarm_sentences import sentence
from evaluator.manager.kiosks.code_dialog import CodeDialog
from evaluator.manager.kiosks.dialogs import ForkDialog, PlaceDialog, WhyDialog
from evaluator.manager.kiosks.forks import branches
from evaluator.manager.kiosks.page import KiosksPage
from evaluator.manager.language import Translations
from evaluator.office.devices.alarms import Alarm as Found
from evaluator.office.devices.alarms import raise_once
from evaluator.office.instants import written
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire.devices import Alarm, CodeAsked, Parting
from tests.manager.at_work import Counter
from tests.manager.page_at_work import FULL, SIZE, picture
from tests.manager.signed_in import FATAL, Signed
from tests.manager.test_pictures import PICTURES, clipped
from tests.office.conftest import hand_over, know, write
from tests.office.paper import PaperKiosk

HALLS: Final = {"w1": "hall-east", "w2": "hall-east", "w4": "hall-west", "w6": "hall-south"}


def office_of(signed: Signed) -> Office:
    return signed.office.serving.office


def opened(signed: Signed, translations: Translations, *, role: str = "system_administrator") -> KiosksPage:
    page = KiosksPage(translations.language)
    signed.testers += [QAbstractItemModelTester(model, FATAL) for model in (page.table.source, page.codes.source)]
    assert role in ("system_administrator", "auditor")
    signed.open(page, "auditor" if role == "auditor" else "system_administrator")
    return page


def settle(page: KiosksPage, signed: Signed) -> None:
    signed.settle(page)
    signed.settle(page)  # what was done is read again


def press(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def found(dialog: QDialog, name: str) -> QPushButton:
    button = dialog.findChild(QPushButton, name)
    assert button is not None
    return button


def change(office: Office, name: str, **values: object) -> None:
    """Put down what a kiosk said of itself."""
    at = schema.kiosk.c.kiosk == name
    write(office, lambda connection: connection.execute(schema.kiosk.update().where(at).values(**values)))


def forked(signed: Signed) -> None:
    """A kiosk whose disk was restored, so that two runs go on from one place."""
    office = office_of(signed)
    kiosk = know(office, PaperKiosk(kiosk="k-w1")).start("a").serve("s03").rate(times=20)
    image = kiosk.copy()
    hand_over(office, kiosk.rate(times=10).request())
    image.start("b").serve("s03").rate(times=5)
    hand_over(office, image.request())


def state(page: KiosksPage, kiosk: str) -> str:
    place = page.table.source.place_of(kiosk)
    return str(page.table.source.index(place, 1).data())


def known_kiosks(signed: Signed, n: int = 0) -> None:
    """Kiosks in every state."""
    office = office_of(signed)
    for window, unit in HALLS.items():
        know(office, PaperKiosk(kiosk=f"k-{window}", window=window, unit=unit))
    for place in range(n):
        know(office, PaperKiosk(kiosk=f"k-{place:03}", window="w2", unit="hall-east"))
    now = written(signed.time())
    usual = {
        "program": "0.1.0", "last_seen_at": now, "clock_offset_s": 0.4, "disk_free_bytes": 24_300_000_000,
        "chain_ok": 1, "confirmed_at": now, "confirmed_by": "root", "check_word": "KADU-MELI", "directory": 1,
    }  # fmt: skip
    kiosk = schema.kiosk
    write(office, lambda connection: connection.execute(kiosk.update().values(**usual)))
    change(office, "k-w2", last_seen_at=written(signed.time.at.replace(day=19)), backlog=214)
    change(office, "k-w4", clock_offset_s=-412.5, disk_free_bytes=180_000_000)
    change(office, "k-w6", revoked_at=now)


def test_a_code_is_made_scanned_used_and_its_word_compared(
    signed: Signed, translations: Translations, tmp_path: Path
) -> None:
    page = opened(signed, translations)
    assert page.nothing.isVisible()
    press(page.new)
    place = page.findChild(PlaceDialog)
    assert place is not None
    offered = [place.places.itemData(at) for at in range(place.places.count())]
    place.places.setCurrentIndex(offered.index(CodeAsked(window="w4")))
    press(found(place, "act"))
    settle(page, signed)
    dialog = page.acts.code_dialog
    assert isinstance(dialog, CodeDialog)
    assert [code.window for code in page.codes.source.rows] == ["w4"]
    shot = tmp_path / "qr.png"
    dialog.qr.grab().save(str(shot))
    (read,) = zxingcpp.read_barcodes(Image.open(shot))
    assert read.text == dialog.text.toPlainText() == dialog.made.code
    press(dialog.copy)
    assert QGuiApplication.clipboard().text() == read.text
    signed.finish(Counter(tmp_path / "kiosk").open(read.text, simulated=True))
    dialog.looked.emit()
    settle(page, signed)
    assert dialog.word.isVisible()
    (kiosk,) = page.table.source.rows
    assert dialog.word.text() == kiosk.check_word
    assert state(page, kiosk.kiosk) == "待核对"
    press(dialog.confirm)
    settle(page, signed)
    assert page.acts.code_dialog is None
    assert page.table.source.rows[0].confirmed_by == "system-administrator"
    assert not page.codes.isVisible()


def test_a_code_is_taken_back_before_anybody_uses_it(signed: Signed, translations: Translations) -> None:
    page = opened(signed, translations)
    page.acts.make_code(CodeAsked(unit="hall-east"))
    settle(page, signed)
    assert page.acts.code_dialog is not None
    page.acts.code_dialog.close()
    page.codes.selectRow(0)
    press(page.withdraw)
    settle(page, signed)
    assert page.codes.source.rows == []
    page.acts.withdraw_code("ZZZZ")
    settle(page, signed)
    assert "刷新" in page.notice.sentence


def test_health_is_told_with_its_remedy_and_silence_as_overdue(signed: Signed, translations: Translations) -> None:
    known_kiosks(signed)
    signed.time.advance(hours=1)
    for window in ("w1", "w4"):
        change(office_of(signed), f"k-{window}", last_seen_at=written(signed.time()))
    page = opened(signed, translations)
    assert state(page, "k-w1") == "正常"
    assert state(page, "k-w2") == "失联"
    assert state(page, "k-w4") == "时钟不准、空间不足"
    assert state(page, "k-w6") == "已吊销"
    assert page.about.text() == "3 台在用，2 台需要看一看"
    page.choose("k-w2")
    said = " ".join(label.text() for label in page.sheet.findChildren(QWidget) if hasattr(label, "text"))
    assert "请到窗口看电源和网络" in said
    assert "214" in said


def test_a_key_is_changed_and_a_kiosk_revoked_with_a_reason(signed: Signed, translations: Translations) -> None:
    known_kiosks(signed)
    page = opened(signed, translations)
    page.choose("k-w1")
    press(page.sheet.buttons["new_key"])
    asked = page.findChild(QDialog, "confirm")
    assert asked is not None
    press(found(asked, "act"))
    settle(page, signed)
    one = page.view.find("k-w1") if page.view else None
    assert one is not None
    assert one.new_key_asked_at is not None
    press(page.sheet.buttons["revoke"])
    dialog = page.findChild(WhyDialog)
    assert dialog is not None
    assert not dialog.act_button.isEnabled()
    QTest.keyClicks(dialog.why, "stolen")
    press(dialog.act_button)
    settle(page, signed)
    assert state(page, "k-w1") == "已吊销"
    assert "revoke" not in page.sheet.buttons


@pytest.mark.parametrize(("what", "field"), [("replace", "replaces"), ("renew", "renews")])
def test_a_broken_machine_is_replaced_and_a_lost_key_renewed_by_a_code(
    signed: Signed, translations: Translations, what: str, field: str
) -> None:
    known_kiosks(signed)
    page = opened(signed, translations)
    page.choose("k-w4")
    press(page.sheet.buttons[what])
    asked = page.findChild(QDialog, "confirm")
    assert asked is not None
    press(found(asked, "act"))
    settle(page, signed)
    assert [getattr(code, field) for code in page.codes.source.rows] == ["k-w4"]


def test_both_branches_of_a_fork_are_shown_and_one_decision_is_taken(
    signed: Signed, translations: Translations
) -> None:
    forked(signed)
    page = opened(signed, translations)
    page.choose("k-w1")
    assert "分叉待决定" in state(page, "k-w1")
    button = next(button for name, button in page.sheet.buttons.items() if name.startswith("fork "))
    press(button)
    dialog = page.findChild(ForkDialog)
    assert dialog is not None
    boxes = " ".join(box.accessibleName() for box in dialog.findChildren(QWidget) if box.accessibleName())
    assert "运行 a" in boxes
    assert "运行 b" in boxes
    assert "从第 22 条之后分开" in boxes
    assert "已写到第 32 条" in boxes
    PICTURES.mkdir(parents=True, exist_ok=True)
    dialog.grab().save(str(PICTURES / "kiosks-fork-zh-CN.png"))
    dialog.keep.setChecked(True)
    QTest.keyClicks(dialog.why, "restored by us")
    press(dialog.act_button)
    settle(page, signed)
    assert "分叉" not in state(page, "k-w1")
    with office_of(signed).database.reading() as connection:
        decided = connection.execute(select(schema.run.c.decided).where(schema.run.c.run == "b")).scalar()
    assert decided == "kept"


@pytest.mark.parametrize(
    ("parting", "mine", "theirs"),
    [
        (Parting(7, "a", 12), "运行 b；从第 7 条之后分开", "运行 a；已写到第 12 条"),
        (Parting(0, "a", 3), "运行 b；从第一条就分开", "运行 a；已写到第 3 条"),
        (Parting(7, "", 0), "运行 b；从第 7 条之后分开", "办事处已经签字的那一支"),
        (None, "运行 b", "办事处已经签字的那一支"),
    ],
)
def test_every_kind_of_fork_is_told_by_its_branches(
    parting: Parting | None, mine: str, theirs: str, translations: Translations
) -> None:
    alarm = Alarm(
        kiosk="k", alarm="fork", subject="b", at=datetime(2026, 11, 20, tzinfo=UTC), detail="", closed_at=None,
        acknowledged_at=None, acknowledged_by="", parting=parting,
    )  # fmt: skip
    assert tuple("；".join(branch.lines) for branch in branches(alarm)) == (mine, theirs)


def an_alarm(kind: str, subject: str, visits: int | None = None) -> Alarm:
    at = datetime(2026, 11, 20, 9, 5, tzinfo=ZoneInfo("Asia/Shanghai"))
    return Alarm(
        kiosk="k", alarm=kind, subject=subject, at=at, detail="as the office says it", closed_at=None,
        acknowledged_at=None, acknowledged_by="", parting=Parting(7, "a", 12) if kind == "fork" else None,
        visits=visits,
    )  # fmt: skip


ALARMS: Final = (
    ("silent", "2026-11-20T01:02:03.000000+00:00", "2026-11-20 09:02"),
    ("unconfirmed", "BAKE-TIRU 2026-11-20T01:02:03.000000+00:00", "BAKE-TIRU"),
    ("fork", "b", "7"),
    ("chain_refused", "1204", "1,204"),
    ("run_rewritten", "b", "b"),
    ("unknown_duty", "d-1", "d-1"),
    ("signed_in_elsewhere", "d-1", "d-1"),
    ("roll_up_differs", "202611", "2026-11"),
    ("roll_up_differs", "20261120", "2026-11-20"),
    ("backup_failed", "office-1.backup", "office-1.backup"),
    ("unknown_staff", "s99", "s99"),
    ("unknown_window", "w99", "w99"),
    ("unknown_matter", "m99", "m99"),
)


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
@pytest.mark.parametrize(("kind", "subject", "told"), ALARMS)
def test_an_alarm_speaks_the_language_of_the_desk_and_tells_its_subject(
    kind: str, subject: str, told: str, translations: Translations, language: Language
) -> None:
    translations.use(language)
    said = sentence(an_alarm(kind, subject))
    assert told in said
    assert "as the office says it" not in said
    assert any("\u4e00" <= letter <= "\u9fff" for letter in said) == (language == CHINESE)


@pytest.mark.parametrize(
    ("day", "where"),
    [("20261399", "不在任何月份"), ("0", "不在任何月份"), ("20261131", "计入 2026-11，但不在其中任何一天")],
)
def test_an_impossible_day_tells_how_many_visits_and_where_they_count(
    day: str, where: str, translations: Translations
) -> None:
    said = sentence(an_alarm("impossible_day", day, visits=1204))
    assert said.startswith(f"1,204 次到访的日期写着 {day}")
    assert where in said


@pytest.mark.parametrize(("kind", "subject"), [("of_tomorrow", "x"), ("silent", "long ago")])
def test_an_alarm_without_words_says_what_the_office_said(kind: str, subject: str, translations: Translations) -> None:
    assert sentence(an_alarm(kind, subject)) == "as the office says it"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_what_an_alarm_asks_is_part_of_its_kiosks_state(
    signed: Signed, translations: Translations, language: Language
) -> None:
    translations.use(language)
    known_kiosks(signed)
    office = office_of(signed)
    kiosk = know(office, PaperKiosk(kiosk="k-odd", window="w2")).start("r1").serve("s03")
    hand_over(office, kiosk.rate(times=3, day=20261399).request())
    hand_over(office, kiosk.serve("nobody").rate(times=2).request())
    found = Found("", "backup_failed", "office-20261120T030000.backup", "no room")
    write(office, lambda connection: raise_once(connection, found, signed.time()))
    page = opened(signed, translations)
    page.choose("k-odd")
    assert state(page, "k-odd").endswith("引用了名录里没有的对象、日期不可能") or language == ENGLISH
    texts = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    for said in ("3 次到访的日期写着 20261399", "人员 nobody", "office-20261120T030000.backup"):
        assert language == ENGLISH or any(said in text for text in texts), said
    assert not any("no room" in text or "rows are dated" in text for text in texts)
    picture(page, PICTURES, "kiosks-alarms")
    assert clipped(page) == []


def test_an_auditor_reads_and_changes_nothing(signed: Signed, translations: Translations) -> None:
    forked(signed)
    page = opened(signed, translations, role="auditor")
    page.choose("k-w1")
    assert page.sheet.buttons == {}
    assert not page.new.isVisible()


def test_the_list_is_searched_copied_and_saved(signed: Signed, translations: Translations, tmp_path: Path) -> None:
    known_kiosks(signed)
    page = opened(signed, translations)
    page.activateWindow()
    signed.qtbot.waitUntil(page.isActiveWindow)
    QTest.keySequence(page, "Ctrl+F")
    QTest.keyClicks(page.search_field, "k-w4")
    assert [one.kiosk for one in page.table.source.rows] == ["k-w4"]
    page.table.selectRow(0)
    page.table.setFocus()
    QTest.keySequence(page.table, "Ctrl+C")
    heads, row = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    assert (heads[0], row[-1]) == ("位置", "k-w4")
    file = tmp_path / "kiosks.csv"
    page.save_to(file)
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as read:
        assert list(csv.reader(read))[-2:] == [heads, row]
    QTest.keySequence(page, "Ctrl+P")
    assert page.preview.dialog is not None
    page.preview.dialog.close()
    QTest.keyClick(page.table, Qt.Key.Key_Escape)
    page.search_field.setText("nowhere")
    assert page.nothing.text() == "没有含有这些字的评价器。"


@pytest.mark.parametrize("language", [CHINESE, ENGLISH])
def test_nothing_is_clipped(signed: Signed, translations: Translations, language: Language) -> None:
    translations.use(language)
    known_kiosks(signed, 40)
    know(office_of(signed), PaperKiosk(kiosk="k-new", window="w2", unit="hall-east"))
    change(office_of(signed), "k-new", check_word="BAKE-TIRU")
    signed.time.advance(hours=1)
    page = opened(signed, translations)
    page.acts.make_code(CodeAsked(window="w2"))
    settle(page, signed)
    assert page.acts.code_dialog is not None
    assert clipped(page.acts.code_dialog) == []
    page.acts.code_dialog.grab().save(str(PICTURES / f"kiosks-code-{language}.png"))
    page.acts.code_dialog.close()
    page.choose("k-w4")
    page.refresh()
    settle(page, signed)
    for size in (SIZE, FULL):
        picture(page, PICTURES, "kiosks", size)
        assert clipped(page) == []


def test_pictures_in_the_dark_and_of_nothing(signed: Signed, translations: Translations, dressed: QApplication) -> None:
    page = opened(signed, translations)
    picture(page, PICTURES, "kiosks-empty")
    look.dress(dressed, look.DARK)
    known_kiosks(signed)
    page.refresh()
    settle(page, signed)
    page.choose("k-w2")
    picture(page, PICTURES, "kiosks-dark")
    assert clipped(page) == []
