"""The answers by ear: the keys of the pad move, repeat and confirm, and no single press of them rates."""

from itertools import product
from typing import Final

import pytest
from msgspec.structs import replace

from evaluator.domain.journal import Rated, ReasonsGiven
from evaluator.domain.names import CHINESE
from evaluator.domain.rules import Level, RulePack
from evaluator.domain.visit import LISTENING_S, LISTENING_THANKS_S, REASONS_S, TAGS_AT_FIRST
from evaluator.kiosk import read_aloud
from evaluator.kiosk.keypad import SILENCE_S
from evaluator.kiosk.narration import Narrator, Prompts, narration
from evaluator.kiosk.read_aloud import AGAIN, CONFIRM, FOCUS_S, IDLE_S, KEYS, NEXT, PREVIOUS, Aloud
from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import BADGE, PIN, RULES, pack

SLUGS: Final = [level.slug for level in RULES.scale.levels]
WORDS: Final = [level.names[CHINESE] for level in RULES.scale.levels]


def with_levels(count: int) -> RulePack:
    """A pack whose scale has that many answers."""
    levels = tuple(
        Level(slug=f"l{place}", key=place, names=RULES.scale.levels[0].names, tint="#CFE8DC", face="satisfied")
        for place in range(1, count + 1)
    )
    return replace(RULES, scale=replace(RULES.scale, levels=levels))


def press(kiosk: KioskUnderTest, key: int) -> None:
    """One key of the pad, alone."""
    kiosk.pass_time(SILENCE_S + 0.1)
    kiosk.keys(str(key))
    kiosk.pass_time(SILENCE_S + 0.01)


def press_outer_keys(kiosk: KioskUnderTest) -> None:
    kiosk.pass_time(SILENCE_S + 0.1)
    kiosk.keys("14")
    kiosk.pass_time(SILENCE_S + 0.01)


def listen(kiosk: KioskUnderTest) -> list[Prompts]:
    """Everything the window says from now on."""
    said: list[Prompts] = []
    Narrator(kiosk.session, lambda prompts, _: said.append(prompts))
    return said


def last(said: list[Prompts]) -> Prompts:
    return said[-1]


@pytest.mark.parametrize("count", [1, 4, 5])
def test_every_answer_of_a_scale_is_reached_with_four_keys(count: int) -> None:
    slugs = [level.slug for level in with_levels(count).scale.levels]
    forth, back = Aloud(0), Aloud(0)
    seen_forth, seen_back = [], []
    for _ in slugs:
        forth, back = read_aloud.moved(forth, NEXT, slugs, 1), read_aloud.moved(back, PREVIOUS, slugs, 1)
        seen_forth.append(forth.focus)
        seen_back.append(back.focus)
    assert seen_forth == slugs
    assert seen_back == slugs[::-1]
    assert read_aloud.moved(forth, NEXT, slugs, 1).focus == slugs[-1]
    assert read_aloud.moved(back, PREVIOUS, slugs, 1).focus == slugs[0]
    assert read_aloud.confirmed(forth, CONFIRM) == slugs[-1]


@pytest.mark.parametrize("key", sorted(KEYS))
def test_no_first_key_gives_an_answer(key: int) -> None:
    assert read_aloud.confirmed(Aloud(0), key) is None


@pytest.mark.parametrize(("first", "second"), list(product([NEXT, PREVIOUS, AGAIN], repeat=2)))
def test_no_key_but_the_one_that_confirms_gives_an_answer(first: int, second: int) -> None:
    assert read_aloud.confirmed(read_aloud.moved(Aloud(0), first, SLUGS, 1), second) is None


def test_an_answer_is_let_go_before_somebody_else_can_confirm_it() -> None:
    focused = read_aloud.moved(Aloud(0), NEXT, SLUGS, 10)
    assert read_aloud.deadline(focused) == 10 + FOCUS_S
    assert read_aloud.waited(focused, 9 + FOCUS_S) == focused
    left = read_aloud.waited(focused, 10 + FOCUS_S)
    assert left is not None
    assert left.focus is None
    assert read_aloud.deadline(left) == 10 + IDLE_S
    assert read_aloud.waited(left, 10 + IDLE_S) is None


