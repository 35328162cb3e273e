"""The accounts there are, and how a system administrator keeps them. An account is closed, never deleted."""

from datetime import datetime
from typing import Final, Literal

from sqlalchemy import Connection, func, select

from evaluator.domain.roles import Role
from evaluator.office.instants import read, written
from evaluator.office.people import audit, tries
from evaluator.office.store import schema
from evaluator.office.store.schema import account as table
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


def accounts(connection: Connection) -> tuple[Account, ...]:
    """All of them by name, the closed ones last."""
    rows = connection.execute(select(table).order_by(table.c.closed_at.is_not(None), table.c.account)).all()
    locked = tries.locked(connection, [row.account for row in rows])
    return tuple(
        Account(
            account=row.account,
            role=row.role,
            unit=row.unit,
            must_change=bool(row.must_change),
            locked=row.account in locked,
            created_at=read(row.created_at),
            closed_at=None if row.closed_at is None else read(row.closed_at),
        )
        for row in rows
    )


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


def change(connection: Connection, who: str, account: str, role: Role, unit: str, now: datetime) -> Fault | None:
    """Another role or unit. Sessions go on and hold the new rights from the next call."""
    fault = _fault_with(connection, who, account, leaves=role != ADMINISTRATOR) or _fault_of(connection, role, unit)
    if fault is not None:
        return fault
    connection.execute(table.update().where(table.c.account == account).values(role=role, unit=unit))
    audit.note(connection, now, who, "account.changed", account=account, role=role, unit=unit)
    return None


def close(connection: Connection, who: str, account: str, now: datetime) -> Fault | None:
    """Nobody signs in with it again; what it did stays under its name."""
    if (fault := _fault_with(connection, who, account, leaves=True)) is not None:
        return fault
    connection.execute(table.update().where(table.c.account == account).values(closed_at=written(now)))
    connection.execute(schema.session.delete().where(schema.session.c.account == account))
    audit.note(connection, now, who, "account.closed", account=account)
    return None


def restore(connection: Connection, who: str, account: str, verifier: str, now: datetime) -> Fault | None:
    """A closed account is in use again, with a one-time password and the role and unit it had."""
    row = connection.execute(select(table).where(table.c.account == account)).one_or_none()
    if row is None:
        return "unknown_account"
    if row.closed_at is None:
        return "account_in_use"
    if (fault := _fault_of(connection, row.role, row.unit)) is not None:
        return fault
    tries.forget(connection, account)
    again = {"closed_at": None, "password": verifier, "must_change": 1}
    connection.execute(table.update().where(table.c.account == account).values(**again))
    audit.note(connection, now, who, "account.restored", account=account, role=row.role, unit=row.unit)
    return None


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
