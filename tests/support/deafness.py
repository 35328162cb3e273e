"""How long a window does not turn its loop: whoever touches it meanwhile is not answered."""

import time

from PySide6.QtCore import Qt, QTimer

BEAT_MS = 5


class Deafness:
    """How long each turn of the loop took, and the most its thread worked in one.

    The second is the window's own: it does not grow with what else the machine is doing.
    """

    def __init__(self) -> None:
        self.busiest_s = 0.0
        self._turns_s: list[float] = []
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(interval=BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._turn)
        self._timer.start()

    def _turn(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._turns_s.append(now - self._last)
        self.busiest_s = max(self.busiest_s, worked - self._worked)
        self._last, self._worked = now, worked

    def heard_s(self) -> list[float]:
        """Seconds of each turn since it was last asked, shortest first; a quiet loop turns every five milliseconds."""
        self._turn()
        turns_s, self._turns_s = sorted(self._turns_s), []
        return turns_s

    def stop(self) -> None:
        """Listen no more."""
        self._timer.stop()
