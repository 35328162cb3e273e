"""Cards from a reader that is told apart: the kernel's own event structures through the production reader.

There is no input device to be made where tests run, so a pipe carries what a device would say.
"""

import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from evdev import InputDevice
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluator.kiosk.card_reader import DIGITS, DOWN, DROPPED, KEY, SYN, CardKeys, CardReaders, names_of
from evaluator.kiosk.screens.sign_in import derive_sign_in
from evaluator.kiosk.settings import KioskSettings
from evaluator.runtime.logs import EventLog
from tests.conftest import Finish
from tests.kiosk.conftest import KioskUnderTest, StartKiosk
from tests.kiosk.staffed import BADGE, OTHER_BADGE, OTHER_PIN, PIN

ENTER = 28
KEY_A = 30
PLACE = {digit: code for code, digit in DIGITS.items() if code < 12}


def events(text: str, *, step_s: float = 0.005) -> list[tuple[int, int, int, float]]:
    """What a reader sends for a text: each key down, up, and the end of a report."""
    found = []
    for number, letter in enumerate(text):
        code, at = ENTER if letter == "\n" else PLACE.get(letter, KEY_A), 1000 + number * step_s
        found += [(KEY, code, DOWN, at), (SYN, 0, 0, at), (KEY, code, 0, at), (SYN, 0, 0, at)]
    return found


def badges(sent: list[tuple[int, int, int, float]]) -> list[str]:
    keys = CardKeys()
    return [badge for event in sent if (badge := keys.event(*event)) is not None]


def test_digits_and_enter_are_a_badge_number() -> None:
    assert badges(events("1043\n")) == ["1043"]
    assert badges(events("1043\n1044\n")) == ["1043", "1044"]


@pytest.mark.parametrize("text", ["\n", "10a43\n", "1" * 21 + "\n", "7" * 200 + "\n", "1043"])
def test_anything_else_is_none(text: str) -> None:
    assert badges(events(text)) == []


def test_half_a_number_is_forgotten() -> None:
    late = [(kind, code, value, at + 5) for kind, code, value, at in events("43\n")]
    assert badges([*events("10"), *late]) == ["43"]
    assert badges(events("1043\n", step_s=0.5)) == []


def test_a_number_with_a_hole_in_it_is_none() -> None:
    rest = [(kind, code, value, at + 0.02) for kind, code, value, at in events("43\n")]
    assert badges([*events("10"), (SYN, DROPPED, 0, 1000.01), *rest]) == []
    assert badges([*events("10"), *rest]) == ["1043"]


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"0123456789ab", "\n"]), max_size=60))
def test_only_whole_cards_come_out_of_any_burst(letters: list[str]) -> None:
    text = "".join(letters)
    whole = [line for line in text.split("\n")[:-1] if line.isdigit() and len(line) <= 20]
    assert badges(events(text)) == whole


@settings(deadline=None)
@given(st.lists(st.tuples(*[st.integers(0, 2**16 - 1)] * 2, st.integers(-(2**31), 2**31 - 1), st.floats(0, 1e9))))
def test_no_event_does_harm(sent: list[tuple[int, int, int, float]]) -> None:
    assert all(badge.isdigit() for badge in badges(sent))


def test_a_reader_is_named_by_its_kind_or_alone() -> None:
    assert names_of(0x8FF, 0x9, "A7") == {"08ff:0009", "08ff:0009:A7"}


class Pipe:
    """The end that a device would write to."""

    def __init__(self, folder: Path) -> None:
        path = folder / "event7"
        os.mkfifo(path)
        self._there = os.open(path, os.O_RDWR | os.O_NONBLOCK)
        self.device: InputDevice[str] = object.__new__(InputDevice)
        self.device.fd, self.device.path = os.open(path, os.O_RDONLY | os.O_NONBLOCK), str(path)

    def swipe(self, text: str) -> None:
        for kind, code, value, at in events(text):
            os.write(self._there, struct.pack("llHHi", int(at), round(at % 1 * 1e6), kind, code, value))

    def close(self) -> None:
        os.close(self._there)


@pytest.fixture
def pipe(tmp_path: Path) -> Iterator[Pipe]:
    made = Pipe(tmp_path)
    yield made
    made.close()


def step_of(kiosk: KioskUnderTest) -> str:
    return derive_sign_in(kiosk.session.situation).step


