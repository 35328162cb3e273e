"""The star of a week: who can be one, who stands in the top band, and why everybody else does not.

The proposal names a band, never a first place: from so few ratings the best of twenty people is found one time in
three. A manager chooses within the band, or nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Figure, Tally, figure

Why = Literal["in_band", "below_band", "too_few_in_month", "participation_too_low", "too_few_in_week"]


class Record(NamedTuple):
    """What residents said of a person: in the week itself, and in the month that makes them eligible."""

    week: Tally
    month: Tally


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person under the rule, with the figures the rule looks at."""

    staff: str
    why: Why
    week_n: int | None
    """Ratings in the week; None where they are too few to be shown."""
    figure: Figure | None
    """The headline rate of the week with its interval; None where it is not shown."""
    month_n: int
    participation: float | None
    """Of the month, 0.0-1.0; None (未知) where nobody is asked, which keeps nobody from being a star."""


def propose(records: Mapping[str, Record], pack: RulePack) -> tuple[Candidate, ...]:
    """Everybody with a rating in the week or month, the week's best lower bound first, who is not eligible last.

    `in_band` is everyone whose upper bound of the week reaches the best lower bound. Nobody `in_band`: no star.
    """
    judged = [_judged(staff, record, pack) for staff, record in records.items() if record.month.n or record.week.n]
    best = max((low for one in judged if one.why == "below_band" and (low := _low(one)) is not None), default=None)
    placed = [_placed(one, best) for one in judged]
    return tuple(sorted(placed, key=_place))


def band(candidates: tuple[Candidate, ...]) -> tuple[str, ...]:
    """The people a manager may choose from."""
    return tuple(one.staff for one in candidates if one.why == "in_band")


def _judged(staff: str, record: Record, pack: RulePack) -> Candidate:
    """Who is eligible stands below the band until the best lower bound is known."""
    participation = record.month.participation()
    why: Why = "below_band"
    if record.month.n < pack.small_counts.claim:
        why = "too_few_in_month"
    elif participation is not None and participation < pack.stars.participation:
        why = "participation_too_low"
    elif record.week.n < pack.small_counts.manager:
        why = "too_few_in_week"
    shown = record.week.n >= pack.small_counts.manager
    return Candidate(
        staff=staff,
        why=why,
        week_n=record.week.n if shown or not record.week.n else None,
        figure=figure(record.week, pack.rate(pack.headline), pack.interval_z) if shown else None,
        month_n=record.month.n,
        participation=participation,
    )


def _placed(one: Candidate, best: float | None) -> Candidate:
    high = None if one.figure is None else one.figure.high
    if one.why != "below_band" or best is None or high is None or high < best:
        return one
    return Candidate(
        staff=one.staff,
        why="in_band",
        week_n=one.week_n,
        figure=one.figure,
        month_n=one.month_n,
        participation=one.participation,
    )


def _low(one: Candidate) -> float | None:
    return None if one.figure is None else one.figure.low


def _place(one: Candidate) -> tuple[bool, float, int, str]:
    low = _low(one)
    return one.why not in ("in_band", "below_band"), -(low or 0.0), -(one.week_n or 0), one.staff
