"""Who can be a star, and who cannot and why."""

import pytest
from msgspec.structs import replace

from evaluator.domain.rules import SmallCounts
from evaluator.domain.stars import Record, Why, band, propose
from evaluator.domain.tally import Tally
from tests.support.kiosk import RULES


def counted(satisfied: int, dissatisfied: int = 0, *, asked: int = 0) -> Tally:
    answered = satisfied + dissatisfied if asked else 0
    levels = {"very_satisfied": satisfied, "satisfied": 0, "neutral": 0, "dissatisfied": dissatisfied}
    return Tally(levels=levels, asked=asked, answered=answered)


def whys(records: dict[str, Record]) -> dict[str, Why]:
    return {one.staff: one.why for one in propose(records, RULES)}


def test_the_band_is_everyone_whose_upper_bound_reaches_the_best_lower_bound() -> None:
    month = counted(300)
    records = {
        "best": Record(counted(200), month),
        "near": Record(counted(29, 1), month),
        "few": Record(counted(10), month),
        "below": Record(counted(60, 40), month),
    }
    proposal = propose(records, RULES)
    assert [(one.staff, one.why) for one in proposal] == [
        ("best", "in_band"),
        ("near", "in_band"),
        ("few", "in_band"),
        ("below", "below_band"),
    ]
    assert band(proposal) == ("best", "near", "few")


def test_ten_of_ten_stand_behind_a_hundred_and_ninety_of_two_hundred() -> None:
    month = counted(300)
    proposal = propose({"a": Record(counted(10), month), "b": Record(counted(190, 10), month)}, RULES)
    assert [one.staff for one in proposal] == ["b", "a"]
    lows = [one.figure.low for one in proposal if one.figure and one.figure.low is not None]
    assert [round(low, 3) for low in lows] == [0.910, 0.722]


@pytest.mark.parametrize(
    ("record", "why"),
    [
        (Record(counted(20), counted(29)), "too_few_in_month"),
        (Record(counted(20), counted(30)), "in_band"),
        (Record(counted(20), counted(30, asked=151)), "participation_too_low"),
        (Record(counted(20), counted(30, asked=150)), "in_band"),
        (Record(counted(4), counted(30)), "too_few_in_week"),
        (Record(counted(0), counted(30)), "too_few_in_week"),
    ],
)
def test_who_is_eligible(record: Record, why: Why) -> None:
    assert whys({"s1": record}) == {"s1": why}


def test_an_unknown_participation_keeps_nobody_out_and_is_said() -> None:
    (one,) = propose({"s1": Record(counted(20), counted(40))}, RULES)
    assert (one.why, one.participation) == ("in_band", None)


def test_a_week_too_small_to_be_shown_shows_nothing_of_itself() -> None:
    hidden, none = propose({"s1": Record(counted(4), counted(40)), "s2": Record(counted(0), counted(40))}, RULES)
    assert {hidden.staff: hidden.week_n, none.staff: none.week_n} == {"s1": None, "s2": 0}
    assert (hidden.figure, none.figure) == (None, None)


def test_no_star_is_an_ordinary_result() -> None:
    assert band(propose({"s1": Record(counted(9), counted(9))}, RULES)) == ()
    assert propose({}, RULES) == ()


def test_who_has_no_rating_at_all_is_not_listed() -> None:
    assert propose({"s1": Record(counted(0), counted(0))}, RULES) == ()


def test_the_threshold_is_the_pack_s() -> None:
    pack = replace(RULES, small_counts=SmallCounts(claim=9))
    assert band(propose({"s1": Record(counted(9), counted(9))}, pack)) == ("s1",)
