"""A person against others at the same window, and against themself at other windows."""

from collections import Counter

from evaluator.domain.mixes import mixes
from evaluator.domain.signal_rules import DEFAULT

BEST = "very_satisfied"


def levels(best: int, other: int) -> Counter[str]:
    return Counter({BEST: best, "satisfied": other})


def seen(counts: dict[tuple[str, str], Counter[str]]) -> list[tuple[str, str, str]]:
    return [(one.window, one.staff, one.signal) for one in mixes(counts, BEST, DEFAULT)]


def test_a_better_person_is_not_suspected_and_a_perfect_one_is() -> None:
    others = {("w1", "s2"): levels(124, 76), ("w1", "s3"): levels(60, 40)}
    assert seen(others | {("w1", "s1"): levels(155, 45)}) == []
    assert seen(others | {("w1", "s1"): levels(192, 8)}) == [("w1", "s1", "mix")]


def test_few_answers_and_a_window_without_others_say_nothing() -> None:
    assert seen({("w1", "s1"): levels(29, 0), ("w1", "s2"): levels(60, 40)}) == []
    assert seen({("w1", "s1"): levels(200, 0), ("w1", "s2"): levels(15, 14)}) == []
    assert seen({}) == []


def test_whoever_is_praised_at_one_window_alone_leaves_what_person_and_window_suggest() -> None:
    counts = {
        ("w1", "s1"): levels(99, 1),
        ("w1", "s2"): levels(60, 40),
        ("w2", "s1"): levels(60, 40),
        ("w2", "s2"): levels(62, 38),
    }
    found = seen(counts)
    assert ("w1", "s1", "residual") in found
    assert ("w2", "s2", "mix") not in found


def test_a_window_where_nobody_is_praised_makes_nobody_of_it_suspect() -> None:
    counts = {
        ("card", "s1"): levels(85, 15),
        ("card", "s2"): levels(80, 20),
        ("complaints", "s1"): levels(45, 55),
        ("complaints", "s2"): levels(40, 60),
    }
    assert seen(counts) == []
