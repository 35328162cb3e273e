"""A duty: from a badge number and a PIN to the end of the service, and on after a restart.

Times are seconds of a steady clock; they arrive with the events. A PIN is never part of a state. A pair that says
nothing leaves the state as it is.
"""

from datetime import datetime
from typing import Final, Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

ENTRY_S: Final = 30.0
"""How long a sign-in that nobody goes on with stays on the screen."""

Why = Literal["signed_out", "closing_time", "idle", "elsewhere"]
"""Why a duty ended."""


class WrongSignIn(Struct, frozen=True):
    """Badge number and PIN do not belong together; nobody is told which of them is wrong."""


class LockedFor(Struct, frozen=True):
    """Too many wrong tries: wait that long."""

    seconds: int


class Blocked(Struct, frozen=True):
    """So many wrong tries that only the office can help."""


class NotSaved(Struct, frozen=True):
    """The store could not write it; nothing has changed."""


Refusal = WrongSignIn | LockedFor | Blocked | NotSaved


class OffDuty(Struct, frozen=True):
    """Nobody serves; nobody can be rated."""


class BadgeAsked(Struct, frozen=True):
    until: float
    refusal: Refusal | None = None


class PinAsked(Struct, frozen=True):
    badge: str
    until: float


class Checking(Struct, frozen=True):
    """The PIN is compared with its verifier."""

    badge: str


class Pause(Struct, frozen=True):
    """Why nobody serves for a while, and when somebody will be back: by the steady clock, and as the screen says it."""

    reason: str
    until: float
    back_at: datetime


class Opening(Struct, frozen=True):
    """The duty is being stored. `previous` is the duty of an earlier run that it goes on from, `pause` its pause."""

    staff: str | None
    previous: str | None = None
    pause: Pause | None = None


class OnDuty(Struct, frozen=True):
    """`staff` is None when the organisation itself is rated."""

    duty: str
    staff: str | None


class Paused(Struct, frozen=True):
    """Somebody is on duty and away; nobody can be rated."""

    on: OnDuty
    pause: Pause


Serving = OnDuty | Paused


class SignOut(Struct, frozen=True):
    """The wish to end the duty."""


class Away(Struct, frozen=True):
    """The wish to pause, or to go on pausing, for a reason of the rule pack."""

    reason: str


class GoOn(Struct, frozen=True):
    """The wish to end the pause."""


Wish = SignOut | Away | GoOn


class LeaveAsked(Struct, frozen=True):
    """The PIN of who is on duty is asked before the duty ends, pauses or goes on."""

    on: Serving
    until: float
    refusal: Refusal | None = None
    wish: Wish = SignOut()


class CheckingLeave(Struct, frozen=True):
    on: Serving
    wish: Wish = SignOut()


class Pausing(Struct, frozen=True):
    """The pause is being stored; `pause` is known when it goes on from an earlier run."""

    on: Serving
    reason: str
    pause: Pause | None = None


class Resuming(Struct, frozen=True):
    """The end of the pause is being stored."""

    on: Paused


class Closing(Struct, frozen=True):
    """The end of the duty is being stored."""

    on: Serving
    why: Why = "signed_out"


DutyState = (
    OffDuty
    | BadgeAsked
    | PinAsked
    | Checking
    | Opening
    | OnDuty
    | Paused
    | LeaveAsked
    | CheckingLeave
    | Pausing
    | Resuming
    | Closing
)


class WentOn(Struct, frozen=True):
    """The kiosk started and found the duty of an earlier run unfinished: the same person goes on."""

    staff: str | None
    previous: str
    pause: Pause | None = None


class HallOpened(Struct, frozen=True):
    """Opening time, where the organisation itself is rated: its duty begins, and nobody signs in."""


class SignInAsked(Struct, frozen=True):
    at: float


class Typed(Struct, frozen=True):
    """A digit was typed or taken back: somebody is there."""

    at: float


class BadgeGiven(Struct, frozen=True):
    badge: str
    at: float


class PinGiven(Struct, frozen=True):
    """The PIN itself is with whoever compares it."""


class PinAccepted(Struct, frozen=True):
    staff: str


class PinRefused(Struct, frozen=True):
    refusal: Refusal
    at: float


class Opened(Struct, frozen=True):
    """The opening entry is committed."""

    duty: str


class SignOutAsked(Struct, frozen=True):
    """Staff touched their corner: to end the duty, to pause, or to go on."""

    at: float


class WishChosen(Struct, frozen=True):
    wish: Wish
    at: float


class PauseStored(Struct, frozen=True):
    """The pause is committed."""

    pause: Pause


class ResumeStored(Struct, frozen=True):
    """The end of the pause is committed."""


class Ended(Struct, frozen=True):
    """The duty ends without anybody's wish."""

    why: Why


class Closed(Struct, frozen=True):
    """The closing entry is committed."""


class NotWritten(Struct, frozen=True):
    """The store could not commit the entry that was being written."""

    at: float


class Cancelled(Struct, frozen=True):
    """The person touched "back"."""


class TimePassed(Struct, frozen=True):
    at: float


DutyEvent = (
    WentOn
    | HallOpened
    | SignInAsked
    | Typed
    | BadgeGiven
    | PinGiven
    | PinAccepted
    | PinRefused
    | Opened
    | SignOutAsked
    | WishChosen
    | PauseStored
    | ResumeStored
    | Ended
    | Closed
    | NotWritten
    | Cancelled
    | TimePassed
)


