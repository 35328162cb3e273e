"""An office manager chooses the star of a week from its band, or nobody; and what the kiosks are told of it."""

from typing import Final, Literal, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select

from evaluator.domain.days import as_date, days_of_week
from evaluator.domain.directory import units_below
from evaluator.office.directory import directory_store
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.stars import proposing
from evaluator.office.stars.proposing import Reader
from evaluator.office.store.schema import star
from evaluator.wire.exchange import HallStars, Star
from evaluator.wire.stars import Decide

Refusal = Literal["no_week", "not_closed", "not_in_band"]


class Decided(NamedTuple):
    """The decision is kept."""

    week: int


class Newer(NamedTuple):
    """Somebody else has decided since; nothing was done."""

    week: int


def decide(connection: Connection, asked: Decide, account: str, reader: Reader) -> Decided | Newer | Refusal:
    """Keep a decision with what the manager had before their eyes, once, and audited."""
    if not is_monday(asked.week):
        return "no_week"
    week = proposing.week_stars(connection, asked.week, reader)
    if not week.ready:
        return "not_closed"
    if (week.decisions[-1].number if week.decisions else 0) != asked.after:
        return Newer(asked.week)
    if asked.staff and asked.staff not in week.band:
        return "not_in_band"
    number = version(connection) + 1
    units = {one.staff: one.unit for one in week.candidates}
    connection.execute(
        star.insert().values(
            number=number,
            week=asked.week,
            month=days_of_week(asked.week)[3] // 100,
            staff=asked.staff,
            unit=units.get(asked.staff, ""),
            reason=asked.reason,
            account=account,
            at=written(reader.now),
            proposal=msgspec.json.encode(week.candidates),
        )
    )
    audit.note(connection, reader.now, account, "star.decided", week=asked.week, number=number, staff=asked.staff)
    return Decided(asked.week)


def is_monday(day: int) -> bool:
    """Whether the calendar knows the day and it begins a week."""
    try:
        week = days_of_week(day)
    except (ValueError, OverflowError):
        return False
    return as_date(week[0]).isoweekday() == 1


VERSION: Final = func.coalesce(func.max(star.c.number), 0)


def version(connection: Connection) -> int:
    """How many decisions there are: a kiosk that holds as many has nothing to learn."""
    return int(connection.execute(select(VERSION)).scalar_one())


def of_hall(connection: Connection, unit: str) -> HallStars:
    """The stars of the newest month in which anything was decided, as far as they serve in this hall."""
    newest = connection.execute(select(func.max(star.c.month))).scalar()
    rows = connection.execute(
        select(star.c.week, star.c.staff).where(star.c.month == newest).order_by(star.c.number)
    ).all()
    directory = directory_store.read(connection)
    here = units_below(directory, unit)
    homes = {person.id: person.unit for person in directory.staff}
    chosen = {row.week: row.staff for row in rows}
    return HallStars(
        version(connection),
        tuple(
            Star(staff, week, days_of_week(week)[-1])
            for week, staff in sorted(chosen.items())
            if staff and homes.get(staff) in here
        ),
    )
