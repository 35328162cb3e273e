"""Kiosks, enrolment codes and alarms, as a system administrator keeps them and an auditor reads them."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, get, post
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection, select

from evaluator.office import addresses, certificates
from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of, log, query_of
from evaluator.office.api.guards import caller
from evaluator.office.devices import alarms, enrolling, fork_decisions, keys, kiosk_list
from evaluator.office.devices.enrolling import Place, PlaceFault
from evaluator.office.devices.impossible_days import with_visits
from evaluator.office.devices.kiosk_list import Fault
from evaluator.office.devices.partings import with_partings
from evaluator.office.directory import directory_store
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.wire import devices
from evaluator.wire.devices import (
    AlarmNamed,
    Alarms,
    CodeAsked,
    CodeMade,
    CodeNamed,
    ForkDecided,
    KioskNamed,
    Kiosks,
    OpenCodes,
    Revocation,
)
from evaluator.wire.enrolment import Code
from evaluator.wire.exchange import rules_version

ALARMS_AT_MOST: Final = 1_000
FAULTS: Final[dict[Fault | PlaceFault, tuple[HTTPStatus, str]]] = {
    "unknown_kiosk": (HTTPStatus.NOT_FOUND, "There is no such kiosk."),
    "revoked_kiosk": (HTTPStatus.CONFLICT, "The key of this kiosk was revoked, which is for good; enrol a new one."),
    "no_fork": (HTTPStatus.NOT_FOUND, "This run is no fork."),
    "one_of_four": (HTTPStatus.BAD_REQUEST, "Name one of window, unit, replaces and renews, and no other."),
    "unknown_window": (HTTPStatus.BAD_REQUEST, "There is no such window in the directory."),
    "unknown_unit": (HTTPStatus.BAD_REQUEST, "There is no such unit in the directory."),
}


class AlarmQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which alarms."""

    waiting: bool = True
    """Only those that are neither over nor acknowledged."""
    most: Annotated[int, Meta(ge=1, le=ALARMS_AT_MOST)] = 200


@get(devices.KIOSKS_PATH, opt={"right": "read_kiosks"})
async def get_kiosks(state: State) -> Kiosks:
    """Every kiosk and how it is, the retired and the revoked ones last."""
    office = office_of(state)
    now = office.clock()

    def look(connection: Connection) -> Kiosks:
        rules = office.rules_in(connection)
        found = kiosk_list.kiosks(connection, rules, office.about.zone, now)
        return Kiosks(now, directory_store.version(connection), rules_version(rules), found)

    return await office.read(look)


@post(devices.CONFIRM_PATH, opt={"right": "manage_kiosks", "asks": KioskNamed}, status_code=HTTPStatus.NO_CONTENT)
async def post_confirmed_kiosk(request: Request[Any, Any, State], state: State) -> None:
    """The same check word was seen at the kiosk and here."""
    who, named = caller(request).account, await body_of(request, KioskNamed)
    await _do(office_of(state), lambda to, now: kiosk_list.confirm(to, who, named.kiosk, now))
    log.info("office.kiosk_changed", kiosk=named.kiosk)


@post(devices.REVOKE_PATH, opt={"right": "manage_kiosks", "asks": Revocation}, status_code=HTTPStatus.NO_CONTENT)
async def post_revoked_kiosk(request: Request[Any, Any, State], state: State) -> None:
    """Take no more from this kiosk, for good. It goes out of service at its next exchange and keeps its rows."""
    who, said = caller(request).account, await body_of(request, Revocation)
    await _do(office_of(state), lambda to, now: kiosk_list.revoke(to, who, said.kiosk, said.why, now))
    log.info("office.kiosk_changed", kiosk=said.kiosk)


@post(devices.ASK_NEW_KEY_PATH, opt={"right": "manage_kiosks", "asks": KioskNamed}, status_code=HTTPStatus.NO_CONTENT)
async def post_asked_new_key(request: Request[Any, Any, State], state: State) -> None:
    """Have the kiosk make itself a new key at its next exchange."""
    who, named = caller(request).account, await body_of(request, KioskNamed)
    await _do(office_of(state), lambda to, now: keys.ask(to, who, named.kiosk, now))
    log.info("office.kiosk_changed", kiosk=named.kiosk)


