"""What the window is in: everything a screen is derived from, in one frozen value."""

from datetime import datetime
from typing import Final, Literal

from msgspec import Struct

from evaluator.domain.directory import StaffMember
from evaluator.domain.duty import DutyState
from evaluator.domain.names import Language
from evaluator.domain.visit import OPEN, Asking, VisitState
from evaluator.kiosk.facts import Facts
from evaluator.kiosk.look import PLAIN, Look
from evaluator.kiosk.read_aloud import Aloud

REVOKED: Final = "revoked"
"""The office has shut this kiosk out; its ratings are kept."""

BROKEN: Final = "broken:"
"""The journal does not hold what was once written; the seq of the first wrong entry follows."""

Key = int | Literal["enter", "other"]
"""A key that went down: a digit 0-9, Enter, or any other, which only breaks the silence."""


def broken(seq: int) -> str:
    """Why a kiosk is out of service whose first wrong entry is `seq`; 0 where the guards of the journal are gone."""
    return f"{BROKEN}{seq}"


class Situation(Struct, frozen=True):
    """All that the screens are derived from. Settled before anyone hears of it."""

    facts: Facts
    duty: DutyState
    visit: VisitState
    staff: StaffMember | None
    """Who is on duty, as the directory last knew them."""
    typed: str
    """Digits of the badge number, or of the PIN, that stand in the entry field."""
    pad_key: int | None
    """Key of the pad that is being listened to."""
    language: Language
    look: Look = PLAIN
    """Chosen with the language, and forgotten with it."""
    aloud: Aloud | None = None
    """What is read aloud; None when nothing is."""
    has_voice: bool = True
    """Whether reading aloud is offered."""
    challenged: bool = False
    """Whether the resident says that somebody else serves; forgotten with the visit."""
    asking: Asking = OPEN
    """What is asked at this window."""
    test: bool = False
    """Whether visits are marked as tests and never counted."""
    opens_at: datetime | None = None
    """When a unit that is rated here opens next, in the office's zone; None while it is open."""
    out_of_service: str | None = None
    """Why no rating can be taken: `REVOKED`, or `broken`."""
