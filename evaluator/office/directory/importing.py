"""`office import`: sheets become the next version of the directory, whole or not at all."""

from pathlib import Path
from typing import Final, NoReturn
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from evaluator.domain.office_time import day_of
from evaluator.office import messages
from evaluator.office.addresses import printable
from evaluator.office.directory import directory_store
from evaluator.office.directory.directory_file import Fault, Read, check
from evaluator.office.directory.directory_store import Arriving, Difference
from evaluator.office.directory.sheets import UnreadableError, read_sheets
from evaluator.office.exchanging import rollup
from evaluator.office.instants import Clock
from evaluator.office.people import audit, passwords
from evaluator.office.store import schema
from evaluator.office.store.database import Database
from evaluator.runtime.refusal import refuse

PHOTOS: Final = "photos"
FAULTS_SHOWN: Final = 50


def read_directory(path: Path) -> Read:
    """The directory in a workbook or folder; Refused with every fault it has."""
    if not path.exists():
        refuse(messages.say("directory_missing", path=path))
    photo_folder = (path if path.is_dir() else path.parent) / PHOTOS
    try:
        found = check(read_sheets(path), photo_folder)
    except (UnreadableError, OSError) as error:
        refuse(messages.say("directory_unreadable", path=path, why=printable(str(error), 200)), error)
    if not isinstance(found, Read):
        _refuse_all(path, found)
    return found


def _refuse_all(path: Path, found: list[Fault]) -> NoReturn:
    shown = [str(fault) for fault in found[:FAULTS_SHOWN]]
    if len(found) > FAULTS_SHOWN:
        shown.append(messages.say("more_faults", n=len(found) - FAULTS_SHOWN))
    refuse(messages.say("directory_faulty", path=path, n=len(found), faults="\n".join(shown)))


def import_directory(database: Database, path: Path, *, dry_run: bool, clock: Clock) -> str:
    """Read, check and store a directory; the sentence that says what became of it."""
    read = read_directory(path)
    with database.reading() as connection:
        kept = dict(connection.execute(select(schema.staff.c.id, schema.staff.c.verifier)).all())
    same = passwords.fit_all((kept.get(staff) or None, pin) for staff, pin in read.pins.items())
    renewed = {staff: pin for (staff, pin), is_same in zip(read.pins.items(), same, strict=True) if not is_same}
    verifiers = dict(zip(renewed, passwords.verifiers(renewed.values()), strict=True))
    arriving = Arriving(read.directory, read.photos, verifiers)
    if dry_run:
        with database.reading() as connection:
            return messages.say("dry_run", **directory_store.difference(connection, arriving)._asdict())
    with database.writing() as connection:
        return _store(connection, arriving, path, clock)


def _store(connection: Connection, arriving: Arriving, path: Path, clock: Clock) -> str:
    difference: Difference = directory_store.difference(connection, arriving)
    if not difference:
        return messages.say("import_unchanged", version=directory_store.version(connection))
    now = clock()
    zone = ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one())
    version = directory_store.replace(
        connection, arriving, now=now, day=day_of(now, zone), account=audit.COMMAND_LINE, source=path.name
    )
    rollup.recount_unknown(connection)
    facts = difference._asdict()
    audit.note(connection, now, audit.COMMAND_LINE, "directory.imported", version=version, source=path.name, **facts)
    return messages.say("imported", version=version, **facts)
