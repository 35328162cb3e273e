"""Clocks of a test's own: one stands still until it is moved, one goes on from a morning that is always the same."""

import time
from datetime import UTC, datetime, timedelta
from typing import Final

from evaluator.domain.office_time import Reading

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
"""Nine in the morning of a Friday in Shanghai."""
_BEGAN_NS: Final = time.monotonic_ns()


class StandingClock:
    """Wall and steady clock of a device, moved together or apart."""

    def __init__(self, at: datetime = START, boot: str = "boot-1") -> None:
        self._wall = at
        self._monotonic_ns = 1_000_000_000
        self._boot = boot

    def read(self) -> Reading:
        return Reading(self._wall, self._monotonic_ns, self._boot)

    def advance(self, *, seconds: float = 0, days: float = 0) -> None:
        """Time passes."""
        passed = timedelta(days=days, seconds=seconds)
        self._wall += passed
        self._monotonic_ns += int(passed.total_seconds() * 1e9)

    def jump(self, *, seconds: float = 0, days: float = 0) -> None:
        """Somebody sets the wall clock; the steady one goes on."""
        self._wall += timedelta(days=days, seconds=seconds)

    def reboot(self) -> None:
        """The device starts anew; its steady clock begins again."""
        self._boot += "+"
        self._monotonic_ns = 0


class GoingClock:
    """Goes on from `START` as time does, the same for all that hold one: hours from midnight, closing and holidays."""

    def read(self) -> Reading:
        now = time.monotonic_ns()
        return Reading(START + timedelta(microseconds=(now - _BEGAN_NS) // 1000), now, "boot-1")

    def __call__(self) -> datetime:
        """As an office asks."""
        return self.read().wall
