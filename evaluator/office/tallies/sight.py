"""Which rows nobody under the small-count rule may see: decided once for a month, for every grouping and every unit.

Whatever somebody asks, in whatever order, the answers are the same: a row that is withheld in one of them is in none
of the others, and no sum or difference of what is shown tells it (docs/adr/0037).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from sqlalchemy import Connection

from evaluator.domain.journal import UNCOUNTED
from evaluator.domain.periods import GRAINS, Grain, Piece, week_start
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import Held, Place, RowKey, held, withheld
from evaluator.office.tallies import cells
from evaluator.office.tallies.cells import Placed, Tree

_T = TypeVar("_T")
UNPLACED: Final = RowKey("", "unplaced", "")
"""Ratings of a unit the directory does not know."""


def total_of(unit: str) -> RowKey:
    """The row of a unit, which is also the total of every answer about it."""
    return RowKey(unit, "unit", "")


def whole_key(unit: str) -> str:
    """The key of a unit's own row beside those of its windows or people; no id has a colon."""
    return f"unit:{unit}"


def key_of(placed: Placed, by: str) -> str:
    """The window, person or matter a cell counts for; "" is nobody: a challenged rating is the window's alone.

    What a unit was rated as a whole is a row of its own, of no window and nobody.
    """
    if by in ("window", "staff") and not placed.cell.window:
        return whole_key(placed.unit)
    if by == "staff":
        return "" if placed.cell.flag == "challenged" else placed.cell.staff
    return placed.cell.window if by == "window" else placed.cell.matter


class Sight:
    """What is withheld, month by month, from one consistent look at the store."""

    def __init__(self, connection: Connection, tree: Tree, pack: RulePack, withheld_from: int | None) -> None:
        self._connection = connection
        self._tree = tree
        self._pack = pack
        self._withheld_from = withheld_from
        wholes = {whole_key(unit) for unit in tree.above}
        self._known = {
            "window": {one.id for one in tree.directory.windows} | wholes,
            "staff": {one.id for one in tree.directory.staff} | wholes,
            "matter": {one.id for one in tree.directory.matters},
        }
        self._about = {reason.code: reason.about for reason in pack.reasons}
        self._least = pack.small_counts.manager

    def hidden(self, pieces: Iterable[Piece]) -> frozenset[RowKey]:
        """What is withheld from an answer made of these pieces: whatever is withheld in any of their months."""
        return frozenset[RowKey]().union(*(self._month(piece.month, piece.grain) for piece in pieces))

    def hidden_reasons(self, pieces: Iterable[Piece]) -> frozenset[RowKey]:
        """The same for the reasons, which are counted apart from everything else."""
        return frozenset[RowKey]().union(*(self._reasons(piece.month, piece.grain) for piece in pieces))

    def _month(self, month: int, grain: Grain) -> frozenset[RowKey]:
        counts: dict[Place, int] = {}
        for placed in cells.of_month(self._connection, month, self._withheld_from):
            if self._is_counted(placed):
                place = self._place(placed)
                counts[place] = counts.get(place, 0) + placed.cell.n
        whole = held(counts, self._rows)
        if grain == "month":
            return self._withheld(whole, (), grain)
        days = [placed for placed in cells.of_days(self._connection, self._whole(month)) if self._is_counted(placed)]
        each = [(placed.cell.day, self._place(placed), placed.cell.n) for placed in days]
        return self._withheld(whole, each, grain)

    def _reasons(self, month: int, grain: Grain) -> frozenset[RowKey]:
        found = cells.reasons(self._connection, self._whole(month))
        counts: dict[Place, int] = {}
        for reason in found:
            place = (reason.unit, reason.code)
            counts[place] = counts.get(place, 0) + reason.n
        each = [(reason.day, (reason.unit, reason.code), reason.n) for reason in found]
        return self._withheld(held(counts, self._reason_rows), each, grain)

    def _withheld(self, whole: Held, each: Collection[tuple[int, Place, int]], grain: Grain) -> frozenset[RowKey]:
        """The finer a month is cut, the more is withheld of it: a row thin in one part of it is so in all."""
        small = self._small(whole.n)
        hidden = withheld(whole, small)
        for finer in GRAINS[1 : GRAINS.index(grain) + 1]:
            parts: dict[tuple[int, RowKey], int] = {}
            for day, place, n in each:
                part = week_start(day) if finer == "week" else day
                for row in whole.rows.get(place, ()):
                    parts[part, row] = parts.get((part, row), 0) + n
            small |= {row for _, row in self._small(parts)}
            hidden = withheld(whole, small, already=hidden)
        return hidden

    def _small(self, counts: Mapping[_T, int]) -> set[_T]:
        return {row for row, n in counts.items() if 0 < n < self._least}

    def _whole(self, month: int) -> Piece:
        last = month * 100 + 99 if self._withheld_from is None else min(month * 100 + 99, self._withheld_from - 1)
        return Piece(month, month * 100, last, "day")

    def _is_counted(self, placed: Placed) -> bool:
        cell = placed.cell
        return cell.outcome == "rated" and cell.flag not in UNCOUNTED and cell.scale == self._pack.scale.slug

    def _place(self, placed: Placed) -> Place:
        unit = placed.unit if placed.unit in self._tree.above else ""
        keys = ((by, key_of(placed, by)) for by in ("window", "staff", "matter"))
        return (unit, *(key if key in self._known[by] else "" for by, key in keys))

    def _rows(self, place: Place) -> Iterator[RowKey]:
        unit, window, staff, matter = place
        if not unit:
            yield UNPLACED
        for top in (*self._tree.above.get(unit, ()), ""):
            yield total_of(top)
            yield RowKey(top, "window", window)
            yield RowKey(top, "staff", staff)
            yield RowKey(top, "matter", matter)

    def _reason_rows(self, place: Place) -> Iterator[RowKey]:
        unit, code = place
        for top in (*self._tree.above.get(unit, ()), ""):
            yield RowKey(top, "reason", code)
            yield RowKey(top, "about", self._about.get(code, ""))
