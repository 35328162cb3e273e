"""For tests of real programs, whose clock is the machine's: no closing time, midnight or new month comes in between."""

import time
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.opening import closing_after
from evaluator.domain.rules import Opening

OFFICE: Final = ZoneInfo("Asia/Shanghai")
A_WHILE_S: Final = 300
"""A minute of a quiet machine, with room for a busy one."""
MORNING: Final = 9
EASTERNMOST: Final = 14
"""Hours ahead of UTC that a zone has a name for; 12 are the most behind."""


def these_days() -> str:
    """From yesterday to tomorrow at the office, as a tally names a stretch: what was rated just now is always in it."""
    today, a_day = datetime.now(OFFICE).date(), timedelta(days=1)
    return f"{today - a_day}..{today + a_day}"


def zone_in_the_morning() -> str:
    """Where it is between nine and ten just now: a duty that begins there has hours until its hall closes."""
    ahead = MORNING - datetime.now(UTC).hour
    return f"Etc/GMT{-ahead if ahead > EASTERNMOST - 24 else -ahead - 24:+d}"


def clear_of_closing(seconds: float) -> None:
    """Wait out a closing time or a midnight of the office that is nearer than this.

    For a real kiosk of a real office: both end every duty, and nothing but time passes by them.
    """
    now = datetime.now(UTC)
    left_s = (closing_after(Opening(), now, OFFICE) - now).total_seconds()
    if left_s < seconds:
        time.sleep(left_s + 1)
