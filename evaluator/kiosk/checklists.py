"""Which one-sheet checklist lies open at the window. No visit: nothing here is ever recorded."""

from collections.abc import Callable
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.directory import Matter
from evaluator.kiosk.alarm import Alarm
from evaluator.kiosk.clock import Clock, steady_s
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation

IDLE_S: Final = 30.0
"""Who has walked away from a sheet holds up nobody."""


class ChoosingMatter(Struct, frozen=True):
    """The matters of the window are shown."""

    until: float
    page: int = 0


class Reading(Struct, frozen=True):
    """The sheet of a matter is shown."""

    matter: str
    until: float
    page: int = 0
    """Of the matters it was chosen from."""
    sheet_page: int = 0


State = ChoosingMatter | Reading | None


def may_read(situation: Situation) -> bool:
    """Whether sheets are offered: somebody serves and no visit has the screen."""
    return (
        situation.out_of_service is None
        and isinstance(situation.duty, duties.OnDuty)
        and visits.is_free(situation.visit)
    )


def matters_of(situation: Situation) -> tuple[Matter, ...]:
    """The matters of this window, or of the whole hall, that have a sheet, in the order of the directory."""
    facts = situation.facts
    here = [known for known in facts.hall.directory.matters if facts.rates_unit or facts.window in known.windows]
    return tuple(known for known in here if known.checklist)


class Checklists:
    """Opens and closes the sheets. Every method is called on the loop's own thread."""

    def __init__(self, session: Session, clock: Clock) -> None:
        self._session, self._clock = session, clock
        self._heard: list[Callable[[], None]] = []
        self._alarm = Alarm(clock, self.tick)
        self.state: State = None
        session.subscribe(self._follow)

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `state`."""
        self._heard.append(heard)

    def open(self) -> None:
        """办事清单 was touched."""
        if self.state is None and may_read(self._session.situation):
            self._touched(ChoosingMatter(self._due()))

    def choose(self, matter: str) -> None:
        """A matter was touched."""
        state = self.state
        if isinstance(state, ChoosingMatter) and matter in {known.id for known in matters_of(self._session.situation)}:
            self._touched(Reading(matter, self._due(), state.page))

    def turn(self, page: int) -> None:
        """Show other matters, or another page of the sheet."""
        match self.state:
            case ChoosingMatter():
                self._touched(ChoosingMatter(self._due(), page))
            case Reading():
                self._touched(replace(self.state, until=self._due(), sheet_page=page))
            case None:
                pass

    def stay(self) -> None:
        """Somebody is there."""
        if self.state is not None:
            self._touched(replace(self.state, until=self._due()))

    def back(self) -> None:
        """From the sheet to the matters, from the matters to asking."""
        self._touched(ChoosingMatter(self._due(), self.state.page) if isinstance(self.state, Reading) else None)

    def tick(self) -> None:
        """Look at the clock."""
        if self.state is not None and self._now() >= self.state.until:
            self._become(None)
        else:
            self._rearm()

    def _follow(self) -> None:
        situation = self._session.situation
        gone = isinstance(self.state, Reading) and self.state.matter not in {m.id for m in matters_of(situation)}
        if self.state is not None and (gone or not may_read(situation)):
            self._become(None)

    def _touched(self, state: State) -> None:
        self._session.touched()  # who reads is there: the duty does not end as an idle one
        self._become(state)

    def _become(self, state: State) -> None:
        if state == self.state:
            return
        self.state = state
        self._rearm()
        for heard in self._heard:
            heard()

    def _rearm(self) -> None:
        self._alarm.set(None if self.state is None else self.state.until)

    def _due(self) -> float:
        return self._now() + IDLE_S

    def _now(self) -> float:
        return steady_s(self._clock)
