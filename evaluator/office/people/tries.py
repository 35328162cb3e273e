"""How often a name was tried with a wrong password, known here or not, so that a wait betrays nobody."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import Connection, func, select

from evaluator.domain.lockout import wait_s
from evaluator.office.instants import read, written
from evaluator.office.store.schema import account as accounts
from evaluator.office.store.schema import sign_in_try

STRANGERS_MOST: Final = 10_000
"""Names that nobody here has are remembered up to this many; the longest untried one goes first."""


class Locked(NamedTuple):
    """No try now. `for_s` None: only an administrator can help."""

    for_s: float | None


def count(connection: Connection, name: str, now: datetime) -> Locked | None:
    """Count one try before the password is looked at; or, with nothing counted, how long to wait.

    A last try in the future (two servers' clocks, or a clock set back) counts as one of now.
    """
    key = _hash(name)
    row = connection.execute(select(sign_in_try).where(sign_in_try.c.name_hash == key)).one_or_none()
    if row is None:
        _make_room(connection)
        connection.execute(sign_in_try.insert().values(name_hash=key, wrong=1, last_at=written(now)))
        return None
    wait = wait_s(row.wrong)
    if wait is None:
        return Locked(None)
    last = min(now, read(row.last_at))
    left = wait - (now - last).total_seconds()
    kept = {"last_at": written(last)} if left > 0 else {"wrong": row.wrong + 1, "last_at": written(now)}
    connection.execute(sign_in_try.update().where(sign_in_try.c.name_hash == key).values(kept))
    return Locked(left) if left > 0 else None


def forget(connection: Connection, name: str) -> None:
    """The password was right, or an administrator opened the account."""
    connection.execute(sign_in_try.delete().where(sign_in_try.c.name_hash == _hash(name)))


def locked(connection: Connection, names: Iterable[str]) -> set[str]:
    """Those of the names that only an administrator can open."""
    by_hash = {_hash(name): name for name in names}
    rows = connection.execute(select(sign_in_try)).all()
    return {by_hash[row.name_hash] for row in rows if row.name_hash in by_hash and wait_s(row.wrong) is None}


def _make_room(connection: Connection) -> None:
    """An account's own count is never what goes: a crowd of invented names must not open it."""
    if connection.execute(select(func.count()).select_from(sign_in_try)).scalar_one() < STRANGERS_MOST:
        return
    own = {_hash(name) for name in connection.execute(select(accounts.c.account)).scalars()}
    oldest = select(sign_in_try.c.name_hash).where(sign_in_try.c.name_hash.not_in(own)).order_by(sign_in_try.c.last_at)
    connection.execute(sign_in_try.delete().where(sign_in_try.c.name_hash.in_(oldest.limit(1))))


def _hash(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()
