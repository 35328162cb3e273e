"""`office import`: sheets become the next version of the directory, whole or not at all."""

from pathlib import Path
from typing import Final, NoReturn

from sqlalchemy import Connection, select

from evaluator.domain.names import CHINESE, ENGLISH
from evaluator.office import messages
from evaluator.office.addresses import printable
from evaluator.office.directory import changing, directory_store
from evaluator.office.directory.changing import Arriving, By, Change, Changes
from evaluator.office.directory.directory_file import Read, check
from evaluator.office.directory.directory_rules import Known
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.photo_child import BYTES_MOST
from evaluator.office.directory.sheets import UnreadableError, read_sheets
from evaluator.office.instants import Clock
from evaluator.office.people import audit, passwords
from evaluator.office.store import schema
from evaluator.office.store.database import Database
from evaluator.runtime.refusal import refuse

PHOTOS: Final = "photos"
FAULTS_SHOWN: Final = 50
CHANGES_SHOWN: Final = 200


class PhotoFolder:
    """Pictures in a folder. A name is looked up in the folder's own listing, so that it cannot lead elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._files = {file.name: file for file in folder.iterdir() if file.is_file()} if folder.is_dir() else {}

    def read(self, name: str) -> bytes | None:
        """At most one byte more than a picture may have; None when there is no such file."""
        file = self._files.get(name)
        if file is None:
            return None
        with file.open("rb") as opened:
            return opened.read(BYTES_MOST + 1)


def read_directory(path: Path, known: Known) -> Read:
    """The directory in a workbook or folder; Refused with every fault it has."""
    if not path.exists():
        refuse(messages.say("directory_missing", path=path))
    photos = PhotoFolder((path if path.is_dir() else path.parent) / PHOTOS)
    try:
        found = check(read_sheets(path), photos, known)
    except (UnreadableError, OSError) as error:
        refuse(messages.say("directory_unreadable", path=path, why=printable(str(error), 200)), error)
    if not isinstance(found, Read):
        _refuse_all(path, found)
    return found


def known_of(connection: Connection) -> Known:
    """What a file is held against. Whoever has the office's folder may replace any PIN."""
    erased = select(schema.staff.c.id).where(schema.staff.c.erased_day.is_not(None))
    return Known(
        photos=frozenset(connection.execute(select(schema.photo.c.sha256)).scalars()),
        erased=frozenset(connection.execute(erased).scalars()),
    )


def pinned(connection: Connection) -> frozenset[str]:
    """Ids of people who have a PIN."""
    return frozenset(connection.execute(select(schema.staff.c.id).where(schema.staff.c.verifier != "")).scalars())


def import_directory(database: Database, path: Path, *, dry_run: bool, clock: Clock) -> str:
    """Read, check and store a directory; the sentence that says what became of it, or would."""
    with database.reading() as connection:
        known = known_of(connection)
        kept = dict(connection.execute(select(schema.staff.c.id, schema.staff.c.verifier)).all())
    read = read_directory(path, known)
    same = passwords.fit_all((kept.get(staff) or None, pin) for staff, pin in read.pins.items())
    renewed = {staff: pin for (staff, pin), is_same in zip(read.pins.items(), same, strict=True) if not is_same}
    verifiers = dict(zip(renewed, passwords.verifiers(renewed.values()), strict=True))
    arriving = Arriving(read.directory, read.photos, verifiers)
    if dry_run:
        with database.reading() as connection:
            return _would(changing.compare(connection, arriving))
    with database.writing() as connection:
        changes = changing.compare(connection, arriving)
        if not changes:
            return messages.say("import_unchanged", version=directory_store.version(connection))
        by = By(audit.COMMAND_LINE, clock(), path.name)
        number = changing.keep(connection, arriving, changes, by)
    return messages.say("imported", version=number, **changes.counts())


def _would(changes: Changes) -> str:
    lines = [messages.say("dry_run", **changes.counts())]
    lines += [_line(change) for change in changes.records[:CHANGES_SHOWN]]
    if len(changes.records) > CHANGES_SHOWN:
        lines.append(messages.say("more_changes", n=len(changes.records) - CHANGES_SHOWN))
    return "\n".join(lines)


def _line(change: Change) -> str:
    return messages.say(
        f"would_{change.what}",
        kind=messages.say(f"record_{change.kind}"),
        id=change.id,
        name=printable(change.name),
        columns=", ".join(change.columns),
    )


def _refuse_all(path: Path, found: list[Fault]) -> NoReturn:
    language = CHINESE if messages.language() == "zh" else ENGLISH
    shown = [fault.sentence(language) for fault in found[:FAULTS_SHOWN]]
    if len(found) > FAULTS_SHOWN:
        shown.append(messages.say("more_faults", n=len(found) - FAULTS_SHOWN))
    refuse(messages.say("directory_faulty", path=path, n=len(found), faults="\n".join(shown)))
