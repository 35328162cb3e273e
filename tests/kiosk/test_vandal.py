"""T1: a child taps the answers without end. Few are thanked and all those are counted; the window never freezes."""

import time
from random import Random
from typing import Final

from tests.kiosk.conftest import KioskUnderTest

SEED: Final = 20261125
TAPS: Final = 500
LASTS_S: Final = 60.0
THANKED_AT_MOST: Final = 7
FROZEN_S: Final = 5.0
"""No machine is so busy that a tap alone takes it that long."""
LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")


def test_five_hundred_taps_in_a_minute_thank_at_most_seven_and_count_each_of_them(kiosk: KioskUnderTest) -> None:
    chance = Random(SEED)
    places = [kiosk.at(f"answer_{level}") for level in LEVELS]
    slowest = 0.0
    for _ in range(TAPS):
        began = time.monotonic()
        place = chance.choice(places)
        kiosk.finger_down(place)
        kiosk.finger_up(place)
        slowest = max(slowest, time.monotonic() - began)
        kiosk.wait_until_settled()
        kiosk.pass_time(LASTS_S / TAPS)
    assert 1 <= len(kiosk.ratings) <= THANKED_AT_MOST
    assert slowest < FROZEN_S
