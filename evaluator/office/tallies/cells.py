"""What the roll-ups hold of a period, as cells with the unit each was counted in."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from sqlalchemy import CTE, Column, ColumnElement, Connection, Table, and_, case, cast, func, literal, not_, select

from evaluator.domain.directory import Directory
from evaluator.domain.journal import UNCOUNTED, Outcome
from evaluator.domain.periods import Period, Piece, pieces
from evaluator.domain.tally import Cell
from evaluator.office.store import schema
from evaluator.office.store.schema.columns import WHOLE

_DAYS_MOST: Final = 99
_FIRST_MONTH: Final = 101
_MONTHS_IN_YEAR: Final = 12
PLACE: Final = ("window", "staff", "matter")
"""What a cell is placed by, beside its unit."""
Only = Mapping[str, str]
"""Columns and what they must be: `{"staff": "s03"}`."""
ALL: Final[Only] = {}


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
    """Months that have any count, newest first."""
    counted = _counted()
    rows = connection.execute(select(counted.c.month).where(_is_month(counted.c.month)))
    return tuple(sorted((int(month) for month in rows.scalars()), reverse=True))


def undated(connection: Connection, tree: Tree, unit: str) -> int:
    """Visits of a unit that a kiosk dated in no month of the calendar, so that no period holds them."""
    counted, table = _counted(), schema.tally_narrow
    rows = connection.execute(
        select(table.c.unit, cast(func.sum(table.c.n), WHOLE))
        .join(counted, counted.c.month == table.c.month)
        .where(not_(_is_month(counted.c.month)), table.c.flag.not_in(sorted(UNCOUNTED)))
        .group_by(table.c.unit)
    )
    return sum(n for here, n in rows if tree.is_in(here, unit))


def _counted() -> CTE:
    """Every month that has a row, also those of no calendar: each is one seek, however many rows lie between."""
    month = schema.tally_narrow.c.month
    first = select(func.max(month).label("month")).cte("counted", recursive=True)
    before = select(func.max(month)).where(month < first.c.month).scalar_subquery()
    return first.union_all(select(before).where(first.c.month.is_not(None)))


def _is_month(month: ColumnElement[int]) -> ColumnElement[bool]:
    """As `rollup.days_of` has it."""
    return and_(month >= _FIRST_MONTH, (month % 100).between(1, _MONTHS_IN_YEAR))


def of_period(
    connection: Connection, period: Period, withheld_from: int | None, apart: Collection[str] = PLACE
) -> list[Placed]:
    """Every cell of the days before the withheld ones: whole months from their roll-up, parts of months by the day.

    The store adds up what is not to be told `apart`: of window, staff and matter those that are not named are "", and
    so is the kiosk; the day is 0.
    """
    month, day = schema.tally_month, schema.tally_day
    found: list[Placed] = []
    for piece in shown_pieces(period, withheld_from):
        if piece.grain != "month":
            found += _added_up(connection, day, day.c.day.between(piece.first, piece.last), apart)
            continue
        found += _added_up(connection, month, month.c.month == piece.month, apart)
        if withheld_from is not None and piece.month * 100 + _DAYS_MOST >= withheld_from:
            first = max(withheld_from, piece.month * 100)
            rest = day.c.day.between(first, piece.month * 100 + _DAYS_MOST)
            found += (Placed(unit, cell._replace(n=-cell.n)) for unit, cell in _added_up(connection, day, rest, apart))
    return found


def _added_up(connection: Connection, table: Table, at: ColumnElement[bool], apart: Collection[str]) -> list[Placed]:
    columns = table.c
    kept = [columns.unit, *(columns[name] for name in PLACE if name in apart)]
    kept += [columns.outcome, columns.scale, columns.level, columns.flag, columns.mode]
    told = [columns[name] if name in apart else literal("").label(name) for name in PLACE]
    total = cast(func.sum(columns.n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    rows = connection.execute(
        select(
            columns.unit, *told, columns.outcome, columns.scale, columns.level, columns.flag, columns.mode, total
        ).where(at).group_by(*kept)
    ).all()  # fmt: skip
    return [
        Placed(unit, Cell(0, "", window, staff, matter, outcome, scale, level, flag, n, mode))
        for unit, window, staff, matter, outcome, scale, level, flag, mode, n in rows
    ]


def shown_pieces(period: Period, withheld_from: int | None) -> list[Piece]:
    """The pieces of a period that begin before the withheld days, each cut short where they begin."""
    found = []
    for piece in pieces(period):
        if withheld_from is None or piece.last < withheld_from:
            found.append(piece)
        elif piece.first < withheld_from:
            found.append(piece._replace(last=withheld_from - 1))
    return found


def of_month(connection: Connection, month: int, withheld_from: int | None, only: Only = ALL) -> list[Placed]:
    """A whole month, less what its withheld days hold."""
    table = schema.tally_month
    rows = connection.execute(select(table).where(table.c.month == month).filter_by(**only))
    found = [_placed(row, month * 100) for row in rows]
    if withheld_from is not None and month * 100 + _DAYS_MOST >= withheld_from:
        rest = Piece(month, max(withheld_from, month * 100), month * 100 + _DAYS_MOST, "day")
        found += [Placed(unit, cell._replace(n=-cell.n)) for unit, cell in of_days(connection, rest, only)]
    return found


def of_days(connection: Connection, piece: Piece, only: Only = ALL) -> list[Placed]:
    """Days of a month."""
    table = schema.tally_day
    rows = connection.execute(select(table).where(table.c.day.between(piece.first, piece.last)).filter_by(**only))
    return [_placed(row, row.day) for row in rows]


def of_narrow_months(connection: Connection, wanted: Collection[int], only: Only = ALL) -> dict[int, list[Placed]]:
    """Whole months without person and matter."""
    table = schema.tally_narrow
    found: dict[int, list[Placed]] = {month: [] for month in wanted}
    for row in connection.execute(select(table).where(table.c.month.in_(sorted(wanted))).filter_by(**only)):
        month, kiosk, unit, window, outcome, scale, level, flag, mode, n = row
        cell = Cell(month * 100, kiosk, window, "", "", outcome, scale, level, flag, n, mode)
        found[month].append(Placed(unit, cell))
    return found


class Rated(NamedTuple):
    """How many counted ratings of one scale a place has; `day` is 0 for a whole month."""

    day: int
    unit: str
    window: str
    staff: str
    matter: str
    is_challenged: int
    n: int


def rated_in_month(connection: Connection, month: int, scale: str, withheld_from: int | None) -> list[Rated]:
    """A whole month, and as negative numbers what its withheld days hold."""
    table = schema.tally_month
    found = _rated(connection, table, (), table.c.month == month, scale)
    if withheld_from is not None and month * 100 + _DAYS_MOST >= withheld_from:
        rest = Piece(month, max(withheld_from, month * 100), month * 100 + _DAYS_MOST, "day")
        found += [one._replace(day=0, n=-one.n) for one in rated_in_days(connection, rest, scale)]
    return found


def rated_in_days(connection: Connection, piece: Piece, scale: str) -> list[Rated]:
    """Days of a month, each for itself."""
    table = schema.tally_day
    return _rated(connection, table, (table.c.day,), table.c.day.between(piece.first, piece.last), scale)


def _rated(
    connection: Connection, table: Table, day: tuple[Column[Any], ...], at: ColumnElement[bool], scale: str
) -> list[Rated]:
    """In an order of their own, which is the same for the same rows."""
    columns = table.c
    is_challenged = case((columns.flag == "challenged", 1), else_=0)
    keys = (*day, columns.unit, columns.window, columns.staff, columns.matter, is_challenged)
    total = cast(func.sum(columns.n), WHOLE)  # PostgreSQL's sum of whole numbers is a decimal
    rows = connection.execute(
        select(*keys, total)
        .where(at, columns.outcome == "rated", columns.scale == scale, columns.flag.not_in(sorted(UNCOUNTED)))
        .group_by(*keys)
        .having(total != 0)
    )
    return sorted(Rated._make(row if day else (0, *row)) for row in rows)


class Hour(NamedTuple):
    """How many visits of a unit ended so in an hour, 0-23 at the office."""

    unit: str
    hour: int
    outcome: Outcome
    n: int


class Reason(NamedTuple):
    """How often a reason was given in a unit on a day."""

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
