"""F27: ten fingers at once, three on two answers, a palm. One rating at most is kept, and the next finger counts."""

from collections.abc import Sequence
from random import Random
from typing import Final

import pytest
from PySide6.QtCore import QPoint, QRectF

from evaluator.kiosk.settings import KioskSettings
from tests.kiosk.conftest import KioskUnderTest, StartKiosk

SEED: Final = 20261127
HANDFULS: Final = 12
LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
PALM_MM: Final = 60
BESIDE: Final = 12
"""Pixels around the answers in which nothing else can be touched."""


class Hands:
    """Up to ten fingers on the answers, of which every frame of the screen tells all."""

    def __init__(self, kiosk: KioskUnderTest) -> None:
        self.kiosk = kiosk
        self._down: dict[int, QPoint] = {}

    def press(self, *points: QPoint) -> None:
        """All of them in one frame, beside those that lie there already."""
        fresh = dict(enumerate(points, start=len(self._down)))
        self._frame(press=fresh)
        self._down |= fresh

    def shiver(self, chance: Random, far: int) -> None:
        """Every finger moves by so many pixels at most."""
        self._down = {
            finger: point + QPoint(chance.randint(-far, far), chance.randint(-far, far))
            for finger, point in self._down.items()
        }
        self._frame(move=self._down)

    def lift(self, *fingers: int) -> None:
        """These in one frame; all of them where none is named."""
        gone = {finger: self._down[finger] for finger in fingers or tuple(self._down)}
        self._down = {finger: point for finger, point in self._down.items() if finger not in gone}
        self._frame(release=gone)

    def _frame(self, **did: dict[int, QPoint]) -> None:
        sequence = self.kiosk.fingers()
        told: set[int] = set()
        for how, points in did.items():
            for finger, point in points.items():
                getattr(sequence, how)(finger, point, self.kiosk.window)
                told.add(finger)
        for finger in self._down.keys() - told:
            sequence.stationary(finger)
        sequence.commit()


def places_of(kiosk: KioskUnderTest) -> list[QRectF]:
    """Where the four answers stand in the window."""
    tiles = [kiosk.item(f"answer_{level}") for level in LEVELS]
    return [tile.mapRectToScene(QRectF(0, 0, tile.width(), tile.height())) for tile in tiles]


def scattered(chance: Random, inside: QRectF, n: int) -> list[QPoint]:
    left, top, right, bottom = (int(edge) for edge in inside.getCoords())  # type: ignore[attr-defined]
    return [QPoint(chance.randint(left, right), chance.randint(top, bottom)) for _ in range(n)]


def kept_at_most_one(kiosk: KioskUnderTest, before: Sequence[str]) -> None:
    """One rating at most came to those before, was thanked for, and the next lone finger counts."""
    kiosk.wait_until_settled()
    after = kiosk.ratings
    assert len(after) - len(before) in (0, 1)
    kiosk.wait_for("visit.thanked", times=len(after))
    rest(kiosk)
    kiosk.touch("answer_satisfied")
    kiosk.wait("thanks")
    kiosk.wait_until_settled()
    assert kiosk.ratings == [*after, "satisfied"]
    kiosk.wait_for("visit.thanked", times=len(after) + 1)
    assert kiosk.changes == []
    rest(kiosk)


def rest(kiosk: KioskUnderTest) -> None:
    """Until the next resident stands before the answers."""
    while kiosk.screen != "ask":
        kiosk.pass_time(1)


@pytest.fixture
def kiosk(start_kiosk: StartKiosk) -> KioskUnderTest:
    """One that takes the next rating at once: what a hand leaves behind would count."""
    kiosk = start_kiosk(settings=KioskSettings(minimum_interval_s=0))
    kiosk.sign_in()
    return kiosk


@pytest.mark.parametrize("order", ["together", "one by one", "the first one last"])
def test_ten_fingers_in_one_frame_make_one_rating_at_most(kiosk: KioskUnderTest, order: str) -> None:
    hands, chance = Hands(kiosk), Random(SEED)
    middles = [place.center().toPoint() for place in places_of(kiosk)]
    hands.press(*(middles[finger % 4] + QPoint(9 * finger, -7 * finger) for finger in range(10)))
    match order:
        case "together":
            hands.lift()
        case "one by one":
            for finger in chance.sample(range(10), 10):
                hands.lift(finger)
        case _:
            hands.lift(*range(1, 10))
            hands.lift(0)
    kept_at_most_one(kiosk, before=[])


@pytest.mark.parametrize(("pair", "alone"), [("satisfied", "dissatisfied"), ("dissatisfied", "very_satisfied")])
def test_three_fingers_on_two_answers_make_one_rating_at_most(kiosk: KioskUnderTest, pair: str, alone: str) -> None:
    hands = Hands(kiosk)
    beside = QPoint(30, 0)
    hands.press(kiosk.at(f"answer_{pair}") - beside, kiosk.at(f"answer_{alone}"), kiosk.at(f"answer_{pair}") + beside)
    hands.lift(1)
    hands.lift()
    kept_at_most_one(kiosk, before=[])


def test_a_palm_across_two_answers_makes_one_rating_at_most(kiosk: KioskUnderTest) -> None:
    """Its contacts grow, shiver and part, as a panel tells of one."""
    chance = Random(SEED)
    first, second, *_ = places_of(kiosk)
    palm = QRectF(0, 0, PALM_MM * 4, PALM_MM * 2)
    palm.moveCenter((first.center() + second.center()) / 2)
    hands = Hands(kiosk)
    hands.press(*scattered(chance, palm, 3))
    hands.press(*scattered(chance, palm, 7))
    for _ in range(5):
        hands.shiver(chance, far=6)
    hands.lift(*range(3, 8))
    hands.shiver(chance, far=6)
    hands.lift()
    kept_at_most_one(kiosk, before=[])


def test_a_palm_that_the_panel_takes_back_is_no_rating(kiosk: KioskUnderTest) -> None:
    hands = Hands(kiosk)
    hands.press(*(place.center().toPoint() for place in places_of(kiosk)))
    assert any(kiosk.item(f"answer_{level}").property("pressed") for level in LEVELS)
    kiosk.take_fingers_back()
    assert not any(kiosk.item(f"answer_{level}").property("pressed") for level in LEVELS)
    kept_at_most_one(kiosk, before=[])
    assert kiosk.ratings == ["satisfied"]


def test_handfuls_of_any_shape_make_one_rating_each_at_most(kiosk: KioskUnderTest) -> None:
    chance = Random(SEED)
    places = places_of(kiosk)
    around = places[0].united(places[-1]).adjusted(-BESIDE, -BESIDE, BESIDE, BESIDE)
    for _ in range(HANDFULS):
        before, fingers, hands = kiosk.ratings, chance.randint(2, 10), Hands(kiosk)
        points = scattered(chance, around, fingers)
        cut = chance.randint(1, fingers)
        hands.press(*points[:cut])
        if cut < fingers:
            hands.press(*points[cut:])
        hands.shiver(chance, far=chance.choice([0, 3, 40]))
        left = chance.sample(range(fingers), fingers)
        while left:
            some = chance.randint(1, len(left))
            hands.lift(*left[:some])
            left = left[some:]
        kept_at_most_one(kiosk, before)
    assert len(kiosk.ratings) > HANDFULS, "of all these handfuls none made a rating"
