"""asyncio inside Qt: the one module that knows qasync."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable

os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QGuiApplication

from evaluator.runtime.logs import EventLog

Main = Callable[[asyncio.Event], Awaitable[int]]


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

    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        return runner.run(supervised())


def _said_by_qt(log: EventLog, kind: QtMsgType, said: str | None) -> None:
    if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        log.warning("library.message", logger="qt", message=said or "")
