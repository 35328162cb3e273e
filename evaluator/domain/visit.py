"""A visit at the window in open mode: ready, stored, thanked, rested.

Times are seconds of a steady clock; they arrive with the events. A pair that says nothing leaves the state as it is.
"""

from dataclasses import dataclass, replace
from typing import Final, assert_never

from evaluator.domain.journal import Via
from evaluator.domain.rules import Timing

CHOOSING_S: Final = 10.0
"""How long the answers stay open for a changed answer before the first one stands."""
UNSAVED_S: Final = 4.0
"""How long "please wait, not saved" stays before the answers open again."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The answers take a tap."""


@dataclass(frozen=True, slots=True)
class Committing:
    """The first answer is being stored; nobody has been thanked."""

    level: str
    via: Via
    tapped_at: float


@dataclass(frozen=True, slots=True)
class Thanks:
    """Stored, and the window says so. `seq` is the entry that is thanked for, `visit` the first one of the visit."""

    visit: int
    seq: int
    tapped_at: float
    until: float
    change_until: float | None
    """Until when "change my answer" is offered; None when it is not."""


@dataclass(frozen=True, slots=True)
class Choosing:
    """The answers are open once more, for a changed one. Walking away leaves the first answer as it stands."""

    visit: int
    tapped_at: float
    until: float


@dataclass(frozen=True, slots=True)
class CommittingChange:
    """The changed answer is being stored."""

    visit: int
    level: str
    via: Via
    tapped_at: float


@dataclass(frozen=True, slots=True)
class Unsaved:
    """The answer could not be stored and nobody was thanked."""

    until: float
    rest_until: float | None
    """Until when the answers rest after that: the first answer of the visit is stored. None when nothing is."""


@dataclass(frozen=True, slots=True)
class Resting:
    """The minimum interval runs; the answers are to be seen and take no tap."""

    until: float


VisitState = Ready | Committing | Thanks | Choosing | CommittingChange | Unsaved | Resting


@dataclass(frozen=True, slots=True)
class Tapped:
    """A press that began and ended on one answer, or its key of the pad."""

    level: str
    via: Via
    at: float


@dataclass(frozen=True, slots=True)
class Stored:
    """The store has committed the answer under this seq."""

    seq: int
    at: float


@dataclass(frozen=True, slots=True)
class NotStored:
    """The store could not commit the answer."""

    at: float


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """The resident touched "change my answer"."""

    at: float


@dataclass(frozen=True, slots=True)
class TimePassed:
    """It is now `at`."""

    at: float


VisitEvent = Tapped | Stored | NotStored | ChangeAsked | TimePassed


def step(state: VisitState, event: VisitEvent, timing: Timing) -> VisitState:
    """The state after an event; the same state when the event says nothing to it.

    With 10 s of minimum interval, 3 s of thanks and 3 s to change: a tap at 0 s stored at 0.1 s is thanked until 3.1 s
    and the answers rest until 10 s.
    """
    match state:
        case Ready():
            return Committing(event.level, event.via, event.at) if isinstance(event, Tapped) else state
        case Committing():
            return _after_commit(state, event, timing)
        case Thanks():
            return _after_thanks(state, event, timing)
        case Choosing():
            return _after_choosing(state, event, timing)
        case CommittingChange():
            return _after_change(state, event, timing)
        case Unsaved():
            if isinstance(event, TimePassed) and event.at >= state.until:
                return Ready() if state.rest_until is None else _rest(state.rest_until, event.at)
            return state
        case Resting():
            return _rest(state.until, event.at) if isinstance(event, TimePassed) else state
        case _:
            assert_never(state)


def deadline(state: VisitState) -> float | None:
    """When the state next wants to hear that time has passed; None when it waits for something else."""
    match state:
        case Thanks():
            return state.until if state.change_until is None else min(state.until, state.change_until)
        case Choosing() | Unsaved() | Resting():
            return state.until
        case Ready() | Committing() | CommittingChange():
            return None
        case _:
            assert_never(state)


def is_writing(state: VisitState) -> bool:
    """Whether the store has an answer in hand."""
    return isinstance(state, Committing | CommittingChange)


def _after_commit(state: Committing, event: VisitEvent, timing: Timing) -> VisitState:
    if isinstance(event, Stored):
        change_until = event.at + timing.change_s if timing.change_s > 0 else None
        until = event.at + max(timing.thanks_s, timing.change_s)
        return Thanks(event.seq, event.seq, state.tapped_at, until, change_until)
    if isinstance(event, NotStored):
        return Unsaved(event.at + UNSAVED_S, None)
    return state


def _after_thanks(state: Thanks, event: VisitEvent, timing: Timing) -> VisitState:
    offered = state.change_until
    if isinstance(event, ChangeAsked) and offered is not None and event.at < offered:
        return Choosing(state.visit, state.tapped_at, event.at + CHOOSING_S)
    if isinstance(event, TimePassed) and event.at >= state.until:
        return _rest(state.tapped_at + timing.minimum_interval_s, event.at)
    if isinstance(event, TimePassed) and offered is not None and event.at >= offered:
        return replace(state, change_until=None)
    return state


def _after_choosing(state: Choosing, event: VisitEvent, timing: Timing) -> VisitState:
    if isinstance(event, Tapped):
        return CommittingChange(state.visit, event.level, event.via, state.tapped_at)
    if isinstance(event, TimePassed) and event.at >= state.until:
        return _rest(state.tapped_at + timing.minimum_interval_s, event.at)
    return state


def _after_change(state: CommittingChange, event: VisitEvent, timing: Timing) -> VisitState:
    if isinstance(event, Stored):
        return Thanks(state.visit, event.seq, state.tapped_at, event.at + timing.thanks_s, None)
    if isinstance(event, NotStored):
        return Unsaved(event.at + UNSAVED_S, state.tapped_at + timing.minimum_interval_s)
    return state


def _rest(until: float, at: float) -> VisitState:
    return Ready() if at >= until else Resting(until)
