"""Pauses at the window, and the ends of a duty that nobody asked for."""

from datetime import timedelta

import pytest

from evaluator.domain.journal import DutyClosed, DutyOpened, Paused, Resumed
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import PIN
from tests.support.clock import START

HOUR = 3600.0


def pause(kiosk: KioskUnderTest, wish: int = 1) -> None:
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    kiosk.touch(f"wish_{wish}")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("paused")


def ends(kiosk: KioskUnderTest) -> list[str]:
    return [event.why for _, event in kiosk.entries if isinstance(event, DutyClosed)]


def test_a_pause_shows_its_reason_and_when_somebody_is_back(kiosk: KioskUnderTest) -> None:
    pause(kiosk)
    assert (kiosk.text("pauseReason"), kiosk.text("backAt")) == ("午休", "预计 09:30 返回")
    paused = [event for _, event in kiosk.entries if isinstance(event, Paused)]
    assert [(event.reason, event.until) for event in paused] == [("lunch", START + timedelta(minutes=30))]


def test_nobody_can_be_rated_while_paused(kiosk: KioskUnderTest) -> None:
    pause(kiosk, wish=2)
    assert kiosk.text("pauseReason") == "暂离"
    kiosk.keys("1")
    kiosk.pass_time(1)
    kiosk.session.visit.tap("satisfied", "touch")
    assert kiosk.screen == "paused"
    assert kiosk.ratings == []


def test_the_pin_ends_a_pause(kiosk: KioskUnderTest) -> None:
    pause(kiosk)
    kiosk.touch("goOn")
    kiosk.wait("sign_out")
    assert kiosk.text("signInTitle") == "回到窗口 · 李敏"
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("ask")
    assert [type(event) for _, event in kiosk.entries][-2:] == [Paused, Resumed]
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")


def test_a_wrong_pin_leaves_the_pause_as_it_is(kiosk: KioskUnderTest) -> None:
    pause(kiosk)
    kiosk.touch("goOn")
    kiosk.keys("000000\n")
    kiosk.wait_for("sign_in.refused")
    kiosk.wait("sign_out")
    kiosk.touch("back")
    assert kiosk.screen == "paused"


def test_a_pause_can_be_renewed(kiosk: KioskUnderTest) -> None:
    pause(kiosk)
    kiosk.pass_time(1500)
    kiosk.touch("goOn")
    kiosk.touch("wish_2")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait_for("duty.paused", 2)
    kiosk.wait("paused")
    assert (kiosk.text("pauseReason"), kiosk.text("backAt")) == ("暂离", "预计 09:55 返回")
    kiosk.pass_time(1500)
    assert kiosk.screen == "paused"


def test_a_pause_that_nobody_renews_ends_the_duty_after_half_an_hour(kiosk: KioskUnderTest) -> None:
    pause(kiosk)
    kiosk.pass_time(1799)
    assert kiosk.screen == "paused"
    kiosk.pass_time(1)
    kiosk.wait("off_duty")
    assert ends(kiosk) == ["idle"]


def test_a_pause_outlives_the_program(kiosk: KioskUnderTest, start_kiosk: StartKiosk) -> None:
    pause(kiosk)
    kiosk.stop()
    kiosk.clock.advance(seconds=600)
    again = start_kiosk(folder=kiosk.folder)
    again.wait("paused")
    assert again.text("backAt") == "预计 09:30 返回"
    assert again.ratings == []


def test_a_pause_that_ran_out_meanwhile_is_a_duty_that_ended(kiosk: KioskUnderTest, start_kiosk: StartKiosk) -> None:
    pause(kiosk)
    kiosk.stop()
    kiosk.clock.advance(seconds=1800)
    again = start_kiosk(folder=kiosk.folder)
    assert again.screen == "off_duty"
    assert ends(again) == ["restart"]


def test_a_disk_that_takes_no_pause_leaves_the_duty_as_it_is(kiosk: KioskUnderTest) -> None:
    kiosk.touch("staffCorner")
    kiosk.touch("wish_1")
    with kiosk.full_disk():
        kiosk.keys(f"{PIN}\n")
        kiosk.wait_for("journal.refused")
        kiosk.wait("sign_out")
    kiosk.touch("back")
    assert kiosk.screen == "ask"


def test_a_duty_ends_at_closing_time(kiosk: KioskUnderTest) -> None:
    for _ in range(8):
        kiosk.pass_time(HOUR - 60)
        kiosk.wait("ask")
        kiosk.touch("answer_satisfied")
        kiosk.wait("thanks")
        kiosk.pass_time(60)
        if kiosk.screen == "off_duty":
            break
        kiosk.wait_until_settled()
    kiosk.wait("off_duty")
    assert ends(kiosk) == ["closing_time"]
    assert len(kiosk.ratings) == 8


def test_a_duty_ends_after_two_hours_without_a_touch(kiosk: KioskUnderTest) -> None:
    kiosk.pass_time(HOUR)
    kiosk.wait_until_settled()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(2 * HOUR - 1)
    kiosk.wait_until_settled()
    assert kiosk.screen == "ask"
    kiosk.pass_time(1)
    kiosk.wait("off_duty")
    assert ends(kiosk) == ["idle"]


def test_who_reads_a_checklist_keeps_the_duty_from_ending(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(directory=with_matters())
    kiosk.sign_in()
    kiosk.pass_time(2 * HOUR - 60)
    kiosk.wait_until_settled()
    kiosk.touch("readSheets")
    kiosk.touch("matter_0")
    kiosk.pass_time(2 * HOUR - 1)
    kiosk.wait_until_settled()
    assert ends(kiosk) == []
    kiosk.pass_time(1)
    kiosk.wait("off_duty")
    assert ends(kiosk) == ["idle"]


def test_a_duty_ends_when_the_same_person_signs_in_elsewhere(kiosk: KioskUnderTest) -> None:
    opened = next(event for _, event in kiosk.entries if isinstance(event, DutyOpened))
    kiosk.session.duty.supersede(["another"])
    kiosk.session.tick()
    assert kiosk.screen == "ask"
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.session.duty.supersede([opened.duty])
    kiosk.session.tick()
    assert kiosk.screen == "thanks"
    kiosk.pass_time(4)
    kiosk.wait("off_duty")
    assert ends(kiosk) == ["elsewhere"]
    assert kiosk.ratings == ["satisfied"]


@pytest.mark.parametrize("left_s", [8 * HOUR, 30 * HOUR])
def test_a_duty_is_not_gone_on_with_after_closing_time(
    kiosk: KioskUnderTest, start_kiosk: StartKiosk, left_s: float
) -> None:
    kiosk.stop()
    kiosk.clock.advance(seconds=left_s)
    again = start_kiosk(folder=kiosk.folder)
    assert again.screen == "off_duty"
    assert ends(again) == ["restart"]
