"""Units of any depth, and who may serve where."""

from dataclasses import replace

import pytest

from evaluator.domain.directory import (
    Directory,
    Presence,
    StaffMember,
    Unit,
    UnitKind,
    hall_of,
    hall_units,
    presence,
    units_below,
)


def unit(name: str, parent: str | None, kind: UnitKind) -> Unit:
    return Unit(id=name, parent=parent, kind=kind, name=name)


TREE = Directory(
    version=1,
    units=(
        unit("district", None, "district"),
        unit("office", "district", "office"),
        unit("east", "office", "hall"),
        unit("east-floor-2", "east", "other"),
        unit("west", "office", "hall"),
        unit("other-office", "district", "office"),
        unit("north", "other-office", "hall"),
    ),
    windows=(),
    staff=(),
    matters=(),
)


@pytest.mark.parametrize(
    ("name", "hall"), [("east-floor-2", "east"), ("east", "east"), ("office", "office"), ("gone", "gone")]
)
def test_the_hall_of_a_unit_is_the_nearest_one_above_it(name: str, hall: str) -> None:
    assert hall_of(TREE, name) == hall


@pytest.mark.parametrize(
    ("home", "also", "expected"),
    [
        ("east", (), "home"),
        ("east-floor-2", (), "home"),
        ("west", (), None),
        ("office", (), None),
        ("west", ("east",), "visiting"),
        ("west", ("east-floor-2",), "visiting"),
        ("north", ("office",), "visiting"),
        ("west", ("north",), None),
        ("west", ("other-office", "east"), "visiting"),
        ("gone", ("nowhere",), None),
    ],
)
@pytest.mark.parametrize("window_in", ["east", "east-floor-2"])
def test_a_person_serves_at_home_and_where_they_are_lent(
    home: str, also: tuple[str, ...], expected: Presence | None, window_in: str
) -> None:
    person = StaffMember(id="s", unit=home, name="n", badge="1", also_serves=also)
    assert presence(TREE, person, hall_units(TREE, window_in)) == expected


def test_a_circle_in_the_tree_ends_every_walk() -> None:
    round_and_round = replace(TREE, units=(unit("a", "b", "other"), unit("b", "a", "other")))
    assert hall_of(round_and_round, "a") == "a"
    assert units_below(round_and_round, "a") == {"a", "b"}
