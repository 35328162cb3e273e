"""Countersigning: the office extends a kiosk's chain by itself and signs only what links to what it knows."""

from datetime import datetime
from typing import Final, NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, bindparam, select, text, union_all

from evaluator.domain.journal import GENESIS, Head, extend
from evaluator.office.devices.alarms import Alarm
from evaluator.office.instants import written
from evaluator.office.store.hot import Hot
from evaluator.office.store.schema import head
from evaluator.wire.exchange import Chain, Receipt
from evaluator.wire.signing import head_bytes, sign


class Countersigned(NamedTuple):
    """The newest head the office holds, and why the kiosk's own was refused, if it was."""

    receipt: Receipt | None
    refused: str | None = None
    alarm: Alarm | None = None


def countersign(
    connection: Connection, signing_key: Ed25519PrivateKey, kiosk: str, run: str, chain: Chain, now: datetime, upto: int
) -> Countersigned:
    """Extend and sign, or say what does not link. Nothing is signed above `upto`, where rows still wait.

    A start the office does not know (it was restored) is no fault: the receipt tells the kiosk from where to send. A
    chain that ends at or below the newest known head is a repeat, and is answered with that head.
    """
    start = Head(chain.from_seq, bytes.fromhex(chain.from_hash))
    newest, known = _heads(connection, kiosk, start.seq, start.seq + len(chain.digests))
    at_start = known.pop(start.seq, set()) if start.seq else {GENESIS.hash}
    if not at_start:
        return Countersigned(newest)
    if start.hash not in at_start:
        return _refused(newest, kiosk, start.seq, f"entry {start.seq} has another hash than the one countersigned")
    end = extend(start, [bytes.fromhex(body_digest) for body_digest in chain.digests])
    claimed = Head(chain.head_seq, bytes.fromhex(chain.head_hash))
    if end != claimed:
        return _refused(newest, kiosk, start.seq, f"the digests after entry {start.seq} do not lead to the head shown")
    here = start
    for seq in sorted(known):
        here = extend(here, [bytes.fromhex(one) for one in chain.digests[here.seq - start.seq : seq - start.seq]])
        if here.hash not in known[seq]:
            return _refused(newest, kiosk, seq, f"entry {seq} has another hash than the one countersigned")
    if end.seq > upto:
        end = extend(start, [bytes.fromhex(one) for one in chain.digests[: max(0, upto - start.seq)]])
    if end.seq == 0 or (newest is not None and end.seq <= newest.seq):
        return Countersigned(newest)
    signed_at = written(now)
    signature = sign(signing_key, head_bytes(kiosk, end.seq, end.hash, signed_at))
    receipt = Receipt(end.seq, end.hash.hex(), signed_at, signature)
    signed = {"signed_at": signed_at, "signature": signature, "run": run}
    _SIGNED.run(connection, kiosk=kiosk, seq=receipt.seq, hash=receipt.hash, **signed)
    return Countersigned(receipt)


_known: Final = select(head.c.seq, head.c.hash, head.c.signed_at, head.c.signature).where(
    head.c.kiosk == bindparam("kiosk"), head.c.aside == 0
)
_newest: Final = _known.order_by(head.c.seq.desc(), head.c.hash).limit(1).subquery()
_HEADS: Final = Hot(union_all(_known.where(head.c.seq.between(bindparam("first"), bindparam("last"))), select(_newest)))
_SIGNED: Final = Hot(
    text(
        "INSERT INTO head (kiosk, seq, hash, run, signed_at, signature, aside)"
        " VALUES (:kiosk, :seq, :hash, :run, :signed_at, :signature, 0)"
        " ON CONFLICT (kiosk, seq, hash) DO UPDATE"
        " SET run = excluded.run, signed_at = excluded.signed_at, signature = excluded.signature, aside = 0"
    )
)
"""Also where the head was laid aside before."""


def _heads(connection: Connection, kiosk: str, first: int, last: int) -> tuple[Receipt | None, dict[int, set[bytes]]]:
    """The newest head of a kiosk the office holds, None before the first; and the hashes from one seq to another."""
    newest: Receipt | None = None
    known: dict[int, set[bytes]] = {}
    for row in _HEADS.run(connection, kiosk=kiosk, first=first, last=last).all():
        newest = Receipt(*row)  # which is the last of them
        if first <= newest.seq <= last:
            known.setdefault(newest.seq, set()).add(bytes.fromhex(newest.hash))
    return newest, known


def _refused(newest: Receipt | None, kiosk: str, seq: int, why: str) -> Countersigned:
    return Countersigned(newest, why, Alarm(kiosk, "chain_refused", str(seq), why))
