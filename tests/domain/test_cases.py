"""The life of a case, pair by pair, and its clock in working days."""

import pytest
from msgspec.structs import replace

from evaluator.domain.cases import (
    STATES,
    Answered,
    Assigned,
    Case,
    CaseEvent,
    Noted,
    OnTime,
    Published,
    Renewed,
    Reopened,
    State,
    Withdrawn,
    due_day,
    name_of,
    step,
)
from evaluator.domain.days import days_of_week
from evaluator.domain.names import ENGLISH
from evaluator.domain.periods import weeks_of
from evaluator.domain.rule_faults import faults
from evaluator.domain.rules import AssessmentRules, Calendar, Deadlines, RulePack, StarRules
from evaluator.domain.working_days import after_working_days, is_working_day
from evaluator.runtime.paths import resources
from evaluator.wire.rule_pack import read_rule_pack

EVENTS: dict[str, CaseEvent] = {
    "assigned": Assigned("zhang", "at_once", 20261127),
    "noted": Noted(),
    "answered": Answered("A sheet of papers hangs at the window now.", 20261126),
    "published": Published(),
    "reopened": Reopened(20261204),
    "withdrawn": Withdrawn(),
    "renewed": Renewed(20261204),
}
LIFE: dict[tuple[State, str], State] = {
    ("open", "assigned"): "in_hand",
    ("open", "withdrawn"): "withdrawn",
    ("in_hand", "assigned"): "in_hand",
    ("in_hand", "noted"): "in_hand",
    ("in_hand", "answered"): "answered",
    ("in_hand", "withdrawn"): "withdrawn",
    ("answered", "published"): "published",
    ("answered", "reopened"): "in_hand",
    ("answered", "withdrawn"): "withdrawn",
    ("published", "reopened"): "in_hand",
    ("published", "withdrawn"): "withdrawn",
    ("withdrawn", "renewed"): "open",
}
"""Every other pair is refused."""


@pytest.mark.parametrize("event", EVENTS)
@pytest.mark.parametrize("state", STATES)
def test_every_pair_of_state_and_event(state: State, event: str) -> None:
    after = step(Case(state=state, due_day=20261127), EVENTS[event])
    assert (after and after.state) == LIFE.get((state, event))


def test_a_reopened_case_has_a_new_last_day_and_no_answer() -> None:
    case = Case(state="published", owner="zhang", due_day=20261127, answered_day=20261126, answer="Done.")
    again = step(case, Reopened(20261204))
    assert again == replace(
        case, state="in_hand", due_day=20261204, answered_day=None, answer="", reopened=case.reopened + 1
    )


def test_a_case_is_overdue_on_the_day_after_its_last_and_never_once_it_is_answered() -> None:
    case = Case(state="in_hand", due_day=20261127)
    assert [case.is_overdue(day) for day in (20261126, 20261127, 20261128)] == [False, False, True]
    answered = step(case, Answered("Done.", 20261128))
    assert answered is not None
    assert not answered.is_overdue(20261231)


def test_8664_of_8695_are_99_6_percent() -> None:
    rate = OnTime(8_664, 8_695).rate
    assert rate is not None
    assert f"{rate:.1%}" == "99.6%"
    assert OnTime(0, 0).rate is None


def default_pack() -> RulePack:
    return read_rule_pack((resources() / "rules" / "four_level.toml").read_bytes())


def test_deadlines_count_working_days_by_the_calendar_of_the_pack() -> None:
    pack = default_pack()
    assert due_day(20261120, "by_deadline", pack.deadlines, pack.calendar, origin="rating") == 20261127
    assert due_day(20261120, "by_deadline", pack.deadlines, pack.calendar, origin="problem") == 20261211
    assert due_day(20261120, "at_once", pack.deadlines, pack.calendar, origin="rating") == 20261123
    assert due_day(20261120, "long_term", Deadlines(long_term=0), pack.calendar, origin="opinion") == 20261120


def test_holidays_rest_and_make_up_workdays_count() -> None:
    calendar = default_pack().calendar
    # the National Day of 2026 lasts to Wednesday 7 October; Saturday the 10th is worked on
    assert after_working_days(20260930, 1, calendar) == 20261008
    assert after_working_days(20260930, 3, calendar) == 20261010
    assert after_working_days(20260930, 3, Calendar()) == 20261005
    assert not is_working_day(20261001, calendar)
    assert is_working_day(20261010, calendar)


def test_a_calendar_without_a_working_day_ends_the_count() -> None:
    with pytest.raises(ValueError, match="20261120"):
        after_working_days(20261120, 1, Calendar(weekdays=()))


@pytest.mark.parametrize(
    ("month", "mondays"),
    [
        (202611, (20261102, 20261109, 20261116, 20261123)),
        (202612, (20261130, 20261207, 20261214, 20261221, 20261228)),
        (202701, (20270104, 20270111, 20270118, 20270125)),
        (202602, (20260202, 20260209, 20260216, 20260223)),
    ],
)
def test_a_week_belongs_to_the_month_of_its_thursday(month: int, mondays: tuple[int, ...]) -> None:
    assert tuple(week.first for week in weeks_of(month)) == mondays
    assert all(days_of_week(monday)[3] // 100 == month for monday in mondays)


def test_every_week_of_a_decade_belongs_to_one_month() -> None:
    weeks = [
        week.first for year in range(2020, 2030) for month in range(1, 13) for week in weeks_of(year * 100 + month)
    ]
    days = [day for monday in weeks for day in days_of_week(monday)]
    assert len(set(days)) == len(days) == 522 * 7


def test_the_name_of_a_case_says_nothing_and_is_always_the_same() -> None:
    first, second = name_of("00" * 16), name_of("01" + "00" * 15)
    assert first == name_of("00" * 16) != second
    assert len(first) == 32


@pytest.mark.parametrize(
    ("pack", "fault"),
    [
        (replace(default_pack(), calendar=Calendar(holidays=(20260230,))), "20260230 is none"),
        (replace(default_pack(), calendar=Calendar(holidays=(20260101,), workdays=(20260101,))), "and a workday"),
        (replace(default_pack(), calendar=Calendar(weekdays=())), "no weekday"),
        (replace(default_pack(), deadlines=Deadlines(rating=-1)), "deadline"),
        (replace(default_pack(), stars=StarRules(participation=1.5)), "participation"),
        (replace(default_pack(), assessment=AssessmentRules(award=0.6)), "thresholds"),
        (replace(default_pack(), assessment=AssessmentRules(running=0)), "no month"),
    ],
)
def test_a_pack_with_impossible_dates_or_thresholds_is_refused(pack: RulePack, fault: str) -> None:
    (found,) = faults(pack)
    assert fault in found[ENGLISH]
