"""The assessment of a year: the thresholds of the headline rate month by month, three months running, the top ten."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Figure, Tally, figure

Zone = Literal["award", "no_award", "accountability", "too_few", "nothing"]
"""At or over the award's threshold; under it; under the accountability threshold; 样本不足; no rating at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One month of one subject. `n` and `figure` are None where they are too few to be shown."""

    month: int
    zone: Zone
    n: int | None
    figure: Figure | None
    certain: bool
    """Whether the whole interval lies in the zone; else the month stands near a threshold."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """A subject over the months of a year."""

    marks: tuple[Mark, ...]
    running: int
    """The longest run of months in the accountability zone; a month that is 样本不足 ends a run."""
    on_site: bool
    """Whether the run is as long as the rule pack allows it to be: work on site follows."""


def mark(month: int, counted: Tally | None, pack: RulePack) -> Mark:
    """Where a month stands; `counted` is None where the small-count rule hides it.

    27 of 30 is 0.9 and no award is lost, but its interval reaches from 0.74 to 0.97: not certain.
    """
    if counted is None:
        return Mark(month=month, zone="too_few", n=None, figure=None, certain=False)
    found = figure(counted, pack.rate(pack.headline), pack.interval_z)
    n = counted.n
    if found.value is None or found.low is None or found.high is None:
        return Mark(month=month, zone="nothing", n=n, figure=found, certain=False)
    if n < pack.small_counts.claim:
        return Mark(month=month, zone="too_few", n=n, figure=found, certain=False)
    zone = _zone(found.value, pack)
    certain = _zone(found.low, pack) == zone == _zone(found.high, pack)
    return Mark(month=month, zone=zone, n=n, figure=found, certain=certain)


def assess(marks: tuple[Mark, ...], pack: RulePack) -> Assessed:
    """The months of a subject, in their order, every month of the span present."""
    longest = run = 0
    for one in marks:
        run = run + 1 if one.zone == "accountability" else 0
        longest = max(longest, run)
    return Assessed(marks=marks, running=longest, on_site=longest >= pack.assessment.running)


def top(years: Mapping[str, Tally], pack: RulePack) -> tuple[tuple[str, Figure], ...]:
    """The best of the year by lower bound, at most as many as the pack names; nobody under the claim's n is among them.

    190 of 200 (lower bound 0.910) stands before 30 of 30 (0.886).
    """
    rate = pack.rate(pack.headline)
    found = [
        (subject, counted.n, figure(counted, rate, pack.interval_z))
        for subject, counted in years.items()
        if counted.n >= pack.small_counts.claim
    ]
    found.sort(key=lambda one: (-(one[2].low or 0.0), -one[1], one[0]))
    return tuple((subject, shown) for subject, _, shown in found[: pack.assessment.top])


def _zone(value: float, pack: RulePack) -> Zone:
    """Thresholds are shares; an index of 0-100 is measured by its hundredth."""
    share = value / 100 if pack.rate(pack.headline).unit == "index" else value
    if share >= pack.assessment.award:
        return "award"
    return "no_award" if share >= pack.assessment.move else "accountability"
