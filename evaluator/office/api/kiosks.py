"""What kiosks ask: to be enrolled, and to hand over what they counted."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State
from sqlalchemy import Connection, Row, func, select

from evaluator.domain.rules import RulePack
from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of, log
from evaluator.office.devices import enrolling
from evaluator.office.directory import directory_store
from evaluator.office.exchanging.acceptance import Accepted, accept
from evaluator.office.office import Office
from evaluator.office.stars import deciding
from evaluator.office.store import schema
from evaluator.wire import enrolment, exchange
from evaluator.wire.enrolment import Enrolled, EnrolRequest, Failure
from evaluator.wire.exchange import HallDirectory, HallStars, Reply, rules_version
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
    is_signed,
    reply_bytes,
    request_bytes,
    sign,
)

NEXT_IN_S: Final = 900.0
SPREAD_LEAST_S: Final = 5.0
KIOSKS_A_SECOND: Final = 300
"""How many returning kiosks a second the office asks for."""


@get(enrolment.CA_PATH, opt={"right": "anybody"}, media_type=MediaType.TEXT, sync_to_thread=False)
def get_ca(state: State) -> str:
    """The office's CA certificate as PEM; whoever fetches it compares the fingerprint."""
    office = office_of(state)
    return office.ca_pem


@post(enrolment.PATH, opt={"right": "anybody", "asks": EnrolRequest})
async def post_enrol(request: Request[Any, Any, State], state: State) -> Enrolled:
    """Trade a one-time code and a public key for everything a kiosk keeps for good."""
    office, asked = office_of(state), await body_of(request, EnrolRequest)
    now = office.clock()
    found = await office.writer.do(lambda connection: enrolling.enrol(connection, now, asked))
    if isinstance(found, str):
        log.warning("office.enrolment_refused", why=found)
        raise RefusedError(HTTPStatus.BAD_REQUEST, found, enrolling.SENTENCES[found])
    hall, rules = await office.read(
        lambda connection: (office.hall(connection, found.unit), office.rules_in(connection))
    )
    log.info("office.enrolled", kiosk=found.kiosk, window=found.window)
    return Enrolled(
        kiosk=found.kiosk,
        window=found.window,
        unit=found.unit,
        office_key=office.about.public_key,
        store=office.about.store,
        simulated=office.about.simulated,
        directory=hall,
        rules=rules,
    )


class _Signed(NamedTuple):
    """A body of an enrolled kiosk."""

    kiosk: Row[Any]
    message: int
    body: bytes


@post(exchange.PATH, opt={"right": "kiosk", "asks": exchange.Request, "answers": Reply}, status_code=HTTPStatus.OK)
async def post_exchange(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Take what a kiosk counted; answer, signed, when it is durable."""
    office = office_of(state)
    body = await request.body()
    signed = await office.read(lambda connection: _signed(connection, request.headers, body))
    status = HTTPStatus.OK
    try:
        said = msgspec.json.encode(await _exchange(office, signed))
    except RefusedError as error:
        log.info("office.refused", code=error.code, path=exchange.PATH, status=error.status_code)
        status, said = HTTPStatus(error.status_code), msgspec.json.encode(Failure(error.code, error.detail))
    signature = sign(office.key, reply_bytes(status, signed.kiosk.kiosk, signed.message, said))
    return Response(said, status_code=status, media_type=MediaType.JSON, headers={SIGNATURE_HEADER: signature})


def _signed(connection: Connection, headers: Mapping[str, str], body: bytes) -> _Signed:
    """Who sent a body, by its signature. Nothing in the body is believed, or even read, before."""
    name, number = headers.get(KIOSK_HEADER, ""), headers.get(MESSAGE_HEADER, "")
    kiosk = connection.execute(select(schema.kiosk).where(schema.kiosk.c.kiosk == name)).one_or_none()
    if kiosk is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "unknown_kiosk", "No kiosk of this name is enrolled.")
    message = int(number) if number.isascii() and number.isdigit() and len(number) <= 16 else -1
    said = request_bytes("POST", exchange.PATH, name, message, body)
    if not is_signed(kiosk.public_key, headers.get(SIGNATURE_HEADER, ""), said):
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "unknown_kiosk", "The signature is not this kiosk's.")
    if kiosk.revoked_at is not None:
        raise RefusedError(HTTPStatus.FORBIDDEN, "revoked_kiosk", "The key of this kiosk was revoked.")
    return _Signed(kiosk, message, body)


async def _exchange(office: Office, signed: _Signed) -> Reply:
    try:
        asked = exchange.decode_request(signed.body)
    except msgspec.MsgspecError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", str(error)) from error
    if asked.protocol != exchange.PROTOCOL:
        detail = f"This office speaks protocol {exchange.PROTOCOL}."
        raise RefusedError(HTTPStatus.UPGRADE_REQUIRED, "unknown_protocol", detail)
    if asked.kiosk != signed.kiosk.kiosk or asked.message != signed.message:
        detail = "The body names another kiosk or message than its headers."
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", detail)
    now = office.clock()
    accepted = await office.writer.do(
        lambda connection: accept(connection, office.key, office.about.zone, asked, now), one_kiosk=True
    )
    _tell(asked, accepted)
    office.metrics.rows.inc(accepted.changed)
    news = await office.read(lambda connection: _news(office, connection, signed.kiosk, asked))
    return Reply(
        store=office.about.store,
        now=office.clock(),
        run=asked.run,
        message=asked.message,
        upto=asked.upto,
        receipt=accepted.countersigned.receipt,
        chain_refused=accepted.countersigned.refused,
        want=accepted.want,
        elsewhere=accepted.elsewhere,
        directory=news.directory,
        stars=news.stars,
        rules=news.rules,
        next_in_s=NEXT_IN_S,
        spread_s=max(SPREAD_LEAST_S, news.kiosks / KIOSKS_A_SECOND),
    )


class _News(NamedTuple):
    """What a kiosk does not hold yet, and how many kiosks there are."""

    directory: HallDirectory | None
    rules: RulePack | None
    stars: HallStars | None
    kiosks: int


def _news(office: Office, connection: Connection, kiosk: Row[Any], asked: exchange.Request) -> _News:
    kiosks = int(connection.execute(select(func.count()).select_from(schema.kiosk)).scalar_one())
    pack = office.rules_in(connection)
    rules = pack if asked.held.rules != rules_version(pack) else None
    other_directory = asked.held.directory != directory_store.version(connection)
    other_stars = asked.held.stars != deciding.version(connection)
    if not other_directory and not other_stars:
        return _News(None, rules, None, kiosks)
    of_window = connection.execute(select(schema.window.c.unit).where(schema.window.c.id == kiosk.window)).scalar()
    unit = of_window or kiosk.unit
    return _News(
        office.hall(connection, unit) if other_directory else None,
        rules,
        deciding.of_hall(connection, unit) if other_stars else None,
        kiosks,
    )


def _tell(asked: exchange.Request, accepted: Accepted) -> None:
    log.info("office.accepted", kiosk=asked.kiosk, rows=accepted.changed)
    for alarm in accepted.alarms:
        log.warning("office.alarm", kiosk=alarm.kiosk, alarm=alarm.alarm, detail=alarm.detail)
