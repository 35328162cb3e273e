"""What the office's tables are made of.

Instants are UTC text of one width, days and months are integers made by the application (20261121, 202611).
A column that names a thing of another table is "" where there is none, so that it can stand in a key.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)
from sqlalchemy.dialects.sqlite import BLOB, REAL
from sqlalchemy.types import TypeEngine

WHOLE: Final[TypeEngine[int]] = BigInteger().with_variant(Integer, "sqlite")
REALS: Final[TypeEngine[float]] = Double().with_variant(REAL(), "sqlite")
BYTES: Final[TypeEngine[bytes]] = LargeBinary().with_variant(BLOB(), "sqlite")

metadata: Final = MetaData()


def text(name: str, *, default: str | None = None) -> Column[str]:
    return Column(name, Text, nullable=False, server_default=default)


def maybe_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def whole(name: str, *, default: str | None = None) -> Column[int]:
    return Column(name, WHOLE, nullable=False, server_default=default)


def maybe_whole(name: str) -> Column[int]:
    return Column(name, WHOLE, nullable=True)


def table(name: str, *parts: Column[str] | Column[int] | Column[float] | Column[bytes], key: tuple[str, ...]) -> Table:
    return Table(name, metadata, *parts, PrimaryKeyConstraint(*key), sqlite_strict=True, sqlite_with_rowid=False)
