"""What the roll-ups hold of a period, as cells with the unit each was counted in."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, cast, func, select

from evaluator.domain.directory import Directory
from evaluator.domain.journal import Outcome
from evaluator.domain.periods import Period, Piece, pieces
from evaluator.domain.tally import Cell
from evaluator.office.exchanging import rollup
from evaluator.office.store import schema
from evaluator.office.store.schema.columns import WHOLE

_DAYS_MOST: Final = 99


class Placed(NamedTuple):
    """A cell and the unit it was counted in."""

    unit: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Tree:
    """The directory with the way up from every unit, so that no cell walks the tree again."""

    directory: Directory
    above: dict[str, tuple[str, ...]]
    """Of each unit: itself and every unit above it, nearest first."""
    halls: frozenset[str]

    def is_in(self, unit: str, top: str) -> bool:
        """Whether a unit lies in another; everything lies in ""."""
        return not top or top in self.above.get(unit, ())

    def hall_of(self, unit: str) -> str:
        """The hall a unit lies in; the unit itself when it lies in none."""
        return next((one for one in self.above.get(unit, ()) if one in self.halls), unit)


def tree_of(directory: Directory) -> Tree:
    """A circle in the tree ends the walk."""
    parents = {unit.id: unit.parent for unit in directory.units}
    above: dict[str, tuple[str, ...]] = {}
    for unit in parents:
        found: list[str] = []
        here: str | None = unit
        while here is not None and here in parents and here not in found:
            found.append(here)
            here = parents[here]
        above[unit] = tuple(found)
    return Tree(directory, above, frozenset(unit.id for unit in directory.units if unit.kind == "hall"))


def months(connection: Connection) -> tuple[int, ...]:
    """Months that have any count, newest first. Each is found by one seek, however many rows lie between."""
    month = schema.tally_month.c.month
    found: list[int] = []
    newest = connection.execute(select(func.max(month))).scalar()
    while newest is not None:
        if rollup.days_of(newest).last:
            found.append(int(newest))
        newest = connection.execute(select(func.max(month)).where(month < newest)).scalar()
    return tuple(found)


def of_period(connection: Connection, period: Period, withheld_from: int | None) -> list[Placed]:
    """Every cell of the days before the withheld ones: whole months from their roll-up, parts of months by the day."""
    found: list[Placed] = []
    for piece in shown_pieces(period, withheld_from):
        found += (
            of_month(connection, piece.month, withheld_from) if piece.grain == "month" else of_days(connection, piece)
        )
    return found


def shown_pieces(period: Period, withheld_from: int | None) -> list[Piece]:
    """The pieces of a period that begin before the withheld days, each cut short where they begin."""
    found = []
    for piece in pieces(period):
        if withheld_from is None or piece.last < withheld_from:
            found.append(piece)
        elif piece.first < withheld_from:
            found.append(piece._replace(last=withheld_from - 1))
    return found


def of_month(connection: Connection, month: int, withheld_from: int | None) -> list[Placed]:
    """A whole month, less what its withheld days hold."""
    table = schema.tally_month
    found = [_placed(row, month * 100) for row in connection.execute(select(table).where(table.c.month == month))]
    if withheld_from is not None and month * 100 + _DAYS_MOST >= withheld_from:
        rest = Piece(month, max(withheld_from, month * 100), month * 100 + _DAYS_MOST, "day")
        found += [Placed(unit, cell._replace(n=-cell.n)) for unit, cell in of_days(connection, rest)]
    return found


def of_days(connection: Connection, piece: Piece) -> list[Placed]:
    """Days of a month."""
    table = schema.tally_day
    rows = connection.execute(select(table).where(table.c.day.between(piece.first, piece.last)))
    return [_placed(row, row.day) for row in rows]


def of_narrow_months(connection: Connection, wanted: Collection[int]) -> dict[int, list[Placed]]:
    """Whole months without person and matter."""
    table = schema.tally_narrow
    found: dict[int, list[Placed]] = {month: [] for month in wanted}
    for row in connection.execute(select(table).where(table.c.month.in_(sorted(wanted)))):
        month, kiosk, unit, window, outcome, scale, level, flag, mode, n = row
        cell = Cell(month * 100, kiosk, window, "", "", outcome, scale, level, flag, n, mode)
        found[month].append(Placed(unit, cell))
    return found


class Hour(NamedTuple):
    unit: str
    hour: int
    outcome: Outcome
    n: int


class Reason(NamedTuple):
    unit: str
    day: int
    code: str
    n: int


def hours(connection: Connection, piece: Piece) -> list[Hour]:
    """When people answered or did not, never how. Tests are in it: the rhythm knows no flag."""
    table = schema.rhythm
    return [Hour(*row) for row in _by_unit(connection, piece, table, table.c.hour, table.c.outcome)]


def reasons(connection: Connection, piece: Piece) -> list[Reason]:
    """The tags chosen, of whatever level. Tests are in it, as in the rhythm."""
    table = schema.reason
    return [Reason(*row) for row in _by_unit(connection, piece, table, table.c.day, table.c.reason)]


def _by_unit(connection: Connection, piece: Piece, table: Any, *keys: Any) -> Iterable[Any]:  # noqa: ANN401 - of two tables
    unit = func.coalesce(schema.run.c.unit, schema.kiosk.c.unit)
    total = cast(func.sum(table.c.n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    return connection.execute(
        select(unit, *keys, total)
        .select_from(
            table.join(schema.kiosk, schema.kiosk.c.kiosk == table.c.kiosk).outerjoin(
                schema.run, (schema.run.c.kiosk == table.c.kiosk) & (schema.run.c.run == table.c.run)
            )
        )
        .where(table.c.day.between(piece.first, piece.last))
        .group_by(unit, *keys)
        .having(total != 0)
    )


def _placed(row: Iterable[Any], day: int) -> Placed:
    _when, kiosk, unit, window, staff, matter, outcome, scale, level, flag, mode, n = row
    return Placed(unit, Cell(day, kiosk, window, staff, matter, outcome, scale, level, flag, n, mode))
