"""The months as managers read them: small counts hidden, the running day withheld."""

from http import HTTPStatus
from typing import Annotated, Any

from litestar import Request, get
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator.domain.directory import units_below
from evaluator.domain.office_time import day_of
from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, query_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import directory_store
from evaluator.office.exchanging import rollup
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.tallies import tallying
from evaluator.office.tallies.tallying import Asked
from evaluator.wire.manager import MONTHS_PATH, TALLY_PATH, Grouping, Months, TallyAnswer


class TallyQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """What a tally is asked for."""

    month: Annotated[int, Meta(ge=0, le=999_999)]
    """As 202611."""
    by: Grouping
    unit: Annotated[str, Meta(max_length=64)] = ""
    """Count this unit and what lies under it; "" is everything the caller may see."""


@get(MONTHS_PATH, opt={"right": "read_tallies"})
async def get_months(state: State) -> Months:
    """The months there are, and the one that runs."""
    office = office_of(state)
    current = day_of(office.clock(), office.about.zone) // 100
    return Months(await office.read(tallying.months), current)


@get(TALLY_PATH, opt={"right": "read_tallies", "query": TallyQuery})
async def get_tally(request: Request[Any, Any, State], state: State) -> TallyAnswer:
    """One month of the caller's halls, grouped. A simulated office withholds no day."""
    office, who, asked = office_of(state), caller(request), query_of(request, TallyQuery)
    if not rollup.days_of(asked.month).last:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", "The month is no month; write one such as 202611.")
    return await office.read(lambda connection: _answer(office, connection, who, asked))


def _answer(office: Office, connection: Connection, who: Person, query: TallyQuery) -> TallyAnswer:
    unit = query.unit
    directory = directory_store.read(connection, with_closed=True)
    if unit and directory.unit(unit) is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_unit", "There is no such unit.")
    if who.unit and unit and unit not in units_below(directory, who.unit):
        raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This unit is not yours to see.")
    now = office.clock()
    asked = Asked(
        month=query.month,
        by=query.by,
        unit=unit or who.unit,
        withheld_from=None if office.about.simulated else day_of(now, office.about.zone),
    )
    local = now.astimezone(office.about.zone)
    return tallying.answer(connection, asked, office.rules, simulated=office.about.simulated, now=local)
