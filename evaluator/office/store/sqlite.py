"""`office.db`: one connection that writes, some that read."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool, StaticPool

from evaluator.office import messages
from evaluator.office.store import migrating
from evaluator.office.store.write_lock import WriteLock
from evaluator.runtime.paths import FILE_MODE
from evaluator.runtime.refusal import refuse

FILE: Final = "office.db"
WRITE_LOCK: Final = "office.write.lock"
FILES: Final = (FILE, f"{FILE}-wal", f"{FILE}-shm", WRITE_LOCK)
_BUSY_MS: Final = 10_000
_FULL: Final = 2


class FileGoneError(OSError):
    """The database was deleted or replaced while it was open; what was just written is nowhere."""


class SqliteDatabase:
    """The open file."""

    dialect: Final[Literal["sqlite"]] = "sqlite"
    writers: Final = 1
    together_most: Final = 64

    def __init__(self, path: Path) -> None:
        self.path = path
        self._closed = False
        opened = path.stat()
        self._identity = (opened.st_dev, opened.st_ino)
        self._lock = WriteLock(path.with_name(WRITE_LOCK))
        self._writer = _engine(path, "rw", "BEGIN IMMEDIATE", StaticPool)
        self._reader = _engine(path, "ro", "BEGIN", QueuePool)

    @property
    def where(self) -> str:
        return str(self.path)

    @contextmanager
    def writing(self, *, one_kiosk: bool = False) -> Iterator[Connection]:
        del one_kiosk  # there is one writer, whatever it touches
        with self._lock.held():
            with self._writer.begin() as connection:
                yield connection
            if not self._is_in_place():
                raise FileGoneError(self.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._reader.begin() as connection:
            yield connection

    def copy_to(self, file: Path) -> None:
        _make_file(file)
        with closing(sqlite3.connect(f"{self.path.resolve().as_uri()}?mode=ro", uri=True)) as source:
            source.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
            with closing(sqlite3.connect(file)) as target:
                source.backup(target)

    def size_bytes(self) -> int:
        return sum(file.stat().st_size for name in FILES if (file := self.path.with_name(name)).exists())

    def _is_in_place(self) -> bool:
        """Whether the open file still stands at its path: SQLite goes on writing into a deleted one in silence."""
        try:
            here = self.path.stat()
        except FileNotFoundError:
            return False
        return (here.st_dev, here.st_ino) == self._identity

    def close(self) -> None:
        """The last connection of all processes empties the write-ahead file."""
        if self._closed:
            return
        self._closed = True
        self._reader.dispose()
        with self._lock.held():
            self._writer.dispose()
        self._lock.close()


def create(folder: Path, step: str = "head") -> SqliteDatabase:
    """A new `office.db` of mode 0600 with empty tables, as they were at a step. Refused when there is one."""
    path = folder / FILE
    try:
        _make_file(path)
    except FileExistsError as error:
        refuse(messages.say("office_exists", path=path), error)
    except OSError as error:
        refuse(messages.say("file_unusable", path=path, why=error.strerror or error), error)
    database: SqliteDatabase | None = None
    try:
        database = SqliteDatabase(path)
        with database.writing() as connection:
            migrating.migrate(connection, step)
    except BaseException as error:
        if database is not None:
            database.close()
        for name in FILES:
            (folder / name).unlink(missing_ok=True)
        if isinstance(error, DatabaseError | OSError):
            refuse(messages.say("folder_unusable", folder=folder, why=getattr(error, "orig", error)), error)
        raise
    return database


def _make_file(path: Path) -> None:
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))


def connected(folder: Path) -> SqliteDatabase:
    """The file that is there; Refused when there is none or it cannot be opened."""
    path = folder / FILE
    if not path.is_file():
        refuse(messages.say("no_office", folder=folder))
    try:
        return SqliteDatabase(path)
    except OSError as error:
        refuse(messages.say("file_unusable", path=path, why=error.strerror or error), error)


def _engine(path: Path, mode: str, begin: str, pool: type[StaticPool] | type[QueuePool]) -> Engine:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False)

    # SQLAlchemy's own URLs lose a folder whose name holds # ? or %
    engine = create_engine("sqlite+pysqlite://", creator=connect, poolclass=pool)

    # the driver must not begin transactions on its own; what is set is read back at every open
    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        if mode == "rw":
            journal = connection.execute("PRAGMA journal_mode=WAL").fetchone()[0]
            connection.execute("PRAGMA synchronous=FULL")
            synchronous = connection.execute("PRAGMA synchronous").fetchone()[0]
            if (journal, synchronous) != ("wal", _FULL):
                refuse(messages.say("not_durable", path=path, journal=journal, synchronous=synchronous))

    @event.listens_for(engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
