"""What the page should show, and what it shows: asked by a person, answered by the office."""

from dataclasses import dataclass

from evaluator.wire.manager import Grouping, Months, TallyAnswer, Trend


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthWish:
    """A month, a grouping and a unit."""

    month: int | None = None
    """202611; None leaves the choice to the desk: see `opening_month`."""
    by: Grouping = "unit"
    unit: str = ""
    """"" is everything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whose months are looked at."""

    by: Grouping = "unit"
    key: str = ""
    """Of a unit "" is everything."""
    unit: str = ""
    """Count what this unit and those below it counted alone; for a unit the key says it."""
    name: str = ""
    name_en: str = ""
    detail: str = ""
    """Badge number or window number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthView:
    """An answered wish."""

    wish: MonthWish
    months: Months
    units: TallyAnswer
    """The same month by unit and not narrowed: the tree, and names for units."""
    answer: TallyAnswer
    trend: Trend | None = None
    """Of the unit; None where it was not asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """The days of a view's month and the hours of its days."""

    days: TallyAnswer
    hours: TallyAnswer


def opening_month(months: Months) -> int:
    """The running month when it has counts, else the newest that has, else the running one."""
    if months.current in months.months or not months.months:
        return months.current
    return max(months.months)