def step(state: DutyState, event: DutyEvent) -> DutyState:
    """The state after an event; the same state when the event says nothing to it."""
    match state:
        case OffDuty():
            return _after_off_duty(state, event)
        case BadgeAsked() | PinAsked() | LeaveAsked():
            return _after_entry(state, event)
        case Checking():
            return _after_checking(state, event)
        case Opening():
            return _after_opening(state, event)
        case OnDuty() | Paused():
            return _after_serving(state, event)
        case CheckingLeave():
            return _after_checking_leave(state, event)
        case Pausing() | Resuming():
            return _after_pause_writing(state, event)
        case Closing():
            return _after_closing(state, event)
        case _:
            assert_never(state)


def deadline(state: DutyState) -> float | None:
    """When the state next wants to hear that time has passed; None when it waits for something else."""
    if isinstance(state, Paused):
        return state.pause.until
    return state.until if isinstance(state, BadgeAsked | PinAsked | LeaveAsked) else None


def on_duty(state: DutyState) -> OnDuty | None:
    """The duty that is running, also while it pauses or its end is asked for."""
    match state:
        case OnDuty():
            return state
        case Paused():
            return state.on
        case LeaveAsked() | CheckingLeave() | Pausing() | Resuming() | Closing():
            return on_duty(state.on)
        case OffDuty() | BadgeAsked() | PinAsked() | Checking() | Opening():
            return None
        case _:
            assert_never(state)


def _after_off_duty(state: OffDuty, event: DutyEvent) -> DutyState:
    match event:
        case SignInAsked():
            return BadgeAsked(event.at + ENTRY_S)
        case BadgeGiven():  # a card was swiped before anything was touched
            return PinAsked(event.badge, event.at + ENTRY_S)
        case WentOn():
            return Opening(event.staff, event.previous, event.pause)
        case HallOpened():
            return Opening(None)
        case _:
            return state


def _after_entry(state: BadgeAsked | PinAsked | LeaveAsked, event: DutyEvent) -> DutyState:
    match event:
        case Typed():
            return replace(state, until=event.at + ENTRY_S)
        case Cancelled():
            return state.on if isinstance(state, LeaveAsked) else OffDuty()
        case TimePassed() if event.at >= state.until:
            return state.on if isinstance(state, LeaveAsked) else OffDuty()
        case BadgeGiven() if isinstance(state, BadgeAsked | PinAsked):  # the newest card is whose PIN is asked for
            return PinAsked(event.badge, event.at + ENTRY_S)
        case PinGiven() if isinstance(state, PinAsked):
            return Checking(state.badge)
        case PinGiven() if isinstance(state, LeaveAsked):
            return CheckingLeave(state.on, state.wish)
        case WishChosen() if isinstance(state, LeaveAsked):
            return LeaveAsked(state.on, event.at + ENTRY_S, wish=event.wish)
        case _:
            return state


def _after_checking(state: Checking, event: DutyEvent) -> DutyState:
    match event:
        case PinAccepted():
            return Opening(event.staff)
        case PinRefused():
            return BadgeAsked(event.at + ENTRY_S, event.refusal)
        case _:
            return state


def _after_opening(state: Opening, event: DutyEvent) -> DutyState:
    match event:
        case Opened():
            on = OnDuty(event.duty, state.staff)
            return on if state.pause is None else Pausing(on, state.pause.reason, state.pause)
        case NotWritten() if state.staff is None:  # nobody stands there to try again
            return OffDuty()
        case NotWritten():
            return BadgeAsked(event.at + ENTRY_S, NotSaved())
        case _:
            return state


def _after_serving(state: Serving, event: DutyEvent) -> DutyState:
    match event:
        case SignOutAsked() if _serves_in_person(state):
            return LeaveAsked(state, event.at + ENTRY_S, wish=GoOn() if isinstance(state, Paused) else SignOut())
        case Ended():
            return Closing(state, event.why)
        case TimePassed() if isinstance(state, Paused) and event.at >= state.pause.until:
            return Closing(state, "idle")  # nobody came back, and nobody renewed the pause
        case _:
            return state


def _serves_in_person(on: Serving) -> bool:
    return (on.on if isinstance(on, Paused) else on).staff is not None


def _after_checking_leave(state: CheckingLeave, event: DutyEvent) -> DutyState:
    match event:
        case PinAccepted():
            return _granted(state)
        case PinRefused():
            return LeaveAsked(state.on, event.at + ENTRY_S, event.refusal, state.wish)
        case _:
            return state


def _granted(state: CheckingLeave) -> DutyState:
    match state.wish:
        case SignOut():
            return Closing(state.on)
        case Away(reason=reason):
            return Pausing(state.on, reason)
        case GoOn():
            return Resuming(state.on) if isinstance(state.on, Paused) else state.on
        case _:
            assert_never(state.wish)


def _after_pause_writing(state: Pausing | Resuming, event: DutyEvent) -> DutyState:
    match event:
        case PauseStored() if isinstance(state, Pausing):
            on = state.on.on if isinstance(state.on, Paused) else state.on
            return Paused(on, event.pause)
        case ResumeStored() if isinstance(state, Resuming):
            return state.on.on
        case NotWritten() if isinstance(state, Resuming):
            return LeaveAsked(state.on, event.at + ENTRY_S, NotSaved(), GoOn())
        case NotWritten() if isinstance(state, Pausing):
            return LeaveAsked(state.on, event.at + ENTRY_S, NotSaved(), Away(state.reason))
        case _:
            return state


def _after_closing(state: Closing, event: DutyEvent) -> DutyState:
    match event:
        case Closed():
            return OffDuty()
        case NotWritten() if not _serves_in_person(state.on):
            return state.on
        case NotWritten():
            return LeaveAsked(state.on, event.at + ENTRY_S, NotSaved())
        case _:
            return state
