"""The verified copy of the journal: written beside the work by the backup interface, proved before it has its name.

It is what a broken journal is recovered from, so no copy takes the place of one that it does not go on from.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.journal import Head
from evaluator.kiosk.journal_file import DATABASE, JournalBrokenError, NotStoredError, connect, side_file
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.storage_trouble import said
from evaluator.kiosk.verify import verify
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import FILE_MODE, private_folder, put_in_place
from evaluator.runtime.refusal import refuse

HOUR: Final = 3
LOOK_EVERY_S: Final = 900.0
COPY_WITHIN_S: Final = 3600.0


def write_copy(data: Path, folder: Path) -> Head:
    """Copy the journal in `data`, also while its kiosk runs, and prove the copy; the head it holds.

    Refused says why the earlier copy stays as it is.
    """
    path, draft = private_folder(folder) / DATABASE, folder / f".{DATABASE}.new"
    try:
        for left_over in (draft, side_file(draft)):
            left_over.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        with closing(connect(data / DATABASE, read_only=True)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        head = _proved(draft)
        if path.exists():
            _require_going_on(draft, path)
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        put_in_place(draft, path)
    except JournalBrokenError as error:
        draft.unlink(missing_ok=True)
        refuse(f"{data / DATABASE} is not copied: {error}. The earlier copy stays; run evaluator kiosk verify.", error)
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        refuse(f"{path} cannot be written: {said(error)}.", error)
    return head


def _proved(file: Path) -> Head:
    """JournalBrokenError where a copy does not hold what was written."""
    with closing(connect(file, read_only=True)) as db:
        found = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise JournalBrokenError(0, f"the file is damaged: {found}")
        verdict = verify(db)
    if verdict.first_wrong_seq is not None:
        raise JournalBrokenError(verdict.first_wrong_seq, verdict.why or "")
    return Head(verdict.head.seq, bytes.fromhex(verdict.head.hash))


def _require_going_on(draft: Path, earlier: Path) -> None:
    """JournalBrokenError where the earlier copy holds entries that the new one does not."""
    with closing(connect(earlier, read_only=True)) as old, closing(connect(draft, read_only=True)) as new:
        last = old.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        if last is not None and new.execute("SELECT 1 FROM entry WHERE seq = ? AND hash = ?", last).fetchone() is None:
            raise JournalBrokenError(last[0], f"its earlier copy holds an entry {last[0]} that is not in it")


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
        command = [sys.executable, "-m", "evaluator", "kiosk", "copy", "--data", str(self._data)]
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
