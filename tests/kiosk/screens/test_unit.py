"""A kiosk that a whole hall is rated at, on a real window: nobody signs in, the clock opens and closes."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from evaluator.domain import duty as duties
from evaluator.domain.journal import Challenged, DutyClosed, DutyOpened, Rated
from evaluator.kiosk.settings import KioskSettings
from tests.conftest import Finish
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import BADGE, PIN, pack
from tests.support.clock import START, StandingClock

HOUR = 3600.0
StartHall = Callable[..., KioskUnderTest]


@pytest.fixture
def start_hall(start_kiosk: StartKiosk) -> StartHall:
    def start(**wanted: object) -> KioskUnderTest:
        return start_kiosk(window="", **wanted)

    return start


@pytest.fixture
def hall(start_hall: StartHall) -> KioskUnderTest:
    """At nine on a Friday morning."""
    hall = start_hall()
    hall.wait("ask")
    return hall


def pass_until(hall: KioskUnderTest, hours: float) -> None:
    """Time goes by in steps in which the window hears of it."""
    for _ in range(round(hours * 12)):
        hall.pass_time(HOUR / 12)
        hall.wait_until_settled()


def duties_of(hall: KioskUnderTest) -> list[DutyOpened | DutyClosed]:
    return [event for _, event in hall.entries if isinstance(event, DutyOpened | DutyClosed)]


def test_the_hall_opens_by_itself_and_is_the_subject_of_the_question(hall: KioskUnderTest) -> None:
    assert hall.text("unitName") == "清河社区便民服务大厅"
    assert hall.text("unitOffice") == "清河街道办事处"
    assert hall.text("question") == "您对清河社区便民服务大厅的服务满意吗？"
    hall.touch("language")
    assert hall.text("question") == "How satisfied are you with Qinghe Community Service Hall?"
    assert hall.text("unitOffice") == "Qinghe Sub-district Office"


def test_a_tap_counts_under_a_duty_without_a_person(hall: KioskUnderTest) -> None:
    hall.touch("answer_satisfied")
    hall.wait("thanks")
    (opened,) = (event for event in duties_of(hall) if isinstance(event, DutyOpened))
    (rated,) = (event for _, event in hall.entries if isinstance(event, Rated))
    assert (opened.staff, opened.window, opened.unit, opened.mode) == (None, None, "hall", "open")
    assert (rated.duty, rated.level) == (opened.duty, "satisfied")


def test_nothing_of_a_person_is_shown_or_offered(hall: KioskUnderTest) -> None:
    for name in ("personName", "personBadge", "photo", "emblem", "staffCorner", "challenge", "signIn", "windowNumber"):
        assert not hall.is_visible(name), name
    hall.view_model.challenge()
    hall.touch("answer_neutral")
    hall.wait("thanks")
    hall.view_model.challenge()
    hall.wait_until_settled()
    assert not any(isinstance(event, Challenged) for _, event in hall.entries)


def test_a_card_signs_nobody_in(hall: KioskUnderTest, clock: StandingClock, start_hall: StartHall) -> None:
    hall.keys(f"{BADGE}\n{PIN}\n")
    hall.pass_time(1)
    assert hall.screen == "ask"
    pass_until(hall, 8)
    hall.wait("closed")
    hall.keys(f"{BADGE}\n{PIN}\n")
    hall.view_model.signOut()
    hall.session.duty.ask_sign_in()
    assert hall.session.situation.duty == duties.OffDuty()
    assert hall.ratings == []


def test_it_closes_at_closing_time_and_opens_on_the_next_working_day(hall: KioskUnderTest) -> None:
    pass_until(hall, 7.9)
    assert hall.screen == "ask"
    pass_until(hall, 0.2)
    hall.wait("closed")
    assert [event.why for event in duties_of(hall) if isinstance(event, DutyClosed)] == ["closing_time"]
    hall.wait_until(lambda: hall.text("opensAt") == "11月23日（周一）09:00 开放")
    assert not hall.is_visible("signIn")
    hall.touch("language")
    assert hall.text("opensAt") == "Opens on Monday, 23 November, at 09:00"
    hall.clock.advance(days=2)
    pass_until(hall, 15.8)
    assert hall.screen == "closed"
    pass_until(hall, 0.2)
    hall.wait("ask")
    opened = [event for event in duties_of(hall) if isinstance(event, DutyOpened)]
    assert [event.previous_duty for event in opened] == [None, None]


def test_two_hours_without_a_touch_end_no_duty_of_a_hall(hall: KioskUnderTest) -> None:
    pass_until(hall, 6)
    assert hall.screen == "ask"
    assert len(duties_of(hall)) == 1


def test_a_resident_at_the_answers_finishes_before_it_closes(hall: KioskUnderTest) -> None:
    pass_until(hall, 7.9)
    hall.touch("answer_satisfied")
    hall.wait("thanks")
    hall.pass_time(HOUR)
    hall.wait_until_settled()
    hall.wait("closed")
    assert hall.ratings == ["satisfied"]


def test_a_restart_goes_on_with_the_duty_of_the_day(hall: KioskUnderTest, start_hall: StartHall) -> None:
    hall.touch("answer_satisfied")
    hall.wait("thanks")
    hall.stop()
    hall.clock.advance(seconds=600)
    again = start_hall(folder=hall.folder)
    again.wait("ask")
    first, second = (event for event in duties_of(again) if isinstance(event, DutyOpened))
    assert second.previous_duty == first.duty
    again.touch("answer_neutral")
    again.wait("thanks")
    assert again.ratings == ["satisfied", "neutral"]


@pytest.mark.parametrize(("later", "screen"), [(timedelta(hours=9), "closed"), (timedelta(days=3), "ask")])
def test_a_restart_after_closing_time_ends_the_duty_of_the_day(
    hall: KioskUnderTest, start_hall: StartHall, later: timedelta, screen: str
) -> None:
    hall.stop()
    hall.clock.advance(seconds=later.total_seconds())
    again = start_hall(folder=hall.folder)
    again.wait(screen)
    again.wait_until_settled()
    opened = [event for event in duties_of(again) if isinstance(event, DutyOpened)]
    assert [event.why for event in duties_of(again) if isinstance(event, DutyClosed)] == ["restart"]
    assert [event.previous_duty for event in opened] == [None] * (2 if screen == "ask" else 1)


def test_outside_opening_hours_nothing_can_be_rated(start_hall: StartHall, clock: StandingClock) -> None:
    clock.advance(seconds=8 * HOUR)
    hall = start_hall()
    assert hall.screen == "closed"
    assert hall.text("closedUnit") == "清河社区便民服务大厅"
    hall.keys("1")
    hall.pass_time(1)
    hall.session.visit.tap("satisfied", "touch")
    hall.wait_until_settled()
    assert (hall.screen, hall.ratings) == ("closed", [])


def test_on_a_holiday_the_hall_stays_closed_and_says_after_which_it_opens(
    start_hall: StartHall, clock: StandingClock
) -> None:
    clock.jump(days=-46)
    hall = start_hall()
    hall.wait_until(lambda: hall.text("opensAt") == "10月8日（周四）09:00 开放")
    hall.session.visit.tap("satisfied", "touch")
    hall.wait_until_settled()
    assert (hall.screen, hall.ratings) == ("closed", [])


def test_a_clock_that_the_office_puts_right_opens_within_a_minute(
    start_hall: StartHall, clock: StandingClock, finish: Finish[None]
) -> None:
    clock.advance(days=1)
    hall = start_hall()
    assert hall.screen == "closed"
    finish(hall.journal.do(lambda store: store.correct(START)))
    hall.pass_time(60)
    hall.wait("ask")


def test_a_full_disk_at_opening_time_is_tried_again(start_hall: StartHall, clock: StandingClock) -> None:
    clock.advance(seconds=-HOUR)
    hall = start_hall()
    assert hall.text("opensAt") == "11月20日（周五）09:00 开放"
    with hall.full_disk():
        clock.advance(seconds=HOUR)
        hall.session.tick()
        hall.wait_for("journal.refused")
        hall.wait_until_settled()
        assert hall.screen == "closed"
        assert "开放" not in hall.text("opensAt")
    hall.pass_time(60)
    hall.wait("ask")


def test_a_full_disk_at_closing_time_is_tried_again(hall: KioskUnderTest) -> None:
    pass_until(hall, 7.9)
    with hall.full_disk():
        hall.pass_time(HOUR)
        hall.wait_until_settled()
        hall.session.tick()
        hall.wait_for("journal.refused")
        hall.wait_until_settled()
        assert hall.screen == "ask"
    hall.pass_time(30)
    hall.wait("closed")


def test_nobody_can_be_invited_where_a_hall_is_rated(start_hall: StartHall) -> None:
    hall = start_hall(settings=KioskSettings(mode="invited"))
    hall.wait("ask")
    assert not hall.session.visit.invite()
    (opened,) = duties_of(hall)
    assert isinstance(opened, DutyOpened)
    assert opened.mode == "open"


def test_the_sheets_of_all_its_windows_lie_open(start_hall: StartHall) -> None:
    hall = start_hall(directory=with_matters())
    hall.wait("ask")
    hall.touch("readSheets")
    hall.wait("sheets")
    assert hall.is_visible("matter_4")


def test_every_scale_names_the_hall_in_its_question(start_hall: StartHall) -> None:
    hall = start_hall(rules=pack("thumb"))
    hall.wait("ask")
    assert hall.text("question") == "清河社区便民服务大厅让您满意，请点个赞"


def test_administration_is_behind_the_name_of_the_unit(hall: KioskUnderTest) -> None:
    assert hall.is_visible("holdArea")
    hall.view_model.administer()
    hall.wait("administration")
    hall.touch("administrationBack")
    assert hall.screen == "ask"
