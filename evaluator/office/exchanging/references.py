"""Rows that name what the office does not know: they count, they are marked `unknown_ref`, and somebody is told."""

from collections.abc import Iterable

from sqlalchemy import Column, Connection, select

from evaluator.office.devices.alarms import Alarm
from evaluator.office.exchanging.rollup import days_of
from evaluator.office.store.schema import duty, matter, staff, tally, window
from evaluator.wire.exchange import Request


def alarms(connection: Connection, kiosk: str, request: Request, complete: Iterable[str]) -> list[Alarm]:
    """What the rows of a request name in vain. In runs that are `complete` a missing duty will not come any more."""
    named = (
        ("unknown_staff", "staff member", staff.c.id, {row.staff for row in request.duties}),
        ("unknown_window", "window", window.c.id, {row.window for row in request.duties}),
        ("unknown_matter", "matter", matter.c.id, {row.matter for row in request.tally}),
    )
    found = [
        Alarm(kiosk, alarm, name, f"rows name the {what} {name}, which is not in the directory")
        for alarm, what, column, names in named
        for name in _missing(connection, column, names)
    ]
    for day in sorted({row.day for row in request.tally}):
        days = days_of(day // 100)
        if not days.first <= day <= days.last:
            found.append(Alarm(kiosk, "impossible_day", str(day), f"rows are dated {day}, which is no day"))
    for run in complete:
        lost = connection.execute(
            select(tally.c.duty)
            .outerjoin(duty, (duty.c.kiosk == tally.c.kiosk) & (duty.c.duty == tally.c.duty))
            .where(tally.c.kiosk == kiosk, tally.c.run == run, duty.c.duty.is_(None))
            .distinct()
            .order_by(tally.c.duty)
        ).scalars()
        found.extend(
            Alarm(kiosk, "unknown_duty", name, f"rows of run {run} name the duty {name}, which never came")
            for name in lost
        )
    return found


def _missing(connection: Connection, column: Column[str], names: set[str]) -> list[str]:
    wanted = names - {""}
    if not wanted:
        return []
    known = set(connection.execute(select(column).where(column.in_(sorted(wanted)))).scalars())
    return sorted(wanted - known)
