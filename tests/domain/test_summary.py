"""Double entry: what is given is taken back to the last line."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from evaluator.domain.summary import (
    Line,
    RhythmKey,
    TallyKey,
    Visit,
    lines_between,
    with_answer,
)

RATED = Visit(number=1, duty="d", day=20261121, hour=9, outcome="rated", scale="four", level="satisfied")


def test_a_first_answer_gives_one_line_in_each_facet() -> None:
    assert lines_between(None, RATED) == [
        Line(TallyKey("d", 20261121, "", "rated", "four", "satisfied", ""), 1),
        Line(RhythmKey(20261121, 9, "rated"), 1),
    ]


def test_a_changed_answer_moves_the_tally_and_not_the_rhythm() -> None:
    changed = with_answer(RATED, scale="four", level="neutral")
    assert [(line.n, line.key) for line in lines_between(RATED, changed)] == [
        (-1, TallyKey("d", 20261121, "", "rated", "four", "satisfied", "")),
        (1, TallyKey("d", 20261121, "", "rated", "four", "neutral", "")),
    ]


def test_the_same_answer_again_writes_nothing() -> None:
    assert lines_between(RATED, with_answer(RATED, scale="four", level="satisfied")) == []


def test_an_open_visit_counts_nothing() -> None:
    assert lines_between(None, Visit(number=1, duty="d")) == []


states = st.builds(
    lambda level, flag, reasons: replace(RATED, level=level, flag=flag, reasons=tuple(dict.fromkeys(reasons))),
    st.sampled_from(["very_satisfied", "satisfied", "neutral", "dissatisfied"]),
    st.sampled_from(["", "test", "challenged"]),
    st.lists(st.sampled_from(["207", "208", "209"])),
)


@given(st.lists(states, min_size=1))
def test_after_any_changes_the_lines_add_up_to_the_last_state(history: list[Visit]) -> None:
    sums: dict[object, int] = {}
    before = None
    for after in history:
        for line in lines_between(before, after):
            sums[line.key] = sums.get(line.key, 0) + line.n
        before = after
    assert {key: n for key, n in sums.items() if n} == {line.key: 1 for line in lines_between(None, history[-1])}
