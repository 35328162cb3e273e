"""What can be computed about every screen, size, language and look: nothing cut short or hidden, all of it large,
low and far apart enough, and every colour that stands on another one told apart."""

from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QColor, QImage

from evaluator.kiosk.look import PLAIN, Look
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.screens.measure import (
    contrast,
    cut_short,
    em,
    gap,
    ground,
    is_plain,
    letter_height,
    on_each_other,
    targets,
    texts,
)
from tests.kiosk.screens.scenes import ENDS, LANGUAGES, LOOKS, WALKS, Language, Size, in_every_look
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import OTHER_BADGE, OTHER_PIN, directory

MILLIMETRES_WIDE: Final = {
    (800, 480): 152.4,
    (1024, 600): 221.0,
    (1280, 800): 217.5,
    (1920, 1080): 476.0,
    (800, 1280): 135.9,
    (1080, 1920): 267.7,
}
BETWEEN: Final = ((600, 1024), (1366, 768))
SIZES: Final = [*MILLIMETRES_WIDE, *(pytest.param(size, marks=pytest.mark.long) for size in BETWEEN)]
"""The long run sees those too that lie between others."""
PICTURED: Final = ((800, 480), (1280, 800), (1080, 1920))
"""With `--long` all of them are."""
CLEAR: Final = (1280, 800)
"""Where colours are measured, which no size changes; in every look."""

ANSWER_MM: Final = 25
TARGET_MM: Final = 9.5
"""60 dp, the least of an edition for the elderly."""
GAP_MM: Final = 5
LETTER_MM: Final = {"zh-CN": {(800, 480): 7.5}, "en": {(800, 480): 5.9, (800, 1280): 6.8}}
"""Of the four answers, where it is less than the 7.3 mm that is read from 600 mm away."""
LETTER_ELSEWHERE_MM: Final = 7.3
LARGE_EM_MM: Final = 4.76
"""30 dp, the large print of an edition for the elderly."""
CONTRAST: Final = 7.0
HIGH_CONTRAST: Final = 15.0

OF_STAFF: Final = ("sign-in-badge", "sign-in-pin", "sign-in-refused", "sign-out", "pause-ends", "administration-pin")
"""Scenes whose keys need the height of the screen."""
ALL_REASONS: Final = ("reasons-more", "reason-focused", "finish-focused")
MAIN_WORDS: Final = ("question", "word_", "reasonWord_", "thankYou", "sheetItems", "notSavedTitle", "notYetAsked")


def assert_whole(kiosk: KioskUnderTest) -> None:
    """All words are to be seen, and nothing lies on anything else."""
    kiosk.grab()
    assert texts(kiosk)
    assert cut_short(kiosk) == []
    assert on_each_other(kiosk) == []


def small_or_high(kiosk: KioskUnderTest, per_mm: float, *, may_be_high: bool) -> list[str]:
    """Targets that a finger misses, or that stand out of reach."""
    found = []
    for one in targets(kiosk):
        least = ANSWER_MM if one.name.startswith(("answer_", "invite", "changeAnswer", "challengeAfter")) else TARGET_MM
        if min(one.room.width(), one.room.height()) / per_mm < least - 0.05:
            found.append(f"{one.name} is small")
        if not may_be_high and one.room.top() < kiosk.window.height() / 3 - 1:
            found.append(f"{one.name} is high")
    return found


def close_to_answers(kiosk: KioskUnderTest, per_mm: float) -> list[str]:
    """Targets that somebody who means an answer may touch."""
    found = targets(kiosk)
    answers = [one for one in found if one.name.startswith("answer_")]
    return [
        f"{answer.name} {other.name}"
        for answer in answers
        for other in found
        if other is not answer and gap(answer, other) / per_mm < GAP_MM - 0.05
    ]


def small_print(kiosk: KioskUnderTest, per_mm: float) -> list[tuple[str, float]]:
    """Main words that are not large although large ones are wished."""
    return [
        (one.name, round(em(one) / per_mm, 1))
        for one in texts(kiosk)
        if one.name.startswith(MAIN_WORDS) and em(one) / per_mm < LARGE_EM_MM
    ]


