"""How long a wrong PIN or password locks its badge or account."""

from itertools import pairwise
from typing import Final

FREE_TRIES: Final = 5
FIRST_WAIT_S: Final = 15
BLOCKED_AT: Final = 15


def wait_s(wrong_tries: int) -> float | None:
    """Seconds to wait after that many wrong tries in a row; None when only another person can help.

    No wait after 1-4 wrong ones, 15 s after 5, 30 s after 6, 60 s after 7; blocked at 15.
    """
    if wrong_tries >= BLOCKED_AT:
        return None
    if wrong_tries < FREE_TRIES:
        return 0
    return float(FIRST_WAIT_S * 2 ** (wrong_tries - FREE_TRIES))


def is_weak_pin(pin: str) -> bool:
    """Whether a PIN is refused: not six digits, one digit six times, a run (123456), or a part repeated (123123)."""
    if len(pin) != 6 or not (pin.isascii() and pin.isdigit()):
        return True
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return len(steps) == 1 or pin[:3] * 2 == pin or pin[:2] * 3 == pin
