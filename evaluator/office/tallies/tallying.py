"""A month as it is read: cells of the roll-up into rows with figures, for the desk and for the command line."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, func, select

from evaluator.domain.directory import Directory, units_below
from evaluator.domain.journal import UNCOUNTED
from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Cell, Row, Tally, figure, suppress, tally
from evaluator.office.directory import directory_store
from evaluator.office.exchanging import rollup
from evaluator.office.instants import read
from evaluator.office.store import schema
from evaluator.wire import manager
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import Figures, Grouping, LevelName, RateName, TallyAnswer, TallyRow

UNKNOWN: Final = "未知"
UNKNOWN_EN: Final = "unknown"
AS_A_WHOLE: Final = "整体评价"
AS_A_WHOLE_EN: Final = "Rated as a whole"
_DAYS_MOST: Final = 99


class Placed(NamedTuple):
    """A cell and the unit it was counted in."""

    unit: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which month, how grouped, of which unit ("": the whole office), and under which rules of sight."""

    month: int
    by: Grouping
    unit: str = ""
    small_counts: bool = True
    """Hide rows too small to be shown."""
    withheld_from: int | None = None
    """The day (20261121) from which on nothing is shown but the number of visits; None shows everything."""


@dataclass(frozen=True, slots=True)
class _Named:
    key: str
    name: str
    name_en: str
    parent: str
    detail: str


def answer(connection: Connection, asked: Asked, pack: RulePack, *, simulated: bool, now: datetime) -> TallyAnswer:
    """The month, grouped. Every figure is of the counted days; the withheld ones show in `running` alone.

    Instants are told in the zone of `now`, the office's.
    """
    directory = directory_store.read(connection, with_closed=True)
    here = None if not asked.unit else units_below(directory, asked.unit)
    cells = [placed for placed in month_cells(connection, asked.month) if here is None or placed.unit in here]
    running: dict[str, int] = {}
    withheld_day = asked.withheld_from if asked.month * 100 + _DAYS_MOST >= (asked.withheld_from or 0) else None
    if withheld_day is not None:
        withheld = _day_cells(connection, asked.month, withheld_day)
        withheld = [placed for placed in withheld if here is None or placed.unit in here]
        running = _running(directory, withheld)
        cells += [Placed(placed.unit, placed.cell._replace(n=-placed.cell.n)) for placed in withheld]
    rows = _rows(connection, directory, cells, asked, pack, here)
    total = [Row(key="", counted=tally((placed.cell for placed in cells), pack))]
    if asked.small_counts:
        total = suppress(total, pack.small_counts.manager, lambda _: "")
        rows = _suppressed(rows, pack.small_counts.manager)
    late = connection.execute(select(func.max(schema.late.c.at)).where(schema.late.c.month == asked.month)).scalar()
    return TallyAnswer(
        month=asked.month,
        by=asked.by,
        as_of=now,
        late_since=None if late is None else read(late).astimezone(now.tzinfo),
        simulated=simulated,
        rules=rules_version(pack),
        headline=pack.headline,
        levels=tuple(LevelName(level.slug, level.names, level.tint) for level in pack.scale.levels),
        rates=tuple(RateName(rate.slug, rate.names, rate.definition, rate.unit) for rate in pack.rates),
        withheld_day=withheld_day,
        running=running,
        total=_figures(total[0].counted, pack),
        rows=tuple(
            TallyRow(named.key, named.name, named.name_en, named.parent, named.detail, _figures(row.counted, pack))
            for named, row in rows
        ),
    )


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


def month_cells(connection: Connection, month: int) -> list[Placed]:
    """What the roll-up holds of a month."""
    table = schema.tally_month
    return [_placed(row, month) for row in connection.execute(select(table).where(table.c.month == month))]


def _day_cells(connection: Connection, month: int, from_day: int) -> list[Placed]:
    return [_placed(row, month) for row in connection.execute(rollup.settled(month, from_day=from_day))]


def _placed(row: Iterable[Any], month: int) -> Placed:
    _month, kiosk, unit, window, staff, matter, outcome, scale, level, flag, mode, n = row
    return Placed(unit, Cell(month * 100, kiosk, window, staff, matter, outcome, scale, level, flag, n, mode))


def _running(directory: Directory, withheld: list[Placed]) -> dict[str, int]:
    found: dict[str, int] = {}
    for unit, cell in withheld:
        if cell.flag not in UNCOUNTED:
            hall = _hall_of(directory, unit)
            found[hall] = found.get(hall, 0) + cell.n
    return found


