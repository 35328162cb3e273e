"""Work that takes long, on every page: said after a while, dropped with Esc, and nothing that was read is lost."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from evaluator.manager.office_link import OfficeLink
from evaluator.manager.progress import PATIENCE_MS, Progress
from tests.manager.at_work import HERE
from tests.manager.page_at_work import until
from tests.manager.pages.conftest import Front
from tests.manager.pages.test_habits import column, main_table

GONE = "nobody there"


def test_a_person_is_told_after_one_second_and_how_to_stop_after_five(front: Front) -> None:
    progress = front.page.findChild(Progress)
    assert progress is not None
    assert [PATIENCE_MS, progress.patience.interval(), progress.impatience.interval()] == [1_000, 1_000, 4_000]


def test_what_takes_long_is_said_and_dropped_by_esc(front: Front, monkeypatch: pytest.MonkeyPatch) -> None:
    page, progress = front.page, front.page.progress
    table, held = main_table(page), asyncio.Event()
    before = column(table, 0)
    answer = OfficeLink._answer

    async def slow(link: OfficeLink, request: httpx.Request) -> httpx.Response:
        await held.wait()
        return await answer(link, request)

    monkeypatch.setattr(OfficeLink, "_answer", slow)
    monkeypatch.setattr(progress.patience, "start", lambda: progress.say_reading())
    QTest.keySequence(front.work.window, "F5")
    until(front.qtbot, lambda: progress.text() == "正在读取…")
    progress.impatience.timeout.emit()
    assert progress.text().endswith("按 Esc 取消。")
    QTest.keyClick(front.work.window, Qt.Key.Key_Escape)
    until(front.qtbot, lambda: not progress.is_reading)
    assert progress.text().startswith("已取消")
    assert column(table, 0) == before
    held.set()
    monkeypatch.undo()
    front.again()


def test_with_the_office_away_the_last_figures_stay_and_it_is_said_since_when(
    front: Front, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, time = front.page, front.desks.time
    table = main_table(page)
    before, read_at = column(table, 0), page.read_at
    assert read_at is not None

    async def away(_link: OfficeLink, _request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(GONE)

    time.advance(minutes=7)
    monkeypatch.setattr(OfficeLink, "_answer", away)
    QTest.keySequence(front.work.window, "F5")
    until(front.qtbot, page.notice.isVisible)
    assert f"{time.at.astimezone(HERE):%H:%M} 起联系不上办事处" in page.notice.sentence
    assert f"{read_at.astimezone(HERE):%H:%M} 取到的数字" in page.notice.sentence
    assert time.at - read_at >= timedelta(minutes=7)
    assert column(table, 0) == before
    assert table.isVisible()
    monkeypatch.undo()
    until(front.qtbot, lambda: not page.notice.isVisible())
    assert set(column(table, 0)) >= set(before), "the audit log goes on while others sign in"
    front.settle()
