"""The roll-ups of day and month: what a kiosk counted, with who, where and which flag settled.

A row that is new or newer is added to its day and month, and the row it takes the place of is taken back, in the
transaction that keeps it. Where what rows rest on changes (their duty, their run, a correction, the directory), their
days are counted again, and what that changes in them is added to their months. A month is read at the cost of the month
alone, and a trend at that of the narrow months.
"""

import calendar
from collections.abc import Collection, Iterable, Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal,
    or_,
    select,
)

from evaluator.domain.journal import first_flag
from evaluator.office.store.hot import Hot, among, given, packed
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
from evaluator.office.store.upserts import Counts, Values, add_up

_MONTHS_IN_YEAR: Final = 12
_KEY: Final = [column.name for column in tally_day.primary_key]
_PERSON, _OUTCOME = _KEY.index("staff"), _KEY.index("outcome")
"""Between them stand person and matter, which the narrow month is without."""


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


def settled(days: Collection[int]) -> Select[tuple[Any, ...]]:
    """The rows of the day roll-up as they follow from what the kiosks sent and what was corrected since.

    A rating belongs to whom and where its duty says, or to whom the duty was credited; before the duty has arrived, to
    the window of its run. The first flag that applies stands: `test`, `excluded` by the kiosk or by two persons, a
    challenge that was not dismissed, then `fork`, `clock`, `unknown_ref`.
    """
    # one seek for each day: a range would read every kiosk's rows of the month
    return _settled(tally.c.day.in_(sorted(days)), tally.c.day.in_(impossible(days)))


