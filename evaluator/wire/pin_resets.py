"""A new PIN for somebody who has one: one person asks, another one agrees."""

from datetime import datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, Struct

from evaluator.wire.exchange import Id

PIN_RESETS_PATH: Final = "/v1/pin-resets"
PIN_RESET_DECISIONS_PATH: Final = "/v1/pin-resets/decisions"

State = Literal["asked", "agreed", "refused"]
Reason = Annotated[str, Meta(min_length=1, max_length=200)]


class PinReset(Struct, frozen=True, kw_only=True):
    reset: str
    staff: str
    reason: str
    state: State
    by: str
    at: datetime
    second: str | None
    """Who agreed or refused."""
    second_at: datetime | None


class PinResets(Struct, frozen=True):
    """Newest first."""

    resets: tuple[PinReset, ...]


class PinResetWish(Struct, frozen=True, forbid_unknown_fields=True):
    staff: Id
    reason: Reason


class PinResetAsked(Struct, frozen=True):
    reset: str


class PinResetDecision(Struct, frozen=True, forbid_unknown_fields=True):
    reset: Id
    agree: bool


class PinResetDecided(Struct, frozen=True):
    """`pin` is told once, to whoever agreed, and kept nowhere; "" where it was refused."""

    staff: str
    pin: str
