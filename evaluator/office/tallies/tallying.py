"""A period as it is read: cells of the roll-ups into rows with figures, for the desk and for the command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, get_args

from sqlalchemy import Connection

from evaluator.domain.directory import Directory
from evaluator.domain.journal import OUTCOMES, UNCOUNTED, Outcome
from evaluator.domain.periods import Period, Piece
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import Tally, bounds, figure, tally
from evaluator.office.tallies import cells, rows
from evaluator.office.tallies.basis import basis_of, rate_names
from evaluator.office.tallies.cells import Hour, Placed, Tree
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.rows import Line, Named
from evaluator.office.tallies.sight import Sight, total_of
from evaluator.wire import manager
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import (
    AnyGrouping,
    Figures,
    Grouping,
    OtherRules,
    TallyAnswer,
    TallyRow,
)

APART: Final[Mapping[str, tuple[str, ...]]] = {
    "window": ("window",),
    "staff": ("window", "staff"),  # what was rated without a window was the unit, and nobody
    "matter": ("matter",),
}
"""What a grouping tells apart beside the unit; the store adds up the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which period, how grouped, of which unit ("": the whole office), and under which rules of sight."""

    period: Period
    by: AnyGrouping
    unit: str = ""
    small_counts: bool = True
    """Withhold rows too small to be shown, and what would tell them."""
    withheld_from: int | None = None
    """The day (20261121) from which on nothing is shown but the number of visits; None shows everything."""
    other: RulePack | None = None
    """Another pack that knows every level of the pack's scale; the same ratings are shown under its formulas beside."""


def answer(
    connection: Connection,
    asked: Asked,
    pack: RulePack,
    *,
    simulated: bool,
    now: datetime,
    remembered: Remembered | None = None,
) -> TallyAnswer:
    """The period, grouped. Every figure is of the counted days; the withheld ones show in `running` alone.

    Instants are told in the zone of `now`, the office's.
    """
    remembered = remembered or Remembered()
    tree = remembered.tree(connection)
    pieces = cells.shown_pieces(asked.period, asked.withheld_from)
    here = [placed for placed in _cells(connection, asked, pieces) if tree.is_in(placed.unit, asked.unit)]
    hidden: frozenset[RowKey] = frozenset()
    if asked.small_counts:
        hidden = _hidden(Sight(connection, tree, pack, asked.withheld_from, remembered), asked, pieces)
    total = tally((placed.cell for placed in here), pack)
    whole = None if total_of(asked.unit) in hidden else figures(total, pack)
    open_now = remembered.open_now(connection)
    shown = _rows(connection, tree, open_now, here, total, asked, pieces, pack, hidden)
    withheld_day = asked.withheld_from if asked.period.last >= (asked.withheld_from or asked.period.last + 1) else None
    return TallyAnswer(
        month=asked.period.first // 100 if asked.period.kind == "month" else 0,
        period=str(asked.period),
        first=asked.period.first,
        last=asked.period.last,
        by=asked.by,
        **basis_of(connection, asked.period.months, pack, simulated=simulated, now=now),
        withheld_day=withheld_day,
        running={} if withheld_day is None else _running(connection, tree, asked, withheld_day),
        total=whole,
        rows=shown,
        other=None if asked.other is None else _under(asked.other, pack, whole, shown),
    )


def _under(other: RulePack, pack: RulePack, total: Figures | None, shown: tuple[TallyRow, ...]) -> OtherRules:
    """The ratings that are shown, under the formulas of another pack."""

    def less(later: dict[str, manager.Rate], earlier: dict[str, manager.Rate]) -> float | None:
        ours, theirs = earlier[pack.headline].value, later[other.headline].value
        return None if ours is None or theirs is None else theirs - ours

    rated = {row.key: row.figures for row in shown if row.figures is not None and row.figures.rates}
    again = {key: rates(Tally(levels=found.levels), other) for key, found in rated.items()}
    whole = None if total is None else rates(Tally(levels=total.levels), other)
    return OtherRules(
        rules=rules_version(other),
        headline=other.headline,
        rates=rate_names(other),
        total=whole,
        rows=again,
        difference=None if total is None or whole is None else less(whole, total.rates),
        differences={key: less(again[key], found.rates) for key, found in rated.items()},
    )


def _cells(connection: Connection, asked: Asked, pieces: list[Piece]) -> list[Placed]:
    """By day the days are needed; else a whole month costs its roll-up alone, and not all of that."""
    if asked.by == "day":
        return [placed for piece in pieces for placed in cells.of_days(connection, piece)]
    return cells.of_period(connection, asked.period, asked.withheld_from, APART.get(asked.by, ()))