def impossible(days: Iterable[int]) -> list[int]:
    """Those that are in no calendar."""
    return [day for day in days if not days_of(day // 100).first <= day <= days_of(day // 100).last]


def _settled(at: ColumnElement[bool], is_impossible: ColumnElement[bool]) -> Select[tuple[Any, ...]]:
    own = (tally.c[name] for name in ("day", "kiosk", "matter", "outcome", "scale", "level", "n"))
    each = _settling(tally, is_impossible, *own).where(at).subquery()
    return _added([each.c[name] for name in _KEY], each.c.n)


def _settling(
    rows: FromClause, is_impossible: ColumnElement[bool], *own: ColumnElement[Any]
) -> Select[tuple[Any, ...]]:
    """What each row has of its own, then unit, window, person, flag and mode.

    They follow from its day, kiosk, run, duty, matter, flag and seq.
    """
    of = rows.c
    served = func.coalesce(credit.c.staff, duty.c.staff, "")
    unknown = or_(
        duty.c.duty.is_(None),
        and_(served != "", staff.c.id.is_(None)),
        and_(duty.c.window != "", window.c.id.is_(None)),
        and_(of.matter != "", matter.c.id.is_(None)),
        of.day > staff.c.closed_day,
        of.day > matter.c.closed_day,
        is_impossible,
    )
    flag = case(
        (or_(of.flag == "test", of.flag == "excluded"), of.flag),
        (ruling.c.excluded == 1, literal("excluded")),
        (and_(of.flag == "challenged", func.coalesce(ruling.c.challenge, "") != "dismissed"), of.flag),
        (or_(of.flag == "fork", of.seq > run.c.fork_after), literal("fork")),
        (and_(of.flag != "", of.flag != "challenged"), of.flag),
        (unknown, literal("unknown_ref")),
        else_=literal(""),
    )
    return select(
        *own,
        func.coalesce(duty.c.unit, run.c.unit, kiosk.c.unit).label("unit"),
        func.coalesce(duty.c.window, run.c.window, kiosk.c.window).label("window"),
        served.label("staff"),
        flag.label("flag"),
        func.coalesce(duty.c.mode, "open").label("mode"),
    ).select_from(
        rows.join(kiosk, kiosk.c.kiosk == of.kiosk)
        .outerjoin(duty, and_(duty.c.kiosk == of.kiosk, duty.c.duty == of.duty))
        .outerjoin(run, and_(run.c.kiosk == of.kiosk, run.c.run == of.run))
        .outerjoin(credit, and_(credit.c.kiosk == of.kiosk, credit.c.duty == of.duty))
        .outerjoin(ruling, and_(ruling.c.kiosk == of.kiosk, ruling.c.duty == of.duty, ruling.c.day == of.day))
        .outerjoin(staff, staff.c.id == served)
        .outerjoin(window, window.c.id == duty.c.window)
        .outerjoin(matter, matter.c.id == of.matter)
    )


def of_days(month: int) -> Select[tuple[Any, ...]]:
    """The rows of the month roll-up as they follow from the days."""
    keys = [column for column in tally_day.c if column.name not in ("day", "n")]
    rows = _added(keys, tally_day.c.n, literal(month))
    return rows.where(tally_day.c.day.in_(every_day(month)))


def of_months(month: int) -> Select[tuple[Any, ...]]:
    """The rows of the narrow roll-up as they follow from the month."""
    keys = [column for column in tally_month.c if column.name not in ("staff", "matter", "n")]
    return _added(keys, tally_month.c.n).where(tally_month.c.month == month)


def _added(keys: Sequence[ColumnElement[Any]], n: ColumnElement[int], *first: Any) -> Select[tuple[Any, ...]]:  # noqa: ANN401 - a column of any type
    """The sum over what is alike in all keys, after what stands `first`; nothing where it is zero."""
    total = cast(func.sum(n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    columns: list[Any] = [*first, *keys, total]
    return select(*columns).group_by(*keys).having(total != 0)


def every_day(month: int) -> list[int]:
    """Every number a kiosk may have sent for a day of the month, also those the calendar does not know."""
    return list(range(month * 100, month * 100 + 100))


_COUNTED: Final = Hot(
    _settled(and_(tally.c.kiosk == bindparam("kiosk"), among(tally.c.day, "days")), among(tally.c.day, "impossible"))
)
_HELD: Final = Hot(select(tally_day).where(tally_day.c.kiosk == bindparam("kiosk"), among(tally_day.c.day, "days")))
_GROUND: Final = ("day", "run", "duty", "matter", "flag")
"""What a row rests on, alike for many: only its answer, its n and whether its seq is on a fork are its own."""
_PLACES: Final = {column.name: place for place, column in enumerate(tally.c)}
_ground: Final = itemgetter(*(_PLACES[name] for name in _GROUND))
_grounds: Final = given(
    "grounds",
    [tally.c[name] for name in _GROUND],
    bindparam("kiosk", type_=tally.c.kiosk.type).label("kiosk"),
    literal(0).label("seq"),
)
_SETTLED: Final = Hot(
    _settling(
        _grounds,
        among(_grounds.c.day, "impossible"),
        *(_grounds.c[name].label(f"sent_{name}") for name in _GROUND),
    ).add_columns(run.c.fork_after)
)


def add(connection: Connection, of_kiosk: str, rows: Collection[Values]) -> None:
    """Add rows of a kiosk's tally to the roll-ups; one with −n is taken back. What they rest on stands as it stood."""
    if not rows:
        return
    grounds = list({_ground(row) for row in rows})
    days = impossible({day for day, *_ in grounds})
    found = _SETTLED.run(connection, kiosk=of_kiosk, grounds=packed(grounds), impossible=days).all()
    settled = {row[: len(_GROUND)]: row[len(_GROUND) :] for row in found}
    of_day: Counts = {}
    for row in rows:
        unit, at_window, served, flag, mode, fork_after = settled[_ground(row)]
        day, _, _, _, of_matter, outcome, scale, level, _, n, seq = row
        if fork_after is not None and seq > fork_after:
            flag = first_flag(flag, "fork")
        _add(of_day, (day, of_kiosk, unit, at_window, served, of_matter, outcome, scale, level, flag, mode), n)
    _add_up(connection, of_day)


def recount(connection: Connection, of_kiosk: str, days: Iterable[int]) -> None:
    """Count a kiosk's days again from its rows; what changes in them is added to their months."""
    asked = sorted(set(days))
    if not asked:
        return
    counted = _COUNTED.run(connection, kiosk=of_kiosk, days=asked, impossible=impossible(asked))
    of_day: Counts = {row[:-1]: row[-1] for row in counted.all()}
    for row in _HELD.run(connection, kiosk=of_kiosk, days=asked).all():
        _add(of_day, row[:-1], -row[-1])
    _add_up(connection, of_day)


def _add_up(connection: Connection, of_day: Counts) -> None:
    of_month: Counts = {}
    of_narrow: Counts = {}
    for key, n in of_day.items():
        if n:
            month = key[0] // 100
            _add(of_month, (month, *key[1:]), n)
            _add(of_narrow, (month, *key[1:_PERSON], *key[_OUTCOME:]), n)
    add_up(connection, tally_day, of_day)
    add_up(connection, tally_month, of_month)
    add_up(connection, tally_narrow, of_narrow)


def _add(to: Counts, key: tuple[Any, ...], n: int) -> None:
    to[key] = to.get(key, 0) + n


def recount_unknown(connection: Connection, today: int) -> None:
    """Count every day again that holds something the directory did not know, or may know otherwise now."""
    changed = or_(tally_day.c.flag == "unknown_ref", tally_day.c.day > today)
    days: dict[str, set[int]] = {}
    for of_kiosk, day in connection.execute(select(tally_day.c.kiosk, tally_day.c.day).where(changed).distinct()):
        days.setdefault(of_kiosk, set()).add(day)
    for of_kiosk, wanted in sorted(days.items()):
        recount(connection, of_kiosk, wanted)
