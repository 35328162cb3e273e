"""Every pair of a visit's state and event, and what may never happen."""

from itertools import pairwise
from typing import Final, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.rules import Timing
from evaluator.domain.visit import (
    CHOOSING_S,
    LISTENING_S,
    LISTENING_THANKS_S,
    REASONS_S,
    UNSAVED_S,
    Asked,
    Asking,
    ChangeAsked,
    Choosing,
    Committing,
    CommittingChange,
    CommittingReasons,
    Declined,
    Ending,
    GivingReasons,
    Invitation,
    InvitationAsked,
    Inviting,
    Listened,
    MoreAsked,
    NotStored,
    Ready,
    ReasonsDone,
    ReasonTouched,
    Resting,
    Stored,
    Tapped,
    Thanks,
    TimePassed,
    Uninvited,
    Unsaved,
    VisitEvent,
    VisitState,
    deadline,
    first,
    is_free,
    is_writing,
    number,
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
    (COMMITTING, STORED, Thanks(visit=9, seq=9, tapped_at=100, until=105, change_until=105, level="satisfied")),
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
    (CHANGING, STORED, Thanks(visit=7, seq=9, tapped_at=100, until=105, change_until=None, level="neutral")),
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


INVITED = Asking(invited=True)
REASONS = Asking(reasons=True)
REQUIRED = Asking(reasons=True, reasons_required=True)
CALL = Invitation(5, "m01")

UNINVITED = Uninvited()
INVITING = Inviting("m01")
ASKED = Asked(CALL, 160)
INVITED_ANSWER = Committing("satisfied", "touch", 100, CALL)
DECLINING = Ending(CALL, "declined")
GIVING = GivingReasons(visit=7, level="neutral", tapped_at=100, until=120)
GIVING_ONE = GivingReasons(visit=7, level="neutral", tapped_at=100, until=120, chosen=("307",))
COMMITTING_REASONS = CommittingReasons(visit=7, reasons=("307",), tapped_at=100)

ASKED_CASES: Final[list[tuple[VisitState, VisitEvent, Asking, VisitState]]] = [
    (UNINVITED, InvitationAsked(100, "m01"), INVITED, INVITING),
    (INVITING, Stored(5, 100), INVITED, ASKED),
    (INVITING, NotStored(100), INVITED, Unsaved(100 + UNSAVED_S, None)),
    (Unsaved(104, None), TimePassed(104), INVITED, UNINVITED),
    (ASKED, Tapped("satisfied", "touch", 100), INVITED, INVITED_ANSWER),
    (ASKED, Declined(102), INVITED, DECLINING),
    (ASKED, TimePassed(102), INVITED, ASKED),
    (ASKED, TimePassed(160), INVITED, Ending(CALL, "lapsed")),
    (DECLINING, STORED, INVITED, UNINVITED),
    (DECLINING, NOT_STORED, INVITED, Unsaved(102 + UNSAVED_S, None, CALL)),
    (Unsaved(106, None, CALL), TimePassed(106), INVITED, Asked(CALL, 166)),
    (INVITED_ANSWER, STORED, INVITED, Thanks(5, 9, 100, 105, 105, "satisfied")),
    (INVITED_ANSWER, NOT_STORED, INVITED, Unsaved(102 + UNSAVED_S, None, CALL)),
    (THANKS, LATE, INVITED, UNINVITED),
    (CHOOSING, LATE, INVITED, UNINVITED),
    (THANKS, LATE, REASONS, GivingReasons(7, "", 100, 1000 + REASONS_S)),
    (THANKS_AGAIN, TimePassed(105), REASONS, GivingReasons(7, "", 100, 105 + REASONS_S)),
    (GIVING, ReasonTouched("307", 105), REASONS, GivingReasons(7, "neutral", 100, 120, ("307",))),
    (GIVING_ONE, ReasonTouched("307", 105), REASONS, GIVING),
    (GIVING, MoreAsked(105), REASONS, GivingReasons(7, "neutral", 100, 120, (), more=True)),
    (GIVING, Listened(105), REASONS, GivingReasons(7, "neutral", 100, 105 + LISTENING_S)),
    (THANKS, Listened(101), REASONS, Thanks(7, 7, 100, 101 + LISTENING_THANKS_S, 101 + LISTENING_THANKS_S)),
    (THANKS_AGAIN, Listened(101), REASONS, THANKS_AGAIN),
    (CHOOSING, Listened(101), REASONS, Choosing(7, 100, 101 + LISTENING_S)),
    (ASKED, Listened(105), INVITED, ASKED),
    (ASKED, Listened(155), INVITED, Asked(CALL, 155 + LISTENING_S)),
    (GIVING, ReasonsDone(105), REASONS, RESTING),
    (GIVING, ReasonsDone(105), REQUIRED, GIVING),
    (GIVING_ONE, ReasonsDone(105), REQUIRED, COMMITTING_REASONS),
    (GIVING, EARLY, REASONS, GIVING),
    (GIVING, LATE, REQUIRED, READY),
    (GIVING_ONE, LATE, REASONS, COMMITTING_REASONS),
    (COMMITTING_REASONS, STORED, REASONS, RESTING),
    (COMMITTING_REASONS, NOT_STORED, REASONS, RESTING),
    (COMMITTING_REASONS, STORED, Asking(invited=True, reasons=True), UNINVITED),
]

EVERY_STATE: Final = [state for state, _, _ in CASES] + [state for state, *_ in ASKED_CASES]
EVERY_EVENT: Final[list[VisitEvent]] = [
    TAP,
    STORED,
    NOT_STORED,
    CHANGE,
    EARLY,
    InvitationAsked(102),
    Declined(102),
    ReasonTouched("307", 102),
    MoreAsked(102),
    ReasonsDone(102),
    Listened(102),
]
SPOKEN: Final = {(type(state), type(event)) for state, event, *_ in [*CASES, *ASKED_CASES]}
SILENT: Final = [
    (state, event) for state in EVERY_STATE for event in EVERY_EVENT if (type(state), type(event)) not in SPOKEN
]


@pytest.mark.parametrize(("state", "event", "asking", "after"), ASKED_CASES)
def test_invitations_and_reasons_go_on_as_the_table_says(
    state: VisitState, event: VisitEvent, asking: Asking, after: VisitState
) -> None:
    assert step(state, event, TIMING, asking) == after


def test_every_other_pair_says_nothing() -> None:
    for asking in (Asking(), INVITED, REQUIRED):
        assert [(state, event) for state, event in SILENT if step(state, event, TIMING, asking) != state] == []


def test_a_window_begins_and_ends_its_visits_free() -> None:
    assert [first(asking) for asking in (Asking(), INVITED)] == [READY, UNINVITED]
    assert {type(state) for state in EVERY_STATE if is_free(state)} == {Ready, Uninvited, Resting}
    assert [number(state) for state in (READY, ASKED, THANKS, GIVING, COMMITTING_REASONS)] == [None, None, 7, 7, 7]


def test_the_table_holds_every_pair() -> None:
    pairs = {(type(state), type(event)) for state, event, _ in CASES}
    pairs |= {(type(state), type(event)) for state, event, *_ in ASKED_CASES}
    pairs |= {(type(state), type(event)) for state, event in SILENT}
    assert pairs == {(state, event) for state in get_args(VisitState) for event in get_args(VisitEvent)}


def test_without_an_offer_to_change_the_thanks_end_by_themselves() -> None:
    thanked = step(COMMITTING, STORED, Timing(minimum_interval_s=10, change_s=0, thanks_s=2))
    assert thanked == Thanks(visit=9, seq=9, tapped_at=100, until=104, change_until=None, level="satisfied")


@pytest.mark.parametrize("state", EVERY_STATE)
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
