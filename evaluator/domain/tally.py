"""Counts into figures: rates with intervals and bounds, participation, and what has changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import hypot, sqrt
from typing import NamedTuple

from evaluator.domain.journal import OUTCOMES, UNCOUNTED, Flag, Mode, Outcome
from evaluator.domain.rules import Rate, RulePack


class Interval(NamedTuple):
    """Lower and upper bound, 0.0-1.0."""

    low: float
    high: float


def wilson(hits: float, n: int, z: float = 1.96) -> Interval | None:
    """Wilson's score interval of a share; None when n is 0.

    19 of 20 gives a lower bound of 0.764, 95 of 100 one of 0.888.
    Source: E. B. Wilson, J. Am. Stat. Assoc. 22 (1927).
    """
    if n == 0:
        return None
    p = hits / n
    middle = p + z * z / (2 * n)
    spread = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    base = 1 + z * z / n
    return Interval(max(0.0, (middle - spread) / base), min(1.0, (middle + spread) / base))


class Cell(NamedTuple):
    """One counted cell, with the keys a tally can be grouped by. Empty text means: not known."""

    day: int
    kiosk: str
    window: str
    staff: str
    matter: str
    outcome: Outcome
    scale: str
    level: str
    flag: Flag
    n: int
    mode: Mode = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The counts of one row: of a unit, a window, a person or a matter over a period."""

    levels: Mapping[str, int] = field(default_factory=dict)
    """Counted ratings by level of the pack's scale, every level present."""
    outcomes: Mapping[Outcome, int] = field(default_factory=dict)
    """Counted visits by outcome, every outcome present."""
    flags: Mapping[Flag, int] = field(default_factory=dict)
    """Visits by flag, counted or not; only flags that occur."""
    asked: int = 0
    """Counted visits of duties in which residents are asked; the others tell nothing about who did not answer."""
    answered: int = 0
    """Those of them that ended with a rating."""

    @property
    def n(self) -> int:
        """Ratings counted."""
        return sum(self.levels.values())

    @property
    def excluded_n(self) -> int:
        """Visits that do not count: tests, and what two persons excluded."""
        return sum(n for flag, n in self.flags.items() if flag in UNCOUNTED)

    def participation(self) -> float | None:
        """rated / (rated + declined + lapsed + interrupted + not offered) where residents are asked, 0.0-1.0.

        None (未知) where every duty was in open mode: there the rating is the visit.
        """
        return self.answered / self.asked if self.asked else None


def tally(cells: Iterable[Cell], pack: RulePack, *, of_a_person: bool = False) -> Tally:
    """Add cells up under a pack's scale. A challenged rating counts for the window, not `of_a_person`.

    Levels of another scale are left out of `levels`, so that scales never mix.
    """
    levels = {level.slug: 0 for level in pack.scale.levels}
    outcomes: dict[Outcome, int] = dict.fromkeys(OUTCOMES, 0)
    flags: dict[Flag, int] = {}
    asked = answered = 0
    for cell in cells:
        if cell.flag:
            flags[cell.flag] = flags.get(cell.flag, 0) + cell.n
        if cell.flag in UNCOUNTED or (of_a_person and cell.flag == "challenged"):
            continue
        outcomes[cell.outcome] += cell.n
        if cell.mode != "open":
            asked += cell.n
            answered += cell.n if cell.outcome == "rated" else 0
        if cell.outcome == "rated" and cell.scale == pack.scale.slug and cell.level in levels:
            levels[cell.level] += cell.n
    return Tally(
        levels=levels,
        outcomes=outcomes,
        flags={flag: n for flag, n in flags.items() if n},
        asked=asked,
        answered=answered,
    )


def total(tallies: Iterable[Tally]) -> Tally:
    """Tallies of one scale added up; an empty one for none."""
    levels: dict[str, int] = {}
    outcomes: dict[Outcome, int] = {}
    flags: dict[Flag, int] = {}
    asked = answered = 0
    for one in tallies:
        for slug, n in one.levels.items():
            levels[slug] = levels.get(slug, 0) + n
        for outcome, n in one.outcomes.items():
            outcomes[outcome] = outcomes.get(outcome, 0) + n
        for flag, n in one.flags.items():
            flags[flag] = flags.get(flag, 0) + n
        asked += one.asked
        answered += one.answered
    return Tally(levels=levels, outcomes=outcomes, flags=flags, asked=asked, answered=answered)


class Figure(NamedTuple):
    """A rate with its interval; all None where there are no ratings."""

    slug: str
    value: float | None
    low: float | None
    high: float | None


def figure(counted: Tally, rate: Rate, z: float) -> Figure:
    """6 of 8 satisfied is 0.75. The interval is Wilson's; an index (weights 0-100) has its bounds scaled alike.

    For weights between 0 and 1 the interval treats the weighted sum as hits, which is wider than needed, never narrower
    than for the same mean of a plain share.
    """
    weights = rate.weights
    n, hits = 0, 0.0
    for slug, count in counted.levels.items():
        n += count
        hits += weights.get(slug, 0.0) * count
    top = 100.0 if rate.unit == "index" else 1.0
    hits /= top
    bounds = wilson(hits, n, z)
    if bounds is None:
        return Figure(rate.slug, None, None, None)
    return Figure(rate.slug, hits / n * top, bounds.low * top, bounds.high * top)


def bounds(counted: Tally, rate: Rate) -> Interval | None:
    """The rate if all who were asked and did not answer had given the worst answer, and if the best one.

    6 of 8 satisfied and 2 without an answer lie between 6/10 and 8/10. None (未知) where nobody was asked: there
    nothing is known of who did not answer.
    """
    if not counted.asked:
        return None
    silent = counted.asked - counted.answered
    everyone = counted.n + silent
    if not everyone:
        return None
    weights = [rate.weights.get(slug, 0.0) for slug in counted.levels]
    weighed = sum(weight * n for weight, n in zip(weights, counted.levels.values(), strict=True))
    return Interval((weighed + silent * min(weights)) / everyone, (weighed + silent * max(weights)) / everyone)


class Change(NamedTuple):
    """The later rate less the earlier one, with its interval."""

    value: float
    low: float
    high: float
    is_claim: bool
    """Whether the interval leaves out zero and both samples carry a claim; else nothing is said to have changed."""


def change(before: Figure, after: Figure, *, enough: bool) -> Change | None:
    """From 48 of 80 to 56 of 70 is +0.200, between +0.052 and +0.334. None where either has no ratings.

    `enough`: both rest on as many ratings as the pack asks of a claim.
    Source: R. G. Newcombe, Statistics in Medicine 17 (1998), method 10, from the two Wilson intervals.
    """
    if before.value is None or before.low is None or before.high is None:
        return None
    if after.value is None or after.low is None or after.high is None:
        return None
    value = after.value - before.value
    low = value - hypot(after.value - after.low, before.high - before.value)
    high = value + hypot(after.high - after.value, before.value - before.low)
    return Change(value, low, high, enough and not low <= 0 <= high)


def months_of(days: Iterable[int]) -> set[int]:
    """The months (202611) in which the days (20261121) lie."""
    return {day // 100 for day in days}
