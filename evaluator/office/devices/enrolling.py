"""Enrolment: one-time codes out, kiosks in."""

import hashlib
import hmac
import secrets
from datetime import datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.office.addresses import printable
from evaluator.office.devices.keys import is_spent, switch
from evaluator.office.devices.kiosk_list import ask_to_compare, find
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.wire.devices import CodeAsked, OpenCode
from evaluator.wire.enrolment import LIFE_S, TRIES, EnrolRequest, check_word, new_name, new_secret

Refusal = Literal[
    "wrong_code",
    "expired_code",
    "used_code",
    "blocked_code",
    "withdrawn_code",
    "not_simulated",
    "simulated",
    "used_key",
    "other_kiosk",
]
LIFE: Final = timedelta(seconds=LIFE_S)
PlaceFault = Literal["one_of_four", "unknown_window", "unknown_unit", "unknown_kiosk", "revoked_kiosk"]

SENTENCES: Final[dict[Refusal, str]] = {
    "wrong_code": "There is no such code.",
    "expired_code": "The code is past its time.",
    "used_code": "The code has been used.",
    "blocked_code": "The code was tried wrongly too often.",
    "withdrawn_code": "The code was withdrawn.",
    "not_simulated": "This office counts real ratings; a simulated kiosk cannot be enrolled with it.",
    "simulated": "This office is simulated; only a simulated kiosk can be enrolled with it.",
    "used_key": "A kiosk with this key has counted already; enrol in a new folder.",
    "other_kiosk": "This code gives one kiosk a new key; it is good beside that kiosk's own journal alone.",
}


class NewCode(NamedTuple):
    """A code as it is told once; the office keeps a hash of the secret."""

    name: str
    secret: str


class Place(NamedTuple):
    """Where the kiosk of a code will stand, and which other kiosk this is about."""

    window: str
    """"" where it is bound to a whole hall."""
    unit: str
    replaces: str = ""
    renews: str = ""


def place_of(connection: Connection, asked: CodeAsked) -> Place | PlaceFault:
    """What a code is asked for; a fault where that is nothing, several things, or not known."""
    if sum(map(bool, (asked.window, asked.unit, asked.replaces, asked.renews))) != 1:
        return "one_of_four"
    if asked.window:
        unit = connection.execute(
            select(schema.window.c.unit).where(schema.window.c.id == asked.window, schema.window.c.closed_day.is_(None))
        ).scalar()
        return Place(asked.window, unit) if unit else "unknown_window"
    if asked.unit:
        known = select(schema.unit.c.id).where(schema.unit.c.id == asked.unit, schema.unit.c.closed_day.is_(None))
        return Place("", asked.unit) if connection.execute(known).scalar() else "unknown_unit"
    kiosk = find(connection, asked.replaces or asked.renews)
    if kiosk is None:
        return "unknown_kiosk"
    if asked.renews and kiosk.revoked_at is not None:
        return "revoked_kiosk"
    return Place(kiosk.window, kiosk.unit, asked.replaces, asked.renews)


def make_code(
    connection: Connection,
    now: datetime,
    *,
    window: str,
    unit: str,
    replaces: str = "",
    renews: str = "",
    who: str = audit.COMMAND_LINE,
    life: timedelta = LIFE,
) -> NewCode:
    """A code for a window, or for a whole hall where `window` is "". It is good for so long and for `TRIES` tries."""
    taken = set(connection.execute(select(schema.enrolment_code.c.name)).scalars())
    name = next(name for name in iter(new_name, None) if name not in taken)
    secret = new_secret()
    place = {"window": window, "unit": unit, "replaces": replaces, "renews": renews}
    connection.execute(
        schema.enrolment_code.insert().values(
            name=name,
            secret_hash=_hash(name, secret),
            **place,
            created_at=written(now),
            expires_at=written(now + life),
            made_by=who,
        )
    )
    audit.note(connection, now, who, "enrolment_code.made", code=name, **place)
    return NewCode(name, secret)


