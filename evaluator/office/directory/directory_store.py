"""The directory as the office keeps it: read, replaced by a new version, cut to one hall."""

import dataclasses
from datetime import datetime
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, Row, Table, func, select

from evaluator.domain.directory import (
    Checklist,
    Directory,
    Matter,
    StaffMember,
    Unit,
    Window,
    units_below,
)
from evaluator.office.instants import written
from evaluator.office.store import schema
from evaluator.wire.exchange import HallDirectory, PersonSignIn, Photo

_Row = dict[str, str | int | None]


class Arriving(NamedTuple):
    """A checked directory that is to become the next version. The version in `directory` is ignored."""

    directory: Directory
    photos: dict[str, bytes]
    """By SHA-256 in hex."""
    verifiers: dict[str, str]
    """By staff id, for those whose PIN is set anew."""


class Difference(NamedTuple):
    """How many rows a new version adds, changes and closes."""

    added: int
    changed: int
    closed: int

    def __bool__(self) -> bool:
        return any(self)


def version(connection: Connection) -> int:
    """The newest version; 0 before the first import."""
    return int(connection.execute(select(func.coalesce(func.max(schema.directory_version.c.version), 0))).scalar_one())


def read(connection: Connection, *, with_closed: bool = False) -> Directory:
    """The directory as it stands; `with_closed` adds everybody and everything that is gone."""

    def rows(table: Table) -> list[Row[Any]]:
        wanted = select(table).order_by(table.c.closed_day.is_not(None), table.c.place, table.c.id)
        return list(connection.execute(wanted if with_closed else wanted.where(table.c.closed_day.is_(None))))

    checklists = {row.matter: row for row in connection.execute(select(schema.checklist).order_by("version"))}
    return Directory(
        version=version(connection),
        units=tuple(
            Unit(id=row.id, parent=row.parent or None, kind=row.kind, name=row.name, name_en=row.name_en)
            for row in rows(schema.unit)
        ),
        windows=tuple(
            Window(id=row.id, unit=row.unit, number=row.number, name=row.name, name_en=row.name_en)
            for row in rows(schema.window)
        ),
        staff=tuple(
            StaffMember(
                id=row.id,
                unit=row.unit,
                name=row.name,
                name_en=row.name_en,
                badge=row.badge,
                post=row.post,
                post_en=row.post_en,
                emblem=row.emblem,
                photo=row.photo or None,
            )
            for row in rows(schema.staff)
        ),
        matters=tuple(
            Matter(
                id=row.id,
                name=row.name,
                name_en=row.name_en,
                windows=tuple(msgspec.json.decode(row.windows, type=list[str])),
                checklist=_checklist(checklists.get(row.id)),
            )
            for row in rows(schema.matter)
        ),
    )


def difference(connection: Connection, arriving: Arriving) -> Difference:
    """What `replace` would do."""
    added, closed = 0, 0
    changed: set[tuple[str, object]] = set()
    new: set[object] = set()
    for table, rows in _rows_of(arriving).items():
        held = {row.id: row for row in connection.execute(select(table))}
        for row in rows:
            old = held.pop(row["id"], None)
            if old is None:
                added += 1
                new.add(row["id"])
            elif any(getattr(old, column) != value for column, value in row.items()):
                changed.add((table.name, row["id"]))
        closed += sum(row.closed_day is None for row in held.values())
    lists = {(row.matter, row.version): row for row in connection.execute(select(schema.checklist))}
    for row in _checklist_rows(arriving.directory):
        old = lists.get((row["matter"], row["version"]))
        if old is None or any(getattr(old, column) != value for column, value in row.items()):
            changed.add((schema.matter.name, row["matter"]))
    return Difference(added, len({(table, key) for table, key in changed if key not in new}), closed)


def replace(connection: Connection, arriving: Arriving, *, now: datetime, day: int, account: str, source: str) -> int:
    """Make the arriving directory the next version: new rows in, changed ones changed, missing ones closed as of `day`.

    Nobody and nothing is ever deleted, so every count keeps its name.
    """
    for sha256, body in arriving.photos.items():
        if connection.execute(select(schema.photo.c.sha256).where(schema.photo.c.sha256 == sha256)).scalar() is None:
            connection.execute(schema.photo.insert().values(sha256=sha256, body=body))
    for table, rows in _rows_of(arriving).items():
        held = set(connection.execute(select(table.c.id)).scalars())
        for row in rows:
            if row["id"] in held:
                connection.execute(table.update().where(table.c.id == row["id"]).values(**row))
            else:
                connection.execute(table.insert().values(**row))
        gone = held - {row["id"] for row in rows}
        for key in sorted(gone):
            still = table.c.id == key, table.c.closed_day.is_(None)
            connection.execute(table.update().where(*still).values(closed_day=day))
    for row in _checklist_rows(arriving.directory):
        at = schema.checklist.c.matter == row["matter"], schema.checklist.c.version == row["version"]
        connection.execute(schema.checklist.delete().where(*at))
        connection.execute(schema.checklist.insert().values(**row))
    number = version(connection) + 1
    connection.execute(
        schema.directory_version.insert().values(
            version=number,
            at=written(now),
            account=account,
            source=source,
            body=msgspec.json.encode(dataclasses.replace(arriving.directory, version=number)),
        )
    )
    return number


