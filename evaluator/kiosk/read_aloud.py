"""Reading aloud: a page worked by ear, with the keys of the four-key pad.

While the window reads aloud its keys are moves and not answers: an answer must have been moved to, and heard, before
another key confirms it. No single press rates, and a scale of any length fits four keys. The change of an answer and
its reasons are stops like the answers themselves.
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
CHANGE: Final = "change"
"""The stop at which "change my answer" is confirmed."""
FINISH: Final = "finish"
"""The stop at which the reasons are left."""
FOCUS_S: Final = 20.0
"""An answer that was moved to and then left is let go after this long, before somebody else presses a key."""
IDLE_S: Final = 60.0
"""Reading aloud ends after this long without a key."""


class Aloud(Struct, frozen=True):
    """The window reads aloud."""

    at: float
    """When the last key was pressed, in seconds of a steady clock."""
    focus: str | None = None
    """What was moved to: the slug of an answer, the code of a reason, `CHANGE` or `FINISH`."""
    keys: int = 0
    """Keys pressed so far, so that hearing an answer again is news."""


def moved(aloud: Aloud, key: int, stops: Sequence[str], at: float) -> Aloud:
    """After a key that confirms nothing: the first next answer is the best one, the first previous one the last."""
    focus = aloud.focus if aloud.focus in stops else None
    place = None if focus is None else stops.index(focus)
    if key == NEXT:
        focus = stops[0 if place is None else min(place + 1, len(stops) - 1)]
    elif key == PREVIOUS:
        focus = stops[-1 if place is None else max(place - 1, 0)]
    return Aloud(at, focus, aloud.keys + 1)


def confirmed(aloud: Aloud, key: int) -> str | None:
    """The stop that a key confirms; None when it confirms none."""
    return aloud.focus if key == CONFIRM else None


def given(aloud: Aloud, at: float) -> Aloud:
    """After a stop was confirmed: nothing is moved to any more."""
    return replace(aloud, at=at, focus=None)


def waited(aloud: Aloud, at: float) -> Aloud | None:
    """After time has passed: the answer is let go, then nothing is read aloud any more."""
    if at >= aloud.at + IDLE_S:
        return None
    return replace(aloud, focus=None) if aloud.focus is not None and at >= aloud.at + FOCUS_S else aloud


def deadline(aloud: Aloud) -> float:
    """When `waited` next has something to do."""
    return aloud.at + (IDLE_S if aloud.focus is None else FOCUS_S)
