"""Thousands of random keys, chords, taps, drags and cards from outside the program rate nobody and sign nobody in.

Single taps on an answer are thrown in now and then, and counted: there may be no more ratings than these. A digit that
happened to stand alone because the machine was slow counts as a deliberate key.
"""

import random
import time
from pathlib import Path
from typing import Final, get_args

import pytest

from evaluator.kiosk.keypad import SILENCE_S
from evaluator.kiosk.screens.kiosk_view import Screen as ScreenName
from tests.support.display import Screen, virtual_screen
from tests.support.kiosk import RULES
from tests.support.kiosk_program import BADGE, KioskProgram, journal_of, let_it_rest, running_kiosk, staffed_folder
from tests.support.long_runs import Report

KEYS: Final = (
    *"0123456789",
    *"abqxz",
    "Return",
    "Escape",
    "Tab",
    "BackSpace",
    "space",
    "F1",
    "F4",
    "F11",
    "Up",
    "Menu",
)
HELD: Final = ("Control_L", "Alt_L", "Shift_L", "Super_L")
PAD: Final = {"1", "2", "3", "4"}
NOISE: Final = ["x", "x", "x"]
TOP: Final = 0.12
FOOT: Final = 0.95
"""Above the first and below the second share of the height there is never an answer."""


class Storm:
    """A careless hand with a seed."""

    def __init__(self, screen: Screen, kiosk: KioskProgram, seed: int, places: list[tuple[int, int]]) -> None:
        self._screen = screen
        self._kiosk = kiosk
        self._dice = random.Random(seed)
        self._places = places
        self._strokes: list[tuple[float, float, str]] = []
        self.taps = 0
        """Single taps on an answer."""

    def rage(self, gestures: int) -> None:
        """Do so many things, the last of them noise."""
        kinds = [self._burst, self._burst, self._chord, self._drag, self._beside, self._card, self._go_back]
        for gesture in range(gestures):
            if gesture % 100 == 0:
                let_it_rest(self._kiosk)
            if self._places and self._dice.random() < 0.03:
                self._tap_an_answer()
            else:
                self._dice.choice(kinds)()
        self._press(*NOISE)
        let_it_rest(self._kiosk)

    @property
    def lone_digits(self) -> int:
        """Keys of the pad that may have stood alone, as far as this side can tell."""
        count = 0
        for place, (begun, ended, key) in enumerate(self._strokes):
            before = self._strokes[place - 1][0] if place else float("-inf")
            after = self._strokes[place + 1][1] if place + 1 < len(self._strokes) else float("inf")
            count += key in PAD and ended - before >= SILENCE_S * 0.8 and after - begun >= SILENCE_S * 0.8
        return count

    def _press(self, *keys: str) -> None:
        for key in keys:
            begun = time.monotonic()
            self._screen.chord(key)
            self._strokes.append((begun, time.monotonic(), key))

    def _burst(self) -> None:
        self._press(*self._dice.choices(KEYS, k=self._dice.randint(2, 9)))

    def _card(self) -> None:
        self._press(*BADGE, "Return")

    def _chord(self) -> None:
        begun = time.monotonic()
        self._screen.chord(*self._dice.sample(HELD, self._dice.randint(1, 2)), self._dice.choice(KEYS))
        self._strokes.append((begun, time.monotonic(), "chord"))

    def _drag(self) -> None:
        """From one half of the screen into the other, so never within one answer."""
        far = [self._dice.uniform(0, 0.45), self._dice.uniform(0.55, 1)]
        self._dice.shuffle(far)
        (left, right), (upper, lower) = far, (self._dice.random(), self._dice.random())
        self._screen.press(*self._at(left, upper))
        for _ in range(self._dice.randint(0, 3)):
            self._screen.move(*self._at(self._dice.random(), self._dice.random()))
        self._screen.move(*self._at(right, lower))
        self._screen.release()

    def _beside(self) -> None:
        height = self._dice.choice([self._dice.uniform(0, TOP), self._dice.uniform(FOOT, 1)])
        self._screen.tap(*self._at(self._dice.random(), height))

    def _go_back(self) -> None:
        """Where the sign-in and the sign-out have their way back; above the answers."""
        self._screen.tap(*self._at(0.07, 0.09))

    def _tap_an_answer(self) -> None:
        self.taps += 1
        self._screen.tap(*self._dice.choice(self._places))

    def _at(self, across: float, down: float) -> tuple[int, int]:
        return int(across * (self._screen.width - 1)), int(down * (self._screen.height - 1))


def assert_well(kiosk: KioskProgram) -> None:
    """It runs, on a screen that there is, and nothing in it failed."""
    assert kiosk.process.poll() is None, kiosk.noise
    assert kiosk.events("screen.shown")[-1]["screen"] in get_args(ScreenName)
    assert kiosk.events("program.bug") == []
    assert kiosk.noise == []
    assert kiosk.stop() == 0


def kinds(folder: Path) -> list[str]:
    """The kinds of the journal's entries."""
    return [entry["kind"] for entry in journal_of(folder)]


@pytest.mark.parametrize("seed", [1, 2])
def test_a_storm_on_duty_rates_nobody_but_by_single_taps(
    tmp_path: Path, long_run: bool, report: Report, seed: int
) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    gestures = 10_000 if long_run else 400
    with virtual_screen() as screen, running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        places = [kiosk.tile_of(level.slug).middle for level in RULES.scale.levels] if seed % 2 else []
        storm = Storm(screen, kiosk, seed, places)
        storm.rage(gestures)
        kiosk.wait_for("visit.thanked", times=bool(places))
        assert_well(kiosk)
    answers = [entry for entry in journal_of(folder) if entry["kind"] in ("rated", "changed")]
    by_key = [entry for entry in answers if entry["via"] == "pad"]
    report(seed=seed, gestures=gestures, taps=storm.taps, ratings=len(answers), lone_digits=storm.lone_digits)
    assert len(answers) - len(by_key) <= storm.taps
    assert len(by_key) <= storm.lone_digits
    assert kinds(folder).count("duty_opened") == 1


def test_a_storm_off_duty_signs_nobody_in(tmp_path: Path, long_run: bool, report: Report) -> None:
    folder = staffed_folder(tmp_path / "kiosk")
    gestures = 10_000 if long_run else 400
    with virtual_screen() as screen, running_kiosk(folder, screen) as kiosk:
        kiosk.wait_for("program.started")
        screen.raise_window("")
        Storm(screen, kiosk, 3, []).rage(gestures)
        kiosk.wait_for("screen.shown", times=2)
        assert_well(kiosk)
    report(gestures=gestures, sign_ins=kinds(folder).count("duty_opened"))
    assert {"rated", "duty_opened"} & {*kinds(folder)} == set()
