"""Lets systemd end a kiosk that hangs: it hears from the window only while its loop and its journal's thread turn."""

import asyncio
from typing import TYPE_CHECKING

from evaluator.kiosk.journal_store import JournalStore
from evaluator.runtime.service_manager import ServiceManager

if TYPE_CHECKING:
    from evaluator.kiosk.journal_thread import Journal


class Watchdog:
    """Says `alive` in the service manager's time. Until `watch` there is no journal, and the loop alone must turn."""

    def __init__(self, manager: ServiceManager) -> None:
        self._manager = manager
        self._journal: Journal | None = None

    def watch(self, journal: "Journal | None") -> None:
        """From now on the journal's thread must turn as well; None lets it end."""
        self._journal = journal

    async def run(self) -> None:
        """Until cancelled. A thread that hangs holds this up too, and then nothing is said."""
        self._manager.ready()
        every_s = self._manager.every_s
        if every_s is None:
            return
        while True:
            if self._journal is not None:
                await self._journal.do(_turns)
            self._manager.alive()
            await asyncio.sleep(every_s)


def _turns(_store: JournalStore) -> None:
    """Nothing but having had a turn."""
