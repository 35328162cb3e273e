"""Everything a person meets at the window, one after the other: what is pictured and what is measured."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final, Literal

from evaluator.domain.directory import Directory
from evaluator.domain.rules import RulePack
from evaluator.kiosk.look import PLAIN, Look
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.situation import broken
from evaluator.kiosk.technician import Administering
from evaluator.wire.exchange import HallStars, Star
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, TECHNICIAN, directory, pack, verifier

Size = tuple[int, int]
Language = Literal["zh-CN", "en"]

LOOKS: Final = {
    "plain": PLAIN,
    "large": Look(large=True),
    "contrast": Look(contrast=True),
    "large-contrast": Look(large=True, contrast=True),
}
ENDS: Final = ("plain", "large-contrast")
"""The looks between which the two others lie: frames grow with the contrast, words with the print."""
LANGUAGES: Final[tuple[Language, ...]] = ("zh-CN", "en")


@dataclass(frozen=True)
class Walk:
    """A way through the window, and what the kiosk is started with."""

    steps: Callable[[KioskUnderTest], Iterator[str]]
    rules: RulePack
    directory: Directory
    mode: Literal["open", "invited"] = "open"
    simulated: bool = True
    window: str = "w3"
    """"" where a hall is rated as a whole."""
    stars: HallStars | None = None

    def start(self, start_kiosk: StartKiosk, size: Size, language: Language) -> KioskUnderTest:
        settings = KioskSettings(language=language, mode=self.mode, technician_pin=verifier(TECHNICIAN))
        return start_kiosk(
            size=size,
            settings=settings,
            directory=self.directory,
            rules=self.rules,
            simulated=self.simulated,
            window=self.window,
            stars=self.stars,
        )


def in_every_look(
    kiosk: KioskUnderTest, walk: Walk, looks: Collection[str] = tuple(LOOKS)
) -> Iterator[tuple[str, str]]:
    """Each scene in each look: `ask`, `large-contrast`."""
    for scene in walk.steps(kiosk):
        for name in looks:
            kiosk.session.visit.choose_look(LOOKS[name])
            yield scene, name
        kiosk.session.visit.choose_look(PLAIN)


def whole_day(kiosk: KioskUnderTest) -> Iterator[str]:
    """Duty, visits and trouble in open mode."""
    yield "off-duty"
    kiosk.touch("signIn")
    kiosk.wait("sign_in")
    kiosk.keys("104")
    yield "sign-in-badge"
    kiosk.keys("3\n2718")
    yield "sign-in-pin"
    kiosk.keys("00\n")
    kiosk.wait_for("sign_in.refused")
    kiosk.wait("sign_in")
    yield "sign-in-refused"
    kiosk.sign_in(BADGE, PIN)
    yield "ask"
    kiosk.touch("readSheets")
    kiosk.wait("sheets")
    yield "sheets"
    kiosk.touch("matter_0")
    yield "sheet"
    kiosk.touch("sheetsBack")
    kiosk.touch("sheetsBack")
    kiosk.wait("ask")
    kiosk.touch("readAloud")
    kiosk.pass_time(1)
    kiosk.keys("2")
    kiosk.pass_time(0.4)
    yield "read-aloud"
    kiosk.touch("readAloud")
    kiosk.touch("challenge")
    yield "challenged"
    kiosk.touch("challenge")
    kiosk.finger_down(kiosk.at("answer_satisfied"))
    yield "pressed"
    kiosk.finger_up(kiosk.at("answer_satisfied"))
    kiosk.wait("thanks")
    yield "thanks"
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    yield "change"
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    yield "thanks-again"
    kiosk.pass_time(4)
    kiosk.wait("reasons")
    yield "reasons"
    kiosk.touch("reason_307")
    kiosk.touch("moreReasons")
    yield "reasons-more"
    kiosk.touch("leaveReasons")
    kiosk.wait("resting")
    yield "resting"
    kiosk.pass_time(10)
    kiosk.wait("ask")
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    yield "sign-out"
    kiosk.touch("wish_1")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("paused")
    yield "paused"
    kiosk.touch("goOn")
    yield "pause-ends"
    kiosk.touch("wish_3")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("off_duty")
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    yield "ask-initials"
    with kiosk.full_disk():
        kiosk.touch("answer_satisfied")
        kiosk.wait("not_saved")
    yield "not-saved"
    kiosk.view_model.administer()
    kiosk.wait("administration")
    yield "administration-pin"
    kiosk.keys(f"{TECHNICIAN}\n")
    kiosk.wait_until(lambda: isinstance(kiosk.technician.state, Administering) and bool(kiosk.technician.state.health))
    kiosk.touch("toggleTest")
    yield "administration"
    kiosk.touch("administrationBack")
    kiosk.pass_time(5)
    kiosk.wait("ask")
    yield "test-mode"
    kiosk.session.fail(broken(1042))
    kiosk.wait("out_of_service")
    yield "out-of-service"


def invited_visit(kiosk: KioskUnderTest) -> Iterator[str]:
    """What is different in invited mode, where no figures are simulated."""
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("uninvited")
    yield "uninvited"
    kiosk.touch("invite")
    kiosk.wait("ask")
    yield "ask-invited"


def by_ear(kiosk: KioskUnderTest) -> Iterator[str]:
    """The pages that the keys work while the window reads aloud."""
    kiosk.sign_in()
    kiosk.touch("readAloud")
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    _press(kiosk, "2")
    yield "change-focused"
    kiosk.pass_time(20)
    kiosk.wait("reasons")
    _press(kiosk, "222222")
    yield "reason-focused"
    _press(kiosk, "42222")
    yield "finish-focused"


def _press(kiosk: KioskUnderTest, keys: str) -> None:
    """Keys of the pad, each alone."""
    for key in keys:
        kiosk.pass_time(1)
        kiosk.keys(key)
        kiosk.pass_time(0.4)


def asked(kiosk: KioskUnderTest) -> Iterator[str]:
    """One ask screen."""
    kiosk.sign_in()
    yield "ask"


def hall(kiosk: KioskUnderTest) -> Iterator[str]:
    """A hall is rated, not a person."""
    kiosk.wait("ask")
    yield "ask"
    for _ in range(12 * 12):  # until the evening
        kiosk.pass_time(300)
        kiosk.wait_until_settled()
        if kiosk.screen == "closed":
            break
    yield "closed"


def of_long_names(kiosk: KioskUnderTest) -> Iterator[str]:
    """Names that hardly fit."""
    yield "off-duty"
    kiosk.sign_in("104400021187", OTHER_PIN)
    yield "ask"
    kiosk.touch("staffCorner")
    yield "sign-out"


def _long_names() -> Directory:
    known = directory()
    return replace(
        known,
        units=(
            replace(
                known.units[1],
                parent=None,
                name="清河街道东风里第二十七社区党群服务中心便民服务大厅",
                name_en="Qinghe Sub-district Dongfengli No. 27 Community Party and Public Service Centre",
            ),
        ),
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


FOUR: Final = pack("four_level")
WALKS: Final = {
    "day": Walk(whole_day, FOUR, with_matters(8)),
    "invited": Walk(invited_visit, FOUR, directory(), mode="invited", simulated=False),
    "long": Walk(
        of_long_names, FOUR, _long_names(), simulated=False, stars=HallStars(1, (Star("s2", 20260928, 20261004),))
    ),
    "five": Walk(asked, pack("national_five"), directory()),
    "hall": Walk(hall, FOUR, directory(), window=""),
    "ear": Walk(by_ear, FOUR, directory(), simulated=False),
    "thumb": Walk(asked, pack("thumb"), directory(), simulated=False),
    "star": Walk(asked, FOUR, directory(), stars=HallStars(1, (Star("s1", 20261012, 20261018),))),
}
