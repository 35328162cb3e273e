"""F27: what a card reader types while somebody is on duty is no rating; one lone key of the pad is."""

import threading
import time
from pathlib import Path
from typing import Final

from tests.support.display import Screen
from tests.support.kiosk_program import BADGE, journal_of, running_kiosk, staffed_folder

SILENCE_S: Final = 0.3
SWIPE_S: Final = 0.05
SWIPES_MOST: Final = 100
"""A busy machine makes the hand slow; what is to be shown is shown by three quick swipes."""


def test_a_card_swiped_while_on_duty_makes_no_rating(tmp_path: Path, screen: Screen) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    listen = threading.Event().wait
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        listen(2 * SILENCE_S)
        quick = 0
        for _ in range(SWIPES_MOST):
            started = time.monotonic()
            screen.type(f"{BADGE}\n")
            quick += time.monotonic() - started < SWIPE_S
            listen(3 * SILENCE_S)
            if quick == 3:
                break
        assert quick > 0
        assert kiosk.thanked == []
        screen.type("2")
        kiosk.wait_for("visit.thanked")
        assert kiosk.stop() == 0
    (rated,) = (entry for entry in journal_of(folder) if entry["kind"] == "rated")
    assert (rated["level"], rated["via"], rated["seq"]) == ("satisfied", "pad", kiosk.thanked[0])


def test_a_finger_that_slides_off_an_answer_makes_no_rating(tmp_path: Path, screen: Screen) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        screen.press(*kiosk.tile_of("dissatisfied").middle)
        screen.move(5, 5)
        screen.release()
        kiosk.tap("very_satisfied")
        kiosk.wait_for("visit.thanked")
        assert kiosk.stop() == 0
    assert [entry["level"] for entry in journal_of(folder) if entry["kind"] == "rated"] == ["very_satisfied"]
