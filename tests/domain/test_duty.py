"""Every pair of a duty's state and event."""

from datetime import UTC, datetime
from typing import Final, get_args

import pytest

from evaluator.domain.duty import (
    ENTRY_S,
    Away,
    BadgeAsked,
    BadgeGiven,
    Cancelled,
    Checking,
    CheckingLeave,
    Closed,
    Closing,
    DutyEvent,
    DutyState,
    Ended,
    GoOn,
    HallOpened,
    LeaveAsked,
    LockedFor,
    NotSaved,
    NotWritten,
    OffDuty,
    OnDuty,
    Opened,
    Opening,
    Pause,
    Paused,
    PauseStored,
    Pausing,
    PinAccepted,
    PinAsked,
    PinGiven,
    PinRefused,
    ResumeStored,
    Resuming,
    SignInAsked,
    SignOut,
    SignOutAsked,
    TimePassed,
    Typed,
    WentOn,
    WishChosen,
    WrongSignIn,
    deadline,
    on_duty,
    step,
)

ON = OnDuty("d1", "s1")
HALL = OnDuty("d2", None)
OFF = OffDuty()
BADGE = BadgeAsked(130, LockedFor(15))
PIN = PinAsked("1043", 130)
CHECKING = Checking("1043")
OPENING = Opening("s1")
HALL_OPENING = Opening(None)
LEAVE = LeaveAsked(ON, 130)
CHECKING_LEAVE = CheckingLeave(ON)
CLOSING = Closing(ON)
HALL_CLOSING = Closing(HALL, "closing_time")
PAUSE = Pause("lunch", 190, datetime(2026, 11, 20, 4, 30, tzinfo=UTC))
PAUSED = Paused(ON, PAUSE)
PAUSING = Pausing(ON, "lunch")
RESUMING = Resuming(PAUSED)
STATES: Final[list[DutyState]] = [
    OFF,
    BADGE,
    PIN,
    CHECKING,
    OPENING,
    HALL_OPENING,
    ON,
    HALL,
    PAUSED,
    LEAVE,
    CHECKING_LEAVE,
    PAUSING,
    RESUMING,
    CLOSING,
    HALL_CLOSING,
]

EVENTS: Final[list[DutyEvent]] = [
    WentOn("s1", "d0"),
    HallOpened(),
    SignInAsked(110),
    Typed(110),
    BadgeGiven("1044", 110),
    PinGiven(),
    PinAccepted("s1"),
    PinRefused(WrongSignIn(), 110),
    Opened("d1"),
    SignOutAsked(110),
    WishChosen(Away("lunch"), 110),
    PauseStored(PAUSE),
    ResumeStored(),
    Ended("closing_time"),
    Closed(),
    NotWritten(110),
    Cancelled(),
    TimePassed(200),
]

