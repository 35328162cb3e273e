"""Visits into counts: the three facets, never crossed, and what two sides compare of them.

Counting is double entry. An entry writes lines of +1, and of −1 where it takes an earlier line back, under
the run and the seq of that entry. A count is the sum of the lines of its key; its seq is the highest of them.
"""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from evaluator.domain.journal import Flag, Outcome


class TallyKey(NamedTuple):
    """What a tally line counts. `scale` and `level` are empty unless the outcome is `rated`."""

    duty: str
    day: int
    matter: str
    outcome: Outcome
    scale: str
    level: str
    flag: Flag


class RhythmKey(NamedTuple):
    """What a rhythm line counts: when people answer, never how."""

    day: int
    hour: int
    outcome: Outcome


class ReasonKey(NamedTuple):
    day: int
    reason: str


Key = TallyKey | RhythmKey | ReasonKey


class Line(NamedTuple):
    """One side of the double entry."""

    key: Key
    n: int


class Visit(Struct, frozen=True, kw_only=True):
    """A resident served once, as far as the journal knows it. `outcome` is None while the visit is open."""

    number: int
    duty: str
    matter: str = ""
    day: int = 0
    hour: int = 0
    outcome: Outcome | None = None
    scale: str = ""
    level: str = ""
    flag: Flag = ""
    reasons: tuple[str, ...] = ()


def lines_between(before: Visit | None, after: Visit) -> list[Line]:
    """The lines that carry the counts from one state of a visit to the next.

    A first answer gives +1 in tally and rhythm; a changed one −1 and +1 in tally alone.
    """
    old, new = _counted(before), _counted(after)
    taken = [Line(key, -1) for key in old if key not in new]
    given = [Line(key, 1) for key in new if key not in old]
    return taken + given


def _counted(visit: Visit | None) -> list[Key]:
    if visit is None or visit.outcome is None:
        return []
    return [
        TallyKey(visit.duty, visit.day, visit.matter, visit.outcome, visit.scale, visit.level, visit.flag),
        RhythmKey(visit.day, visit.hour, visit.outcome),
        *(ReasonKey(visit.day, reason) for reason in visit.reasons),
    ]


def with_answer(visit: Visit, *, scale: str, level: str) -> Visit:
    """The visit with another answer; the reasons given for the first one go with it."""
    return replace(visit, scale=scale, level=level, reasons=())


class Digest(NamedTuple):
    """What one side holds of a run: rows, the sum of their n, the highest seq. Unequal in any way: send again."""

    rows: int
    sum: int
    seq: int
