"""The accounts there are, and how a system administrator keeps them. An account is closed, never deleted.

An act names the version of the account it rests on; 0, as an older desk and the command line send it, is any version.
"""

from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, func, select

from evaluator.domain.roles import Role
from evaluator.office.instants import read, written
from evaluator.office.people import audit, tries
from evaluator.office.people.accounts import keep, reopen
from evaluator.office.store import schema
from evaluator.office.store.schema import account as table
from evaluator.wire.directory import Version
from evaluator.wire.people import Account

Fault = Literal[
    "account_exists",
    "unknown_account",
    "account_in_use",
    "own_account",
    "last_administrator",
    "unknown_unit",
    "unit_needed",
]
ADMINISTRATOR: Final[Role] = "system_administrator"


class Meanwhile(NamedTuple):
    """Somebody else has changed the account since; nothing was done."""

    held: Account
    by: Version | None
    """None where nobody has since it was made."""


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All of them by name, the closed ones last."""
    rows = connection.execute(select(table).order_by(table.c.closed_at.is_not(None), table.c.account)).all()
    locked = tries.locked(connection, [row.account for row in rows])
    return tuple(_told(row, locked=row.account in locked) for row in rows)


def meanwhile(connection: Connection, account: str, base: int) -> Meanwhile | None:
    """The account as it stands, where that is not the version an act rests on."""
    row = connection.execute(select(table).where(table.c.account == account)).one_or_none()
    if row is None or base in (0, row.version):
        return None
    held = _told(row, locked=account in tries.locked(connection, [account]))
    by = Version(row.version, read(row.changed_at), row.changed_by, "") if row.changed_at else None
    return Meanwhile(held, by)


def add(
    connection: Connection, who: str, account: str, role: Role, unit: str, verifier: str, now: datetime
) -> Fault | None:
    """A new account with a one-time password. A name that was ever used is never given to somebody else."""
    if connection.execute(select(table.c.account).where(table.c.account == account)).one_or_none() is not None:
        return "account_exists"
    if (fault := _fault_of(connection, role, unit)) is not None:
        return fault
    connection.execute(
        table.insert().values(
            account=account, role=role, unit=unit, password=verifier, must_change=1, created_at=written(now)
        )
    )
    audit.note(connection, now, who, "account.added", account=account, role=role, unit=unit)
    return None


def change(
    connection: Connection, who: str, account: str, role: Role, unit: str, now: datetime, base: int = 0
) -> Fault | Meanwhile | None:
    """Another role or unit. Sessions go on and hold the new rights from the next call."""
    if (fault := _fault_with(connection, who, account, leaves=role != ADMINISTRATOR)) is not None:
        return fault
    if (found := meanwhile(connection, account, base) or _fault_of(connection, role, unit)) is not None:
        return found
    keep(connection, who, account, now, role=role, unit=unit)
    audit.note(connection, now, who, "account.changed", account=account, role=role, unit=unit)
    return None


def close(connection: Connection, who: str, account: str, now: datetime, base: int = 0) -> Fault | Meanwhile | None:
    """Nobody signs in with it again; what it did stays under its name."""
    found = _fault_with(connection, who, account, leaves=True) or meanwhile(connection, account, base)
    if found is not None:
        return found
    keep(connection, who, account, now, closed_at=written(now))
    connection.execute(schema.session.delete().where(schema.session.c.account == account))
    audit.note(connection, now, who, "account.closed", account=account)
    return None


def open_again(
    connection: Connection, who: str, account: str, verifier: str, now: datetime, base: int = 0
) -> Fault | Meanwhile | None:
    """A one-time password for whoever was locked out or forgot theirs. Of two at once one is given out."""
    if (found := meanwhile(connection, account, base)) is not None and found.held.closed_at is None:
        return found
    return None if reopen(connection, who, account, verifier, now) else "unknown_account"


def restore(
    connection: Connection, who: str, account: str, verifier: str, now: datetime, base: int = 0
) -> Fault | Meanwhile | None:
    """A closed account is in use again, with a one-time password and the role and unit it had."""
    row = connection.execute(select(table).where(table.c.account == account)).one_or_none()
    if row is None:
        return "unknown_account"
    if row.closed_at is None:
        return "account_in_use"
    if (found := meanwhile(connection, account, base) or _fault_of(connection, row.role, row.unit)) is not None:
        return found
    tries.forget(connection, account)
    keep(connection, who, account, now, closed_at=None, password=verifier, must_change=1)
    audit.note(connection, now, who, "account.restored", account=account, role=row.role, unit=row.unit)
    return None


def _told(row: Row[Any], *, locked: bool) -> Account:
    return Account(
        account=row.account,
        role=row.role,
        unit=row.unit,
        must_change=bool(row.must_change),
        locked=locked,
        created_at=read(row.created_at),
        closed_at=None if row.closed_at is None else read(row.closed_at),
        version=row.version,
    )


def _fault_of(connection: Connection, role: Role, unit: str) -> Fault | None:
    if role == "hall_manager" and not unit:
        return "unit_needed"
    known = select(schema.unit.c.id).where(schema.unit.c.id == unit, schema.unit.c.closed_day.is_(None))
    return "unknown_unit" if unit and connection.execute(known).one_or_none() is None else None


def _fault_with(connection: Connection, who: str, account: str, *, leaves: bool) -> Fault | None:
    """Why that account cannot be changed so. `leaves`: it would be no system administrator's afterwards."""
    role = connection.execute(
        select(table.c.role).where(table.c.account == account, table.c.closed_at.is_(None))
    ).scalar_one_or_none()
    if role is None:
        return "unknown_account"
    if account == who:
        return "own_account"
    others = select(func.count()).where(table.c.role == ADMINISTRATOR, table.c.closed_at.is_(None))
    if leaves and role == ADMINISTRATOR and connection.execute(others).scalar_one() == 1:
        return "last_administrator"
    return None
