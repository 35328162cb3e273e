"""A backup becomes an office again, under a new store id; or is only proved to be able to."""

import secrets
import tempfile
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from evaluator.office import certificates, messages, settings
from evaluator.office.keeping import backup, backup_key, verifying
from evaluator.office.keeping.backup import About
from evaluator.office.keeping.verifying import Verified
from evaluator.office.people import audit
from evaluator.office.settings import office_settings
from evaluator.office.store import database, migrating, schema, sqlite
from evaluator.office.store.copying import copy_rows
from evaluator.runtime.alone import alone_in
from evaluator.runtime.paths import private_folder, put_in_place, write_private
from evaluator.runtime.refusal import refuse

_FAULTS_SHOWN: Final = 5


class Restored(NamedTuple):
    """Which backup it was, the office's new store id, and what was proved."""

    about: About
    store: str
    verified: Verified


def check(file: Path, key: bytes | None = None) -> tuple[About, Verified]:
    """Prove a backup to the last row and keep nothing. Refused names the first fault."""
    with tempfile.TemporaryDirectory() as beside, backup.unpacked(file, Path(beside), key) as (about, draft):
        return about, _proved(file, draft)


def restore(file: Path, folder: Path, *, url: str, now: datetime, key: bytes | None = None) -> Restored:
    """Make the office of a backup anew in `folder`, its store in the database at `url` or where the settings say.

    Refused, with nothing made, when there is an office already or the backup has a fault. The new store id makes every
    kiosk hand over again what the backup lacks. Its own backups go on under `key`, or a new one.
    """
    private_folder(folder)
    with alone_in(folder, messages.say("made_already", folder=folder)):
        return _restored(file, folder, url=url, now=now, key=key)


def _restored(file: Path, folder: Path, *, url: str, now: datetime, key: bytes | None) -> Restored:
    """The store comes last: whatever ends this before leaves the folder as it was."""
    taken = [name for name in (*certificates.FILES, *sqlite.FILES) if (folder / name).exists()]
    if taken:
        refuse(messages.say("office_exists", path=folder / taken[0]))
    if url and settings.is_said(folder, "database"):
        refuse(messages.say("database_named_already", file=folder / settings.FILE))
    backup_key.refuse_other(folder, key)
    with backup.unpacked(file, folder, key) as (about, draft):
        verified = _proved(file, draft)
        store = secrets.token_hex(16)
        _born_again(draft, about, store, now)
        url = url or office_settings(folder).database
        with ExitStack() as undo:
            undo.callback(backup_key.settings_before(folder))
            for name in certificates.FILES:
                if (draft / name).exists():
                    undo.callback((folder / name).unlink, missing_ok=True)
                    write_private(folder / name, (draft / name).read_bytes())
            if url and url != office_settings(folder).database:
                settings.keep_database(folder, url)
            backup_key.adopt(folder, key)
            if url:
                _into_server(draft, url)
            else:
                put_in_place(draft / sqlite.FILE, folder / sqlite.FILE)
            undo.pop_all()
    return Restored(about, store, verified)


def _proved(file: Path, draft: Path) -> Verified:
    """Bring the copy up to date and look at all of it."""
    opened = database.open_file(draft)
    try:
        with opened.reading() as connection:
            verified = verifying.verify(connection)
    finally:
        opened.close()
    if verified.faults:
        first = "; ".join(f"{fault.whose}: {fault.detail}" for fault in verified.faults[:_FAULTS_SHOWN])
        refuse(messages.say("backup_faulty", path=file, faults=first))
    return verified


def _born_again(draft: Path, about: About, store: str, now: datetime) -> None:
    opened = database.open_file(draft)
    try:
        with opened.writing() as connection:
            connection.execute(schema.store.update().values(store=store))
            audit.note(
                connection, now, audit.COMMAND_LINE, "office.restored", store=store, before=about.store, of=about.at
            )
    finally:
        opened.close()


def _into_server(draft: Path, url: str) -> None:
    from evaluator.office.store import postgresql

    target, source = postgresql.create(url), database.open_file(draft)
    try:
        with source.reading() as old, target.writing() as new:
            _refuse_used(new, target.where)
            copy_rows(old, new)
    except DatabaseError as error:
        refuse(messages.say("database_unusable", where=target.where, why=error.orig), error)
    finally:
        source.close()
        target.close()


def _refuse_used(connection: Connection, where: str) -> None:
    if migrating.is_made(connection):
        refuse(messages.say("database_taken", where=where))
