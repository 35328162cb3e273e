"""The window as a resident and a staff member meet it: real touches, clicks and keys on a real window."""

import random
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from evaluator.domain.directory import Emblem
from evaluator.domain.journal import Challenged, Changed, DutyClosed, DutyOpened, Rated
from evaluator.domain.rules import RulePack
from evaluator.kiosk.look import PLAIN, Look
from evaluator.kiosk.screens.ask import derive_ask
from evaluator.kiosk.screens.sign_in import derive_sign_in
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.situation import REVOKED, broken
from tests.conftest import Finish
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN, directory, pack
from tests.support.clock import StandingClock

LEVELS = ["very_satisfied", "satisfied", "neutral", "dissatisfied"]


def colour_of(kiosk: KioskUnderTest, name: str) -> QColor:
    """The ground of an item, near its upper left corner."""
    item = kiosk.item(name)
    corner = item.mapToScene(item.boundingRect().topLeft()).toPoint() + QPoint(24, 24)
    return kiosk.grab().pixelColor(corner)


# -- who serves ------------------------------------------------------------------------------------------------------


def test_the_screen_says_who_serves_and_where(kiosk: KioskUnderTest) -> None:
    assert kiosk.text("personName") == "李敏"
    assert kiosk.text("personPost") == "工号 1043  ·  社会保障专员"
    assert kiosk.text("windowNumber") == "第 3 窗口"
    assert kiosk.text("windowName") == "社会保障"
    assert kiosk.text("hallName") == "清河社区便民服务大厅"
    assert kiosk.is_visible("photo")


