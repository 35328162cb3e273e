"""A visit at the window: asked, stored, thanked, reasons given, ended. In open mode the answer itself is the visit.

Times are seconds of a steady clock; they arrive with the events. A pair that says nothing leaves the state as it is.
"""

from typing import Final, Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from evaluator.domain.journal import Mode, Via
from evaluator.domain.rules import Timing

CHOOSING_S: Final = 10.0
"""How long the answers stay open for a changed answer before the first one stands."""
UNSAVED_S: Final = 4.0
"""How long "please wait, not saved" stays before the answers open again."""
REASONS_S: Final = 15.0
"""How long the reasons wait for the next touch; who has walked away holds up nobody."""

LISTENING_S: Final = 30.0
"""How long a page stays at least, after every key, for somebody who hears it read aloud."""
LISTENING_THANKS_S: Final = 15.0
"""The same for the thank-you, while the answer can be changed."""
TAGS_AT_FIRST: Final = 3
"""How many reasons are shown before "more" is asked for."""


class Asking(Struct, frozen=True):
    """What is asked at this window."""

    invited: bool = False
    """Whether a staff member invites; else the answers are always open."""
    reasons: bool = False
    reasons_required: bool = False

    @property
    def mode(self) -> Mode:
        """As the duty's entry says it."""
        return "invited" if self.invited else "open"


class Invitation(Struct, frozen=True):
    """A visit that began before its answer: its number, and what the resident came for."""

    visit: int
    matter: str = ""


class Ready(Struct, frozen=True):
    """The answers take a tap."""


class Uninvited(Struct, frozen=True):
    """Invited mode, and nobody is asked."""


class Inviting(Struct, frozen=True):
    """The invitation is being stored."""

    matter: str


class Asked(Struct, frozen=True):
    """An invited resident may answer or decline until the invitation lapses."""

    invitation: Invitation
    until: float


class Committing(Struct, frozen=True):
    """The first answer is being stored; nobody has been thanked."""

    level: str
    via: Via
    tapped_at: float
    invitation: Invitation | None = None


class Ending(Struct, frozen=True):
    """The end of an invited visit without an answer is being stored."""

    invitation: Invitation
    how: Literal["declined", "lapsed"]


class Thanks(Struct, frozen=True):
    """Stored, and the window says so. `seq` is the entry that is thanked for, `visit` the first one of the visit."""

    visit: int
    seq: int
    tapped_at: float
    until: float
    change_until: float | None
    """Until when "change my answer" is offered; None when it is not."""
    level: str = ""


class Choosing(Struct, frozen=True):
    """The answers are open once more, for a changed one. Walking away leaves the first answer as it stands."""

    visit: int
    tapped_at: float
    until: float


class CommittingChange(Struct, frozen=True):
    """The changed answer is being stored."""

    visit: int
    level: str
    via: Via
    tapped_at: float


class GivingReasons(Struct, frozen=True):
    """The tags of the answer are shown; walking away gives those that were touched."""

    visit: int
    level: str
    tapped_at: float
    until: float
    chosen: tuple[str, ...] = ()
    more: bool = False
    """Whether all tags are shown, not the first ones alone."""


class CommittingReasons(Struct, frozen=True):
    """The chosen reasons are being stored."""

    visit: int
    reasons: tuple[str, ...]
    tapped_at: float


class Unsaved(Struct, frozen=True):
    """The answer could not be stored and nobody was thanked."""

    until: float
    rest_until: float | None
    """Until when the answers rest after that: the first answer of the visit is stored. None when nothing is."""
    invitation: Invitation | None = None
    """The invited visit that is asked again."""


class Resting(Struct, frozen=True):
    """The minimum interval runs; the answers are to be seen and take no tap."""

    until: float


VisitState = (
    Ready
    | Uninvited
    | Inviting
    | Asked
    | Committing
    | Ending
    | Thanks
    | Choosing
    | CommittingChange
    | GivingReasons
    | CommittingReasons
    | Unsaved
    | Resting
)


class Tapped(Struct, frozen=True):
    """A press that began and ended on one answer, or its key of the pad."""

    level: str
    via: Via
    at: float


class Stored(Struct, frozen=True):
    """The store has committed the answer under this seq."""

    seq: int
    at: float


class NotStored(Struct, frozen=True):
    """The store could not commit the answer."""

    at: float


class ChangeAsked(Struct, frozen=True):
    """The resident touched "change my answer"."""

    at: float


