"""The chain of a journal: walked entry by entry, and held against what the office has signed."""

import sqlite3
from collections.abc import Iterator
from typing import Final

from evaluator.domain.journal import GENESIS, Head, digest, link
from evaluator.kiosk.facts import remember

ENTRIES_A_READ: Final = 1_000


class JournalBrokenError(Exception):
    """The journal does not hold what was once written."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(why)
        self.seq = seq
        """The first entry that is wrong."""


def entries(db: sqlite3.Connection, after: int = 0) -> Iterator[tuple[int, bytes, bytes]]:
    """(seq, body, hash) of every entry above `after`, in short reads: a slow consumer holds nothing open."""
    while rows := db.execute(
        "SELECT seq, body, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?", (after, ENTRIES_A_READ)
    ).fetchall():
        yield from rows
        after = rows[-1][0]


def step(head: Head, seq: int, body: bytes, stored: bytes) -> Head:
    """One step along the chain; JournalBrokenError when the entry is not the next one or not what was written."""
    if seq != head.seq + 1:
        raise JournalBrokenError(head.seq + 1, f"entry {head.seq + 1} is missing")
    after = Head(seq, link(head.hash, digest(body)))
    if after.hash != stored:
        raise JournalBrokenError(seq, f"entry {seq} is not what was written")
    return after


def walk(db: sqlite3.Connection, head: Head) -> Head:
    """Follow the chain from `head` to its end; JournalBrokenError names the first wrong entry."""
    for seq, body, stored in entries(db, head.seq):
        head = step(head, seq, body, stored)
    return head


def checked_head(db: sqlite3.Connection) -> Head:
    """The head, walked to from the last entry that was verified; JournalBrokenError names the first wrong one."""
    row = db.execute("SELECT value FROM state WHERE key = 'verified_seq'").fetchone()
    verified = int(row[0]) if row else 0
    if verified == 0:
        head = GENESIS
    else:
        found = db.execute("SELECT hash FROM entry WHERE seq = ?", (verified,)).fetchone()
        if found is None:
            raise JournalBrokenError(verified, f"entry {verified}, once verified, is missing")
        head = Head(verified, bytes(found[0]))
    head = walk(db, head)
    _require_countersigned(db, head)
    remember(db, "verified_seq", str(head.seq))
    return head


def _require_countersigned(db: sqlite3.Connection, head: Head) -> None:
    """JournalBrokenError where the chain does not lead through what the office has acknowledged and signed."""
    acknowledged = db.execute("SELECT value FROM state WHERE key = 'acknowledged'").fetchone()
    if acknowledged is not None and int(acknowledged[0]) > head.seq:
        lost = head.seq + 1
        raise JournalBrokenError(lost, f"entry {lost} is missing, the office has acknowledged up to {acknowledged[0]}")
    joined = "FROM receipt LEFT JOIN entry USING (seq)"
    newest = db.execute(
        f"SELECT receipt.hash, lower(hex(entry.hash)) {joined} ORDER BY receipt.seq DESC LIMIT 1"
    ).fetchone()
    if newest is None or newest[0] == newest[1]:
        return
    seq = int(
        db.execute(f"SELECT min(receipt.seq) {joined} WHERE lower(hex(entry.hash)) IS NOT receipt.hash").fetchone()[0]
    )
    if seq > head.seq:
        raise JournalBrokenError(head.seq + 1, f"entry {head.seq + 1} is missing, entry {seq} was countersigned")
    raise JournalBrokenError(seq, f"entry {seq} is not the one the office has countersigned")
