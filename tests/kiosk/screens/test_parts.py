"""The parts a page is made of: the tiles' model, the portraits, what is derived for a screen."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QAbstractItemModelTester

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.kiosk.facts import Facts
from evaluator.kiosk.screens.answers_model import Answer, AnswersModel
from evaluator.kiosk.screens.ask import derive_ask
from evaluator.kiosk.screens.key_codes import key_of
from evaluator.kiosk.screens.kiosk_view import Screen, derive_screen, derive_view
from evaluator.kiosk.screens.naming import initials, named
from evaluator.kiosk.screens.portraits import Portraits, rounded
from evaluator.kiosk.screens.sign_in import derive_sign_in
from evaluator.kiosk.situation import Situation
from evaluator.wire.exchange import HallStars, Star
from tests.kiosk.staffed import RULES, directory, hall, photo
from tests.support.clock import START

ON = duties.OnDuty("d1", "s1")
PAUSED = duties.Paused(ON, duties.Pause("lunch", 1, START))
LI = StaffMember(id="s1", unit="hall", name="李敏", name_en="Li Min", badge="1043")


def situation(duty: duties.DutyState, visit: visits.VisitState | None = None, **changes: object) -> Situation:
    facts = Facts("k3", "w3", "hall", simulated=False, office_key="0" * 64, hall=hall(), rules=RULES)
    parts: dict[str, object] = {"staff": LI, "typed": "", "pad_key": None, "language": CHINESE, **changes}
    return Situation(facts=facts, duty=duty, visit=visit or visits.Ready(), **parts)  # type: ignore[arg-type]  # by name


SCREENS: list[tuple[Situation, Screen]] = [
    (situation(duties.OffDuty()), "off_duty"),
    (situation(duties.Opening("s1", "d0")), "off_duty"),
    (situation(duties.BadgeAsked(1)), "sign_in"),
    (situation(duties.PinAsked("1043", 1)), "sign_in"),
    (situation(duties.Checking("1043")), "sign_in"),
    (situation(duties.Opening("s1")), "sign_in"),
    (situation(duties.LeaveAsked(ON, 1)), "sign_out"),
    (situation(duties.CheckingLeave(ON)), "sign_out"),
    (situation(duties.Closing(ON)), "sign_out"),
    (situation(duties.Pausing(ON, "lunch")), "sign_out"),
    (situation(duties.Resuming(PAUSED)), "sign_out"),
    (situation(PAUSED), "paused"),
    (situation(ON, visits.Ready()), "ask"),
    (situation(ON, visits.Committing("satisfied", "touch", 1)), "ask"),
    (situation(ON, visits.Thanks(7, 8, 1, 4, None)), "thanks"),
    (situation(ON, visits.Choosing(7, 1, 4)), "change"),
    (situation(ON, visits.CommittingChange(7, "neutral", "pad", 1)), "change"),
    (situation(ON, visits.Unsaved(4, None)), "not_saved"),
    (situation(ON, visits.Resting(4)), "resting"),
    (situation(ON, visits.Ready(), out_of_service="why"), "out_of_service"),
]


@pytest.mark.parametrize(("now", "screen"), SCREENS)
def test_every_state_has_its_screen(now: Situation, screen: Screen) -> None:
    assert derive_screen(now) == screen


@pytest.mark.parametrize(("now", "screen"), SCREENS)
def test_only_the_thank_you_thanks_and_only_open_answers_are_open(now: Situation, screen: Screen) -> None:
    view = derive_view(now)
    assert view.thanked == (8 if screen == "thanks" else None)
    assert view.can_sign_out == (screen in ("ask", "resting") and not visits.is_writing(now.visit))
    if screen in ("ask", "change", "resting"):
        assert derive_ask(now).open == isinstance(now.visit, visits.Ready | visits.Choosing)


def test_an_answer_that_is_being_stored_or_listened_to_looks_pressed() -> None:
    assert derive_ask(situation(ON, visits.Committing("neutral", "touch", 1))).held == "neutral"
    assert derive_ask(situation(ON, pad_key=4)).held == "dissatisfied"
    assert derive_ask(situation(ON)).held == ""


def test_a_pin_leaves_the_session_as_dots_alone() -> None:
    view = derive_sign_in(situation(duties.PinAsked("1043", 1), typed="271828"))
    assert (view.digits, view.dots) == ("", 6)
    view = derive_sign_in(situation(duties.LeaveAsked(ON, 1), typed="27"))
    assert (view.digits, view.dots, view.name) == ("", 2, "李敏")


def test_names_fall_back_to_chinese_and_initials_follow_the_script() -> None:
    unnamed = StaffMember(id="s9", unit="hall", name="赵明", badge="1")
    assert named(unnamed, ENGLISH) == "赵明"
    assert named(LI, ENGLISH) == "Li Min"
    assert named(None, ENGLISH) == ""
    assert [initials(name) for name in ("王小明", "Li Min", "Ann", "")] == ["王", "LM", "A", ""]


@pytest.mark.parametrize("code", range(0x30, 0x3A))
def test_digits_are_digits(code: int) -> None:
    assert key_of(code) == code - 0x30


def answers(*slugs: str, word: str = "w") -> tuple[Answer, ...]:
    return tuple(Answer(slug=slug, word=word, face=slug, tint="#ffffff") for slug in slugs)


def test_the_tiles_are_a_model_that_keeps_its_rows_when_only_words_change() -> None:
    model = AnswersModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    heard: list[str] = []
    model.dataChanged.connect(lambda *_: heard.append("changed"))
    model.rowsInserted.connect(lambda *_: heard.append("inserted"))
    model.rowsRemoved.connect(lambda *_: heard.append("removed"))
    model.show(answers("a", "b"))
    model.show(answers("a", "b"))
    model.show(answers("a", "b", word="other"))
    model.show(answers("a", "b", "c"))
    assert heard == ["inserted", "changed", "removed", "inserted"]
    assert model.rowCount() == 3
    assert model.data(model.index(2), AnswersModel.SLUG) == "c"
    assert model.data(model.index(9), AnswersModel.SLUG) is None
    assert tester.model() is model


def test_a_portrait_is_a_square_with_round_corners(qapp: object) -> None:
    wide = QImage(400, 200, QImage.Format.Format_RGB32)
    wide.fill(QColor("red"))
    picture = rounded(wide, 100)
    assert picture.size() == QSize(100, 100)
    assert picture.pixelColor(0, 0).alpha() == 0
    assert picture.pixelColor(50, 50) == QColor("red")


def test_a_photo_that_cannot_be_read_is_an_empty_picture(qapp: object) -> None:
    portraits = Portraits()
    size = QSize()
    assert portraits.requestImage("unknown", size, QSize(64, 64)).pixelColor(32, 32).alpha() == 0
    portraits.use(hall())
    known = hall().photos[0].sha256
    assert portraits.requestImage(known, size, QSize(64, 64)).pixelColor(32, 32).alpha() == 255
    assert QImage.fromData(QByteArray(photo())).width() == 480
    assert directory().staff[0].photo == known


@pytest.mark.parametrize(
    ("first", "last", "chinese", "english"),
    [
        (20261116, 20261122, "11月16日–22日", "16–22 Nov"),
        (20260928, 20261004, "9月28日–10月4日", "28 Sep–4 Oct"),
        (20261228, 20270103, "12月28日–1月3日", "28 Dec–3 Jan"),
    ],
)
def test_the_star_of_a_week_is_shown_with_the_week_to_that_person_alone(
    first: int, last: int, chinese: str, english: str
) -> None:
    stars = HallStars(2, (Star("s1", 20260907, 20260913), Star("s1", first, last), Star("s2", 20261005, 20261011)))

    def shown(language: Language, staff: StaffMember | None = LI) -> str:
        now = situation(ON, language=language, staff=staff)
        return derive_ask(replace(now, facts=now.facts._replace(stars=stars))).star

    assert (shown(CHINESE), shown(ENGLISH)) == (chinese, english)
    assert shown(CHINESE, None) == ""
    assert derive_ask(situation(ON)).star == ""
