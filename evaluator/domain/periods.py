"""Stretches of office days: a day, a range, a week, a month, a quarter, a year."""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from evaluator.domain.days import as_date, as_day

Kind = Literal["day", "days", "week", "month", "quarter", "year"]
Grain = Literal["month", "week", "day"]
"""How finely a period cuts a month: not at all, at the edges of weeks, or anywhere."""
GRAINS: Final[tuple[Grain, ...]] = ("month", "week", "day")
DAYS_MOST: Final = 3_660
_MONTHS: Final = 12
_DAY: Final = r"(\d{4})-(\d{2})-(\d{2})"
_FORMS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = (
    ("day", re.compile(_DAY, re.ASCII)),
    ("days", re.compile(rf"{_DAY}\.\.{_DAY}", re.ASCII)),
    ("week", re.compile(r"(\d{4})-W(\d{2})", re.ASCII)),
    ("month", re.compile(r"(\d{4})-(\d{2})", re.ASCII)),
    ("quarter", re.compile(r"(\d{4})-Q([1-4])", re.ASCII)),
    ("year", re.compile(r"(\d{4})", re.ASCII)),
)


class Period(NamedTuple):
    """First and last day, both in it, as 20261121."""

    kind: Kind
    first: int
    last: int

    def __str__(self) -> str:
        """As `read_period` reads it."""
        year, month = divmod(self.first // 100, 100)
        match self.kind:
            case "day":
                return _written(self.first)
            case "days":
                return f"{_written(self.first)}..{_written(self.last)}"
            case "week":
                at = as_date(self.first).isocalendar()
                return f"{at.year:04}-W{at.week:02}"
            case "month":
                return f"{year:04}-{month:02}"
            case "quarter":
                return f"{year:04}-Q{(month + 2) // 3}"
            case "year":
                return f"{year:04}"

    @property
    def months(self) -> tuple[int, ...]:
        """The months (202611) it touches."""
        return tuple(piece.month for piece in pieces(self))


class Piece(NamedTuple):
    """What a period takes of one month."""

    month: int
    first: int
    last: int
    grain: Grain


def read_period(text: str) -> Period | None:
    """`2026-11-21`, `2026-11-01..2026-11-15`, `2026-W47`, `2026-11`, `2026-Q4` or `2026`; None for anything else.

    Weeks are ISO weeks, Monday to Sunday. A range longer than ten years is none.
    """
    for kind, form in _FORMS:
        found = form.fullmatch(text)
        if found is None:
            continue
        try:
            first, last = _edges(kind, [int(part) for part in found.groups()])
        except (ValueError, OverflowError):
            return None
        return Period(kind, as_day(first), as_day(last)) if timedelta() <= last - first < _LONGEST else None
    return None


def month_period(month: int) -> Period:
    """The whole of a month (202611). ValueError when it is none."""
    first = date(month // 100, month % 100, 1)
    return Period("month", as_day(first), as_day(_month_end(first)))


def _edges(kind: Kind, parts: list[int]) -> tuple[date, date]:
    year = parts[0]
    match kind:
        case "day":
            return date(year, parts[1], parts[2]), date(year, parts[1], parts[2])
        case "days":
            return date(year, parts[1], parts[2]), date(parts[3], parts[4], parts[5])
        case "week":
            return date.fromisocalendar(year, parts[1], 1), date.fromisocalendar(year, parts[1], 7)
        case "month":
            return date(year, parts[1], 1), _month_end(date(year, parts[1], 1))
        case "quarter":
            return date(year, 3 * parts[1] - 2, 1), _month_end(date(year, 3 * parts[1], 1))
        case "year":
            return date(year, 1, 1), date(year, _MONTHS, 31)


def pieces(period: Period) -> Iterator[Piece]:
    """What it takes of each month, oldest first. Every day of it lies in exactly one piece."""
    first, last = as_date(period.first), as_date(period.last)
    here = first
    while here <= last:
        end = min(_month_end(here), last)
        yield Piece(here.year * 100 + here.month, as_day(here), as_day(end), _grain(here, end))
        if end == date.max:
            return
        here = end + timedelta(days=1)


def week_start(day: int) -> int:
    """The Monday of a day's week, or the first of the day's month when that is later: weeks as they cut months."""
    at = as_date(day)
    return as_day(max(at - timedelta(days=min(at.weekday(), at.toordinal() - 1)), at.replace(day=1)))


def weeks_of(month: int) -> tuple[Period, ...]:
    """The weeks whose Thursday is in a month, four or five; ValueError when it is none.

    2026-W49 begins in November and is December's. The last week of all time, which does not end, is nobody's.
    """
    first = date(month // 100, month % 100, 1)
    most = min(_month_end(first), date.max - timedelta(days=3))
    days = (first + timedelta(days=at) for at in range((most - first).days + 1))
    thursdays = [day for day in days if day.isoweekday() == 4]
    return tuple(Period("week", as_day(day - timedelta(days=3)), as_day(day + timedelta(days=3))) for day in thursdays)


def months_before(month: int, many: int) -> int:
    """The month so many before: 12 before 202611 is 202511."""
    at = month // 100 * _MONTHS + month % 100 - 1 - many
    return at // _MONTHS * 100 + at % _MONTHS + 1


_LONGEST: Final = timedelta(days=DAYS_MOST)


def _written(day: int) -> str:
    return as_date(day).isoformat()


def _month_end(at: date) -> date:
    return at.replace(day=calendar.monthrange(at.year, at.month)[1])


def _grain(first: date, last: date) -> Grain:
    begins, ends = first.day == 1, last == _month_end(last)
    if begins and ends:
        return "month"
    return "week" if (begins or first.isoweekday() == 1) and (ends or last.isoweekday() == 7) else "day"
