"""Who served and what counts, corrected by managers; what takes two is proposed by one and decided by another."""

from http import HTTPStatus
from typing import Any

from litestar import Request, get, post
from litestar.datastructures import State
from msgspec import Struct
from sqlalchemy import Connection, Row

from evaluator.domain.directory import units_below
from evaluator.office.api import office_of
from evaluator.office.api.calendar import day_or_open, known_day
from evaluator.office.api.failures import RefusedError, body_of, query_of
from evaluator.office.api.guards import caller
from evaluator.office.api.tallies import withheld_from
from evaluator.office.directory import directory_store
from evaluator.office.instants import read
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.tallies import branches, corrections, duties, forked
from evaluator.office.tallies.branches import BranchName
from evaluator.office.tallies.corrections import SENTENCES, Refusal
from evaluator.office.tallies.forked import Ground
from evaluator.wire.branches import (
    BRANCH_DECISIONS_PATH,
    BRANCHES_PATH,
    BranchDecision,
    BranchProposed,
    BranchWish,
    Forks,
)
from evaluator.wire.corrections import (
    CHALLENGES_PATH,
    CORRECTIONS_PATH,
    DECISIONS_PATH,
    DUTIES_PATH,
    Challenge,
    Challenges,
    Correction,
    Corrections,
    Decision,
    Duties,
    DutiesQuery,
    Wish,
)


class Corrected(Struct, frozen=True):
    """What a wish became."""

    correction: str
    in_force: bool
    """False where it waits for a second person."""


@get(CORRECTIONS_PATH, opt={"right": "read_corrections"})
async def get_corrections(request: Request[Any, Any, State], state: State) -> Corrections:
    """Every correction in the caller's halls."""
    office, who = office_of(state), caller(request)

    def look(connection: Connection) -> Corrections:
        mine = _is_mine(connection, who)
        return Corrections(tuple(_told(connection, row) for row in corrections.found(connection) if mine(row.unit)))

    return await office.read(look)


@get(DUTIES_PATH, opt={"right": "correct_tallies", "query": DutiesQuery})
async def get_duties(request: Request[Any, Any, State], state: State) -> Duties:
    """Duties of a day that is over, in the caller's halls, as they stand after every correction."""
    office, who, asked = office_of(state), caller(request), query_of(request, DutiesQuery)
    _is_over(office, known_day(asked.day))

    def look(connection: Connection) -> Duties:
        mine = _is_mine(connection, who)
        return Duties(tuple(one for one in duties.of_day(connection, asked.day) if mine(one.unit)))

    return await office.read(look)


@get(CHALLENGES_PATH, opt={"right": "read_corrections"})
async def get_challenges(request: Request[Any, Any, State], state: State) -> Challenges:
    """Challenges of the caller's halls that nobody has decided; those of the running day are not told of yet."""
    office, who = office_of(state), caller(request)

    def look(connection: Connection) -> Challenges:
        mine = _is_mine(connection, who)
        found = corrections.open_challenges(connection, withheld_from(office))
        return Challenges(tuple(Challenge(*one) for one in found if mine(one.unit)))

    return await office.read(look)


@post(CORRECTIONS_PATH, opt={"right": "correct_tallies", "asks": Wish})
async def post_correction(request: Request[Any, Any, State], state: State) -> Corrected:
    """Correct, or propose what takes two persons."""
    office, who, asked = office_of(state), caller(request), await body_of(request, Wish)
    now = office.clock()
    _is_over(office, asked.day)
    wish = corrections.Wish(asked.kiosk, asked.duty, asked.act, asked.day, asked.staff, asked.reason)

    def job(connection: Connection) -> str:
        _own(connection, who, corrections.unit_of(connection, wish.kiosk, wish.duty))
        return corrections.correct(connection, wish, who.account, now)

    found = await office.writer.do(job)
    _refuse(found)
    return Corrected(found, in_force=asked.act in corrections.ALONE)


