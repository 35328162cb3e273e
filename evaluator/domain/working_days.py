"""Working days by the rule pack's calendar, and the weeks of a month."""

from datetime import date, timedelta
from typing import Final

from evaluator.domain.rules import Calendar

_THURSDAY: Final = 3
_A_DAY: Final = timedelta(days=1)
_LOOK_AHEAD_MOST: Final = 3_660
"""A calendar without a single working day in ten years is none."""


def date_of(day: int) -> date:
    """20261121 as a date; ValueError when the calendar knows no such day."""
    return date(day // 10_000, day // 100 % 100, day % 100)


def day_number(on: date) -> int:
    """A date as 20261121."""
    return on.year * 10_000 + on.month * 100 + on.day


def is_working_day(day: int, calendar: Calendar) -> bool:
    """A make-up workday is one, a holiday is none, and otherwise the weekday tells."""
    if day in calendar.workdays:
        return True
    return day not in calendar.holidays and date_of(day).isoweekday() in calendar.weekdays


def after_working_days(day: int, days: int, calendar: Calendar) -> int:
    """The day that lies so many working days after `day`, which itself is not counted.

    5 after Friday 20261120 is Friday 20261127. ValueError where the calendar has no working day to count.
    """
    here, left = date_of(day), days
    for _ in range(_LOOK_AHEAD_MOST):
        if left == 0:
            return day_number(here)
        here += _A_DAY
        left -= is_working_day(day_number(here), calendar)
    raise ValueError(day)


def weeks_of(month: int) -> tuple[int, ...]:
    """The Mondays (20261102) of the weeks of a month (202611): a week belongs to the month of its Thursday."""
    first = date(month // 100, month % 100, 1)
    thursday = first + timedelta(days=(_THURSDAY - first.weekday()) % 7)
    found: list[int] = []
    while (thursday.year, thursday.month) == (first.year, first.month):
        found.append(day_number(thursday - timedelta(days=_THURSDAY)))
        thursday += timedelta(days=7)
    return tuple(found)


def days_of_week(monday: int) -> tuple[int, ...]:
    """The seven days of the week that begins on this Monday."""
    first = date_of(monday)
    return tuple(day_number(first + timedelta(days=passed)) for passed in range(7))
