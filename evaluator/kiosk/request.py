"""What a request is made of and how it is signed, whichever road it takes."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from sqlite3 import Connection
from typing import NamedTuple

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace

from evaluator import __version__
from evaluator.kiosk import outbox
from evaluator.wire.exchange import PATH, DutyRow, Health, ReasonRow, Request, RhythmRow, SignalRow, TallyRow
from evaluator.wire.signing import request_bytes, sign


class Signed(NamedTuple):
    """A request as it leaves: its bytes, and the kiosk's signature over them in hex."""

    body: bytes
    signature: str


def health(db: Connection, folder: Path, *, since: int, chain_ok: bool = True, test: bool = False) -> Health:
    """How the kiosk is; every row with a seq up to `since` is acknowledged."""
    return Health(
        program=__version__,
        entries=int(db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0]),
        backlog=outbox.backlog(db, since),
        disk_free_bytes=shutil.disk_usage(folder).free,
        parked=outbox.parked(db),
        chain_ok=chain_ok,
        test=test,
    )


def with_rows(request: Request, rows: Iterable[outbox.Row]) -> Request:
    """The request with these rows, each kind in its place."""
    every = tuple(rows)
    return replace(
        request,
        tally=tuple(row for row in every if isinstance(row, TallyRow)),
        rhythm=tuple(row for row in every if isinstance(row, RhythmRow)),
        reason=tuple(row for row in every if isinstance(row, ReasonRow)),
        duties=tuple(row for row in every if isinstance(row, DutyRow)),
        signals=tuple(row for row in every if isinstance(row, SignalRow)),
    )


def signed(key: Ed25519PrivateKey, request: Request) -> Signed:
    """The request's bytes, signed."""
    body = msgspec.json.encode(request)
    return Signed(body, sign(key, request_bytes("POST", PATH, request.kiosk, request.message, body)))
