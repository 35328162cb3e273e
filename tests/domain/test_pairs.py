"""A person's windows: no small pair of a window and a person comes out of what is shown of rows and of pairs."""

from collections.abc import Mapping

from hypothesis import example, given, settings
from hypothesis import strategies as st

from evaluator.domain.pairs import Pair, RowsHidden, pairs_withheld
from evaluator.domain.small_counts import Place, RowKey, withheld
from tests.domain.test_small_counts import ABOVE, K, of
from tests.support.differencing import Reader

PLACES = st.builds(
    lambda unit, window, staff, matter: (unit, f"{unit}-{window}", staff, matter),
    st.sampled_from(["east", "west"]),
    st.integers(1, 4),
    st.sampled_from(["s1", "s2", "s3", "s4", ""]),
    st.sampled_from(["m1", "m2"]),
)
COUNTS = st.dictionaries(PLACES, st.one_of(st.integers(1, 4), st.integers(5, 60)), max_size=24)
BESIDE_A_THIRD: dict[Place, int] = {
    ("east", "east-1", "s1", "m1"): 3,
    ("east", "east-1", "s2", "m1"): 50,
    ("east", "east-1", "s3", "m1"): 10,
    ("east", "east-2", "s1", "m1"): 40,
    ("east", "east-2", "s2", "m1"): 40,
}
"""Of the first window only s1 and s2 can have moved: the ten of s3, a row of its own, hide nothing."""


def rows_hidden(hidden: frozenset[RowKey]) -> RowsHidden:
    return RowsHidden(
        lambda unit, by, key: any(RowKey(top, by, key) in hidden for top in ABOVE[unit]),
        lambda unit, by, key: all(RowKey(top, by, key) in hidden for top in ABOVE[unit]),
    )


def pairs_of(places: Mapping[Place, int]) -> dict[Pair, frozenset[Place]]:
    found: dict[Pair, set[Place]] = {}
    for place in places:
        found.setdefault(Pair(*place[:3]), set()).add(place)
    return {pair: frozenset(atoms) for pair, atoms in found.items()}


def hidden_pairs(places: dict[Place, int]) -> tuple[frozenset[Pair], list[list[Place]]]:
    """The pairs withheld, and what the rows shown add up."""
    found, small = of(places)
    hidden = withheld(found, small)
    shown = [atoms for row, atoms in found.members.items() if row not in hidden]
    return pairs_withheld(places, rows_hidden(hidden), K), shown


@settings(max_examples=400, deadline=None)
@given(COUNTS)
@example(BESIDE_A_THIRD)
def test_no_small_pair_and_no_small_row_follows_from_the_pairs_that_are_shown(places: dict[Place, int]) -> None:
    hidden, rows = hidden_pairs(places)
    pairs = pairs_of(places)
    n = {pair: sum(places[place] for place in atoms) for pair, atoms in pairs.items()}
    assert {pair for pair in n if n[pair] < K} <= hidden
    by_rows, by_both = Reader(rows), Reader([*rows, *(atoms for pair, atoms in pairs.items() if pair not in hidden)])
    for pair, atoms in pairs.items():
        if n[pair] < K and not by_rows.can_tell(atoms):
            assert not by_both.can_tell(atoms), pair
    found, small = of(places)
    assert [row for row in small if by_both.can_tell(found.members[row])] == []
    for at, by in ((1, "window"), (2, "staff")):
        for unit, key in {(pair.unit, pair[at]) for pair in pairs}:
            line = [pair for pair in pairs if pair.unit == unit and pair[at] == key]
            left = sum(n[pair] for pair in line if pair in hidden)
            assert left == 0 or left >= K or not set(line) - hidden, (by, key)


def test_where_two_people_share_two_windows_four_pairs_are_withheld_and_the_third_window_stays() -> None:
    places: dict[Place, int] = {
        ("east", "w1", "s1", "m1"): 47,
        ("east", "w1", "s2", "m1"): 30,
        ("east", "w2", "s1", "m1"): 3,
        ("east", "w2", "s2", "m1"): 20,
        ("east", "w3", "s1", "m1"): 25,
        ("east", "w3", "s3", "m1"): 40,
    }
    hidden, _ = hidden_pairs(places)
    assert hidden == {Pair("east", window, staff) for window in ("w1", "w2") for staff in ("s1", "s2")}


def test_where_nothing_could_be_moved_the_whole_hall_is_withheld_and_no_other() -> None:
    places: dict[Place, int] = {
        ("east", "w1", "s1", "m1"): 47,
        ("east", "w2", "s1", "m1"): 3,
        ("east", "w2", "s2", "m1"): 20,
        ("west", "w3", "s3", "m1"): 20,
        ("west", "w3", "s4", "m1"): 20,
    }
    hidden, _ = hidden_pairs(places)
    assert {pair.unit for pair in hidden} == {"east"}
    assert len(hidden) == 3
