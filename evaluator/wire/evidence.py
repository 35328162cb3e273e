"""The evidence bundle: what an office counted in a month and by which heads, signed, for anyone to hold to journals."""

from typing import Final, Literal

from msgspec import Raw, Struct

from evaluator.domain.journal import Flag, Mode, Outcome
from evaluator.wire.corrections import Act
from evaluator.wire.decoding import json_decoder
from evaluator.wire.signing import is_signed

FORMAT: Final = "evaluator-evidence/1"


class CountLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A row as the kiosk handed it over: n as of the entry `seq`."""

    run: str
    duty: str
    day: int
    matter: str
    outcome: Outcome
    scale: str
    level: str
    flag: Flag
    n: int
    seq: int


class DutyLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Who served where by the journal (`staff`), and by a correction of the office's (None: by none)."""

    duty: str
    staff: str
    window: str
    unit: str
    mode: Mode
    credited: str | None


class RunLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A process start; `fork_after`: rows above that seq are marked `fork`, None where nothing contradicts the run."""

    run: str
    first_seq: int
    window: str
    unit: str
    fork_after: int | None


class HeadLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A head the office extended to by itself and signed."""

    seq: int
    hash: str
    signed_at: str
    signature: str


class RulingLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What persons decided on a day of a duty."""

    duty: str
    day: int
    challenge: str
    excluded: bool


class DecisionLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A correction in force, and who stands for it. `second` is "" where one person decides alone."""

    act: Act
    duty: str
    day: int
    """0 for a credit."""
    staff: str
    """Who is credited; "" is nobody."""
    reason: str
    by: str
    at: str
    second: str
    second_at: str


class CaseLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """How many dissatisfied ratings of a duty and day are held as cases."""

    duty: str
    day: int
    scale: str
    level: str
    n: int


class SettledLine(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """What the month's tally holds of a kiosk."""

    unit: str
    window: str
    staff: str
    matter: str
    outcome: Outcome
    scale: str
    level: str
    flag: Flag
    mode: Mode
    n: int


class KioskEvidence(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    kiosk: str
    window: str
    unit: str
    heads: tuple[HeadLine, ...]
    """Those signed in the month, and the newest."""
    runs: tuple[RunLine, ...]
    duties: tuple[DutyLine, ...]
    counted: tuple[CountLine, ...]
    rulings: tuple[RulingLine, ...]
    settled: tuple[SettledLine, ...]
    decisions: tuple[DecisionLine, ...] = ()
    cases: tuple[CaseLine, ...] = ()
    revoked_at: str = ""
    """From when on nothing more is taken of it; "" while it is in service."""


class Bundle(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    office: str
    """The store id."""
    office_name: str
    simulated: bool
    month: int
    """As 202611."""
    as_of: str
    program: str
    n: int
    """Ratings of the month that count."""
    kiosks: tuple[KioskEvidence, ...]
    restored_at: str = ""
    """When the office last became one again from a backup; "" never."""
    audit_seq: int = 0
    audit_hash: str = ""
    """Where the office's audit log stood: one that is shown later must still lead through it."""


class SignedBundle(Struct, frozen=True, forbid_unknown_fields=True):
    """The bytes of a bundle as they were signed, so that nothing is serialised again to be checked."""

    bundle: Raw
    public_key: str
    signature: str
    format: Literal["evaluator-evidence/1"] = "evaluator-evidence/1"

    def said(self) -> Bundle:
        """The bundle; msgspec.ValidationError or DecodeError where it is none."""
        return _decode_bundle(bytes(self.bundle))

    @property
    def is_genuine(self) -> bool:
        """Whether the holder of `public_key` signed exactly these bytes."""
        return is_signed(self.public_key, self.signature, bundle_bytes(bytes(self.bundle)))


_decode_bundle: Final = json_decoder(Bundle)


def bundle_bytes(bundle: bytes) -> bytes:
    """What the office signs."""
    return f"{FORMAT}\n".encode() + bundle


decode_signed_bundle: Final = json_decoder(SignedBundle)
