"""Erasing somebody's personal data on request: what was counted stays, under a label that names nobody."""

from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import Connection, select

from evaluator.domain.directory import StaffMember, hall_units
from evaluator.domain.names import CHINESE
from evaluator.domain.office_time import day_of
from evaluator.office.directory import changing, directory_store
from evaluator.office.directory.changing import By
from evaluator.office.directory.named import A_MEMBER, Named, people_held
from evaluator.office.directory.records import values_of
from evaluator.office.people import audit
from evaluator.office.store import schema

LABEL: Final = "前工作人员"
LABEL_EN: Final = "Former staff member"


def erase(connection: Connection, staff: str, by: By) -> int | Literal["unknown", "erased_before"]:
    """Close the person and erase name, badge number, post, photo and PIN from the directory and all its past.

    What was written about cases names them no more: "工作人员" stands there, whatever the language around it.

    The new version of the directory, by which kiosks give the data up at their next exchange.
    """
    row = connection.execute(select(schema.staff).where(schema.staff.c.id == staff)).one_or_none()
    if row is None:
        return "unknown"
    if row.erased_day is not None:
        return "erased_before"
    changing.overwrite_what_goes(connection)
    now = StaffMember(id=staff, unit=row.unit, name=row.name, name_en=row.name_en, badge=row.badge)
    _unname(connection, [now, *people_held(connection, staff)])
    day = day_of(by.now, ZoneInfo(connection.execute(select(schema.store.c.zone)).scalar_one()))
    nobody = StaffMember(id=staff, unit=row.unit, name=LABEL, name_en=LABEL_EN, badge="")
    number = changing.begin_version(connection, by)
    closed_day = day if row.closed_day is None else row.closed_day
    values = values_of(nobody) | {"closed_day": closed_day, "erased_day": day, "verifier": "", "changed_in": number}
    connection.execute(schema.staff.update().where(schema.staff.c.id == staff).values(**values))
    change = schema.directory_change
    past = change.c.kind == "staff", change.c.id == staff
    connection.execute(
        change.update().where(*past, change.c.body != b"").values(body=msgspec.json.encode(nobody)),
    )
    connection.execute(change.insert().values(kind="staff", id=staff, version=number, body=b""))
    _drop_photos(connection)
    audit.note(connection, by.now, by.account, "staff.erased", version=number, staff=staff)
    return number


def _unname(connection: Connection, person: list[StaffMember]) -> None:
    """Take the person out of answers, subjects and what was noted about cases; by surname and title in their halls."""
    directory = directory_store.read(connection, with_closed=True)
    halls = frozenset[str]().union(
        *(hall_units(directory, unit) for one in person for unit in (one.unit, *one.also_serves))
    )
    elsewhere, at_home = Named(person), Named(person, person)
    case_file, case_event = schema.case_file, schema.case_event
    events = case_event.join(case_file, case_event.c.case == case_file.c.case)
    for table, source, columns in (
        (case_file, case_file, ("subject", "answer")),
        (case_event, events, ("text",)),
    ):
        keys = list(table.primary_key.columns)
        wanted = select(case_file.c.unit.label("at"), *keys, *(table.c[name] for name in columns))
        for row in connection.execute(wanted.select_from(source)).all():
            named = at_home if row.at in halls else elsewhere
            said = {name: getattr(row, name) for name in columns}
            without = {name: named.hidden(text, A_MEMBER[CHINESE]) for name, text in said.items()}
            if without != said:
                here = (key == getattr(row, key.name) for key in keys)
                connection.execute(table.update().where(*here).values(**without))


def _drop_photos(connection: Connection) -> None:
    """Drop every picture that no record, present or past, shows any more."""
    bodies = connection.execute(
        select(schema.directory_change.c.body).where(schema.directory_change.c.kind == "staff")
    ).scalars()
    past = {msgspec.json.decode(body, type=StaffMember).photo for body in bodies if body}
    shown = past | set(connection.execute(select(schema.staff.c.photo)).scalars())
    for sha256 in connection.execute(select(schema.photo.c.sha256)).scalars().all():
        if sha256 not in shown:
            connection.execute(schema.photo.delete().where(schema.photo.c.sha256 == sha256))
