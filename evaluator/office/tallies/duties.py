"""Duties of a day as they stand after every correction, for whoever corrects one."""

from typing import Any

import msgspec
from sqlalchemy import Connection, case, func, select

from evaluator.domain.journal import UNCOUNTED
from evaluator.office.instants import read
from evaluator.office.store import schema
from evaluator.wire.corrections import DutyDay, Ruled


def of_day(connection: Connection, day: int) -> list[DutyDay]:
    """Duties that have a visit on the day, by when they were opened."""
    tally, duty, credit, ruling = schema.tally, schema.duty, schema.credit, schema.ruling
    rows = connection.execute(
        select(
            tally.c.kiosk, tally.c.duty, duty.c.unit, duty.c.window, duty.c.staff, duty.c.opened_at, duty.c.closed_at,
            credit.c.staff.label("credited"), ruling.c.challenge, ruling.c.excluded,
            _ratings(tally.c.flag.not_in(sorted(UNCOUNTED))).label("n"),
            _ratings(tally.c.flag == "challenged").label("challenged"),
        )
        .join(duty, (duty.c.kiosk == tally.c.kiosk) & (duty.c.duty == tally.c.duty))
        .outerjoin(credit, (credit.c.kiosk == tally.c.kiosk) & (credit.c.duty == tally.c.duty))
        .outerjoin(
            ruling,
            (ruling.c.kiosk == tally.c.kiosk) & (ruling.c.duty == tally.c.duty) & (ruling.c.day == tally.c.day),
        )
        .where(tally.c.day == day)
        .group_by(
            tally.c.kiosk, tally.c.duty, duty.c.unit, duty.c.window, duty.c.staff, duty.c.opened_at, duty.c.closed_at,
            credit.c.staff, ruling.c.challenge, ruling.c.excluded,
        )
        .order_by(duty.c.opened_at, tally.c.kiosk, tally.c.duty)
    )  # fmt: skip
    return [_told(row, day) for row in rows]


def ratings(connection: Connection, kiosk: str, duty: str, day: int = 0) -> int:
    """Ratings of a duty that would count, on one day or (0) on all of its days."""
    tally = schema.tally
    at = [tally.c.kiosk == kiosk, tally.c.duty == duty, *([tally.c.day == day] if day else [])]
    found = connection.execute(select(_ratings(tally.c.flag.not_in(sorted(UNCOUNTED)))).where(*at)).scalar_one()
    return int(found or 0)


def _ratings(which: Any) -> Any:  # noqa: ANN401 - a condition and a sum over rows
    return func.sum(case(((schema.tally.c.outcome == "rated") & which, schema.tally.c.n), else_=0))


def _told(row: Any, day: int) -> DutyDay:  # noqa: ANN401 - a row of labelled columns
    return DutyDay(
        kiosk=row.kiosk,
        duty=row.duty,
        day=day,
        unit=row.unit,
        window=row.window,
        opened_at=read(row.opened_at),
        closed_at=None if row.closed_at is None else read(row.closed_at),
        served=row.staff,
        credited=row.credited,
        n=int(row.n),
        challenged=int(row.challenged),
        challenge=msgspec.convert(row.challenge or "", Ruled),
        excluded=bool(row.excluded),
    )
