"""The hot statement, by hand for each database: a row of a kiosk is kept when its seq is higher than the one held."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Table

Values = tuple[Any, ...]


class _Upsert(NamedTuple):
    statement: str
    key: tuple[int, ...]
    seq: int


def keep_newest(connection: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Upsert rows whose values stand in the order of the table's columns; how many were new or newer.

    A key that stands twice counts once, with its higher seq: PostgreSQL refuses to touch a row twice in one statement.
    """
    if not rows:
        return 0
    upsert = _BY_DIALECT[connection.dialect.name](table)
    newest: dict[Values, Values] = {}
    for row in rows:
        key = tuple(row[at] for at in upsert.key)
        held = newest.get(key)
        if held is None or row[upsert.seq] > held[upsert.seq]:
            newest[key] = row
    ordered = [newest[key] for key in sorted(newest)]
    return connection.exec_driver_sql(upsert.statement, ordered).rowcount


@cache
def _sqlite(table: Table) -> _Upsert:
    names = [column.name for column in table.columns]
    key = [column.name for column in table.primary_key.columns]
    kept = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in key)
    return _Upsert(
        f'INSERT INTO "{table.name}" ({_listed(names)}) VALUES ({", ".join("?" * len(names))})'  # noqa: S608 - our names
        f' ON CONFLICT ({_listed(key)}) DO UPDATE SET {kept} WHERE excluded.seq > "{table.name}".seq',
        tuple(names.index(name) for name in key),
        names.index("seq"),
    )


def _listed(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_BY_DIALECT: Final = {"sqlite": _sqlite}
