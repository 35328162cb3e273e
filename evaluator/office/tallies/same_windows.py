"""A person beside everybody else at the same windows: a complaints window is not a card window."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import Connection

from evaluator.domain.directory import Window
from evaluator.domain.pairs import Pair
from evaluator.domain.periods import month_period
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import Cell, Tally, change, figure, tally
from evaluator.office.tallies import cells, tallying
from evaluator.office.tallies.basis import basis_of
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.rows import UNKNOWN
from evaluator.office.tallies.sight import Sight, key_of
from evaluator.wire import manager
from evaluator.wire.same_windows import SameWindow, SameWindows

_NOBODY: Final = Window(id="", unit="", number="", name=UNKNOWN[0], name_en=UNKNOWN[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Whose month (202611), as counted in which unit ("": the whole office)."""

    month: int
    staff: str
    unit: str = ""
    withheld_from: int | None = None


def same_windows(
    connection: Connection, asked: Asked, pack: RulePack, *, simulated: bool, now: datetime, remembered: Remembered
) -> SameWindows:
    """The windows of a person's month, those they were rated most at first."""
    tree = remembered.tree(connection)
    windows = {window.id: window for window in tree.directory.windows}
    own: dict[tuple[str, str], list[Cell]] = {}
    others: dict[tuple[str, str], list[Cell]] = {}
    for unit, cell in cells.of_month(connection, asked.month, asked.withheld_from):
        if cell.window and tree.is_in(unit, asked.unit):
            is_own = key_of(cells.Placed(unit, cell), "staff") == asked.staff
            (own if is_own else others).setdefault((unit, cell.window), []).append(cell)
    sight = Sight(connection, tree, pack, asked.withheld_from, remembered)
    pieces = cells.shown_pieces(month_period(asked.month), asked.withheld_from)
    hidden, is_hidden = sight.hidden(pieces), sight.hidden_pairs(pieces)
    rows = [
        _row(
            windows.get(window, _NOBODY),
            unit,
            mine,
            tally(others.get((unit, window), ()), pack),
            pack,
            is_hidden=is_hidden(Pair(unit, window, asked.staff)),
        )
        for (unit, window), found in own.items()
        if any((mine := tally(found, pack)).outcomes.values()) or mine.flags
    ]
    whole = tally((cell for found in own.values() for cell in found), pack)
    withheld = asked.withheld_from
    return SameWindows(
        staff=asked.staff,
        month=asked.month,
        **basis_of(connection, (asked.month,), pack, simulated=simulated, now=now),
        withheld_day=withheld if withheld is not None and withheld // 100 == asked.month else None,
        own=None if RowKey(asked.unit, "staff", asked.staff) in hidden else tallying.figures(whole, pack),
        expected=_expected(rows, pack.headline),
        rows=tuple(sorted(rows, key=lambda row: (-(row.own.n if row.own else 0), row.number, row.window))),
    )


def _row(window: Window, unit: str, mine: Tally, theirs: Tally, pack: RulePack, *, is_hidden: bool) -> SameWindow:
    moved = None
    if not is_hidden:
        rate = next(one for one in pack.rates if one.slug == pack.headline)
        enough = min(mine.n, theirs.n) >= pack.small_counts.claim
        made = change(figure(theirs, rate, pack.interval_z), figure(mine, rate, pack.interval_z), enough=enough)
        moved = None if made is None else manager.Change(*made)
    return SameWindow(
        window=window.id,
        number=window.number,
        name=window.name,
        name_en=window.name_en,
        unit=unit,
        own=None if is_hidden else tallying.figures(mine, pack),
        others=None if is_hidden else tallying.figures(theirs, pack),
        change=moved,
    )


def _expected(rows: list[SameWindow], headline: str) -> float | None:
    total, n = 0.0, 0
    for row in rows:
        if row.own is None or row.others is None:
            return None
        if row.own.n:
            value = row.others.rates[headline].value
            if value is None:
                return None
            total += value * row.own.n
            n += row.own.n
    return total / n if n else None
