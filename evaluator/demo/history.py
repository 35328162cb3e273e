"""Months behind the demo: kiosks live seeded days, and the office takes them as the calendar of the history goes on."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from evaluator.demo import stories
from evaluator.demo.office_work import Duty, OfficeWork
from evaluator.demo.simulated_window import SimulatedWindow, lived_until
from evaluator.domain.days import as_date
from evaluator.office.office import Office
from evaluator.simulation.days import Habits
from evaluator.simulation.playing import SimulatedClock, instant

A_DAY: Final = timedelta(days=1)
HANDED_OVER_ON: Final = (1, 4)
"""Tuesdays and Fridays: much less often than a real kiosk, so that the demo starts soon."""
HANDED_OVER_S: Final = 17.5 * 3600
"""Seconds after midnight."""


class Living(NamedTuple):
    """A window and the thread that owns its journal."""

    window: SimulatedWindow
    thread: ThreadPoolExecutor


def live_through(
    office: Office,
    clock: SimulatedClock,
    windows: dict[Path, Habits],
    days: Sequence[date],
    tell: Callable[[date, int], None],
    stop: threading.Event,
) -> None:
    """Live through the days at every window, hand them over, and let the office's people do their work of each day.

    What was done before is not done again, so that an interrupted history goes on where it was. `tell` hears each last
    day of a month and how many entries there are by then; at last all is handed over as of now. NotTakenError and
    httpx.HTTPError say why the office did not take it.
    """
    with ExitStack() as stack:
        crew = [_opened(stack, office, clock, folder, habits) for folder, habits in windows.items()]
        work = OfficeWork(office, clock, [one.window.kiosk for one in crew])
        mistaken: list[Duty] = []
        left = [day for day in days if not all(one.window.has_lived(day) for one in crew)]
        for stretch in _stretches(left):
            if stop.is_set():
                return
            living = [one.thread.submit(one.window.live, stretch) for one in crew]
            for day in stretch:
                work.morning(day, mistaken)
            for one in living:
                one.result()
            last = stretch[-1]
            _hand_over(crew, clock, instant(last, HANDED_OVER_S, office.about.zone))
            mistaken += [found for day in stretch for one in crew for found in _mistaken(one.window, day)]
            if last == left[-1] or left[left.index(last) + 1].month != last.month:
                tell(last, sum(one.window.entries for one in crew))
        if left:
            _hand_over(crew, clock, instant(left[-1] + A_DAY, 0, office.about.zone))
        _hand_over(crew, clock, datetime.now(UTC))


def _opened(stack: ExitStack, office: Office, clock: SimulatedClock, folder: Path, habits: Habits) -> Living:
    """Open a window that goes on after the last day it has lived through."""
    since = lived_until(folder)
    begins = instant(as_date(since) + A_DAY, 0, office.about.zone) if since else clock.read().wall
    thread = stack.enter_context(ThreadPoolExecutor(1, "simulated window"))
    window = thread.submit(SimulatedWindow, folder, habits, begins).result()
    stack.callback(lambda: thread.submit(window.close).result())
    return Living(window, thread)


def _stretches(days: Sequence[date]) -> Iterator[list[date]]:
    """The days from one handover to the next; a month's last days are handed over in it."""
    stretch: list[date] = []
    for place, day in enumerate(days):
        stretch.append(day)
        following = days[place : place + 2][-1]
        if day.weekday() in HANDED_OVER_ON or following == day or following.month != day.month:
            yield stretch
            stretch = []


def _hand_over(crew: list[Living], clock: SimulatedClock, at: datetime) -> None:
    """The days that are over are looked at, then everything goes to the office."""
    clock.set(at)
    for one in [living.thread.submit(living.window.hand_over, at) for living in crew]:
        one.result()


def _mistaken(window: SimulatedWindow, day: date) -> list[Duty]:
    """Duties of the day that were signed in under a wrong name."""
    if (window.window, stories.place_in_month(day)) != stories.MISTAKEN_AT:
        return []
    return [Duty(window.kiosk, duty, staff) for duty, staff in window.duties(day)]
