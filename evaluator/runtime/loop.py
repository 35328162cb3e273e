"""asyncio inside Qt: the one module that knows qasync."""

import asyncio
import os
import signal
import sys
from collections.abc import Awaitable, Callable

os.environ["QT_API"] = "pyside6"

import qasync
from PySide6.QtGui import QGuiApplication

Main = Callable[[asyncio.Event], Awaitable[int]]


def run_in_qt(app: QGuiApplication, main: Main) -> int:
    """Run `main` until it returns its exit code. It is handed the event that says: end in order.

    The event is set by SIGTERM, SIGINT and the last window closing; nothing else ends the loop.
    """
    app.setQuitOnLastWindowClosed(False)

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
