"""The four-key pad, told apart from card readers and keyboards, which type the same digits."""

from typing import Final, Literal, NamedTuple

SILENCE_S: Final = 0.3
"""A key of the pad counts with this much silence before it and after it; digits closer together are a card."""
LATE_S: Final = 0.15
"""An alarm later than this says that the program could not listen; then the silence is listened for again."""
OUTER_KEYS: Final = frozenset({1, 4})
"""The keys at both ends of the pad: pressed together they ask for reading aloud, and can be found without seeing."""

Press = int | Literal["outer"]
"""A key that was pressed alone, or both outer keys together."""


class _Waiting(NamedTuple):
    press: Press
    due: float


class PadKeys:
    """Finds the keys that were pressed alone. Times are seconds of a steady clock.

    Key 1 at 0 s and nothing until 0.3 s is a press of 1. The keys 1 0 4 3 Enter in 50 ms are none. The keys 1 and 4 in
    50 ms, and nothing before or after, are the outer keys.
    """

    def __init__(self, silence_s: float = SILENCE_S) -> None:
        self._silence_s = silence_s
        self._last_at = float("-inf")
        self._waiting: _Waiting | None = None

    @property
    def waiting(self) -> int | None:
        """The key that may become a press, while the silence after it is listened for."""
        return self._waiting.press if self._waiting and isinstance(self._waiting.press, int) else None

    @property
    def due(self) -> float | None:
        """When `listened` wants to be called."""
        return self._waiting.due if self._waiting else None

    def pressed(self, key: int | None, at: float) -> None:
        """A key went down at `at`; None for every key that is not on the pad, which breaks the silence all the same."""
        alone = at - self._last_at >= self._silence_s
        self._last_at = at
        if alone and key is not None:
            self._waiting = _Waiting(key, at + self._silence_s)
        elif {self.waiting, key} == OUTER_KEYS:
            self._waiting = _Waiting("outer", at + self._silence_s)
        else:
            self._waiting = None

    def listened(self, at: float) -> Press | None:
        """What has stood alone long enough, once."""
        if self._waiting is None or at < self._waiting.due:
            return None
        press, due = self._waiting
        if at > due + LATE_S:
            self._waiting = _Waiting(press, at + self._silence_s)
            return None
        self._waiting = None
        return press

    def forget(self) -> None:
        """The answers are gone: what waited is no press."""
        self._waiting = None
