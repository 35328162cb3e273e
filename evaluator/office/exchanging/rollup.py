"""The month roll-up: what a kiosk counted in a month, with who, where and which flag settled.

It is counted again from the kiosk's own rows in the transaction that changes any of them, so it cannot drift; a month
is read from it at the cost of the month alone.
"""

import calendar
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    case,
    cast,
    func,
    insert,
    literal,
    or_,
    select,
)

from evaluator.office.store.schema import duty, kiosk, matter, run, staff, tally, tally_month, window
from evaluator.office.store.schema.columns import WHOLE

_MONTHS_IN_YEAR: Final = 12


class Days(NamedTuple):
    """First and last day of a month that the calendar knows; an impossible month has none: first > last."""

    first: int
    last: int


def days_of(month: int) -> Days:
    """202602 is 20260201 to 20260228."""
    year, number = divmod(month, 100)
    if not 1 <= number <= _MONTHS_IN_YEAR or year < 1:
        return Days(1, 0)
    return Days(month * 100 + 1, month * 100 + calendar.monthrange(year, number)[1])


def settled(month: int, *, of_kiosk: str | None = None, from_day: int = 0) -> Select[tuple[Any, ...]]:
    """The rows of the roll-up as they follow from what the kiosks sent, for the month's days from `from_day` on.

    A rating belongs to whom and where its duty says; before the duty has arrived, to the window of its run. The first
    flag that applies stands: what the kiosk set, then `fork`, `clock`, `unknown_ref`.
    """
    flag = case(
        (tally.c.flag.in_(("test", "excluded", "challenged", "fork")), tally.c.flag),
        (tally.c.seq > run.c.fork_after, literal("fork")),
        (tally.c.flag != "", tally.c.flag),
        (_is_unknown(month), literal("unknown_ref")),
        else_=literal(""),
    )
    rows = (
        select(
            tally.c.kiosk,
            func.coalesce(duty.c.unit, run.c.unit, kiosk.c.unit).label("unit"),
            func.coalesce(duty.c.window, run.c.window, kiosk.c.window).label("window"),
            func.coalesce(duty.c.staff, "").label("staff"),
            tally.c.matter,
            tally.c.outcome,
            tally.c.scale,
            tally.c.level,
            flag.label("flag"),
            func.coalesce(duty.c.mode, "open").label("mode"),
            tally.c.n,
        )
        .select_from(
            tally.join(kiosk, kiosk.c.kiosk == tally.c.kiosk)
            .outerjoin(duty, and_(duty.c.kiosk == tally.c.kiosk, duty.c.duty == tally.c.duty))
            .outerjoin(run, and_(run.c.kiosk == tally.c.kiosk, run.c.run == tally.c.run))
            .outerjoin(staff, staff.c.id == duty.c.staff)
            .outerjoin(window, window.c.id == duty.c.window)
            .outerjoin(matter, matter.c.id == tally.c.matter)
        )
        # one seek for each day: a range would read every kiosk's rows of the month
        .where(tally.c.day.in_([day for day in range(month * 100, month * 100 + 100) if day >= from_day]))
    )
    if of_kiosk is not None:
        rows = rows.where(tally.c.kiosk == of_kiosk)
    each = rows.subquery()
    keys = [column for column in each.c if column.name != "n"]
    total = cast(func.sum(each.c.n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    return select(literal(month), *keys, total).group_by(*keys).having(total != 0)


def recount(connection: Connection, of_kiosk: str, months: Iterable[int]) -> None:
    """Count a kiosk's months again from its rows."""
    for month in sorted(set(months)):
        at = tally_month.c.month == month, tally_month.c.kiosk == of_kiosk
        connection.execute(tally_month.delete().where(*at))
        columns = [column.name for column in tally_month.columns]
        connection.execute(insert(tally_month).from_select(columns, settled(month, of_kiosk=of_kiosk)))


def recount_unknown(connection: Connection) -> None:
    """Count every month again that holds something the directory did not know, or may know otherwise now."""
    rows = connection.execute(
        select(tally_month.c.kiosk, tally_month.c.month).where(tally_month.c.flag == "unknown_ref").distinct()
    )
    for of_kiosk, month in rows.all():
        recount(connection, of_kiosk, [month])


def _is_unknown(month: int) -> ColumnElement[bool]:
    days = days_of(month)
    return or_(
        duty.c.duty.is_(None),
        and_(duty.c.staff != "", staff.c.id.is_(None)),
        and_(duty.c.window != "", window.c.id.is_(None)),
        and_(tally.c.matter != "", matter.c.id.is_(None)),
        tally.c.day > staff.c.closed_day,
        tally.c.day > matter.c.closed_day,
        ~tally.c.day.between(days.first, days.last),
    )
