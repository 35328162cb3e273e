"""How a kiosk becomes known: a one-time code out, a public key in."""

import hashlib
import secrets
from typing import Annotated, Final, NamedTuple
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from evaluator.domain.rules import RulePack
from evaluator.wire.exchange import HallDirectory, HashHex, Id, OptionalId

PATH: Final = "/v1/enrol"
CA_PATH: Final = "/v1/ca"
SCHEME: Final = "evaluator"
LIFE_S: Final = 600
TRIES: Final = 5
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Of names and secrets: without 0 O 1 I L, which are read for one another."""
NAME_LETTERS: Final = 4
FINGERPRINT_LETTERS: Final = 64
HEX: Final = frozenset("0123456789abcdef")
_CONSONANTS: Final = "BDFGHKLMNPRSTVWZ"
_VOWELS: Final = "AEIU"


class Code(NamedTuple):
    """A one-time code: where the office is, which CA it must show, and the secret.

    Written `evaluator://HOST:PORT/FINGERPRINT/NAME-SECRET`. NAME finds the code, so that a wrong secret counts
    against it.
    """

    host: str
    port: int
    fingerprint: str
    """SHA-256 of the CA certificate (DER) in hex."""
    name: str
    secret: str

    def __str__(self) -> str:
        return f"{SCHEME}://{self.host}:{self.port}/{self.fingerprint}/{self.name}-{self.secret}"

    @property
    def address(self) -> str:
        return f"https://{self.host}:{self.port}"


def parse(text: str) -> Code | None:
    """The code in what a person typed or scanned, or None."""
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    path = parts.path.strip("/").split("/")
    if parts.scheme != SCHEME or not host or not port or len(path) != 2:
        return None
    fingerprint, last = path[0].lower(), path[1].upper()
    name, dash, secret = last.partition("-")
    if not (dash and name and secret) or len(fingerprint) != FINGERPRINT_LETTERS or set(fingerprint) - HEX:
        return None
    return Code(host if ":" not in host else f"[{host}]", port, fingerprint, name, secret)


def new_name() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(NAME_LETTERS))


def new_secret() -> str:
    """Ten letters, 49 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


def check_word(name: str, secret: str, public_key: str) -> str:
    """Four syllables, 24 bits, such as `KADU-MELI`, that the kiosk and the office both show and people compare.

    They are the same only where the key the office holds is the key this kiosk made: whoever used the code in its
    place has another one. `public_key` in hex; letters of either case.
    """
    said = "\n".join(("evaluator/enrolment/check/v1", name.upper(), secret.upper(), public_key.lower()))
    syllables = [_CONSONANTS[byte >> 4] + _VOWELS[byte >> 2 & 3] for byte in hashlib.sha256(said.encode()).digest()[:4]]
    return f"{''.join(syllables[:2])}-{''.join(syllables[2:])}"


class EnrolRequest(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=16)]
    secret: Annotated[str, Meta(min_length=1, max_length=64)]
    public_key: HashHex
    """Ed25519, 32 bytes in hex."""
    simulated: bool
    program: Annotated[str, Meta(max_length=64)]
    kiosk: OptionalId = ""
    """Whose journal stands there already, where its key is lost; "" for a new kiosk."""


class Enrolled(Struct, frozen=True):
    """What a kiosk keeps for good."""

    kiosk: Id
    window: str
    """Empty for a kiosk bound to a whole hall."""
    unit: Id
    office_key: HashHex
    store: Id
    simulated: bool
    directory: HallDirectory
    rules: RulePack


class Failure(Struct, frozen=True):
    """The body of every answer from 400 up: a code for programs, one sentence for a log. Never a traceback."""

    code: str
    detail: str
