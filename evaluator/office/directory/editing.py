"""One record changed at the desk: the whole directory with something different in it, checked like an import."""

from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import Connection

from evaluator.domain.directory import Directory, Thing
from evaluator.domain.lockout import is_weak_pin
from evaluator.office.directory import changing, directory_store
from evaluator.office.directory.changing import Arriving, By, Changes
from evaluator.office.directory.directory_file import Read, check
from evaluator.office.directory.directory_sheets import sheets_of
from evaluator.office.directory.faults import Fault
from evaluator.office.directory.importing import known_of, pinned
from evaluator.office.directory.records import Kind, Record, read_records, things_of

_FIELDS: dict[Kind, str] = {"unit": "units", "window": "windows", "staff": "staff", "matter": "matters"}


class Edit(NamedTuple):
    """What somebody wants a record to be."""

    kind: Kind
    thing: Thing
    base: int
    """The version it rests on; 0 for a new record."""
    closed: bool = False
    pin: str = ""
    verifier: str = ""
    """Of the PIN; "" without one."""
    photos: dict[str, bytes] = {}  # noqa: RUF012 - nobody writes to it
    """Pictures that come with it, made anew, by hash."""


class Meanwhile(NamedTuple):
    """The record is not what the edit rests on; None where there is no such record."""

    held: Record | None


class Prepared(NamedTuple):
    """A checked edit, good for one version of the directory."""

    version: int
    arriving: Arriving
    changes: Changes


class _NoFiles:
    def read(self, _name: str) -> bytes | None:
        return None


def prepare(connection: Connection, edit: Edit) -> Prepared | Meanwhile | list[Fault]:
    """Check an edit against the directory as it stands."""
    held = read_records(connection, edit.kind).get(edit.thing.id)
    if (held.version if held else 0) != edit.base or (edit.closed and held is None):
        return Meanwhile(held)
    now = directory_store.read(connection)
    known = known_of(connection)
    with_photos = known._replace(photos=known.photos | frozenset(edit.photos))
    found = check(sheets_of(_changed(now, edit), {}), _NoFiles(), with_photos)
    faults = [_of_edit(fault, edit) for fault in found] if isinstance(found, list) else []
    if edit.pin and is_weak_pin(edit.pin):
        faults.append(_pin_fault(edit, "weak_pin"))
    elif edit.pin and edit.thing.id in pinned(connection):
        faults.append(_pin_fault(edit, "pin_stands"))
    if faults or not isinstance(found, Read):
        return faults
    verifiers = {edit.thing.id: edit.verifier} if edit.verifier else {}
    arriving = Arriving(found.directory, edit.photos, verifiers)
    return Prepared(now.version, arriving, changing.compare(connection, arriving))


def finish(connection: Connection, prepared: Prepared, by: By) -> bool:
    """Keep what was prepared; False when the directory is another one by now, and it must be prepared again."""
    if directory_store.version(connection) != prepared.version:
        return False
    if prepared.changes:
        changing.keep(connection, prepared.arriving, prepared.changes, by)
    return True


def _changed(directory: Directory, edit: Edit) -> Directory:
    things = things_of(directory, edit.kind)
    if edit.closed:
        kept: tuple[Thing, ...] = tuple(one for one in things if one.id != edit.thing.id)
    elif any(one.id == edit.thing.id for one in things):
        kept = tuple(edit.thing if one.id == edit.thing.id else one for one in things)
    else:
        kept = (*things, edit.thing)
    changed: dict[str, Any] = {_FIELDS[edit.kind]: kept}
    return replace(directory, **changed)


def _of_edit(fault: Fault, edit: Edit) -> Fault:
    """A fault without the rows of a file that there is none of."""
    facts = dict(fault.facts)
    if fault.code != "taken":
        return fault._replace(row=None, id=fault.id or edit.thing.id)
    [other] = {fault.id, str(facts["of"])} - {edit.thing.id} or {edit.thing.id}
    return fault._replace(row=None, id=edit.thing.id, code="taken_by", facts=(("value", facts["value"]), ("of", other)))


def _pin_fault(edit: Edit, code: str) -> Fault:
    return Fault(file="", sheet="staff", row=None, column="pin", id=edit.thing.id, code=code)
