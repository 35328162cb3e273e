"""What can be computed about the look: nothing is cut short, answers are large and low, contrast is strong."""

from dataclasses import replace
from itertools import product
from typing import Any, Final, Literal

import pytest
from PySide6.QtCore import QObject, QPointF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow

from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.technician import Administering
from tests.kiosk.conftest import KioskUnderTest, StartKiosk, below
from tests.kiosk.screens.test_pictures import LONG_HALL
from tests.kiosk.screens.test_sheets import with_matters
from tests.kiosk.staffed import OTHER_BADGE, OTHER_PIN, RULES, TECHNICIAN, directory, pack, verifier
from tests.support.clock import StandingClock

MILLIMETRES_WIDE: Final = {(800, 480): 152.4, (1024, 600): 221.0, (1280, 800): 217.5, (1920, 1080): 476.0}
SIZES: Final = [*MILLIMETRES_WIDE, (800, 1280), (600, 1024), (1080, 1920), (1366, 768)]
ANSWER_MM: Final = 25
LETTER_MM: Final = 6
LONG_WORD_MM: Final = 4.5
"""Five English answers in one row."""
CONTRAST: Final = 7.0


def texts(kiosk: KioskUnderTest) -> list[QQuickItem]:
    """Every visible item with words in it."""
    items = below(kiosk.window.contentItem())
    return [
        item
        for item in items
        if item.isVisible() and item.metaObject().className().startswith(("Line", "Words", "Title"))
    ]


def is_whole(window: QQuickWindow, item: QQuickItem) -> bool:
    """Whether all words of an item are on the screen, inside their own room."""
    upper = item.mapToScene(QPointF(0, 0))
    lower = item.mapToScene(QPointF(item.width(), item.height()))
    inside = upper.x() >= 0 and upper.y() >= 0 and lower.x() <= window.width() and lower.y() <= window.height()
    return inside and not item.property("truncated") and item.property("contentWidth") <= item.width() + 1


def assert_whole(kiosk: KioskUnderTest) -> None:
    found = texts(kiosk)
    assert found or kiosk.screen == "sign_in"
    assert [item.property("text") for item in found if not is_whole(kiosk.window, item)] == []


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ["zh-CN", "en"])))
def test_no_words_are_cut_short_on_any_screen(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    kiosk = start_kiosk(
        size=size, settings=KioskSettings(language=language, technician_pin=verifier(TECHNICIAN)), simulated=True
    )
    assert_whole(kiosk)
    kiosk.keys(f"{OTHER_BADGE}\n000000\n")
    kiosk.wait_for("sign_in.refused")
    assert_whole(kiosk)
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    assert_whole(kiosk)
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    assert_whole(kiosk)
    kiosk.touch("changeAnswer")
    assert_whole(kiosk)
    with kiosk.full_disk():
        kiosk.touch("answer_satisfied")
        kiosk.wait("not_saved")
    assert_whole(kiosk)
    kiosk.pass_time(4.5)
    kiosk.wait("resting")
    assert_whole(kiosk)
    kiosk.touch("staffCorner")
    assert_whole(kiosk)
    kiosk.touch("wish_2")
    kiosk.keys(f"{OTHER_PIN}\n")
    kiosk.wait("paused")
    assert_whole(kiosk)
    kiosk.touch("goOn")
    assert_whole(kiosk)
    kiosk.view_model.administer()
    kiosk.wait("administration")
    assert_whole(kiosk)
    kiosk.keys(f"{TECHNICIAN}\n")
    kiosk.wait_until(lambda: isinstance(kiosk.technician.state, Administering) and bool(kiosk.technician.state.health))
    assert_whole(kiosk)
    kiosk.touch("administrationBack")
    kiosk.session.fail("entry 1042 does not follow from the one before it")
    assert_whole(kiosk)


@pytest.mark.parametrize("size", list(MILLIMETRES_WIDE))
@pytest.mark.parametrize("language", ["zh-CN", "en"])
def test_answers_are_large_and_in_the_lower_two_thirds(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language))
    kiosk.sign_in()
    per_mm = size[0] / MILLIMETRES_WIDE[size]
    for level in RULES.scale.levels:
        tile = kiosk.item(f"answer_{level.slug}")
        assert min(tile.width(), tile.height()) / per_mm >= ANSWER_MM
        assert tile.mapToScene(QPointF(0, 0)).y() >= size[1] / 3
        label = next(item for item in below(tile) if item.metaObject().className().startswith("Line"))
        assert label.property("font").pixelSize() / per_mm >= LETTER_MM
    assert kiosk.at("language").y() >= size[1] / 3
    assert kiosk.at("staffCorner").y() >= size[1] / 3


