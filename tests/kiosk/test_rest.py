"""Between two duties nobody waits: the window gives memory back then, and at no other time."""

import pytest

from evaluator.kiosk import rest
from tests.kiosk.conftest import KioskUnderTest
from tests.kiosk.staffed import PIN


def test_memory_goes_back_when_a_duty_has_ended(kiosk: KioskUnderTest, monkeypatch: pytest.MonkeyPatch) -> None:
    screens: list[str] = []
    monkeypatch.setattr(rest, "give_back", lambda: screens.append(kiosk.screen))
    rest.Rest(kiosk.session)
    kiosk.sign_in()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(60)
    kiosk.wait("ask")
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait_until(lambda: bool(screens))
    assert screens == ["off_duty"]
