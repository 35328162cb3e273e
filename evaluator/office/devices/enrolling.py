"""Enrolment: one-time codes out, kiosks in."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.office.addresses import printable
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.wire.enrolment import LIFE_S, TRIES, EnrolRequest, new_name, new_secret

Refusal = Literal["wrong_code", "expired_code", "used_code", "blocked_code", "not_simulated", "simulated", "used_key"]

SENTENCES: Final[dict[Refusal, str]] = {
    "wrong_code": "There is no such code.",
    "expired_code": "The code is older than ten minutes.",
    "used_code": "The code has been used.",
    "blocked_code": "The code was tried wrongly too often.",
    "not_simulated": "This office counts real ratings; a simulated kiosk cannot be enrolled with it.",
    "simulated": "This office is simulated; only a simulated kiosk can be enrolled with it.",
    "used_key": "A kiosk with this key has counted already; enrol in a new folder.",
}


class NewCode(NamedTuple):
    """A code as it is told once; the office keeps a hash of the secret."""

    name: str
    secret: str


def make_code(connection: Connection, now: datetime, *, window: str, unit: str) -> NewCode:
    """A code for a window, or for a whole hall where `window` is ""."""
    taken = set(connection.execute(select(schema.enrolment_code.c.name)).scalars())
    name = next(name for name in iter(new_name, None) if name not in taken)
    secret = new_secret()
    connection.execute(
        schema.enrolment_code.insert().values(
            name=name,
            secret_hash=_hash(name, secret),
            window=window,
            unit=unit,
            created_at=written(now),
            expires_at=written(now + timedelta(seconds=LIFE_S)),
        )
    )
    audit.note(connection, now, audit.COMMAND_LINE, "enrolment_code.made", code=name, window=window, unit=unit)
    return NewCode(name, secret)


def enrol(connection: Connection, now: datetime, asked: EnrolRequest) -> Row[Any] | Refusal:
    """The new kiosk's row, or why not. A wrong secret counts against its code, and that count is kept."""
    code = connection.execute(
        select(schema.enrolment_code).where(schema.enrolment_code.c.name == asked.name.upper())
    ).one_or_none()
    if code is None:
        return "wrong_code"
    refusal = _refusal(connection, now, code, asked)
    at = schema.enrolment_code.c.name == code.name
    if refusal == "wrong_code":
        connection.execute(schema.enrolment_code.update().where(at).values(wrong_tries=code.wrong_tries + 1))
    if refusal is not None:
        return refusal
    kiosk = _keep(connection, now, code, asked)
    connection.execute(schema.enrolment_code.update().where(at).values(used_at=written(now), kiosk=kiosk))
    audit.note(connection, now, kiosk, "kiosk.enrolled", code=code.name, window=code.window, unit=code.unit)
    return connection.execute(select(schema.kiosk).where(schema.kiosk.c.kiosk == kiosk)).one()


def _keep(connection: Connection, now: datetime, code: Row[Any], asked: EnrolRequest) -> str:
    """Keep the kiosk. One that never heard the answer to its first try comes again with the same key."""
    values = {
        "window": code.window,
        "unit": code.unit,
        "simulated": int(asked.simulated),
        "enrolled_at": written(now),
        "program": printable(asked.program),
    }
    known = _by_key(connection, asked.public_key)
    if known is not None:
        connection.execute(schema.kiosk.update().where(schema.kiosk.c.kiosk == known.kiosk).values(**values))
        return str(known.kiosk)
    kiosk = f"k-{secrets.token_hex(8)}"
    connection.execute(schema.kiosk.insert().values(kiosk=kiosk, public_key=asked.public_key, **values))
    return kiosk


def _refusal(connection: Connection, now: datetime, code: Row[Any], asked: EnrolRequest) -> Refusal | None:
    if code.wrong_tries >= TRIES:
        return "blocked_code"
    if not hmac.compare_digest(code.secret_hash, _hash(code.name, asked.secret.upper())):
        return "wrong_code"
    if code.used_at is not None:
        return "used_code"
    if now > read(code.expires_at):
        return "expired_code"
    simulated = bool(connection.execute(select(schema.store.c.simulated)).scalar_one())
    if simulated != asked.simulated:
        return "simulated" if simulated else "not_simulated"
    known = _by_key(connection, asked.public_key)
    return "used_key" if known is not None and (known.last_seen_at or known.revoked_at) else None


def _by_key(connection: Connection, public_key: str) -> Row[Any] | None:
    return connection.execute(select(schema.kiosk).where(schema.kiosk.c.public_key == public_key)).one_or_none()


def _hash(name: str, secret: str) -> str:
    return hashlib.sha256(f"evaluator/enrolment/v1\n{name}\n{secret}".encode()).hexdigest()
