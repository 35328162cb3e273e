"""How long a window does not turn its loop: whoever touches it meanwhile is not answered."""

import time
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer

BEAT_MS: Final = 5
_WAITS: Final = Path("/proc/thread-self/schedstat")


def waited_s() -> float:
    """Seconds in which this thread could have worked and no core was free; 0 where the kernel does not say."""
    try:
        return int(_WAITS.read_text("ascii").split()[1]) / 1e9
    except OSError:
        return 0.0


class Deafness:
    """How long each turn of the loop took, the longest of them less what it waited for a core, and the most its thread
    worked in one.

    The second and the third are the window's own: they do not grow with what else the machine is doing.
    """

    def __init__(self) -> None:
        self.busiest_s = self.own_s = 0.0
        self._turns_s: list[float] = []
        self._last, self._worked, self._waited = time.perf_counter(), time.thread_time(), waited_s()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now, worked, waited = time.perf_counter(), time.thread_time(), waited_s()
        turn_s = now - self._last
        self._turns_s.append(turn_s)
        self.busiest_s = max(self.busiest_s, worked - self._worked)
        self.own_s = max(self.own_s, turn_s - (waited - self._waited))
        self._last, self._worked, self._waited = now, worked, waited

    def heard_s(self) -> list[float]:
        """Seconds of each turn since it was last asked, shortest first; a quiet loop turns every five milliseconds."""
        self._turn()
        turns_s, self._turns_s = sorted(self._turns_s), []
        return turns_s

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
