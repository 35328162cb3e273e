"""A backup: one file with the store and the keys, written and proved while the office serves.

It is a tar, under a key where the settings name one, of `about.json` (what it is, and the SHA-256 of every other file),
`office.db` and the office's keys and certificates. The store is an SQLite file whatever the office keeps it in, so a
backup can be restored into either.
"""

import hashlib
import os
import sqlite3
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct
from sqlalchemy.exc import DatabaseError

from evaluator import __version__
from evaluator.office import certificates, messages
from evaluator.office.keeping import backup_key, sealing
from evaluator.office.store import sqlite
from evaluator.office.store.database import Database
from evaluator.runtime.named_files import NotAFileError, require_file
from evaluator.runtime.paths import FILE_MODE, put_in_place
from evaluator.runtime.refusal import refuse

ABOUT: Final = "about.json"
FORMAT: Final = 1
_BLOCK: Final = 1 << 20


class About(Struct, frozen=True, kw_only=True):
    """What a backup says of itself."""

    format: int
    program: str
    step: str
    store: str
    simulated: bool
    at: datetime
    files: dict[str, str]
    """SHA-256 in hex by name."""


def write(database: Database, folder: Path, file: Path, now: datetime) -> About:
    """Write a backup of the office in `folder`. Refused when there is a file already, or it cannot be written.

    The file has its name only once it is whole, proved and on the disk.
    """
    if file.exists():
        refuse(messages.say("backup_exists", path=file))
    try:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as name:
            return _write(database, folder, file, now, Path(name))
    except OSError as error:
        refuse(messages.say("backup_unwritable", path=file, why=error.strerror or error), error)
    except (DatabaseError, sqlite3.DatabaseError) as error:
        refuse(messages.say("backup_unwritable", path=file, why=getattr(error, "orig", error)), error)


def _write(database: Database, folder: Path, file: Path, now: datetime, draft: Path) -> About:
    database.copy_to(draft / sqlite.FILE)
    step, store, simulated = _proved(draft / sqlite.FILE)
    held = {sqlite.FILE: draft / sqlite.FILE} | {
        name: folder / name for name in certificates.FILES if (folder / name).exists()
    }
    about = About(
        format=FORMAT,
        program=__version__,
        step=step,
        store=store,
        simulated=simulated,
        at=now,
        files={name: _sha256(path) for name, path in held.items()},
    )
    (draft / ABOUT).write_bytes(msgspec.json.encode(about))
    whole = draft / "whole"
    key = backup_key.in_force(folder)
    with os.fdopen(os.open(whole, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE), "w+b") as written:
        with tarfile.open(fileobj=written, mode="w") as archive:
            for name, path in {ABOUT: draft / ABOUT, **held}.items():
                archive.add(path, name, recursive=False)
        written.flush()
        os.fsync(written.fileno())
    put_in_place(_sealed(whole, key), file)
    return about


def _sealed(whole: Path, key: bytes | None) -> Path:
    if key is None:
        return whole
    sealed = whole.with_name("sealed")
    with os.fdopen(os.open(sealed, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as written:
        sealing.seal(whole, written, key)
        written.flush()
        os.fsync(written.fileno())
    return sealed


def _proved(file: Path) -> tuple[str, str, bool]:
    """Step, store id and whether it is simulated, of a copy that SQLite finds whole. sqlite3.DatabaseError if not."""
    with closing(sqlite3.connect(file)) as copy:
        found = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        step = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        store, simulated = copy.execute("SELECT store, simulated FROM store").fetchone()
    return step, store, bool(simulated)


@contextmanager
def unpacked(file: Path, beside: Path, key: bytes | None = None) -> Iterator[tuple[About, Path]]:
    """The parts of a backup in a folder that goes with the block. Refused when a byte is not what was written.

    `key` opens one that is under a key.
    """
    with tempfile.TemporaryDirectory(dir=beside, prefix=".restoring.") as name:
        draft = Path(name)
        try:
            require_file(file)
            with tarfile.open(_opened(file, draft, key), "r:") as archive:
                about = msgspec.json.decode(_part(archive, ABOUT).read(), type=About)
                if about.format != FORMAT or not about.files.keys() <= {sqlite.FILE, *certificates.FILES}:
                    refuse(messages.say("not_a_backup", path=file))
                for part, sha256 in about.files.items():
                    _take(_part(archive, part), draft / part)
                    if _sha256(draft / part) != sha256:
                        refuse(messages.say("backup_damaged", path=file, part=part))
        except FileNotFoundError as error:
            refuse(messages.say("no_backup", path=file), error)
        except (NotAFileError, tarfile.TarError, msgspec.MsgspecError, KeyError, ValueError) as error:
            refuse(messages.say("not_a_backup", path=file), error)
        except OSError as error:
            refuse(messages.say("file_unusable", path=file, why=error.strerror or error), error)
        yield about, draft


def _opened(file: Path, draft: Path, key: bytes | None) -> Path:
    if not sealing.is_sealed(file):
        return file
    if key is None:
        refuse(messages.say("backup_sealed", path=file))
    opened = draft / "opened"
    with os.fdopen(os.open(opened, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as written:
        sealing.unseal(file, written, key)
    return opened


def _part(archive: tarfile.TarFile, name: str) -> "tarfile.ExFileObject":
    found = archive.extractfile(name)
    if not isinstance(found, tarfile.ExFileObject):
        raise KeyError(name)
    return found


def _take(source: "tarfile.ExFileObject", to: Path) -> None:
    with os.fdopen(os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, FILE_MODE), "wb") as written:
        while block := source.read(_BLOCK):
            written.write(block)


def _sha256(file: Path) -> str:
    with file.open("rb") as read:
        return hashlib.file_digest(read, "sha256").hexdigest()
