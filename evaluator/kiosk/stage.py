"""What everything at the window stands on: the situation and who hears of it, time, and what is being written."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Protocol

from msgspec.structs import replace

from evaluator.domain import visit as visits
from evaluator.domain.duty import OnDuty
from evaluator.domain.rules import Timing
from evaluator.kiosk.alarm import Alarm
from evaluator.kiosk.clock import Clock, steady_s
from evaluator.kiosk.journal_thread import JournalBrokenError, NotStoredError, Stored
from evaluator.kiosk.look import PLAIN
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.situation import Situation, broken
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor


class Timed(Protocol):
    """A part of the window that waits for moments."""

    @property
    def deadline(self) -> float | None:
        """When it next wants to hear that time has passed; None when it waits for something else."""
        ...

    def tick(self, now: float) -> None:
        """It is now `now`."""
        ...


class Stage:
    """Every method is called on the loop's own thread. Times are seconds of the steady clock."""

    def __init__(
        self, situation: Situation, *, clock: Clock, log: EventLog, settings: KioskSettings, tasks: Supervisor
    ) -> None:
        self.situation = situation
        self.clock, self.settings = clock, settings
        self._log = log
        self._tasks = tasks
        self._alarm = Alarm(clock, self.tick)
        self._timed: tuple[Timed, ...] = ()
        self._heard: list[Callable[[], None]] = []
        self._writing: set[asyncio.Task[None]] = set()
        self.is_open = False
        """Whether the window takes input."""
        self.touched_at = self.now()
        """When somebody was last there."""

    # -- the situation ---------------------------------------------------------------------------------------------

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `situation`."""
        self._heard.append(heard)

    def show(self, **changes: object) -> None:
        """Settle what has changed, if anything has, and wait for whatever comes next."""
        before = self.situation
        self.situation = replace(before, **changes)
        self._rearm()
        if self.situation != before:
            for heard in self._heard:
                heard()

    @property
    def answers_are_shown(self) -> bool:
        """Whether a resident can be at the answers, or at what comes after them."""
        return self.is_open and isinstance(self.situation.duty, OnDuty)

    @property
    def is_free(self) -> bool:
        """Whether no visit has the screen."""
        return visits.is_free(self.situation.visit)

    @property
    def timing(self) -> Timing:
        """The times that hold here: the rule pack's, where the kiosk has no own."""
        return self.settings.timing(self.situation.facts.rules.timing)

    def open(self) -> None:
        """Take input from now on."""
        self.is_open = True

    def close(self) -> None:
        """Take no more input. What is being written goes on."""
        self.is_open = False
        self._rearm()

    def fail(self, why: str, detail: str = "") -> None:
        """Take no more ratings: the journal cannot be trusted, or the office has shut this kiosk out.

        `why` as `Situation.out_of_service` has it; `detail` is for the log. What was chosen for a visit is forgotten.
        """
        self._log.error("kiosk.out_of_service", why=detail or why)
        self.close()
        self.show(out_of_service=why, language=self.settings.first_language, look=PLAIN)

    # -- time ------------------------------------------------------------------------------------------------------

    def now(self) -> float:
        return steady_s(self.clock)

    def touched(self) -> None:
        """Somebody is there."""
        self.touched_at = self.now()
        self._rearm()

    def wait_with(self, *parts: Timed) -> None:
        """Tell these parts, in this order, when their moments have come."""
        self._timed = parts

    def tick(self) -> None:
        """Look at the clock: whatever was waiting for this moment happens."""
        if not self.is_open:
            return
        now = self.now()
        for part in self._timed:
            part.tick(now)
        self.show()

    def _rearm(self) -> None:
        times = [part.deadline for part in self._timed] if self.is_open else []
        self._alarm.set(min((time for time in times if time is not None), default=None))

    # -- writing ---------------------------------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """Whether anything waits for the journal."""
        return bool(self._writing)

    def write(self, work: Coroutine[None, None, None]) -> None:
        """Do something that waits for the journal."""
        task = self._tasks.start(work, "window")
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def finish(self) -> None:
        """Wait until nothing is being written."""
        while self._writing:
            await asyncio.gather(*self._writing, return_exceptions=True)

    async def stored(self, writing: Coroutine[None, None, Stored]) -> Stored | None:
        """None when the journal did not take it; nobody is thanked then."""
        try:
            return await writing
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
        except JournalBrokenError as error:
            self.fail(broken(error.seq), str(error))
        except Exception as error:  # the window must come back from any fault of ours
            self._log.bug(error)
        return None
