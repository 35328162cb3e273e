"""systemd hears from the kiosk while its window and its journal work, and no longer (F23)."""

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

import pytest
from pytestqt.qtbot import QtBot

from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.watchdog import Watchdog
from evaluator.runtime.logs import EventLog
from evaluator.runtime.service_manager import ServiceManager
from evaluator.runtime.tasks import Supervisor
from tests.conftest import Finish
from tests.kiosk.staffed import staffed_folder
from tests.kiosk.test_app import running
from tests.support.clock import StandingClock

QUICK_S: Final = 0.04
STILL_S: Final = 0.4
"""Ten times as long as the watchdog would have to be silent to be missed."""
UNHURRIED_S: Final = 0.2
"""The system keeps ten words for whoever does not listen, and drops the next: half a second of these."""


class Manager:
    """systemd's end of the socket."""

    def __init__(self, path: Path) -> None:
        self.address = str(path)
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.address)

    def hear(self, within_s: float = 20) -> str:
        """The next word."""
        self._socket.settimeout(within_s)
        return self._socket.recv(100).decode()

    def hear_until(self, word: str) -> bool:
        """Whether that word comes, after as many others as there are."""
        while self.hear() != word:
            pass
        return True

    def said(self) -> list[str]:
        """Every word that is on its way."""
        words: list[str] = []
        self._socket.setblocking(False)
        with suppress(BlockingIOError):
            while True:
                words.append(self._socket.recv(100).decode())
        return words

    def hears_nothing(self, meanwhile: Callable[[], object] = lambda: time.sleep(STILL_S)) -> bool:
        """Whether no word comes any more, after those that are on their way and one that was just being said."""
        for _ in range(3):
            self.said()
            meanwhile()
            if not self.said():
                return True
        return False

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def manager(tmp_path: Path) -> Iterator[Manager]:
    listening = Manager(tmp_path / "notify")
    yield listening
    listening.close()


def test_a_program_that_nobody_started_so_says_nothing_and_never_fails(tmp_path: Path) -> None:
    assert ServiceManager().every_s is None
    gone = ServiceManager(str(tmp_path / "gone"), 10)
    gone.ready()
    assert gone.every_s == 2.5


def test_what_systemd_says_is_taken_out_of_the_environment(monkeypatch: pytest.MonkeyPatch, manager: Manager) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    monkeypatch.setenv("WATCHDOG_USEC", "10000000")
    monkeypatch.setenv("WATCHDOG_PID", "1")
    told = ServiceManager.from_environment()
    assert {"NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"} & set(os.environ) == set()
    told.ready()
    assert (manager.hear(), told.every_s) == ("READY=1", 2.5)


def test_an_abstract_socket_is_reached(manager: Manager) -> None:
    name = f"evaluator-test-{os.getpid()}"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(f"\0{name}")
        ServiceManager(f"@{name}").ready()
        assert listening.recv(100) == b"READY=1"


@contextmanager
def blocked(journal: Journal, finish: Finish[Any]) -> Iterator[None]:
    """The journal's thread hangs in a write while the block runs."""
    held, begun = threading.Event(), threading.Event()

    def hang(_store: JournalStore) -> None:
        begun.set()
        held.wait(120)

    hanging = journal._thread.submit(hang, journal._store)
    assert begun.wait(120)
    try:
        yield
    finally:
        held.set()
        hanging.result(120)


def test_a_journal_that_hangs_silences_the_watchdog_and_its_return_is_heard(
    tmp_path: Path, manager: Manager, finish: Finish[Any], qtbot: QtBot
) -> None:
    journal = finish(Journal.open(staffed_folder(tmp_path / "kiosk"), StandingClock()))
    tasks = Supervisor(EventLog("kiosk"))
    watchdog = Watchdog(ServiceManager(manager.address, QUICK_S))
    try:

        async def start() -> None:
            tasks.start(watchdog.run(), "watchdog")

        finish(start())
        qtbot.waitUntil(lambda: manager.said()[-1:] == ["WATCHDOG=1"])
        watchdog.watch(journal)
        with blocked(journal, finish):
            assert manager.hears_nothing(lambda: qtbot.wait(int(STILL_S * 1000)))  # the loop turns all the while
        qtbot.waitUntil(lambda: manager.said()[:1] == ["WATCHDOG=1"])
    finally:
        finish(tasks.close())
        finish(journal.close())


def test_the_program_speaks_to_systemd_until_it_is_stopped_and_says_when_it_ends(
    tmp_path: Path, manager: Manager, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NOTIFY_SOCKET", manager.address)
    monkeypatch.setenv("WATCHDOG_USEC", str(int(UNHURRIED_S * 1e6)))
    with running(staffed_folder(tmp_path / "kiosk"), "--windowed") as program:
        program.wait_for("program.started")
        assert manager.hear() == "READY=1"
        assert manager.hear() == "WATCHDOG=1"
        program.process.send_signal(signal.SIGSTOP)
        assert manager.hears_nothing()
        program.process.send_signal(signal.SIGCONT)
        assert manager.hear() == "WATCHDOG=1"
        program.process.send_signal(signal.SIGTERM)
        assert manager.hear_until("STOPPING=1")
        assert program.end() == 0
