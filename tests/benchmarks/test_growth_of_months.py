"""What years and windows cost whoever reads a month."""

from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import Final

from sqlalchemy import Connection, select, text

from evaluator.domain.periods import month_period, months_before
from evaluator.office.directory import rule_packs
from evaluator.office.keeping import upgrading
from evaluator.office.store import schema
from evaluator.office.store.database import Database
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.tallying import Asked, answer
from tests.benchmarks.test_desk import fill
from tests.benchmarks.test_office import cluster, folder, made
from tests.benchmarks.test_ratios import took_s
from tests.support.long_runs import Report

__all__ = ["cluster", "folder", "made"]
YEARS: Final = (1, 2, 5, 10)
WINDOWS: Final = (10, 100, 1_000)
PEOPLE: Final = 3
"""At each window."""
READ: Final = 202611
NOW: Final = datetime(2026, 12, 5, 4, 0, tzinfo=UTC)
GROSS: Final = 4
ON_A_BUSY_MACHINE: Final = 25


def begin(store: Database, windows: int) -> None:
    """An office of so many windows, and the month that is read; nothing else."""
    with store.writing() as connection:
        empty(connection, "tally_day", "tally_month", "tally_narrow")
        for table in ("staff", "window", "unit"):
            connection.execute(text(f"DELETE FROM \"{table}\" WHERE id LIKE 'b%'"))
        fill(connection, windows * PEOPLE, (READ,))


def empty(connection: Connection, *tables: str) -> None:
    """As new: nothing of what was deleted is left to be stepped over."""
    how = "TRUNCATE" if connection.dialect.name == "postgresql" else "DELETE FROM"
    for table in tables:
        connection.execute(text(f"{how} {table}"))


def add_years(store: Database, years: int, since: int) -> None:
    """The roll-ups of the month once more for each month before it, with one of its days."""
    with store.writing() as connection:
        for back in range(max(1, since * 12), years * 12):
            month = months_before(READ, back)
            copy(connection, "tally_month", "month", READ, month)
            copy(connection, "tally_narrow", "month", READ, month)
            copy(connection, "tally_day", "day", READ * 100 + 3, month * 100 + 3)
        if store.dialect == "postgresql":
            connection.execute(text("ANALYZE"))  # it does so by itself elsewhere


def copy(connection: Connection, table: str, column: str, old: int, new: int) -> None:
    rest = ", ".join(f'"{one.name}"' for one in schema.metadata.tables[table].c if one.name != column)
    said = f"INSERT INTO {table} ({column}, {rest}) SELECT {new}, {rest} FROM {table} WHERE {column} = {old}"
    connection.execute(text(said))


def month_ms(store: Database) -> dict[str, float]:
    """Milliseconds: a month's rows out of the store; its answer by unit for the first time, and again."""
    remembered = Remembered()
    asked = Asked(period=month_period(READ), by="unit")

    def rows() -> None:
        table = schema.tally_month
        with store.reading() as connection:
            connection.execute(select(table.c.window, table.c.level, table.c.n).where(table.c.month == READ)).all()

    def whole() -> None:
        with store.reading() as connection:
            pack = rule_packs.active(connection)
            assert answer(connection, asked, pack, simulated=False, now=NOW, remembered=remembered).total

    rows()
    taken = {
        "rows_ms": median(took_s(rows) for _ in range(5)),
        "first_ms": took_s(whole),
        "again_ms": median(took_s(whole) for _ in range(3)),
    }
    return {name: round(seconds * 1000, 1) for name, seconds in taken.items()}


def test_a_month_over_windows_and_years(folder: Path, report: Report, long_run: bool) -> None:
    """Target: flat in years. A month has as many rows as people at windows, and costs them."""
    all_windows, all_years = (WINDOWS, YEARS) if long_run else ((2, 5), (1, 2))
    store = upgrading.open_existing(folder)
    points: list[dict[str, float]] = []
    for windows in all_windows:
        begin(store, windows)
        add_years(store, 1, 0)
        points.append({"windows": windows, "years": 1, **month_ms(store)})
    for before, years in pairwise(all_years):
        add_years(store, years, before)
        points.append({"windows": all_windows[-1], "years": years, **month_ms(store)})
    store.close()
    report(database=store.dialect, points=points)
    one_year, ten_years = points[len(all_windows) - 1], points[-1]
    gross = GROSS if long_run else ON_A_BUSY_MACHINE
    assert ten_years["rows_ms"] < gross * max(1, one_year["rows_ms"])
    assert ten_years["again_ms"] < gross * max(5, one_year["again_ms"])
