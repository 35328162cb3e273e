"""The directory as the desk reads it: records with their versions, cut to what the caller may see."""

from typing import Any, cast

import msgspec
from sqlalchemy import Connection, Row, select

from evaluator.domain.directory import Directory, Matter, StaffMember, Unit, Window, presence, units_below
from evaluator.office.directory import directory_store
from evaluator.office.directory.importing import known_of, pinned
from evaluator.office.directory.records import Kind, Record, read_records
from evaluator.office.instants import read
from evaluator.office.store import schema
from evaluator.wire.directory import (
    History,
    MatterRecord,
    PastRecord,
    StaffRecord,
    UnitName,
    UnitRecord,
    Version,
    WholeDirectory,
    WindowRecord,
)

AnyRecord = UnitRecord | WindowRecord | StaffRecord | MatterRecord


def whole(connection: Connection, below: str) -> WholeDirectory:
    """Every record; where a unit is named, of that unit alone: with what stands above it, and who may serve in it.

    Of the halls where a colleague comes from nothing is told but their names, which everybody can read at their doors.
    """
    newest = directory_store.version(connection)
    units, windows = _wired(connection, "unit"), _wired(connection, "window")
    staff, matters = _wired(connection, "staff"), _wired(connection, "matter")
    found = WholeDirectory(
        newest=version(connection, newest),
        units=cast("tuple[UnitRecord, ...]", units),
        windows=cast("tuple[WindowRecord, ...]", windows),
        staff=cast("tuple[StaffRecord, ...]", staff),
        matters=cast("tuple[MatterRecord, ...]", matters),
    )
    return _cut(found, directory_store.read(connection, with_closed=True), below) if below else found


def _cut(found: WholeDirectory, known: Directory, below: str) -> WholeDirectory:
    here = units_below(known, below)
    above: set[str] = set()
    unit = known.unit(below)
    while unit is not None and unit.id not in above:
        above.add(unit.id)
        unit = known.unit(unit.parent) if unit.parent else None
    windows = tuple(one for one in found.windows if one.window.unit in here)
    served = {one.window.id for one in windows}
    staff = tuple(one for one in found.staff if presence(known, one.staff, here) is not None)
    named = {unit for one in staff for unit in (one.staff.unit, *one.staff.also_serves)} - here - above
    return WholeDirectory(
        newest=found.newest,
        units=tuple(one for one in found.units if one.unit.id in here | above),
        windows=windows,
        staff=staff,
        matters=tuple(one for one in found.matters if served.intersection(one.matter.windows)),
        elsewhere=tuple(
            UnitName(one.unit.id, one.unit.name, one.unit.name_en) for one in found.units if one.unit.id in named
        ),
    )


def version(connection: Connection, number: int) -> Version | None:
    """Who made a version; None where there is none of that number."""
    table = schema.directory_version
    row = connection.execute(select(table).where(table.c.version == number)).one_or_none()
    return None if row is None else _version(row)


def wired(connection: Connection, record: Record) -> AnyRecord:
    """A record as it travels."""
    return _wire(record, pinned(connection), known_of(connection).erased)


def history(connection: Connection, kind: Kind, name: str) -> History:
    """What each version made of a record, newest first."""
    change, table = schema.directory_change, schema.directory_version
    rows = connection.execute(
        select(table, change.c.body)
        .join(change, change.c.version == table.c.version)
        .where(change.c.kind == kind, change.c.id == name)
        .order_by(table.c.version.desc())
    )
    return History(
        kind,
        name,
        tuple(PastRecord(_version(row), msgspec.json.decode(row.body) if row.body else None) for row in rows),
    )


def _version(row: Row[Any]) -> Version:
    return Version(row.version, read(row.at), row.account, row.source)


def _wired(connection: Connection, kind: Kind) -> tuple[AnyRecord, ...]:
    have_pins, gone = pinned(connection), known_of(connection).erased
    return tuple(_wire(record, have_pins, gone) for record in read_records(connection, kind).values())


def _wire(record: Record, have_pins: frozenset[str], gone: frozenset[str]) -> AnyRecord:
    match record.thing:
        case Unit() as unit:
            return UnitRecord(record.version, record.closed_day, unit)
        case Window() as window:
            return WindowRecord(record.version, record.closed_day, window)
        case StaffMember() as staff:
            return StaffRecord(
                record.version, record.closed_day, staff, has_pin=staff.id in have_pins, erased=staff.id in gone
            )
        case Matter() as matter:
            return MatterRecord(record.version, record.closed_day, matter)
