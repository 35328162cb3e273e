"""Dissatisfied ratings the office lacks: they leave after their half-day, in an order that tells nothing."""

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from evaluator.domain.office_time import Half, day_of, half_of, hour_of
from evaluator.domain.summary import Digest
from evaluator.wire.exchange import CaseRow


def running(at: datetime, zone: ZoneInfo, *, simulated: bool) -> tuple[int, Half]:
    """The half-day whose rows stay here. A simulated kiosk waits for nothing: its running half-day is of no day."""
    return 0 if simulated else day_of(at, zone), half_of(hour_of(at, zone))


def held_seq(db: Connection, case: str) -> int:
    """The seq of a case as the office has taken it; 0 where it has not, or cannot read it."""
    row = db.execute('SELECT seq FROM case_taken WHERE "case" = ? AND parked_why IS NULL', (case,)).fetchone()
    return int(row[0]) if row else 0


def due(db: Connection, staying: tuple[int, Half], at_most: int) -> tuple[CaseRow, ...]:
    """Rows to hand over, by their random names, all of them for -1; those of the running half-day stay here."""
    day, half = staying
    found = db.execute(
        'SELECT run, case_row."case", duty, day, half, matter, scale, level, reasons, flag, case_row.seq'
        ' FROM case_row LEFT JOIN case_taken USING ("case")'
        " WHERE case_row.seq > coalesce(case_taken.seq, 0) AND NOT (day = ? AND half = ?)"
        ' ORDER BY case_row."case" LIMIT ?',
        (day, half, at_most),
    )
    return tuple(_row(*row) for row in found.fetchall())


def take(db: Connection, rows: Iterable[CaseRow], *, parked_why: str | None = None) -> None:
    """The office holds these rows as they were sent; or it cannot read them, and they are parked with its reason."""
    for row in rows:
        db.execute(
            'INSERT INTO case_taken VALUES (?, ?, ?) ON CONFLICT ("case") DO UPDATE'
            " SET seq = excluded.seq, parked_why = excluded.parked_why",
            (row.case, row.seq, parked_why),
        )


def visit_of(db: Connection, case: str) -> int:
    """The number of the visit a case is of."""
    return int(db.execute('SELECT visit FROM case_row WHERE "case" = ?', (case,)).fetchone()[0])


def send_again(db: Connection, run: str) -> None:
    """The office wants a run again, and with it the cases of the run."""
    db.execute(
        'DELETE FROM case_taken WHERE parked_why IS NULL AND "case" IN (SELECT "case" FROM case_row WHERE run = ?)',
        (run,),
    )


def digest_of(db: Connection, run: str) -> Digest:
    """What the office must hold of the cases of a run: those it has taken, as they were sent."""
    rows, total, seq = db.execute(
        "SELECT count(*), coalesce(sum(case_taken.seq), 0), coalesce(max(case_taken.seq), 0)"
        ' FROM case_row JOIN case_taken USING ("case") WHERE run = ? AND parked_why IS NULL',
        (run,),
    ).fetchone()
    return Digest(rows, total, seq)


def parked(db: Connection) -> int:
    """How many cases the office could not read."""
    return int(db.execute("SELECT count(*) FROM case_taken WHERE parked_why IS NOT NULL").fetchone()[0])


def _row(*found: Any) -> CaseRow:  # noqa: ANN401 - a row of the database
    run, case, duty, day, half, matter, scale, level, reasons, flag, seq = found
    listed = tuple(msgspec.json.decode(reasons, type=list[str]))
    return CaseRow(run, case, duty, day, half, matter, scale, level, listed, flag, seq)
