"""Countersigning: the office extends a kiosk's chain by itself and signs only what links to what it knows."""

from datetime import datetime
from typing import NamedTuple

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, select

from evaluator.domain.journal import GENESIS, Head, extend
from evaluator.office.devices.alarms import Alarm
from evaluator.office.instants import written
from evaluator.office.store.schema import head
from evaluator.wire.exchange import Chain, Receipt
from evaluator.wire.signing import head_bytes, sign


class Countersigned(NamedTuple):
    """The newest head the office holds, and why the kiosk's own was refused, if it was."""

    receipt: Receipt | None
    refused: str | None = None
    alarm: Alarm | None = None


def countersign(
    connection: Connection, signing_key: Ed25519PrivateKey, kiosk: str, run: str, chain: Chain, now: datetime
) -> Countersigned:
    """Extend and sign, or say what does not link.

    A start the office does not know (it was restored) is no fault: the receipt tells the kiosk from where to send. A
    chain that ends at or below the newest known head is a repeat, and is answered with that head.
    """
    newest = newest_receipt(connection, kiosk)
    start = Head(chain.from_seq, bytes.fromhex(chain.from_hash))
    at_start = _hashes(connection, kiosk, start.seq, start.seq) if start.seq else {0: {GENESIS.hash}}
    if start.seq not in at_start:
        return Countersigned(newest)
    if start.hash not in at_start[start.seq]:
        return _refused(newest, kiosk, start.seq, f"entry {start.seq} has another hash than the one countersigned")
    end = extend(start, [bytes.fromhex(body_digest) for body_digest in chain.digests])
    claimed = Head(chain.head_seq, bytes.fromhex(chain.head_hash))
    if end != claimed:
        return _refused(newest, kiosk, start.seq, f"the digests after entry {start.seq} do not lead to the head shown")
    known = _hashes(connection, kiosk, start.seq + 1, end.seq)
    here = start
    for seq in sorted(known):
        here = extend(here, [bytes.fromhex(one) for one in chain.digests[here.seq - start.seq : seq - start.seq]])
        if here.hash not in known[seq]:
            return _refused(newest, kiosk, seq, f"entry {seq} has another hash than the one countersigned")
    if end.seq == 0 or (newest is not None and end.seq <= newest.seq):
        return Countersigned(newest)
    signed_at = written(now)
    signature = sign(signing_key, head_bytes(kiosk, end.seq, end.hash, signed_at))
    key = {"kiosk": kiosk, "seq": end.seq, "hash": end.hash.hex()}
    laid_aside = head.update().where(*(head.c[name] == value for name, value in key.items()))
    signed = {"run": run, "signed_at": signed_at, "signature": signature, "aside": 0}
    if not connection.execute(laid_aside.values(**signed)).rowcount:
        connection.execute(head.insert().values(**key, **signed))
    return Countersigned(Receipt(end.seq, end.hash.hex(), signed_at, signature))


def newest_receipt(connection: Connection, kiosk: str) -> Receipt | None:
    """The newest head of a kiosk the office holds; None before the first."""
    row = connection.execute(
        select(head.c.seq, head.c.hash, head.c.signed_at, head.c.signature)
        .where(head.c.kiosk == kiosk, head.c.aside == 0)
        .order_by(head.c.seq.desc(), head.c.hash)
        .limit(1)
    ).one_or_none()
    return None if row is None else Receipt(row.seq, row.hash, row.signed_at, row.signature)


def _hashes(connection: Connection, kiosk: str, first: int, last: int) -> dict[int, set[bytes]]:
    found: dict[int, set[bytes]] = {}
    rows = connection.execute(
        select(head.c.seq, head.c.hash).where(head.c.kiosk == kiosk, head.c.seq.between(first, last), head.c.aside == 0)
    )
    for seq, value in rows:
        found.setdefault(seq, set()).add(bytes.fromhex(value))
    return found


def _refused(newest: Receipt | None, kiosk: str, seq: int, why: str) -> Countersigned:
    return Countersigned(newest, why, Alarm(kiosk, "chain_refused", str(seq), why))
