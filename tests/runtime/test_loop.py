"""Timers of the loop: they ring in order and never early, and one that is cancelled leaves nothing behind."""

import asyncio
import gc
import threading
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from evaluator.runtime.loop import LONGEST_MS, QtLoop
from tests.conftest import Finish

AGES_S = 600


def nothing() -> None:
    """What a timer calls that only has to be there."""


@pytest.fixture
def spare_loop(qapp: QCoreApplication) -> QtLoop:
    """A loop that never runs and may be closed."""
    return QtLoop(qapp)


def test_a_timer_rings_at_its_time_and_not_before(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[float] = []
    due = [qt_loop.time() + wait_s for wait_s in (0.0004, 0.0017, 0.0203)]
    for when in due:
        qt_loop.call_at(when, lambda: rung.append(qt_loop.time()))
    qtbot.waitUntil(lambda: len(rung) == len(due))
    assert all(at >= when for at, when in zip(rung, due, strict=True))


def test_timers_ring_in_the_order_of_their_times(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[str] = []
    now = qt_loop.time()
    for name, when in (("last", 0.0100), ("second", 0.0052), ("first", 0.0051), ("second again", 0.0052)):
        qt_loop.call_at(now + when, rung.append, name)
    qtbot.waitUntil(lambda: len(rung) == 4)
    assert rung == ["first", "second", "second again", "last"]


def test_a_cancelled_timer_does_not_ring_and_its_neighbours_do(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[str] = []
    before, cancelled, after = (
        qt_loop.call_later(wait_s, rung.append, name)
        for name, wait_s in (("before", 0.001), ("cancelled", 0.002), ("after", 0.003))
    )
    cancelled.cancel()
    cancelled.cancel()
    qtbot.waitUntil(lambda: "after" in rung)
    assert rung == ["before", "after"]
    assert (before.cancelled(), cancelled.cancelled(), after.cancelled()) == (False, True, False)


def test_a_timer_can_cancel_the_one_that_is_due_with_it(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[str] = []
    when = qt_loop.time()
    qt_loop.call_at(when, lambda: second.cancel())
    second = qt_loop.call_at(when, rung.append, "second")
    qt_loop.call_at(when, rung.append, "third")
    qtbot.waitUntil(lambda: bool(rung))
    assert rung == ["third"]


def test_a_cancelled_timer_lets_go_of_everything_at_once(qt_loop: QtLoop) -> None:
    class Held:
        def ring(self) -> None:
            """Never called."""

    waiting = qt_loop.timers
    held = Held()
    seen = weakref.ref(held)
    for _ in range(1000):
        qt_loop.call_later(AGES_S, held.ring).cancel()
    assert qt_loop.timers == waiting
    del held
    gc.collect()
    assert seen() is None


def test_cancelling_after_the_ring_changes_nothing(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[int] = []
    later = qt_loop.call_later(AGES_S, nothing)
    waiting = qt_loop.timers
    timer = qt_loop.call_later(0, rung.append, 1)
    qtbot.waitUntil(lambda: bool(rung))
    timer.cancel()
    assert qt_loop.timers == waiting
    later.cancel()


def test_an_error_in_a_timer_reaches_the_handler_and_the_next_one_rings(qt_loop: QtLoop, qtbot: QtBot) -> None:
    errors: list[object] = []
    rung: list[int] = []

    def fail() -> None:
        raise LookupError

    qt_loop.set_exception_handler(lambda _, context: errors.append(context["exception"]))
    qt_loop.call_later(0.001, fail)
    qt_loop.call_later(0.002, rung.append, 1)
    qtbot.waitUntil(lambda: bool(rung))
    assert [type(error) for error in errors] == [LookupError]


def test_a_timer_that_turns_the_qt_loop_does_not_hold_up_the_others(qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[str] = []
    when = qt_loop.time()
    qt_loop.call_at(when, lambda: qtbot.waitUntil(lambda: "inner" in rung))
    qt_loop.call_at(when, rung.append, "inner")
    qt_loop.call_later(0.001, rung.append, "outer")
    qtbot.waitUntil(lambda: "outer" in rung)
    assert rung == ["inner", "outer"]


def test_a_wait_longer_than_qt_can_count_is_set(qt_loop: QtLoop) -> None:
    waiting = qt_loop.timers
    timer = qt_loop.call_later(LONGEST_MS, nothing)
    assert qt_loop.timers == waiting + 1
    timer.cancel()


def test_what_waits_when_the_loop_closes_never_rings(spare_loop: QtLoop, qt_loop: QtLoop, qtbot: QtBot) -> None:
    rung: list[str] = []
    spare_loop.call_later(0.001, rung.append, "closed")
    spare_loop.close()
    spare_loop.close()
    assert (spare_loop.is_closed(), spare_loop.timers) == (True, 0)
    qt_loop.call_later(0.01, rung.append, "open")
    qtbot.waitUntil(lambda: bool(rung))
    assert rung == ["open"]


def test_asyncio_waits_with_these_timers(qt_loop: QtLoop, finish: Finish[bool]) -> None:
    async def times_out(after_s: float, wait: Callable[[], asyncio.Future[None]]) -> bool:
        try:
            async with asyncio.timeout(after_s):
                await wait()
        except TimeoutError:
            return True
        return False

    waiting = qt_loop.timers
    assert finish(times_out(0.005, qt_loop.create_future))
    assert not finish(times_out(60, lambda: asyncio.ensure_future(asyncio.sleep(0.001))))
    assert qt_loop.timers == waiting


def test_threads_start_when_they_are_needed(qt_loop: QtLoop, finish: Finish[int]) -> None:
    def working() -> int:
        return sum(thread.name.startswith("work") for thread in threading.enumerate())

    before = working()
    during = finish(asyncio.to_thread(working))
    assert during >= 1
    assert during - before in (0, 1)


def test_a_name_that_nobody_tells_holds_no_worker_and_nobody_at_the_end(
    finish: Finish[object], qt_loop: QtLoop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, asked = threading.Event(), threading.Event()

    def silent(*_: object, **__: object) -> None:
        asked.set()
        told.wait(120)

    monkeypatch.setattr("socket.getaddrinfo", silent)
    task = qt_loop.create_task(qt_loop.getaddrinfo("office.example", 443))
    qtbot.waitUntil(asked.is_set)
    assert [one.daemon for one in threading.enumerate() if one.name == "name"] == [True]
    task.cancel()
    qtbot.waitUntil(task.done)
    told.set()
    qtbot.waitUntil(lambda: all(one.name != "name" for one in threading.enumerate()))


def test_what_a_name_leads_to_and_that_it_leads_nowhere_comes_back(
    finish: Finish[list[object]], qt_loop: QtLoop
) -> None:
    assert finish(qt_loop.getaddrinfo("127.0.0.1", 443))
    with pytest.raises(OSError, match=r"\d|name|Name"):
        finish(qt_loop.getaddrinfo("no such name.invalid", 443))
