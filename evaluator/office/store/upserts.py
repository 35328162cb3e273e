"""The hot statement, by hand for each database: a row of a kiosk is kept when its seq is higher than the one held."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table, delete
from sqlalchemy.dialects import postgresql

Values = tuple[Any, ...]
_POSTGRESQL: Final = postgresql.dialect()  # type: ignore[no-untyped-call]  # carries no types


class _Upsert(NamedTuple):
    statement: str
    key: "itemgetter[Any]"
    seq: int


def keep_newest(connection: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Upsert rows whose values stand in the order of the table's columns; how many were new or newer.

    A key that stands twice counts once, with its higher seq: PostgreSQL refuses to touch a row twice in one statement.
    """
    if not rows:
        return 0
    on_sqlite = connection.dialect.name == "sqlite"
    upsert = _sqlite(table) if on_sqlite else _postgresql(table)
    newest: dict[Any, Values] = {}
    for row in rows:
        key = upsert.key(row)
        held = newest.get(key)
        if held is None or row[upsert.seq] > held[upsert.seq]:
            newest[key] = row
    ordered = [newest[key] for key in sorted(newest)]
    if on_sqlite:
        return connection.exec_driver_sql(upsert.statement, ordered).rowcount
    columns = tuple(list(column) for column in zip(*ordered, strict=True))
    return connection.exec_driver_sql(upsert.statement, columns).rowcount


def add_up(connection: Connection, table: Table, rows: Sequence[Values]) -> None:
    """Add what rows bring to what is held under their keys; each key stands once, n last. Nothing stays that is 0.

    The first two columns are a time and a kiosk, as in every roll-up.
    """
    if not rows:
        return
    ordered = sorted(rows)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(_adding_sqlite(table), ordered)
    else:
        connection.exec_driver_sql(
            _adding_postgresql(table), tuple(list(column) for column in zip(*ordered, strict=True))
        )
    when, kiosk, *_ = table.columns
    at = when.in_(sorted({row[0] for row in rows})), kiosk.in_(sorted({row[1] for row in rows}))
    connection.execute(delete(table).where(*at, table.c.n == 0))


@cache
def _sqlite(table: Table) -> _Upsert:
    return _upsert(table, _values(table))


@cache
def _postgresql(table: Table) -> _Upsert:
    return _upsert(table, _arrays(table))


@cache
def _adding_sqlite(table: Table) -> str:
    return _adding(table, _values(table))


@cache
def _adding_postgresql(table: Table) -> str:
    return _adding(table, _arrays(table))


def _values(table: Table) -> str:
    return f"VALUES ({', '.join('?' * len(table.columns))})"


def _arrays(table: Table) -> str:
    """One array a column: the statement stays the same, and so prepared, for any number of rows."""
    arrays = ", ".join(f"%s::{column.type.compile(_POSTGRESQL)}[]" for column in table.columns)
    return f"SELECT * FROM unnest({arrays})"  # noqa: S608 - our types


def _upsert(table: Table, values: str) -> _Upsert:
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key.columns]
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    return _Upsert(
        f'{_insert(table, values)} {kept} WHERE excluded.seq > "{table.name}".seq',
        itemgetter(*(names.index(name) for name in key)),
        names.index("seq"),
    )


def _adding(table: Table, values: str) -> str:
    return f'{_insert(table, values)} n = "{table.name}".n + excluded.n'


def _insert(table: Table, values: str) -> str:
    names = _listed([column.name for column in table.columns])
    key = _listed([column.name for column in table.primary_key.columns])
    return f'INSERT INTO "{table.name}" ({names}) {values} ON CONFLICT ({key}) DO UPDATE SET'


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
