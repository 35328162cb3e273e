"""The exchange: state, not messages. The kiosk is the only writer of its rows; the higher seq wins."""

from datetime import datetime
from typing import Annotated, Final

from msgspec import Meta, Struct

from evaluator.domain.directory import Directory
from evaluator.domain.journal import Flag, Mode, Outcome
from evaluator.domain.rules import RulePack
from evaluator.wire.decoding import json_decoder

PATH: Final = "/v1/exchange"
PROTOCOL: Final = 1
ROWS_AT_MOST: Final = 500
DIGESTS_AT_MOST: Final = 5_000
BODY_BYTES_AT_MOST: Final = 1_000_000

Id = Annotated[str, Meta(min_length=1, max_length=64, pattern=r"^[A-Za-z0-9._-]+$")]
OptionalId = Annotated[str, Meta(max_length=64, pattern=r"^[A-Za-z0-9._-]*$")]
Seq = Annotated[int, Meta(ge=0, le=2**53)]
Day = Annotated[int, Meta(ge=0, le=99_999_999)]
Hour = Annotated[int, Meta(ge=0, le=23)]
HashHex = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}$")]
Instant = Annotated[datetime, Meta(tz=True)]
N = Annotated[int, Meta(ge=-(2**31), le=2**31)]


class _Row(Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """Rows travel as arrays; their order is the order of the fields."""


class TallyRow(_Row, frozen=True, array_like=True):
    """How many visits of a duty ended so on a day; scale and level are empty unless the outcome is a rating."""

    run: Id
    duty: Id
    day: Day
    matter: OptionalId
    outcome: Outcome
    scale: OptionalId
    level: OptionalId
    flag: Flag
    n: N
    seq: Seq


class RhythmRow(_Row, frozen=True, array_like=True):
    """How many visits ended so in an hour of a day, 0-23 at the office. Never with a level."""

    run: Id
    day: Day
    hour: Hour
    outcome: Outcome
    n: N
    seq: Seq


class ReasonRow(_Row, frozen=True, array_like=True):
    """How often a reason was given on a day. Never with a duty or a level."""

    run: Id
    day: Day
    reason: Id
    n: N
    seq: Seq


class DutyRow(_Row, frozen=True, array_like=True):
    """`staff` is empty when the organisation itself is rated, `closed_at` None while the duty is open."""

    run: Id
    duty: Id
    staff: OptionalId
    window: OptionalId
    unit: Id
    opened_at: Instant
    closed_at: Instant | None
    previous_duty: OptionalId
    seq: Seq
    mode: Mode = "open"


class CaseRow(_Row, frozen=True, array_like=True):
    """A dissatisfied rating, sent when its half-day has closed. Never an instant, never the place in the journal.

    `scale` and `level` are empty, and there are no reasons, once the resident has changed to another answer.
    """

    run: Id
    case: Id
    duty: Id
    day: Day
    half: Annotated[str, Meta(pattern=r"^(am|pm)$")]
    matter: OptionalId
    scale: OptionalId
    level: OptionalId
    reasons: tuple[Id, ...]
    flag: Flag
    seq: Seq
    """How often this row has been written, from 1: it tells nothing about its neighbours."""


class SignalRow(_Row, frozen=True, array_like=True):
    """What looked wrong on a day, as the kiosk worked it out at its end; `n` is what the score rests on."""

    run: Id
    day: Day
    duty: OptionalId
    signal: Id
    score: float
    n: N
    seq: Seq


class RunRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """A process start: the head it found, so that a restored or cloned disk shows itself."""

    run: Id
    first_seq: Seq
    previous_run: Id | None
    previous_seq: Seq
    previous_hash: HashHex
    window: OptionalId
    unit: Id
    program: Annotated[str, Meta(max_length=64)]


class RunDigest(_Row, frozen=True, array_like=True):
    """What the kiosk holds of a run and has handed over: rows of all facets, duties and cases, the highest seq.

    `sum` adds the n of the facets and the seq of the cases.
    """

    run: Id
    rows: Seq
    sum: N
    seq: Seq


class Chain(Struct, frozen=True, forbid_unknown_fields=True):
    """Body digests of the entries after a head the office has countersigned (seq 0: from the first entry)."""

    from_seq: Seq
    from_hash: HashHex
    digests: Annotated[tuple[HashHex, ...], Meta(max_length=DIGESTS_AT_MOST)]
    head_seq: Seq
    head_hash: HashHex
    """The head after the last of `digests`, by the kiosk's own account."""


class Clock(Struct, frozen=True, forbid_unknown_fields=True):
    """The time at the kiosk when it asked: as its clock says it, and corrected."""

    wall: Instant
    at: Instant
    """Corrected time by the kiosk's own account."""
    doubtful: bool


class Held(Struct, frozen=True, forbid_unknown_fields=True):
    """Versions the kiosk holds; 0 or "" where it holds none."""

    directory: Seq = 0
    rules: str = ""
    """`slug/version`."""
    store: str = ""
    stars: Seq = 0


class Health(Struct, frozen=True, forbid_unknown_fields=True):
    """No figure about ratings."""

    program: Annotated[str, Meta(max_length=64)]
    entries: Seq
    backlog: Seq
    """Rows the office has not acknowledged."""
    disk_free_bytes: Seq
    parked: Seq = 0
    """Rows the office could not read."""
    chain_ok: bool = True
    """False once an entry was found that is not what was written."""
    test: bool = False
    """Visits are marked `test` at the moment and never counted."""


class Request(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Kiosk to office."""

    protocol: int = PROTOCOL
    kiosk: Id
    run: Id
    message: Seq
    """Counts per run; never a reason to refuse."""
    sent: Clock
    held: Held
    health: Health
    chain: Chain
    upto: Seq
    """Every row with a seq above what was acknowledged and up to this one is in the request, or was before."""
    runs: tuple[RunRecord, ...] = ()
    tally: Annotated[tuple[TallyRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    rhythm: Annotated[tuple[RhythmRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    reason: Annotated[tuple[ReasonRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    duties: Annotated[tuple[DutyRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    cases: Annotated[tuple[CaseRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    signals: Annotated[tuple[SignalRow, ...], Meta(max_length=2 * ROWS_AT_MOST)] = ()
    digests: tuple[RunDigest, ...] | None = None
    """At start, on a new day and for a new store id; None otherwise."""
    carried_from: Seq | None = None
    """Where the request travels in a file: the seq its rows go on from, so that a reply that comes alone acknowledges
    no row too much. None over the network."""


class Receipt(Struct, frozen=True):
    """A head the office has extended to by itself and signed."""

    seq: Seq
    hash: HashHex
    signed_at: str
    signature: str


class PersonSignIn(Struct, frozen=True):
    """What a kiosk needs to check a PIN without the office: an argon2id verifier."""

    staff: Id
    verifier: str


class Star(Struct, frozen=True):
    """A person chosen for a week: its Monday and its Sunday, as 20261116."""

    staff: Id
    first_day: Day
    last_day: Day


class HallStars(Struct, frozen=True):
    """The stars of one hall, as its kiosks show them."""

    version: Seq = 0
    stars: tuple[Star, ...] = ()


class Photo(Struct, frozen=True):
    sha256: HashHex
    body: bytes


class HallDirectory(Struct, frozen=True):
    """The directory of one hall (with the units above it), as its kiosks hold it."""

    directory: Directory
    sign_in: tuple[PersonSignIn, ...]
    photos: tuple[Photo, ...]
    office_name: str
    office_name_en: str
    zone: str
    """IANA zone that office days are counted in."""


class Reply(Struct, frozen=True, kw_only=True):
    """Office to kiosk, after the commit. A kiosk passes over what a newer office adds."""

    protocol: int = PROTOCOL
    store: Id
    now: Instant
    run: Id
    message: Seq
    """Both of the request answered: a run counts its own messages."""
    upto: Seq
    """Echo: what the kiosk may take as acknowledged."""
    receipt: Receipt | None
    """The newest countersigned head the office holds; None before the first."""
    chain_refused: str | None = None
    """Why the head was not countersigned; the rows count all the same."""
    want: tuple[Id, ...] = ()
    """Runs to send again."""
    elsewhere: tuple[Id, ...] = ()
    """Duties of this kiosk whose person has since signed in at another one; they are over."""
    directory: HallDirectory | None = None
    rules: RulePack | None = None
    stars: HallStars | None = None
    """None while the kiosk holds what there is."""
    new_key: bool = False
    """The kiosk is to make itself a new key."""
    next_in_s: float = 900
    spread_s: float = 5


def rules_version(pack: RulePack) -> str:
    """`slug/version`, as `Held.rules` carries it."""
    return f"{pack.slug}/{pack.version}"


decode_request: Final = json_decoder(Request)
decode_reply: Final = json_decoder(Reply)
