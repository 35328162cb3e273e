"""Figures against numbers worked out by hand and published ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.journal import OUTCOMES, Flag, Mode, Outcome
from evaluator.domain.tally import Cell, Figure, Tally, bounds, change, figure, tally, wilson
from tests.support.kiosk import RULES, SCALE


def cell(
    level: str = "", n: int = 1, *, outcome: Outcome = "rated", flag: Flag = "", mode: Mode = "open", scale: str = SCALE
) -> Cell:
    return Cell(20261121, "k1", "w1", "s1", "m1", outcome, scale if level else "", level, flag, n, mode)


def of(**levels: int) -> Tally:
    return tally([cell(level, n) for level, n in levels.items()], RULES)


@pytest.mark.parametrize(
    ("hits", "n", "low"), [(5, 5, 0.566), (10, 10, 0.722), (19, 20, 0.764), (29, 30, 0.833), (95, 100, 0.888)]
)
def test_the_interval_is_wilsons(hits: int, n: int, low: float) -> None:
    bounds = wilson(hits, n)
    assert bounds is not None
    assert round(bounds.low, 3) == low


def test_no_ratings_have_no_rate_and_no_interval() -> None:
    assert wilson(0, 0) is None
    assert figure(of(), RULES.rate("satisfaction"), 1.96) == ("satisfaction", None, None, None)


def test_neutral_is_not_satisfied_and_silence_is_in_no_rate() -> None:
    counted = tally(
        [
            cell("very_satisfied", 4),
            cell("satisfied", 2),
            cell("neutral"),
            cell("dissatisfied"),
            cell(outcome="lapsed", n=9),
        ],
        RULES,
    )
    assert (counted.n, counted.outcomes["lapsed"]) == (8, 9)
    assert figure(counted, RULES.rate("satisfaction"), 1.96).value == 0.75


def test_the_index_agrees_with_the_published_example() -> None:
    counted = of(very_satisfied=126, satisfied=60, neutral=16, dissatisfied=17)
    index = figure(counted, RULES.rate("index"), 1.96)
    assert index.value == pytest.approx(78.23, abs=0.01)
    ascending = [0, index.low, index.value, index.high, 100]
    assert ascending == sorted(ascending, key=lambda bound: bound or 0)


def test_participation_is_unknown_in_open_mode_and_never_made_up_of_open_visits() -> None:
    assert of(satisfied=10).participation() is None
    asked = tally(
        [cell("satisfied", 100), cell("satisfied", 3, mode="invited"), cell(outcome="lapsed", mode="invited")], RULES
    )
    assert asked.participation() == 0.75


def test_silence_lies_between_the_worst_and_the_best_answer() -> None:
    counted = tally(
        [
            cell("satisfied", 6, mode="invited"),
            cell("dissatisfied", 2, mode="invited"),
            cell(outcome="lapsed", mode="invited"),
            cell(outcome="declined", mode="linked"),
        ],
        RULES,
    )
    assert bounds(counted, RULES.rate("satisfaction")) == (0.6, 0.8)
    assert bounds(counted, RULES.rate("dissatisfaction")) == (0.2, 0.4)
    assert bounds(counted, RULES.rate("index")) == pytest.approx((40.002, 60.002))
    assert bounds(of(satisfied=6), RULES.rate("satisfaction")) is None


def test_where_everybody_answered_the_bounds_meet_at_the_rate() -> None:
    counted = tally([cell("satisfied", 3, mode="invited"), cell("neutral", mode="invited")], RULES)
    assert bounds(counted, RULES.rate("satisfaction")) == (0.75, 0.75)


def share(hits: int, n: int) -> Figure:
    return figure(of(satisfied=hits, neutral=n - hits), RULES.rate("satisfaction"), 1.96)


def test_a_change_has_newcombes_interval() -> None:
    moved = change(share(48, 80), share(56, 70), enough=True)
    assert moved is not None
    assert [round(bound, 4) for bound in moved[:3]] == [0.2, 0.0524, 0.3339]
    assert moved.is_claim


@pytest.mark.parametrize(
    ("before", "after", "enough", "is_claim"),
    [
        ((48, 80), (56, 70), False, False),
        ((48, 80), (49, 80), True, False),
        ((56, 70), (48, 80), True, True),
        ((95, 100), (95, 100), True, False),
    ],
)
def test_a_change_is_claimed_only_where_zero_is_out_of_reach(
    before: tuple[int, int], after: tuple[int, int], *, enough: bool, is_claim: bool
) -> None:
    moved = change(share(*before), share(*after), enough=enough)
    assert moved is not None
    assert moved.is_claim is is_claim


def test_nothing_has_changed_against_a_month_without_ratings() -> None:
    assert change(share(0, 0), share(9, 10), enough=True) is None
    assert change(share(9, 10), share(0, 0), enough=True) is None


def test_tests_and_exclusions_do_not_count_and_are_said() -> None:
    counted = tally(
        [cell("satisfied", 5), cell("satisfied", 2, flag="test"), cell("neutral", 1, flag="excluded")], RULES
    )
    assert (counted.n, counted.excluded_n) == (5, 3)
    assert counted.flags == {"test": 2, "excluded": 1}


@pytest.mark.parametrize("flag", ["fork", "clock", "unknown_ref"])
def test_marked_ratings_count(flag: Flag) -> None:
    assert tally([cell("satisfied", flag=flag)], RULES).n == 1


def test_a_challenged_rating_counts_for_the_window_and_not_for_the_person() -> None:
    cells = [cell("dissatisfied", flag="challenged")]
    assert tally(cells, RULES).n == 1
    assert tally(cells, RULES, of_a_person=True).n == 0


def test_levels_of_another_scale_never_mix() -> None:
    assert tally([cell("satisfied", 7, scale="five")], RULES).n == 0


@given(
    st.lists(
        st.builds(
            cell,
            st.sampled_from([level.slug for level in RULES.scale.levels]),
            st.integers(0, 50),
            flag=st.sampled_from(["", "clock", "fork", "challenged", "test"]),
        )
    ),
    st.integers(0, 100),
)
def test_tallies_add_up_however_they_are_split(cells: list[Cell], at: int) -> None:
    whole, parts = tally(cells, RULES), [tally(cells[:at], RULES), tally(cells[at:], RULES)]
    assert whole.n == sum(part.n for part in parts)
    for level in whole.levels:
        assert whole.levels[level] == sum(part.levels[level] for part in parts)
    assert set(whole.outcomes) == set(OUTCOMES)


@given(st.integers(1, 10_000), st.data())
def test_the_interval_holds_the_share(n: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, n))
    bounds = wilson(hits, n)
    assert bounds is not None
    assert 0 <= bounds.low <= hits / n + 1e-12
    assert hits / n - 1e-12 <= bounds.high <= 1
