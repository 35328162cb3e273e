"""Who may answer cases of a unit: one rule for whom the desk offers and for whom a case is given to."""

from sqlalchemy import ColumnElement, Connection, select

from evaluator.domain.directory import Directory, units_below
from evaluator.domain.roles import may
from evaluator.office.store.schema import account


def owners_of(connection: Connection, directory: Directory, unit: str) -> tuple[str, ...]:
    """The open accounts that may answer cases of this unit, in the order of their names."""
    return tuple(sorted(_fitting(connection, directory, unit)))


def may_own(connection: Connection, directory: Directory, name: str, unit: str) -> bool:
    """Whether the account of this name is one of them."""
    return bool(_fitting(connection, directory, unit, account.c.account == name))


def _fitting(connection: Connection, directory: Directory, unit: str, *which: ColumnElement[bool]) -> list[str]:
    columns = account.c.account, account.c.role, account.c.unit
    rows = connection.execute(select(*columns).where(account.c.closed_at.is_(None), *which))
    handlers = [row for row in rows if may(row.role, "handle_cases")]
    places = {row.unit for row in handlers}
    here = {place for place in places if not place or unit in units_below(directory, place)}
    return [row.account for row in handlers if row.unit in here]
