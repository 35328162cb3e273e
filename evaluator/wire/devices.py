"""Kiosks, enrolment codes and alarms, as the desk asks for them. No figure about ratings."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.exchange import HashHex, Id, OptionalId

KIOSKS_PATH: Final = "/v1/kiosks"
CONFIRM_PATH: Final = "/v1/kiosks/confirm"
REVOKE_PATH: Final = "/v1/kiosks/revoke"
ASK_NEW_KEY_PATH: Final = "/v1/kiosks/ask-new-key"
NEW_KEY_PATH: Final = "/v1/kiosks/new-key"
FORK_PATH: Final = "/v1/kiosks/forks"
CODES_PATH: Final = "/v1/enrolment-codes"
WITHDRAW_PATH: Final = "/v1/enrolment-codes/withdraw"
ALARMS_PATH: Final = "/v1/alarms"
ACKNOWLEDGE_PATH: Final = "/v1/alarms/acknowledge"

Why = Annotated[str, Meta(min_length=1, max_length=400)]
ForkDecision = Literal["kept", "marked"]


class Kiosk(Struct, frozen=True, kw_only=True):
    kiosk: str
    window: str
    """"" for a kiosk bound to a whole hall."""
    unit: str
    simulated: bool
    test: bool
    """Its visits are marked as tests at the moment and never counted."""
    program: str
    enrolled_at: datetime
    check_word: str
    """What the kiosk's own screen must show; "" where it was enrolled before there were any."""
    confirmed_at: datetime | None
    """None until somebody has compared the words."""
    confirmed_by: str
    revoked_at: datetime | None
    retired_at: datetime | None
    replaced_by: str
    """The kiosk that took over its window; "" where none has."""
    new_key_asked_at: datetime | None
    last_seen_at: datetime | None
    """Over the network; None before the first time."""
    carried_at: datetime | None
    """By file; None before the first time."""
    silent_since: datetime | None
    """Since when it is missed in opening hours; None where it is not."""
    clock_offset_s: float | None
    """The device's own clock less the office's."""
    clock_doubtful: bool
    backlog: int
    """Entries it had still to hand over."""
    parked: int
    """Rows the office could not read."""
    disk_free_bytes: int
    chain_ok: bool
    """By the kiosk's own walk over its journal."""
    chain_refused: bool
    """The office once refused to countersign it, and nobody has acknowledged that yet."""
    countersigned_at: datetime | None
    directory: int
    rules: str


class Kiosks(Struct, frozen=True):
    """The kiosks in use first, then the retired and the revoked ones."""

    now: datetime
    directory: int
    """The newest version, to compare each with."""
    rules: str
    kiosks: tuple[Kiosk, ...]


class KioskNamed(Struct, frozen=True, forbid_unknown_fields=True):
    kiosk: Id


class Revocation(Struct, frozen=True, forbid_unknown_fields=True):
    kiosk: Id
    why: Why


class NewKey(Struct, frozen=True, forbid_unknown_fields=True):
    """A kiosk's next key, in a body signed with the present one."""

    public_key: HashHex
    proof: Annotated[str, Meta(max_length=128)]
    """The new key's own signature over the kiosk's id, so that nobody names a key that is not theirs."""


class NewKeyTaken(Struct, frozen=True):
    public_key: HashHex


class CodeAsked(Struct, frozen=True, forbid_unknown_fields=True):
    """For what a code is good: exactly one of the four."""

    window: OptionalId = ""
    unit: OptionalId = ""
    replaces: OptionalId = ""
    """A broken kiosk, whose place the new one takes."""
    renews: OptionalId = ""
    """A kiosk whose key is lost; its journal goes on."""


class CodeMade(Struct, frozen=True):
    """Told once: the office keeps a hash of the secret."""

    name: str
    code: str
    """To be typed or shown as a QR code."""
    expires_at: datetime


class OpenCode(Struct, frozen=True, kw_only=True):
    name: str
    window: str
    unit: str
    replaces: str
    renews: str
    made_by: str
    expires_at: datetime
    tries_left: int


class OpenCodes(Struct, frozen=True):
    codes: tuple[OpenCode, ...]


class CodeNamed(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=16)]


class AlarmNamed(Struct, frozen=True, forbid_unknown_fields=True):
    kiosk: Id
    alarm: Id
    subject: Annotated[str, Meta(max_length=256)]


class Parting(Struct, frozen=True):
    """Where the two journals of a fork part."""

    seq: int
    """The last entry that both have; 0 where they part at the first."""
    run: str
    """What goes on beside the marked run, the first where there are several; "" where the office knows a head alone."""
    reached: int
    """The highest entry known of these runs; 0 where there is none."""


class Alarm(Struct, frozen=True, kw_only=True):
    kiosk: str
    alarm: str
    """What kind: `silent`, `unconfirmed`, `fork`, `chain_refused`, …"""
    subject: str
    """Tells repeats from news."""
    at: datetime
    detail: str
    closed_at: datetime | None
    """It is over by itself; None where it is not, or cannot be."""
    acknowledged_at: datetime | None
    acknowledged_by: str
    parting: Parting | None = None
    """Of a fork whose run, the subject, is marked."""
    visits: int | None = None
    """Of an impossible day, the subject: how many visits the kiosk has dated so by now."""


class Alarms(Struct, frozen=True):
    """Newest first."""

    alarms: tuple[Alarm, ...]


class ForkDecided(Struct, frozen=True, forbid_unknown_fields=True):
    """What an administrator decides of a fork, and which branch the kiosk now goes on from."""

    kiosk: Id
    run: Id
    """The run that the alarm names."""
    decision: ForkDecision
    """`kept`: its rows count unmarked, as all others do; `marked`: they count and stay marked."""
    why: Why
