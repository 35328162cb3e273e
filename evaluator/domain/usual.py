"""What is usual at a window, from the days before the one that is looked at."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from evaluator.domain.day_log import DayLog
from evaluator.domain.signal_rules import SignalRules

AVERAGE_MINUTES: Final = 300.0
"""Each hour is taken together with so many minutes of an average one."""


class Usual:
    """What the days before tell of a window, or the day itself where they are too few."""

    def __init__(self, past: Sequence[DayLog], today: DayLog, rules: SignalRules) -> None:
        recent = past[-rules.look_back_days :]
        known = sum(len(log.answers) for log in recent) >= rules.usual_from
        self._logs = recent if known else (*recent, today)
        minutes = [sum(hour) for hour in zip(*(log.minutes for log in self._logs), strict=True)]
        by_hour = sum((log.by_hour for log in self._logs), Counter[int]())
        self._levels = sum((log.by_level for log in self._logs), Counter[str]())
        self._n: int = self._levels.total()
        overall = self._n / max(1.0, sum(minutes))
        self._rates: list[float] = [
            (by_hour[hour] + overall * AVERAGE_MINUTES) / (minutes[hour] + AVERAGE_MINUTES) for hour in range(24)
        ]

    def rate(self, at_s: float) -> float:
        """Answers a minute at that hour of the day; an hour that was seldom worked in is taken for an average one."""
        return self._rates[min(23, int(at_s // 3600))]

    def share(self, level: str) -> float:
        """How many answers are of the level, 0-1; one is added, so that a level never seen is not impossible."""
        return (self._levels[level] + 1) / (self._n + 1)

    def paused_minutes(self) -> list[float]:
        """Of every duty of the days before."""
        return [stay.paused_s / 60 for log in self._logs for stay in log.stays]

    def asked(self) -> tuple[int, int]:
        """Visits that were answered and visits that were asked, of the days before."""
        rated = sum(log.asked for log in self._logs)
        return rated, rated + sum(len(log.unanswered) for log in self._logs)
