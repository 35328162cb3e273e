"""Everything shown is added and subtracted in every way there is: no small group comes out."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.domain.small_counts import Held, Place, RowKey, held, withheld
from tests.support.differencing import told

K = 5
ABOVE = {"east": ("east", "town"), "west": ("west", "town"), "south": ("south", "town")}
GROUPINGS = ("window", "staff", "matter")


def rows_of(place: Place) -> Iterator[RowKey]:
    for unit in ABOVE[place[0]]:
        yield RowKey(unit, "unit", "")
        yield from (RowKey(unit, by, key) for by, key in zip(GROUPINGS, place[1:], strict=True))


def of(places: dict[Place, int]) -> tuple[Held, frozenset[RowKey]]:
    found = held(places, rows_of)
    return found, frozenset(row for row, n in found.n.items() if n < K)


def follows(found: Held, hidden: frozenset[RowKey]) -> list[object]:
    shown = [atoms for row, atoms in found.members.items() if row not in hidden]
    return told(shown, {row: atoms for row, atoms in found.members.items() if found.n[row] < K})


PLACES = st.builds(
    lambda unit, window, staff, matter: (unit, f"{unit}-{window}", f"{unit}-{staff}", matter),
    st.sampled_from(sorted(ABOVE)),
    st.integers(1, 3),
    st.integers(1, 3),
    st.sampled_from(["m1", "m2", "m3", "m4"]),
)
COUNTS = st.dictionaries(PLACES, st.one_of(st.integers(1, 4), st.integers(5, 60)), max_size=24)


@settings(max_examples=400, deadline=None)
@given(COUNTS)
def test_no_small_row_is_a_sum_or_difference_of_what_is_shown(places: dict[Place, int]) -> None:
    found, small = of(places)
    hidden = withheld(found, small)
    assert small <= hidden
    assert follows(found, hidden) == []


@settings(max_examples=100, deadline=None)
@given(COUNTS, st.data())
def test_rows_thin_on_one_day_of_a_month_are_as_safe(places: dict[Place, int], data: st.DataObject) -> None:
    found, small = of(places)
    month = withheld(found, small)
    thin = frozenset(row for row in sorted(found.n) if row in small or data.draw(st.booleans()))
    days = withheld(found, thin, already=month)
    assert days >= month | thin
    shown = [atoms for row, atoms in found.members.items() if row not in days]
    assert told(shown, {row: found.members[row] for row in thin}) == []


@pytest.mark.parametrize(
    "places",
    [
        {("east", "w1", "s1", "m1"): 47, ("east", "w1", "s2", "m1"): 3, ("east", "w2", "s3", "m1"): 12},
        {("east", "w1", "s1", "m1"): 40, ("east", "w2", "s2", "m1"): 3, ("west", "w3", "s3", "m1"): 30},
    ],
)
def test_hiding_small_rows_alone_would_be_seen_through(places: dict[Place, int]) -> None:
    found, small = of(places)
    assert follows(found, small)
    assert follows(found, withheld(found, small)) == []


def test_the_person_withheld_beside_another_is_one_of_the_same_window() -> None:
    found, small = of({("east", "w1", "s1", "m1"): 47, ("east", "w1", "s2", "m1"): 3, ("east", "w2", "s3", "m1"): 12})
    assert withheld(found, small) == {RowKey(unit, "staff", key) for unit in ABOVE["east"] for key in ("s1", "s2")}


def test_a_matter_thin_in_one_hall_is_still_shown_for_the_town() -> None:
    found, small = of(
        {
            **{("east", "w1", "s1", matter): n for matter, n in {"m1": 40, "m2": 20, "m3": 3}.items()},
            **{("west", "w2", "s2", matter): n for matter, n in {"m1": 40, "m2": 20, "m3": 30}.items()},
        }
    )
    hidden = withheld(found, small)
    assert {row.unit for row in hidden} == {"east", "west"}
    assert {row.key for row in hidden} == {"m2", "m3"}


def test_where_nothing_is_small_nothing_is_withheld() -> None:
    found, small = of({("east", "w1", "s1", "m1"): 5, ("west", "w2", "s2", "m1"): 6, ("east", "w1", "s2", "m2"): 0})
    assert withheld(found, small) == frozenset()


def test_a_town_of_three_ratings_shows_none_of_them() -> None:
    found, small = of({("east", "w1", "s1", "m1"): 3})
    assert withheld(found, small) == frozenset(found.n)
