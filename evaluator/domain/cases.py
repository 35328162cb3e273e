"""The life of a case, from its opening to the published answer, and its clock in working days."""

import hashlib
from typing import Final, Literal, NamedTuple, assert_never

from msgspec import Struct
from msgspec.structs import replace

from evaluator.domain.rules import Calendar, Deadlines
from evaluator.domain.working_days import after_working_days

Origin = Literal["rating", "opinion", "problem"]
"""A dissatisfied rating opens a case by itself; opinions and problems are entered by hand."""
Kind = Literal["at_once", "by_deadline", "long_term"]
"""立行立改, 限期整改, 长期整改."""
State = Literal["open", "in_hand", "answered", "published", "withdrawn"]
STATES: Final[tuple[State, ...]] = ("open", "in_hand", "answered", "published", "withdrawn")
UNANSWERED: Final[frozenset[State]] = frozenset({"open", "in_hand"})
_NAME: Final = b"evaluator/case/v1"


def name_of(nonce: str) -> str:
    """The random name a kiosk gives a case, from the secret nonce of the entry that opened it; 32 hex digits.

    The same entry gives the same name when the projection is made again, and the name tells nothing about the entry.
    """
    return hashlib.sha256(_NAME + bytes.fromhex(nonce)).hexdigest()[:32]


class Case(Struct, frozen=True, kw_only=True):
    """Where a case stands. Days are office dates as 20261121."""

    state: State = "open"
    kind: Kind = "by_deadline"
    owner: str = ""
    """The account that answers it; "" while nobody does."""
    due_day: int
    """The last day on which an answer is in time."""
    answered_day: int | None = None
    answer: str = ""
    reopened: int = 0
    """How often an answer was not the end."""

    def is_overdue(self, today: int) -> bool:
        """Whether it waits for an answer and its last day is over."""
        return self.state in UNANSWERED and today > self.due_day


class Assigned(Struct, frozen=True):
    """Somebody is to answer it, by a day."""

    owner: str
    kind: Kind
    due_day: int


class Noted(Struct, frozen=True):
    """The owner tells what has been done so far."""


class Answered(Struct, frozen=True):
    """The owner says what was done about it."""

    answer: str
    day: int


class Published(Struct, frozen=True):
    """The answer is shown to the public."""


class Reopened(Struct, frozen=True):
    """The answer was not the end; a new last day counts."""

    due_day: int


class Withdrawn(Struct, frozen=True):
    """The resident has changed to an answer that is not dissatisfied."""


class Renewed(Struct, frozen=True):
    """The resident has changed back."""

    due_day: int


CaseEvent = Assigned | Noted | Answered | Published | Reopened | Withdrawn | Renewed


def step(case: Case, event: CaseEvent) -> Case | None:
    """The case after an event; None where the event does not fit its state.

    Only an open case, or one in hand, is assigned; only one in hand is noted on and answered; only an answer is
    published or reopened. The resident may take the rating back at any time.
    """
    match event:
        case Assigned(owner, kind, due_day) if case.state in UNANSWERED:
            return replace(case, state="in_hand", owner=owner, kind=kind, due_day=due_day)
        case Noted() if case.state == "in_hand":
            return case
        case Answered(answer, day) if case.state == "in_hand":
            return replace(case, state="answered", answer=answer, answered_day=day)
        case Published() if case.state == "answered":
            return replace(case, state="published")
        case Reopened(due_day) if case.state in ("answered", "published"):
            return replace(
                case, state="in_hand", due_day=due_day, answer="", answered_day=None, reopened=case.reopened + 1
            )
        case Withdrawn() if case.state != "withdrawn":
            return replace(case, state="withdrawn")
        case Renewed(due_day) if case.state == "withdrawn":
            return Case(due_day=due_day, kind=case.kind, reopened=case.reopened)
        case Assigned() | Noted() | Answered() | Published() | Reopened() | Withdrawn() | Renewed():
            return None
        case _:
            assert_never(event)


def due_day(opened: int, kind: Kind, deadlines: Deadlines, calendar: Calendar, *, origin: Origin) -> int:
    """The last day for an answer: so many working days after the day it was opened on.

    5 working days from Friday 20261120 end on Friday 20261127. A rating that nobody has sorted yet has a deadline too.
    """
    match kind:
        case "by_deadline":
            days = deadlines.rating if origin == "rating" else deadlines.by_deadline
        case "at_once":
            days = deadlines.at_once
        case "long_term":
            days = deadlines.long_term
    return after_working_days(opened, days, calendar)


class OnTime(NamedTuple):
    """How many cases were answered in time, among those whose answer is given or overdue."""

    kept: int
    due: int

    @property
    def rate(self) -> float | None:
        """8,664 of 8,695 is 0.996; None when nothing was due.

        What waits and is not due yet is not in it, nor what was withdrawn.
        """
        return self.kept / self.due if self.due else None
