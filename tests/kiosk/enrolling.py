"""A kiosk that no office knows, on a real window, with the office it may enrol with."""

import logging
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.names import CHINESE, Language
from evaluator.kiosk.enrolling import Enrolling
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.screens.enrolment import EnrolmentViewModel
from evaluator.office import certificates
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from tests.conftest import PATIENCE_MS, Finish
from tests.kiosk.conftest import PICTURES, Events, below


@contextmanager
def silent_office(folder: Path) -> Iterator[tuple[int, threading.Event]]:
    """The port of somebody who shakes hands over TLS and then says nothing, and whether hands were shaken."""
    folder.mkdir()
    certificates.make(folder, "清河街道办事处", ["127.0.0.1"])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / certificates.SERVER, folder / certificates.SERVER_KEY)
    met = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listening, ExitStack() as heard:

        def listen() -> None:
            with suppress(OSError):
                while True:
                    caller = listening.accept()[0]
                    caller.settimeout(PATIENCE_MS / 1000)
                    heard.enter_context(context.wrap_socket(caller, server_side=True))
                    met.set()

        listener = threading.Thread(target=listen)
        listener.start()
        yield listening.getsockname()[1], met
        listening.shutdown(socket.SHUT_RDWR)
        listener.join()


class Unenrolled:
    """The window of a first start."""

    def __init__(
        self,
        folder: Path,
        *,
        finish: Finish[Any],
        qtbot: QtBot,
        app: QGuiApplication,
        size: tuple[int, int] = (1280, 800),
        language: Language = CHINESE,
        addresses: tuple[str, ...] = ("192.168.20.31",),
        again_s: float = 15,
        read_within_s: float = 180,
    ) -> None:
        self.folder, self._finish, self._qtbot = folder, finish, qtbot
        self.events = Events()
        self._logger = logging.getLogger("evaluator.kiosk")
        self._logger.addHandler(self.events)
        self._logger.setLevel(logging.INFO)
        log = EventLog("kiosk")
        self.tasks = Supervisor(log)
        self.enrolling = Enrolling(folder, log=log, tasks=self.tasks, again_s=again_s, read_within_s=read_within_s)
        self.display = Display(app, language, QSize(*size))
        self.view_model = EnrolmentViewModel(self.enrolling, log, language, addresses)
        self.window = self.display.show_enrolment(self.view_model)
        self._fingers = QTest.createTouchDevice()
        self.window.resize(*size)
        self.window.show()
        self.window.requestActivate()
        assert QTest.qWaitForWindowActive(self.window, PATIENCE_MS)

    @property
    def page(self) -> str:
        return self.view_model.view.page

    def wait(self, page: str) -> None:
        self._qtbot.waitUntil(lambda: self.page == page)

    def wait_until(self, holds: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(holds)

    def items(self) -> list[QQuickItem]:
        """Every visible item."""
        return [item for item in below(self.window.contentItem()) if item.isVisible()]

    def item(self, name: str) -> QQuickItem:
        found = [item for item in self.items() if item.objectName() == name]
        assert found, f"{name} is not to be seen on {self.page}"
        return found[0]

    def is_visible(self, name: str) -> bool:
        return any(item.objectName() == name for item in self.items())

    def text(self, name: str) -> str:
        return str(self.item(name).property("text"))

    def touch(self, name: str) -> None:
        """A finger on an item and away again."""
        at = self.at(name)
        QTest.touchEvent(self.window, self._fingers).press(0, at, self.window).commit()
        QTest.touchEvent(self.window, self._fingers).release(0, at, self.window).commit()

    def at(self, name: str) -> QPoint:
        item = self.item(name)
        return item.mapToScene(QPointF(item.width() / 2, item.height() / 2)).toPoint()

    def touch_keys(self, letters: str) -> None:
        """The keys on the screen, one after the other; "/" is the key that goes on to the next part."""
        for letter in letters.upper():
            self.touch("key_enter" if letter == "/" else f"key_{letter}")

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.window, key, held)

    def type(self, text: str) -> None:
        """As a keyboard or a reader does, each letter with its text; a line break is Enter."""
        for letter in text:
            self.send(Qt.Key.Key_Return if letter == "\n" else Qt.Key(ord(letter.upper())), letter)

    def send(self, key: Qt.Key, text: str, *, place: int = 0, shift: bool = False) -> None:
        """One key down: what the layout says it is, and where it is on the keyboard."""
        held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
        QGuiApplication.sendEvent(self.window, QKeyEvent(QEvent.Type.KeyPress, key, held, place, 0, 0, text))

    def picture(self, name: str) -> None:
        """Write what is on the screen to `tests/pictures/kiosk`, to be looked at."""
        PICTURES.mkdir(parents=True, exist_ok=True)
        QTest.qWait(1)
        assert self.window.grabWindow().save(str(PICTURES / f"{name}.png"))

    def stop(self) -> None:
        self.enrolling.stop()
        self._finish(self.tasks.close())
        self.display.close()
        self._logger.removeHandler(self.events)
