"""Simulated days are the same for a seed, keep the window's rules, and become the entries they say."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.domain.journal import Mode
from evaluator.simulation.days import INTERVAL_S, Habits, Happening, honest_day, in_order, working_days
from evaluator.simulation.measuring import drawn
from evaluator.simulation.scripts import SCRIPTS

FRIDAY = date(2026, 11, 20)
MODES: tuple[Mode, ...] = ("open", "invited")


def rated(happenings: list[Happening]) -> list[Happening]:
    return [one for one in happenings if one.what == "rate"]


def test_a_seed_and_a_day_make_the_same_day_and_another_seed_another_one() -> None:
    assert drawn(Habits(seed="7"), FRIDAY) == drawn(Habits(seed="7"), FRIDAY)
    assert drawn(Habits(seed="7"), FRIDAY) != drawn(Habits(seed="8"), FRIDAY)
    assert drawn(Habits(seed="7"), FRIDAY, "child") == drawn(Habits(seed="7"), FRIDAY, "child")


def test_nobody_comes_where_nobody_serves() -> None:
    assert in_order(honest_day(Habits(seed="7"), FRIDAY, ())) == []


def test_weekends_are_free() -> None:
    days = working_days(date(2026, 11, 20), date(2026, 11, 24))
    assert days == [date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 24)]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("script", ["", *SCRIPTS])
@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_every_day_keeps_the_rules_of_the_window(seed: int, mode: Mode, script: str) -> None:
    happenings = drawn(Habits(seed=str(seed), mode=mode, visits=20), FRIDAY, script)
    assert [one.at_s for one in happenings] == sorted(one.at_s for one in happenings)
    at_window, paused = "", False
    asked: set[int] = set()
    for one in happenings:
        match one.what:
            case "open":
                assert at_window == ""
                at_window = one.duty
            case "close" | "restart":
                at_window, paused = "", False
            case "pause" | "resume":
                paused = one.what == "pause"
            case "ask":
                assert at_window == one.duty
                assert not paused
                asked.add(one.visit)
            case _:
                assert at_window == one.duty
                assert one.visit in asked if mode == "invited" else not paused
                asked.discard(one.visit)
    if mode == "open":
        assert all(after.at_s - before.at_s >= INTERVAL_S for before, after in pairwise(rated(happenings)))


@pytest.mark.parametrize("mode", MODES)
def test_the_script_of_the_two_bursts_is_what_it_says(mode: Mode) -> None:
    chance = Random(3)
    for _ in range(20):
        draft = honest_day(Habits(seed=str(chance.random()), mode=mode), FRIDAY, ("s1", "s2"))
        before = len(rated(draft.happenings))
        SCRIPTS["self_rating"].act(draft)
        added = sorted(rated(draft.happenings)[before:], key=lambda one: one.at_s)
        assert [one.level for one in added] == ["very_satisfied"] * 10
        assert added[4].at_s - added[0].at_s <= 120 or added[9].at_s - added[5].at_s <= 120
