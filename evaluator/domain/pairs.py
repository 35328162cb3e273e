"""Which pairs of a window and a person are withheld, beside the rows of windows and of people that are shown anyway.

A small pair is safe once some shift of ratings between pairs would change it and nothing that is shown (ADR 97): to
another pair where only withheld rows tell the two apart, or to another window of the same person while as many of
another person move back, which changes no row at all.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from evaluator.domain.small_counts import Place


class Pair(NamedTuple):
    """What one person was rated at one window; "" is nobody, as where a resident said that somebody else serves."""

    unit: str
    window: str
    staff: str


class RowsHidden(NamedTuple):
    """Of a unit, a grouping and a key: whether the row is withheld in any, or in all, of the units it is told of."""

    in_any: Callable[[str, str, str], bool]
    in_all: Callable[[str, str, str], bool]


def has_hidden_row(pair: Pair, rows: RowsHidden) -> bool:
    """Whether its window or its person is withheld anyway."""
    return rows.in_any(pair.unit, "window", pair.window) or rows.in_any(pair.unit, "staff", pair.staff)


def pairs_withheld(counts: Mapping[Place, int], rows: RowsHidden, least: int) -> frozenset[Pair]:
    """The pairs that nobody may see. `counts` is of places (unit, window, person, matter)."""
    n: dict[Pair, int] = {}
    matters: dict[Pair, set[str]] = {}
    for (unit, window, staff, matter), count in counts.items():
        if count:
            pair = Pair(unit, window, staff)
            n[pair] = n.get(pair, 0) + count
            matters.setdefault(pair, set()).add(matter)
    hidden = {pair for pair in n if not pair.staff or has_hidden_row(pair, rows)}
    for small in sorted((pair for pair in n if n[pair] < least), key=lambda pair: (n[pair], pair)):
        ways = [*_twins(small, matters, rows), *_exchanges(small, matters)]
        if ways:
            hidden |= min(ways, key=lambda way: (sum(n[pair] for pair in way - hidden), sorted(way)))
        else:
            hidden |= {pair for pair in n if pair.unit == small.unit}
    _make_lines_thick(n, hidden, least)
    return frozenset(hidden)


def _twins(small: Pair, matters: Mapping[Pair, Collection[str]], rows: RowsHidden) -> Iterator[frozenset[Pair]]:
    """This pair and one that only withheld rows tell from it: of the same window, or of the same person."""
    for twin in matters:
        if twin.unit != small.unit or not _share(matters[twin], matters[small]):
            continue
        if twin.window == small.window and twin.staff != small.staff:
            apart = [("staff", small.staff), ("staff", twin.staff)]
        elif twin.staff == small.staff and twin.window != small.window:
            apart = [("window", small.window), ("window", twin.window)]
        else:
            continue
        if all(rows.in_all(small.unit, *row) for row in apart):
            yield frozenset((small, twin))


def _exchanges(small: Pair, matters: Mapping[Pair, Collection[str]]) -> Iterator[frozenset[Pair]]:
    """The four pairs of each exchange that could be: this person elsewhere, and somebody of there in their place."""
    unit, window, staff = small
    for there in matters:
        if there.unit != unit or there.staff != staff or there.window == window:
            continue
        for back in matters:
            if back.unit != unit or back.window != there.window or back.staff == staff:
                continue
            here = Pair(unit, window, back.staff)
            if here in matters and _keeps_matters(*(matters[one] for one in (small, there, back, here))):
                yield frozenset((small, there, back, here))


def _keeps_matters(here: Collection[str], there: Collection[str], back: Collection[str], mine: Collection[str]) -> bool:
    """Whether what goes and what comes can be for the same matters, by person or by window."""
    return (_share(here, there) and _share(back, mine)) or (_share(here, mine) and _share(there, back))


def _share(one: Collection[str], other: Collection[str]) -> bool:
    return not set(one).isdisjoint(other)


def _make_lines_thick(n: Mapping[Pair, int], hidden: set[Pair], least: int) -> None:
    """What is withheld of a person, or of a window, is nothing or as much as may be shown."""
    lines: dict[tuple[str, str, str], list[Pair]] = {}
    for pair in n:
        lines.setdefault(("window", pair.unit, pair.window), []).append(pair)
        lines.setdefault(("staff", pair.unit, pair.staff), []).append(pair)
    changed = True
    while changed:
        changed = False
        for line in lines.values():
            shown = [pair for pair in line if pair not in hidden]
            if shown and 0 < sum(n[pair] for pair in line if pair in hidden) < least:
                hidden.add(min(shown, key=lambda pair: (n[pair], pair)))
                changed = True