@post(devices.FORK_PATH, opt={"right": "manage_kiosks", "asks": ForkDecided}, status_code=HTTPStatus.NO_CONTENT)
async def post_fork(request: Request[Any, Any, State], state: State) -> None:
    """Decide whether a fork's rows stay marked; the kiosk is countersigned again on that branch."""
    who, said = caller(request).account, await body_of(request, ForkDecided)
    await _do(office_of(state), lambda to, now: fork_decisions.decide(to, who, said, now))
    log.info("office.kiosk_changed", kiosk=said.kiosk)


@get(devices.CODES_PATH, opt={"right": "read_kiosks"})
async def get_codes(state: State) -> OpenCodes:
    """The codes that a kiosk could still be enrolled with, without their secrets."""
    office = office_of(state)
    now = office.clock()
    return OpenCodes(await office.read(lambda connection: enrolling.open_codes(connection, now)))


@post(devices.CODES_PATH, opt={"right": "manage_kiosks", "asks": CodeAsked})
async def post_code(request: Request[Any, Any, State], state: State) -> CodeMade:
    """A one-time code for a window, a hall, the place of a broken kiosk, or a kiosk whose key is lost."""
    office, who, asked = office_of(state), caller(request).account, await body_of(request, CodeAsked)
    now = office.clock()

    def make(connection: Connection) -> tuple[Place, enrolling.NewCode] | PlaceFault:
        place = enrolling.place_of(connection, asked)
        return (
            place
            if isinstance(place, str)
            else (place, enrolling.make_code(connection, now, **place._asdict(), who=who))
        )

    made = await office.writer.do(make)
    if isinstance(made, str):
        raise _refused(made)
    stored = await office.read(lambda connection: connection.execute(select(schema.store.c.addresses)).scalar_one())
    reach = addresses.reach(office.folder, msgspec.json.decode(stored))
    _, code = made
    text = str(Code(reach.host, reach.port, certificates.fingerprint_of(office.folder), code.name, code.secret))
    return CodeMade(code.name, text, now + enrolling.LIFE)


@post(devices.WITHDRAW_PATH, opt={"right": "manage_kiosks", "asks": CodeNamed}, status_code=HTTPStatus.NO_CONTENT)
async def post_withdrawn_code(request: Request[Any, Any, State], state: State) -> None:
    """Make a code that was not used worthless."""
    office, who, named = office_of(state), caller(request).account, await body_of(request, CodeNamed)
    now = office.clock()
    if not await office.writer.do(lambda connection: enrolling.withdraw(connection, who, named.name, now)):
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_code", "There is no such code, or it was used already.")


@get(devices.ALARMS_PATH, opt={"right": "read_kiosks", "query": AlarmQuery})
async def get_alarms(request: Request[Any, Any, State], state: State) -> Alarms:
    """What must be looked at, newest first."""
    asked = query_of(request, AlarmQuery)

    def look(connection: Connection) -> Alarms:
        found = alarms.alarms(connection, waiting=asked.waiting, most=asked.most)
        return Alarms(tuple(with_visits(connection, with_partings(connection, found))))

    return await office_of(state).read(look)


@post(devices.ACKNOWLEDGE_PATH, opt={"right": "manage_kiosks", "asks": AlarmNamed}, status_code=HTTPStatus.NO_CONTENT)
async def post_acknowledged_alarm(request: Request[Any, Any, State], state: State) -> None:
    """Somebody has looked at it."""
    office, who, named = office_of(state), caller(request).account, await body_of(request, AlarmNamed)
    now = office.clock()
    known = await office.writer.do(
        lambda connection: alarms.acknowledge(connection, who, named.kiosk, named.alarm, named.subject, now)
    )
    if not known:
        raise RefusedError(HTTPStatus.NOT_FOUND, "unknown_alarm", "There is no such alarm.")


async def _do(office: Office, change: Callable[[Connection, datetime], Fault | None]) -> None:
    now = office.clock()
    fault = await office.writer.do(lambda connection: change(connection, now))
    if fault is not None:
        raise _refused(fault)


def _refused(fault: Fault | PlaceFault) -> RefusedError:
    status, sentence = FAULTS[fault]
    return RefusedError(status, fault, sentence)
