"""Office days: 20261121 as a number, and what the calendar makes of it."""

from datetime import date, timedelta


def as_date(day: int) -> date:
    """20261121 as a date. ValueError when the calendar does not know it."""
    return date(day // 10_000, day // 100 % 100, day % 100)


def as_day(at: date) -> int:
    """A date as 20261121."""
    return at.year * 10_000 + at.month * 100 + at.day


def days_of_week(monday: int) -> tuple[int, ...]:
    """The seven days of the week that begins on this Monday.

    ValueError when the calendar does not know the day, OverflowError when it ends within the week.
    """
    first = as_date(monday)
    return tuple(as_day(first + timedelta(days=passed)) for passed in range(7))
