"""Keys of the pad, told apart from cards and keyboards."""

from itertools import pairwise
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from evaluator.kiosk.keypad import LATE_S, OUTER_KEYS, SILENCE_S, PadKeys, Press

Stroke = tuple[float, int | None]

CARD: Final[list[Stroke]] = [(0.00, 1), (0.01, None), (0.02, 4), (0.03, 3), (0.05, None)]


def heard(strokes: list[Stroke], *, until: float = 60) -> list[Press]:
    """The presses found when every alarm rings in time."""
    found: list[Press] = []
    pad, waiting = PadKeys(), list(strokes)
    while True:
        due = pad.due
        if waiting and (due is None or waiting[0][0] <= due):
            at, key = waiting.pop(0)
            pad.pressed(key, at)
        elif due is not None and due <= until:
            pressed = pad.listened(due)
            if pressed is not None:
                found.append(pressed)
        else:
            return found


def test_a_key_alone_is_a_press() -> None:
    assert heard([(5, 2)]) == [2]


def test_keys_with_silence_between_them_are_presses() -> None:
    assert heard([(5, 2), (5.7, 4)]) == [2, 4]


def test_a_card_is_no_press() -> None:
    assert heard(CARD) == []


def test_a_key_close_behind_a_card_is_no_press() -> None:
    assert heard([*CARD, (0.3, 1)]) == []


def test_a_key_well_behind_a_card_is_a_press() -> None:
    assert heard([*CARD, (0.4, 1)]) == [1]


def test_a_double_press_is_none() -> None:
    assert heard([(5, 1), (5.1, 1)]) == []


def test_noise_before_or_behind_makes_it_no_press() -> None:
    assert heard([(5, None), (5.2, 1)]) == []
    assert heard([(5, 1), (5.2, None)]) == []


def test_what_is_forgotten_is_no_press() -> None:
    pad = PadKeys()
    pad.pressed(1, 5)
    pad.forget()
    assert pad.due is None
    assert pad.listened(6) is None


def test_a_late_alarm_listens_again_for_what_could_not_be_heard() -> None:
    pad = PadKeys()
    pad.pressed(1, 0)
    late = SILENCE_S + LATE_S + 0.1
    assert pad.listened(late) is None
    assert pad.waiting == 1
    pad.pressed(None, late + 0.01)
    assert pad.listened(late + 10) is None


def test_a_late_alarm_that_hears_nothing_more_is_a_press() -> None:
    pad = PadKeys()
    pad.pressed(1, 0)
    assert pad.listened(2) is None
    assert pad.listened(2 + SILENCE_S) == 1


@given(st.lists(st.tuples(st.floats(0.001, 0.29), st.sampled_from([1, 2, 3, 4, None])), min_size=2))
def test_no_burst_makes_a_press(gaps: list[Stroke]) -> None:
    at, strokes = 0.0, []
    for gap, key in gaps:
        at += gap
        strokes.append((at, key))
    assert [press for press in heard(strokes) if press != "outer"] == []


def test_both_outer_keys_at_once_are_one_press_of_their_own() -> None:
    assert heard([(5, 1), (5.05, 4)]) == ["outer"]
    assert heard([(5, 4), (5, 1)]) == ["outer"]


def test_the_outer_keys_among_other_keys_are_noise() -> None:
    assert heard([(5, 1), (5.05, 4), (5.1, None)]) == []
    assert heard([(5, 1), (5.05, 4), (5.1, 1)]) == []
    assert heard([(5, 1), (5.05, 2)]) == []
    assert heard([(4.8, None), (5, 1), (5.05, 4)]) == []


def test_no_answer_looks_pressed_while_both_outer_keys_are_listened_to() -> None:
    pad = PadKeys()
    pad.pressed(1, 5)
    assert pad.waiting == 1
    pad.pressed(4, 5.05)
    assert pad.waiting is None


@given(st.lists(st.tuples(st.floats(0.0, 0.7), st.sampled_from([1, 2, 3, 4, None])), max_size=12))
def test_exactly_the_keys_alone_are_presses(gaps: list[Stroke]) -> None:
    at, strokes = 1.0, []
    for gap, key in gaps:
        at += gap
        strokes.append((at, key))
    times = [float("-inf"), *(at for at, _ in strokes), float("inf")]
    alone = [
        key
        for place, (at, key) in enumerate(strokes, start=1)
        if key is not None and at - times[place - 1] >= SILENCE_S and times[place + 1] > at + SILENCE_S
    ]
    pressed = heard(strokes)
    assert [press for press in pressed if press != "outer"] == alone
    assert pressed.count("outer") <= sum({one, other} == OUTER_KEYS for (_, one), (_, other) in pairwise(strokes))
