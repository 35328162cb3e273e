"""The hot statements, by hand for each database.

A row of a kiosk is kept when its seq is higher than the one held; counts are added to those held.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import postgresql

from evaluator.office.store.hot import packed

Values = tuple[Any, ...]
Counts = dict[Values, int]
"""What is added, by the whole key of a table that ends in n."""
_NONE: Final[Mapping[Values, Values]] = MappingProxyType({})
_POSTGRESQL: Final = postgresql.dialect()  # type: ignore[no-untyped-call]  # carries no types


class _Adding(NamedTuple):
    statement: str
    emptied: str


def newest(table: Table, rows: Iterable[Values], held: Mapping[Values, Values] = _NONE) -> dict[Values, Values]:
    """By their key those rows, in the order of the table's columns, that are newer than the one held.

    A key that stands twice counts once, with its higher seq: PostgreSQL refuses to touch a row twice in one statement.
    """
    names, key_names = _names(table)
    key_of, seq = itemgetter(*(names.index(name) for name in key_names)), names.index("seq")
    found: dict[Values, Values] = {}
    for row in rows:
        key = key_of(row)
        before = found.get(key) or held.get(key)
        if before is None or row[seq] > before[seq]:
            found[key] = row
    return found


def keep_newest(connection: Connection, table: Table, rows: Iterable[Values]) -> int:
    """Upsert rows; how many were new or newer."""
    return keep(connection, table, newest(table, rows))


def keep(connection: Connection, table: Table, rows: Mapping[Values, Values]) -> int:
    """Upsert what `newest` found; how many were new or newer."""
    return _run(connection, _upsert(table, connection.dialect.name), list(rows.values())) if rows else 0


def add_up(connection: Connection, table: Table, counts: Counts) -> None:
    """Add to the counts of a table; a row that comes to nothing is gone."""
    rows = [(*key, n) for key, n in counts.items() if n]
    if not rows:
        return
    adding = _adding(table, connection.dialect.name)
    _run(connection, adding.statement, rows)
    if emptied := [row[:-1] for row in rows if row[-1] < 0]:
        connection.exec_driver_sql(adding.emptied, emptied)


def _run(connection: Connection, statement: str, rows: list[Values]) -> int:
    if connection.dialect.name == "sqlite":
        return connection.exec_driver_sql(statement, rows).rowcount
    return connection.exec_driver_sql(statement, (packed(rows),)).rowcount


@cache
def _upsert(table: Table, dialect: str) -> str:
    names, key = _names(table)
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    return f'{_insert(table, dialect)} DO UPDATE SET {kept} WHERE excluded.seq > "{table.name}".seq'


@cache
def _adding(table: Table, dialect: str) -> _Adding:
    _, key = _names(table)
    same = " AND ".join(f'"{name}" = {"?" if dialect == "sqlite" else "%s"}' for name in key)
    return _Adding(
        f'{_insert(table, dialect)} DO UPDATE SET "n" = "{table.name}"."n" + excluded."n"',
        f'DELETE FROM "{table.name}" WHERE {same} AND "n" = 0',  # noqa: S608 - our names
    )


def _insert(table: Table, dialect: str) -> str:
    names, key = _names(table)
    rows = f"VALUES ({', '.join('?' * len(names))})" if dialect == "sqlite" else _unpacked(table)
    return f'INSERT INTO "{table.name}" ({_listed(names)}) {rows} ON CONFLICT ({_listed(key)})'


def _unpacked(table: Table) -> str:
    """All rows in one value: the statement stays the same, and so prepared, for any number of them."""
    parts = (f"(value ->> {at})::{column.type.compile(_POSTGRESQL)}" for at, column in enumerate(table.columns))
    return f"SELECT {', '.join(parts)} FROM jsonb_array_elements(%s::jsonb)"  # noqa: S608 - our types


def _names(table: Table) -> tuple[list[str], list[str]]:
    """Of all columns, and of those in the key."""
    return [column.name for column in table.columns], [column.name for column in table.primary_key.columns]


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