def test_both_outer_keys_begin_reading_aloud_and_end_it(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    press_outer_keys(kiosk)
    assert kiosk.session.situation.aloud is not None
    assert last(said)[0] == "您对这次服务满意吗？"
    assert last(said)[-1] == "keys"
    assert [prompt for prompt in last(said) if prompt in WORDS] == WORDS
    press_outer_keys(kiosk)
    assert kiosk.session.situation.aloud is None
    assert last(said) == ("off",)
    assert kiosk.ratings == []


def test_an_answer_is_found_heard_and_confirmed_by_keys_alone(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    kiosk.touch("readAloud")
    press(kiosk, CONFIRM)
    assert last(said) == ("choose_first",)
    press(kiosk, NEXT)
    press(kiosk, NEXT)
    assert last(said) == ("answer_2", "满意", "confirm")
    assert kiosk.is_visible("focus_satisfied")
    assert not kiosk.is_visible("focus_very_satisfied")
    count = len(said)
    press(kiosk, AGAIN)
    assert said[count:] == [("answer_2", "满意", "confirm")]
    press(kiosk, PREVIOUS)
    press(kiosk, NEXT)
    assert kiosk.ratings == []
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]
    assert last(said) == ("thanks", "stored", "change_keys")


@pytest.mark.parametrize("rules", ["national_five", "thumb"])
def test_the_last_answer_of_every_scale_is_given_by_keys_alone(start_kiosk: StartKiosk, rules: str) -> None:
    kiosk = start_kiosk(rules=pack(rules))
    kiosk.sign_in()
    last_level = pack(rules).scale.levels[-1]
    press_outer_keys(kiosk)
    press(kiosk, PREVIOUS)
    assert kiosk.is_visible(f"focus_{last_level.slug}")
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert kiosk.ratings == [last_level.slug]


def test_who_is_invited_answers_by_keys_alone(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(mode="invited"))
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("uninvited")
    press_outer_keys(kiosk)
    assert kiosk.session.situation.aloud is None
    kiosk.session.visit.invite()
    kiosk.wait("ask")
    press_outer_keys(kiosk)
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert [event.level for _, event in kiosk.entries if isinstance(event, Rated)] == ["very_satisfied"]


def test_who_reads_also_taps_as_ever(kiosk: KioskUnderTest) -> None:
    kiosk.touch("readAloud")
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    assert kiosk.ratings == ["neutral"]


def test_reading_aloud_is_gone_for_the_next_person(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    kiosk.touch("readAloud")
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert last(said) == ("thanks", "stored", "change_keys")
    kiosk.pass_time(LISTENING_THANKS_S)
    kiosk.wait("ask")
    assert kiosk.text("readAloud") == "朗读"
    press(kiosk, 3)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["very_satisfied", "neutral"]
    assert last(said) == ("thanks",)


def test_reading_aloud_ends_when_nobody_goes_on(kiosk: KioskUnderTest) -> None:
    kiosk.touch("readAloud")
    press(kiosk, NEXT)
    kiosk.pass_time(FOCUS_S)
    assert not kiosk.is_visible("focus_very_satisfied")
    press(kiosk, CONFIRM)
    assert kiosk.ratings == []
    kiosk.pass_time(IDLE_S)
    assert kiosk.session.situation.aloud is None


def test_a_changed_answer_is_given_by_ear_too(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    kiosk.touch("readAloud")
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    assert last(said)[0] == "您对这次服务满意吗？"
    press(kiosk, CONFIRM)
    assert last(said) == ("choose_first",)
    assert kiosk.changes == []
    press(kiosk, PREVIOUS)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert kiosk.changes == ["dissatisfied"]


def test_it_is_quiet_once_the_duty_ends(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    kiosk.touch("readAloud")
    kiosk.touch("staffCorner")
    kiosk.wait("sign_out")
    assert last(said) == ()
    assert kiosk.session.situation.aloud is None


@pytest.mark.parametrize("slug", SLUGS)
def test_the_thank_you_sounds_the_same_for_every_answer(kiosk: KioskUnderTest, slug: str) -> None:
    said = listen(kiosk)
    kiosk.touch(f"answer_{slug}")
    kiosk.wait("thanks")
    kiosk.pass_time(20)
    assert said == [("thanks",)]


def test_what_was_not_stored_is_not_thanked_for(kiosk: KioskUnderTest) -> None:
    kiosk.touch("readAloud")
    said = listen(kiosk)
    with kiosk.full_disk():
        kiosk.touch("answer_satisfied")
        kiosk.wait("not_saved")
    assert said == [("not_saved",)]


def test_a_window_without_a_voice_offers_none(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(voice=False))
    kiosk.sign_in()
    assert not kiosk.is_visible("readAloud")
    press_outer_keys(kiosk)
    assert kiosk.session.situation.aloud is None
    press(kiosk, 2)
    kiosk.wait("thanks")
    assert kiosk.ratings == ["satisfied"]


def test_a_card_is_no_key_while_the_window_reads(kiosk: KioskUnderTest) -> None:
    kiosk.touch("readAloud")
    press(kiosk, NEXT)
    kiosk.pass_time(1)
    kiosk.keys("1044\n")
    kiosk.pass_time(1)
    assert kiosk.ratings == []
    assert kiosk.screen == "ask"


def test_nothing_is_said_where_nothing_has_happened(kiosk: KioskUnderTest) -> None:
    situation = kiosk.session.situation
    assert narration(situation, situation) is None
    assert narration(situation, replace(situation, typed="1")) is None


def test_who_listens_is_told_that_reasons_may_be_given_and_need_not(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    said = listen(kiosk)
    kiosk.touch("readAloud")
    for level in ("very_satisfied", "dissatisfied"):
        if kiosk.session.situation.aloud is None:
            kiosk.touch("readAloud")
        kiosk.touch(f"answer_{level}")
        kiosk.wait("thanks")
        kiosk.pass_time(LISTENING_THANKS_S)
        kiosk.wait("reasons")
        assert last(said) == ("reasons",)
        kiosk.touch("leaveReasons")
        assert last(said) == ("finished",)
        kiosk.pass_time(10)
        kiosk.wait("ask")


def test_nothing_is_said_of_reasons_to_who_does_not_listen(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    said = listen(kiosk)
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.pass_time(4)
    kiosk.wait("reasons")
    assert said == [("thanks",)]


def test_an_invited_resident_hears_that_the_answer_is_free(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(mode="invited"))
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    kiosk.wait("uninvited")
    said = listen(kiosk)
    kiosk.touch("invite")
    kiosk.wait("ask")
    assert said == []
    kiosk.touch("readAloud")
    assert last(said)[:2] == ("invited", "您对这次服务满意吗？")


def test_a_hall_is_asked_about_by_ear_without_its_name(start_kiosk: StartKiosk) -> None:
    hall = start_kiosk(window="")
    hall.wait("ask")
    said = listen(hall)
    hall.touch("readAloud")
    assert last(said)[0] == "question_unit"
    press(hall, NEXT)
    press(hall, CONFIRM)
    hall.wait("thanks")
    assert hall.ratings == [SLUGS[0]]


def by_ear_to_reasons(kiosk: KioskUnderTest) -> list[Prompts]:
    """Answer by ear, best level, and wait for the reasons; what is said from the thank-you on."""
    said = listen(kiosk)
    press_outer_keys(kiosk)
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    kiosk.pass_time(LISTENING_THANKS_S)
    kiosk.wait("reasons")
    return said


def reasons_given(kiosk: KioskUnderTest) -> list[tuple[str, ...]]:
    kiosk.wait_until_settled()
    return [event.reasons for _, event in kiosk.entries if isinstance(event, ReasonsGiven)]


def test_the_answer_is_changed_by_keys_alone(kiosk: KioskUnderTest) -> None:
    said = listen(kiosk)
    press_outer_keys(kiosk)
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    press(kiosk, AGAIN)
    assert last(said) == ("stored", "change_keys")
    press(kiosk, CONFIRM)
    assert kiosk.screen == "thanks"
    press(kiosk, NEXT)
    assert last(said) == ("change", "confirm")
    assert kiosk.is_visible("focus_changeAnswer")
    press(kiosk, CONFIRM)
    kiosk.wait("change")
    assert last(said)[0] == "您对这次服务满意吗？"
    kiosk.pass_time(LISTENING_S - 2)
    press(kiosk, PREVIOUS)
    press(kiosk, CONFIRM)
    kiosk.wait("thanks")
    assert (kiosk.ratings, kiosk.changes) == (["very_satisfied"], ["dissatisfied"])
    assert last(said) == ("thanks", "stored")


def test_reasons_are_found_heard_chosen_and_taken_back_by_keys_alone(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    said = by_ear_to_reasons(kiosk)
    assert last(said) == ("reasons",)
    press(kiosk, CONFIRM)
    assert last(said) == ("reasons",)
    press(kiosk, NEXT)
    assert last(said) == ("answer_1", "一窗受理一次办结", "confirm")
    assert kiosk.is_visible("focus_510")
    press(kiosk, CONFIRM)
    assert last(said) == ("chosen",)
    press(kiosk, AGAIN)
    assert last(said) == ("answer_1", "一窗受理一次办结", "chosen", "take_back")
    press(kiosk, CONFIRM)
    assert last(said) == ("taken_back",)
    for _ in range(TAGS_AT_FIRST):
        press(kiosk, NEXT)
    assert last(said)[:2] == ("answer_4", "可以全程网上办理")
    assert kiosk.is_visible("focus_513"), "what is moved to is shown, also behind “more”"
    press(kiosk, CONFIRM)
    for _ in range(8):
        press(kiosk, NEXT)
    assert last(said) == ("finish", "confirm")
    assert kiosk.is_visible("focus_leaveReasons")
    press(kiosk, CONFIRM)
    assert reasons_given(kiosk) == [("513",)]
    assert last(said) == ("finished",)
    assert kiosk.session.situation.aloud is None


def test_reasons_are_skipped_by_two_keys_and_every_page_stays_while_it_is_heard(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    said = by_ear_to_reasons(kiosk)
    kiosk.pass_time(REASONS_S + 1)
    assert kiosk.screen == "reasons"
    press(kiosk, PREVIOUS)
    assert last(said) == ("finish", "confirm")
    assert not kiosk.is_visible("reason_513")
    press(kiosk, CONFIRM)
    assert kiosk.screen != "reasons"
    assert (reasons_given(kiosk), kiosk.ratings) == ([], ["very_satisfied"])


def test_who_walks_away_from_the_reasons_is_not_waited_for_and_gives_what_was_chosen(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    said = by_ear_to_reasons(kiosk)
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.pass_time(LISTENING_S)
    assert reasons_given(kiosk) == [("510",)]
    assert last(said) == ("finished",)


def test_a_pack_that_demands_a_reason_lets_nobody_finish_by_ear_without_one(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=replace(pack("four_level"), reasons_required=True))
    kiosk.sign_in()
    said = by_ear_to_reasons(kiosk)
    press(kiosk, PREVIOUS)
    assert last(said)[:2] == ("answer_8", "服务热情效率高")
    press(kiosk, CONFIRM)
    press(kiosk, NEXT)
    assert last(said) == ("finish", "confirm")
    press(kiosk, CONFIRM)
    assert reasons_given(kiosk) == [("517",)]


@pytest.mark.parametrize("slug", SLUGS)
def test_what_is_said_after_an_answer_by_ear_does_not_tell_it(start_kiosk: StartKiosk, slug: str) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    kiosk.touch("readAloud")
    said = listen(kiosk)
    kiosk.touch(f"answer_{slug}")
    kiosk.wait("thanks")
    kiosk.pass_time(LISTENING_THANKS_S)
    kiosk.pass_time(LISTENING_S)
    assert said == [("thanks", "stored", "change_keys"), ("reasons",), ("finished",)]


def test_keys_say_nothing_to_thanks_and_reasons_that_nobody_hears(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(rules=pack("four_level"))
    kiosk.sign_in()
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    assert kiosk.screen == "thanks"
    kiosk.pass_time(3)
    kiosk.wait("reasons")
    press(kiosk, NEXT)
    press(kiosk, CONFIRM)
    kiosk.touch("leaveReasons")
    assert (reasons_given(kiosk), kiosk.changes, kiosk.ratings) == ([], [], ["neutral"])