@pytest.mark.parametrize("size", list(MILLIMETRES_WIDE))
@pytest.mark.parametrize("language", ["zh-CN", "en"])
@pytest.mark.parametrize("rules", ["national_five", "thumb"])
def test_scales_of_five_and_of_one_are_laid_out_from_their_pack_alone(
    start_kiosk: StartKiosk, rules: str, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    scale = pack(rules).scale
    kiosk = start_kiosk(size=size, settings=KioskSettings(language=language), rules=pack(rules))
    kiosk.sign_in()
    assert_whole(kiosk)
    per_mm = size[0] / MILLIMETRES_WIDE[size]
    for level in scale.levels:
        tile = kiosk.item(f"answer_{level.slug}")
        assert min(tile.width(), tile.height()) / per_mm >= ANSWER_MM
        assert tile.mapToScene(QPointF(0, 0)).y() >= size[1] / 3
    assert {
        kiosk.item(f"answer_{level.slug}").property("wordSize") / per_mm >= LONG_WORD_MM for level in scale.levels
    } == {True}


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ["zh-CN", "en"])))
@pytest.mark.parametrize("matters", [0, 4, 13])
def test_no_words_of_a_checklist_are_cut_short(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"], matters: int
) -> None:
    settings = KioskSettings(language=language)
    kiosk = start_kiosk(size=size, settings=settings, directory=with_matters(matters), simulated=True)
    kiosk.sign_in()
    button, mark = kiosk.item("readSheets"), kiosk.item("simulated")
    assert button.x() + button.width() <= mark.x() or mark.y() + mark.height() <= button.y()
    assert (
        not kiosk.is_visible("challenge")
        or mark.y() < button.y()
        or mark.x() + mark.width() <= kiosk.item("challenge").x()
    )
    kiosk.touch("readSheets")
    assert_whole(kiosk)
    if matters:
        kiosk.touch("matter_0")
        assert_whole(kiosk)


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ["zh-CN", "en"])))
def test_no_words_are_cut_short_when_invited_and_asked_for_reasons(
    start_kiosk: StartKiosk, size: tuple[int, int], language: Literal["zh-CN", "en"]
) -> None:
    settings = KioskSettings(language=language, mode="invited")
    kiosk = start_kiosk(size=size, settings=settings, rules=pack("national_five"), simulated=True)
    kiosk.keys(f"{OTHER_BADGE}\n{OTHER_PIN}\n")
    kiosk.wait("uninvited")
    assert_whole(kiosk)
    for level in pack("national_five").scale.levels:
        kiosk.touch("invite")
        kiosk.wait("ask")
        kiosk.touch("challenge")
        assert_whole(kiosk)
        kiosk.touch(f"answer_{level.slug}")
        kiosk.wait("thanks")
        kiosk.pass_time(3.5)
        kiosk.wait("reasons")
        assert_whole(kiosk)
        kiosk.touch("moreReasons")
        assert_whole(kiosk)
        kiosk.touch("leaveReasons")
        kiosk.wait("uninvited")


@pytest.mark.parametrize(("size", "language"), list(product(SIZES, ["zh-CN", "en"])))
@pytest.mark.parametrize("rules", ["four_level", "thumb"])
def test_no_words_are_cut_short_where_a_hall_is_rated(
    start_kiosk: StartKiosk, clock: StandingClock, size: tuple[int, int], language: Literal["zh-CN", "en"], rules: str
) -> None:
    known = directory()
    known = replace(known, units=(known.units[0], replace(known.units[1], **LONG_HALL)))
    clock.advance(seconds=-3600)
    settings = KioskSettings(language=language)
    hall = start_kiosk(size=size, settings=settings, directory=known, window="", rules=pack(rules), simulated=True)
    assert_whole(hall)
    hall.pass_time(3600)
    hall.wait("ask")
    assert_whole(hall)
    hall.touch("readSheets")
    assert_whole(hall)


def luminance(colour: QColor) -> float:
    """Relative luminance as WCAG 2 defines it, 0-1."""
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    """1-21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_the_contrast_is_computed_as_the_standard_says() -> None:
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("#767676"), QColor("white")) == pytest.approx(4.54, abs=0.01)


def test_words_stand_out_from_their_ground(kiosk: KioskUnderTest) -> None:
    theme: Any = kiosk.display.theme
    assert isinstance(theme, QObject)
    pairs = [("ink", "paper"), ("ink", "plate"), ("ink", "notice"), ("secondInk", "paper"), ("accentInk", "accent")]
    pairs += [("accent", "paper"), ("accent", "plate")]
    for ink, ground in pairs:
        assert contrast(theme.property(ink), theme.property(ground)) >= CONTRAST, (ink, ground)
    for level in RULES.scale.levels:
        pressed = QColor(level.tint).darker(109)
        assert contrast(theme.property("ink"), pressed) >= CONTRAST, level.slug


def test_a_long_name_is_never_cut_short_while_two_lines_can_hold_it(start_kiosk: StartKiosk) -> None:
    known = directory()
    person = replace(known.staff[1], name="阿卜杜热合曼·买买提依明·玉素甫江")
    kiosk = start_kiosk(size=(800, 480), directory=replace(known, staff=(person,)))
    kiosk.sign_in(OTHER_BADGE, OTHER_PIN)
    assert not kiosk.item("personName").property("truncated")
    assert kiosk.item("personName").property("lineCount") <= 2
