"""Bundles of one office held against each other: what it once signed it may add to, and never take back."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from evaluator.verifier.finding import Finding
from evaluator.wire.evidence import Bundle, KioskEvidence

_THE_OFFICE = "the office"


def series_findings(bundles: Sequence[Bundle]) -> Iterator[Finding]:
    """What a later bundle no longer says. What was signed before a restore may have been forgotten."""
    for earlier, later in combinations(sorted(bundles, key=lambda one: one.as_of), 2):
        if earlier.as_of <= later.restored_at:
            continue
        if later.audit_seq < earlier.audit_seq or (
            later.audit_seq == earlier.audit_seq and later.audit_hash != earlier.audit_hash
        ):
            why = f"its audit log stood at line {earlier.audit_seq} on {earlier.as_of}, and is another one now"
            yield Finding("refuted", _THE_OFFICE, None, why)
        if earlier.month == later.month:
            yield from _gone(earlier, later)


def _gone(earlier: Bundle, later: Bundle) -> Iterator[Finding]:
    now = {told.kiosk: told for told in later.kiosks}
    for told in earlier.kiosks:
        after = now.get(told.kiosk)
        held = {} if after is None else _rows(after)
        for name, seq in _rows(told).items():
            if held.get(name, 0) < seq:
                why = f"what it counted by entry {seq} on {earlier.as_of} is gone from the bundle of {later.as_of}"
                yield Finding("refuted", f"the tally of {told.kiosk}", seq, why)
                break


def _rows(told: KioskEvidence) -> dict[tuple[str | int, ...], int]:
    """The seq of each row, by its key."""
    return {
        (one.run, one.duty, one.day, one.matter, one.outcome, one.scale, one.level, one.flag): one.seq
        for one in told.counted
    }
