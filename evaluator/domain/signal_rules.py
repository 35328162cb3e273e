"""The thresholds by which a day is looked at, and what a signal is."""

from math import log10
from typing import Final, Literal, NamedTuple, get_args

from msgspec import Struct

from evaluator.domain.chances import LEAST

KioskKind = Literal[
    "burst",
    "burst_best",
    "burst_worst",
    "spacing",
    "interval",
    "pure_run",
    "off_duty",
    "early",
    "in_pause",
    "late_share",
    "pauses",
    "participation",
]
"""What a kiosk sees in a day of its own."""
OfficeKind = Literal["mix", "residual"]
"""What the office sees in a month of several windows."""
Kind = KioskKind | OfficeKind
KINDS: Final[tuple[str, ...]] = (*get_args(KioskKind), *get_args(OfficeKind))

OPEN_MINUTES: Final = 480.0
"""A day of opening: what "a kiosk-day" means in every rate of false alarms."""


class SignalRules(Struct, frozen=True, kw_only=True):
    """Thresholds of the rule pack."""

    look_back_days: int = 28
    """Days before the day looked at that tell what is usual at this window."""
    usual_from: int = 30
    """Answers of those days that tell it; with fewer, the day's own answers must."""
    burst_s: float = 120
    burst_least: int = 5
    worst_least: int = 4
    """A burst of the lowest level is never smaller than this; any other never smaller than `burst_least`."""
    false_a_day: float = 0.005
    """False alarms a kiosk-day that bursts and gaps at the interval may cost at the window's own rate."""
    spacing_gaps: int = 10
    spacing_variation: float = 0.3
    spacing_mean_s: float = 180
    """Regular answers at longer gaps are people who are served one after another."""
    interval_slack_s: float = 2
    interval_gaps: int = 5
    """Gaps in one day that are as short as the window allows."""
    run_chance: float = 1e-4
    run_odds: float = 2.0
    """So many times the odds of the best level that others have at the window may be a better person's."""
    early_s: float = 10
    late_minutes: float = 15
    late_share: float = 0.4
    late_least: int = 10
    """Fewer answers make no share of the day."""
    pause_minutes: float = 45
    """Minutes in pause beyond those of half of the duties before."""
    pause_share: float = 0.2
    """Where more of the duties before were as long in pause, it is usual."""
    participation_chance: float = 1e-4
    mix_chance: float = 1e-4
    """For a month of one person at one window, shared among all that are looked at."""
    residual: float = 4
    """Standard deviations by which a person at one window may leave what person and window suggest."""


DEFAULT: Final = SignalRules()


class Signal(NamedTuple):
    """What was seen in a duty of a day."""

    duty: str
    signal: KioskKind
    score: float
    """-log10 of the times a kiosk-day that honest work shows as much: 2 is once in a hundred days, 0 every day."""
    n: int
    """Answers it is about; minutes for `pauses`, unanswered visits for `participation`."""


class Ends(NamedTuple):
    """The best and the lowest level of the scale, and the interval between two answers in open mode."""

    best: str
    worst: str
    interval_s: float


def score_of(chance: float) -> float:
    """The score of a chance a kiosk-day, from 0 (every day) to 300."""
    return -log10(min(1.0, max(chance, LEAST)))
