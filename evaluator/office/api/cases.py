"""Cases over HTTPS: lists, one whole, what is done about them, and who was on duty, for the owner alone."""

from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State
from msgspec import Struct
from sqlalchemy import Connection, Row

from evaluator.domain.directory import units_below
from evaluator.office.api import office_of
from evaluator.office.api.calendar import day_or_open
from evaluator.office.api.failures import RefusedError, body_of, query_of
from evaluator.office.api.guards import caller
from evaluator.office.cases import files, handling, owners, published, reading
from evaluator.office.cases.handling import Deed, Done, Newer
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.wire.cases import (
    CASE_FIGURES_PATH,
    CASE_OWNERS_PATH,
    CASE_PATH,
    CASE_PERSON_PATH,
    CASE_PREVIEW_PATH,
    CASES_PATH,
    CaseAsked,
    CaseChange,
    CaseConflict,
    CaseDetail,
    CaseFigures,
    CaseList,
    CaseOwners,
    CasePreview,
    CaseQuery,
    CaseRead,
    NewCase,
    OwnersAsked,
    PersonOnDuty,
)
from evaluator.wire.exchange import Day, OptionalId

_UNKNOWN_CASE: Final = "unknown_case"
_UNKNOWN_UNIT: Final = "unknown_unit"
_NOT_NOW: Final = "not_now"
_REFUSALS: Final = {
    _UNKNOWN_CASE: (HTTPStatus.NOT_FOUND, "There is no such case that is yours to see."),
    _UNKNOWN_UNIT: (HTTPStatus.BAD_REQUEST, "There is no such unit that is yours to see."),
    "unknown_window": (HTTPStatus.BAD_REQUEST, "There is no such window in this unit."),
    "unknown_matter": (HTTPStatus.BAD_REQUEST, "There is no such matter."),
    "unknown_owner": (HTTPStatus.BAD_REQUEST, "No account of this name may answer cases of this unit."),
    _NOT_NOW: (HTTPStatus.CONFLICT, "The case does not stand where this can be done."),
    "entered_otherwise": (HTTPStatus.CONFLICT, "A case was entered under this key, and it says something else."),
    "not_owner": (HTTPStatus.FORBIDDEN, "Who was on duty is told to the owner of the case alone."),
}


class FiguresQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Over which last days, both included, and of which unit."""

    first: Day = 0
    last: Day = 0
    """0 leaves an end open."""
    unit: OptionalId = ""


@get(CASES_PATH, opt={"right": "read_cases", "query": CaseQuery})
async def get_cases(request: Request[Any, Any, State], state: State) -> CaseList:
    """A page of the caller's cases; none of the half-day that is still running."""
    office, asked = office_of(state), query_of(request, CaseQuery)
    day_or_open(asked.due_until)
    deed = _deed(office, caller(request))

    def look(connection: Connection) -> CaseList:
        _check_unit(connection, asked.unit, deed.who)
        return reading.page(connection, asked, deed, simulated=office.about.simulated)

    return await office.read(look)


@get(CASE_FIGURES_PATH, opt={"right": "read_cases", "query": FiguresQuery})
async def get_case_figures(request: Request[Any, Any, State], state: State) -> CaseFigures:
    """How many cases were answered in time."""
    office, asked = office_of(state), query_of(request, FiguresQuery)
    deed = _deed(office, caller(request))

    def look(connection: Connection) -> CaseFigures:
        _check_unit(connection, asked.unit, deed.who)
        return reading.figures(
            connection,
            deed,
            unit=asked.unit,
            first=day_or_open(asked.first),
            last=day_or_open(asked.last),
            simulated=office.about.simulated,
        )

    return await office.read(look)


@get(CASE_OWNERS_PATH, opt={"right": "handle_cases", "query": OwnersAsked})
async def get_case_owners(request: Request[Any, Any, State], state: State) -> CaseOwners:
    """Who may answer cases of a unit, for those who give cases to somebody."""
    office, asked, who = office_of(state), query_of(request, OwnersAsked), caller(request)

    def look(connection: Connection) -> CaseOwners:
        _check_unit(connection, asked.unit, who)
        return CaseOwners(owners.owners_of(connection, directory_store.read(connection), asked.unit))

    return await office.read(look)


