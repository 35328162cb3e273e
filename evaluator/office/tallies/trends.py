"""Twelve months of one unit, window, person or matter, against the month and the year before."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from evaluator.domain.periods import month_period, months_before
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import Tally, change, figure, tally
from evaluator.office.tallies import cells, tallying
from evaluator.office.tallies.basis import basis_of
from evaluator.office.tallies.cells import Placed, Tree
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.sight import WHOLE_PREFIX, Sight, key_of, total_of
from evaluator.wire import manager
from evaluator.wire.manager import Grouping, Trend, TrendMonth

MONTHS: Final = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose trend up to which month (202611), as counted in which unit ("": the whole office)."""

    month: int
    by: Grouping
    key: str
    unit: str = ""
    small_counts: bool = True
    withheld_from: int | None = None


def trend(
    connection: Connection,
    asked: Asked,
    pack: RulePack,
    *,
    simulated: bool,
    now: datetime,
    remembered: Remembered | None = None,
) -> Trend:
    """A unit or window is read from the narrow months alone, whatever the years behind them."""
    remembered = remembered or Remembered()
    tree = remembered.tree(connection)
    wanted = [months_before(asked.month, back) for back in range(MONTHS, -1, -1)]
    counted = {
        month: tally((placed.cell for placed in found if _counts(tree, placed, asked)), pack)
        for month, found in _cells(connection, asked, wanted).items()
    }
    hidden = set[int]()
    if asked.small_counts:
        hidden = _hidden(Sight(connection, tree, pack, asked.withheld_from, remembered), asked, wanted)
    year_before, *months = [
        TrendMonth(month, None if month in hidden else tallying.figures(counted[month], pack)) for month in wanted
    ]
    last, before = wanted[-1], wanted[-2]
    seen = {month: found for month, found in counted.items() if month not in hidden}
    withheld = asked.withheld_from
    return Trend(
        by=asked.by,
        key=asked.key,
        **basis_of(connection, tuple(wanted), pack, simulated=simulated, now=now),
        withheld_day=withheld if withheld is not None and withheld // 100 <= asked.month else None,
        months=tuple(months),
        year_before=year_before,
        since_month_before=_changes(seen.get(before), seen.get(last), pack),
        since_year_before=_changes(seen.get(wanted[0]), seen.get(last), pack),
    )


def _cells(connection: Connection, asked: Asked, wanted: list[int]) -> dict[int, list[Placed]]:
    running = asked.withheld_from
    months = [month for month in wanted if running is None or month <= running // 100]
    if asked.by in ("unit", "window"):
        found = cells.of_narrow_months(connection, months, _only(asked))
        if running is not None and running // 100 in found:
            found[running // 100] = cells.of_month(connection, running // 100, running)
    else:
        found = {month: cells.of_month(connection, month, running, _only(asked)) for month in months}
    return {month: found.get(month, []) for month in wanted}


def _only(asked: Asked) -> cells.Only:
    """The rows that can count for a window, person or matter. What was rated as a whole stands in rows of no window."""
    if asked.by == "unit" or (asked.by != "matter" and (not asked.key or asked.key.startswith(WHOLE_PREFIX))):
        return cells.ALL
    return {asked.by: asked.key}


def _counts(tree: Tree, placed: Placed, asked: Asked) -> bool:
    if asked.by == "unit":
        return tree.is_in(placed.unit, asked.key) and tree.is_in(placed.unit, asked.unit)
    return key_of(placed, asked.by) == asked.key and tree.is_in(placed.unit, asked.unit)


def _hidden(sight: Sight, asked: Asked, wanted: list[int]) -> set[int]:
    row = total_of(asked.key or asked.unit) if asked.by == "unit" else RowKey(asked.unit, asked.by, asked.key)
    return {
        month for month in wanted if row in sight.hidden(cells.shown_pieces(month_period(month), asked.withheld_from))
    }


def _changes(before: Tally | None, after: Tally | None, pack: RulePack) -> dict[str, manager.Change]:
    if before is None or after is None:
        return {}
    enough = min(before.n, after.n) >= pack.small_counts.claim
    found: dict[str, manager.Change] = {}
    for rate in pack.rates:
        made = change(figure(before, rate, pack.interval_z), figure(after, rate, pack.interval_z), enough=enough)
        if made is not None:
            found[rate.slug] = manager.Change(*made)
    return found
