"""How a kiosk becomes known: a one-time code out, a public key in."""

import secrets
from typing import Annotated, Final, NamedTuple
from urllib.parse import urlsplit

from msgspec import Meta, Struct

from evaluator.domain.rules import RulePack
from evaluator.wire.exchange import HallDirectory, HashHex, Id

PATH: Final = "/v1/enrol"
CA_PATH: Final = "/v1/ca"
SCHEME: Final = "evaluator"
LIFE_S: Final = 600
TRIES: Final = 5
_ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without 0 O 1 I L, which are read for one another."""


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
    if not (dash and name and secret) or len(fingerprint) != 64 or set(fingerprint) - set("0123456789abcdef"):
        return None
    return Code(host if ":" not in host else f"[{host}]", port, fingerprint, name, secret)


def new_name() -> str:
    return "".join(secrets.choice(_ALPHABET) for _ in range(4))


def new_secret() -> str:
    """Ten letters, 49 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(10))


class EnrolRequest(Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(min_length=1, max_length=16)]
    secret: Annotated[str, Meta(min_length=1, max_length=64)]
    public_key: HashHex
    """Ed25519, 32 bytes in hex."""
    simulated: bool
    program: Annotated[str, Meta(max_length=64)]


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
