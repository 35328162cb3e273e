"""Signals of gaming over HTTPS: office managers decide about them, auditors read them, nobody else knows of them."""

from http import HTTPStatus
from typing import Any

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
from evaluator.office.signals import deciding, reading
from evaluator.office.signals.deciding import Newer
from evaluator.office.signals.reading import Look
from evaluator.wire.exchange import rules_version
from evaluator.wire.signals import SIGNALS_PATH, DecideSignal, SignalConflict, SignalLine, Signals, SignalsQuery


@get(SIGNALS_PATH, opt={"right": "read_signals", "query": SignalsQuery})
async def get_signals(request: Request[Any, Any, State], state: State) -> Signals:
    """What looked wrong in a month, why, how seldom honest work looks the same, and what was decided."""
    office, asked, who = office_of(state), query_of(request, SignalsQuery), caller(request)
    known_month(asked.month)
    look = _look(office, who)

    def read(connection: Connection) -> Signals:
        directory = directory_store.read(connection, with_closed=True)
        if asked.unit and directory.unit(asked.unit) is None:
            raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_unit", "There is no such unit.")
        if asked.unit and who.unit and asked.unit not in units_below(directory, who.unit):
            raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "This unit is not yours to see.")
        lines = reading.lines(connection, asked.month, look._replace(unit=asked.unit or who.unit))
        return Signals(
            month=asked.month,
            as_of=look.now.astimezone(look.zone),
            simulated=office.about.simulated,
            rules=rules_version(look.pack),
            open=sum(line.state == "open" for line in lines),
            signals=tuple(line for line in lines if asked.state in ("", line.state)),
        )

    return await office.read(read)


@post(
    SIGNALS_PATH,
    opt={"right": "decide_signals", "asks": DecideSignal, "answers": SignalLine},
    status_code=HTTPStatus.OK,
)
async def post_signal(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Explain or uphold a signal, or open it again; 409 with both when somebody else was faster."""
    office, asked, who = office_of(state), await body_of(request, DecideSignal), caller(request)
    known_month(asked.month)
    look = _look(office, who)
    done = await office.writer.do(lambda connection: deciding.decide(connection, asked, who.account, look))
    if done == "unknown_signal":
        raise RefusedError(HTTPStatus.NOT_FOUND, done, "There is no such signal in this month.")
    if isinstance(done, Newer):
        told: SignalLine | SignalConflict = SignalConflict(
            "newer_decision", "Somebody else has decided about this signal since.", asked, done.line
        )
        return Response(msgspec.json.encode(told), status_code=HTTPStatus.CONFLICT, media_type=MediaType.JSON)
    return Response(msgspec.json.encode(done), status_code=HTTPStatus.OK, media_type=MediaType.JSON)


def _look(office: Office, who: Person) -> Look:
    return Look(office.rules, who.unit, office.about.zone, office.clock())