@post(DECISIONS_PATH, opt={"right": "decide_exclusions", "asks": Decision}, status_code=HTTPStatus.NO_CONTENT)
async def post_decision(request: Request[Any, Any, State], state: State) -> None:
    """Agree to what somebody else proposed, or refuse it."""
    office, who, asked = office_of(state), caller(request), await body_of(request, Decision)
    now = office.clock()

    def job(connection: Connection) -> Refusal | None:
        unit = next((row.unit for row in corrections.found(connection) if row.correction == asked.correction), None)
        if unit is not None:
            _own(connection, who, unit)
        return corrections.decide(connection, asked.correction, who.account, now, agree=asked.agree)

    _refuse(await office.writer.do(job))


@get(BRANCHES_PATH, opt={"right": "read_corrections"})
async def get_forks(request: Request[Any, Any, State], state: State) -> Forks:
    """The forks of kiosks in the caller's halls, with both branches and the months with and without each."""
    office, who = office_of(state), caller(request)

    def look(connection: Connection) -> Forks:
        ground = Ground(
            office.rules_in(connection), office.about.zone, withheld_from(office), office.remembered.tree(connection),
            office.remembered,
        )  # fmt: skip
        return forked.forks(connection, ground, _is_mine(connection, who))

    return await office.read(look)


@post(BRANCHES_PATH, opt={"right": "correct_tallies", "asks": BranchWish})
async def post_branch(request: Request[Any, Any, State], state: State) -> BranchProposed:
    """Propose to exclude a whole branch of a fork, up to the running day, or to include it again."""
    office, who, asked = office_of(state), caller(request), await body_of(request, BranchWish)
    now, before = office.clock(), withheld_from(office)
    branch = BranchName(asked.kiosk, asked.run, asked.side)

    def job(connection: Connection) -> list[str] | Refusal:
        _own_branch(connection, who, branch)
        return branches.propose(connection, branch, asked.act, asked.reason, who.account, now, before=before)

    found = await office.writer.do(job)
    if isinstance(found, str):
        _refuse(found)
        return BranchProposed(())
    return BranchProposed(tuple(found))


@post(
    BRANCH_DECISIONS_PATH,
    opt={"right": "decide_exclusions", "asks": BranchDecision},
    status_code=HTTPStatus.NO_CONTENT,
)
async def post_branch_decision(request: Request[Any, Any, State], state: State) -> None:
    """Agree to all that somebody else proposed for a branch, or refuse it."""
    office, who, asked = office_of(state), caller(request), await body_of(request, BranchDecision)
    now = office.clock()
    branch = BranchName(asked.kiosk, asked.run, asked.side)

    def job(connection: Connection) -> Refusal | None:
        _own_branch(connection, who, branch)
        return branches.decide(connection, branch, who.account, now, agree=asked.agree)

    _refuse(await office.writer.do(job))


def _own_branch(connection: Connection, who: Person, branch: BranchName) -> None:
    found = branches.days_of(connection, branch)
    for duty in () if isinstance(found, str) else sorted({duty for duty, _ in found}):
        _own(connection, who, corrections.unit_of(connection, branch.kiosk, duty))


def _is_over(office: Office, day: int) -> None:
    day_or_open(day)
    running = withheld_from(office)
    if running is not None and day >= running:
        detail = "The running day is corrected when it is over."
        raise RefusedError(HTTPStatus.CONFLICT, "day_is_running", detail)


def _refuse(found: str | None) -> None:
    for code, detail in SENTENCES.items():
        if found == code:
            unknown = code.startswith("unknown") or code == "no_fork"
            raise RefusedError(HTTPStatus.NOT_FOUND if unknown else HTTPStatus.CONFLICT, code, detail)


def _own(connection: Connection, who: Person, unit: str | None) -> None:
    if unit is not None and not _is_mine(connection, who)(unit):
        raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This hall is not yours.")


def _is_mine(connection: Connection, who: Person) -> Any:  # noqa: ANN401 - a predicate on units
    if not who.unit:
        return lambda _unit: True
    return units_below(directory_store.read(connection, with_closed=True), who.unit).__contains__


def _told(connection: Connection, row: Row[Any]) -> Correction:
    return Correction(
        *(
            row.kiosk,
            row.correction,
            row.act,
            row.duty,
            row.day,
            row.staff,
            row.reason,
            row.state,
            row.by,
            read(row.at),
        ),
        row.second,
        None if row.second_at is None else read(row.second_at),
        row.unit,
        row.window,
        row.served,
        duties.ratings(connection, row.kiosk, row.duty, row.day),
    )
