"""Proof without trust: the chain walked from its first entry, and every projected row made again from the entries."""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import MsgspecError, Struct

from evaluator.domain.journal import GENESIS, Rated, decode
from evaluator.kiosk.chain import JournalBrokenError, entries, step
from evaluator.kiosk.held_file import LOCK
from evaluator.kiosk.journal_file import DATABASE, bring_up_to_date, connect, refuse_foreign, refuse_missing
from evaluator.kiosk.projection import UnknownVisitError, project
from evaluator.kiosk.schema import SEQ_COLUMNS, is_append_only
from evaluator.runtime.paths import FILE_MODE
from evaluator.runtime.refusal import refuse


class HeadFound(Struct, frozen=True):
    """The last entry: its seq and its hash in hex."""

    seq: int
    hash: str


class Verdict(Struct, frozen=True, omit_defaults=True):
    """What a walk over a journal has shown."""

    ok: bool
    entries: int
    head: HeadFound
    ratings: int
    first_wrong_seq: int | None = None
    why: str | None = None


@contextmanager
def read_journal(folder: Path, *, alone: bool = False) -> Iterator[sqlite3.Connection]:
    """The journal in `folder` for reading, while its kiosk runs or not; `alone` writes, and refuses while it runs.

    When no kiosk holds the folder it is opened read-write first, under the kiosk's lock, so that SQLite can recover it.
    A reader keeps neither: a kiosk may start while its output stands in a pipe that nobody empties.
    """
    path = folder / DATABASE
    refuse_missing(folder)
    with ExitStack() as stack:
        lock = FileLock(folder / LOCK, mode=FILE_MODE)
        stack.callback(lock.release)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            pass
        except OSError as error:
            if alone:
                refuse(
                    f"{folder} cannot be written to: {error.strerror}. Give this user the right to write there.", error
                )
        if alone and not lock.is_locked:
            refuse(f"A kiosk process uses {folder}. Close it first.")
        try:
            db = stack.enter_context(closing(_reader(path, recover=lock.is_locked, alone=alone)))
        except sqlite3.Error as error:
            refuse(f"{path} cannot be read: {error}. Run evaluator kiosk recover, or name another folder.", error)
        if not alone:
            lock.release()
        refuse_foreign(db, path)
        yield db


def _reader(path: Path, *, recover: bool, alone: bool) -> sqlite3.Connection:
    if not recover:
        return connect(path, read_only=True)
    recovering = connect(path)
    if alone:
        return recovering
    # Its last connection takes the -wal away with it, so the reader must be there before it closes.
    with closing(recovering):
        recovering.execute("SELECT count(*) FROM sqlite_master").fetchone()
        db = connect(path, read_only=True)
        db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return db


def verify(db: sqlite3.Connection) -> Verdict:
    """Walk the chain and the fold of an open journal up to the head it has now.

    The snapshot is left before anything is printed, so a slow reader holds nothing.
    """
    walker = _Walker(db)
    try:
        db.execute("BEGIN")
        walker.walk()
    except JournalBrokenError as error:
        return walker.verdict(error.seq, str(error))
    except sqlite3.DatabaseError as error:
        return walker.verdict(walker.head.seq + 1, f"the file is damaged: {error}")
    finally:
        with suppress(sqlite3.Error):
            db.rollback()
        walker.close()
    return walker.verdict()


class _Walker:
    """Follows the entries and projects them anew beside the rows that are there."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._again = sqlite3.connect(":memory:", isolation_level=None)
        bring_up_to_date(self._again)
        self.head = GENESIS
        self._ratings = 0

    def close(self) -> None:
        """Let go of the rows that were made again."""
        self._again.close()

    def verdict(self, first_wrong_seq: int | None = None, why: str | None = None) -> Verdict:
        head = HeadFound(self.head.seq, self.head.hash.hex())
        return Verdict(first_wrong_seq is None, self.head.seq, head, self._ratings, first_wrong_seq, why)

    def walk(self) -> None:
        """JournalBrokenError names the first wrong seq."""
        if not is_append_only(self._db):
            raise JournalBrokenError(0, "the guards of the journal are gone")
        for seq, body, stored in entries(self._db):
            after = step(self.head, seq, body, stored)
            try:
                header, event = decode(body)
                project(self._again, header, event)
            except (MsgspecError, UnknownVisitError, sqlite3.IntegrityError) as error:
                raise JournalBrokenError(seq, f"entry {seq} says nothing that can be: {error}") from error
            if header.seq != seq:
                raise JournalBrokenError(seq, f"entry {seq} calls itself {header.seq}")
            self.head = after
            self._ratings += isinstance(event, Rated)
        self._check_what_was_known()
        for table, seq_column in SEQ_COLUMNS.items():
            self._compare(table, seq_column)
        found = self._db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":  # where no row was read: an empty table, an index
            raise JournalBrokenError(self.head.seq + 1, f"the file is damaged: {found}")

    def _check_what_was_known(self) -> None:
        """Heads that were verified or countersigned before must still be in the chain."""
        for key, known in (("verified_seq", "verified"), ("acknowledged", "acknowledged by the office")):
            reached = self._db.execute("SELECT value FROM state WHERE key = ?", (key,)).fetchone()
            if reached is not None and int(reached[0]) > self.head.seq:
                lost = self.head.seq + 1
                raise JournalBrokenError(lost, f"entry {lost}, once {known}, is missing")
        receipts = self._db.execute(
            "SELECT receipt.seq, receipt.hash, entry.hash FROM receipt LEFT JOIN entry USING (seq) ORDER BY receipt.seq"
        ).fetchall()
        for seq, countersigned, found in receipts:
            if found is None or bytes(found).hex() != countersigned:
                raise JournalBrokenError(seq, f"entry {seq} is not the one the office countersigned")

    def _compare(self, table: str, seq_column: str) -> None:
        question = f"SELECT * FROM {table} ORDER BY {seq_column}"  # noqa: S608 - names of our own tables
        found = self._db.execute(question)
        where = [name for name, *_ in found.description].index(seq_column)
        wrong = set(found.fetchall()) ^ set(self._again.execute(question).fetchall())
        if wrong:
            seq = min(int(row[where]) for row in wrong)
            raise JournalBrokenError(seq, f"table {table} does not say what the entries say")
