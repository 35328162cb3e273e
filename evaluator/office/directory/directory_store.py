"""The directory as the office keeps it: read, and cut to one hall."""

from dataclasses import replace
from typing import Final, cast

from sqlalchemy import Connection, func, select

from evaluator.domain.directory import (
    Directory,
    Matter,
    StaffMember,
    Unit,
    Window,
    hall_of,
    hall_units,
    presence,
)
from evaluator.office.directory.records import TABLES, Kind, read_records
from evaluator.office.store import schema
from evaluator.wire.exchange import HallDirectory, PersonSignIn, Photo

VERSION: Final = func.coalesce(func.max(schema.directory_version.c.version), 0)


def version(connection: Connection) -> int:
    """The newest version; 0 before the first import."""
    return int(connection.execute(select(VERSION)).scalar_one())


def read(connection: Connection, *, with_closed: bool = False) -> Directory:
    """The directory as it stands; `with_closed` adds everybody and everything that is gone."""

    whole, open_now = read_both(connection)
    return whole if with_closed else open_now


def read_both(connection: Connection) -> tuple[Directory, Directory]:
    """The directory with everybody and everything that is gone, and as it stands: read once."""
    records = {kind: tuple(read_records(connection, kind).values()) for kind in TABLES}
    at = version(connection)

    def made(*, with_closed: bool) -> Directory:
        def things(kind: Kind) -> tuple[object, ...]:
            return tuple(record.thing for record in records[kind] if with_closed or record.closed_day is None)

        return Directory(
            version=at,
            units=cast("tuple[Unit, ...]", things("unit")),
            windows=cast("tuple[Window, ...]", things("window")),
            staff=cast("tuple[StaffMember, ...]", things("staff")),
            matters=cast("tuple[Matter, ...]", things("matter")),
        )

    return made(with_closed=True), made(with_closed=False)


def places(connection: Connection, *, unit: str, window: str, matter: str) -> Directory:
    """Of all there is and was, only where something happened and what for; "" is nowhere. Nobody of the staff."""
    wanted: dict[Kind, str] = {"unit": unit, "window": window, "matter": matter}
    found = {
        kind: tuple(record.thing for record in read_records(connection, kind, only=one).values()) if one else ()
        for kind, one in wanted.items()
    }
    return Directory(
        version=version(connection),
        units=cast("tuple[Unit, ...]", found["unit"]),
        windows=cast("tuple[Window, ...]", found["window"]),
        staff=(),
        matters=cast("tuple[Matter, ...]", found["matter"]),
    )


def hall(connection: Connection, unit: str) -> HallDirectory:
    """What the kiosks of the hall of a unit hold: the hall with all below it and above it, its windows, whoever may
    serve in it, its matters and their pictures."""
    whole = read(connection)
    here = hall_units(whole, unit)
    wanted, above = set(here), whole.unit(hall_of(whole, unit))
    while above is not None and above.parent is not None and above.parent not in wanted:
        wanted.add(above.parent)
        above = whole.unit(above.parent)
    windows = tuple(window for window in whole.windows if window.unit in here)
    served = {window.id for window in windows}
    people = tuple(
        replace(person, also_serves=tuple(lent for lent in person.also_serves if lent in wanted))
        for person in whole.staff
        if presence(whole, person, here) is not None
    )
    kept = dict(connection.execute(select(schema.staff.c.id, schema.staff.c.verifier)).all())
    pictures = {person.photo for person in people if person.photo}
    about = connection.execute(select(schema.store)).one()
    return HallDirectory(
        directory=Directory(
            version=whole.version,
            units=tuple(known for known in whole.units if known.id in wanted),
            windows=windows,
            staff=people,
            matters=tuple(
                replace(matter, windows=tuple(one for one in matter.windows if one in served), earlier=())
                for matter in whole.matters
                if served.intersection(matter.windows)
            ),
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
