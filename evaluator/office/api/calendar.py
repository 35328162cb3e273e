"""Days and months as a caller writes them: those the calendar knows, or a refusal."""

from http import HTTPStatus
from typing import Final

from evaluator.domain.days import as_date
from evaluator.domain.periods import Period, month_period, read_period
from evaluator.office.api.failures import RefusedError

_BOTH: Final = "Give either a month or a period."
_NO_DAY: Final = "The day is no day; write one such as 20261121."
_NO_MONTH: Final = "The month is no month; write one such as 202611."
_NO_PERIOD: Final = "There is no such period; write 202611 as month, or 2026-W47, 2026-Q4, 2026 or two days as period."


def known_day(day: int) -> int:
    """A day (20261121) that there is; refused when there is none."""
    try:
        as_date(day)
    except ValueError as error:
        raise _malformed(_NO_DAY) from error
    return day


def day_or_open(day: int) -> int:
    """A day that there is, or 0, which names none."""
    return known_day(day) if day else day


def known_month(month: int) -> int:
    """A month (202611) that there is; refused when there is none."""
    _period(month)
    return month


def period_of(month: int, period: str) -> Period:
    """The one of the two that was given; refused when it is none."""
    if bool(month) == bool(period):
        raise _malformed(_BOTH)
    found = _period(month) if month else read_period(period)
    if found is None:
        raise _malformed(_NO_PERIOD)
    return found


def _period(month: int) -> Period:
    try:
        return month_period(month)
    except ValueError as error:
        raise _malformed(_NO_MONTH) from error


def _malformed(detail: str) -> RefusedError:
    return RefusedError(HTTPStatus.BAD_REQUEST, "malformed", detail)
