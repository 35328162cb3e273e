"""The device's clocks. Everything else is given readings, so that tests decide what time it is."""

import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, Protocol

from evaluator.domain.office_time import Reading

BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")
_STEADY: Final = getattr(time, "CLOCK_BOOTTIME", None)


class Clock(Protocol):
    """Where readings come from."""

    def read(self) -> Reading:
        """The clocks now."""
        ...


class SystemClock:
    """The clocks of this device. The steady one also runs while it sleeps, so that waking up is no jump."""

    def __init__(self) -> None:
        try:
            self._boot = BOOT_ID.read_text(encoding="ascii").strip()
        except OSError:
            self._boot = f"since-{int(time.time() - time.monotonic())}"

    def read(self) -> Reading:
        steady = time.monotonic_ns() if _STEADY is None else time.clock_gettime_ns(_STEADY)
        return Reading(datetime.now(UTC), steady, self._boot)


def steady_s(clock: Clock) -> float:
    """The steady clock in seconds, by which every wait at the window is measured."""
    return clock.read().monotonic_ns / 1e9
