"""What happens at the window from the start of the program to its end: duty, visit and keys on one stage. No Qt."""

from collections.abc import Callable

from evaluator.domain.duty import OffDuty
from evaluator.domain.visit import first
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.journal_thread import Facts, Journal
from evaluator.kiosk.keys import Keys
from evaluator.kiosk.live_duty import LiveDuty
from evaluator.kiosk.live_visit import LiveVisit
from evaluator.kiosk.opening_hours import OpeningHours
from evaluator.kiosk.pin_check import PinCheck
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.sign_in import SignIn
from evaluator.kiosk.situation import Key, Situation
from evaluator.kiosk.stage import Stage
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor


class Session:
    """One window. Every method, also of its parts, is called on the loop's own thread."""

    def __init__(
        self,
        journal: Journal,
        facts: Facts,
        *,
        clock: Clock,
        log: EventLog,
        settings: KioskSettings,
        tasks: Supervisor,
    ) -> None:
        self._journal = journal
        asking = settings.asking(facts.rules, of_unit=facts.rates_unit)
        situation = Situation(
            facts=facts,
            duty=OffDuty(),
            visit=first(asking),
            staff=None,
            typed="",
            pad_key=None,
            language=settings.first_language,
            has_voice=settings.voice,
            asking=asking,
        )
        self._stage = Stage(situation, clock=clock, log=log, settings=settings, tasks=tasks)
        self.visit = LiveVisit(self._stage, journal)
        """What residents touch, and the invitation that lets them."""
        self.duty = LiveDuty(self._stage, journal, log)
        """Who serves: sign-in and sign-out asked for, pauses, the end of the duty."""
        self.sign_in = SignIn(self._stage, self.duty, PinCheck(journal, clock), log)
        """What staff type."""
        self._keys = Keys(self._stage, self.visit, self.sign_in)
        hours = OpeningHours(self._stage, journal, self.duty)
        self._stage.wait_with(self._keys, self.visit, self.duty, hours)
        self._news: Facts | None = None
        self._stage.subscribe(self._take_news)

    @property
    def situation(self) -> Situation:
        """Everything the screens are derived from, settled."""
        return self._stage.situation

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `situation`."""
        self._stage.subscribe(heard)

    @property
    def clock(self) -> Clock:
        """What every wait at this window is measured with."""
        return self._stage.clock

    # -- beginning and end ----------------------------------------------------------------------------------------

    async def begin(self) -> None:
        """Take input, and go on with a duty that an earlier run of the same day left open."""
        await self.duty.begin()
        self._stage.tick()

    def stop(self) -> None:
        """Take no more input. What is being written goes on."""
        self._stage.close()

    async def finish(self) -> None:
        """Wait until nothing is being written."""
        await self._stage.finish()

    @property
    def is_writing(self) -> bool:
        """Whether anything waits for the journal."""
        return self._stage.is_writing

    def fail(self, why: str, detail: str = "") -> None:
        """Take no more ratings: the journal cannot be trusted, or the office has shut this kiosk out."""
        self._stage.fail(why, detail)

    # -- what comes from outside ----------------------------------------------------------------------------------

    def key(self, key: Key) -> None:
        """A key of a pad, a card reader or a keyboard went down."""
        self._keys.pressed(key)

    @property
    def keyboards_count(self) -> bool:
        """Whether the digits of any keyboard can be a card now."""
        return self._keys.type_badges

    def hold_reader(self, held: bool) -> None:
        """Whether cards come from a reader that is told apart from keyboards."""
        self._keys.reader_is_held = held

    def touched(self) -> None:
        """Somebody is there, at something that is no part of the session."""
        self._stage.touched()

    def tick(self) -> None:
        """Look at the clock: whatever was waiting for this moment happens."""
        self._stage.tick()

    def use(self, facts: Facts) -> None:
        """The office has sent a newer directory or newer rules; they hold once no visit has the screen."""
        self._news = facts
        self._take_news()

    def _take_news(self) -> None:
        facts = self._news
        if facts is None or not self._stage.is_free:
            return
        self._news = None
        staff = self.situation.staff
        known = next((one for one in facts.hall.directory.staff if staff is not None and one.id == staff.id), staff)
        self._stage.show(
            facts=facts, staff=known, asking=self._stage.settings.asking(facts.rules, of_unit=facts.rates_unit)
        )

    def set_test(self, test: bool) -> None:
        """Mark the visits from now on as tests. The window says so before the first of them."""
        self._stage.show(test=test or self.situation.test)
        self._stage.write(self._mark_tests(test))

    async def _mark_tests(self, test: bool) -> None:
        await self._journal.mark_tests(test)
        self._stage.show(test=test)
