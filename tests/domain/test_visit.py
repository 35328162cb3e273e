"""Every pair of a visit's state and event, and what may never happen."""

from itertools import pairwise
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.rules import Timing
from evaluator.domain.visit import (
    CHOOSING_S,
    UNSAVED_S,
    ChangeAsked,
    Choosing,
    Committing,
    CommittingChange,
    NotStored,
    Ready,
    Resting,
    Stored,
    Tapped,
    Thanks,
    TimePassed,
    Unsaved,
    VisitEvent,
    VisitState,
    deadline,
    is_writing,
    step,
)

TIMING: Final = Timing(minimum_interval_s=10, change_s=3, thanks_s=3)

READY = Ready()
COMMITTING = Committing("satisfied", "touch", 100)
THANKS = Thanks(visit=7, seq=7, tapped_at=100, until=103.5, change_until=103.5)
THANKS_LONGER = Thanks(visit=7, seq=7, tapped_at=100, until=106, change_until=103)
THANKS_AGAIN = Thanks(visit=7, seq=8, tapped_at=100, until=105, change_until=None)
CHOOSING = Choosing(visit=7, tapped_at=100, until=112)
CHANGING = CommittingChange(visit=7, level="neutral", via="pad", tapped_at=100)
UNSAVED = Unsaved(until=104, rest_until=None)
CHANGE_UNSAVED = Unsaved(until=106, rest_until=110)
RESTING = Resting(until=110)

TAP = Tapped("neutral", "mouse", 102)
STORED = Stored(9, 102)
NOT_STORED = NotStored(102)
CHANGE = ChangeAsked(102)
EARLY = TimePassed(102)
LATE = TimePassed(1000)

CASES: Final[list[tuple[VisitState, VisitEvent, VisitState]]] = [
    (READY, TAP, Committing("neutral", "mouse", 102)),
    (READY, STORED, READY),
    (READY, NOT_STORED, READY),
    (READY, CHANGE, READY),
    (READY, LATE, READY),
    (COMMITTING, TAP, COMMITTING),
    (COMMITTING, STORED, Thanks(visit=9, seq=9, tapped_at=100, until=105, change_until=105)),
    (COMMITTING, NOT_STORED, Unsaved(until=102 + UNSAVED_S, rest_until=None)),
    (COMMITTING, CHANGE, COMMITTING),
    (COMMITTING, LATE, COMMITTING),
    (THANKS, TAP, THANKS),
    (THANKS, STORED, THANKS),
    (THANKS, NOT_STORED, THANKS),
    (THANKS, CHANGE, Choosing(visit=7, tapped_at=100, until=102 + CHOOSING_S)),
    (THANKS, EARLY, THANKS),
    (THANKS, TimePassed(103.5), Resting(until=110)),
    (THANKS, LATE, READY),
    (THANKS_LONGER, ChangeAsked(103), THANKS_LONGER),
    (THANKS_LONGER, TimePassed(103), Thanks(visit=7, seq=7, tapped_at=100, until=106, change_until=None)),
    (THANKS_AGAIN, TAP, THANKS_AGAIN),
    (THANKS_AGAIN, CHANGE, THANKS_AGAIN),
    (THANKS_AGAIN, EARLY, THANKS_AGAIN),
    (THANKS_AGAIN, TimePassed(105), Resting(until=110)),
    (CHOOSING, TAP, CommittingChange(visit=7, level="neutral", via="mouse", tapped_at=100)),
    (CHOOSING, STORED, CHOOSING),
    (CHOOSING, NOT_STORED, CHOOSING),
    (CHOOSING, CHANGE, CHOOSING),
    (CHOOSING, EARLY, CHOOSING),
    (CHOOSING, TimePassed(112), READY),
    (CHANGING, TAP, CHANGING),
    (CHANGING, STORED, Thanks(visit=7, seq=9, tapped_at=100, until=105, change_until=None)),
    (CHANGING, NOT_STORED, Unsaved(until=102 + UNSAVED_S, rest_until=110)),
    (CHANGING, CHANGE, CHANGING),
    (CHANGING, LATE, CHANGING),
    (UNSAVED, TAP, UNSAVED),
    (UNSAVED, STORED, UNSAVED),
    (UNSAVED, NOT_STORED, UNSAVED),
    (UNSAVED, CHANGE, UNSAVED),
    (UNSAVED, EARLY, UNSAVED),
    (UNSAVED, TimePassed(104), READY),
    (CHANGE_UNSAVED, TimePassed(106), RESTING),
    (CHANGE_UNSAVED, LATE, READY),
    (RESTING, TAP, RESTING),
    (RESTING, STORED, RESTING),
    (RESTING, NOT_STORED, RESTING),
    (RESTING, CHANGE, RESTING),
    (RESTING, EARLY, RESTING),
    (RESTING, TimePassed(110), READY),
]


@pytest.mark.parametrize(("state", "event", "after"), CASES)
def test_a_visit_goes_on_as_the_table_says(state: VisitState, event: VisitEvent, after: VisitState) -> None:
    assert step(state, event, TIMING) == after


def test_the_table_holds_every_pair() -> None:
    pairs = {(type(state), type(event)) for state, event, _ in CASES}
    assert pairs == {(state, event) for state in get_args(VisitState) for event in get_args(VisitEvent)}


def test_without_an_offer_to_change_the_thanks_end_by_themselves() -> None:
    thanked = step(COMMITTING, STORED, Timing(minimum_interval_s=10, change_s=0, thanks_s=2))
    assert thanked == Thanks(visit=9, seq=9, tapped_at=100, until=104, change_until=None)


@pytest.mark.parametrize("state", [state for state, _, _ in CASES])
def test_a_state_that_waits_for_a_moment_goes_on_at_it(state: VisitState) -> None:
    due = deadline(state)
    if due is not None:
        assert step(state, TimePassed(due), TIMING) != state


LEVELS: Final = st.sampled_from(["very_satisfied", "satisfied", "neutral", "dissatisfied"])


@given(st.lists(st.tuples(st.sampled_from(["tap", "store", "fail", "change", "wait"]), LEVELS, st.floats(0, 15))))
def test_thanks_follow_only_what_was_stored_and_stored_is_only_what_was_tapped(
    history: list[tuple[str, str, float]],
) -> None:
    state: VisitState = Ready()
    now, seq, first_taps = 0.0, 0, []
    for what, level, wait in history:
        now += wait
        before, written = state, is_writing(state)
        match what:
            case "tap":
                state = step(state, Tapped(level, "touch", now), TIMING)
                if isinstance(before, Ready):
                    first_taps.append(now)
            case "store" if written:
                seq += 1
                state = step(state, Stored(seq, now), TIMING)
            case "fail" if written:
                state = step(state, NotStored(now), TIMING)
                if isinstance(before, Committing):
                    first_taps.pop()
            case "change":
                state = step(state, ChangeAsked(now), TIMING)
            case _:
                state = step(state, TimePassed(now), TIMING)
        if isinstance(state, Thanks) and not isinstance(before, Thanks):
            assert state.seq == seq
            assert written
        if is_writing(state) and not written:
            assert what == "tap"
    gaps = [later - earlier for earlier, later in pairwise(first_taps)]
    assert all(gap >= TIMING.minimum_interval_s - 1e-6 for gap in gaps)
