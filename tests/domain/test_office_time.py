"""Days, and what a device's clock is worth."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.office_time import Reading, TimeKeeper, advanced, corrected, day_of, hour_of, started

AT = datetime(2026, 11, 21, 1, 0, tzinfo=UTC)


def reading(*, wall_s: float = 0, steady_s: float = 0, boot: str = "b1") -> Reading:
    return Reading(AT + timedelta(seconds=wall_s), 10**9 + int(steady_s * 1e9), boot)


def keeper(*, offset_s: float = 0) -> TimeKeeper:
    return started(reading(), last=None, last_at=None, offset_s=offset_s, doubtful=False)


def test_a_wall_clock_that_is_set_moves_neither_the_day_nor_the_order() -> None:
    moved = advanced(keeper(), reading(wall_s=-400 * 86_400, steady_s=60))
    assert moved.at == AT + timedelta(seconds=60)
    assert moved.jump_s == pytest.approx(-400 * 86_400 - 60)
    assert moved.keeper.doubtful


def test_two_minutes_are_no_jump() -> None:
    moved = advanced(keeper(), reading(wall_s=60 + 119, steady_s=60))
    assert (moved.jump_s, moved.keeper.doubtful) == (None, False)


def test_a_jump_is_told_once() -> None:
    moved = advanced(keeper(), reading(wall_s=86_400, steady_s=1))
    assert advanced(moved.keeper, reading(wall_s=86_401, steady_s=2)).jump_s is None


def test_the_office_is_believed() -> None:
    doubted = advanced(keeper(), reading(wall_s=86_400, steady_s=1)).keeper
    now = reading(wall_s=86_401, steady_s=2)
    settled = corrected(doubted, now, AT + timedelta(seconds=30))
    assert not settled.doubtful
    assert settled.at(reading(wall_s=0, steady_s=12)) == AT + timedelta(seconds=40)


def test_a_process_goes_on_by_the_steady_clock_of_the_same_boot() -> None:
    last = reading()
    again = started(reading(wall_s=-9_999, steady_s=5), last=last, last_at=AT, offset_s=0, doubtful=False)
    assert again.at(reading(steady_s=5)) == AT + timedelta(seconds=5)
    assert advanced(again, reading(wall_s=-9_999, steady_s=5)).jump_s is not None


def test_a_clock_behind_the_last_entry_after_a_reboot_is_doubted() -> None:
    again = started(reading(wall_s=-20_000 * 86_400, boot="b2"), last=reading(), last_at=AT, offset_s=0, doubtful=False)
    assert again.doubtful
    assert again.anchor_at == AT


def test_what_the_office_said_is_kept_over_a_reboot() -> None:
    again = started(reading(boot="b2"), last=None, last_at=None, offset_s=-3600, doubtful=False)
    assert again.anchor_at == AT - timedelta(hours=1)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)), st.sampled_from(["Asia/Shanghai", "America/New_York"]))  # noqa: DTZ001 - made aware below
def test_days_partition_instants(naive: datetime, name: str) -> None:
    zone, at = ZoneInfo(name), naive.replace(tzinfo=UTC)
    day, hour = day_of(at, zone), hour_of(at, zone)
    assert 0 <= hour <= 23
    assert datetime.strptime(str(day), "%Y%m%d").replace(tzinfo=UTC).date() == at.astimezone(zone).date()


def test_the_day_changes_at_the_offices_midnight() -> None:
    zone = ZoneInfo("Asia/Shanghai")
    before = datetime(2028, 2, 28, 15, 59, 59, tzinfo=UTC)
    assert (day_of(before, zone), day_of(before + timedelta(seconds=1), zone)) == (20280228, 20280229)
