"""The window of a kiosk that no office knows: enrolment, then on into service."""

import asyncio
from pathlib import Path

from PySide6.QtNetwork import QAbstractSocket, QNetworkInterface

from evaluator import __version__
from evaluator.domain.names import Language
from evaluator.kiosk.enrolling import Enrolling
from evaluator.kiosk.screens.display import Display
from evaluator.kiosk.screens.enrolment import EnrolmentViewModel
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor


class FirstStart:
    """Enrolment on the screen. `window` is not visible yet when this is made."""

    def __init__(self, data: Path, display: Display, language: Language, log: EventLog) -> None:
        self._log = log
        self._tasks = Supervisor(log)
        self._enrolling = Enrolling(data, log=log, tasks=self._tasks)
        self.view_model = EnrolmentViewModel(self._enrolling, log, language, own_addresses())
        self.window = display.show_enrolment(self.view_model)

    async def enrolled(self, closing: asyncio.Event) -> bool:
        """Until the kiosk is enrolled; False when it is told to end before."""
        self._log.info("program.started", version=__version__, window="")
        self._enrolling.begin()
        waits = [asyncio.create_task(event.wait()) for event in (self._enrolling.over, closing)]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()
            self._enrolling.stop()
            await self._tasks.close()
        return self._enrolling.over.is_set()


def own_addresses() -> list[str]:
    """The addresses of this machine in its networks, the usual kind first."""
    found = [
        entry.ip()
        for interface in QNetworkInterface.allInterfaces()
        if interface.flags() & QNetworkInterface.InterfaceFlag.IsRunning
        for entry in interface.addressEntries()
    ]
    outside = [ip for ip in found if not ip.isLoopback() and not ip.isLinkLocal()]
    outside.sort(key=lambda ip: ip.protocol() != QAbstractSocket.NetworkLayerProtocol.IPv4Protocol)
    return [ip.toString() for ip in outside[:2]]
