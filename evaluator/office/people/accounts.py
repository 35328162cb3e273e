"""Accounts and sessions: who signs in at the manager's desk, and how long a token is worth anything.

A try is counted (`tries`) before the password is looked at and taken back when it was right, so that tries side by side
cannot slip past the lock-out.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.domain.roles import Role
from evaluator.office.instants import read, written
from evaluator.office.people import audit, tries
from evaluator.office.people.tries import Locked
from evaluator.office.store import schema

SESSION_LIFE: Final = timedelta(hours=12)
Weak = Literal["password_same", "password_weak"]
_KINDS_LEAST: Final = 5
"""The fewest different letters a password may be made of."""


class Counted(NamedTuple):
    """A try was counted; look at the password now."""

    verifier: str | None
    """None when there is no such account: look all the same, so that nobody can tell."""


class Person(NamedTuple):
    """Who holds a session."""

    account: str
    role: Role
    unit: str
    """What they see; "" is the whole office."""
    must_change: bool
    token_hash: str


def count_try(connection: Connection, account: str, now: datetime) -> Counted | Locked:
    """Count one try, or say how long to wait. Kept in the file: a restart resets nothing."""
    locked = tries.count(connection, account, now)
    if locked is not None:
        return locked
    row = _account(connection, account)
    return Counted(None if row is None else row.password)


def sign_in(connection: Connection, account: str, now: datetime) -> tuple[str, Person]:
    """A new session after a right password: its token, told once, and whose it is."""
    token = secrets.token_urlsafe(32)
    tries.forget(connection, account)
    connection.execute(schema.session.delete().where(schema.session.c.expires_at < written(now)))
    connection.execute(
        schema.session.insert().values(
            token_hash=_hash(token), account=account, created_at=written(now), expires_at=written(now + SESSION_LIFE)
        )
    )
    audit.note(connection, now, account, "session.begun")
    row = connection.execute(select(schema.account).where(schema.account.c.account == account)).one()
    return token, _person(row, _hash(token))


def person(connection: Connection, token: str, now: datetime) -> Person | None:
    """Whose session a token is; None when it has ended, or never was one."""
    found = connection.execute(
        select(schema.account, schema.session.c.expires_at, schema.session.c.token_hash)
        .join(schema.session, schema.session.c.account == schema.account.c.account)
        .where(schema.session.c.token_hash == _hash(token), schema.account.c.closed_at.is_(None))
    ).one_or_none()
    if found is None or read(found.expires_at) <= now:
        return None
    return _person(found, found.token_hash)


def sign_out(connection: Connection, who: Person, now: datetime) -> None:
    """End one session."""
    connection.execute(schema.session.delete().where(schema.session.c.token_hash == who.token_hash))
    audit.note(connection, now, who.account, "session.ended")


def fault_of(account: str, old: str, new: str) -> Weak | None:
    """Why a new password is refused; None when it is good. Its length is checked on the wire."""
    if new == old:
        return "password_same"
    if len(set(new)) < _KINDS_LEAST or account.lower() in new.lower():
        return "password_weak"
    return None


def set_password(connection: Connection, who: Person, verifier: str, now: datetime) -> None:
    """A password chosen by its owner. Every other session of the account ends."""
    tries.forget(connection, who.account)
    chosen = {"password": verifier, "must_change": 0}
    connection.execute(schema.account.update().where(schema.account.c.account == who.account).values(**chosen))
    connection.execute(
        schema.session.delete().where(
            schema.session.c.account == who.account, schema.session.c.token_hash != who.token_hash
        )
    )
    audit.note(connection, now, who.account, "password.changed")


def reopen(connection: Connection, who: str, account: str, verifier: str, now: datetime) -> bool:
    """A one-time password for whoever was locked out or forgot theirs. Sessions end; False when nobody is called so."""
    if _account(connection, account) is None:
        return False
    tries.forget(connection, account)
    keep(connection, who, account, now, password=verifier, must_change=1)
    connection.execute(schema.session.delete().where(schema.session.c.account == account))
    audit.note(connection, now, who, "account.reopened", account=account)
    return True


def keep(connection: Connection, who: str, account: str, now: datetime, **values: str | int | None) -> None:
    """Make the next version of an account, as an administrator wants it."""
    version = {"version": schema.account.c.version + 1, "changed_at": written(now), "changed_by": who}
    connection.execute(schema.account.update().where(schema.account.c.account == account).values(**version, **values))


def _account(connection: Connection, account: str) -> Row[Any] | None:
    return connection.execute(
        select(schema.account).where(schema.account.c.account == account, schema.account.c.closed_at.is_(None))
    ).one_or_none()


def _person(row: Row[Any], token_hash: str) -> Person:
    return Person(row.account, row.role, row.unit, bool(row.must_change), token_hash)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
