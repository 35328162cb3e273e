"""Entries become days: who was there, who answered when, and what does not count."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.day_log import Answer, DayLog, Stay, day_logs
from evaluator.domain.journal import (
    AnyEvent,
    Changed,
    ClockJumped,
    DutyClosed,
    DutyOpened,
    Entry,
    Header,
    Invited,
    Lapsed,
    Paused,
    Rated,
    Resumed,
)

ZONE = ZoneInfo("Asia/Shanghai")
NINE = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
NINE_S = 9 * 3600.0


def at(seconds: float, event: AnyEvent, seq: int = 0) -> Entry:
    """An entry so long after nine in the morning of the 20th."""
    when = NINE + timedelta(seconds=seconds)
    return Entry(Header(kiosk="k1", run="r1", seq=seq, at=when, wall=when, monotonic_ns=0, boot="b", nonce="00"), event)


def opened(duty: str = "d1", previous: str | None = None) -> DutyOpened:
    return DutyOpened(duty=duty, staff="s1", window="w1", unit="hall", previous_duty=previous)


def rated(level: str = "satisfied", **more: object) -> Rated:
    return Rated(duty="d1", scale="four", level=level, day=20261120, hour=9, **more)  # type: ignore[arg-type]  # as a test names them


def the_day(*entries: Entry) -> DayLog:
    (log,) = day_logs(entries, ZONE)
    return log


def test_a_duty_with_a_pause_and_an_answer() -> None:
    until = NINE + timedelta(hours=1)
    log = the_day(
        at(0, opened()),
        at(60, rated()),
        at(100, Paused(duty="d1", reason="away", until=until)),
        at(130, Paused(duty="d1", reason="away", until=until)),
        at(400, Resumed(duty="d1")),
        at(1000, DutyClosed(duty="d1", why="signed_out")),
    )
    stay = Stay(duty="d1", staff="s1", from_s=NINE_S, to_s=NINE_S + 1000, pauses=((NINE_S + 100, NINE_S + 400),))
    assert log == DayLog(day=20261120, stays=(stay,), answers=(Answer(NINE_S + 60, "d1", "satisfied"),))
    assert (stay.paused_s, stay.present_s) == (300, 700)
    assert log.minutes[9] == 1000 / 60
    assert (log.by_hour[9], log.by_level["satisfied"], log.levels_of) == (1, 1, {"s1": ("satisfied",)})


def test_a_changed_answer_stands_as_it_was_changed_and_keeps_its_moment() -> None:
    log = the_day(at(0, opened()), at(60, rated(), seq=7), at(62, Changed(visit=7, scale="four", level="neutral")))
    assert log.answers == (Answer(NINE_S + 60, "d1", "neutral"),)


def test_who_was_asked_answers_or_not() -> None:
    log = the_day(
        at(0, opened()),
        at(10, Invited(duty="d1"), seq=3),
        at(14, rated(visit=3), seq=4),
        at(100, Invited(duty="d1"), seq=5),
        at(160, Lapsed(visit=5, day=20261120, hour=9), seq=6),
    )
    assert log.answers == (Answer(NINE_S + 14, "d1", "satisfied", NINE_S + 10),)
    assert (log.unanswered, log.asked) == (("d1",), 1)


def test_tests_exclusions_and_taps_at_a_doubtful_time_are_not_in_it() -> None:
    log = the_day(at(0, opened()), *(at(60, rated(flag=flag)) for flag in ("test", "excluded", "clock", "challenged")))
    assert len(log.answers) == 1


def test_a_duty_that_goes_on_after_a_restart_ends_the_one_before() -> None:
    log = the_day(at(0, opened()), at(600, opened("d2", "d1")), at(900, DutyClosed(duty="d2", why="signed_out")))
    first, second = log.stays
    assert (first.to_s, first.goes_on) == (NINE_S + 600, False)
    assert (second.from_s, second.to_s, second.goes_on) == (NINE_S + 600, NINE_S + 900, True)


def test_a_pause_and_a_duty_that_nobody_ended_end_with_the_last_that_happened() -> None:
    log = the_day(
        at(0, opened()), at(50, Paused(duty="d1", reason="away", until=NINE)), at(90, ClockJumped(jump_s=500))
    )
    assert log.stays[0].pauses == ((NINE_S + 50, NINE_S + 90),)
    assert log.stays[0].to_s == NINE_S + 90


@given(st.lists(st.integers(0, 40 * 86_400), max_size=30))
def test_days_come_once_and_in_order_whatever_the_clock_says(moments: list[int]) -> None:
    logs = list(day_logs([at(moment, rated(), seq=seq) for seq, moment in enumerate(moments, 1)], ZONE))
    days = [log.day for log in logs]
    assert days == sorted(set(days))
    assert sum(len(log.answers) for log in logs) <= len(moments)
    if moments == sorted(moments):
        assert sum(len(log.answers) for log in logs) == len(moments)
