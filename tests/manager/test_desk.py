"""The desk against a real office over TLS, with ratings that real kiosks handed over."""

import asyncio
import json
import shutil
import socket
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import openpyxl
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from evaluator.domain.roles import Role
from evaluator.manager.asking import Errand
from evaluator.manager.language import Translations
from evaluator.manager.month_saving import SUFFIXES
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.tally_model import Role as CellRole
from evaluator.office.addresses import Address
from evaluator.office.app import running_office as serve_again
from evaluator.office.founding import Founded
from evaluator.office.instants import written
from evaluator.office.people import passwords
from evaluator.office.store import schema
from evaluator.wire.manager import Grouping, Months, Session
from tests.manager.at_work import HERE, OWN_PASSWORD, AtWork, Counter, OfficeTime, at_work
from tests.support.office import RunningOffice, make_office, serving_office
from tests.support.ports import kept_port

Finish = Callable[[Coroutine[Any, Any, Any]], Any]
GOOD = ["very_satisfied"] * 26 + ["satisfied"] * 8 + ["neutral"] * 2 + ["dissatisfied"]


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Founded]:
    """An office of each birth, made once and copied for every test."""
    return {
        simulated: make_office(tmp_path_factory.mktemp("founded") / "office", simulated=simulated, clock=OfficeTime())
        for simulated in (True, False)
    }


@pytest.fixture
def time() -> OfficeTime:
    return OfficeTime()


@pytest.fixture
def simulated() -> bool:
    """Whether the office is a simulated one; a test may say otherwise."""
    return True


class Town:
    """One office that can be stopped, started again on its port, and handed ratings."""

    def __init__(self, made: Founded, time: OfficeTime, port: int, finish: Finish) -> None:
        self._made, self._time, self._finish = made, time, finish
        self._address = Address("127.0.0.1", port)
        self._running = ExitStack()
        self.office: RunningOffice = self._running.enter_context(serving_office(made, clock=time, listen=self._address))
        self._counters: dict[str, Counter] = {}

    def rate(self, window: str, staff: str, levels: list[str]) -> None:
        """Residents rate a person at a window, and the kiosk hands it over."""
        if window not in self._counters:
            counter = Counter(self._made.folder.parent / f"kiosk-{window}")
            counter.clock.advance(seconds=(self._time.at - counter.clock.read().wall).total_seconds())
            self._finish(counter.open(self.office.enrol_code(window), simulated=self._made.simulated))
            self._counters[window] = counter
        self._finish(self._counters[window].rate(staff, levels))

    def add_account(self, name: str, *, role: Role) -> None:
        """One more account, with a password of its own."""
        row = {
            "account": name,
            "role": role,
            "password": passwords.verifier(OWN_PASSWORD),
            "must_change": 0,
            "created_at": written(self._time()),
        }
        self.office.serving.office.writer.submit(
            lambda connection: connection.execute(schema.account.insert().values(row))
        ).result()

    def stop(self) -> None:
        """The office's server ends. The window's loop goes on meanwhile, for TLS is closed by both ends."""
        self._finish(asyncio.to_thread(self._running.close))

    def start(self, data: Path | None = None) -> None:
        """It, or another one, is back on the same port."""
        self._running.enter_context(serve_again(data or self._made.folder, self._address, self._time))


@pytest.fixture
def town(
    founded: dict[bool, Founded], time: OfficeTime, simulated: bool, tmp_path: Path, finish: Finish
) -> Iterator[Town]:
    data = tmp_path / "office"
    shutil.copytree(founded[simulated].folder, data)
    with kept_port() as port:
        town = Town(replace(founded[simulated], folder=data), time, port, finish)
        yield town
        town.stop()


@pytest.fixture
def work(
    town: Town, tmp_path: Path, translations: Translations, time: OfficeTime, finish: Finish, qtbot: QtBot
) -> Iterator[AtWork]:
    """Ends before the town does, for TLS is closed by both ends. Not given to qtbot, which ends widgets first."""
    made = at_work(tmp_path / "config", translations, time)
    with qtbot.waitExposed(made.window):
        made.window.show()
    made.desk.open()
    yield made
    made.window.close()
    finish(made.desk.close())
    made.window.deleteLater()


