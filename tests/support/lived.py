"""Simulated days in a journal of a test: honest ones, and some on which a script is played."""

from collections.abc import Collection
from datetime import date
from zoneinfo import ZoneInfo

from evaluator.kiosk import reviewing
from evaluator.kiosk.journal_store import JournalStore
from evaluator.simulation.days import Habits, honest_day, in_order
from evaluator.simulation.playing import Player, SimulatedClock, append, instant, play
from evaluator.simulation.scripts import SCRIPTS
from tests.support.kiosk import RULES, SCALE

ZONE = ZoneInfo("Asia/Shanghai")


def clock_on(day: date) -> SimulatedClock:
    """A clock at the midnight a day begins with."""
    return SimulatedClock(instant(day, 0, ZONE))


def live(
    store: JournalStore, clock: SimulatedClock, days: list[date], *, script: str = "", on: Collection[date] = ()
) -> None:
    """Let the days happen at the window w1, two people in turn; the script is played `on` some of them."""
    player = Player(unit="hall", window="w1", mode="open", scale=SCALE, dissatisfied=RULES.scale.is_dissatisfied)
    for day in days:
        draft = honest_day(Habits(seed="window 1"), day, ("s1", "s2"))
        if day in on:
            SCRIPTS[script].act(draft)
        play(store, clock, player, day, in_order(draft))


def review(store: JournalStore, today: int) -> list[int]:
    """Look at the days before `today` as a kiosk does that was started then; which days they were."""
    found = store.read(lambda db: reviewing.due(db, store.facts(), today))
    for one in found:
        append(store, one)
    return [one.day for one in found]
