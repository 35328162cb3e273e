"""The hot statement, by hand for each database: a row of a kiosk is kept when its seq is higher than the one held."""

from collections.abc import Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table
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


@cache
def _sqlite(table: Table) -> _Upsert:
    return _upsert(table, f"VALUES ({', '.join('?' * len(table.columns))})")


@cache
def _postgresql(table: Table) -> _Upsert:
    """One array a column: the statement stays the same, and so prepared, for any number of rows."""
    arrays = ", ".join(f"%s::{column.type.compile(_POSTGRESQL)}[]" for column in table.columns)
    return _upsert(table, f"SELECT * FROM unnest({arrays})")  # noqa: S608 - our types


def _upsert(table: Table, values: str) -> _Upsert:
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key.columns]
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    return _Upsert(
        f'INSERT INTO "{table.name}" ({_listed(names)}) {values}'
        f' ON CONFLICT ({_listed(key)}) DO UPDATE SET {kept} WHERE excluded.seq > "{table.name}".seq',
        itemgetter(*(names.index(name) for name in key)),
        names.index("seq"),
    )


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
