"""Why a journal cannot be opened or written, in the product's own words instead of the database's."""

import errno
import os
import sqlite3
from pathlib import Path
from typing import Final, Literal

Trouble = Literal["full", "read_only", "no_rights", "failing", "damaged"]

_OF_SYSTEM: Final[dict[int, Trouble]] = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EROFS: "read_only",
    errno.EACCES: "no_rights",
    errno.EPERM: "no_rights",
    errno.EIO: "failing",
}
_OF_SQLITE: Final[dict[int, Trouble]] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_READONLY: "read_only",
    sqlite3.SQLITE_CANTOPEN: "no_rights",
    sqlite3.SQLITE_PERM: "no_rights",
    sqlite3.SQLITE_IOERR: "failing",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
}
"""By primary code; the extended ones carry it in their lowest byte."""
SENTENCES: Final[dict[Trouble, str]] = {
    "full": "the disk is full. Make room; the kiosk goes on by itself",
    "read_only": "the disk is read-only. Make it writable; the kiosk goes on by itself",
    "no_rights": "this user may not write there. Give it the right; the kiosk goes on by itself",
    "failing": "the disk cannot be read or written. Check it; the kiosk goes on by itself",
    "damaged": "it is damaged. Close the kiosk and run evaluator kiosk recover",
}
"""For the log and the terminal, after the name of the file."""


def trouble_of(error: BaseException) -> Trouble | None:
    """What of the storage is at the bottom of an error; None when it is something else."""
    at: BaseException | None = error
    while at is not None:
        if isinstance(at, sqlite3.Error) and (code := getattr(at, "sqlite_errorcode", None)) is not None:
            return _OF_SQLITE.get(code & 0xFF)
        if isinstance(at, OSError) and at.errno in _OF_SYSTEM:
            return _OF_SYSTEM[at.errno]
        at = at.__cause__
    return None


def require_writable(file: Path) -> None:
    """OSError with the reason where a file cannot be written: the database says read-only also of missing rights."""
    if not os.access(file, os.W_OK):
        file.open("r+b").close()


def said(error: BaseException) -> str:
    """The trouble as part of a sentence; the error's own words where it is none of the storage."""
    trouble = trouble_of(error)
    return str(error) if trouble is None else SENTENCES[trouble]
