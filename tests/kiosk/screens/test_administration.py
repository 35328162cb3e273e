"""The technician at the window: the hidden way in, the PIN, what is shown and what can be changed."""

from pathlib import Path

import pytest

from evaluator.domain.duty import ENTRY_S
from evaluator.domain.journal import Rated
from evaluator.kiosk.screens.administration import AdministrationViewModel
from evaluator.kiosk.settings import KioskSettings, kiosk_settings, write_technician_pin
from evaluator.kiosk.technician import Administering
from evaluator.runtime.refusal import Refused
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import TECHNICIAN, verifier

SETTINGS = KioskSettings(technician_pin=verifier(TECHNICIAN))


def administer(kiosk: KioskUnderTest, pin: str = TECHNICIAN) -> None:
    kiosk.view_model.administer()
    kiosk.wait("administration")
    kiosk.keys(f"{pin}\n")


@pytest.fixture
def kiosk(start_kiosk: StartKiosk) -> KioskUnderTest:
    return start_kiosk(settings=SETTINGS)


def test_holding_the_name_of_the_hall_asks_for_the_pin(kiosk: KioskUnderTest) -> None:
    kiosk.finger_down(kiosk.at("holdArea"))
    kiosk.wait("administration")
    kiosk.finger_up(kiosk.at("administrationBack"))


def test_a_timer_that_comes_early_does_not_keep_the_pin_page_open(kiosk: KioskUnderTest) -> None:
    kiosk.technician.ask()
    kiosk.wait("administration")
    kiosk.clock.advance(seconds=ENTRY_S - 0.1)
    kiosk.technician.tick()
    assert kiosk.technician.state is not None
    kiosk.clock.advance(seconds=0.2)
    kiosk.wait("off_duty")


def test_the_pin_shows_how_the_kiosk_is(kiosk: KioskUnderTest) -> None:
    administer(kiosk)
    kiosk.wait_for("technician.came")
    kiosk.wait_until(lambda: isinstance(kiosk.technician.state, Administering) and bool(kiosk.technician.state.health))
    shown = [kiosk.text(f"health_{place}") for place in range(6)]
    assert shown[0] == "https://127.0.0.1:9"
    assert shown[1] == "启动后尚未成功"
    assert shown[3].endswith("GiB")
    assert shown[4].startswith("2026-11-20 09:00:00")
    assert "four_level/" in shown[5]


def test_a_wrong_pin_is_refused_and_locked_out_durably(kiosk: KioskUnderTest, start_kiosk: StartKiosk) -> None:
    kiosk.view_model.administer()
    for tried in range(6):
        kiosk.keys("000000\n")
        kiosk.wait_for("technician.refused", tried + 1)
    assert "15" in kiosk.text("technicianRefusal")
    kiosk.stop()
    again = start_kiosk(settings=SETTINGS)
    administer(again)
    again.wait_for("technician.refused")
    assert again.events.of("technician.came") == []


def test_without_a_pin_nobody_comes_in(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    administer(kiosk)
    assert "evaluator kiosk set-pin" in kiosk.text("technicianRefusal")
    assert kiosk.item("pinDots").childItems() == [] or not kiosk.technician.has_pin
    kiosk.pass_technician_time(31)
    kiosk.wait("off_duty")


def test_what_is_typed_in_administration_reaches_no_answer_and_no_sign_in(kiosk: KioskUnderTest) -> None:
    kiosk.sign_in()
    administer(kiosk)
    kiosk.wait_for("technician.came")
    kiosk.keys("1")
    kiosk.pass_time(1)
    kiosk.touch("administrationBack")
    kiosk.wait("ask")
    assert kiosk.ratings == []


def test_test_mode_is_seen_and_its_ratings_are_marked(kiosk: KioskUnderTest) -> None:
    kiosk.sign_in()
    administer(kiosk)
    kiosk.wait_for("technician.came")
    kiosk.touch("toggleTest")
    kiosk.touch("administrationBack")
    kiosk.wait("ask")
    assert kiosk.is_visible("simulated")
    kiosk.wait_until_settled()
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert [event.flag for _, event in kiosk.entries if isinstance(event, Rated)] == ["test"]
    kiosk.session.set_test(False)
    kiosk.wait_until_settled()
    assert not kiosk.is_visible("simulated")


def test_administration_is_left_alone_after_two_minutes(kiosk: KioskUnderTest) -> None:
    administer(kiosk)
    kiosk.wait_for("technician.came")
    kiosk.pass_technician_time(121)
    kiosk.wait("off_duty")


def test_only_administration_ends_the_program(kiosk: KioskUnderTest) -> None:
    asked: list[str] = []
    kiosk.view_model.quitAsked.connect(lambda: asked.append("quit"))
    administration = AdministrationViewModel(kiosk.technician, kiosk.session.situation)
    administration.quitAsked.connect(lambda: asked.append("quit"))
    administration.quit()
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()
    assert asked == []
    administer(kiosk)
    kiosk.wait_for("technician.came")
    kiosk.touch("quit")
    assert asked == ["quit"]


def test_a_broken_journal_can_still_be_administered(kiosk: KioskUnderTest) -> None:
    kiosk.session.fail("entry 3 does not follow")
    kiosk.wait("out_of_service")
    administer(kiosk)
    kiosk.wait_for("technician.came")


@pytest.mark.parametrize("pin", ["12345", "111111", "abcdef", "1" * 13, "121212"])
def test_a_weak_technician_pin_is_refused(kiosk: KioskUnderTest, pin: str) -> None:
    with pytest.raises(Refused):
        write_technician_pin(kiosk.folder, pin)


def test_setting_the_pin_keeps_the_other_settings(kiosk: KioskUnderTest) -> None:
    (kiosk.folder / "kiosk.toml").write_text('language = "en"\n', encoding="utf-8")
    for _ in range(2):
        write_technician_pin(kiosk.folder, TECHNICIAN)
    settings = kiosk_settings(kiosk.folder)
    assert settings.language == "en"
    assert settings.technician_pin.startswith("keyed$")


def lit(folder: Path, most: int = 255) -> Path:
    """A control as Linux shows one for a screen."""
    control = folder / "backlight" / "intel_backlight"
    control.mkdir(parents=True)
    (control / "max_brightness").write_text(f"{most}\n", encoding="ascii")
    (control / "brightness").write_text(f"{most // 2}\n", encoding="ascii")
    return control


def test_brightness_is_set_and_kept_and_never_dark(start_kiosk: StartKiosk, kiosk: KioskUnderTest) -> None:
    kiosk.stop()
    control = lit(kiosk.folder)
    again = start_kiosk(settings=SETTINGS)
    administer(again)
    again.wait_for("technician.came")
    assert again.text("health_7") == "50 %"
    again.touch("brighter")
    again.wait_until(lambda: kiosk_settings(again.folder).brightness == 60)
    assert (control / "brightness").read_text("ascii") == "153"
    for _ in range(9):
        again.touch("darker")
    again.wait_until(lambda: kiosk_settings(again.folder).brightness == 20)
    assert (control / "brightness").read_text("ascii") == "51"


def test_a_screen_without_a_control_says_so(kiosk: KioskUnderTest) -> None:
    administer(kiosk)
    kiosk.wait_for("technician.came")
    assert kiosk.text("health_7") == "这块屏幕没有可由程序调节的亮度"
    assert not kiosk.is_visible("brighter")
    assert "未设名单" in kiosk.text("health_8")
