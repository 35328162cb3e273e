"""How long a wrong PIN or password locks its badge or account, and wrong PINs the window where they were typed."""

from itertools import pairwise
from typing import Final

FREE_TRIES: Final = 5
FIRST_WAIT_S: Final = 15
BLOCKED_AT: Final = 15
FREE_AT_WINDOW: Final = 8
MOST_AT_WINDOW: Final = 13
"""More are not counted: from here on a window has waited its longest."""
WINDOW_WAITS_AT_MOST_S: Final = 300
"""A child at the keypad shuts no window for longer; as long without a wrong try takes one off."""


def wait_s(wrong_tries: int) -> float | None:
    """Seconds to wait after that many wrong tries in a row; None when only another person can help.

    No wait after 1-4 wrong ones, 15 s after 5, 30 s after 6, 60 s after 7; blocked at 15.
    """
    if wrong_tries >= BLOCKED_AT:
        return None
    if wrong_tries < FREE_TRIES:
        return 0
    return float(FIRST_WAIT_S * 2 ** (wrong_tries - FREE_TRIES))


def wait_at_window_s(wrong_tries: int) -> float:
    """Seconds that nobody can sign in at a window after that many wrong tries there, whatever the badge numbers.

    No wait after 1-7 of them, 15 s after 8, 30 s after 9, 240 s after 12; 300 s after 13 and more, and never a block.
    """
    if wrong_tries < FREE_AT_WINDOW:
        return 0
    return float(min(WINDOW_WAITS_AT_MOST_S, FIRST_WAIT_S * 2 ** (wrong_tries - FREE_AT_WINDOW)))


def left_at_window(wrong_tries: int, quiet_s: float) -> int:
    """How many of the wrong tries at a window still stand after so many seconds without one.

    10 of 12 after 700 s; nothing else takes any off, least of all a right PIN.
    """
    return max(0, wrong_tries - int(quiet_s // WINDOW_WAITS_AT_MOST_S))


def is_weak_pin(pin: str) -> bool:
    """Whether a PIN is refused: not six digits, one digit six times, a run (123456), or a part repeated (123123)."""
    if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
        return True
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return len(steps) == 1 or pin[:3] * 2 == pin or pin[:2] * 3 == pin