@get(CASE_PATH, opt={"right": "read_cases", "query": CaseRead})
async def get_case(request: Request[Any, Any, State], state: State) -> CaseDetail:
    """One case with the newest of what was done about it; `before` reads on."""
    office, asked = office_of(state), query_of(request, CaseRead)
    deed = _deed(office, caller(request))

    def look(connection: Connection) -> CaseDetail:
        row = _visible(connection, asked.case, deed)
        return reading.whole(connection, row, deed, before=asked.before)

    return await office.read(look)


@get(CASE_PREVIEW_PATH, opt={"right": "handle_cases", "query": CaseAsked})
async def get_case_preview(request: Request[Any, Any, State], state: State) -> CasePreview:
    """What everybody will read once the case is published, and which words of the answer will not stand there."""
    office, asked = office_of(state), query_of(request, CaseAsked)
    deed = _deed(office, caller(request))

    def look(connection: Connection) -> CasePreview:
        row = _visible(connection, asked.case, deed)
        shown = published.preview(connection, office.remembered.tree(connection), row, deed.today)
        if shown is None:
            raise _refused(_NOT_NOW)
        return shown

    return await office.read(look)


@post(CASES_PATH, opt={"right": "handle_cases", "asks": NewCase})
async def post_new_case(request: Request[Any, Any, State], state: State) -> CaseDetail:
    """Enter an opinion or a problem by hand."""
    office, new = office_of(state), await body_of(request, NewCase)
    deed = _deed(office, caller(request))
    entered = await office.writer.do(lambda connection: handling.enter(connection, new, deed))
    if not isinstance(entered, Done):
        raise _refused(entered)
    return await office.read(lambda connection: _whole(connection, entered.case, deed))


@post(CASE_PATH, opt={"right": "handle_cases", "asks": CaseChange, "answers": CaseDetail}, status_code=HTTPStatus.OK)
async def post_case(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Assign, note, answer, publish or reopen a case; 409 with both versions when somebody else was faster."""
    office, asked = office_of(state), await body_of(request, CaseChange)
    deed = _deed(office, caller(request))
    done = await office.writer.do(lambda connection: handling.change(connection, asked, deed))
    if not isinstance(done, Done | Newer):
        raise _refused(done)
    detail = await office.read(lambda connection: _whole(connection, done.case, deed))
    if isinstance(done, Newer):
        sentence = "Somebody else has changed the case since you opened it."
        return _said(CaseConflict("newer_version", sentence, asked, detail), HTTPStatus.CONFLICT)
    return _said(detail, HTTPStatus.OK)


@post(CASE_PERSON_PATH, opt={"right": "handle_cases", "asks": CaseAsked}, status_code=HTTPStatus.OK)
async def post_case_person(request: Request[Any, Any, State], state: State) -> PersonOnDuty:
    """Who was on duty, told to the owner of the case alone; the look itself is recorded."""
    office, asked = office_of(state), await body_of(request, CaseAsked)
    deed = _deed(office, caller(request))
    person = await office.writer.do(lambda connection: handling.person_on_duty(connection, asked.case, deed))
    if isinstance(person, str):
        raise _refused(person)
    return person


def _deed(office: Office, who: Person) -> Deed:
    return Deed(who, office.clock(), office.about.zone, office.rules)


def _visible(connection: Connection, case: str, deed: Deed) -> Row[Any]:
    row = handling.visible(connection, case, deed)
    if row is None:
        raise _refused(_UNKNOWN_CASE)
    return row


def _whole(connection: Connection, case: str, deed: Deed) -> CaseDetail:
    row = files.row_of(connection, case)
    if row is None:
        raise _refused(_UNKNOWN_CASE)
    return reading.whole(connection, row, deed)


def _check_unit(connection: Connection, unit: str, who: Person) -> None:
    if not unit:
        return
    directory = directory_store.read(connection, with_closed=True)
    if directory.unit(unit) is None or (who.unit and unit not in units_below(directory, who.unit)):
        raise _refused(_UNKNOWN_UNIT)


def _refused(code: str) -> RefusedError:
    status, sentence = _REFUSALS[code]
    return RefusedError(status, code, sentence)


def _said(body: CaseDetail | CaseConflict, status: HTTPStatus) -> Response[bytes]:
    return Response(msgspec.json.encode(body), status_code=status, media_type=MediaType.JSON)
