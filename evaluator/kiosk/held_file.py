"""The journal's file while a kiosk holds it: locked, opened with room, changed in short transactions.

What `change` returns is committed, synced, and the files at their paths are still the ones that are open, and whole.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeVar

from filelock import FileLock, Timeout

from evaluator.domain.journal import GENESIS
from evaluator.kiosk.chain import JournalBrokenError, checked_head
from evaluator.kiosk.journal_file import (
    CLOSED,
    CUT,
    DATABASE,
    GONE,
    REPLACED,
    Identity,
    NotStoredError,
    bring_up_to_date,
    connect,
    identity,
    refuse_foreign,
    refuse_missing,
    side_file,
)
from evaluator.kiosk.reserve import Reserve
from evaluator.kiosk.schema import is_append_only
from evaluator.kiosk.storage_trouble import require_writable, said, trouble_of
from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import FILE_MODE
from evaluator.runtime.refusal import Refused, refuse

LOCK: Final = "kiosk.lock"
READER_S: Final = 1.0
"""How long a start waits for the lock, which `verify` and `journal` hold while SQLite recovers the file for them."""

V = TypeVar("V")


class HeldFile:
    """An open `kiosk.db` with the folder's lock. Not for several threads at once."""

    def __init__(self, folder: Path) -> None:
        """Take the folder's lock; Refused says why not."""
        self.path = folder / DATABASE
        self.head = GENESIS
        """The last entry that was acknowledged, or found when the file was opened afresh."""
        self._log = side_file(self.path)
        refuse_missing(folder)
        self.reserve = Reserve(folder, EventLog("kiosk"))
        """Room for the day the disk is full."""
        self._lock = FileLock(folder / LOCK, mode=FILE_MODE)
        try:
            self._lock.acquire(timeout=READER_S, poll_interval=0.02)
        except Timeout as error:
            refuse(f"Another kiosk process already uses {folder}. Close it first, or name another folder.", error)
        except OSError as error:
            refuse(
                f"The folder {folder} cannot be used: {error.strerror}. Give this user the right to write there.", error
            )
        self._db: sqlite3.Connection | None = None

    def open(self, begin: Callable[[sqlite3.Connection], V]) -> V:
        """Connect, check, and read back what the owner begins with; Refused and JournalBrokenError say why not."""
        self._identity = identity(self.path)
        try:
            return self._open(begin)
        except Refused as error:
            self._disconnect()
            if trouble_of(error) != "full" or not self.reserve.give_up():
                raise
            return self._open(begin)

    def read(self, query: Callable[[sqlite3.Connection], V]) -> V:
        """Ask the database something short; nothing stays open afterwards. NotStoredError when it cannot be read."""
        try:
            return query(self._database())
        except sqlite3.Error as error:
            self._disconnect()
            raise NotStoredError(str(error)) from error

    def change(self, write: Callable[[sqlite3.Connection], V]) -> V:
        """Write in one transaction; once more from the reserve where the disk is full. NotStoredError when that failed.

        What the file holds all the same is not written twice.
        """
        before = self.head
        try:
            return self._transaction(write)
        except NotStoredError as error:
            if trouble_of(error) != "full" or not self.reserve.give_up():
                raise
            self._database()
            if self.head != before:
                raise
            return self._transaction(write)

    def close(self) -> None:
        """Close the file and give the folder free. Closing twice is closing once."""
        self._disconnect()
        self._lock.release()

    def _open(self, begin: Callable[[sqlite3.Connection], V]) -> V:
        try:
            require_writable(self.path)
            db = self._db = connect(self.path)
            refuse_foreign(db, self.path)
            bring_up_to_date(db)
            if not is_append_only(db):
                raise JournalBrokenError(0, "the guards of the journal are gone")
            self.head = checked_head(db)
            begun = begin(db)
            self._identity, self._side = self._seen()
        except (sqlite3.Error, NotStoredError, OSError) as error:
            refuse(f"{self.path} cannot be used: {said(error)}.", error)
        return begun

    def _database(self) -> sqlite3.Connection:
        if self._db is None:
            self._reopen()
        if self._db is None:
            raise NotStoredError(CLOSED)
        return self._db

    def _reopen(self) -> None:
        """After a failed write: look at the file afresh, for what was not acknowledged may be there or not."""
        try:
            self._look_again()
        except (sqlite3.Error, OSError) as error:
            self._disconnect()
            raise NotStoredError(str(error)) from error
        except BaseException:
            self._disconnect()
            raise

    def _look_again(self) -> None:
        if not identity(self.path).is_same_as(self._identity):
            raise NotStoredError(REPLACED)
        db = self._db = connect(self.path)
        head = checked_head(db)
        if head.seq < self.head.seq:
            raise NotStoredError(CUT)
        self.head = head
        self._identity, self._side = self._seen()

    def _transaction(self, change: Callable[[sqlite3.Connection], V]) -> V:
        db = self._whole_database()
        before = self._identity, self._side
        try:
            db.execute("BEGIN IMMEDIATE")
            done = change(db)
            db.commit()
        except sqlite3.Error as error:
            self._disconnect()
            raise NotStoredError(str(error)) from error
        except BaseException:
            with suppress(sqlite3.Error):
                db.rollback()
            raise
        try:
            self._identity, self._side = now = self._seen()
        except OSError as error:
            self._disconnect()
            raise NotStoredError(GONE) from error
        if not all(one.goes_on_from(earlier) for one, earlier in zip(now, before, strict=True)):
            self._identity, self._side = before
            self._disconnect()
            raise NotStoredError(REPLACED)
        return done

    def _whole_database(self) -> sqlite3.Connection:
        """The database, looked at afresh where somebody has cut its file or its log since the last write.

        SQLite would go on writing behind the cut, into a log that no start can read.
        """
        db = self._database()
        try:
            is_cut = any(
                one.is_same_as(earlier) and not one.goes_on_from(earlier)
                for one, earlier in zip(self._seen(), (self._identity, self._side), strict=True)
            )
        except OSError as error:
            self._disconnect()
            raise NotStoredError(GONE) from error
        if not is_cut:
            return db
        self._disconnect()
        return self._database()

    def _seen(self) -> tuple[Identity, Identity]:
        """The journal and its log as they lie at their paths."""
        return identity(self.path), identity(self._log)

    def _disconnect(self) -> None:
        db, self._db = self._db, None
        if db is not None:
            with suppress(sqlite3.Error):
                db.close()