def _hall_of(directory: Directory, unit: str) -> str:
    """The hall a unit lies in; the unit itself when it lies in none."""
    seen: set[str] = set()
    here = directory.unit(unit)
    while here is not None and here.id not in seen:
        if here.kind == "hall":
            return here.id
        seen.add(here.id)
        here = directory.unit(here.parent) if here.parent else None
    return unit


def _rows(
    connection: Connection,
    directory: Directory,
    cells: list[Placed],
    asked: Asked,
    pack: RulePack,
    here: frozenset[str] | None,
) -> list[tuple[_Named, Row]]:
    """A row for everything that is open now, and for what is closed or unknown where it counts for anything."""
    open_now = directory_store.read(connection)
    names = _names(directory, asked.by) + _wholes(directory, asked.by)
    shown = {named.key for named in _names(open_now, asked.by) if _is_here(named, here, asked.by)}
    groups: dict[str, list[Cell]] = {}
    known = {named.key for named in names}
    for placed in cells:
        for key in _keys(directory, placed, asked.by, here):
            groups.setdefault(key if key in known else "", []).append(placed.cell)
    ordered = [named for named in names if named.key in shown or named.key in groups]
    if "" in groups:
        ordered.append(_Named("", UNKNOWN, UNKNOWN_EN, "", ""))
    counted = [
        (named, tally(groups.get(named.key, ()), pack, of_a_person=asked.by == "staff" and bool(named.key)))
        for named in ordered
    ]
    return [
        (named, Row(key=named.key, counted=found))
        for named, found in counted
        if named.key in shown or found.n or found.flags or any(found.outcomes.values())
    ]


def _names(directory: Directory, by: Grouping) -> list[_Named]:
    match by:
        case "unit":
            return [_Named(u.id, u.name, u.name_en, u.parent or "", u.kind) for u in directory.units]
        case "window":
            return [_Named(w.id, w.name, w.name_en, w.unit, w.number) for w in directory.windows]
        case "staff":
            return [_Named(s.id, s.name, s.name_en, s.unit, s.badge) for s in directory.staff]
        case "matter":
            return [_Named(m.id, m.name, m.name_en, "", "") for m in directory.matters]


def _wholes(directory: Directory, by: Grouping) -> list[_Named]:
    """A row for each unit that is rated itself, beside its windows and its people."""
    if by not in ("window", "staff"):
        return []
    return [_Named(whole_key(u.id), AS_A_WHOLE, AS_A_WHOLE_EN, u.id, "") for u in directory.units]


def whole_key(unit: str) -> str:
    """The key of a unit's own row beside those of its windows or people; no id has a colon."""
    return f"unit:{unit}"


def _is_here(named: _Named, here: frozenset[str] | None, by: Grouping) -> bool:
    return here is None or by == "matter" or (named.key if by == "unit" else named.parent) in here


def _keys(directory: Directory, placed: Placed, by: Grouping, here: frozenset[str] | None) -> list[str]:
    """The rows a cell counts in: one, but a unit's cells count in every unit above it too."""
    if by in ("window", "staff") and not placed.cell.window:  # the kiosk of a whole unit
        return [whole_key(placed.unit)]
    if by != "unit":
        return [{"window": placed.cell.window, "staff": placed.cell.staff, "matter": placed.cell.matter}[by]]
    found: list[str] = []
    unit = directory.unit(placed.unit)
    if unit is None:
        return [""]
    while unit is not None and unit.id not in found and (here is None or unit.id in here):
        found.append(unit.id)
        unit = directory.unit(unit.parent) if unit.parent else None
    return found


def _suppressed(rows: list[tuple[_Named, Row]], least: int) -> list[tuple[_Named, Row]]:
    """Hide small rows within each parent, and once more where one alone would be the total less all others."""
    parents = {named.key: named.parent for named, _ in rows}
    bare = [row for _, row in rows]

    def hide(siblings: Callable[[str], str]) -> set[str]:
        return {row.key for row in suppress(bare, least, siblings) if row.counted is None}

    hidden = hide(lambda key: parents[key])
    if len(hidden) == 1:
        hidden |= hide(lambda _: "")
    return [(named, Row(key=row.key, counted=None) if row.key in hidden else row) for named, row in rows]


def _figures(counted: Tally | None, pack: RulePack) -> Figures | None:
    if counted is None:
        return None
    figures = [figure(counted, rate, pack.interval_z) for rate in pack.rates]
    return Figures(
        levels=dict(counted.levels),
        outcomes={str(outcome): n for outcome, n in counted.outcomes.items()},
        flags={str(flag): n for flag, n in counted.flags.items()},
        n=counted.n,
        excluded_n=counted.excluded_n,
        participation=counted.participation(),
        rates={found.slug: manager.Rate(found.value, found.low, found.high) for found in figures},
        sufficient=counted.n >= pack.small_counts.claim,
    )
