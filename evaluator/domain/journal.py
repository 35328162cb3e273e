"""The journal of a kiosk: the kinds of entry, their bytes and the hash chain.

An entry is stored as the UTF-8 JSON of its header and its event in one object. The chain runs over
those stored bytes, so nothing is ever serialised again to be checked.
"""

import hashlib
from datetime import datetime
from typing import Final, Literal, NamedTuple

import msgspec

from evaluator.domain.signal_rules import Signal

CHAIN: Final = b"evaluator/journal/v1"
NONCE_BYTES: Final = 16
WHY_MOST: Final = 200

Outcome = Literal["rated", "declined", "lapsed", "not_offered", "interrupted"]
Flag = Literal["", "test", "excluded", "challenged", "fork", "clock", "unknown_ref"]
Mode = Literal["open", "invited", "linked"]
Via = Literal["touch", "mouse", "pad", "simulated"]

OUTCOMES: Final[tuple[Outcome, ...]] = ("rated", "declined", "lapsed", "not_offered", "interrupted")
FLAGS: Final[tuple[Flag, ...]] = ("test", "excluded", "challenged", "fork", "clock", "unknown_ref", "")
"""The first that applies is the one a visit bears."""
UNCOUNTED: Final[frozenset[Flag]] = frozenset({"test", "excluded"})


def first_flag(*flags: Flag) -> Flag:
    """The one flag of a visit to which all of these apply."""
    return min(flags, key=FLAGS.index)


class Head(NamedTuple):
    """The last entry of a journal: its seq and its hash."""

    seq: int
    hash: bytes

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash.hex()}"


GENESIS: Final = Head(0, bytes(32))


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What every entry says. The nonce keeps the digest of a body from betraying its level."""

    kiosk: str
    run: str
    seq: int
    at: datetime
    """Corrected time, UTC."""
    wall: datetime
    """What the device's own clock said, UTC."""
    monotonic_ns: int
    boot: str
    nonce: str
    """16 random bytes in hex."""


class Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What happened."""


class RunStarted(Event, frozen=True, kw_only=True, tag="run_started"):
    """A process began to write. It names the head it found, so that a fork can be seen."""

    previous_run: str | None
    previous_seq: int
    previous_hash: str
    program: str
    window: str | None
    unit: str


class ClockJumped(Event, frozen=True, kw_only=True, tag="clock_jumped"):
    """The device's clock moved against its steady clock by more than two minutes."""

    jump_s: float


class DutyOpened(Event, frozen=True, kw_only=True, tag="duty_opened"):
    """A staff member (None: the organisation) began to serve. After a restart it names the duty it goes on from."""

    duty: str
    staff: str | None
    window: str | None
    unit: str
    mode: Mode = "open"
    """How residents come to be asked; only where they are asked is participation known."""
    previous_duty: str | None = None


class DutyClosed(Event, frozen=True, kw_only=True, tag="duty_closed"):
    duty: str
    why: Literal["signed_out", "closing_time", "idle", "elsewhere", "restart"]


class Invited(Event, frozen=True, kw_only=True, tag="visit_invited"):
    """The visit takes the seq of this entry as its number."""

    duty: str
    matter: str = ""


class Rated(Event, frozen=True, kw_only=True, tag="rated"):
    """A resident's answer. `visit` is None in open mode, where the rating is the visit and takes this entry's seq."""

    duty: str
    scale: str
    level: str
    day: int
    """Date in the office's zone, as 20261121."""
    hour: int
    visit: int | None = None
    matter: str = ""
    flag: Flag = ""
    via: Via = "touch"
    dissatisfied: bool = False
    """Whether the rule pack of the moment calls the level dissatisfied, so that the answer opens a case."""


class Changed(Event, frozen=True, kw_only=True, tag="changed"):
    """A second answer in place of the first, inside the time that was offered for it."""

    visit: int
    scale: str
    level: str
    via: Via = "touch"
    dissatisfied: bool = False


