"""F12 at the window: somebody sets the device's clock while it thanks and rests. What a resident sees takes as long."""

import pytest

from tests.kiosk.conftest import KioskUnderTest
from tests.kiosk.staffed import RULES


@pytest.mark.parametrize("days", [-400, 400])
def test_a_thank_you_and_the_rest_after_it_last_as_long_whatever_the_clock_is_set_to(
    kiosk: KioskUnderTest, days: int
) -> None:
    timing = RULES.timing
    before_s = timing.minimum_interval_s - timing.change_s - timing.thanks_s
    assert before_s > 1, "the answers rest for a while"
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.clock.jump(days=days)
    kiosk.pass_time(timing.change_s / 2)
    assert kiosk.screen == "thanks"
    kiosk.pass_time(timing.change_s / 2 + timing.thanks_s)
    kiosk.wait("resting")
    kiosk.clock.jump(days=-days)
    kiosk.pass_time(before_s - 1)
    assert kiosk.screen == "resting"
    kiosk.pass_time(1)
    kiosk.wait("ask")
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied", "neutral"]
