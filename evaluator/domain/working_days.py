"""Working days by the rule pack's calendar."""

from datetime import timedelta
from typing import Final

from evaluator.domain.days import as_date, as_day
from evaluator.domain.rules import Calendar

_A_DAY: Final = timedelta(days=1)
_LOOK_AHEAD_MOST: Final = 3_660
"""A calendar without a single working day in ten years is none."""


def is_working_day(day: int, calendar: Calendar) -> bool:
    """A make-up workday is one, a holiday is none, and otherwise the weekday tells."""
    if day in calendar.workdays:
        return True
    return day not in calendar.holidays and as_date(day).isoweekday() in calendar.weekdays


def after_working_days(day: int, days: int, calendar: Calendar) -> int:
    """The day that lies so many working days after `day`, which itself is not counted.

    5 after Friday 20261120 is Friday 20261127. ValueError where the calendar has no working day to count.
    """
    here, left = as_date(day), days
    for _ in range(_LOOK_AHEAD_MOST):
        if left == 0:
            return as_day(here)
        here += _A_DAY
        left -= is_working_day(as_day(here), calendar)
    raise ValueError(day)
