"""A copy of the journal every night, by a process of its own: what proves it is never loaded into the window's."""

import asyncio
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.kiosk.journal_file import DATABASE, NotStoredError
from evaluator.kiosk.journal_thread import Journal
from evaluator.runtime.logs import EventLog

HOUR: Final = 3
LOOK_EVERY_S: Final = 900.0
COPY_WITHIN_S: Final = 3600.0


def last_night(now: datetime, zone: ZoneInfo) -> datetime:
    """The latest three o'clock at the office that is over."""
    local = now.astimezone(zone)
    night = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return night if night <= local else night - timedelta(days=1)


class Copier:
    """Has a copy written every night, by a process of its own, so that no tap waits. `run` goes on until cancelled."""

    def __init__(self, journal: Journal, data: Path, folder: Path, log: EventLog) -> None:
        self._journal, self._data, self._folder, self._log = journal, data, folder, log
        self._tried: datetime | None = None
        self._process: subprocess.Popen[str] | None = None

    async def run(self) -> None:
        """Look every quarter of an hour, first after the window has long been shown."""
        try:
            while True:
                await asyncio.sleep(LOOK_EVERY_S)
                try:
                    await self.once()
                except (NotStoredError, OSError) as error:
                    self._log.warning("copy.failed", why=str(error))
        finally:
            if self._process is not None:
                self._process.terminate()

    async def once(self) -> bool:
        """Copy where the newest copy is of an earlier night; whether that was tried."""
        now, zone = await self._journal.now(), (await self._journal.facts()).zone
        night = last_night(now, zone)
        path = self._folder / DATABASE
        copied = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.exists() else None
        if any(at is not None and night <= at <= now for at in (copied, self._tried)):
            return False
        self._tried = now
        code, said_why = await asyncio.to_thread(self._copy)
        if code == 0:
            self._log.info("copy.written")
        else:
            self._log.error("copy.failed", why=said_why.strip())
        return True

    def _copy(self) -> tuple[int, str]:
        last = [] if sys.platform == "win32" else ["nice", "-n", "19"]
        command = [*last, sys.executable, "-m", "evaluator", "kiosk", "copy", "--data", str(self._data)]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=subprocess.PIPE, text=True) as process:  # noqa: S603 - ours
            self._process = process
            try:
                why = process.communicate(timeout=COPY_WITHIN_S)[1]
            except subprocess.TimeoutExpired:
                process.kill()
                why = "it took too long"
            self._process = None
            return process.returncode or 0, why
