"""When the halls open, and when a duty ends at the latest."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from evaluator.domain.opening import closing_after, is_open, opens_after
from evaluator.domain.rules import Calendar, Opening
from tests.support.kiosk import RULES

ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("at", "ends"),
    [
        ("2026-11-20T08:00", "2026-11-20T17:00"),
        ("2026-11-20T16:59", "2026-11-20T17:00"),
        ("2026-11-20T17:00", "2026-11-21T00:00"),
        ("2026-11-20T23:59", "2026-11-21T00:00"),
        ("2026-11-21T00:00", "2026-11-21T17:00"),
    ],
)
def test_a_duty_ends_at_closing_time_or_at_midnight(at: str, ends: str) -> None:
    began = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    assert closing_after(Opening(), began, ZONE) == datetime.fromisoformat(ends).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("at", "open_now", "opens"),
    [
        ("2026-11-20T08:59:59", False, "2026-11-20T09:00"),
        ("2026-11-20T09:00:00", True, "2026-11-23T09:00"),
        ("2026-11-20T16:59:59", True, "2026-11-23T09:00"),
        ("2026-11-20T17:00:00", False, "2026-11-23T09:00"),
        ("2026-11-21T12:00:00", False, "2026-11-23T09:00"),
        ("2026-11-22T23:59:59", False, "2026-11-23T09:00"),
        ("2026-11-23T12:00:00", True, "2026-11-24T09:00"),
    ],
)
def test_the_halls_are_open_on_working_days_from_opening_to_closing_time(at: str, open_now: bool, opens: str) -> None:
    now = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    assert is_open(RULES, now, ZONE) == open_now
    assert opens_after(RULES, now, ZONE) == datetime.fromisoformat(opens).replace(tzinfo=ZONE)


def test_opening_hours_are_of_the_zone_and_not_of_who_asks() -> None:
    assert is_open(RULES, datetime(2026, 11, 20, 1, 0, tzinfo=UTC), ZONE)
    assert not is_open(RULES, datetime(2026, 11, 20, 9, 0, tzinfo=UTC), ZONE)


def test_who_opens_on_one_day_of_the_week_opens_a_week_later_and_on_no_day_never() -> None:
    friday = datetime(2026, 11, 20, 10, 0, tzinfo=ZONE)
    fridays, never = (replace(RULES, opening=Opening(weekdays=days), calendar=Calendar()) for days in ((5,), ()))
    assert opens_after(fridays, friday, ZONE) == datetime(2026, 11, 27, 9, 0, tzinfo=ZONE)
    assert opens_after(never, friday, ZONE) is None


@pytest.mark.parametrize(
    ("at", "open_now", "opens"),
    [
        ("2026-09-30T17:00", False, "2026-10-08T09:00"),
        ("2026-10-05T12:00", False, "2026-10-08T09:00"),
        ("2026-10-09T17:00", False, "2026-10-10T09:00"),
        ("2026-10-10T12:00", True, "2026-10-12T09:00"),
    ],
)
def test_halls_are_closed_on_holidays_and_open_on_make_up_workdays(at: str, open_now: bool, opens: str) -> None:
    """The National Day of 2026 lasts from Thursday, 1 October to Wednesday, 7 October; Saturday the 10th makes up."""
    now = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    assert is_open(RULES, now, ZONE) == open_now
    assert opens_after(RULES, now, ZONE) == datetime.fromisoformat(opens).replace(tzinfo=ZONE)


def test_a_hall_that_opens_on_saturdays_is_closed_on_those_that_are_holidays() -> None:
    saturdays = replace(RULES, opening=Opening(weekdays=(1, 2, 3, 4, 5, 6)))
    assert is_open(saturdays, datetime(2026, 11, 21, 12, 0, tzinfo=ZONE), ZONE)
    assert not is_open(saturdays, datetime(2026, 10, 3, 12, 0, tzinfo=ZONE), ZONE)