AFTER: Final[dict[tuple[DutyState, type[DutyEvent]], DutyState]] = {
    (OFF, WentOn): Opening("s1", "d0"),
    (OFF, HallOpened): HALL_OPENING,
    (OFF, SignInAsked): BadgeAsked(110 + ENTRY_S),
    (OFF, BadgeGiven): PinAsked("1044", 110 + ENTRY_S),
    (BADGE, Typed): BadgeAsked(110 + ENTRY_S, LockedFor(15)),
    (BADGE, BadgeGiven): PinAsked("1044", 110 + ENTRY_S),
    (PIN, BadgeGiven): PinAsked("1044", 110 + ENTRY_S),
    (BADGE, Cancelled): OFF,
    (BADGE, TimePassed): OFF,
    (PIN, Typed): PinAsked("1043", 110 + ENTRY_S),
    (PIN, PinGiven): CHECKING,
    (PIN, Cancelled): OFF,
    (PIN, TimePassed): OFF,
    (CHECKING, PinAccepted): OPENING,
    (CHECKING, PinRefused): BadgeAsked(110 + ENTRY_S, WrongSignIn()),
    (OPENING, Opened): ON,
    (OPENING, NotWritten): BadgeAsked(110 + ENTRY_S, NotSaved()),
    (HALL_OPENING, Opened): OnDuty("d1", None),
    (HALL_OPENING, NotWritten): OFF,
    (ON, SignOutAsked): LeaveAsked(ON, 110 + ENTRY_S),
    (ON, Ended): Closing(ON, "closing_time"),
    (HALL, Ended): HALL_CLOSING,
    (PAUSED, SignOutAsked): LeaveAsked(PAUSED, 110 + ENTRY_S, wish=GoOn()),
    (PAUSED, Ended): Closing(PAUSED, "closing_time"),
    (PAUSED, TimePassed): Closing(PAUSED, "idle"),
    (PAUSING, PauseStored): PAUSED,
    (PAUSING, NotWritten): LeaveAsked(ON, 110 + ENTRY_S, NotSaved(), Away("lunch")),
    (RESUMING, ResumeStored): ON,
    (RESUMING, NotWritten): LeaveAsked(PAUSED, 110 + ENTRY_S, NotSaved(), GoOn()),
    (LEAVE, WishChosen): LeaveAsked(ON, 110 + ENTRY_S, wish=Away("lunch")),
    (LEAVE, Typed): LeaveAsked(ON, 110 + ENTRY_S),
    (LEAVE, PinGiven): CHECKING_LEAVE,
    (LEAVE, Cancelled): ON,
    (LEAVE, TimePassed): ON,
    (CHECKING_LEAVE, PinAccepted): CLOSING,
    (CHECKING_LEAVE, PinRefused): LeaveAsked(ON, 110 + ENTRY_S, WrongSignIn()),
    (CLOSING, Closed): OFF,
    (CLOSING, NotWritten): LeaveAsked(ON, 110 + ENTRY_S, NotSaved()),
    (HALL_CLOSING, Closed): OFF,
    (HALL_CLOSING, NotWritten): HALL,
}
"""The pairs that say something. Every other pair leaves the state as it is."""


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
@pytest.mark.parametrize("state", STATES, ids=lambda state: type(state).__name__)
def test_a_duty_goes_on_as_the_table_says(state: DutyState, event: DutyEvent) -> None:
    assert step(state, event) == AFTER.get((state, type(event)), state)


def test_the_table_holds_every_pair() -> None:
    assert {type(state) for state in STATES} == set(get_args(DutyState))
    assert {type(event) for event in EVENTS} == set(get_args(DutyEvent))


def test_an_entry_stays_while_its_time_runs() -> None:
    assert step(PIN, TimePassed(129.9)) == PIN
    assert step(LEAVE, TimePassed(129.9)) == LEAVE


def test_nobody_is_on_duty_before_the_opening_is_stored_and_somebody_until_the_end_is() -> None:
    assert [on_duty(state) for state in STATES] == [None] * 6 + [ON, HALL] + [ON] * 6 + [HALL]


def test_only_an_entry_waits_for_a_moment() -> None:
    assert [deadline(state) for state in STATES] == [None, 130, 130, *[None] * 5, 190, 130, *[None] * 5]


@pytest.mark.parametrize(
    ("on", "wish", "after"),
    [
        (ON, SignOut(), Closing(ON)),
        (ON, Away("away"), Pausing(ON, "away")),
        (ON, GoOn(), ON),
        (PAUSED, SignOut(), Closing(PAUSED)),
        (PAUSED, Away("lunch"), Pausing(PAUSED, "lunch")),
        (PAUSED, GoOn(), RESUMING),
    ],
)
def test_the_pin_does_what_was_wished(on: OnDuty | Paused, wish: SignOut | Away | GoOn, after: DutyState) -> None:
    asked = step(LeaveAsked(on, 130), WishChosen(wish, 110))
    checking = step(asked, PinGiven())
    assert step(checking, PinAccepted("s1")) == after
    assert step(checking, PinRefused(WrongSignIn(), 110)) == LeaveAsked(on, 110 + ENTRY_S, WrongSignIn(), wish)


def test_a_pause_is_renewed_without_serving_in_between() -> None:
    renewed = Pause("away", 290, PAUSE.back_at)
    assert step(Pausing(PAUSED, "away"), PauseStored(renewed)) == Paused(ON, renewed)
    assert step(PAUSED, TimePassed(189.9)) == PAUSED


def test_a_pause_outlives_the_program() -> None:
    opening = step(OFF, WentOn("s1", "d0", PAUSE))
    assert step(opening, Opened("d1")) == Pausing(ON, "lunch", PAUSE)
