"""Numbers, months and instants as people read them. ISO dates, 24 hours, tabular figures."""

from datetime import UTC, datetime
from math import inf
from typing import Final, Literal

DASH: Final = "—"
RateUnit = Literal["share", "index"]


def count(n: int) -> str:
    """1204 is `1,204`."""
    return f"{n:,}"


def rate(value: float | None, unit: RateUnit = "share") -> str:
    """0.9341 is `93.4%`, an index of 78.23 is `78.2`, None is a dash.

    Only a full share reads 100.0% and only none reads 0.0%: 0.9998 is `99.9%`.
    """
    return DASH if value is None else _tenths(value, unit) + ("%" if unit == "share" else "")


def interval(low: float | None, high: float | None, unit: RateUnit = "share") -> str:
    """0.92 and 0.9456 are `92.0–94.6%`; a dash where there are no ratings."""
    if low is None or high is None:
        return DASH
    return f"{_tenths(low, unit)}–{_tenths(high, unit)}" + ("%" if unit == "share" else "")


def change(value: float, unit: RateUnit = "share") -> str:
    """0.0123 is `+1.2`, -0.004 is `−0.4`, in points of the scale from 0 to 100."""
    points = f"{hundred(value, unit):+.1f}"
    return "0.0" if points in ("+0.0", "-0.0") else points.replace("-", "−")


def hundred(value: float, unit: RateUnit) -> float:
    """A rate on the common scale from 0 to 100."""
    return value * 100 if unit == "share" else value


def offset(seconds: float) -> str:
    """3.21 is `+3.2 s`, -720 is `−12 min`, 169200 is `+47 h`, 259200 is `+3 d`: seconds matter only near."""
    size, sign = abs(seconds), "+" if seconds >= 0 else "−"
    if size < 120:
        return f"{sign}{size:.1f} s"
    unit, length_s = next(((unit, length_s) for unit, length_s, below_s in _UNITS if size < below_s))
    return f"{sign}{size / length_s:,.0f} {unit}"


_UNITS: Final = (("min", 60, 120 * 60), ("h", 3_600, 48 * 3_600), ("d", 86_400, inf))
"""Each with its length and the offsets it is taken for, in seconds."""


def month(number: int) -> str:
    """202611 is `2026-11`."""
    return f"{number // 100:04d}-{number % 100:02d}"


def day(number: int) -> str:
    """20261121 is `2026-11-21`."""
    return f"{number // 10_000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def instant(at: datetime) -> str:
    """`2026-11-21 14:05` in its own zone: what comes from the office is on the office's clock."""
    return at.strftime("%Y-%m-%d %H:%M")


def since(at: datetime, now: datetime | None = None) -> str:
    """`14:05` for today in its own zone, the date with it otherwise."""
    today = (now or datetime.now(UTC)).astimezone(at.tzinfo).date()
    return at.strftime("%H:%M") if at.date() == today else instant(at)


def month_after(number: int, steps: int) -> int:
    """The month `steps` later: 202611 and 2 is 202701."""
    months = (number // 100) * 12 + number % 100 - 1 + steps
    return months // 12 * 100 + months % 12 + 1


def _tenths(value: float, unit: RateUnit) -> str:
    scaled = hundred(value, unit)
    text = f"{scaled:.1f}"
    if text == "100.0" and scaled < 100:
        return "99.9"
    if text == "0.0" and scaled > 0:
        return "0.1"
    return text