def enter(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def sign_in(work: AtWork, qtbot: QtBot, office: str, account: str, password: str) -> None:
    page = work.window.sign_in
    enter(page.office, office)
    enter(page.account, account)
    enter(page.password, password)
    QTest.keyClick(page.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.refusal != "" or not page.isVisible())


def begin(work: AtWork, qtbot: QtBot, town: Town) -> None:
    """From the one-time password to the month, as on the first day."""
    sign_in(work, qtbot, town.office.desk, town.office.account, town.office.password)
    page = work.window.password
    qtbot.waitUntil(page.isVisible)
    enter(page.new, OWN_PASSWORD)
    enter(page.again, OWN_PASSWORD)
    QTest.keyClick(page.again, Qt.Key.Key_Return)
    qtbot.waitUntil(work.shows_month)


def choose(work: AtWork, qtbot: QtBot, by: Grouping) -> None:
    page = work.window.month
    QTest.mouseClick(page.top.choices[by], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.view is not None and page.view.answer.by == by)


def refresh(work: AtWork, qtbot: QtBot) -> None:
    page = work.window.month
    qtbot.waitUntil(lambda: not page.progress.is_reading)  # the months before are told after the month
    before = page.view
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.view is not before)


def test_the_first_day_leads_from_the_one_time_password_to_the_month(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    assert work.figures == ["91.9%", "37", "未知", "未知", "—"]
    assert work.window.month.top.simulated.isVisible()
    assert work.column("name") == ["东园社区便民服务大厅", "西桥社区便民服务大厅", "南湖社区便民服务大厅"]
    assert work.column("n") == ["37", "0", "0"]
    assert work.window.sign_in.password.text() == ""


@pytest.mark.parametrize("by", ["unit", "window", "staff"])
def test_every_row_says_what_the_office_counts(work: AtWork, town: Town, qtbot: QtBot, by: Grouping) -> None:
    town.rate("w1", "s03", GOOD)
    town.rate("w4", "s06", ["neutral", "satisfied", "very_satisfied"] * 12)
    begin(work, qtbot, town)
    choose(work, qtbot, by)
    counted = town.office.rows("2026-11", by)
    shown = work.window.month.table.tally.rows
    assert {"unit": 3, "window": 6, "staff": 14}[by] == len(shown)
    for place, key in enumerate(row.key for row in shown):
        row = counted[key]
        for slug in ("very_satisfied", "satisfied", "neutral", "dissatisfied", "n"):
            assert work.column(slug)[place] == str(row[slug]), (key, slug)
        if row["n"]:
            low, high = row["interval"]
            assert work.column("interval")[place] == f"{low * 100:.1f}–{high * 100:.1f}%"
    assert sum(map(int, work.column("n"))) == 37 + 36


def test_a_hall_and_a_person_are_found_by_tree_and_grouping(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    town.rate("w4", "s06", ["very_satisfied"] * 40)
    begin(work, qtbot, town)
    tree, page = work.window.month.tree, work.window.month
    hall = tree.model().index(1, 0, tree.model().index(0, 0))
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(hall).center())
    qtbot.waitUntil(lambda: page.view is not None and page.view.wish.unit == "hall-west")
    choose(work, qtbot, "staff")
    assert work.figures[:2] == ["100.0%", "40"]
    assert work.column("name") == ["刘志强", "孙丽", "周伟", "吾买尔江·阿不都热合曼"]
    assert work.column("note") == ["", "无评价", "无评价", "无评价"]


def test_f5_brings_what_was_tapped_meanwhile(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    town.rate("w1", "s03", ["dissatisfied"] * 3)
    assert work.figures[1] == "37"
    refresh(work, qtbot)
    assert work.figures[:2] == ["85.0%", "40"]


def test_small_rows_are_hidden_and_say_so(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    town.rate("w4", "s06", ["dissatisfied"] * 2)
    begin(work, qtbot, town)
    assert work.column("note") == ["样本不足", "样本不足", "无评价"]
    assert work.column("dissatisfied") == ["", "", "0"]


@pytest.mark.parametrize("simulated", [False])
def test_a_real_office_withholds_the_running_day(work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    page = work.window.month
    assert not page.top.simulated.isVisible()
    assert page.foot.running.text() == "今天（2026-11-20）的结果明天公布，现在只有到访数：东园社区便民服务大厅 37"
    assert page.view is not None
    assert page.view.answer.total is not None
    assert page.view.answer.total.n == 0
    time.advance(hours=11)
    begin_again(work, qtbot, town)
    time.advance(hours=11.5)
    begin_again(work, qtbot, town)
    assert work.figures[1] == "37"
    assert "只有到访数：今天还没有到访" in page.foot.running.text()


def begin_again(work: AtWork, qtbot: QtBot, town: Town) -> None:
    """Refresh, with the password where the session has ended."""
    page = work.window.month
    qtbot.waitUntil(lambda: not page.progress.is_reading)  # the months before are told after the month
    before = page.view
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.view is not before or work.window.sign_in.isVisible())
    if work.window.sign_in.isVisible():
        enter(work.window.sign_in.password, OWN_PASSWORD)
        QTest.keyClick(work.window.sign_in.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: page.isVisible() and page.view is not before)


def test_an_empty_month_is_said_in_words(work: AtWork, town: Town, qtbot: QtBot) -> None:
    begin(work, qtbot, town)
    assert work.window.month.body.empty.title.isVisible()
    assert work.window.month.body.empty.title.text() == "2026 年 11 月还没有评价"
    assert work.window.month.tree.model().rowCount() == 1


def test_an_office_that_goes_away_and_comes_back(work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    page = work.window.month
    read_at = time.at
    time.advance(minutes=2)
    town.stop()
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(page.notice.isVisible)
    since = (read_at + timedelta(minutes=2)).astimezone(HERE)
    assert f"{since:%H:%M} 起联系不上办事处" in page.notice.sentence
    assert f"{read_at.astimezone(HERE):%H:%M} 取到的数字" in page.notice.sentence
    assert work.figures[1] == "37"
    assert work.column("n") == ["37", "0", "0"]
    time.advance(minutes=5)
    town.start()
    qtbot.waitUntil(lambda: not page.notice.isVisible())
    assert work.figures[1] == "37"


def test_an_office_whose_answers_have_new_fields_is_read_as_before(
    work: AtWork, town: Town, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """Within one version of the interface fields are added: offices are upgraded before their desks."""
    added = [("added", str, "new")]
    for place, kind in (("sessions.Session", Session), ("tallies.Months", Months)):
        newer = msgspec.defstruct("Newer", added, bases=(kind,), frozen=True)
        monkeypatch.setattr(f"evaluator.office.api.{place}", newer)
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    assert work.figures[1] == "37"


def test_an_office_that_is_too_new_is_said_with_the_remedy(
    work: AtWork, town: Town, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    begin(work, qtbot, town)
    other = msgspec.defstruct("Other", [("periods", list[int]), ("current", int), ("undated", int)])
    monkeypatch.setattr("evaluator.office.api.tallies.Months", other)
    page = work.window.month
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(page.notice.isVisible)
    assert "请把管理台也升级到同一版本" in page.notice.sentence
    newer = msgspec.defstruct("Newer", [("names", list[str])])
    monkeypatch.setattr("evaluator.office.api.sessions.Session", lambda **_told: newer([]))
    work.window.shell.rail.leave.click()
    qtbot.waitUntil(work.window.sign_in.isVisible)
    sign_in(work, qtbot, town.office.desk, town.office.account, OWN_PASSWORD)
    assert "请把管理台也升级到同一版本" in work.refusal


def test_a_lost_session_asks_the_password_and_goes_on_where_it_was(
    work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot
) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    choose(work, qtbot, "staff")
    page = work.window.month
    page.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    order, before = work.column("name"), page.view
    time.advance(hours=13)
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    form = work.window.sign_in
    qtbot.waitUntil(form.isVisible)
    assert form.title.text() == "请再次登录"
    assert (form.account.text(), form.password.hasFocus()) == (town.office.account, True)
    QTest.keyClicks(form.password, "not the password")
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.refusal != "")
    enter(form.password, OWN_PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.isVisible() and page.view is not before)
    assert page.wish.by == "staff"
    assert work.column("name") == order


def test_an_open_dialog_waits_behind_the_password_and_is_shut_for_somebody_else(
    work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot
) -> None:
    town.add_account("west", role="auditor")
    begin(work, qtbot, town)
    work.window.shell.turn_to("cases")
    page = work.window.cases
    qtbot.waitUntil(lambda: page.inbox is not None)
    QTest.mouseClick(page.new, Qt.MouseButton.LeftButton)
    dialog, form = page.new_case, work.window.sign_in
    dialog.subject.setPlainText("The lamp at window 3 is broken.")

    def lose() -> None:
        time.advance(hours=13)
        page.refresh()
        qtbot.waitUntil(form.isVisible)
        assert not dialog.isVisible()

    lose()
    enter(form.password, OWN_PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.subject.toPlainText() == "The lamp at window 3 is broken."
    qtbot.waitUntil(lambda: not page.progress.is_reading)
    lose()
    sign_in(work, qtbot, town.office.desk, "west", OWN_PASSWORD)
    qtbot.waitUntil(lambda: not form.isVisible())
    assert not dialog.isVisible()
    assert dialog.subject.toPlainText() == ""


def test_an_errand_of_a_lost_session_is_done_once_the_same_person_is_back(
    work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot
) -> None:
    begin(work, qtbot, town)
    done: list[Months] = []
    time.advance(hours=13)
    work.window.month.ask(Errand(work=lambda link: link.months(), done=done.append))
    form = work.window.sign_in
    qtbot.waitUntil(form.isVisible)
    assert done == []
    enter(form.password, OWN_PASSWORD)
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(done) == 1)


def test_an_errand_is_not_repeated_while_the_office_is_away(work: AtWork, town: Town, qtbot: QtBot) -> None:
    begin(work, qtbot, town)
    town.stop()
    tries: list[int] = []
    refusals: list[str] = []

    def decide(link: OfficeLink) -> Awaitable[Months]:
        tries.append(1)
        return link.months()

    page = work.window.month
    page.ask(Errand(work=decide, done=lambda _: None, refused=lambda error: refusals.append(error.code)))
    qtbot.waitUntil(lambda: refusals == ["unreachable"])
    page.ask(Errand(work=decide, done=lambda _: None))
    qtbot.waitUntil(lambda: page.notice.sentence.startswith("联系不上办事处。"))
    assert len(tries) == 2
    assert not page.progress.is_reading


def test_the_month_is_saved_as_workbook_table_and_sheet(work: AtWork, town: Town, tmp_path: Path, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    page = work.window.month
    shown = page.view
    assert shown is not None
    for suffix in SUFFIXES:
        file = tmp_path / f"november.{suffix}"
        page.saving.save(shown, file, suffix)
        qtbot.waitUntil(lambda name=file.name: page.progress.text() == f"已保存 {name}")  # type: ignore[misc]
    book = openpyxl.load_workbook(tmp_path / "november.xlsx")
    heads, *rows = book["figures"].iter_rows(values_only=True)
    assert [row[heads.index("评价数")] for row in rows if row[1] == "东园社区便民服务大厅"] == [37]
    assert (tmp_path / "november.csv").read_bytes().startswith("\ufeff".encode())
    assert (tmp_path / "november.pdf").read_bytes().startswith(b"%PDF")
    page.saving.save(shown, tmp_path / "no such folder" / "november.csv", "csv")
    qtbot.waitUntil(lambda: page.notice.sentence.startswith("没能保存 november.csv："))


def test_the_preview_shows_the_sheet_and_the_page_for_the_wall(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    page = work.window.month
    QTest.keySequence(page.table, "Ctrl+P")
    qtbot.waitUntil(lambda: page.saving.preview is not None and page.saving.preview.isVisible())
    assert page.saving.preview is not None
    room = work.window.size().boundedTo(work.window.screen().availableSize())
    assert page.saving.preview.size() == room, "the way to the printer is folded away when it is small"
    zoom = next(box for box in page.saving.preview.findChildren(QComboBox) if box.isEditable())
    line = zoom.lineEdit()
    assert line is not None
    assert line.height() >= line.fontMetrics().height(), "its figure is cut off"
    page.saving.preview.reject()
    qtbot.waitUntil(lambda: page.saving.preview is None)
    QTest.mouseClick(page.ways_out.post_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.saving.preview is not None and page.saving.preview.isVisible())
    page.saving.preview.reject()
    qtbot.waitUntil(lambda: page.saving.preview is None)


def test_days_hours_and_trends_come_after_the_month(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    page = work.window.month
    qtbot.waitUntil(lambda: "37 个评价" in page.charts.days.accessibleDescription())
    qtbot.waitUntil(lambda: not page.progress.is_reading)
    place = [column.slug for column in page.table.tally.columns].index("trend")
    spark = page.table.tally.index(0, place).data(CellRole.SPARK)
    assert spark[:-1] == (None,) * 11
    assert spark[-1] == pytest.approx(34 / 37 * 100)


def test_somebody_else_after_a_lost_session_begins_afresh(
    work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot
) -> None:
    town.add_account("west", role="auditor")
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    choose(work, qtbot, "staff")
    QTest.mouseClick(work.window.month.top.months.previous, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: work.window.month.wish.month == 202610)
    time.advance(hours=13)
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(work.window.sign_in.isVisible)
    sign_in(work, qtbot, town.office.desk, "west", OWN_PASSWORD)
    qtbot.waitUntil(work.shows_month)
    assert work.window.month.wish.month == 202611
    assert work.window.shell.rail.person.text() == "west\n审计员"


def test_a_stranger_in_the_offices_place_is_told_nothing(
    work: AtWork, town: Town, founded: dict[bool, Founded], tmp_path: Path, qtbot: QtBot
) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    town.stop()
    stranger = tmp_path / "stranger"
    shutil.copytree(founded[False].folder, stranger)
    town.start(stranger)
    page = work.window.month
    QTest.keyClick(work.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: page.notice.sentence.startswith("应答的不是认识的办事处"))
    assert work.figures[1] == "37"


def test_a_wrong_fingerprint_sends_no_password_and_loses_nothing(work: AtWork, town: Town, qtbot: QtBot) -> None:
    typed = f"{town.office.address}#{'0' * 64}"
    sign_in(work, qtbot, typed, "office", "a secret word")
    assert work.refusal.startswith("应答的不是这个指纹的办事处，没有发送任何密码。")
    form = work.window.sign_in
    assert (form.office.text(), form.account.text(), form.password.text()) == (typed, "office", "a secret word")
    assert work.offices.last is None


def test_an_office_met_for_the_first_time_needs_its_fingerprint(work: AtWork, town: Town, qtbot: QtBot) -> None:
    sign_in(work, qtbot, town.office.address, "office", "a secret word")
    assert work.refusal.startswith("这台电脑还不认识这个办事处")


def test_nobody_at_the_address_is_said_with_the_remedy(work: AtWork, qtbot: QtBot) -> None:
    with kept_port() as port:
        sign_in(work, qtbot, f"https://127.0.0.1:{port}#{'0' * 64}", "office", "a secret word")
    assert work.refusal.startswith("联系不上办事处。请检查地址和网络")


def test_wrong_passwords_are_counted_and_lock_for_a_time_that_is_said(
    work: AtWork, town: Town, time: OfficeTime, qtbot: QtBot
) -> None:
    for _ in range(5):
        sign_in(work, qtbot, town.office.desk, town.office.account, "not the password")
        assert work.refusal.startswith("账号或密码不对。")
    sign_in(work, qtbot, town.office.desk, town.office.account, "not the password")
    assert work.refusal == "输错次数太多，账号暂时锁定。请等 15 秒后再试。"
    time.advance(seconds=16)
    begin(work, qtbot, town)


def test_the_office_is_known_from_then_on(
    work: AtWork, town: Town, tmp_path: Path, translations: Translations, time: OfficeTime, finish: Finish, qtbot: QtBot
) -> None:
    begin(work, qtbot, town)
    file = tmp_path / "config" / "offices.json"
    assert file.stat().st_mode & 0o777 == 0o600
    kept = json.loads(file.read_text(encoding="utf-8"))[0]
    assert (kept["fingerprint"], kept["account"]) == (town.office.fingerprint, town.office.account)
    assert OWN_PASSWORD not in file.read_text(encoding="utf-8")
    another = at_work(tmp_path / "config", translations, time)
    another.window.show()
    another.desk.open(office=town.office.address, password=OWN_PASSWORD)
    assert another.window.sign_in.account.text() == town.office.account
    qtbot.waitUntil(another.shows_month)
    another.window.close()
    finish(another.desk.close())
    another.window.deleteLater()


def test_signing_out_forgets_every_figure(work: AtWork, town: Town, qtbot: QtBot) -> None:
    town.rate("w1", "s03", GOOD)
    begin(work, qtbot, town)
    QTest.mouseClick(work.window.shell.rail.leave, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(work.window.sign_in.isVisible)
    assert work.window.month.view is None
    assert work.window.month.table.tally.rowCount() == 0
    assert work.window.sign_in.password.text() == ""
    sign_in(work, qtbot, town.office.desk, town.office.account, OWN_PASSWORD)
    qtbot.waitUntil(work.shows_month)


@pytest.fixture
def black_hole() -> Iterator[int]:
    """A port that takes no connection and refuses none: its queue is full, so whoever knocks waits."""
    with ExitStack() as open_sockets:
        server = open_sockets.enter_context(socket.create_server(("127.0.0.1", 0), backlog=0))
        for _ in range(8):
            knock = open_sockets.enter_context(socket.socket())
            knock.setblocking(False)
            knock.connect_ex(server.getsockname())
        yield server.getsockname()[1]


def test_an_office_that_does_not_answer_never_stops_the_window(work: AtWork, black_hole: int, qtbot: QtBot) -> None:
    beats: list[int] = []
    beat = QTimer(interval=10)
    beat.timeout.connect(lambda: beats.append(1))
    form = work.window.sign_in
    form.fill(office=f"https://127.0.0.1:{black_hole}#{'0' * 64}", account="a", password="secret word")
    beat.start()
    QTest.keyClick(form.password, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(beats) > 30)
    assert form.button.text() == "正在登录…（按 Esc 取消）"
    QTest.keyClick(work.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(form.button.isEnabled)
    assert (form.password.text(), form.password.hasFocus()) == ("secret word", True)
