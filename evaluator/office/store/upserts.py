"""The hot statements, by hand for each database.

A row of a kiosk is kept when its seq is higher than the one held; counts are added to those held.
"""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql

Values = tuple[Any, ...]
Counts = dict[Values, int]
"""What is added, by the whole key of a table that ends in n."""
_POSTGRESQL: Final = postgresql.dialect()  # type: ignore[no-untyped-call]  # carries no types


class _Upsert(NamedTuple):
    statement: str
    key: "itemgetter[Any]"
    seq: int


class _Adding(NamedTuple):
    statement: str
    emptied: str


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
    return _run(connection, upsert.statement, [newest[key] for key in sorted(newest)])


def add_up(connection: Connection, table: Table, counts: Counts) -> None:
    """Add to the counts of a table; a row that comes to nothing is gone."""
    rows = sorted((*key, n) for key, n in counts.items() if n)
    if not rows:
        return
    adding = _adding(table, connection.dialect.name == "sqlite")
    _run(connection, adding.statement, rows)
    if emptied := [row[:-1] for row in rows if row[-1] < 0]:
        connection.exec_driver_sql(adding.emptied, emptied)


def _run(connection: Connection, statement: str, rows: list[Values]) -> int:
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql(statement, rows).rowcount
    return connection.exec_driver_sql(statement, tuple(list(column) for column in zip(*rows, strict=True))).rowcount


@cache
def _sqlite(table: Table) -> _Upsert:
    return _upsert(table, _places(table))


@cache
def _postgresql(table: Table) -> _Upsert:
    return _upsert(table, _arrays(table))


@cache
def _adding(table: Table, on_sqlite: bool) -> _Adding:
    _, key = _names(table)
    same = " AND ".join(f'"{name}" = {"?" if on_sqlite else "%s"}' for name in key)
    return _Adding(
        f"{_insert(table, _places(table) if on_sqlite else _arrays(table))}"
        f' DO UPDATE SET "n" = "{table.name}"."n" + excluded."n"',
        f'DELETE FROM "{table.name}" WHERE {same} AND "n" = 0',  # noqa: S608 - our names
    )


def _places(table: Table) -> str:
    return f"VALUES ({', '.join('?' * len(table.columns))})"


def _arrays(table: Table) -> str:
    """One array a column: the statement stays the same, and so prepared, for any number of rows."""
    arrays = ", ".join(f"%s::{column.type.compile(_POSTGRESQL)}[]" for column in table.columns)
    return f"SELECT * FROM unnest({arrays})"  # noqa: S608 - our types


def _upsert(table: Table, values: str) -> _Upsert:
    names, key = _names(table)
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    return _Upsert(
        f'{_insert(table, values)} DO UPDATE SET {kept} WHERE excluded.seq > "{table.name}".seq',
        itemgetter(*(names.index(name) for name in key)),
        names.index("seq"),
    )


def _insert(table: Table, values: str) -> str:
    names, key = _names(table)
    return f'INSERT INTO "{table.name}" ({_listed(names)}) {values} ON CONFLICT ({_listed(key)})'


def _names(table: Table) -> tuple[list[str], list[str]]:
    """Of all columns, and of those in the key."""
    return [column.name for column in table.columns], [column.name for column in table.primary_key.columns]


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
