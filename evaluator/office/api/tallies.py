"""Periods as managers read them: small counts hidden, the running day withheld."""

from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final

from litestar import Request, get
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator.domain.directory import units_below
from evaluator.domain.office_time import day_of
from evaluator.domain.periods import Period
from evaluator.domain.rules import unknown_levels
from evaluator.office.api import office_of
from evaluator.office.api.calendar import known_month, period_of
from evaluator.office.api.failures import RefusedError, query_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import rule_packs
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.tallies import cells, same_windows, tallying, trends
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.manager import (
    MONTHS_PATH,
    TALLY_PATH,
    TREND_PATH,
    AnyGrouping,
    Grouping,
    Months,
    TallyAnswer,
    Trend,
)
from evaluator.wire.same_windows import SAME_WINDOWS_PATH, SameWindows

_FIRST_MONTH: Final = 201
"""The second year of the calendar: every month from here on has one a year before."""


class TallyQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """What a tally is asked for: a `month` as 202611, or any `period` as 2026-W47."""

    by: AnyGrouping
    month: Annotated[int, Meta(ge=0, le=999_999)] = 0
    period: Annotated[str, Meta(max_length=24)] = ""
    rules: Annotated[str, Meta(max_length=80)] = ""
    """`slug/version` of another pack, under whose formulas the same ratings are shown beside."""
    unit: Annotated[str, Meta(max_length=64)] = ""
    """Count this unit and what lies under it; "" is everything the caller may see."""


@get(MONTHS_PATH, opt={"right": "read_tallies"})
async def get_months(request: Request[Any, Any, State], state: State) -> Months:
    """The months there are, and the one that runs."""
    office, below = office_of(state), caller(request).unit
    current = day_of(office.clock(), office.about.zone) // 100

    def look(connection: Connection) -> Months:
        tree = office.remembered.tree(connection)
        return Months(cells.months(connection), current, cells.undated(connection, tree, below))

    return await office.read(look)


@get(TALLY_PATH, opt={"right": "read_tallies", "query": TallyQuery})
async def get_tally(request: Request[Any, Any, State], state: State) -> TallyAnswer:
    """A period of the caller's halls, grouped. A simulated office withholds no day."""
    office, who, query = office_of(state), caller(request), query_of(request, TallyQuery)
    period = period_of(query.month, query.period)
    return await office.read(lambda connection: answer(office, connection, who, query, period))


class TrendQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose twelve months, up to a month as 202611."""

    month: Annotated[int, Meta(ge=101, le=999_912)]
    by: Grouping
    key: Annotated[str, Meta(max_length=64)] = ""
    """Id of the unit, window, person or matter; "" for a unit is everything the caller may see."""
    unit: Annotated[str, Meta(max_length=64)] = ""
    """Count what this unit and those under it counted alone."""


@get(TREND_PATH, opt={"right": "read_tallies", "query": TrendQuery})
async def get_trend(request: Request[Any, Any, State], state: State) -> Trend:
    """Twelve months against the month and the year before; a change is claimed only where its interval allows it."""
    office, who, query = office_of(state), caller(request), query_of(request, TrendQuery)
    month = known_month(query.month)
    if month < _FIRST_MONTH:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", "There is no year before this month.")

    def look(connection: Connection) -> Trend:
        unit = unit_of(office, connection, who, query.unit)
        key = unit_of(office, connection, who, query.key or unit) if query.by == "unit" else query.key
        asked = trends.Asked(month=month, by=query.by, key=key, unit=unit, withheld_from=withheld_from(office))
        pack = office.rules_in(connection)
        return trends.trend(
            connection,
            asked,
            pack,
            simulated=office.about.simulated,
            now=local_now(office),
            remembered=office.remembered,
        )

    return await office.read(look)


class SameWindowsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Whose month (202611), counted in which unit ("": all the caller may see)."""

    month: Annotated[int, Meta(ge=101, le=999_912)]
    staff: Annotated[str, Meta(min_length=1, max_length=64)]
    unit: Annotated[str, Meta(max_length=64)] = ""


@get(SAME_WINDOWS_PATH, opt={"right": "read_tallies", "query": SameWindowsQuery})
async def get_same_windows(request: Request[Any, Any, State], state: State) -> SameWindows:
    """A person's month beside everybody else's at the same windows."""
    office, who, query = office_of(state), caller(request), query_of(request, SameWindowsQuery)
    month = known_month(query.month)

    def look(connection: Connection) -> SameWindows:
        unit = unit_of(office, connection, who, query.unit)
        directory = office.remembered.tree(connection).directory
        if all(one.id != query.staff for one in directory.staff):
            raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_staff", "There is no such person.")
        return same_windows.same_windows(
            connection,
            same_windows.Asked(month=month, staff=query.staff, unit=unit, withheld_from=withheld_from(office)),
            office.rules_in(connection),
            simulated=office.about.simulated,
            now=local_now(office),
            remembered=office.remembered,
        )

    return await office.read(look)


def answer(office: Office, connection: Connection, who: Person, query: TallyQuery, period: Period) -> TallyAnswer:
    """What the caller may see of it."""
    unit = unit_of(office, connection, who, query.unit)
    pack = office.rules_in(connection)
    other = rule_packs.named(connection, query.rules) if query.rules else None
    if query.rules and other is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_rules", "There is no such rule pack.")
    if other is not None and (strange := unknown_levels(pack, other)):
        detail = f"{query.rules} does not know the levels {', '.join(strange)}, so its formulas say nothing of them."
        raise RefusedError(HTTPStatus.CONFLICT, "other_scale", detail)
    asked = Asked(period=period, by=query.by, unit=unit, withheld_from=withheld_from(office), other=other)
    return tallying.answer(
        connection,
        asked,
        pack,
        simulated=office.about.simulated,
        now=local_now(office),
        remembered=office.remembered,
    )


def unit_of(office: Office, connection: Connection, who: Person, unit: str) -> str:
    """The unit to count, the caller's own when none is named. Refused when there is none, or it is not theirs."""
    directory = office.remembered.tree(connection).directory
    if unit and directory.unit(unit) is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_unit", "There is no such unit.")
    if who.unit and unit and unit not in units_below(directory, who.unit):
        raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This unit is not yours to see.")
    return unit or who.unit


def withheld_from(office: Office) -> int | None:
    """The running day, whose levels nobody sees; None in a simulated office."""
    return None if office.about.simulated else day_of(office.clock(), office.about.zone)


def local_now(office: Office) -> datetime:
    """The time in the office's zone."""
    return office.clock().astimezone(office.about.zone)
