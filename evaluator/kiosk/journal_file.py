"""The file `kiosk.db` itself: made whole, opened safely, known to be there or gone."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from evaluator import __version__
from evaluator.kiosk.facts import hold, remember
from evaluator.kiosk.pin_key import PinKey
from evaluator.kiosk.schema import STEPS, applied_steps
from evaluator.kiosk.storage_trouble import said
from evaluator.runtime.paths import FILE_MODE, private_folder, put_in_place, write_private
from evaluator.runtime.refusal import Refused, refuse
from evaluator.wire.enrolment import Enrolled

DATABASE: Final = "kiosk.db"
COPIES: Final = "copy"
"""The folder of the verified copy in the data folder, unless the settings name another."""
MARK: Final = "kiosk.enrolled"
"""Says that a journal was made in this folder, also where nothing else of it is left."""
BROKEN: Final = f"{DATABASE}.broken-"
"""A journal that was recovered stays beside the new one under this name and the time."""

DAMAGED_SCHEMA: Final = "its description of the tables is damaged"
PAGES_BETWEEN_CHECKPOINTS: Final = 10_000
"""Checkpoints are made when nobody waits; this is the limit where a kiosk is never idle."""
NOT_DURABLE: Final = "the file cannot be kept safe against a power cut"
REPLACED: Final = "the journal's file is no longer the one that is open"
GONE: Final = "the journal's file is gone"
CUT: Final = "the journal's file has lost entries that were acknowledged"
MISSING: Final = "missing"
NEWER: Final = "newer"
CLOSED: Final = "the journal is closed"


class NotStoredError(Exception):
    """An entry was not acknowledged; nobody may be thanked for it. The message says why."""


class NewerJournalError(Refused):
    """A newer program has written the file; the message names the step of each."""


class Identity(NamedTuple):
    """Which file a path leads to, and how long it is."""

    device: int
    inode: int
    size: int

    def is_same_as(self, other: "Identity") -> bool:
        """Whether it is one file, however long."""
        return (self.device, self.inode) == (other.device, other.inode)

    def goes_on_from(self, earlier: "Identity") -> bool:
        """Whether it is that file, and nobody has cut it since: neither the journal nor its log shrinks by itself."""
        return self.is_same_as(earlier) and self.size >= earlier.size


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing file: WAL with synchronous=FULL set and read back (unless only read)."""
    mode = "ro" if read_only else "rw"
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if not read_only:
            _keep_safe(db)
    except UnicodeDecodeError as error:  # of SQLite's own message, which quotes the damaged name
        db.close()
        raise sqlite3.DatabaseError(DAMAGED_SCHEMA) from error
    except BaseException:
        db.close()
        raise
    return db


def _keep_safe(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute(f"PRAGMA wal_autocheckpoint={PAGES_BETWEEN_CHECKPOINTS}")
    found = (db.execute("PRAGMA journal_mode").fetchone()[0], db.execute("PRAGMA synchronous").fetchone()[0])
    if found != ("wal", 2):
        raise NotStoredError(NOT_DURABLE)


def refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is no journal, or one a newer program has written; both versions are named."""
    try:
        names = applied_steps(db)
    except UnicodeDecodeError as error:
        refuse(f"{path} cannot be read as a journal: {DAMAGED_SCHEMA}.", error)
    except sqlite3.DatabaseError as error:
        refuse(f"{path} cannot be read as a journal: {said(error)}.", error)
    if unknown := sorted(names - set(STEPS)):
        sentence = (
            f"{path} was written by a newer program (its step {unknown[0]!r}; this is {__version__}, which knows"
            f" {STEPS[-1]!r}). Install the newer program."
        )
        raise NewerJournalError(sentence)
    if not names and (path.parent / MARK).exists():  # a journal was here, and somebody has emptied it
        emptied = sqlite3.DatabaseError("it is empty")
        emptied.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        refuse(f"{path} cannot be read as a journal: {said(emptied)}.", emptied)
    if not names:
        refuse(f"{path} is no journal of a kiosk. Name the kiosk's own folder with --data.")


def create(folder: Path, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    """Make the journal of a kiosk that an office has just enrolled. Refused where there is one already."""
    path = private_folder(folder) / DATABASE
    refuse_second(folder)
    try:
        _make(path, enrolled, address=address, ca_pem=ca_pem)
    except (sqlite3.Error, NotStoredError, OSError) as error:
        refuse(f"{path} cannot be made. Make room there, ask the office for a new code, then enrol again.", error)


def _make(path: Path, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    draft = path.with_name(f".{DATABASE}.new")
    for left_over in (draft, side_file(draft)):
        left_over.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    key = PinKey.load_or_make(path.parent)
    with closing(connect(draft)) as db:
        _fill(db, key, enrolled, address=address, ca_pem=ca_pem)
    put_in_place(draft, path)
    mark(path.parent, enrolled.kiosk)


def _fill(db: sqlite3.Connection, pin_key: PinKey, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    bring_up_to_date(db)
    db.execute("BEGIN IMMEDIATE")
    for key, value in (
        ("kiosk", enrolled.kiosk),
        ("window", enrolled.window),
        ("unit", enrolled.unit),
        ("simulated", "1" if enrolled.simulated else ""),
        ("office_key", enrolled.office_key),
        ("store", enrolled.store),
        ("address", address),
        ("ca", ca_pem),
    ):
        remember(db, key, value)
    hold(db, pin_key.keyed_hall(enrolled.directory), enrolled.rules)
    db.commit()


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Take the steps that the file lacks. What takes them is loaded only then: it costs a tenth of a start."""
    if not set(STEPS) <= applied_steps(db):
        from evaluator.kiosk.migrations import migrate

        migrate(db)


def refuse_missing(folder: Path) -> None:
    """Refuse a folder without a journal."""
    if is_lost(folder):
        refuse(f"The journal in {folder} is gone. Run evaluator kiosk recover --data {folder}.")
    if not (folder / DATABASE).exists():
        refuse(f"{folder} holds no journal. Enrol this kiosk: evaluator kiosk enrol --data {folder} CODE.")


def copy_folder(folder: Path, setting: str) -> Path:
    """Where the verified copy of the journal in `folder` lies, `setting` being the kiosk's `copy_folder`."""
    return folder / (setting or COPIES)


def is_lost(folder: Path, setting: str = "") -> bool:
    """Whether a journal was here and is gone: then nobody may silently begin an empty one."""
    return not (folder / DATABASE).exists() and (
        (folder / MARK).exists() or (copy_folder(folder, setting) / DATABASE).exists() or any(folder.glob(f"{BROKEN}*"))
    )


def mark(folder: Path, kiosk: str) -> None:
    """Remember beside the journal that there is one. OSError."""
    if not (folder / MARK).exists():
        write_private(folder / MARK, f"{kiosk}\n".encode())


def refuse_second(folder: Path) -> None:
    """Refuse a folder that holds a journal already, or held one."""
    if is_lost(folder):
        refuse(f"The journal in {folder} is gone. Run evaluator kiosk recover --data {folder}.")
    if (folder / DATABASE).exists():
        refuse(f"{folder} already holds the journal of a kiosk. Name an empty folder with --data.")


def identity(path: Path) -> Identity:
    """The file at a path; OSError when there is none."""
    found = path.stat()
    return Identity(found.st_dev, found.st_ino, found.st_size)


def side_file(path: Path) -> Path:
    """The write-ahead log beside a database."""
    return path.with_name(path.name + "-wal")
