"""One record of the directory and its row: what stands in the tables, as the things it means."""

from collections.abc import Iterable
from typing import Any, Final, Literal, NamedTuple, TypeAlias

import msgspec
from sqlalchemy import Connection, Row, Table, select

from evaluator.domain.directory import Checklist, Directory, Matter, StaffMember, Thing, Unit, Window
from evaluator.office.store import schema

Kind = Literal["unit", "window", "staff", "matter"]
Values: TypeAlias = dict[str, str | int | None]
TABLES: Final[dict[Kind, Table]] = {
    "unit": schema.unit,
    "window": schema.window,
    "staff": schema.staff,
    "matter": schema.matter,
}


class Record(NamedTuple):
    """A thing as the office holds it."""

    thing: Thing
    version: int
    """The version of the directory that last changed it."""
    closed_day: int | None
    """As 20261121; None while it is open."""


def read_records(connection: Connection, kind: Kind, *, only: str | None = None) -> dict[str, Record]:
    """Every record of a kind by id, open ones first, in the order people gave them; `only` the one of that id."""
    table = TABLES[kind]
    asked = select(table) if only is None else select(table).where(table.c.id == only)
    rows = connection.execute(asked.order_by(table.c.closed_day.is_not(None), table.c.place, table.c.id))
    lists = _checklists(connection) if kind == "matter" else {}
    return {row.id: Record(_thing(kind, row, lists.get(row.id, [])), row.changed_in, row.closed_day) for row in rows}


def things_of(directory: Directory, kind: Kind) -> tuple[Thing, ...]:
    """The records of a kind in a directory."""
    match kind:
        case "unit":
            return directory.units
        case "window":
            return directory.windows
        case "staff":
            return directory.staff
        case "matter":
            return directory.matters


def values_of(thing: Thing) -> Values:
    """What stands in the row of a thing, but for its place and its versions."""
    match thing:
        case Unit():
            return {"parent": thing.parent or "", "kind": thing.kind, "name": thing.name, "name_en": thing.name_en}
        case Window():
            return {"unit": thing.unit, "number": thing.number, "name": thing.name, "name_en": thing.name_en}
        case StaffMember():
            return {
                "unit": thing.unit,
                "name": thing.name,
                "name_en": thing.name_en,
                "badge": thing.badge,
                "post": thing.post,
                "post_en": thing.post_en,
                "emblem": thing.emblem,
                "photo": thing.photo or "",
                "also_serves": _listed(thing.also_serves),
            }
        case Matter():
            return {"name": thing.name, "name_en": thing.name_en, "windows": _listed(thing.windows)}


def keep_checklists(connection: Connection, matter: Matter, day: int) -> None:
    """Write the versions of a matter's checklist; those it no longer has are withdrawn and kept."""
    table = schema.checklist
    kept = set(connection.execute(select(table.c.version).where(table.c.matter == matter.id)).scalars())
    for one in matter.checklists:
        values = {"on": one.on, "items": _listed(one.items), "items_en": _listed(one.items_en), "closed_day": None}
        if one.version in kept:
            here = table.c.matter == matter.id, table.c.version == one.version
            connection.execute(table.update().where(*here).values(**values))
        else:
            connection.execute(table.insert().values(matter=matter.id, version=one.version, **values))
    gone = kept - {one.version for one in matter.checklists}
    still = table.c.matter == matter.id, table.c.version.in_(sorted(gone)), table.c.closed_day.is_(None)
    connection.execute(table.update().where(*still).values(closed_day=day))


def _checklists(connection: Connection) -> dict[str, list[Checklist]]:
    """The versions that stand, by matter, newest first."""
    table = schema.checklist
    found: dict[str, list[Checklist]] = {}
    for row in connection.execute(
        select(table).where(table.c.closed_day.is_(None)).order_by(table.c.matter, table.c.version.desc())
    ):
        one = Checklist(version=row.version, on=row.on, items=_names(row.items), items_en=_names(row.items_en))
        found.setdefault(row.matter, []).append(one)
    return found


def _thing(kind: Kind, row: Row[Any], checklists: list[Checklist]) -> Thing:
    match kind:
        case "unit":
            return Unit(id=row.id, parent=row.parent or None, kind=row.kind, name=row.name, name_en=row.name_en)
        case "window":
            return Window(id=row.id, unit=row.unit, number=row.number, name=row.name, name_en=row.name_en)
        case "staff":
            return StaffMember(
                id=row.id,
                unit=row.unit,
                name=row.name,
                name_en=row.name_en,
                badge=row.badge,
                post=row.post,
                post_en=row.post_en,
                emblem=row.emblem,
                photo=row.photo or None,
                also_serves=_names(row.also_serves),
            )
        case "matter":
            return Matter(
                id=row.id,
                name=row.name,
                name_en=row.name_en,
                windows=_names(row.windows),
                checklist=checklists[0] if checklists else None,
                earlier=tuple(checklists[1:]),
            )


def _listed(names: Iterable[str]) -> str:
    return msgspec.json.encode(tuple(names)).decode()


def _names(text: str) -> tuple[str, ...]:
    return msgspec.json.decode(text, type=tuple[str, ...])
