"""What every test with a window shares: one application and one event loop for the whole run."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

os.environ["LC_ALL"] = "C.UTF-8"  # a terminal in Chinese is spoken to in Chinese, and Qt warns of one without UTF-8
os.environ.pop("EVALUATOR_LANGUAGE", None)
os.environ.pop("LANGUAGE", None)
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QSG_RENDER_LOOP", "basic")  # a Python slot on frameSwapped deadlocks with the threaded one
os.environ.setdefault("QT_QPA_UPDATE_IDLE_TIME", "0")
os.environ["QT_API"] = "pyside6"

import argon2
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from evaluator.office.people import passwords
from evaluator.runtime.loop import QtLoop

if TYPE_CHECKING:
    from types import FunctionType

R = TypeVar("R")
Finish = Callable[[Coroutine[Any, Any, R]], R]
PATIENCE_MS: Final = 60_000
"""What comes at once on a quiet machine may take so long on a busy one."""


@pytest.fixture(scope="session", autouse=True)
def quick_verifiers() -> Iterator[None]:
    """Sixty PINs of the sample at their usual cost take three seconds of every office that a test makes.

    Programs that tests start pay it; `office/test_passwords.py` holds the usual cost.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_hasher", argon2.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """pytest-qt gives up after five seconds, unless it is told otherwise each time."""
    with pytest.MonkeyPatch.context() as patch:
        for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitExposed, QtBot.waitActive):
            defaults = cast("FunctionType", wait).__kwdefaults__
            assert defaults
            patch.setitem(defaults, "timeout", PATIENCE_MS)
        yield


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """The desk needs widgets, the window does not mind them."""
    return QApplication


@pytest.fixture(scope="session")
def session_loop(qapp: QApplication) -> Iterator[QtLoop]:
    """The one loop, as the programs have it. It stops after the last test: `app.exit()` spoils later nested loops."""
    outside = asyncio.events._get_running_loop()
    loop = QtLoop(qapp, already_running=True)
    asyncio.events._set_running_loop(outside)
    yield loop
    loop.stop()
    loop.close()


@pytest.fixture
def qt_loop(session_loop: QtLoop) -> Iterator[QtLoop]:
    """The loop as the running one during a test; pytest-qt's waits then run the tasks. Unheard errors fail the test.

    Only synchronous test code drives a window: a nested Qt loop inside a coroutine loses tasks for ever.
    """
    unheard: list[dict[str, Any]] = []
    session_loop.set_exception_handler(lambda _, context: unheard.append(context))
    asyncio.events._set_running_loop(session_loop)
    yield session_loop
    asyncio.events._set_running_loop(None)
    session_loop.set_exception_handler(None)
    assert unheard == []


@pytest.fixture
def finish(qt_loop: asyncio.AbstractEventLoop, qtbot: QtBot) -> Finish[Any]:
    """Run a coroutine to its end while the window lives on: `finish(journal.facts())`."""

    def run(work: Coroutine[Any, Any, R]) -> R:
        task = qt_loop.create_task(work)
        qtbot.waitUntil(task.done)
        return task.result()

    return run
