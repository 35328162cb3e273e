"""Statements of every exchange: built and compiled once, then handed to the driver as they are.

To build a statement of SQLAlchemy's, or only to look it up, costs more than most of these take in the database.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from msgspec import json
from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    CursorResult,
    Dialect,
    Subquery,
    bindparam,
    cast,
    literal_column,
    select,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.functions import FunctionElement


class _Listed(ColumnElement[Any]):
    """The end of a comparison with a list."""

    inherit_cache = False

    def __init__(self, column: ColumnElement[Any], name: str) -> None:
        self.values = bindparam(name, type_=ARRAY(column.type))


def among(column: ColumnElement[Any], name: str) -> ColumnElement[bool]:
    """Whether a column is one of a list, which `Hot.run` is given by its name and which may be of any length."""
    return column.bool_op("")(_Listed(column, name))


@compiles(_Listed, "sqlite")
def _in_json(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - of any visitor
    return f"IN (SELECT value FROM json_each({compiler.process(listed.values, **how)}))"  # noqa: S608 - its place


@compiles(_Listed, "postgresql")
def _in_array(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - of any visitor
    return f"= ANY ({compiler.process(listed.values, **how)})"


class _Each(FunctionElement[Any]):
    """The elements of a JSON array, each as a row with one `value`."""

    inherit_cache = False


@compiles(_Each, "sqlite")
def _each_in_text(each: _Each, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - of any visitor
    return f"json_each({compiler.process(each.clauses, **how)})"


@compiles(_Each, "postgresql")
def _each_in_jsonb(each: _Each, compiler: SQLCompiler, **how: Any) -> str:  # noqa: ANN401 - of any visitor
    return f"jsonb_array_elements(CAST({compiler.process(each.clauses, **how)} AS jsonb))"


def given(name: str, columns: Sequence[ColumnElement[Any]], *others: ColumnElement[Any]) -> Subquery:
    """A table of rows that `Hot.run` is given by its name, `packed`, in the order of these columns; then `others`."""
    value = _Each(bindparam(name)).table_valued("value").c.value
    parts = [
        cast(value.op("->>")(literal_column(str(place))), column.type).label(column.name)
        for place, column in enumerate(columns)
    ]
    return select(*parts, *others).subquery()


def packed(rows: Sequence[tuple[Any, ...]]) -> str:
    """Rows as one value: an array for each column costs PostgreSQL's driver sixteen times as much."""
    return json.encode(rows).decode()


class _Compiled(NamedTuple):
    text: str
    fixed: dict[str, Any]
    places: tuple[str, ...] | None
    """Names in their places, for a driver that goes by places."""


class Hot:
    """One statement, compiled at its first run on each kind of database."""

    def __init__(self, statement: ClauseElement) -> None:
        self._statement = statement
        self._by_dialect: dict[str, _Compiled] = {}

    def run(self, connection: Connection, **values: Any) -> CursorResult[*tuple[Any, ...]]:  # noqa: ANN401 - of any type
        """Run it with the values of its `bindparam`s, and lists for those of `among`."""
        dialect = connection.dialect
        compiled = self._by_dialect.get(dialect.name) or self._compile(dialect)
        if compiled.places is None:
            return connection.exec_driver_sql(compiled.text, compiled.fixed | values)
        given = compiled.fixed | {
            name: json.encode(value).decode() if isinstance(value, list) else value for name, value in values.items()
        }
        return connection.exec_driver_sql(compiled.text, tuple(given[name] for name in compiled.places))

    def _compile(self, dialect: Dialect) -> _Compiled:
        made: Any = self._statement.compile(dialect=dialect)
        places = None if made.positiontup is None else tuple(made.positiontup)
        compiled = self._by_dialect[dialect.name] = _Compiled(str(made), dict(made.params), places)
        return compiled
