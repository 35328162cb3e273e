"""Reading aloud: the answers worked by ear, with the keys of the four-key pad.

While the window reads aloud its keys are moves and not answers: an answer must have been moved to, and heard, before
another key confirms it. No single press rates, and a scale of any length fits four keys.
"""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

PREVIOUS: Final = 1
NEXT: Final = 2
AGAIN: Final = 3
CONFIRM: Final = 4
KEYS: Final = frozenset({PREVIOUS, NEXT, AGAIN, CONFIRM})
FOCUS_S: Final = 20.0
"""An answer that was moved to and then left is let go after this long, before somebody else presses a key."""
IDLE_S: Final = 60.0
"""Reading aloud ends after this long without a key."""


class Aloud(Struct, frozen=True):
    """The window reads aloud."""

    at: float
    """When the last key was pressed, in seconds of a steady clock."""
    focus: str | None = None
    """Slug of the answer that was moved to."""
    keys: int = 0
    """Keys pressed so far, so that hearing an answer again is news."""


def moved(aloud: Aloud, key: int, levels: Sequence[str], at: float) -> Aloud:
    """After a key that confirms nothing: the first next answer is the best one, the first previous one the last."""
    focus = aloud.focus
    place = levels.index(focus) if focus in levels else None
    if key == NEXT:
        focus = levels[0 if place is None else min(place + 1, len(levels) - 1)]
    elif key == PREVIOUS:
        focus = levels[-1 if place is None else max(place - 1, 0)]
    return Aloud(at, focus, aloud.keys + 1)


def confirmed(aloud: Aloud, key: int) -> str | None:
    """The answer that a key gives; None when it gives none."""
    return aloud.focus if key == CONFIRM else None


def given(aloud: Aloud, at: float) -> Aloud:
    """After an answer was confirmed: nothing is chosen any more."""
    return replace(aloud, at=at, focus=None)


def waited(aloud: Aloud, at: float) -> Aloud | None:
    """After time has passed: the answer is let go, then nothing is read aloud any more."""
    if at >= aloud.at + IDLE_S:
        return None
    return replace(aloud, focus=None) if aloud.focus is not None and at >= aloud.at + FOCUS_S else aloud


def deadline(aloud: Aloud) -> float:
    """When `waited` next has something to do."""
    return aloud.at + (IDLE_S if aloud.focus is None else FOCUS_S)