@pytest.fixture
def kiosk(start_kiosk: StartKiosk, pipe: Pipe, finish: Finish[Any]) -> Iterator[KioskUnderTest]:
    kiosk = start_kiosk()
    session = kiosk.session
    readers = CardReaders(["08ff:0009"], session.sign_in.card, EventLog("kiosk"), on_held=session.hold_reader)

    async def attach() -> None:
        readers.listen(pipe.device)

    async def detach() -> None:
        readers.close()

    finish(attach())
    yield kiosk
    finish(detach())


def test_a_card_asks_for_the_pin_and_signs_in_with_it(kiosk: KioskUnderTest, pipe: Pipe) -> None:
    pipe.swipe(f"{BADGE}\n")
    kiosk.wait_until(lambda: kiosk.screen == "sign_in" and step_of(kiosk) == "pin")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("ask")


def test_a_keyboard_types_no_badge_number_then(kiosk: KioskUnderTest) -> None:
    kiosk.keys(f"{BADGE}\n{PIN}\n")
    assert kiosk.screen == "off_duty"
    kiosk.touch("signIn")
    kiosk.keys(f"{BADGE}\n")
    assert step_of(kiosk) == "badge"
    assert kiosk.session.situation.typed == ""


def test_a_colleagues_card_is_whose_pin_is_asked_for_from_then_on(kiosk: KioskUnderTest, pipe: Pipe) -> None:
    pipe.swipe(f"{BADGE}\n")
    kiosk.wait_until(lambda: kiosk.screen == "sign_in")
    kiosk.keys("27")
    pipe.swipe(f"{BADGE}\n")
    pipe.swipe(f"{OTHER_BADGE}\n")
    kiosk.wait_until(lambda: kiosk.session.situation.typed == "")
    kiosk.keys(f"{OTHER_PIN}\n")
    kiosk.wait("ask")
    staff = kiosk.session.situation.staff
    assert staff is not None
    assert staff.badge == OTHER_BADGE
    assert kiosk.events.of("sign_in.refused") == []


@pytest.mark.parametrize("text", ["7" * 200 + "\n", f"{BADGE}x\n", "\n"])
def test_what_is_no_card_changes_nothing(kiosk: KioskUnderTest, pipe: Pipe, text: str) -> None:
    pipe.swipe(text)
    pipe.swipe(f"{BADGE}\n")
    kiosk.wait_until(lambda: kiosk.screen == "sign_in")
    assert step_of(kiosk) == "pin"
    assert kiosk.events.of("sign_in.refused") == []


def test_a_card_swiped_on_duty_makes_no_rating(kiosk: KioskUnderTest, pipe: Pipe) -> None:
    pipe.swipe(f"{BADGE}\n")
    kiosk.wait_until(lambda: kiosk.screen == "sign_in")
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("ask")
    for _ in range(5):
        pipe.swipe("1234\n")
    kiosk.pass_time(1)
    assert kiosk.screen == "ask"
    assert kiosk.ratings == []


@pytest.mark.parametrize(
    ("chosen", "counts"),
    [
        (KioskSettings(), True),
        (KioskSettings(card_readers=("08ff:0009",)), False),
        (KioskSettings(card_readers=("08ff:0009",), cards_from_keyboards=True), True),
    ],
    ids=["no list", "a list", "a list and any keyboard"],
)
def test_a_keyboard_is_a_card_without_a_list_or_where_the_settings_say_so(
    start_kiosk: StartKiosk, chosen: KioskSettings, counts: bool
) -> None:
    kiosk = start_kiosk(settings=chosen)
    assert kiosk.technician.keyboards_count is counts
    kiosk.keys(f"{BADGE}\n")
    assert kiosk.screen == ("sign_in" if counts else "off_duty")


def test_without_its_reader_a_window_still_takes_badge_numbers_on_the_screen(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(card_readers=("08ff:0009",)))
    kiosk.touch("signIn")
    for digit in BADGE:
        kiosk.touch(f"digit_{digit}")
    kiosk.touch("enter")
    assert step_of(kiosk) == "pin"
    kiosk.keys(f"{PIN}\n")
    kiosk.wait("ask")


def test_a_held_reader_is_the_only_card_also_where_keyboards_would_do(start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk(settings=KioskSettings(card_readers=("08ff:0009",), cards_from_keyboards=True))
    kiosk.session.hold_reader(True)
    kiosk.keys(f"{BADGE}\n")
    assert kiosk.screen == "off_duty"
