"""The office's database, whichever it is: how it is written and read, made and opened."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Literal, Protocol

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from evaluator.office import messages
from evaluator.office.settings import office_settings
from evaluator.office.store import migrating, sqlite
from evaluator.runtime.refusal import refuse


class Database(Protocol):
    """An open store. Write through `writing`, read through `reading`; close it at the end."""

    @property
    def dialect(self) -> Literal["sqlite", "postgresql"]:
        """Which it is."""

    @property
    def where(self) -> str:
        """Where it is, as a person may read it: no password."""

    @property
    def writers(self) -> int:
        """How many transactions that touch one kiosk alone can be written side by side."""

    @property
    def together_most(self) -> int:
        """How many jobs may share one transaction."""

    def writing(self, *, one_kiosk: bool = False) -> AbstractContextManager[Connection]:
        """One transaction, durable when the block has ended; rolled back when it raises.

        Nobody else writes meanwhile, in whatever process; only transactions that each touch the rows of one kiosk
        alone, and take that kiosk's row first, may run side by side.
        """

    def reading(self) -> AbstractContextManager[Connection]:
        """One consistent look that writes nothing."""

    def copy_to(self, file: Path) -> None:
        """One consistent copy as an SQLite file, which must not be there yet, while others write."""

    def size_bytes(self) -> int:
        """What the store takes on its disk."""

    def close(self) -> None:
        """Close every connection, once."""


def create(folder: Path) -> Database:
    """A new, empty store where the folder's settings say. Refused when there is one."""
    if url := office_settings(folder).database:
        from evaluator.office.store import postgresql

        return postgresql.create(url)
    return sqlite.create(folder)


def discard(folder: Path, *others: str) -> None:
    """Take back a file that `create` made and nothing was ever kept in, and others made with it."""
    for name in (*sqlite.FILES, *others):
        (folder / name).unlink(missing_ok=True)


def opened(folder: Path, before_upgrade: Callable[[Database], object]) -> Database:
    """The store of a folder, brought up to date. Refused when there is none, or it is newer, or unreadable.

    An older one is handed to `before_upgrade` first; what that raises leaves it as it was.
    """
    return _up_to_date(_connected(folder), before_upgrade)


def look(folder: Path) -> tuple[str, bool]:
    """Where the store of a folder is, and whether it is up to date; refused as in `opened`. Changes nothing."""
    found = _connected(folder)
    try:
        with found.reading() as connection:
            migrating.refuse_strange(connection, found.where)
            return found.where, migrating.is_newest(connection)
    except (DatabaseError, OSError) as error:
        refuse(messages.say("file_unusable", path=found.where, why=getattr(error, "orig", error)), error)
    finally:
        found.close()


def open_file(folder: Path) -> Database:
    """The `office.db` of a folder, whatever its settings say."""
    return _up_to_date(sqlite.connected(folder), lambda _found: None)


def _up_to_date(found: Database, before_upgrade: Callable[[Database], object]) -> Database:
    try:
        with found.writing() as connection:
            migrating.refuse_strange(connection, found.where)
            if not migrating.is_newest(connection):
                before_upgrade(found)
            migrating.migrate(connection)
    except (DatabaseError, OSError) as error:
        found.close()
        why = error.orig if isinstance(error, DatabaseError) else error.strerror
        refuse(messages.say("file_unusable", path=found.where, why=why or error), error)
    except BaseException:
        found.close()
        raise
    return found


def _connected(folder: Path) -> Database:
    if not folder.is_dir():
        refuse(messages.say("no_office", folder=folder))
    if url := office_settings(folder).database:
        from evaluator.office.store import postgresql

        return postgresql.connected(url)
    return sqlite.connected(folder)
