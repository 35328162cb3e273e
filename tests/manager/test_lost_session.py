"""A session that is over is said once, whatever was on its way; a reading that is dropped leaves nothing behind."""

import asyncio
import gc
from collections.abc import Awaitable

import pytest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.office_link import OfficeLink, SessionLostError
from evaluator.manager.people.audit_page import AuditPage
from evaluator.wire.manager import MONTHS_PATH, Months
from tests.manager.page_at_work import BeginWork, PageAtWork, until

OVER = "session_over"


@pytest.fixture
def work(begin_work: BeginWork, qtbot: QtBot) -> PageAtWork[AuditPage]:
    made = begin_work(AuditPage(CHINESE))
    made.sign_in("wu")
    until(qtbot, lambda: not made.page.progress.is_reading)
    return made


def test_a_reading_and_errands_that_meet_the_end_of_the_session_ask_once(
    work: PageAtWork[AuditPage], qtbot: QtBot
) -> None:
    done: list[Months] = []
    work.end_sessions()
    work.page.refresh()
    for _ in range(3):
        work.page.ask(Errand(work=lambda link: link.months(), done=done.append))
    until(qtbot, lambda: work.lost > 0 and not work.page.progress.is_reading)
    assert (work.lost, done) == (1, [])
    work.sign_in("wu")
    until(qtbot, lambda: len(done) == 3 and not work.page.progress.is_reading)
    assert work.lost == 1


def test_an_answer_that_comes_late_from_the_session_before_ends_none(work: PageAtWork[AuditPage], qtbot: QtBot) -> None:
    late, tries, done = asyncio.Event(), list[int](), list[Months]()

    async def old(link: OfficeLink) -> Months:
        tries.append(1)
        if len(tries) == 1:
            await late.wait()
            raise SessionLostError(OVER)
        return await link.months()

    work.page.ask(Errand(work=old, done=done.append))
    until(qtbot, lambda: tries == [1])
    work.sign_in("wu")
    late.set()
    until(qtbot, lambda: len(done) == 1)
    assert (work.lost, work.runner.link is None) == (0, False)


def test_a_reading_dropped_at_any_moment_leaves_no_connection_open(work: PageAtWork[AuditPage]) -> None:
    link = work.runner.link
    assert link is not None

    async def drop(turns: int) -> None:
        reading = asyncio.ensure_future(link.get(MONTHS_PATH, Months))
        for _ in range(turns):
            await asyncio.sleep(0)
        reading.cancel()
        await asyncio.gather(reading, return_exceptions=True)

    for turns in range(1, 40):
        work.finish(drop(turns))
    work.finish(link.close())
    gc.collect()


def test_an_overtaken_reading_is_heard_by_nobody(work: PageAtWork[AuditPage], qtbot: QtBot) -> None:
    heard: list[str] = []

    def months(link: OfficeLink) -> Awaitable[Months]:
        return link.months()

    work.page.ask(Reading(work=months, done=lambda _: heard.append("first")))
    work.page.ask(Reading(work=months, done=lambda _: heard.append("second")))
    until(qtbot, lambda: not work.page.progress.is_reading)
    assert heard == ["second"]