class InvitationAsked(Struct, frozen=True):
    """A staff member, or a system of theirs, invites the resident."""

    at: float
    matter: str = ""


class Declined(Struct, frozen=True):
    """The resident touched 不评价."""

    at: float


class ReasonTouched(Struct, frozen=True):
    """A tag was touched; a second touch takes it back."""

    code: str
    at: float


class MoreAsked(Struct, frozen=True):
    """The resident wants to see every tag."""

    at: float


class ReasonsDone(Struct, frozen=True):
    """The resident is done with the reasons, or skips them."""

    at: float


class Listened(Struct, frozen=True):
    """Somebody hears the page read aloud, and needs the time to."""

    at: float


class TimePassed(Struct, frozen=True):
    """It is now `at`."""

    at: float


VisitEvent = (
    Tapped
    | Stored
    | NotStored
    | ChangeAsked
    | InvitationAsked
    | Declined
    | ReasonTouched
    | MoreAsked
    | ReasonsDone
    | Listened
    | TimePassed
)


OPEN: Final = Asking()


def first(asking: Asking) -> VisitState:
    """Where a window begins."""
    return Uninvited() if asking.invited else Ready()


def step(state: VisitState, event: VisitEvent, timing: Timing, asking: Asking = OPEN) -> VisitState:
    """The state after an event; the same state when the event says nothing to it.

    With 10 s of minimum interval, 3 s of thanks and 3 s to change: a tap at 0 s stored at 0.1 s is thanked until 3.1 s
    and the answers rest until 10 s.
    """
    if isinstance(event, Listened):
        return _for_listener(state, event.at)
    match state:
        case Ready():
            return Committing(event.level, event.via, event.at) if isinstance(event, Tapped) else state
        case Uninvited() | Inviting():
            return _after_invitation(state, event, timing)
        case Asked() | Ending():
            return _after_asking(state, event)
        case Committing():
            return _after_commit(state, event, timing)
        case Thanks():
            return _after_thanks(state, event, timing, asking)
        case Choosing():
            return _after_choosing(state, event, timing, asking)
        case CommittingChange():
            return _after_change(state, event, timing)
        case GivingReasons():
            return _after_reasons(state, event, timing, asking)
        case CommittingReasons():
            if isinstance(event, Stored | NotStored):  # the rating stands either way
                return _ended(state.tapped_at, event.at, timing, asking)
            return state
        case Unsaved():
            return _after_unsaved(state, event, timing, asking)
        case Resting():
            return _rest(state.until, event.at) if isinstance(event, TimePassed) else state
        case _:
            assert_never(state)


def deadline(state: VisitState) -> float | None:
    """When the state next wants to hear that time has passed; None when it waits for something else."""
    match state:
        case Thanks():
            return state.until if state.change_until is None else min(state.until, state.change_until)
        case Choosing() | Unsaved() | Resting() | Asked() | GivingReasons():
            return state.until
        case Ready() | Committing() | CommittingChange() | Uninvited() | Inviting() | Ending() | CommittingReasons():
            return None
        case _:
            assert_never(state)


def is_writing(state: VisitState) -> bool:
    """Whether the store has an answer in hand."""
    return isinstance(state, Inviting | Committing | Ending | CommittingChange | CommittingReasons)


def is_free(state: VisitState) -> bool:
    """Whether no visit has the screen."""
    return isinstance(state, Ready | Uninvited | Resting)


def takes_an_answer(state: VisitState) -> bool:
    """Whether a tap on an answer is one."""
    return isinstance(state, Ready | Asked | Choosing)


def number(state: VisitState) -> int | None:
    """The visit that has the screen, once the journal knows it."""
    match state:
        case Thanks() | Choosing() | CommittingChange() | GivingReasons() | CommittingReasons():
            return state.visit
        case _:
            return None


def _for_listener(state: VisitState, at: float) -> VisitState:
    match state:
        case Asked() | Choosing() | GivingReasons():
            return replace(state, until=max(state.until, at + LISTENING_S))
        case Thanks(change_until=float()):
            until = max(state.until, at + LISTENING_THANKS_S)
            return replace(state, until=until, change_until=until)
        case _:
            return state


