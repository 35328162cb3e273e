"""When the halls open, and when a duty ends at the latest."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from evaluator.domain.opening import closing_after, is_open, opens_after
from evaluator.domain.rules import Opening

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
    assert is_open(Opening(), now, ZONE) == open_now
    assert opens_after(Opening(), now, ZONE) == datetime.fromisoformat(opens).replace(tzinfo=ZONE)


def test_opening_hours_are_of_the_zone_and_not_of_who_asks() -> None:
    assert is_open(Opening(), datetime(2026, 11, 20, 1, 0, tzinfo=UTC), ZONE)
    assert not is_open(Opening(), datetime(2026, 11, 20, 9, 0, tzinfo=UTC), ZONE)


def test_who_opens_on_one_day_of_the_week_opens_a_week_later_and_on_no_day_never() -> None:
    friday = datetime(2026, 11, 20, 10, 0, tzinfo=ZONE)
    assert opens_after(Opening(weekdays=(5,)), friday, ZONE) == datetime(2026, 11, 27, 9, 0, tzinfo=ZONE)
    assert opens_after(Opening(weekdays=()), friday, ZONE) is None
