"""The roll-ups of day and month: what a kiosk counted, with who, where and which flag settled.

They are counted again from the kiosk's own rows, and from what was corrected, in the transaction that changes any of
them, so they cannot drift; a month is read at the cost of the month alone, and a trend at that of the narrow months.
"""

import calendar
from collections.abc import Collection, Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, case, cast, func, insert, literal, or_, select

from evaluator.office.store.schema import (
    credit,
    duty,
    kiosk,
    matter,
    ruling,
    run,
    staff,
    tally,
    tally_day,
    tally_month,
    tally_narrow,
    window,
)
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


def settled(days: Collection[int], *, of_kiosk: str | None = None) -> Select[tuple[Any, ...]]:
    """The rows of the day roll-up as they follow from what the kiosks sent and what was corrected since.

    A rating belongs to whom and where its duty says, or to whom the duty was credited; before the duty has arrived, to
    the window of its run. The first flag that applies stands: `test`, `excluded` by the kiosk or by two persons, a
    challenge that was not dismissed, then `fork`, `clock`, `unknown_ref`.
    """
    served = func.coalesce(credit.c.staff, duty.c.staff, "")
    flag = case(
        (tally.c.flag.in_(("test", "excluded")), tally.c.flag),
        (ruling.c.excluded == 1, literal("excluded")),
        (and_(tally.c.flag == "challenged", func.coalesce(ruling.c.challenge, "") != "dismissed"), tally.c.flag),
        (or_(tally.c.flag == "fork", tally.c.seq > run.c.fork_after), literal("fork")),
        (tally.c.flag.not_in(("", "challenged")), tally.c.flag),
        (_is_unknown(days, served), literal("unknown_ref")),
        else_=literal(""),
    )
    rows = (
        select(
            tally.c.day,
            tally.c.kiosk,
            func.coalesce(duty.c.unit, run.c.unit, kiosk.c.unit).label("unit"),
            func.coalesce(duty.c.window, run.c.window, kiosk.c.window).label("window"),
            served.label("staff"),
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
            .outerjoin(credit, and_(credit.c.kiosk == tally.c.kiosk, credit.c.duty == tally.c.duty))
            .outerjoin(
                ruling,
                and_(ruling.c.kiosk == tally.c.kiosk, ruling.c.duty == tally.c.duty, ruling.c.day == tally.c.day),
            )
            .outerjoin(staff, staff.c.id == served)
            .outerjoin(window, window.c.id == duty.c.window)
            .outerjoin(matter, matter.c.id == tally.c.matter)
        )
        # one seek for each day: a range would read every kiosk's rows of the month
        .where(tally.c.day.in_(sorted(days)))
    )
    if of_kiosk is not None:
        rows = rows.where(tally.c.kiosk == of_kiosk)
    each = rows.subquery()
    return _added([column for column in each.c if column.name != "n"], each.c.n)


def of_days(month: int, *, of_kiosk: str | None = None) -> Select[tuple[Any, ...]]:
    """The rows of the month roll-up as they follow from the days."""
    keys = [column for column in tally_day.c if column.name not in ("day", "n")]
    rows = _added(keys, tally_day.c.n, literal(month))
    rows = rows.where(tally_day.c.day.in_(_every_day(month)))
    return rows if of_kiosk is None else rows.where(tally_day.c.kiosk == of_kiosk)


def of_months(month: int, *, of_kiosk: str | None = None) -> Select[tuple[Any, ...]]:
    """The rows of the narrow roll-up as they follow from the month."""
    keys = [column for column in tally_month.c if column.name not in ("staff", "matter", "n")]
    rows = _added(keys, tally_month.c.n)
    rows = rows.where(tally_month.c.month == month)
    return rows if of_kiosk is None else rows.where(tally_month.c.kiosk == of_kiosk)


def _added(keys: Sequence[ColumnElement[Any]], n: ColumnElement[int], *first: Any) -> Select[tuple[Any, ...]]:  # noqa: ANN401 - a column of any type
    """The sum over what is alike in all keys, after what stands `first`; nothing where it is zero."""
    total = cast(func.sum(n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    columns: list[Any] = [*first, *keys, total]
    return select(*columns).group_by(*keys).having(total != 0)


def _every_day(month: int) -> list[int]:
    """Every number a kiosk may have sent for a day of the month, also those the calendar does not know."""
    return list(range(month * 100, month * 100 + 100))


def recount(connection: Connection, of_kiosk: str, days: Iterable[int]) -> None:
    """Count a kiosk's days again from its rows, and their months from the days."""
    by_month: dict[int, set[int]] = {}
    for day in days:
        by_month.setdefault(day // 100, set()).add(day)
    for month, changed in sorted(by_month.items()):
        _replace(connection, tally_day, settled(changed, of_kiosk=of_kiosk), of_kiosk, tally_day.c.day.in_(changed))
        _replace(connection, tally_month, of_days(month, of_kiosk=of_kiosk), of_kiosk, tally_month.c.month == month)
        _replace(connection, tally_narrow, of_months(month, of_kiosk=of_kiosk), of_kiosk, tally_narrow.c.month == month)


def _replace(
    connection: Connection, table: Table, rows: Select[tuple[Any, ...]], of_kiosk: str, at: ColumnElement[bool]
) -> None:
    connection.execute(table.delete().where(at, table.c.kiosk == of_kiosk))
    connection.execute(insert(table).from_select([column.name for column in table.columns], rows))


def recount_unknown(connection: Connection) -> None:
    """Count every day again that holds something the directory did not know, or may know otherwise now."""
    rows = connection.execute(
        select(tally_day.c.kiosk, tally_day.c.day).where(tally_day.c.flag == "unknown_ref").distinct()
    )
    days: dict[str, set[int]] = {}
    for of_kiosk, day in rows.all():
        days.setdefault(of_kiosk, set()).add(day)
    for of_kiosk, changed in sorted(days.items()):
        recount(connection, of_kiosk, changed)


def _is_unknown(of: Collection[int], served: ColumnElement[str]) -> ColumnElement[bool]:
    impossible = [day for day in of if not days_of(day // 100).first <= day <= days_of(day // 100).last]
    return or_(
        duty.c.duty.is_(None),
        and_(served != "", staff.c.id.is_(None)),
        and_(duty.c.window != "", window.c.id.is_(None)),
        and_(tally.c.matter != "", matter.c.id.is_(None)),
        tally.c.day > staff.c.closed_day,
        tally.c.day > matter.c.closed_day,
        tally.c.day.in_(impossible),
    )
