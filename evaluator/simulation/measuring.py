"""How many deceits are found and how often honest work is suspected, over simulated years.

Thresholds were chosen on the seeds of `TUNED_ON`; what is published is measured on those of `MEASURED_ON`.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from evaluator import __version__
from evaluator.domain.day_log import DayLog, day_logs
from evaluator.domain.journal import Mode
from evaluator.domain.mixes import mixes
from evaluator.domain.rules import RulePack
from evaluator.domain.signal_rules import Ends
from evaluator.domain.signals import signals_of
from evaluator.runtime.paths import resources
from evaluator.simulation.days import Habits, Happening, honest_day, in_order, working_days
from evaluator.simulation.playing import Player, entries
from evaluator.simulation.scripts import SCRIPTS
from evaluator.wire.rule_pack import read_rule_pack

TUNED_ON: Final = range(1, 1000)
MEASURED_ON: Final = range(5000, 6000)
YEAR: Final = (date(2026, 1, 1), date(2026, 12, 31))
MONTHS: Final = 12
HONEST_DAYS: Final = 20
"""A script begins after so many honest days, so that the window's usual day is known."""
EVERY: Final = 5
"""A script is played on every fifth day, but coaching on each: it is a habit."""
HABITUAL: Final = frozenset({"coaching"})
ZONE: Final = ZoneInfo("Asia/Shanghai")
PEOPLE: Final = ("s1", "s2", "s3")
MODES: Final[tuple[Mode, ...]] = ("open", "invited")
BUSY: Final = (6.0, 11.0, 16.0, 24.0, 40.0)
"""Visits in half a day of the windows that are simulated, in turn."""


class Share(msgspec.Struct, frozen=True):
    """So many of so many."""

    found: int
    of: int

    @property
    def rate(self) -> float | None:
        """0-1; None of none."""
        return self.found / self.of if self.of else None


class ScriptFigures(msgspec.Struct, frozen=True):
    """What became of the days of a script."""

    script: str
    about: str
    deceives: bool
    days: Share
    windows: Share
    """Windows at which it was found at least once in the year."""
    by: dict[str, int]
    """Days on which each signal was raised."""


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """What was measured, and on what."""

    simulated: bool
    program: str
    rules: str
    tuned_on: tuple[int, int]
    """First and last of the seeds on which thresholds were chosen."""
    measured_on: tuple[int, int]
    kiosks: int
    kiosk_months: int
    false_alarms: int
    false_alarms_a_kiosk_month: float
    by: dict[str, float]
    """False alarms a kiosk-month of each signal."""
    scripts: tuple[ScriptFigures, ...]


@dataclass(frozen=True, slots=True)
class Lived:
    """A day of a window and what was seen in it."""

    log: DayLog
    label: str
    """The script of the day; empty for an honest one."""
    kinds: frozenset[str]
    """What was seen in it; on the last day of a month also what its counts show."""


def measured(
    seeds: range,
    pack: RulePack,
    tell: Callable[[str], None] = lambda _: None,
    *,
    scripts: Sequence[str] = tuple(SCRIPTS),
) -> Report:
    """Honest years of one window a seed, and a year of each script at each of them."""
    honest, suspected = 0, Counter[str]()
    for seed in seeds:
        tell(f"honest year of seed {seed}")
        for lived in year(habits_of(seed), pack):
            suspected.update(lived.kinds)
        honest += MONTHS
    return Report(
        simulated=True,
        program=__version__,
        rules=f"{pack.slug}/{pack.version}",
        tuned_on=(TUNED_ON[0], TUNED_ON[-1]),
        measured_on=(seeds[0], seeds[-1]),
        kiosks=len(seeds),
        kiosk_months=honest,
        false_alarms=suspected.total(),
        false_alarms_a_kiosk_month=suspected.total() / honest,
        by={kind: n / honest for kind, n in sorted(suspected.items())},
        scripts=tuple(_script(name, seeds, pack, tell) for name in scripts),
    )


def habits_of(seed: int) -> Habits:
    """The window of a seed: seeds take turns at modes and at how busy they are."""
    mode, visits = MODES[seed % len(MODES)], BUSY[seed // len(MODES) % len(BUSY)]
    return Habits(seed=str(seed), mode=mode, visits=visits)


def year(habits: Habits, pack: RulePack, script: str = "") -> Iterator[Lived]:
    """The working days of a year at one window, with a script on some of them, each looked at when it is over."""
    levels = tuple(level.slug for level in pack.scale.levels)
    habits = replace(habits, levels=levels)
    player = Player(
        unit="hall", window="w1", mode=habits.mode, scale=pack.scale.slug, dissatisfied=pack.scale.is_dissatisfied
    )
    ends = Ends(levels[0], levels[-1], pack.timing.minimum_interval_s)
    past: list[DayLog] = []
    month: dict[tuple[str, str], Counter[str]] = {}
    days = working_days(*YEAR)
    for place, day in enumerate(days):
        label = script if _is_played(place, script) else ""
        (log,) = day_logs(entries(player, day, drawn(habits, day, label), ZONE), ZONE)
        kinds: set[str] = {signal.signal for signal in signals_of(past, log, ends, pack.signals)}
        for staff, given in log.levels_of.items():
            month.setdefault(("w1", staff), Counter()).update(given)
        if days[place : place + 2][-1].month != day.month or day == days[-1]:
            kinds |= {mix.signal for mix in mixes(month, ends.best, pack.signals)}
            month = {}
        yield Lived(log, label, frozenset(kinds))
        past = [*past[-pack.signals.look_back_days :], log]


def drawn(habits: Habits, day: date, script: str = "") -> list[Happening]:
    """A day of a window where the people of `PEOPLE` take turns by the week."""
    turn = day.isocalendar().week % len(PEOPLE)
    draft = honest_day(habits, day, (PEOPLE[turn], PEOPLE[(turn + 1) % len(PEOPLE)]))
    if script:
        SCRIPTS[script].act(draft)
    return in_order(draft)


def standard_pack() -> RulePack:
    """The four levels every office begins with."""
    return read_rule_pack((resources() / "rules" / "four_level.toml").read_bytes())


def _is_played(place: int, script: str) -> bool:
    return bool(script) and place >= HONEST_DAYS and (script in HABITUAL or place % EVERY == 0)


def _script(name: str, seeds: range, pack: RulePack, tell: Callable[[str], None]) -> ScriptFigures:
    days = found = windows = 0
    by = Counter[str]()
    script = SCRIPTS[name]
    possible = [seed for seed in seeds if habits_of(seed).mode in script.modes]
    for seed in possible:
        tell(f"{name}, seed {seed}")
        raised = [lived.kinds for lived in year(habits_of(seed), pack, name) if lived.label]
        days += len(raised)
        found += sum(bool(kinds) for kinds in raised)
        windows += any(raised)
        for kinds in raised:
            by.update(kinds)
    return ScriptFigures(
        name, script.about, script.deceives, Share(found, days), Share(windows, len(possible)), dict(sorted(by.items()))
    )
