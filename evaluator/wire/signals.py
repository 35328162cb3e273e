"""Signals of gaming, as an office manager reads and decides about them and an auditor reads them."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.cases import Words
from evaluator.wire.exchange import OptionalId, Seq

SIGNALS_PATH: Final = "/v1/signals"

Month = Annotated[int, Meta(ge=0, le=999_999)]
SignalState = Literal["open", "explained", "upheld"]
SignalName = Annotated[str, Meta(min_length=1, max_length=300)]


class SignalsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    month: Month
    """As 202611."""
    unit: OptionalId = ""
    """A hall or whatever stands above it; "" for all."""
    state: Literal["", "open", "explained", "upheld"] = ""


class SignalDecision(Struct, frozen=True):
    """The last one stands; none is taken away."""

    number: int
    at: datetime
    account: str
    state: SignalState
    reason: str


class Counted(Struct, frozen=True):
    """Ratings of a duty's day, and how many of them are satisfied by the pack's headline rate."""

    n: int
    satisfied: float


class SignalLine(Struct, frozen=True, kw_only=True):
    """One sign at one window. `day` is 0 for what a whole month shows, `kiosk` and `duty` are "" then."""

    signal: str
    """Names this line in a decision."""
    kind: str
    day: int
    month: int
    unit: str
    window: str
    number: str
    """Of the window; "" where a whole unit is rated."""
    staff: str
    name: str
    name_en: str
    kiosk: str
    duty: str
    """With `kiosk` and `day` what a correction of this duty names."""
    n: int
    """Answers it is about; minutes for `pauses`, unanswered visits for `participation`."""
    score: float
    honest_days: float
    """How many days of honest work at such a window lie between two that show as much, by the rule's own chance."""
    counted: Counted | None
    """Of the duty's day or the month; None where it has fewer ratings than may be shown."""
    without: tuple[Counted, Counted] | None
    """The same without the answers it is about, at worst and at best: which ones they are stays at the window. None
    where it is about no answers, or where what is left is too few to be shown."""
    state: SignalState
    decisions: tuple[SignalDecision, ...]
    """In their order."""


class Signals(Struct, frozen=True, kw_only=True):
    """The signals of a month, the least likely first."""

    month: int
    as_of: datetime
    simulated: bool
    rules: str
    """The pack whose headline rate `satisfied` is, and by whose thresholds the month was looked at."""
    open: int
    signals: tuple[SignalLine, ...]


class DecideSignal(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Explain a signal, uphold it, or open it again; nothing is deleted and no figure changes by it."""

    month: Month
    signal: SignalName
    after: Seq
    """Number of the last decision about it that was seen; 0 for the first."""
    state: SignalState
    reason: Words


class SignalConflict(Struct, frozen=True):
    """With 409: somebody else has decided since. What was sent, and the signal as it stands."""

    code: Literal["newer_decision"]
    detail: str
    yours: DecideSignal
    theirs: SignalLine