def faint(kiosk: KioskUnderTest, picture: QImage, scene: str) -> list[tuple[str, float]]:
    """Words that hardly stand out from the ground they are drawn on."""
    least = HIGH_CONTRAST if kiosk.session.situation.look.contrast and scene != "pressed" else CONTRAST
    found = []
    for one in texts(kiosk):
        if scene == "resting" and one.name.startswith("word_"):
            continue  # what rests takes no tap, and looks like it
        reached = contrast(one.item.property("color"), ground(picture, one.room))
        if reached < least:
            found.append((one.name, round(reached, 1)))
    return found


@pytest.mark.parametrize(
    ("walk", "size"),
    [
        pytest.param(
            walk,
            size,
            marks=pytest.mark.long if size in BETWEEN or (walk == "long" and size not in PICTURED) else (),
            id=f"{walk}-{size[0]}x{size[1]}",
        )
        for walk in WALKS
        for size in (*MILLIMETRES_WIDE, *BETWEEN)
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_screen_is_whole_large_low_apart_and_clear(
    start_kiosk: StartKiosk, long_run: bool, walk: str, size: Size, language: Language
) -> None:
    """Each screen of a walk is kept as a picture, to be looked at."""
    kiosk = WALKS[walk].start(start_kiosk, size, language)
    per_mm = size[0] / MILLIMETRES_WIDE[size] if size in MILLIMETRES_WIDE else None
    faults: list[object] = []
    for scene, look in in_every_look(kiosk, WALKS[walk], LOOKS if long_run or size == CLEAR else ENDS):
        if size in PICTURED or long_run:
            picture = kiosk.picture(f"{walk}-{scene}-{size[0]}x{size[1]}-{language}-{look}")
        else:
            picture = kiosk.grab()
        found: list[object] = []
        if walk != "long":  # names that no window has room for
            found += [*cut_short(kiosk), *on_each_other(kiosk)]
        if walk != "long" and per_mm is not None and scene not in OF_STAFF:
            may_be_high = scene == "administration" or (scene in ALL_REASONS and look.startswith("large"))
            found += small_or_high(kiosk, per_mm, may_be_high=may_be_high)
            found += close_to_answers(kiosk, per_mm)
        if walk == "day" and per_mm is not None and look.startswith("large") and scene not in ALL_REASONS:
            found += small_print(kiosk, per_mm)
        if size == CLEAR:
            found += faint(kiosk, picture, scene)
        faults += [(scene, look, fault) for fault in found]
    assert faults == []


@pytest.mark.parametrize("size", list(MILLIMETRES_WIDE), ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_have_one_size_that_is_read_from_afar_and_grows(
    start_kiosk: StartKiosk, size: Size, language: Language
) -> None:
    kiosk = WALKS["day"].start(start_kiosk, size, language)
    kiosk.sign_in()
    per_mm = size[0] / MILLIMETRES_WIDE[size]
    heights = []
    for look in (PLAIN, Look(large=True)):
        kiosk.session.visit.choose_look(look)
        kiosk.grab()
        words = [one for one in texts(kiosk) if one.name.startswith("word_")]
        assert len({one.item.property("font").pixelSize() for one in words}) == 1
        heights.append(letter_height(words[0]) / per_mm)
    plain, large = heights
    assert plain >= LETTER_MM[language].get(size, LETTER_ELSEWHERE_MM)
    assert large >= plain


def test_the_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_the_measures_see_what_is_wrong(kiosk: KioskUnderTest) -> None:
    kiosk.grab()
    assert on_each_other(kiosk) == []
    question, tile = kiosk.item("question"), kiosk.item("answer_satisfied")
    question.setProperty("text", "满意" * 400)
    tile.setX(tile.x() + 60)
    kiosk.grab()
    assert cut_short(kiosk) == ["满意" * 400]
    assert ("answer_satisfied", "answer_neutral") in on_each_other(kiosk)
    assert close_to_answers(kiosk, 1280 / 217.5)
    assert small_or_high(kiosk, 100, may_be_high=True)


@pytest.mark.parametrize("size", [(800, 480), (1280, 800)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("look", [PLAIN, Look(large=True, contrast=True)])
def test_nothing_moves_between_asking_and_resting(start_kiosk: StartKiosk, size: Size, look: Look) -> None:
    kiosk = start_kiosk(size=size)
    kiosk.sign_in()
    places = []

    def look_at_it() -> None:
        kiosk.wait_until_settled()
        kiosk.session.visit.choose_look(look)
        kiosk.grab()
        fixed = ("answer_", "language", "largeText", "highContrast", "readAloud", "staffCorner")
        places.append({one.name: one.room for one in targets(kiosk) if one.name.startswith(fixed)})

    look_at_it()
    kiosk.finger_down(kiosk.at("answer_neutral"))
    look_at_it()
    kiosk.finger_up(kiosk.at("answer_neutral"))
    kiosk.wait("thanks")
    kiosk.touch("changeAnswer")
    kiosk.wait("change")
    look_at_it()
    kiosk.pass_time(11)
    kiosk.wait("ask")
    look_at_it()
    kiosk.touch("answer_neutral")
    kiosk.wait("thanks")
    kiosk.pass_time(4)
    kiosk.wait("resting")
    look_at_it()
    for seen in places[1:]:
        assert {name: places[0][name] for name in seen} == seen


@pytest.mark.parametrize("matters", [0, 4, 13])
@pytest.mark.parametrize("size", [(800, 480), (1280, 800), (800, 1280)], ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_words_of_the_checklists_are_cut_short(start_kiosk: StartKiosk, size: Size, matters: int) -> None:
    kiosk = start_kiosk(size=size, directory=with_matters(matters), simulated=True)
    kiosk.sign_in()
    kiosk.touch("readSheets")
    assert_whole(kiosk)
    if matters:
        kiosk.touch("matter_0")
        assert_whole(kiosk)


def test_a_long_name_is_never_cut_short_while_two_lines_can_hold_it(start_kiosk: StartKiosk) -> None:
    known = directory()
    person = replace(known.staff[1], name="阿卜杜热合曼·买买提依明·玉素甫江")
    kiosk = start_kiosk(size=(800, 480), directory=replace(known, staff=(person,)))
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    assert not kiosk.item("personName").property("truncated")
    assert kiosk.item("personName").property("lineCount") <= 2


BANDS: Final = [(1280, 800), (1080, 1920)]


@pytest.mark.parametrize("size", BANDS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_post_and_a_place_that_fit_keep_their_size(start_kiosk: StartKiosk, size: Size) -> None:
    kiosk = WALKS["day"].start(start_kiosk, size, "en")
    kiosk.sign_in()
    kiosk.grab()
    said = ("Social security", "Qinghe Community Service Hall", "Badge no. 1043")
    found = [one for one in texts(kiosk) if str(one.item.property("text")).startswith(said)]
    assert len(found) == (3 if size[0] > size[1] else 4)
    assert [one.name for one in found if em(one) != one.item.property("size")] == []


@pytest.mark.parametrize("size", BANDS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_a_post_and_a_place_are_whole_in_two_lines(start_kiosk: StartKiosk, size: Size) -> None:
    kiosk = WALKS["long"].start(start_kiosk, size, "en")
    scenes = WALKS["long"].steps(kiosk)
    assert [next(scenes), next(scenes)] == ["off-duty", "ask"]
    kiosk.grab()
    assert cut_short(kiosk) == []
    assert max(one.item.property("lineCount") or 1 for one in texts(kiosk)) == 2


def test_names_that_look_like_markup_are_shown_letter_for_letter(start_kiosk: StartKiosk) -> None:
    known = directory()
    marked = '<img src="http://192.0.2.1/seen.png"><b>李</b>'
    person = replace(known.staff[1], name=marked, post=marked)
    window, *others = known.windows
    kiosk = start_kiosk(directory=replace(known, staff=(person,), windows=(replace(window, name=marked), *others)))
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    kiosk.grab()
    assert kiosk.text("personName") == marked
    assert [one.name for one in texts(kiosk) if not is_plain(one)] == []


def test_no_words_of_any_page_are_read_as_markup() -> None:
    for page in (Path(__file__).parents[3] / "evaluator" / "kiosk" / "screens").glob("*.qml"):
        lines = page.read_text("utf-8").splitlines()
        written = sum(line.strip() == "Text {" for line in lines)
        assert sum(line.strip() == "textFormat: Text.PlainText" for line in lines) == written, page.name
