"""Numbers and dates as people read them."""

from datetime import datetime, timedelta

import pytest

from evaluator.manager import formats


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (0.9341, "share", "93.4%"),
        (1.0, "share", "100.0%"),
        (0.9998, "share", "99.9%"),
        (0.0002, "share", "0.1%"),
        (0.0, "share", "0.0%"),
        (78.23, "index", "78.2"),
        (None, "share", "—"),
    ],
)
def test_a_rate_is_never_rounded_to_all_or_none(value: float | None, unit: formats.RateUnit, text: str) -> None:
    assert formats.rate(value, unit) == text


def test_an_interval_names_both_bounds() -> None:
    assert formats.interval(0.92, 0.9456) == "92.0–94.6%"
    assert formats.interval(None, None) == "—"


@pytest.mark.parametrize(("steps", "month"), [(1, 202612), (2, 202701), (-10, 202601), (-11, 202512), (0, 202611)])
def test_months_are_walked_over_the_year(steps: int, month: int) -> None:
    assert formats.month_after(202611, steps) == month


def test_since_names_the_day_only_when_it_is_another_one() -> None:
    now = datetime(2026, 11, 21, 14, 5).astimezone()
    assert formats.since(now, now) == "14:05"
    assert formats.since(now - timedelta(days=3), now).endswith(" 14:05")
    assert len(formats.since(now - timedelta(days=3), now)) == len("2026-11-18 14:05")


def test_dates_are_iso() -> None:
    assert formats.day(20261121) == "2026-11-21"
    assert formats.count(1204) == "1,204"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(3.21, "+3.2 s"), (-0.4, "−0.4 s"), (-720, "−12 min"), (169_200, "+47 h"), (259_200, "+3 d"), (4e8, "+4,630 d")],
)
def test_a_clock_is_off_by_what_a_person_can_grasp(seconds: float, text: str) -> None:
    assert formats.offset(seconds) == text
