"""Heads that an office signed: whether they are its own, whether a journal leads through them, what they bind it to."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Final

from evaluator.verifier.finding import Finding
from evaluator.verifier.journals import Journal, Receipt
from evaluator.wire.evidence import Bundle, HeadLine
from evaluator.wire.posted import PostedHead
from evaluator.wire.signing import head_bytes, is_signed

UNDER_WAY: Final = timedelta(minutes=10)
"""An exchange that began so long before a bundle was made is in it."""


def journal_findings(journal: Journal, key: str) -> Iterator[Finding]:
    """Whether a journal links, and holds every head the office signed for it."""
    whose = f"the journal of {journal.kiosk}"
    if journal.wrong is not None:
        yield Finding("refuted", whose, journal.wrong.seq, journal.wrong.why)
    yield from head_findings(journal.kiosk, journal.receipts, [journal], key)


def head_findings(
    kiosk: str, heads: Iterable[Receipt | HeadLine | PostedHead], journals: Sequence[Journal], key: str
) -> Iterator[Finding]:
    """Whether each head is signed and one of the journals leads through it; the first that is not."""
    for head in heads:
        if not _is_signed(kiosk, head, key):
            yield Finding("refuted", f"a head of {kiosk}", head.seq, "it is not signed by this office")
            return
        if journals and not any(one.seq >= head.seq and one.hashes[head.seq] == head.hash for one in journals):
            longest = max(journals, key=lambda one: one.seq)
            short = longest.seq < head.seq
            seq = longest.seq + 1 if short else head.seq
            why = "is missing" if short else "is not the one"
            yield Finding("refuted", f"the journal of {kiosk}", seq, f"entry {seq}, countersigned by the office, {why}")
            return


def promised(journal: Journal, bundle: Bundle, key: str) -> int:
    """Up to which entry the office had to count by the receipts that the journal keeps; 0 where there are none.

    What it signed before it was restored from a backup it may have forgotten; what it signed after the bundle was made
    is not in it.
    """
    since, until = bundle.restored_at, _before(bundle.as_of)
    held = [one for one in journal.receipts if since < one.signed_at < until and _leads_through(journal, one)]
    newest = sorted(held, key=lambda one: -one.seq)
    return next((one.seq for one in newest if _is_signed(journal.kiosk, one, key)), 0)


def _leads_through(journal: Journal, head: Receipt) -> bool:
    return 0 <= head.seq <= journal.seq and journal.hashes[head.seq] == head.hash


def _before(as_of: str) -> str:
    """Instants are texts of one width, so that their order is that of time."""
    try:
        return (datetime.fromisoformat(as_of) - UNDER_WAY).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return ""


def _is_signed(kiosk: str, head: Receipt | HeadLine | PostedHead, key: str) -> bool:
    """False too for what no office can have written: these lines come from files of anybody."""
    try:
        said = head_bytes(kiosk, head.seq, bytes.fromhex(head.hash), head.signed_at)
        return head.seq >= 0 and is_signed(key, head.signature, said)
    except (TypeError, ValueError):
        return False
