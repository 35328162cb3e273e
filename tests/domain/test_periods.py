"""Periods against the calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.days import as_date, as_day
from evaluator.domain.periods import (
    Period,
    month_period,
    months_before,
    pieces,
    read_period,
    week_start,
    weeks_of,
)

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-21", 20261121, 20261121),
        ("2026-11-01..2026-11-15", 20261101, 20261115),
        ("2026-W47", 20261116, 20261122),
        ("2026-W53", 20261228, 20270103),
        ("2028-02", 20280201, 20280229),
        ("2026-Q4", 20261001, 20261231),
        ("2026", 20260101, 20261231),
    ],
)
def test_a_period_is_read_and_written_alike(text: str, first: int, last: int) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.first, period.last, str(period)) == (first, last, text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026-13", "2026-00", "2026-W54", "2025-W53", "2026-Q5", "2026-02-29", "2026-11-15..2026-11-01"),
        *("0000", "2026-11-1", "２０２６", "2026-11-01..", "1990-01-01..2026-01-01", "2026-11\n", "9999-W53"),
    ],
)
def test_what_is_no_period_is_none(text: str) -> None:
    assert read_period(text) is None


@given(DAYS, st.integers(0, 1_000))
def test_the_pieces_of_a_range_hold_each_of_its_days_once(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    found = list(pieces(Period("days", as_day(first), as_day(last))))
    held = [day for piece in found for day in _days(piece.first, piece.last)]
    assert held == [first + timedelta(days=at) for at in range(length + 1)]
    assert all(piece.month == piece.first // 100 == piece.last // 100 for piece in found)


def _days(first: int, last: int) -> list[date]:
    begin = as_date(first)
    return [begin + timedelta(days=at) for at in range((as_date(last) - begin).days + 1)]


@pytest.mark.parametrize(
    ("text", "grains"),
    [
        ("2026-11", ["month"]),
        ("2026-Q4", ["month"] * 3),
        ("2026-W47", ["week"]),
        ("2026-W49", ["week", "week"]),
        ("2026-11-01..2026-11-15", ["week"]),
        ("2026-11-16..2026-11-18", ["day"]),
        ("2026-10-15..2026-12-06", ["day", "month", "week"]),
    ],
)
def test_a_period_cuts_months_no_finer_than_it_must(text: str, grains: list[str]) -> None:
    period = read_period(text)
    assert period is not None
    assert [piece.grain for piece in pieces(period)] == grains


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    week = read_period("2026-W49")
    assert week is not None
    assert week.first == 20261130
    assert weeks_of(202612)[0] == week
    assert [week.last for week in weeks_of(999912)] == [99991205, 99991212, 99991219, 99991226]
    assert [str(one) for one in weeks_of(202611)] == ["2026-W45", "2026-W46", "2026-W47", "2026-W48"]


@given(DAYS)
def test_every_week_belongs_to_one_month(day: date) -> None:
    at = day.isocalendar()
    week = read_period(f"{at.year:04}-W{at.week:02}")
    assert week is not None
    thursday = date.fromisocalendar(at.year, at.week, 4)
    assert week in weeks_of(thursday.year * 100 + thursday.month)


def test_weeks_end_with_the_month_where_they_cut_it() -> None:
    assert [week_start(day) for day in (20261201, 20261206, 20261207, 20261130)] == [
        20261201,
        20261201,
        20261207,
        20261130,
    ]


def test_months_are_counted_back_over_the_year() -> None:
    assert [months_before(202602, many) for many in (0, 1, 2, 12)] == [202602, 202601, 202512, 202502]
    assert month_period(202602) == Period("month", 20260201, 20260228)
