"""Every row of every table from one database into another, whichever they are."""

from typing import Final

from sqlalchemy import Connection, MetaData, select

_AT_ONCE: Final = 1_000
_STEP: Final = "alembic_version"
"""The table of the steps: the new database has been through its own."""


def copy_rows(old: Connection, new: Connection) -> None:
    """Copy all rows into tables of the same step that are empty. They are read in the order of their keys."""
    tables = MetaData()
    tables.reflect(new)
    for table in tables.sorted_tables:
        if table.name == _STEP:
            continue
        found = old.execution_options(yield_per=_AT_ONCE).execute(select(table).order_by(*table.primary_key))
        for rows in found.mappings().partitions():
            new.execute(table.insert(), [dict(row) for row in rows])