class ReasonsGiven(Event, frozen=True, kw_only=True, tag="reasons_given"):
    visit: int
    reasons: tuple[str, ...]


class Ended(Event, frozen=True, kw_only=True):
    """An invited visit ended without a rating; each way is a kind of its own."""

    visit: int
    day: int
    hour: int
    flag: Flag = ""


class Declined(Ended, frozen=True, kw_only=True, tag="declined"):
    """The resident chose 不评价."""


class Lapsed(Ended, frozen=True, kw_only=True, tag="lapsed"):
    """The resident was asked and did not answer in time."""


class Interrupted(Ended, frozen=True, kw_only=True, tag="interrupted"):
    """The kiosk stopped while the resident was asked."""


class NotOffered(Ended, frozen=True, kw_only=True, tag="not_offered"):
    """An external system knows of the visit; the resident was never asked."""


class Paused(Event, frozen=True, kw_only=True, tag="paused"):
    duty: str
    reason: str
    until: datetime


class Resumed(Event, frozen=True, kw_only=True, tag="resumed"):
    duty: str


class Challenged(Event, frozen=True, kw_only=True, tag="challenged"):
    """A resident said: this is not the person serving me."""

    visit: int


class DayReviewed(Event, frozen=True, kw_only=True, tag="day_reviewed"):
    """A day is over and was looked at once: what looks wrong in it, and by whose thresholds."""

    day: int
    rules: str
    """Slug and version of the rule pack."""
    signals: tuple[Signal, ...] = ()


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """A no of the office to a request, as it came: who doubts either of them holds its signature against both."""

    asked: bytes
    """The body of the request."""
    message: int
    """Its number."""
    status: int
    answer: bytes
    signature: str


class Parked(Event, frozen=True, kw_only=True, tag="parked"):
    """The office could not read what this kiosk counted by an entry, or its case: it is kept here, and not there."""

    row: int
    """The seq of that entry; of a case that of its visit."""
    why: str
    """As the office said it, cut to `WHY_MOST` characters."""
    refusal: Refusal | None = None
    """Its signed word; None in entries of before it was kept."""
    case: str = ""
    """The name under which the case was handed over; "" where it was what is counted."""


AnyEvent = (
    RunStarted
    | ClockJumped
    | DutyOpened
    | DutyClosed
    | Invited
    | Rated
    | Changed
    | ReasonsGiven
    | Declined
    | Lapsed
    | Interrupted
    | NotOffered
    | Paused
    | Resumed
    | Challenged
    | DayReviewed
    | Parked
)


class Entry(NamedTuple):
    """A stored record, read back."""

    header: Header
    event: AnyEvent


_headers: Final = msgspec.json.Decoder(Header)
_events: Final[msgspec.json.Decoder[AnyEvent]] = msgspec.json.Decoder(AnyEvent)


def encode(header: Header, event: AnyEvent) -> bytes:
    """The bytes of an entry: one JSON object with the header's fields, `kind` and the event's fields."""
    return msgspec.json.encode({**msgspec.to_builtins(header), **msgspec.to_builtins(event)})


def decode(body: bytes) -> Entry:
    """The entry in `body`; msgspec.ValidationError or DecodeError when it is none."""
    try:
        return Entry(_headers.decode(body), _events.decode(body))
    except (UnicodeDecodeError, RecursionError) as error:
        raise msgspec.DecodeError(str(error)) from error


def digest(body: bytes) -> bytes:
    """SHA-256 of an entry's bytes: all the office needs to extend the chain itself."""
    return hashlib.sha256(body).digest()


def link(previous: bytes, body_digest: bytes) -> bytes:
    """The hash of the entry whose body has `body_digest` and whose forerunner has the hash `previous`."""
    return hashlib.sha256(CHAIN + previous + body_digest).digest()


def extend(head: Head, digests: list[bytes]) -> Head:
    """The head after entries with these body digests."""
    value = head.hash
    for body_digest in digests:
        value = link(value, body_digest)
    return Head(head.seq + len(digests), value)
