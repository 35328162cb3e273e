"""One call back at a moment of the steady clock."""

import asyncio
from collections.abc import Callable

from evaluator.kiosk.clock import Clock, steady_s


class Alarm:
    """Rings once. Qt's coarse timers come up to 5 % early: whoever is called too soon sets it again."""

    def __init__(self, clock: Clock, ring: Callable[[], None]) -> None:
        self._clock, self._ring = clock, ring
        self._timer: asyncio.TimerHandle | None = None

    def set(self, due: float | None) -> None:
        """Ring at `due`, in seconds of the steady clock, in place of any moment before; None rings no more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if due is not None:
            wait_s = max(0.0, due - steady_s(self._clock))
            self._timer = asyncio.get_running_loop().call_later(wait_s, self._ring)
