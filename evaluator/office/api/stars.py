"""Stars and the assessment over HTTPS."""

from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State
from sqlalchemy import Connection

from evaluator.domain.directory import units_below
from evaluator.office.api import office_of
from evaluator.office.api.calendar import known_month
from evaluator.office.api.failures import RefusedError, body_of, query_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.stars import assessing, deciding, proposing
from evaluator.office.stars.deciding import Decided, Newer
from evaluator.office.stars.proposing import Reader
from evaluator.wire.stars import (
    ASSESSMENT_PATH,
    STARS_PATH,
    Assessment,
    AssessmentQuery,
    Decide,
    MonthStars,
    StarConflict,
    StarsQuery,
    WeekStars,
)

_REFUSALS: Final = {
    "no_week": (HTTPStatus.BAD_REQUEST, "The week is none; name its Monday, such as 20261116."),
    "not_closed": (HTTPStatus.CONFLICT, "The month of this week is not over yet."),
    "not_in_band": (HTTPStatus.CONFLICT, "This person does not stand in the week's top band."),
}


@get(STARS_PATH, opt={"right": "read_tallies", "query": StarsQuery})
async def get_stars(request: Request[Any, Any, State], state: State) -> MonthStars:
    """The weeks of a month, each with its proposal and what was decided."""
    office, asked = office_of(state), query_of(request, StarsQuery)
    known_month(asked.month)
    reader = _reader(office, caller(request))
    return await office.read(
        lambda connection: proposing.month_stars(connection, asked.month, reader, simulated=office.about.simulated)
    )


@post(STARS_PATH, opt={"right": "decide_stars", "asks": Decide, "answers": WeekStars}, status_code=HTTPStatus.OK)
async def post_star(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Choose the star of a week from its band, or nobody; 409 with both when somebody else was faster."""
    office, asked, who = office_of(state), await body_of(request, Decide), caller(request)
    reader = _reader(office, who)
    done = await office.writer.do(lambda connection: deciding.decide(connection, asked, who.account, reader))
    if not isinstance(done, Decided | Newer):
        status, sentence = _REFUSALS[done]
        raise RefusedError(status, done, sentence)
    week = await office.read(lambda connection: proposing.week_stars(connection, asked.week, reader))
    body: WeekStars | StarConflict = week
    if isinstance(done, Newer):
        body = StarConflict("newer_decision", "Somebody else has decided about this week since.", asked, week)
    status = HTTPStatus.OK if isinstance(done, Decided) else HTTPStatus.CONFLICT
    return Response(msgspec.json.encode(body), status_code=status, media_type=MediaType.JSON)


@get(ASSESSMENT_PATH, opt={"right": "read_tallies", "query": AssessmentQuery})
async def get_assessment(request: Request[Any, Any, State], state: State) -> Assessment:
    """The closed months of a year against the thresholds of the rule pack."""
    office, asked, who = office_of(state), query_of(request, AssessmentQuery), caller(request)
    reader = _reader(office, who)

    def look(connection: Connection) -> Assessment:
        directory = directory_store.read(connection, with_closed=True)
        if asked.unit and directory.unit(asked.unit) is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_unit", "There is no such unit.")
        if asked.unit and who.unit and asked.unit not in units_below(directory, who.unit):
            raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This unit is not yours to see.")
        return assessing.assessment(
            connection, asked, reader, simulated=office.about.simulated, remembered=office.remembered
        )

    return await office.read(look)


def _reader(office: Office, who: Person) -> Reader:
    return Reader(who.unit, office.clock(), office.about.zone, office.rules)
