"""`office.db`: one connection that writes, some that read, and the steps that bring an older file up to date."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import QueuePool, StaticPool

from evaluator import __version__
from evaluator.office import messages
from evaluator.office.store import migrations
from evaluator.office.store.write_lock import WriteLock
from evaluator.runtime.paths import FILE_MODE
from evaluator.runtime.refusal import refuse

FILE: Final = "office.db"
WRITE_LOCK: Final = "office.write.lock"
_BUSY_MS: Final = 10_000
_FULL: Final = 2


class FileGoneError(OSError):
    """The database was deleted or replaced while it was open; what was just written is nowhere."""


class Database:
    """The open file. Write through `writing`, read through `reading`; close it at the end."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._closed = False
        opened = path.stat()
        self._identity = (opened.st_dev, opened.st_ino)
        self._lock = WriteLock(path.with_name(WRITE_LOCK))
        self._writer = _engine(path, "rw", "BEGIN IMMEDIATE", StaticPool)
        self._reader = _engine(path, "ro", "BEGIN", QueuePool)

    @property
    def dialect(self) -> str:
        return self._writer.dialect.name

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, durable when the block has ended; rolled back when it raises."""
        with self._lock.held():
            with self._writer.begin() as connection:
                yield connection
            if not self._is_in_place():
                raise FileGoneError(self.path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One consistent look that writes nothing."""
        with self._reader.begin() as connection:
            yield connection

    def _is_in_place(self) -> bool:
        """Whether the open file still stands at its path: SQLite goes on writing into a deleted one in silence."""
        try:
            here = self.path.stat()
        except FileNotFoundError:
            return False
        return (here.st_dev, here.st_ino) == self._identity

    def close(self) -> None:
        """Close every connection, once; the last one of all processes empties the write-ahead file."""
        if self._closed:
            return
        self._closed = True
        self._reader.dispose()
        with self._lock.held():
            self._writer.dispose()
        self._lock.close()


def create(folder: Path) -> Database:
    """A new, empty `office.db` of mode 0600. Refused when there is one."""
    path = folder / FILE
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, FILE_MODE))
    except FileExistsError as error:
        refuse(messages.say("office_exists", path=path), error)
    except OSError as error:
        refuse(messages.say("file_unusable", path=path, why=error.strerror or error), error)
    database: Database | None = None
    try:
        database = Database(path)
        _migrate(database)
    except BaseException as error:
        if database is not None:
            database.close()
        discard(folder)
        if isinstance(error, DatabaseError | OSError):
            refuse(messages.say("folder_unusable", folder=folder, why=getattr(error, "orig", error)), error)
        raise
    return database


def discard(folder: Path, *others: str) -> None:
    """Take back a file that `create` made and nothing was ever kept in, and others made with it."""
    for name in (FILE, f"{FILE}-wal", f"{FILE}-shm", WRITE_LOCK, *others):
        (folder / name).unlink(missing_ok=True)


def open_existing(folder: Path) -> Database:
    """The office in a folder, brought up to date. Refused when there is none, or it is newer, or unreadable."""
    path = folder / FILE
    if not path.is_file():
        refuse(messages.say("no_office", folder=folder))
    database: Database | None = None
    try:
        database = Database(path)
        _refuse_newer(database)
        _migrate(database)
    except (DatabaseError, OSError) as error:
        if database is not None:
            database.close()
        why = error.orig if isinstance(error, DatabaseError) else error.strerror
        refuse(messages.say("file_unusable", path=path, why=why or error), error)
    except BaseException:
        if database is not None:
            database.close()
        raise
    return database


def step_of(connection: Connection) -> str | None:
    """The last step a file has been through; None for an empty one."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if found is None else str(found)


def _refuse_newer(database: Database) -> None:
    with database.writing() as connection:
        step = step_of(connection)
        made = step in migrations.STEPS and connection.execute(text("SELECT count(*) FROM store")).scalar_one()
    if step is None:
        refuse(messages.say("not_an_office", path=database.path))
    if step in migrations.STEPS and not made:
        refuse(messages.say("half_made", path=database.path))
    if step not in migrations.STEPS:
        newest = migrations.STEPS[-1]
        refuse(messages.say("newer", path=database.path, step=step, program=__version__, newest=newest))


def _migrate(database: Database) -> None:
    with database.writing() as connection:
        if step_of(connection) == migrations.STEPS[-1]:
            return
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__).parent).replace("%", "%%"))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


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
