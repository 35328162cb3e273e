"""New keys for kiosks: the change is signed with the old key, made at once, and the old one never comes back."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from evaluator.office.devices.kiosk_list import Fault, find
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store.schema import kiosk as table
from evaluator.office.store.schema import spent_key
from evaluator.wire.devices import NewKey
from evaluator.wire.signing import is_signed, new_key_bytes


def is_spent(connection: Connection, public_key: str) -> bool:
    """Whether a kiosk once had this key."""
    found = connection.execute(select(spent_key.c.kiosk).where(spent_key.c.public_key == public_key).limit(1))
    return found.one_or_none() is not None


def switch(connection: Connection, kiosk: str, public_key: str, now: datetime) -> None:
    """From now on the kiosk speaks with this key alone."""
    old = connection.execute(select(table.c.public_key).where(table.c.kiosk == kiosk)).scalar_one()
    connection.execute(spent_key.insert().values(public_key=old, kiosk=kiosk, spent_at=written(now)))
    connection.execute(
        table.update().where(table.c.kiosk == kiosk).values(public_key=public_key, new_key_asked_at=None)
    )


def ask(connection: Connection, who: str, kiosk: str, now: datetime) -> Fault | None:
    """Have the kiosk make itself a new key at its next exchange."""
    row = find(connection, kiosk)
    if row is None:
        return "unknown_kiosk"
    if row.revoked_at is not None:
        return "revoked_kiosk"
    connection.execute(table.update().where(table.c.kiosk == kiosk).values(new_key_asked_at=written(now)))
    audit.note(connection, now, who, "kiosk.new_key_asked", kiosk=kiosk)
    return None


def is_theirs(connection: Connection, kiosk: Row[Any], asked: NewKey, signature: str, said: bytes) -> bool:
    """Whether the request was signed with the present key, or repeats the change that has been made already."""
    if is_signed(kiosk.public_key, signature, said):
        return True
    spent = connection.execute(select(spent_key.c.public_key).where(spent_key.c.kiosk == kiosk.kiosk)).scalars()
    return kiosk.public_key == asked.public_key and any(is_signed(key, signature, said) for key in spent)


def take(connection: Connection, kiosk: str, asked: NewKey, now: datetime) -> bool:
    """Change the key; False where the new one is used or is not theirs. A repeat changes nothing."""
    row = connection.execute(select(table.c.public_key).where(table.c.kiosk == kiosk)).one()
    if row.public_key == asked.public_key:
        return True
    held = connection.execute(select(table.c.kiosk).where(table.c.public_key == asked.public_key)).one_or_none()
    if held is not None or is_spent(connection, asked.public_key):
        return False
    if not is_signed(asked.public_key, asked.proof, new_key_bytes(kiosk, asked.public_key)):
        return False
    switch(connection, kiosk, asked.public_key, now)
    audit.note(connection, now, kiosk, "kiosk.key_changed", public_key=asked.public_key)
    return True
