"""Why a duty ends that nobody ends: the hall closes, nobody is there, or the person signed in elsewhere."""

from typing import Final

from evaluator.domain.duty import Why

LOOK_EVERY_S: Final = 600.0
"""The office's time is looked at so often while a duty runs; the clock may have been put right."""


class DutyLimits:
    """Times are seconds of a steady clock. Begun anew with each duty."""

    def __init__(self, now: float = 0.0, idle_s: float = 0.0, closes_in_s: float = 0.0) -> None:
        self.began = now
        self._idle_s = idle_s
        self._superseded = False
        self._closed = False
        self._look_at = now
        self.closes_in(closes_in_s, now)

    def supersede(self) -> None:
        """The same person has signed in at another kiosk."""
        self._superseded = True

    def closes_in(self, seconds: float, now: float) -> None:
        """The hall closes so soon; 0 or less says that it has."""
        self._closed = seconds <= 0
        self._look_at = now + min(seconds, LOOK_EVERY_S)

    def wants_the_time(self, now: float) -> bool:
        """Whether `closes_in` should be said again."""
        return not self._closed and now >= self._look_at

    def why(self, now: float, touched_at: float) -> Why | None:
        """Why the duty should end now, when somebody was last there at `touched_at`; None while it may go on."""
        if self._superseded:
            return "elsewhere"
        if self._closed:
            return "closing_time"
        return "idle" if now >= touched_at + self._idle_s else None

    def deadline(self, touched_at: float) -> float:
        """When to ask again."""
        return min(self._look_at, touched_at + self._idle_s)
