"""The hall's posted sheet: by it anyone can hold the office to its numbers."""

from typing import Final

import msgspec
from msgspec import Struct

from evaluator.wire.signing import is_signed

POSTED_PATH: Final = "/v1/posted-sheet"


class PostedWindow(Struct, frozen=True, forbid_unknown_fields=True):
    window: str
    number: str
    name: str
    name_en: str
    n: int
    """Ratings counted."""


class PostedHead(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a kiosk's journal stood: a window's own journal must still lead through it."""

    kiosk: str
    window: str
    seq: int
    hash: str
    signed_at: str
    signature: str


class PostedSheet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    office: str
    office_name: str
    """Its store id and its name."""
    hall: str
    hall_name: str
    hall_name_en: str
    month: int
    """As 202611."""
    as_of: str
    """UTC. Rows that arrive later are in a later sheet."""
    withheld_from: int | None
    """The day (20261121) from which on nothing is counted here; None when the month is over."""
    simulated: bool
    program: str
    n: int
    """Ratings of the hall: those of its windows, and those of the hall itself."""
    windows: tuple[PostedWindow, ...]
    heads: tuple[PostedHead, ...]


class SignedSheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A sheet with the office's Ed25519 signature (hex) over `sheet_bytes`, and the key it was made with."""

    sheet: PostedSheet
    public_key: str
    signature: str


def sheet_bytes(sheet: PostedSheet) -> bytes:
    """What the office signs."""
    return b"evaluator/posted-sheet/v1\n" + msgspec.json.encode(sheet)


def is_genuine(signed: SignedSheet, office_key: str) -> bool:
    """Whether the office that holds this key (hex) said exactly this."""
    return signed.public_key == office_key and is_signed(office_key, signed.signature, sheet_bytes(signed.sheet))
