"""Databases like one another, lent to a test and put back as they were: copying one anew takes fifty times as long."""

from typing import Final, NamedTuple

import psycopg
from psycopg import sql

from tests.support.postgres import Cluster

_SHAPE: Final = """
SELECT md5(string_agg(line, ',' ORDER BY line)) FROM (
    SELECT concat_ws(' ', table_name, column_name, data_type, is_nullable) AS line
    FROM information_schema.columns WHERE table_schema NOT IN ('pg_catalog', 'information_schema')
    UNION ALL SELECT concat_ws(' ', tgrelid::regclass, tgname, tgenabled) FROM pg_trigger WHERE NOT tgisinternal
    UNION ALL SELECT concat_ws(' ', conrelid::regclass, pg_get_constraintdef(oid)) FROM pg_constraint
) AS lines
"""
_SEQUENCES: Final = "SELECT sequencename, COALESCE(last_value, start_value), last_value IS NOT NULL FROM pg_sequences"
_END_OTHERS: Final = """
SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
USES_MOST: Final = 60
"""A database is lent this often; what was deleted from it makes it slower."""


class _Table(NamedTuple):
    name: sql.Identifier
    rows: bytes


class Lent:
    """Databases of a cluster, each like `template`, to which nobody may be connected."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster = cluster
        self._template = template
        self._spare: list[tuple[str, int]] = []
        with psycopg.connect(cluster.url(template)) as connection:
            names = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
            self._tables = [_Table(name := sql.Identifier(found), _rows(connection, name)) for (found,) in names]
            self._sequences = connection.execute(_SEQUENCES).fetchall()
            self._shape = _shape(connection)

    def lend(self) -> tuple[str, int]:
        """The name of a database and how often it was lent before; `take_back` takes both."""
        return self._spare.pop() if self._spare else (self._cluster.create(like=self._template), 0)

    def take_back(self, name: str, uses: int) -> None:
        """Put it back as it was; away with it where its tables, triggers or constraints are others now."""
        with psycopg.connect(self._cluster.url(name)) as connection:
            connection.execute(_END_OTHERS)
            same = _shape(connection) == self._shape
            if same:
                self._fill(connection)
        if same and uses < USES_MOST:
            self._spare.append((name, uses + 1))
        else:
            self._cluster.drop(name)

    def _fill(self, connection: psycopg.Connection) -> None:
        connection.execute("SET LOCAL session_replication_role = replica")  # no trigger, no foreign key
        for table in self._tables:
            connection.execute(sql.SQL("DELETE FROM {}").format(table.name))
        with connection.cursor() as cursor:
            for table in self._tables:
                with cursor.copy(sql.SQL("COPY {} FROM STDIN").format(table.name)) as copy:
                    copy.write(table.rows)
        for name, value, called in self._sequences:
            connection.execute("SELECT setval(%s::regclass, %s, %s)", [name, value, called])


def _rows(connection: psycopg.Connection, table: sql.Identifier) -> bytes:
    with connection.cursor() as cursor, cursor.copy(sql.SQL("COPY {} TO STDOUT").format(table)) as copy:
        return b"".join(bytes(part) for part in copy)


def _shape(connection: psycopg.Connection) -> object:
    return connection.execute(_SHAPE).fetchone()
