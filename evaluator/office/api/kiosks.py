"""What kiosks ask: to be enrolled, and to hand over what they counted."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any, Final, NamedTuple

import msgspec
from litestar import MediaType, Request, Response, get, post
from litestar.datastructures import State
from sqlalchemy import Connection, Row, bindparam, select

from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of, log
from evaluator.office.devices import enrolling, keys
from evaluator.office.exchanging import answering
from evaluator.office.exchanging.acceptance import accept
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.office.store.hot import Hot
from evaluator.wire import devices, enrolment, exchange, refused
from evaluator.wire.devices import NewKey, NewKeyTaken
from evaluator.wire.enrolment import Enrolled, EnrolRequest
from evaluator.wire.exchange import Reply
from evaluator.wire.refused import SignedFailure
from evaluator.wire.signing import (
    KIOSK_HEADER,
    MESSAGE_HEADER,
    SIGNATURE_HEADER,
    is_signed,
    reply_bytes,
    request_bytes,
    sign,
)


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


_KIOSK: Final = Hot(select(schema.kiosk).where(schema.kiosk.c.kiosk == bindparam("kiosk")))


class _Signed(NamedTuple):
    """A body of an enrolled kiosk."""

    kiosk: Row[Any]
    message: int
    body: bytes


@post(
    exchange.PATH,
    opt={
        "right": "kiosk",
        "asks": exchange.Request,
        "answers": Reply,
        "refuses": {HTTPStatus.UPGRADE_REQUIRED: SignedFailure},
    },
    status_code=HTTPStatus.OK,
)
async def post_exchange(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Take what a kiosk counted; answer, signed, when it is durable."""
    office = office_of(state)
    body = await request.body()
    signed, asked = await office.read(lambda connection: _asked(office, connection, request.headers, body))
    if isinstance(asked, answering.NotUnderstoodError):
        log.info("office.refused", code=asked.code, path=exchange.PATH, status=asked.status)
        return _said(*_sealed(office, signed, asked.status, refused.failure(asked.code, str(asked), body)))
    now = office.clock()
    accepted = await office.writer.do(
        lambda connection: accept(connection, office.key, office.about.zone, asked, now), one_kiosk=True
    )
    answering.tell(asked, accepted)
    office.metrics.rows.inc(accepted.changed)

    def reply(connection: Connection) -> _Sealed:
        said = answering.reply(office, connection, signed.kiosk, asked, accepted)
        return _sealed(office, signed, HTTPStatus.OK, said)

    return _said(*await office.read(reply))


@post(
    devices.NEW_KEY_PATH,
    opt={"right": "kiosk", "asks": NewKey, "answers": NewKeyTaken},
    status_code=HTTPStatus.OK,
)
async def post_new_key(request: Request[Any, Any, State], state: State) -> Response[bytes]:
    """Change a kiosk's key for the one it has made; signed with the present one. A repeat is answered as the first."""
    office, asked, now = office_of(state), await body_of(request, NewKey), office_of(state).clock()
    body = await request.body()
    signed = await office.read(
        lambda connection: _signed(office, connection, devices.NEW_KEY_PATH, request.headers, body, asked)
    )
    kiosk = str(signed.kiosk.kiosk)
    if not await office.writer.do(lambda connection: keys.take(connection, kiosk, asked, now)):
        raise _refusal(
            office, signed, HTTPStatus.CONFLICT, "used_key", "This key was used before, or is not the kiosk's."
        )
    log.info("office.key_changed", kiosk=kiosk)
    return _said(*_sealed(office, signed, HTTPStatus.OK, NewKeyTaken(asked.public_key)))


def _signed(
    office: Office,
    connection: Connection,
    path: str,
    headers: Mapping[str, str],
    body: bytes,
    new_key: NewKey | None = None,
) -> _Signed:
    """Who sent a body, by its signature. A change of key may come again, signed with the key that is spent by then."""
    name, number = headers.get(KIOSK_HEADER, ""), headers.get(MESSAGE_HEADER, "")
    kiosk = _KIOSK.run(connection, kiosk=name).one_or_none()
    if kiosk is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "unknown_kiosk", "No kiosk of this name is enrolled.")
    message = int(number) if number.isascii() and number.isdigit() and len(number) <= 16 else -1
    said, signature = request_bytes("POST", path, name, message, body), headers.get(SIGNATURE_HEADER, "")
    is_theirs = (
        is_signed(kiosk.public_key, signature, said)
        if new_key is None
        else keys.is_theirs(connection, kiosk, new_key, signature, said)
    )
    if not is_theirs:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "unknown_kiosk", "The signature is not this kiosk's.")
    signed = _Signed(kiosk, message, body)
    if kiosk.revoked_at is not None:
        raise _refusal(office, signed, HTTPStatus.FORBIDDEN, "revoked_kiosk", "The key of this kiosk was revoked.")
    return signed


def _asked(
    office: Office, connection: Connection, headers: Mapping[str, str], body: bytes
) -> tuple[_Signed, exchange.Request | answering.NotUnderstoodError]:
    """Who asks what, in one go away from the loop."""
    signed = _signed(office, connection, exchange.PATH, headers, body)
    try:
        return signed, answering.understood(signed.kiosk.kiosk, signed.message, signed.body)
    except answering.NotUnderstoodError as error:
        return signed, error


class _Sealed(NamedTuple):
    status: HTTPStatus
    body: bytes
    signature: str


def _refusal(office: Office, signed: _Signed, status: HTTPStatus, code: str, why: str) -> RefusedError:
    """A no that the kiosk acts on for good, so it must be ours."""
    told = refused.failure(code, why, signed.body)
    return RefusedError(status, code, why, {SIGNATURE_HEADER: _sealed(office, signed, status, told).signature}, told)


def _sealed(office: Office, signed: _Signed, status: HTTPStatus, told: Reply | SignedFailure | NewKeyTaken) -> _Sealed:
    body = msgspec.json.encode(told)
    return _Sealed(status, body, sign(office.key, reply_bytes(status, signed.kiosk.kiosk, signed.message, body)))


def _said(status: HTTPStatus, body: bytes, signature: str) -> Response[bytes]:
    return Response(body, status_code=status, media_type=MediaType.JSON, headers={SIGNATURE_HEADER: signature})
