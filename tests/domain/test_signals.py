"""What looks wrong in a day, by worked examples: each sign as it just appears, and as it just does not."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from evaluator.domain.bursts import burst_size, bursts_a_day
from evaluator.domain.day_log import Answer, DayLog, Stay
from evaluator.domain.rule_faults import faults
from evaluator.domain.signal_rules import DEFAULT, Ends, Signal, SignalRules, score_of
from evaluator.domain.signals import run_length, signals_of, with_odds
from tests.support.kiosk import RULES

ENDS = Ends("very_satisfied", "dissatisfied", 10)
BEST, GOOD, WORST = "very_satisfied", "satisfied", "dissatisfied"
OPENS, CLOSES = 9 * 3600.0, 17 * 3600.0


def stay(duty: str = "d1", staff: str = "s1", **more: object) -> Stay:
    return replace(Stay(duty=duty, staff=staff, from_s=OPENS, to_s=CLOSES), **more)  # type: ignore[arg-type]  # as a test names them


def answers(*after_s: float, level: str = BEST, duty: str = "d1", asked: bool = False) -> tuple[Answer, ...]:
    return tuple(Answer(OPENS + second, duty, level, OPENS + second - 5 if asked else None) for second in after_s)


def a_day(*given: Answer, stays: tuple[Stay, ...] = (stay(),), unanswered: tuple[str, ...] = ()) -> DayLog:
    return DayLog(day=20261120, stays=stays, answers=tuple(sorted(given)), unanswered=unanswered)


def usual_days(n: int = 28, *, best: int = 29, good: int = 16, worst: int = 3, asked: bool = False) -> list[DayLog]:
    """Days of 48 answers in eight hours, 0.1 a minute, by somebody else at the same window."""
    levels = [BEST] * best + [GOOD] * good + [WORST] * worst
    step = 28_000 / len(levels)
    given = [
        answer
        for place, level in enumerate(levels)
        for answer in answers(100 + (place * 7 % len(levels)) * step, level=level, duty="o1", asked=asked)
    ]
    return [a_day(*given, stays=(stay("o1", "s2"),)) for _ in range(n)]


def seen(day: DayLog, past: list[DayLog] | None = None, rules: SignalRules = DEFAULT) -> dict[str, int]:
    """Kinds and n of what is seen."""
    return {one.signal: one.n for one in signals_of(usual_days() if past is None else past, day, ENDS, rules)}


def test_an_ordinary_day_shows_nothing() -> None:
    (day,) = usual_days(1)
    assert seen(day) == {}
    assert seen(day, []) == {}
    assert seen(a_day(stays=())) == {}


# -- bursts ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "rate", "a_day"), [(5, 0.1, 0.0027), (4, 0.1, 0.055), (5, 0.2, 0.0745), (6, 0.2, 0.0059)]
)
def test_how_often_chance_makes_a_burst(size: int, rate: float, a_day: float) -> None:
    assert bursts_a_day(size, rate, DEFAULT) == pytest.approx(a_day, rel=0.03)


@pytest.mark.parametrize(("rate", "size"), [(0.01, 5), (0.1, 5), (0.2, 7), (0.5, 9)])
def test_a_busier_window_needs_a_larger_burst(rate: float, size: int) -> None:
    assert burst_size(rate, DEFAULT.burst_least, DEFAULT) == size


@given(st.floats(0.001, 3), st.integers(2, 6))
def test_no_burst_costs_more_than_the_rules_allow(rate: float, least: int) -> None:
    size = burst_size(rate, least, DEFAULT)
    assert bursts_a_day(size, rate, DEFAULT) <= DEFAULT.false_a_day
    assert size == least or bursts_a_day(size - 1, rate, DEFAULT) > DEFAULT.false_a_day


def test_five_best_answers_within_two_minutes_are_a_burst_and_four_are_none() -> None:
    assert seen(a_day(*answers(1000, 1030, 1060, 1090, 1120))) == {"burst_best": 5}
    assert seen(a_day(*answers(1000, 1030, 1060, 1090, 1121))) == {}
    assert seen(a_day(*answers(1000, 1030, 1060, 1090))) == {}


def test_two_bursts_of_a_duty_are_one_signal_about_all_their_answers() -> None:
    both = answers(1000, 1030, 1060, 1090, 1110, 9000, 9020, 9041, 9065, 9099, 14000)
    (signal,) = signals_of(usual_days(), a_day(*both), ENDS, DEFAULT)
    assert (signal.duty, signal.signal, signal.n) == ("d1", "burst_best", 10)
    assert signal.score == pytest.approx(score_of(bursts_a_day(5, 0.1 * 29 / 48, DEFAULT)), abs=0.3)


def test_four_of_the_lowest_are_a_burst_of_their_own() -> None:
    assert seen(a_day(*answers(1000, 1030, 1060, 1090, level=WORST))) == {"burst_worst": 4}


def test_answers_of_every_kind_are_a_burst_that_no_single_level_explains() -> None:
    mixed = (*answers(1000, 1040, 1080), *answers(1020, 1060, 1100, level=GOOD))
    assert seen(a_day(*mixed)) == {"burst": 6}


# -- machine spacing ---------------------------------------------------------------------------------------------------


def test_eleven_answers_a_minute_apart_are_a_machine_and_ten_are_none() -> None:
    tapped = [1000 + 60.0 * place + place % 3 for place in range(11)]
    assert seen(a_day(*answers(*tapped))) == {"spacing": 11}
    assert seen(a_day(*answers(*tapped[:10]))) == {}


def test_gaps_that_differ_as_those_of_people_do_are_none() -> None:
    gaps = [30.0, 150, 45, 130, 100, 35, 160, 50, 140, 40]
    tapped = [1000.0]
    for gap in gaps:
        tapped.append(tapped[-1] + gap)
    assert seen(a_day(*answers(*tapped))) == {}


def test_regular_answers_as_slow_as_people_are_served_are_none() -> None:
    assert seen(a_day(*answers(*[1000 + 300.0 * place for place in range(12)]))) == {}


def test_gaps_at_the_interval_again_and_again_are_flagged_where_nobody_is_asked() -> None:
    pairs = [second for place in range(5) for second in (1000.0 + 2000 * place, 1011.0 + 2000 * place)]
    assert seen(a_day(*answers(*pairs))) == {"interval": 5}
    assert seen(a_day(*answers(*pairs[:8]))) == {}
    assert seen(a_day(*answers(*pairs, asked=True))) == {}


# -- too pure ----------------------------------------------------------------------------------------------------------


def test_how_long_a_run_must_be() -> None:
    assert with_odds(0.62, 2) == pytest.approx(0.765, abs=0.001)
    assert run_length(with_odds(0.62, 2), 22, DEFAULT) == 41


def test_a_run_that_no_better_person_would_have_is_flagged_once_on_the_day_it_is_complete() -> None:
    def pure(n: int) -> DayLog:
        return a_day(*answers(*[100 + 600.0 * place for place in range(n)]))

    past = usual_days()
    assert seen(pure(20), past) == {}
    past.append(pure(20))
    assert seen(pure(15), past) == {}
    past.append(pure(15))
    assert list(seen(pure(20), past)) == ["pure_run"]
    past.append(pure(20))
    assert seen(pure(20), past) == {}


def test_one_other_answer_ends_a_run_and_without_others_nothing_is_known() -> None:
    pure = [100 + 600.0 * place for place in range(46)]
    assert list(seen(a_day(*answers(*pure)))) == ["pure_run"]
    assert seen(a_day(*answers(*pure[:23]), *answers(pure[23], level=GOOD), *answers(*pure[24:]))) == {}
    assert seen(a_day(*answers(*pure)), []) == {}


# -- hours, volume, pauses, participation ------------------------------------------------------------------------------


def test_an_answer_within_ten_seconds_of_the_sign_in_is_flagged_and_after_a_restart_it_is_not() -> None:
    assert seen(a_day(*answers(9.9))) == {"early": 1}
    assert seen(a_day(*answers(10))) == {}
    assert seen(a_day(*answers(2), stays=(stay(goes_on=True),))) == {}
    assert seen(a_day(*answers(2), stays=(stay(staff=""),))) == {}


def test_only_who_was_asked_before_a_pause_answers_in_it() -> None:
    paused = (stay(pauses=((OPENS + 600, OPENS + 1200),)),)
    assert seen(a_day(*answers(700), stays=paused)) == {"in_pause": 1}
    assert seen(a_day(*answers(602, asked=True), stays=paused)) == {}
    assert seen(a_day(*answers(700, asked=True), stays=paused)) == {"in_pause": 1}


def test_an_answer_outside_its_duty_or_without_one_is_certain() -> None:
    found = signals_of([], a_day(*answers(29_000), *answers(500, duty="d7")), ENDS, DEFAULT)
    assert found == (Signal("d1", "off_duty", 300.0, 1), Signal("d7", "off_duty", 300.0, 1))


def test_nearly_half_of_the_day_in_its_last_quarter_of_an_hour() -> None:
    morning = [500 + 1500.0 * place for place in range(6)]
    late = [28_000.0, 28_200, 28_350, 28_600, 28_750]
    assert seen(a_day(*answers(*morning), *answers(*late))) == {"late_share": 5}
    assert seen(a_day(*answers(*morning, 15_000, 17_000), *answers(*late))) == {}
    assert seen(a_day(*answers(*morning[:4]), *answers(*late))) == {}


def test_a_pause_far_longer_than_usual_is_flagged_where_the_usual_is_known() -> None:
    away = a_day(*answers(500), stays=(stay(pauses=((OPENS + 3600, OPENS + 3600 + 50 * 60),)),))
    assert seen(away) == {"pauses": 50}
    assert seen(away, usual_days(10)) == {}
    assert seen(a_day(stays=(stay(pauses=((OPENS, OPENS + 44 * 60),)),))) == {}
    long_ones = [replace(log, stays=(replace(log.stays[0], pauses=((OPENS, OPENS + 2400),)),)) for log in usual_days()]
    assert seen(away, long_ones) == {}


def test_far_fewer_answers_than_are_usually_given_to_an_invitation() -> None:
    past = [replace(log, unanswered=("o1",) * 12) for log in usual_days(asked=True)]
    assert seen(a_day(*answers(500, 2000, asked=True), unanswered=("d1",) * 8), past) == {"participation": 8}
    assert seen(a_day(*answers(500, 2000, 4000, 6000, 8000, asked=True), unanswered=("d1",) * 4), past) == {}


# -- thresholds --------------------------------------------------------------------------------------------------------


def test_a_pack_with_thresholds_that_mean_nothing_is_named() -> None:
    assert faults(RULES) == []
    for wrong in (
        SignalRules(burst_least=0),
        SignalRules(spacing_gaps=1),
        SignalRules(burst_s=0),
        SignalRules(false_a_day=1.5),
        SignalRules(run_odds=0.5),
    ):
        assert len(faults(structs.replace(RULES, signals=wrong))) == 1


@given(st.floats(0, 1))
def test_a_score_is_never_negative_and_never_endless(chance: float) -> None:
    assert 0 <= score_of(chance) <= 300
