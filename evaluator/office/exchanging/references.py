"""Rows that name what the office does not know: they count, they are marked `unknown_ref`, and somebody is told."""

from collections.abc import Iterable
from typing import Final

from sqlalchemy import Connection, literal, select, union_all

from evaluator.office.devices.alarms import Alarm
from evaluator.office.exchanging.rollup import days_of, impossible
from evaluator.office.store.hot import Hot, among
from evaluator.office.store.schema import duty, matter, staff, tally, window
from evaluator.wire.exchange import Request

IMPOSSIBLE_DAY: Final = "impossible_day"
_WORDS: Final = {"staff": "staff member", "window": "window", "matter": "matter"}
_KNOWN: Final = Hot(
    union_all(
        *(
            select(literal(table.name), table.c.id).where(among(table.c.id, table.name))
            for table in (staff, window, matter)
        )
    )
)


def alarms(connection: Connection, kiosk: str, request: Request, complete: Iterable[str]) -> list[Alarm]:
    """What the rows of a request name in vain. In runs that are `complete` a missing duty will not come any more."""
    named = {
        "staff": {row.staff for row in request.duties} - {""},
        "window": {row.window for row in request.duties} - {""},
        "matter": {row.matter for row in request.tally} - {""},
    }
    if any(named.values()):
        lists = {kind: sorted(names) for kind, names in named.items()}
        for kind, name in _KNOWN.run(connection, **lists).all():
            named[kind].discard(name)
    found = [
        Alarm(kiosk, f"unknown_{kind}", name, f"rows name the {_WORDS[kind]} {name}, which is not in the directory")
        for kind, names in named.items()
        for name in sorted(names)
    ]
    found += [
        Alarm(kiosk, IMPOSSIBLE_DAY, str(day), f"rows are dated {day}, which is no day: they count in {_where(day)}")
        for day in sorted(impossible({row.day for row in request.tally}))
    ]
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


def _where(day: int) -> str:
    month = day // 100
    if not days_of(month).last:
        return "no month"
    return f"the month {month // 100:04}-{month % 100:02} and on none of its days"
