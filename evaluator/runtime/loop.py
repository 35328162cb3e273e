"""asyncio inside Qt: the one module that knows qasync."""

import asyncio
import os
import signal
import socket
import sys
import threading
from bisect import insort
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from contextvars import Context
from math import ceil
from typing import Any, Final

os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QBasicTimer, QCoreApplication, QObject, Qt, QTimerEvent, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from evaluator.runtime.logs import EventLog

Main = Callable[[asyncio.Event], Awaitable[int]]

THREADS: Final = 8
"""At most, for `asyncio.to_thread`; each starts when it is needed. qasync would start ten at once."""
LONGEST_MS: Final = 2**31 - 1
"""The longest a Qt timer can wait, 24 days; what waits longer is set again then."""


class QtLoop(qasync.QEventLoop):  # type: ignore[misc]  # qasync carries no types
    """qasync's loop with timers that end when they are cancelled and never ring early.

    qasync itself keeps a cancelled timer, with all its callback holds, until it would have rung, and cuts a wait to
    whole milliseconds of a coarse timer.
    """

    def __init__(self, app: QCoreApplication, *, already_running: bool = False) -> None:
        self._alarms = _Alarms(self.time)
        super().__init__(app, already_running=already_running)
        self.set_default_executor(ThreadPoolExecutor(THREADS, thread_name_prefix="work"))

    @property
    def timers(self) -> int:
        """How many timers wait."""
        return len(self._alarms)

    def call_at(
        self, when: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Call at that moment of `time()`."""
        alarm = asyncio.TimerHandle(when, callback, args, self, context)
        self._alarms.add(alarm)
        return alarm

    def call_later(
        self, delay: float, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.TimerHandle:
        """Call after so many seconds."""
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_soon(
        self, callback: Callable[..., object], *args: object, context: Context | None = None
    ) -> asyncio.Handle:
        """Call at the next turn, after what was to be called then already."""
        handle: asyncio.Handle = super().call_later(0, callback, *args, context=context)
        return handle

    async def getaddrinfo(self, host: Any, port: Any, **more: int) -> Any:  # noqa: ANN401 - as asyncio has it
        """Where a name leads, asked for on a thread of its own for which no end of the program waits.

        A silent name server holds `socket.getaddrinfo` for up to a minute, and the executor is waited for at the end.
        """
        answer: asyncio.Future[Any] = self.create_future()

        def settle(found: object, error: OSError | UnicodeError | None) -> None:
            if answer.done():  # nobody waits any more
                return
            if error is None:
                answer.set_result(found)
            else:
                answer.set_exception(error)

        def ask() -> None:
            found: object = None
            failed: OSError | UnicodeError | None = None
            try:
                found = socket.getaddrinfo(host, port, **more)
            except (OSError, UnicodeError) as error:
                failed = error
            with suppress(RuntimeError):  # the loop is closed
                self.call_soon_threadsafe(settle, found, failed)

        threading.Thread(target=ask, name="name", daemon=True).start()
        return await answer

    def close(self) -> None:
        """Release everything; what still waits is never called."""
        super().close()
        self._alarms.clear()

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """Called by asyncio when a timer is cancelled."""
        self._alarms.drop(handle)


class _Alarms(QObject):
    """The timers that wait, soonest first, and the one Qt timer that waits for the first of them."""

    def __init__(self, now: Callable[[], float]) -> None:
        super().__init__()
        self._now = now
        self._waiting: list[asyncio.TimerHandle] = []
        self._timer = QBasicTimer()

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, alarm: asyncio.TimerHandle) -> None:
        """Let it ring at its time, after those of the same time."""
        insort(self._waiting, alarm)
        if self._waiting[0] is alarm:
            self._wait()

    def drop(self, alarm: asyncio.TimerHandle) -> None:
        """Forget it, whether it has rung or not."""
        self._waiting = [one for one in self._waiting if one is not alarm]
        self._wait()

    def clear(self) -> None:
        """Forget them all."""
        self._waiting = []
        self._wait()

    def timerEvent(self, _event: QTimerEvent) -> None:  # noqa: N802 - Qt's name
        """Called by Qt. One at a time: it may turn the Qt loop itself, and the others must ring then too."""
        due = self._waiting.pop(0) if self._waiting and self._waiting[0].when() <= self._now() else None
        self._wait()
        if due is not None:
            due._run()

    def _wait(self) -> None:
        if not self._waiting:
            self._timer.stop()
            return
        wait_ms = ceil(max(0.0, self._waiting[0].when() - self._now()) * 1000)
        self._timer.start(min(wait_ms, LONGEST_MS), Qt.TimerType.PreciseTimer, self)


def run_in_qt(app: QGuiApplication, main: Main, log: EventLog) -> int:
    """Run `main` until it returns its exit code. It is handed the event that says: end in order.

    The event is set by SIGTERM, SIGINT and the last window closing; nothing else ends the loop. What goes wrong in a
    slot, and what Qt has to say, becomes a line of the log.
    """
    app.setQuitOnLastWindowClosed(False)
    sys.excepthook = lambda _kind, error, _stack: log.bug(error)
    qInstallMessageHandler(lambda kind, _where, said: _said_by_qt(log, kind, said))

    async def supervised() -> int:
        closing = asyncio.Event()
        app.lastWindowClosed.connect(closing.set)
        if sys.platform != "win32":
            loop = asyncio.get_running_loop()
            for name in (signal.SIGTERM, signal.SIGINT):
                loop.add_signal_handler(name, closing.set)
        return await main(closing)

    with asyncio.Runner(loop_factory=lambda: QtLoop(app)) as runner:
        return runner.run(supervised())


def _said_by_qt(log: EventLog, kind: QtMsgType, said: str | None) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.warning("library.message", logger="qt", message=said or "")