def open_codes(connection: Connection, now: datetime) -> tuple[OpenCode, ...]:
    """The codes that a kiosk could still be enrolled with, newest first. Never a secret."""
    code = schema.enrolment_code
    rows = connection.execute(
        select(code)
        .where(
            code.c.used_at.is_(None),
            code.c.withdrawn_at.is_(None),
            code.c.expires_at >= written(now),
            code.c.wrong_tries < TRIES,
        )
        .order_by(code.c.created_at.desc(), code.c.name)
    )
    return tuple(
        OpenCode(
            name=row.name,
            window=row.window,
            unit=row.unit,
            replaces=row.replaces,
            renews=row.renews,
            made_by=row.made_by,
            expires_at=read(row.expires_at),
            tries_left=TRIES - row.wrong_tries,
        )
        for row in rows
    )


def withdraw(connection: Connection, who: str, name: str, now: datetime) -> bool:
    """Make a code worthless; False where there is none of this name or it was used. Twice is once."""
    code = schema.enrolment_code
    row = connection.execute(select(code).where(code.c.name == name.upper())).one_or_none()
    if row is None or row.used_at is not None:
        return False
    if row.withdrawn_at is None:
        connection.execute(code.update().where(code.c.name == row.name).values(withdrawn_at=written(now)))
        audit.note(connection, now, who, "enrolment_code.withdrawn", code=row.name)
    return True


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
    ask_to_compare(connection, kiosk, check_word(code.name, asked.secret, asked.public_key), now)
    if code.replaces:
        _retire(connection, now, code.replaces, kiosk)
    act = "kiosk.key_renewed" if code.renews else "kiosk.enrolled"
    audit.note(connection, now, kiosk, act, code=code.name, window=code.window, unit=code.unit)
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
    if code.renews:
        switch(connection, code.renews, asked.public_key, now)
        return str(code.renews)
    kiosk = f"k-{secrets.token_hex(8)}"
    connection.execute(schema.kiosk.insert().values(kiosk=kiosk, public_key=asked.public_key, **values))
    return kiosk


def _retire(connection: Connection, now: datetime, old: str, new: str) -> None:
    """A new kiosk has taken the place of a broken one, which may still hand over what is late."""
    retired = schema.kiosk.update().where(schema.kiosk.c.kiosk == old, schema.kiosk.c.kiosk != new)
    connection.execute(retired.values(retired_at=written(now), replaced_by=new))
    audit.note(connection, now, new, "kiosk.replaced", old=old)


def _refusal(connection: Connection, now: datetime, code: Row[Any], asked: EnrolRequest) -> Refusal | None:
    if code.wrong_tries >= TRIES:
        return "blocked_code"
    if not hmac.compare_digest(code.secret_hash, _hash(code.name, asked.secret.upper())):
        return "wrong_code"
    if code.used_at is not None:
        return "used_code"
    if code.withdrawn_at is not None:
        return "withdrawn_code"
    if now > read(code.expires_at):
        return "expired_code"
    simulated = bool(connection.execute(select(schema.store.c.simulated)).scalar_one())
    if simulated != asked.simulated:
        return "simulated" if simulated else "not_simulated"
    if asked.kiosk != code.renews:
        return "other_kiosk"
    known = _by_key(connection, asked.public_key)
    if known is not None and known.kiosk != code.renews and (code.renews or known.last_seen_at or known.revoked_at):
        return "used_key"
    renewed = find(connection, code.renews) if code.renews else None
    if is_spent(connection, asked.public_key) or (renewed is not None and renewed.revoked_at is not None):
        return "used_key"
    return None


def _by_key(connection: Connection, public_key: str) -> Row[Any] | None:
    return connection.execute(select(schema.kiosk).where(schema.kiosk.c.public_key == public_key)).one_or_none()


def _hash(name: str, secret: str) -> str:
    return hashlib.sha256(f"evaluator/enrolment/v1\n{name}\n{secret}".encode()).hexdigest()
