"""Corrections of who served and of what counts, as managers ask for them."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.exchange import Day, Id, OptionalId

CORRECTIONS_PATH: Final = "/v1/corrections"
DECISIONS_PATH: Final = "/v1/corrections/decisions"
CHALLENGES_PATH: Final = "/v1/challenges"

Act = Literal["credit", "restore", "uphold", "dismiss", "reopen", "exclude", "include"]
"""`credit` a duty to another person or to nobody, and `restore` whom the kiosk named; `uphold` a day's challenges (they
stay the window's alone), `dismiss` them (they count for the person), or `reopen` them; `exclude` a day's visits, and
`include` them again. The last two take two persons."""
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


class Correction(Struct, frozen=True, forbid_unknown_fields=True):
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


class Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    """Newest first."""

    corrections: tuple[Correction, ...]


class Challenge(Struct, frozen=True, forbid_unknown_fields=True):
    """Challenged ratings of one day of a duty that wait to be decided; never which answers they were."""

    kiosk: str
    duty: str
    day: int
    unit: str
    window: str
    staff: str
    n: int


class Challenges(Struct, frozen=True, forbid_unknown_fields=True):
    """Oldest first."""

    challenges: tuple[Challenge, ...]