def _after_invitation(state: Uninvited | Inviting, event: VisitEvent, timing: Timing) -> VisitState:
    match state, event:
        case Uninvited(), InvitationAsked(matter=matter):
            return Inviting(matter)
        case Inviting(), Stored():
            return Asked(Invitation(event.seq, state.matter), event.at + timing.invitation_s)
        case Inviting(), NotStored():
            return Unsaved(event.at + UNSAVED_S, None)
        case _:
            return state


def _after_asking(state: Asked | Ending, event: VisitEvent) -> VisitState:
    match state, event:
        case Asked(), Tapped():
            return Committing(event.level, event.via, event.at, state.invitation)
        case Asked(), Declined():
            return Ending(state.invitation, "declined")
        case Asked(), TimePassed() if event.at >= state.until:
            return Ending(state.invitation, "lapsed")
        case Ending(), Stored():
            return Uninvited()
        case Ending(), NotStored():
            return Unsaved(event.at + UNSAVED_S, None, state.invitation)
        case _:
            return state


def _after_unsaved(state: Unsaved, event: VisitEvent, timing: Timing, asking: Asking) -> VisitState:
    if not isinstance(event, TimePassed) or event.at < state.until:
        return state
    if state.invitation is not None:
        return Asked(state.invitation, event.at + timing.invitation_s)
    if asking.invited:
        return Uninvited()
    return Ready() if state.rest_until is None else _rest(state.rest_until, event.at)


def _after_reasons(state: GivingReasons, event: VisitEvent, timing: Timing, asking: Asking) -> VisitState:
    match event:
        case ReasonTouched(code=code):
            left = tuple(chosen for chosen in state.chosen if chosen != code)
            chosen = left if code in state.chosen else (*left, code)
            return replace(state, chosen=chosen, until=event.at + REASONS_S)
        case MoreAsked():
            return replace(state, more=True, until=event.at + REASONS_S)
        case ReasonsDone() if not state.chosen and asking.reasons_required:
            return state
        case ReasonsDone():
            pass
        case TimePassed() if event.at >= state.until:
            pass
        case _:
            return state
    if state.chosen:
        return CommittingReasons(state.visit, state.chosen, state.tapped_at)
    return _ended(state.tapped_at, event.at, timing, asking)


def _after_commit(state: Committing, event: VisitEvent, timing: Timing) -> VisitState:
    if isinstance(event, Stored):
        change_until = event.at + timing.change_s if timing.change_s > 0 else None
        until = event.at + max(timing.thanks_s, timing.change_s)
        visit = event.seq if state.invitation is None else state.invitation.visit
        return Thanks(visit, event.seq, state.tapped_at, until, change_until, state.level)
    if isinstance(event, NotStored):
        return Unsaved(event.at + UNSAVED_S, None, state.invitation)
    return state


def _after_thanks(state: Thanks, event: VisitEvent, timing: Timing, asking: Asking) -> VisitState:
    offered = state.change_until
    if isinstance(event, ChangeAsked) and offered is not None and event.at < offered:
        return Choosing(state.visit, state.tapped_at, event.at + CHOOSING_S)
    if isinstance(event, TimePassed) and event.at >= state.until:
        if asking.reasons:
            return GivingReasons(state.visit, state.level, state.tapped_at, event.at + REASONS_S)
        return _ended(state.tapped_at, event.at, timing, asking)
    if isinstance(event, TimePassed) and offered is not None and event.at >= offered:
        return replace(state, change_until=None)
    return state


def _after_choosing(state: Choosing, event: VisitEvent, timing: Timing, asking: Asking) -> VisitState:
    if isinstance(event, Tapped):
        return CommittingChange(state.visit, event.level, event.via, state.tapped_at)
    if isinstance(event, TimePassed) and event.at >= state.until:
        return _ended(state.tapped_at, event.at, timing, asking)
    return state


def _after_change(state: CommittingChange, event: VisitEvent, timing: Timing) -> VisitState:
    if isinstance(event, Stored):
        return Thanks(state.visit, event.seq, state.tapped_at, event.at + timing.thanks_s, None, state.level)
    if isinstance(event, NotStored):
        return Unsaved(event.at + UNSAVED_S, state.tapped_at + timing.minimum_interval_s)
    return state


def _ended(tapped_at: float, at: float, timing: Timing, asking: Asking) -> VisitState:
    return Uninvited() if asking.invited else _rest(tapped_at + timing.minimum_interval_s, at)


def _rest(until: float, at: float) -> VisitState:
    return Ready() if at >= until else Resting(until)
