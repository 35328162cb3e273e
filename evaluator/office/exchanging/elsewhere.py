"""Duties whose person has since signed in at another kiosk."""

from datetime import datetime
from typing import Final

from sqlalchemy import Connection, bindparam, select

from evaluator.office.instants import written
from evaluator.office.store.hot import Hot
from evaluator.office.store.schema import duty

_OPEN: Final = Hot(
    select(duty.c.duty, duty.c.staff, duty.c.opened_at, duty.c.previous_duty).where(
        duty.c.kiosk == bindparam("kiosk"),
        duty.c.run == bindparam("run"),
        duty.c.closed_at.is_(None),
        duty.c.staff != "",
    )
)


def superseded(connection: Connection, kiosk: str, run: str, now: datetime) -> dict[str, str]:
    """Open duties of this run, each with the kiosk where the same person signed in after they signed in here.

    A duty that goes on after a restart counts from the sign-in it goes on from: a crash is no sign-in, here or there.
    """
    mine = _OPEN.run(connection, kiosk=kiosk, run=run).all()
    if not mine:
        return {}
    since = {row.duty: _signed_in_at(connection, kiosk, row.opened_at, row.previous_duty) for row in mine}
    others = connection.execute(
        select(duty.c.staff, duty.c.opened_at, duty.c.kiosk)
        .where(
            duty.c.staff.in_(sorted({row.staff for row in mine})),
            duty.c.opened_at > min(since.values()),
            duty.c.opened_at <= written(now),
            duty.c.kiosk != kiosk,
            duty.c.previous_duty == "",
        )
        .order_by(duty.c.opened_at)
    ).all()
    found: dict[str, str] = {}
    for row in mine:
        for other in others:
            if other.staff == row.staff and other.opened_at > since[row.duty]:
                found[row.duty] = other.kiosk
    return found


def _signed_in_at(connection: Connection, kiosk: str, opened_at: str, previous: str) -> str:
    seen: set[str] = set()
    while previous and previous not in seen:
        seen.add(previous)
        row = connection.execute(
            select(duty.c.opened_at, duty.c.previous_duty).where(duty.c.kiosk == kiosk, duty.c.duty == previous)
        ).one_or_none()
        if row is None:
            break
        opened_at, previous = row.opened_at, row.previous_duty
    return opened_at
