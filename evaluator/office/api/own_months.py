"""A clerk's own month over HTTPS, asked for by who prints it for them."""

from http import HTTPStatus
from typing import Any

from litestar import MediaType, Request, Response, post
from litestar.datastructures import State
from sqlalchemy import Connection

from evaluator.domain.directory import units_below
from evaluator.office.api import office_of
from evaluator.office.api.calendar import known_month
from evaluator.office.api.failures import RefusedError, body_of
from evaluator.office.api.guards import caller
from evaluator.office.api.tallies import local_now
from evaluator.office.tallies import own_months
from evaluator.wire.own_month import OWN_MONTH_PATH, OwnMonth, PrintOwnMonth


@post(
    OWN_MONTH_PATH,
    opt={"right": "print_own_months", "asks": PrintOwnMonth, "answers": OwnMonth},
    status_code=HTTPStatus.OK,
)
async def post_own_month(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """A closed month of one of the caller's people as it may be handed to them; kept, so that it is told again."""
    office, who, asked = office_of(state), caller(request), await body_of(request, PrintOwnMonth)
    now = local_now(office)
    known_month(asked.month)
    if asked.month >= now.year * 100 + now.month:
        raise RefusedError(HTTPStatus.CONFLICT, "not_closed", "This month is not over yet.")

    def look(connection: Connection) -> tuple[int, OwnMonth]:
        directory = office.remembered.tree(connection).directory
        unit = next((one.unit for one in directory.staff if one.id == asked.staff), None)
        if unit is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_staff", "There is no such person.")
        if who.unit and unit not in units_below(directory, who.unit):
            raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This person is not yours to see.")
        return own_months.stands(
            connection,
            asked,
            office.rules_in(connection),
            simulated=office.about.simulated,
            now=now,
            remembered=office.remembered,
        )

    n, found = await office.read(look)
    body = await office.writer.do(lambda connection: own_months.printed(connection, n, found, who.account, now))
    return Response(body, media_type=MediaType.JSON)
