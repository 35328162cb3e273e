"""What is withheld so that no small group can be worked out, whatever is added to or taken from what is shown.

Ratings are counted in places: a unit, a window, a person, a matter. A row of an answer adds places up. It is small when
it holds fewer ratings than may be shown. A small row is safe once some shift of ratings between places would change it
and no row that is shown: then what is shown fits many counts of it, and no sum or difference of shown rows is that row.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

Place = tuple[str, ...]
"""Where ratings were counted, its unit first."""
_PLACES_TRIED: Final = 4
_UNITS_TRIED: Final = 4


class RowKey(NamedTuple):
    """One row of one answer: the unit the answer is of, how it is grouped, and what the row stands for."""

    unit: str
    by: str
    key: str


Shift = frozenset[RowKey]
"""The rows that a shift of ratings between places changes."""


class Held(NamedTuple):
    """Counts by place, and by every row there is."""

    places: Mapping[Place, int]
    rows: Mapping[Place, frozenset[RowKey]]
    members: Mapping[RowKey, list[Place]]
    n: Mapping[RowKey, int]
    alike: Mapping[RowKey, int]
    """Rows of the same places bear the same number: the only person of a window, and the window."""


def held(places: Mapping[Place, int], rows_of: Callable[[Place], Iterable[RowKey]]) -> Held:
    """Add places up to rows. Places without a rating hold nothing that could be worked out."""
    counted = {place: n for place, n in sorted(places.items()) if n}
    rows = {place: frozenset(rows_of(place)) for place in counted}
    members: dict[RowKey, list[Place]] = {}
    for place, held_in in rows.items():
        for row in held_in:
            members.setdefault(row, []).append(place)
    numbers: dict[tuple[Place, ...], int] = {}
    alike = {row: numbers.setdefault(tuple(found), len(numbers)) for row, found in members.items()}
    return Held(counted, rows, members, {row: sum(counted[p] for p in found) for row, found in members.items()}, alike)


def withheld(of: Held, small: Collection[RowKey], *, already: frozenset[RowKey] = frozenset()) -> frozenset[RowKey]:
    """The small rows, and with each the rows by which it could be told, as few ratings lost from sight as can be.

    With 47 ratings of one person and 3 of another at a window whose 50 are shown, both people are withheld: 50 less 47
    is 3. `already` is withheld anyhow.
    """
    hidden = set(already) | {row for row in small if row in of.n}
    if hidden == already:
        return already
    found: list[Shift] = []
    near = _near(of.places)
    for row in sorted((row for row in small if row in of.n), key=lambda row: (of.n[row], row)):
        if any(of.rows[place] <= hidden for place in of.members[row]) or any(row in shift for shift in found):
            continue
        best = min(_shifts(of, near, row), key=lambda shift: (_lost(of, shift, hidden), sorted(shift)))
        hidden |= best
        found.append(best)
    return frozenset(hidden)


def _lost(of: Held, shift: Shift, hidden: set[RowKey]) -> int:
    return sum({of.alike[row]: of.n[row] for row in shift if row not in hidden}.values())


class _Near(NamedTuple):
    """Where to look for a shift without walking through every place there is."""

    lines: Mapping[tuple[int, Place], list[Place]]
    """Places that differ in one thing alone."""
    alike: Mapping[tuple[int, str], list[Place]]
    """Places that have one thing in common."""


def _near(places: Iterable[Place]) -> _Near:
    lines: dict[tuple[int, Place], list[Place]] = {}
    alike: dict[tuple[int, str], list[Place]] = {}
    for place in places:
        for at, thing in enumerate(place):
            lines.setdefault((at, _without(place, at)), []).append(place)
            alike.setdefault((at, thing), []).append(place)
    return _Near(lines, alike)


def _without(place: Place, at: int) -> Place:
    return place[:at] + place[at + 1 :]


def _shifts(of: Held, near: _Near, row: RowKey) -> Iterator[Shift]:
    """Shifts that change a row: to the nearest places outside it; without any, out of sight altogether."""
    found = False
    inside = of.members[row][:_PLACES_TRIED]
    for place in inside:
        for at in range(len(place)):
            for twin in near.lines[at, _without(place, at)]:
                if row not in of.rows[twin]:
                    found = True
                    yield of.rows[place] ^ of.rows[twin]
                    if at and place[at] == row.key:
                        yield from _exchanges(of, near.alike[at, place[at]], place, twin, at, row)
    if found:
        return
    beside = [place for place in near.alike[0, inside[0][0]] if row not in of.rows[place]]
    beside = beside or [place for place in of.places if row not in of.rows[place]]
    for place in inside:
        yield from (of.rows[place] ^ of.rows[other] for other in beside)
    if not beside:
        yield of.rows[inside[0]]


def _exchanges(of: Held, alike: Iterable[Place], place: Place, twin: Place, at: int, row: RowKey) -> Iterator[Shift]:
    """The shift from a place to its twin, made good by the opposite one in another unit: what both add up to stays."""
    tried = 0
    seen: set[str] = set()
    for other in alike:
        back = (*other[:at], twin[at], *other[at + 1 :])
        if other[0] == place[0] or other[0] in seen or back not in of.places:
            continue
        seen.add(other[0])
        tried += 1
        moved = Counter(of.rows[place])
        moved.update(of.rows[back])
        moved.subtract(of.rows[twin])
        moved.subtract(of.rows[other])
        if moved[row]:
            yield frozenset(one for one, n in moved.items() if n)
        if tried == _UNITS_TRIED:
            return
