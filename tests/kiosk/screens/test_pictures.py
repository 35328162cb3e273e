"""Pictures of every screen at every size and in both languages, written to `tests/pictures/kiosk` to be looked at."""

from dataclasses import replace
from typing import Any, Final, Literal

import pytest

from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.technician import Administering
from tests.kiosk.conftest import StartKiosk
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, TECHNICIAN, directory, pack, verifier
from tests.support.clock import StandingClock

SIZES = [(800, 480), (1024, 600), (1280, 800), (1920, 1080), (800, 1280)]

LONG_HALL: Final[dict[str, Any]] = {
    "name": "清河街道东风里第二十七社区党群服务中心便民服务大厅",
    "name_en": "Qinghe Sub-district Dongfengli No. 27 Community Party and Public Service Centre",
}


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_every_screen_is_pictured(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    kiosk = start_kiosk(
        size=size, settings=KioskSettings(language=language, technician_pin=verifier(TECHNICIAN)), simulated=True
    )

    def picture(scene: str) -> None:
        kiosk.picture(f"{scene}-{size[0]}x{size[1]}-{language}")

    picture("off-duty")
    kiosk.touch("signIn")
    kiosk.wait("sign_in")
    kiosk.keys("104")
    picture("sign-in-badge")
    kiosk.keys("3\n2718")
    picture("sign-in-pin")
    kiosk.keys("00\n")
    kiosk.wait_for("sign_in.refused")
    kiosk.wait("sign_in")
    picture("sign-in-refused")
    kiosk.sign_in(BADGE, PIN)
    picture("ask-photo")
    kiosk.touch("readAloud")
    kiosk.pass_time(1)
    kiosk.keys("2")
    kiosk.pass_time(0.4)
    picture("read-aloud")
    kiosk.touch("readAloud")
    kiosk.finger_down(kiosk.at("answer_satisfied"))
    picture("pressed")
    kiosk.finger_up(kiosk.at("answer_satisfied"))
    kiosk.wait("thanks")
    picture("thanks")
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    picture("change")
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    picture("thanks-again")
    kiosk.pass_time(4)
    kiosk.wait("resting")
    picture("resting")
    kiosk.pass_time(10)
    kiosk.wait("ask")
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    picture("sign-out")
    kiosk.touch("wish_1")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("paused")
    picture("paused")
    kiosk.touch("goOn")
    picture("pause-ends")
    kiosk.touch("wish_3")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("off_duty")
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    picture("ask-initials")
    with kiosk.full_disk():
        kiosk.touch("answer_satisfied")
        kiosk.wait("not_saved")
    picture("not-saved")
    kiosk.view_model.administer()
    kiosk.wait("administration")
    picture("administration-pin")
    kiosk.keys(f"{TECHNICIAN}\n")
    kiosk.wait_until(lambda: isinstance(kiosk.technician.state, Administering) and bool(kiosk.technician.state.health))
    kiosk.touch("toggleTest")
    picture("administration")
    kiosk.touch("administrationBack")
    kiosk.wait("not_saved")
    picture("test-mode")
    kiosk.session.fail("entry 1042 does not follow from the one before it")
    kiosk.wait("out_of_service")
    picture("out-of-service")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_long_names_are_pictured(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    known = directory()
    long_names = replace(
        known,
        units=(replace(known.units[1], parent=None, **LONG_HALL),),
        windows=(
            replace(
                known.windows[0],
                number="B-127",
                name="城乡居民基本养老保险与医疗保险综合受理",
                name_en="Basic pension and medical insurance for urban and rural residents",
            ),
        ),
        staff=(
            replace(
                known.staff[1],
                name="阿卜杜热合曼·买买提依明",
                name_en="Abdurahman Muhammadimin-Yusupjan",
                post="城乡居民基本养老保险与医疗保险综合窗口首席专员",
                post_en="Senior officer for basic pension and medical insurance of residents",
                badge="104400021187",
            ),
        ),
    )
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language), directory=long_names)
    kiosk.picture(f"off-duty-long-{size[0]}x{size[1]}-{language}")
    kiosk.sign_in("104400021187", OTHER_PIN)
    kiosk.picture(f"ask-long-{size[0]}x{size[1]}-{language}")
    kiosk.touch("staffCorner")
    kiosk.picture(f"sign-out-long-{size[0]}x{size[1]}-{language}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("rules", ["national_five", "thumb"])
def test_other_scales_are_pictured(
    start_kiosk: StartKiosk, rules: str, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language), rules=pack(rules))
    kiosk.sign_in()
    kiosk.picture(f"ask-{rules}-{size[0]}x{size[1]}-{language}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_an_invited_visit_is_pictured(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    settings = KioskSettings(language=language, mode="invited")
    kiosk = start_kiosk(size=size, settings=settings, rules=pack("four_level"), simulated=True)

    def picture(scene: str) -> None:
        kiosk.picture(f"{scene}-{size[0]}x{size[1]}-{language}")

    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("uninvited")
    picture("uninvited")
    kiosk.touch("invite")
    kiosk.wait("ask")
    picture("ask-invited")
    kiosk.touch("challenge")
    picture("ask-challenged")
    kiosk.touch("answer_dissatisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(3.5)
    kiosk.wait("reasons")
    picture("reasons")
    kiosk.touch("reason_207")
    kiosk.touch("moreReasons")
    picture("reasons-more")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_checklists_are_pictured(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    settings = KioskSettings(language=language)
    kiosk = start_kiosk(size=size, settings=settings, directory=with_matters(8), simulated=True)
    kiosk.sign_in()
    kiosk.picture(f"ask-sheets-{size[0]}x{size[1]}-{language}")
    kiosk.touch("readSheets")
    kiosk.wait("sheets")
    kiosk.picture(f"sheets-{size[0]}x{size[1]}-{language}")
    kiosk.touch("matter_0")
    kiosk.picture(f"sheet-{size[0]}x{size[1]}-{language}")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("name", ["usual", "long"])
def test_a_hall_that_is_rated_as_a_whole_is_pictured(
    start_kiosk: StartKiosk, clock: StandingClock, size: tuple[int, int], language: Literal["zh-CN", "en"], name: str
) -> None:
    known = directory()
    if name == "long":
        known = replace(known, units=(known.units[0], replace(known.units[1], **LONG_HALL)))
    clock.advance(seconds=-3600)
    hall = start_kiosk(size=size, settings=KioskSettings(language=language), directory=known, window="")

    def picture(scene: str) -> None:
        hall.picture(f"hall-{scene}-{name}-{size[0]}x{size[1]}-{language}")

    picture("closed")
    hall.pass_time(3600)
    hall.wait("ask")
    picture("ask")
    hall.touch("answer_satisfied")
    hall.wait("thanks")
    hall.pass_time(4)
    hall.wait("resting")
    picture("resting")