def test_who_has_no_photo_has_an_initial(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    assert not kiosk.is_visible("photo")
    assert derive_ask(kiosk.session.situation).initials == "王"


@pytest.mark.parametrize(("emblem", "shown"), [("party", True), ("star", True), ("none", False)])
def test_an_emblem_is_shown_when_the_directory_gives_one(start_kiosk: StartKiosk, emblem: Emblem, shown: bool) -> None:
    known = directory()
    person = replace(known.staff[0], emblem=emblem)
    kiosk = start_kiosk(directory=replace(known, staff=(person,)))
    kiosk.sign_in()
    assert kiosk.is_visible("emblem") == shown
    if shown:
        kiosk.picture(f"ask-emblem-{emblem}")


def test_nothing_is_preselected(kiosk: KioskUnderTest) -> None:
    assert derive_ask(kiosk.session.situation).held == ""
    assert not any(kiosk.item(f"answer_{level}").property("pressed") for level in LEVELS)


def test_simulated_figures_are_marked(start_kiosk: StartKiosk) -> None:
    assert start_kiosk(simulated=True).is_visible("simulated")


def test_real_figures_are_not(kiosk: KioskUnderTest) -> None:
    assert not kiosk.is_visible("simulated")


# -- tap, stored, thanked --------------------------------------------------------------------------------------------


def test_a_touch_is_stored_and_thanked(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert next(event for _, event in kiosk.entries if isinstance(event, Rated)).via == "touch"
    assert kiosk.ratings == ["satisfied"]


def test_a_click_is_stored_and_thanked(kiosk: KioskUnderTest) -> None:
    kiosk.click("answer_dissatisfied")
    kiosk.wait("thanks")
    assert next(event for _, event in kiosk.entries if isinstance(event, Rated)).via == "mouse"
    assert kiosk.ratings == ["dissatisfied"]


def test_every_key_of_the_pad_counts_when_it_stands_alone(kiosk: KioskUnderTest) -> None:
    for key, level in enumerate(LEVELS, start=1):
        kiosk.pass_time(1)
        kiosk.keys(str(key))
        assert derive_ask(kiosk.session.situation).held == level
        kiosk.pass_time(0.31)
        kiosk.wait("thanks")
        kiosk.pass_time(4)
        kiosk.pass_time(10)
        kiosk.wait("ask")
    rated = [event for _, event in kiosk.entries if isinstance(event, Rated)]
    assert [event.level for event in rated] == LEVELS
    assert {event.via for event in rated} == {"pad"}


def test_a_card_swipe_while_on_duty_makes_no_rating(kiosk: KioskUnderTest) -> None:
    kiosk.pass_time(1)
    for character in f"{BADGE}\n":
        kiosk.keys(character)
        kiosk.clock.advance(seconds=0.01)
    for _ in range(5):
        kiosk.pass_time(0.31)
    assert kiosk.screen == "ask"
    assert kiosk.ratings == []


def test_keys_that_are_no_digits_are_noise(kiosk: KioskUnderTest) -> None:
    kiosk.pass_time(1)
    for key, modifier in [
        (Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_5, Qt.KeyboardModifier.NoModifier),
    ]:
        QTest.keyClick(kiosk.window, key, modifier)
        kiosk.pass_time(0.31)
        kiosk.pass_time(1)
    assert kiosk.screen == "ask"
    assert kiosk.ratings == []


@pytest.mark.parametrize("on_duty", [True, False])
def test_a_storm_of_keys_rates_nobody_and_signs_nobody_in(start_kiosk: StartKiosk, on_duty: bool) -> None:
    dice = random.Random(7)
    kiosk = start_kiosk()
    if on_duty:
        kiosk.sign_in()
    codes = [Qt.Key(ord(digit)) for digit in "0123456789"]
    codes += [Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_F4, Qt.Key.Key_Tab, Qt.Key.Key_Super_L, Qt.Key.Key_Q]
    modifiers = [Qt.KeyboardModifier.NoModifier] * 4
    modifiers += [Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier]
    for _ in range(2000):
        QTest.keyClick(kiosk.window, dice.choice(codes), dice.choice(modifiers))
        kiosk.pass_time(dice.uniform(0.001, 0.29))
    assert kiosk.ratings == []
    assert len(kiosk.events.of("duty.opened")) == int(on_duty)
    assert kiosk.screen == "ask" if on_duty else kiosk.screen in ("off_duty", "sign_in")


def test_a_key_that_is_held_down_is_one_press(kiosk: KioskUnderTest) -> None:
    kiosk.pass_time(1)
    for is_repeat in (False, True, True):
        kiosk.view_model.key(int(Qt.Key.Key_2), 0, is_repeat)
    kiosk.pass_time(0.31)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]


def test_the_thank_you_waits_for_the_commit(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    gate = threading.Event()
    held = kiosk.tasks.start(hold_the_store(kiosk, gate), "hold")
    kiosk.touch("answer_satisfied")
    qtbot.wait(50)
    assert kiosk.screen == "ask"
    assert kiosk.events.of("visit.thanked") == []
    gate.set()
    kiosk.wait("thanks")
    kiosk.wait_for("visit.thanked")
    qtbot.waitUntil(held.done)


async def hold_the_store(kiosk: KioskUnderTest, gate: threading.Event) -> None:
    """Keep the journal's thread busy, as a slow disk would."""
    await kiosk.journal.do(lambda _: gate.wait(120))


def test_the_frame_with_the_thank_you_is_told_by_its_seq_and_never_the_level(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_neutral")
    kiosk.wait_for("visit.thanked")
    seq = next(seq for seq, event in kiosk.entries if isinstance(event, Rated))
    assert kiosk.events.of("visit.thanked") == [{"seq": seq}]
    assert not any(level in str(kiosk.events.seen) for level in LEVELS)


def test_the_thank_you_looks_the_same_for_every_level(start_kiosk: StartKiosk, qtbot: QtBot) -> None:
    pictures = []
    kiosk = start_kiosk(settings=KioskSettings(minimum_interval_s=0))
    kiosk.sign_in()
    for level in LEVELS:
        kiosk.touch(f"answer_{level}")
        kiosk.wait("thanks")
        pictures.append(kiosk.grab())
        kiosk.pass_time(4)
        kiosk.wait("ask")
    assert all(picture == pictures[0] for picture in pictures)


def test_a_slide_off_is_no_tap(kiosk: KioskUnderTest) -> None:
    start, outside = kiosk.at("answer_satisfied"), QPoint(640, 300)
    kiosk.finger_down(start)
    assert kiosk.item("answer_satisfied").property("pressed")
    kiosk.finger_to(outside)
    assert not kiosk.item("answer_satisfied").property("pressed")
    kiosk.finger_to(start)
    kiosk.finger_up(start)
    assert kiosk.screen == "ask"
    assert kiosk.ratings == []


def test_a_slide_onto_another_answer_is_no_tap(kiosk: KioskUnderTest) -> None:
    kiosk.finger_down(kiosk.at("answer_satisfied"))
    kiosk.finger_to(kiosk.at("answer_dissatisfied"))
    kiosk.finger_up(kiosk.at("answer_dissatisfied"))
    assert kiosk.ratings == []


def test_a_second_finger_adds_nothing(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    first, second = kiosk.at("answer_satisfied"), kiosk.at("answer_dissatisfied")
    kiosk.finger_down(first, 0)
    kiosk.fingers().stationary(0).press(1, second, kiosk.window).commit()
    kiosk.fingers().stationary(0).release(1, second, kiosk.window).commit()
    kiosk.finger_up(first, 0)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]


def test_two_fingers_at_the_same_instant_make_one_rating_at_most(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    first, second = kiosk.at("answer_satisfied"), kiosk.at("answer_dissatisfied")
    kiosk.fingers().press(0, first, kiosk.window).press(1, second, kiosk.window).commit()
    kiosk.fingers().release(0, first, kiosk.window).release(1, second, kiosk.window).commit()
    qtbot.waitUntil(lambda: not kiosk.session.is_writing)
    assert len(kiosk.ratings) <= 1


def test_a_double_tap_is_one_rating(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_satisfied")
    point = kiosk.at("answer_satisfied") if kiosk.screen == "ask" else QPoint(640, 560)
    kiosk.finger_down(point)
    kiosk.finger_up(point)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]


def test_a_long_press_counts(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    kiosk.finger_down(kiosk.at("answer_satisfied"))
    qtbot.wait(900)  # longer than the platform's long press
    kiosk.finger_up(kiosk.at("answer_satisfied"))
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]


def test_the_pressed_tile_is_darker_in_the_next_frame(kiosk: KioskUnderTest) -> None:
    resting = colour_of(kiosk, "answer_satisfied")
    kiosk.finger_down(kiosk.at("answer_satisfied"))
    pressed = colour_of(kiosk, "answer_satisfied")
    kiosk.finger_to(QPoint(640, 300))
    assert round(pressed.valueF() / resting.valueF(), 2) == 0.92
    assert colour_of(kiosk, "answer_satisfied") == resting
    kiosk.finger_up(QPoint(640, 300))


def test_who_has_been_thanked_can_still_say_that_somebody_else_serves(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.touch("challengeAfter")
    kiosk.wait_until_settled()
    visit = next(seq for seq, event in kiosk.entries if isinstance(event, Rated))
    assert [event for _, event in kiosk.entries if isinstance(event, Challenged)] == [Challenged(visit=visit)]
    assert kiosk.screen == "thanks"


# -- after the tap ---------------------------------------------------------------------------------------------------


def test_a_tap_during_the_thanks_is_not_counted(kiosk: KioskUnderTest) -> None:
    where = kiosk.at("answer_dissatisfied")
    kiosk.touch("answer_very_satisfied")
    kiosk.wait("thanks")
    kiosk.finger_down(where)
    kiosk.finger_up(where)
    kiosk.keys("4")
    kiosk.pass_time(0.31)
    kiosk.pass_time(5)
    assert kiosk.ratings == ["very_satisfied"]
    assert kiosk.changes == []


def test_an_answer_can_be_changed_once_and_is_thanked_again(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_dissatisfied")
    kiosk.wait("thanks")
    kiosk.wait_for("visit.thanked")
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.wait_for("visit.thanked", 2)
    assert not kiosk.is_visible("changeAnswer")
    assert (kiosk.ratings, kiosk.changes) == (["dissatisfied"], ["satisfied"])
    seqs = [seq for seq, event in kiosk.entries if isinstance(event, Rated | Changed)]
    assert kiosk.events.of("visit.thanked") == [{"seq": seq} for seq in seqs]


def test_the_offer_to_change_lasts_three_seconds(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(thanks_s=5))
    kiosk.sign_in()
    kiosk.touch("answer_dissatisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(2.9)
    assert kiosk.is_visible("changeAnswer")
    kiosk.pass_time(0.2)
    assert not kiosk.is_visible("changeAnswer")
    assert kiosk.screen == "thanks"


def test_who_walks_away_from_changing_leaves_the_first_answer(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    kiosk.pass_time(11)
    kiosk.wait("ask")
    assert (kiosk.ratings, kiosk.changes) == (["neutral"], [])


def test_the_answers_rest_visibly_until_the_minimum_interval_is_over(kiosk: KioskUnderTest) -> None:
    open_colours = [colour_of(kiosk, f"answer_{level}") for level in LEVELS]
    kiosk.touch("answer_very_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(3.1)
    kiosk.wait("resting")
    resting_colours = [colour_of(kiosk, f"answer_{level}") for level in LEVELS]
    assert not set(map(QColor.name, open_colours)) & set(map(QColor.name, resting_colours))
    kiosk.touch("answer_dissatisfied")
    kiosk.keys("4")
    kiosk.pass_time(0.31)
    assert kiosk.screen == "resting"
    kiosk.pass_time(7)
    assert kiosk.screen == "ask"
    assert kiosk.ratings == ["very_satisfied"]
    kiosk.touch("answer_dissatisfied")
    kiosk.wait("thanks")
    assert kiosk.ratings == ["very_satisfied", "dissatisfied"]


def test_five_hundred_taps_in_a_minute_are_few_ratings_and_each_is_thanked(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    places = [kiosk.at(f"answer_{level}") for level in LEVELS]
    for n in range(500):
        place = places[n * 7 % 4]
        kiosk.finger_down(place)
        kiosk.finger_up(place)
        qtbot.waitUntil(lambda: not kiosk.session.is_writing)
        kiosk.pass_time(0.12)
    assert 5 <= len(kiosk.ratings) <= 7
    kiosk.wait_for("visit.thanked", len(kiosk.ratings))


# -- when nothing could be stored ------------------------------------------------------------------------------------


def test_what_could_not_be_stored_is_not_thanked_and_can_be_tapped_again(kiosk: KioskUnderTest) -> None:
    with kiosk.full_disk():
        kiosk.touch("answer_satisfied")
        kiosk.wait("not_saved")
    assert kiosk.text("notSavedTitle") == "请稍候，未保存"
    assert len(kiosk.events.of("journal.refused")) == 1
    kiosk.pass_time(5)
    kiosk.wait("ask")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.wait_for("visit.thanked")
    assert kiosk.ratings == ["satisfied"]


def test_a_change_that_could_not_be_stored_leaves_the_first_answer(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.wait_for("visit.thanked")
    kiosk.touch("changeAnswer")
    with kiosk.full_disk():
        kiosk.touch("answer_neutral")
        kiosk.wait("not_saved")
    kiosk.pass_time(5)
    kiosk.wait("resting")
    assert (kiosk.ratings, kiosk.changes) == (["satisfied"], [])
    assert len(kiosk.events.of("visit.thanked")) == 1


def test_a_sign_in_that_could_not_be_stored_opens_no_duty(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    with kiosk.full_disk():
        kiosk.keys(f"{BADGE}\n{PIN}\n")
        kiosk.wait_for("journal.refused")
    assert kiosk.screen == "sign_in"
    assert kiosk.text("refusal") == "未能保存，请稍后再试。"
    kiosk.sign_in()


def test_out_of_service_names_the_reason_and_takes_nothing(kiosk: KioskUnderTest) -> None:
    where = kiosk.at("answer_satisfied")
    kiosk.session.fail(broken(12), "entry 12 is missing")
    assert kiosk.screen == "out_of_service"
    assert kiosk.text("why") == "评价记录从第 12 条起与写入时不符。请勿改动本机数据，联系办事处处理。"
    assert kiosk.events.of("kiosk.out_of_service") == [{"why": "entry 12 is missing"}]
    kiosk.finger_down(where)
    kiosk.finger_up(where)
    kiosk.keys("1")
    kiosk.pass_time(0.31)
    assert kiosk.ratings == []


# -- signing in and out ----------------------------------------------------------------------------------------------


def test_signing_in_by_touch(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    assert kiosk.screen == "off_duty"
    kiosk.touch("signIn")
    for digit in BADGE:
        kiosk.touch(f"digit_{digit}")
    assert kiosk.text("typed") == BADGE
    kiosk.touch("enter")
    for digit in PIN:
        kiosk.touch(f"digit_{digit}")
    kiosk.touch("enter")
    kiosk.wait("ask")
    opened = [event for _, event in kiosk.entries if isinstance(event, DutyOpened)]
    assert [event.staff for event in opened] == ["s1"]
    assert len(kiosk.events.of("duty.opened")) == 1


def test_a_digit_can_be_taken_back(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.touch("signIn")
    kiosk.keys("109")
    kiosk.touch("erase")
    kiosk.keys("43")
    assert kiosk.text("typed") == BADGE


def test_a_pin_is_never_shown_or_handed_to_the_page(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.keys(f"{BADGE}\n{PIN}")
    assert derive_sign_in(kiosk.session.situation).dots == len(PIN)
    assert derive_sign_in(kiosk.session.situation).digits == ""
    assert not kiosk.is_visible("typed")


def test_a_card_that_is_read_twice_is_no_wrong_pin(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.keys(f"{BADGE}\n{BADGE}\n{PIN}\n")
    kiosk.wait("ask")
    kiosk.touch("staffCorner")
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("off_duty")
    assert kiosk.events.of("sign_in.refused") == []


def test_a_kiosk_that_is_shut_out_says_so_in_the_language_that_is_spoken(kiosk: KioskUnderTest) -> None:
    kiosk.session.fail(REVOKED)
    assert kiosk.text("why") == "办事处已停用本机；已有的评价都保留着。"
    assert kiosk.events.of("kiosk.out_of_service") == [{"why": "revoked"}]


def test_out_of_service_speaks_both_languages_and_falls_back_to_its_own(kiosk: KioskUnderTest) -> None:
    kiosk.touch("language")
    kiosk.touch("highContrast")
    kiosk.session.fail(broken(12))
    assert kiosk.text("outOfServiceTitle") == "暂停服务"
    assert not kiosk.view_model.view.look.contrast
    kiosk.touch("outOfServiceLanguage")
    assert kiosk.text("outOfServiceTitle") == "Out of service"
    assert kiosk.text("why").startswith("From entry 12 on the journal is not as it was written.")
    (waiting,) = kiosk.view_model.findChildren(QTimer)
    waiting.timeout.emit()
    assert kiosk.text("outOfServiceTitle") == "暂停服务"
    assert kiosk.text("why").startswith("评价记录从第 12 条起")


def test_an_unknown_badge_and_a_wrong_pin_are_told_the_same(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    told = []
    for n, typed in enumerate([f"{BADGE}\n000000\n", f"9999\n{PIN}\n"], start=1):
        kiosk.keys(typed)
        kiosk.wait_for("sign_in.refused", n)
        told.append(kiosk.text("refusal"))
    assert told == ["工号或密码不正确，请重新输入。"] * 2
    assert kiosk.events.of("sign_in.refused") == [{}, {}]
    assert kiosk.screen == "sign_in"


def test_a_badge_locks_after_five_wrong_pins_even_across_a_restart(
    start_kiosk: StartKiosk, clock: StandingClock
) -> None:
    kiosk = start_kiosk()
    for n in range(1, 6):
        kiosk.keys(f"{BADGE}\n000000\n")
        kiosk.wait_for("sign_in.refused", n)
    assert kiosk.text("refusal") == "错误次数较多，请 15 秒后再试。"
    kiosk.stop()

    again = start_kiosk()
    again.keys(f"{BADGE}\n{PIN}\n")
    again.wait_for("sign_in.refused")
    assert again.text("refusal") == "错误次数较多，请 15 秒后再试。"
    again.pass_time(15)
    again.sign_in()
    assert again.screen == "ask"


def test_signing_in_that_nobody_goes_on_with_goes_away(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.touch("signIn")
    kiosk.keys("10")
    kiosk.pass_time(29)
    kiosk.keys("4")
    kiosk.pass_time(29)
    assert kiosk.screen == "sign_in"
    kiosk.pass_time(2)
    assert kiosk.screen == "off_duty"
    kiosk.touch("signIn")
    assert kiosk.text("typed") == ""


def test_signing_out_asks_for_the_pin(kiosk: KioskUnderTest) -> None:
    kiosk.touch("staffCorner")
    assert kiosk.screen == "sign_out"
    kiosk.keys("000000\n")
    kiosk.wait_for("sign_in.refused")
    assert kiosk.screen == "sign_out"
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("off_duty")
    assert [event.why for _, event in kiosk.entries if isinstance(event, DutyClosed)] == ["signed_out"]
    assert [facts["why"] for facts in kiosk.events.of("duty.closed")] == ["signed_out"]


def test_signing_out_can_be_left(kiosk: KioskUnderTest) -> None:
    kiosk.touch("staffCorner")
    kiosk.keys("27")
    kiosk.touch("back")
    assert kiosk.screen == "ask"


def test_the_pin_of_somebody_else_ends_no_duty(kiosk: KioskUnderTest) -> None:
    kiosk.touch("staffCorner")
    kiosk.keys(f"{OTHER_PIN}\n")
    kiosk.wait_for("sign_in.refused")
    assert kiosk.screen == "sign_out"


def test_nobody_can_be_rated_while_nobody_is_on_duty(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.session.visit.tap("satisfied", "touch")
    kiosk.keys("1")
    kiosk.pass_time(0.31)
    assert kiosk.ratings == []


# -- language --------------------------------------------------------------------------------------------------------


def test_the_language_is_switched_and_back_after_the_visit(kiosk: KioskUnderTest) -> None:
    kiosk.touch("language")
    assert kiosk.text("question") == "How satisfied are you with this service?"
    assert kiosk.text("personName") == "Li Min"
    assert kiosk.text("windowNumber") == "Window 3"
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert kiosk.text("thankYou") == "Thank you for your answer"
    kiosk.pass_time(4)
    kiosk.pass_time(10)
    assert kiosk.text("question") == "您对这次服务满意吗？"
    assert kiosk.text("windowNumber") == "第 3 窗口"


def test_a_language_that_was_left_is_the_default_again(kiosk: KioskUnderTest) -> None:
    kiosk.touch("language")
    kiosk.pass_time(61)
    assert kiosk.text("personName") == "李敏"


def test_a_refusal_is_told_in_the_chosen_language(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(language="en"))
    kiosk.keys(f"{BADGE}\n000000\n")
    kiosk.wait_for("sign_in.refused")
    assert kiosk.text("refusal") == "Badge number or PIN is wrong. Please try again."
    kiosk.touch("language")
    assert kiosk.text("refusal") == "工号或密码不正确，请重新输入。"


# -- looks -----------------------------------------------------------------------------------------------------------


def test_larger_words_and_white_on_black_are_gone_after_the_visit(kiosk: KioskUnderTest) -> None:
    before = kiosk.grab()
    size = kiosk.item("answer_satisfied").property("wordSize")
    kiosk.touch("largeText")
    assert kiosk.item("answer_satisfied").property("wordSize") > size
    kiosk.touch("highContrast")
    assert colour_of(kiosk, "answer_satisfied") == QColor("black")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert colour_of(kiosk, "thanks") == QColor("black")
    kiosk.pass_time(4)
    kiosk.pass_time(10)
    kiosk.wait("ask")
    assert kiosk.session.situation.look == PLAIN
    assert kiosk.grab() == before


def test_a_look_goes_with_its_second_touch_and_when_nobody_goes_on(kiosk: KioskUnderTest) -> None:
    kiosk.touch("largeText")
    kiosk.touch("largeText")
    assert kiosk.session.situation.look == PLAIN
    kiosk.touch("highContrast")
    kiosk.touch("language")
    kiosk.pass_time(59)
    assert kiosk.session.situation.look == Look(contrast=True)
    kiosk.pass_time(2)
    assert kiosk.session.situation.look == PLAIN
    assert kiosk.text("personName") == "李敏"


def test_what_was_chosen_lasts_while_somebody_goes_on(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    kiosk.touch("largeText")
    kiosk.pass_time(50)
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(4)
    kiosk.wait("reasons")
    kiosk.pass_time(14)
    kiosk.touch("moreReasons")
    assert kiosk.session.situation.look == Look(large=True)


def test_the_faces_are_drawn_in_the_ink_of_the_look(kiosk: KioskUnderTest) -> None:
    tile = kiosk.item("answer_satisfied")
    room = tile.mapRectToScene(tile.boundingRect()).toRect()
    inks = []
    for _ in range(2):
        inks.append(
            {
                kiosk.grab().pixelColor(x, y).name()
                for x in range(room.left(), room.right())
                for y in (room.top() + 100,)
            }
        )
        kiosk.touch("highContrast")
    plain, white = inks
    assert "#17212b" in plain
    assert "#ffffff" in white
    assert "#17212b" not in white


# -- restart and end -------------------------------------------------------------------------------------------------


def test_after_a_restart_the_same_person_goes_on_under_a_new_duty(
    kiosk: KioskUnderTest, start_kiosk: StartKiosk
) -> None:
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.stop()

    again = start_kiosk()
    again.wait("ask")
    assert again.text("personName") == "李敏"
    first, second = [event for _, event in again.entries if isinstance(event, DutyOpened)]
    assert second.previous_duty == first.duty
    assert second.duty != first.duty
    again.touch("answer_neutral")
    again.wait("thanks")
    assert again.ratings == ["satisfied", "neutral"]


def test_on_another_day_nobody_goes_on(kiosk: KioskUnderTest, start_kiosk: StartKiosk, qtbot: QtBot) -> None:
    kiosk.stop()
    kiosk.clock.advance(days=1)
    again = start_kiosk()
    assert again.screen == "off_duty"
    qtbot.waitUntil(lambda: [event.why for _, event in again.entries if isinstance(event, DutyClosed)] == ["restart"])


def test_closing_the_window_asks_the_program_to_end(kiosk: KioskUnderTest, qtbot: QtBot) -> None:
    with qtbot.waitSignal(kiosk.view_model.closeAsked):
        kiosk.window.close()
    assert kiosk.window.isVisible()


# -- news from the office while somebody is at the window ------------------------------------------------------------


def with_rules(kiosk: KioskUnderTest, rules: RulePack) -> None:
    """The office has sent another rule pack."""
    kiosk.session.use(kiosk.session.situation.facts._replace(rules=rules))


def test_an_answer_that_goes_away_under_the_finger_rates_nothing_and_blocks_nothing(kiosk: KioskUnderTest) -> None:
    where = kiosk.at("answer_very_satisfied")
    kiosk.finger_down(where)
    with_rules(kiosk, pack("national_five"))
    kiosk.finger_up(where)
    kiosk.wait_until_settled()
    assert kiosk.ratings == []
    kiosk.touch("answer_very_dissatisfied")
    kiosk.wait("thanks")
    assert kiosk.ratings == ["very_dissatisfied"]


def test_another_scale_waits_until_the_visit_is_over(kiosk: KioskUnderTest) -> None:
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    with_rules(kiosk, pack("national_five"))
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    assert not kiosk.is_visible("answer_very_dissatisfied")
    kiosk.touch("answer_dissatisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(4)
    kiosk.wait("resting")
    assert kiosk.is_visible("answer_very_dissatisfied")
    assert [(event.scale, event.level) for _, event in kiosk.entries if isinstance(event, Changed)] == [
        ("four", "dissatisfied")
    ]


def test_an_answer_that_a_newer_scale_does_not_know_opens_its_case_all_the_same(
    start_kiosk: StartKiosk, finish: Finish[None]
) -> None:
    kiosk = start_kiosk(rules=pack("national_five"))
    kiosk.sign_in()
    finish(kiosk.journal.do(lambda store: store.take_news(None, pack("four_level"))))
    kiosk.touch("answer_very_dissatisfied")
    kiosk.wait("thanks")
    (rated,) = (event for _, event in kiosk.entries if isinstance(event, Rated))
    assert (rated.scale, rated.level, rated.dissatisfied) == ("five", "very_dissatisfied", True)


@pytest.mark.parametrize("days", [-400, 400])
def test_a_clock_that_is_set_during_the_thanks_hurries_and_holds_nothing(
    kiosk: KioskUnderTest, clock: StandingClock, days: int
) -> None:
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    clock.jump(days=days)
    kiosk.session.tick()
    assert kiosk.screen == "thanks"
    kiosk.pass_time(3)
    kiosk.wait("resting")
    kiosk.touch("answer_satisfied")
    kiosk.pass_time(7)
    kiosk.wait("ask")
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert kiosk.ratings == ["neutral", "satisfied"]
