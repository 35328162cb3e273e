"""Thresholds, three months running, the top ten."""

import pytest
from msgspec.structs import replace

from evaluator.domain.assessment import Zone, assess, mark, top
from evaluator.domain.rules import AssessmentRules
from evaluator.domain.tally import Tally
from tests.support.kiosk import RULES


def counted(satisfied: int, n: int) -> Tally:
    return Tally(levels={"very_satisfied": satisfied, "satisfied": 0, "neutral": 0, "dissatisfied": n - satisfied})


@pytest.mark.parametrize(
    ("satisfied", "n", "zone", "certain"),
    [
        (900, 1000, "award", False),
        (990, 1000, "award", True),
        (899, 1000, "no_award", False),
        (800, 1000, "no_award", True),
        (700, 1000, "no_award", False),
        (699, 1000, "accountability", False),
        (500, 1000, "accountability", True),
        (27, 30, "award", False),
        (29, 29, "too_few", False),
        (0, 0, "nothing", False),
    ],
)
def test_where_a_month_stands_and_whether_its_interval_says_so_too(
    satisfied: int, n: int, zone: Zone, certain: bool
) -> None:
    found = mark(202611, counted(satisfied, n), RULES)
    assert (found.zone, found.certain, found.n) == (zone, certain, n)


def test_a_hidden_month_says_too_few_and_no_figure() -> None:
    found = mark(202611, None, RULES)
    assert (found.zone, found.n, found.figure) == ("too_few", None, None)


BAD, GOOD, FEW, NONE = counted(50, 100), counted(99, 100), counted(1, 10), counted(0, 0)


@pytest.mark.parametrize(
    ("months", "running", "on_site"),
    [
        ([BAD, BAD, BAD], 3, True),
        ([BAD, BAD, GOOD, BAD], 2, False),
        ([BAD, BAD, FEW, BAD], 2, False),
        ([BAD, NONE, BAD, BAD], 2, False),
        ([GOOD, BAD, BAD, BAD, BAD, GOOD], 4, True),
        ([], 0, False),
    ],
)
def test_three_months_running_lead_to_work_on_site(months: list[Tally], running: int, on_site: bool) -> None:
    marks = tuple(mark(202601 + place, month, RULES) for place, month in enumerate(months))
    found = assess(marks, RULES)
    assert (found.running, found.on_site) == (running, on_site)


def test_the_top_ten_go_by_the_lower_bound_and_nobody_with_too_few_is_among_them() -> None:
    years = {"many": counted(190, 200), "all": counted(30, 30), "few": counted(29, 29)}
    assert [subject for subject, _ in top(years, RULES)] == ["many", "all"]
    crowd = {f"s{number:02}": counted(100 - number, 100) for number in range(15)}
    assert [subject for subject, _ in top(crowd, RULES)] == [f"s{number:02}" for number in range(10)]


def test_thresholds_are_the_pack_s() -> None:
    pack = replace(RULES, assessment=AssessmentRules(award=0.5, move=0.4, running=2, top=1))
    assert mark(202611, counted(55, 100), pack).zone == "award"
    marks = tuple(mark(202611, counted(10, 100), pack) for _ in range(2))
    assert assess(marks, pack).on_site
    assert len(top({"a": counted(40, 40), "b": counted(40, 40)}, pack)) == 1
