"""What the office holds of a run, against what the kiosk says it holds."""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, func, literal, select

from evaluator.domain.summary import Digest
from evaluator.office.store.schema import case_row, duty, reason, rhythm, signal_row, tally
from evaluator.wire.exchange import RunDigest


class Compared(NamedTuple):
    """The runs a kiosk told of, by whether the office holds the same of them."""

    want: tuple[str, ...]
    """Runs that differ in any way; sending one again is free."""
    equal: tuple[str, ...]


def compare(connection: Connection, kiosk: str, theirs: Iterable[RunDigest]) -> Compared:
    """Which of the kiosk's runs the office holds exactly."""
    want: list[str] = []
    equal: list[str] = []
    for said in theirs:
        same = held(connection, kiosk, said.run) == (said.rows, said.sum, said.seq)
        (equal if same else want).append(said.run)
    return Compared(tuple(want), tuple(equal))


def held(connection: Connection, kiosk: str, run: str) -> Digest:
    """Rows of every kind, the sum of n of the three facets and of seq of the cases, the highest seq of all."""
    rows = total = seq = 0
    for table in (tally, rhythm, reason, duty, case_row, signal_row):
        summed = table.c.n if table in (tally, rhythm, reason) else table.c.seq if table is case_row else None
        n = literal(0) if summed is None else func.coalesce(func.sum(summed), 0)
        found = connection.execute(
            select(func.count(), n, func.coalesce(func.max(table.c.seq), 0)).where(
                table.c.kiosk == kiosk, table.c.run == run
            )
        ).one()
        rows, total, seq = rows + int(found[0]), total + int(found[1]), max(seq, int(found[2]))
    return Digest(rows, total, seq)