def hall(connection: Connection, unit: str) -> HallDirectory:
    """What the kiosks of one hall hold: their unit and those above it, its windows, people, matters and pictures."""
    whole = read(connection)
    here = units_below(whole, unit)
    wanted, above = set(here), whole.unit(unit)
    while above is not None and above.parent is not None and above.parent not in wanted:
        wanted.add(above.parent)
        above = whole.unit(above.parent)
    windows = tuple(window for window in whole.windows if window.unit in here)
    served = {window.id for window in windows}
    people = tuple(person for person in whole.staff if person.unit in here)
    kept = dict(connection.execute(select(schema.staff.c.id, schema.staff.c.verifier)).all())
    pictures = {person.photo for person in people if person.photo}
    about = connection.execute(select(schema.store)).one()
    return HallDirectory(
        directory=Directory(
            version=whole.version,
            units=tuple(known for known in whole.units if known.id in wanted),
            windows=windows,
            staff=people,
            matters=tuple(matter for matter in whole.matters if served.intersection(matter.windows)),
        ),
        sign_in=tuple(PersonSignIn(person.id, kept[person.id]) for person in people if kept.get(person.id)),
        photos=tuple(_photo(connection, sha256) for sha256 in sorted(pictures)),
        office_name=about.name,
        office_name_en=about.name_en,
        zone=about.zone,
    )


def _photo(connection: Connection, sha256: str) -> Photo:
    wanted = select(schema.photo.c.body).where(schema.photo.c.sha256 == sha256)
    return Photo(sha256, connection.execute(wanted).scalar_one())


def _rows_of(arriving: Arriving) -> dict[Table, list[_Row]]:
    directory = arriving.directory
    units: list[_Row] = [
        {"id": unit.id, "parent": unit.parent or "", "kind": unit.kind, "name": unit.name, "name_en": unit.name_en}
        for unit in directory.units
    ]
    windows: list[_Row] = [
        {"id": one.id, "unit": one.unit, "number": one.number, "name": one.name, "name_en": one.name_en}
        for one in directory.windows
    ]
    matters: list[_Row] = [
        {
            "id": matter.id,
            "name": matter.name,
            "name_en": matter.name_en,
            "windows": msgspec.json.encode(matter.windows).decode(),
        }
        for matter in directory.matters
    ]
    tables = {
        schema.unit: units,
        schema.window: windows,
        schema.staff: [_staff_row(person, arriving.verifiers) for person in directory.staff],
        schema.matter: matters,
    }
    for rows in tables.values():
        for place, row in enumerate(rows):
            row |= {"place": place, "closed_day": None}
    return tables


def _staff_row(person: StaffMember, verifiers: dict[str, str]) -> _Row:
    row: _Row = {
        "id": person.id,
        "unit": person.unit,
        "name": person.name,
        "name_en": person.name_en,
        "badge": person.badge,
        "post": person.post,
        "post_en": person.post_en,
        "emblem": person.emblem,
        "photo": person.photo or "",
    }
    if person.id in verifiers:
        row["verifier"] = verifiers[person.id]
    return row


def _checklist_rows(directory: Directory) -> list[_Row]:
    return [
        {
            "matter": matter.id,
            "version": matter.checklist.version,
            "on": matter.checklist.on,
            "items": msgspec.json.encode(matter.checklist.items).decode(),
            "items_en": msgspec.json.encode(matter.checklist.items_en).decode(),
        }
        for matter in directory.matters
        if matter.checklist
    ]


def _checklist(row: Row[Any] | None) -> Checklist | None:
    if row is None:
        return None
    return Checklist(
        version=row.version,
        on=row.on,
        items=tuple(msgspec.json.decode(row.items, type=list[str])),
        items_en=tuple(msgspec.json.decode(row.items_en, type=list[str])),
    )
