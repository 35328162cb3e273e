"""Which rows nobody under the small-count rule may see: decided once for a month, for every grouping and every unit.

Whatever somebody asks, in whatever order, the answers are the same: a row that is withheld in one of them is in none
of the others, and no sum or difference of what is shown tells it (docs/adr/0037).
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, TypeVar

from sqlalchemy import Connection

from evaluator.domain.pairs import Pair, RowsHidden, has_hidden_row, pairs_withheld
from evaluator.domain.periods import GRAINS, Grain, Piece, week_start
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import Held, Place, RowKey, held, withheld
from evaluator.office.tallies import cells
from evaluator.office.tallies.cells import Placed, Rated, Tree
from evaluator.office.tallies.remembered import Remembered, print_of
from evaluator.wire.exchange import rules_version

_T = TypeVar("_T")
UNPLACED: Final = RowKey("", "unplaced", "")
"""Ratings of a unit the directory does not know."""
WHOLE_PREFIX: Final = "unit:"


def total_of(unit: str) -> RowKey:
    """The row of a unit, which is also the total of every answer about it."""
    return RowKey(unit, "unit", "")


def whole_key(unit: str) -> str:
    """The key of a unit's own row beside those of its windows or people; no id has a colon."""
    return f"{WHOLE_PREFIX}{unit}"


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
    """What is withheld, month by month, from one consistent look at the store.

    Counts are read at each answer; what follows from them is `remembered` for as long as they and the directory and
    the rules stay the same.
    """

    def __init__(
        self,
        connection: Connection,
        tree: Tree,
        pack: RulePack,
        withheld_from: int | None,
        remembered: Remembered | None = None,
    ) -> None:
        self._connection = connection
        self._tree = tree
        self._pack = pack
        self._withheld_from = withheld_from
        self._remembered = remembered or Remembered()
        self._rests_on = tree.directory.version, rules_version(pack)
        self._about = {reason.code: reason.about for reason in pack.reasons}
        self._least = pack.small_counts.manager

    def hidden(self, pieces: Iterable[Piece]) -> frozenset[RowKey]:
        """What is withheld from an answer made of these pieces: whatever is withheld in any of their months."""
        months = {(piece.month, piece.grain) for piece in pieces}
        return frozenset[RowKey]().union(*(self._month(*month) for month in sorted(months)))

    def hidden_reasons(self, pieces: Iterable[Piece]) -> frozenset[RowKey]:
        """The same for the reasons, which are counted apart from everything else."""
        months = {(piece.month, piece.grain) for piece in pieces}
        return frozenset[RowKey]().union(*(self._reasons(*month) for month in sorted(months)))

    def hidden_pairs(self, pieces: Collection[Piece]) -> Callable[[Pair], bool]:
        """Which pairs of a window and a person are withheld from an answer made of these pieces of one month."""
        rows = self._rows_hidden(self.hidden(pieces))
        pairs = frozenset[Pair]().union(*(self._pairs(month, rows) for month in sorted({one.month for one in pieces})))
        return lambda pair: pair in pairs or has_hidden_row(pair, rows)

    def _rows_hidden(self, hidden: frozenset[RowKey]) -> RowsHidden:
        def each(unit: str, by: str, key: str) -> Iterator[bool]:
            return (RowKey(top, by, key) in hidden for top in (*self._tree.above.get(unit, ()), ""))

        return RowsHidden(lambda *row: any(each(*row)), lambda *row: all(each(*row)))

    def _pairs(self, month: int, rows: RowsHidden) -> frozenset[Pair]:
        scale = self._pack.scale.slug
        of_month = cells.rated_in_month(self._connection, month, scale, self._withheld_from)

        def work_out() -> frozenset[Pair]:
            return pairs_withheld(self._counts(of_month), rows, self._least)

        return self._remembered.recall((*self._rests_on, "pairs", print_of(of_month)), work_out)

    def _counts(self, of_month: Iterable[Rated]) -> dict[Place, int]:
        known = self._known()
        counts: dict[Place, int] = {}
        for rated in of_month:
            place = self._place(rated, known)
            counts[place] = counts.get(place, 0) + rated.n
        return counts

    def _month(self, month: int, grain: Grain) -> frozenset[RowKey]:
        scale = self._pack.scale.slug
        of_month = cells.rated_in_month(self._connection, month, scale, self._withheld_from)
        of_days = [] if grain == "month" else cells.rated_in_days(self._connection, self._whole(month), scale)

        def work_out() -> frozenset[RowKey]:
            counts, known = self._counts(of_month), self._known()
            if grain == "month" and not self._has_small(counts):
                return frozenset()
            each = [(rated.day, self._place(rated, known), rated.n) for rated in of_days]
            return self._withheld(held(counts, self._rows), each, grain)

        return self._remembered.recall((*self._rests_on, grain, print_of(of_month, of_days)), work_out)

    def _reasons(self, month: int, grain: Grain) -> frozenset[RowKey]:
        found = sorted(cells.reasons(self._connection, self._whole(month)))

        def work_out() -> frozenset[RowKey]:
            counts: dict[Place, int] = {}
            for reason in found:
                place = (reason.unit, reason.code)
                counts[place] = counts.get(place, 0) + reason.n
            each = [(reason.day, (reason.unit, reason.code), reason.n) for reason in found]
            return self._withheld(held(counts, self._reason_rows), each, grain)

        return self._remembered.recall((*self._rests_on, "reasons", grain, print_of(found)), work_out)

    def _known(self) -> dict[str, set[str]]:
        """The ids the directory knows, by grouping."""
        wholes = {whole_key(unit) for unit in self._tree.above}
        directory = self._tree.directory
        return {
            "window": {one.id for one in directory.windows} | wholes,
            "staff": {one.id for one in directory.staff} | wholes,
            "matter": {one.id for one in directory.matters},
        }

    def _has_small(self, counts: Mapping[Place, int]) -> bool:
        """Whether any row of `_rows` is small, added up unit by unit first: where none is, no more need be known."""
        alone: dict[tuple[str, str, str], int] = {}
        for (unit, window, staff, matter), n in counts.items():
            for row in ((unit, "unit", ""), (unit, "window", window), (unit, "staff", staff), (unit, "matter", matter)):
                alone[row] = alone.get(row, 0) + n
        tops = {unit: (*self._tree.above.get(unit, ()), "") for unit in {place[0] for place in counts}}
        whole: dict[tuple[str, str, str], int] = {}
        for (unit, by, key), n in alone.items():
            for top in tops[unit]:
                row = top, by, key
                whole[row] = whole.get(row, 0) + n
        unplaced = alone.get(("", "unit", ""), 0)
        return 0 < unplaced < self._least or any(0 < n < self._least for n in whole.values())

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

    def _place(self, rated: Rated, known: Mapping[str, Collection[str]]) -> Place:
        unit = rated.unit if rated.unit in self._tree.above else ""
        window = rated.window or whole_key(rated.unit)
        person = whole_key(rated.unit) if not rated.window else "" if rated.is_challenged else rated.staff
        keys = ("window", window), ("staff", person), ("matter", rated.matter)
        return (unit, *(key if key in known[by] else "" for by, key in keys))

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
