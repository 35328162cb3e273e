"""One PostgreSQL database, written by any number of serving processes."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, Literal

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DatabaseError

from evaluator.office import messages
from evaluator.office.store import migrating, sqlite
from evaluator.office.store.copying import copy_rows
from evaluator.runtime.refusal import refuse

_CONNECT_S: Final = 10
_LOCK: Final = 0x4556_414C
"""Which advisory lock of the database is ours."""
_LOCK_ALL: Final = f"SELECT pg_advisory_xact_lock({_LOCK})"
_LOCK_SHARED: Final = f"SELECT pg_advisory_xact_lock_shared({_LOCK})"
_BYTEWISE: Final = frozenset({"C", "POSIX", "C.UTF-8", "C.utf8"})
"""Collations under which text that was written to be in time order is in time order."""


class PostgresqlDatabase:
    """An open database. Connections that broke are replaced."""

    dialect: Final[Literal["postgresql"]] = "postgresql"
    writers: Final = 4
    together_most: Final = 1

    def __init__(self, url: URL) -> None:
        self.where = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._writer = _engine(
            url, "SET synchronous_commit = on", "SET default_transaction_isolation = 'read committed'"
        )
        self._reader = _engine(
            url, "SET default_transaction_read_only = on", "SET default_transaction_isolation = 'repeatable read'"
        )

    @contextmanager
    def writing(self, *, one_kiosk: bool = False) -> Iterator[Connection]:
        with self._writer.begin() as connection:
            connection.exec_driver_sql(_LOCK_SHARED if one_kiosk else _LOCK_ALL)
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self._reader.begin() as connection:
            yield connection

    def copy_to(self, file: Path) -> None:
        with tempfile.TemporaryDirectory(dir=file.parent, prefix=f".{file.name}.") as draft:
            with self.reading() as old:
                target = sqlite.create(Path(draft), str(migrating.step_of(old)))
                try:
                    with target.writing() as new:
                        copy_rows(old, new)
                finally:
                    target.close()
            (Path(draft) / sqlite.FILE).rename(file)

    def size_bytes(self) -> int:
        with self.reading() as connection:
            return int(connection.execute(text("SELECT pg_database_size(current_database())")).scalar_one())

    def close(self) -> None:
        self._reader.dispose()
        self._writer.dispose()


def create(url: str, step: str = "head") -> PostgresqlDatabase:
    """Empty tables, as they were at a step, in an empty database or one whose office was never made to the end.

    Refused in any other.
    """
    database = connected(url)
    with _closed_on_a_fault(database), database.writing() as connection:
        known = migrating.step_of(connection)
        tables = connection.execute(text("SELECT count(*) FROM pg_tables WHERE schemaname = current_schema()"))
        if tables.scalar_one() and (known is None or migrating.is_made(connection)):
            refuse(messages.say("database_taken", where=database.where))
        migrating.migrate(connection, step)
    return database


def connected(url: str) -> PostgresqlDatabase:
    """The database at a URL; Refused when it does not answer or would not keep what it was given."""
    database = PostgresqlDatabase(_parsed(url))
    with _closed_on_a_fault(database), database.writing() as connection:
        _check(connection, database.where)
    return database


@contextmanager
def _closed_on_a_fault(database: PostgresqlDatabase) -> Iterator[None]:
    """Close it when the block raises; Refused when it was the database that did."""
    try:
        yield
    except DatabaseError as error:
        database.close()
        refuse(messages.say("database_unusable", where=database.where, why=_why(error)), error)
    except BaseException:
        database.close()
        raise


def _parsed(text: str) -> URL:
    """Refused names no part of what was written: it may hold a password."""
    try:
        url = make_url(text)
    except (ArgumentError, ValueError) as error:
        refuse(messages.say("bad_database"), error)
    if url.drivername not in ("postgresql", "postgres") or not url.database:
        refuse(messages.say("bad_database"))
    return url.set(drivername="postgresql+psycopg")


def _check(connection: Connection, where: str) -> None:
    durable = connection.execute(text("SHOW synchronous_commit")).scalar_one()
    if durable != "on":
        refuse(messages.say("not_durable", path=where, journal="WAL", synchronous=durable))
    encoding, collation, provider = connection.execute(
        text(
            "SELECT pg_encoding_to_char(encoding), datcollate, datlocprovider FROM pg_database"
            " WHERE datname = current_database()"
        )
    ).one()
    if encoding != "UTF8" or collation not in _BYTEWISE or provider == "i":
        refuse(messages.say("database_sorts", where=where, encoding=encoding, collation=collation))


def _why(error: DatabaseError) -> str:
    """The driver's reason, in one line."""
    return " ".join(str(error.orig).split())


def _engine(url: URL, *settings: str) -> Engine:
    engine = create_engine(
        url, pool_pre_ping=True, pool_size=PostgresqlDatabase.writers, connect_args={"connect_timeout": _CONNECT_S}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: psycopg.Connection[object], _record: object) -> None:
        for setting in settings:
            connection.execute(setting)
        connection.commit()

    return engine
