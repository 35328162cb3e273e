"""Corrections of who served and of what counts, as managers ask for them."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.exchange import Day, Id, OptionalId

CORRECTIONS_PATH: Final = "/v1/corrections"
DECISIONS_PATH: Final = "/v1/corrections/decisions"
CHALLENGES_PATH: Final = "/v1/challenges"
DUTIES_PATH: Final = "/v1/duties"

Act = Literal["credit", "restore", "uphold", "dismiss", "reopen", "exclude", "include"]
"""`credit` a duty to another person or to nobody, and `restore` whom the kiosk named; `uphold` a day's challenges (they
stay the window's alone), `dismiss` them (they count for the person), or `reopen` them; `exclude` a day's visits, and
`include` them again. The last two take two persons."""
Ruled = Literal["", "upheld", "dismissed"]
"""What was decided about the challenges of a duty's day."""
State = Literal["proposed", "in_force", "refused"]
Why = Annotated[str, Meta(min_length=2, max_length=500)]


class Wish(Struct, frozen=True, forbid_unknown_fields=True):
    """A correction somebody asks for. An exclusion waits for a second person."""

    kiosk: Id
    duty: Id
    act: Act
    reason: Why
    day: Day = 0
    """Of the duty (20261121), for everything but a credit."""
    staff: OptionalId = ""
    """Who served, for a credit; "" is nobody."""


class Decision(Struct, frozen=True, forbid_unknown_fields=True):
    """The second person's word."""

    correction: Id
    agree: bool


class Correction(Struct, frozen=True):
    kiosk: str
    correction: str
    act: Act
    duty: str
    day: int
    staff: str
    reason: str
    state: State
    by: str
    at: datetime
    second: str | None
    second_at: datetime | None
    unit: str
    window: str
    served: str
    """Whom the kiosk named."""
    n: int
    """Ratings it is about, of the day or of the whole duty; what they were is told nowhere here."""


class Corrections(Struct, frozen=True):
    """Newest first."""

    corrections: tuple[Correction, ...]


class Challenge(Struct, frozen=True):
    """Challenged ratings of one day of a duty that wait to be decided; never which answers they were."""

    kiosk: str
    duty: str
    day: int
    unit: str
    window: str
    staff: str
    n: int


class Challenges(Struct, frozen=True):
    """Oldest first."""

    challenges: tuple[Challenge, ...]


class DutiesQuery(Struct, frozen=True, forbid_unknown_fields=True):
    day: Day


class DutyDay(Struct, frozen=True, kw_only=True):
    """One day of a duty as it stands, corrections and all; never which answers it was given."""

    kiosk: str
    duty: str
    day: int
    unit: str
    window: str
    opened_at: datetime
    closed_at: datetime | None
    served: str
    """Whom the kiosk named; "" for a hall-bound kiosk."""
    credited: str | None
    """To whom it is credited instead, "" for nobody; None where nothing was corrected."""
    n: int
    """Ratings that would count, whether they are excluded or not."""
    challenged: int
    challenge: Ruled
    excluded: bool


class Duties(Struct, frozen=True):
    """By when they were opened."""

    duties: tuple[DutyDay, ...]
