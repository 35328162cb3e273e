"""A new version of the directory: what it changes, record by record, and how that is kept."""

from dataclasses import fields
from datetime import datetime
from itertools import pairwise
from typing import Final, Literal, NamedTuple, TypeAlias
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.directory import Directory, Matter, StaffMember, Thing
from evaluator.domain.office_time import day_of
from evaluator.office.directory import directory_store
from evaluator.office.directory.records import (
    TABLES,
    Kind,
    Record,
    Values,
    keep_checklists,
    read_records,
    things_of,
    values_of,
)
from evaluator.office.exchanging import rollup
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store import schema

What: TypeAlias = Literal["added", "changed", "closed"]
WHATS: Final[tuple[What, ...]] = ("added", "changed", "closed")


class Arriving(NamedTuple):
    """A checked directory that is to become the next version. The version in `directory` is ignored."""

    directory: Directory
    photos: dict[str, bytes]
    """By SHA-256 in hex."""
    verifiers: dict[str, str]
    """By staff id, for those whose PIN is set anew."""


class Change(NamedTuple):
    """What becomes of one record. `after` is None when it is closed."""

    kind: Kind
    id: str
    before: Record | None
    after: Thing | None
    new_pin: bool = False

    @property
    def name(self) -> str:
        """What the record is called, or was."""
        thing = self.after or (self.before.thing if self.before else None)
        return thing.name if thing else ""

    @property
    def what(self) -> What:
        """A record that comes back after it was closed is `changed`."""
        if self.after is None:
            return "closed"
        return "added" if self.before is None else "changed"

    @property
    def columns(self) -> tuple[str, ...]:
        """What differs, in the words of the directory file; () for what is new or closed."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before.thing, self.after
        named = [one.name for one in fields(new) if getattr(old, one.name) != getattr(new, one.name)]
        if self.before.closed_day is not None:
            named.append("closed")
        return (*named, "pin") if self.new_pin else tuple(named)


class Changes(NamedTuple):
    """Everything a directory would change."""

    records: tuple[Change, ...]
    moved: bool
    """Whether records stand in another order than before."""

    def __bool__(self) -> bool:
        return bool(self.records) or self.moved

    def counts(self) -> dict[What, int]:
        """How many records are added, changed and closed."""
        return {what: sum(one.what == what for one in self.records) for what in WHATS}


class By(NamedTuple):
    """Who makes a version, when, and from what."""

    account: str
    now: datetime
    source: str


def compare(connection: Connection, arriving: Arriving) -> Changes:
    """What `keep` would do."""
    found: list[Change] = []
    moved = False
    for kind in TABLES:
        held = read_records(connection, kind)
        things = things_of(arriving.directory, kind)
        for thing in things:
            before = held.get(thing.id)
            new_pin = kind == "staff" and thing.id in arriving.verifiers
            if before is None or before.closed_day is not None or before.thing != thing or new_pin:
                found.append(Change(kind, thing.id, before, thing, new_pin))
        order = {key: place for place, key in enumerate(held)}
        stay = [order[thing.id] for thing in things if thing.id in held and held[thing.id].closed_day is None]
        moved = moved or any(one > next_one for one, next_one in pairwise(stay))
        here = {thing.id for thing in things}
        found += [
            Change(kind, key, before, None)
            for key, before in held.items()
            if key not in here and before.closed_day is None
        ]
    return Changes(tuple(found), moved)


def keep(connection: Connection, arriving: Arriving, changes: Changes, by: By) -> int:
    """Make the arriving directory the next version, whole; its number. `changes` come from `compare`.

    Nobody and nothing is ever deleted, so every count keeps its name. Rows that named what was not known before are
    counted anew.
    """
    overwrite_what_goes(connection)
    day = day_of(by.now, ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one()))
    number = begin_version(connection, by)
    for sha256, body in arriving.photos.items():
        if connection.execute(select(schema.photo.c.sha256).where(schema.photo.c.sha256 == sha256)).scalar() is None:
            connection.execute(schema.photo.insert().values(sha256=sha256, body=body))
    for change in changes.records:
        _keep_one(connection, change, arriving.verifiers, number, day)
    for kind, table in TABLES.items():
        places = dict(connection.execute(select(table.c.id, table.c.place)).all())
        for place, thing in enumerate(things_of(arriving.directory, kind)):
            if places[thing.id] != place:
                connection.execute(table.update().where(table.c.id == thing.id).values(place=place))
    rollup.recount_unknown(connection, day)
    _note(connection, by, number, changes)
    return number


def overwrite_what_goes(connection: Connection) -> None:
    """Let no earlier name stay readable in the free space of the file. PostgreSQL does so when it vacuums."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA secure_delete=ON")


def begin_version(connection: Connection, by: By) -> int:
    """The next version, in which nothing is changed yet."""
    number = directory_store.version(connection) + 1
    row = {"version": number, "at": written(by.now), "account": by.account, "source": by.source}
    connection.execute(schema.directory_version.insert().values(**row))
    return number


def _keep_one(connection: Connection, change: Change, verifiers: dict[str, str], number: int, day: int) -> None:
    table, thing = TABLES[change.kind], change.after
    if thing is None:
        values: Values = {"closed_day": day}
    else:
        values = values_of(thing) | {"closed_day": None}
        if isinstance(thing, StaffMember) and thing.id in verifiers:
            values["verifier"] = verifiers[thing.id]
    values["changed_in"] = number
    if change.before is None:
        connection.execute(table.insert().values(id=change.id, place=0, **values))
    else:
        connection.execute(table.update().where(table.c.id == change.id).values(**values))
    if isinstance(thing, Matter):
        keep_checklists(connection, thing, day)
    body = b"" if thing is None else msgspec.json.encode(thing)
    row = {"kind": change.kind, "id": change.id, "version": number, "body": body}
    connection.execute(schema.directory_change.insert().values(**row))


def _note(connection: Connection, by: By, number: int, changes: Changes) -> None:
    """Say in the audit log what was done to which record: ids and columns, never a name."""
    facts: dict[str, object] = {
        what: [f"{change.kind}/{change.id}" for change in changes.records if change.what == what] for what in WHATS
    }
    facts["columns"] = sorted({column for change in changes.records for column in change.columns})
    audit.note(connection, by.now, by.account, "directory.changed", version=number, source=by.source, **facts)