def _hidden(sight: Sight, asked: Asked, pieces: list[Piece]) -> frozenset[RowKey]:
    if asked.by == "day":
        pieces = [piece._replace(grain="day") for piece in pieces]
    hidden = sight.hidden(pieces)
    return hidden | sight.hidden_reasons(pieces) if asked.by in ("reason", "about") else hidden


def _rows(
    connection: Connection,
    tree: Tree,
    open_now: Directory,
    here: list[Placed],
    total: Tally,
    asked: Asked,
    pieces: list[Piece],
    pack: RulePack,
    hidden: frozenset[RowKey],
) -> tuple[TallyRow, ...]:
    if asked.by == "hour":
        return _hours([one for piece in pieces for one in cells.hours(connection, piece)], tree, asked.unit)
    lines = _lines(connection, tree, open_now, here, total, asked, pieces, pack)
    has_rates = asked.by in (*get_args(Grouping), "day")
    made = figures if has_rates else _counted
    return tuple(_row(line.named, None if line.withheld_as in hidden else made(line.counted, pack)) for line in lines)


def _lines(
    connection: Connection,
    tree: Tree,
    open_now: Directory,
    here: list[Placed],
    total: Tally,
    asked: Asked,
    pieces: list[Piece],
    pack: RulePack,
) -> list[Line]:
    match asked.by:
        case "unit" | "window" | "staff" | "matter":
            return rows.of_directory(tree, open_now, here, asked.by, asked.unit, pack)
        case "day":
            return rows.of_days(here, asked.unit, pack)
        case "level":
            return rows.of_levels(total, asked.unit, pack)
        case _:
            found = [one for piece in pieces for one in cells.reasons(connection, piece)]
            return rows.of_reasons(found, tree, asked.unit, pack, by_about=asked.by == "about")


def _hours(found: list[Hour], tree: Tree, unit: str) -> tuple[TallyRow, ...]:
    outcomes: dict[str, dict[Outcome, int]] = {}
    for one in found:
        if tree.is_in(one.unit, unit):
            counts = outcomes.setdefault(f"{one.hour:02}", dict.fromkeys(OUTCOMES, 0))
            counts[one.outcome] += one.n
    return tuple(
        _row(named, _bare(n=outcomes[named.key]["rated"], outcomes={str(o): n for o, n in outcomes[named.key].items()}))
        for named in rows.of_hours(found, tree, unit)
    )


def _counted(counted: Tally, pack: RulePack) -> Figures:
    """How often, and nothing else."""
    return _bare(n=counted.n, levels={k: n for k, n in counted.levels.items() if pack.scale.level(k)})


def _bare(*, n: int, levels: dict[str, int] | None = None, outcomes: dict[str, int] | None = None) -> Figures:
    return Figures(levels or {}, outcomes or {}, {}, n, 0, None, {}, sufficient=False)


def _row(named: Named, shown: Figures | None) -> TallyRow:
    return TallyRow(named.key, named.name, named.name_en, named.parent, named.detail, shown)


def figures(counted: Tally, pack: RulePack) -> Figures:
    """Counts and every rate of the pack."""
    n = counted.n
    return Figures(
        levels=dict(counted.levels),
        outcomes={str(outcome): n for outcome, n in counted.outcomes.items()},
        flags={str(flag): n for flag, n in counted.flags.items()},
        n=n,
        excluded_n=counted.excluded_n,
        participation=counted.participation(),
        rates=rates(counted, pack),
        sufficient=n >= pack.small_counts.claim,
    )


def rates(counted: Tally, pack: RulePack) -> dict[str, manager.Rate]:
    """Every rate of the pack, by slug."""
    found: dict[str, manager.Rate] = {}
    for rate in pack.rates:
        made = figure(counted, rate, pack.interval_z)
        least, most = bounds(counted, rate) or (None, None)
        found[rate.slug] = manager.Rate(made.value, made.low, made.high, least, most)
    return found


def _running(connection: Connection, tree: Tree, asked: Asked, withheld_day: int) -> dict[str, int]:
    first = max(withheld_day, asked.period.first)
    found: dict[str, int] = {}
    for unit, cell in cells.of_days(connection, Piece(first // 100, first, asked.period.last, "day")):
        if tree.is_in(unit, asked.unit) and cell.flag not in UNCOUNTED:
            hall = tree.hall_of(unit)
            found[hall] = found.get(hall, 0) + cell.n
    return found
