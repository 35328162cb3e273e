"""双赛双评: a person's window and the hall's own kiosk, one office; two subjects, never two questions in one visit."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from evaluator.domain import visit as visits
from evaluator.domain.duty import OnDuty
from evaluator.domain.journal import AnyEvent, DutyOpened, Rated, decode
from evaluator.kiosk.chain import entries
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.session import Session
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor
from tests.support.clock import START, GoingClock
from tests.support.office import running_office

LOG = EventLog("kiosk")
MONTH = f"{START:%Y-%m}"
QUICK = KioskSettings(thanks_s=0.1, change_s=0, minimum_interval_s=0.2)
WITHIN_S = 120
BADGE, PIN = "1041", "407182"


class Kiosk:
    """A kiosk as the program runs it, without its screen."""

    def __init__(self, folder: Path, journal: Journal, session: Session, tasks: Supervisor) -> None:
        self.folder, self.journal, self.session, self.tasks = folder, journal, session, tasks
        self.exchange = Exchange(journal, folder, LOG)
        self._changed = asyncio.Event()
        session.subscribe(self._changed.set)

    @classmethod
    async def start(cls, folder: Path) -> "Kiosk":
        """Run an enrolled kiosk, in the opening hours of its hall."""
        clock = GoingClock()
        journal, tasks = await Journal.open(folder, clock), Supervisor(LOG)
        facts = await journal.facts()
        session = Session(journal, facts, clock=clock, log=LOG, settings=QUICK, tasks=tasks)
        kiosk = cls(folder, journal, session, tasks)
        await session.begin()
        return kiosk

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(WITHIN_S):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    async def until_on_duty(self) -> None:
        await self.until(lambda: isinstance(self.session.situation.duty, OnDuty))

    async def rate(self, level: str) -> list[type[visits.VisitState]]:
        """One visit from the question back to it; the states it went through."""
        seen: list[type[visits.VisitState]] = []

        def note() -> None:
            state = type(self.session.situation.visit)
            if not seen or seen[-1] is not state:
                seen.append(state)

        await self.until(lambda: isinstance(self.session.situation.visit, visits.Ready))
        self.session.subscribe(note)
        self.session.visit.tap(level, "touch")
        await self.until(lambda: isinstance(self.session.situation.visit, visits.GivingReasons))
        self.session.visit.leave_reasons()
        await self.until(lambda: isinstance(self.session.situation.visit, visits.Ready))
        return seen

    async def stop(self) -> None:
        await self.session.finish()
        while (await self.exchange.once()).more:
            pass
        self.session.stop()
        await self.exchange.close()
        await self.tasks.close()
        await self.journal.close()

    @property
    def entries(self) -> list[AnyEvent]:
        with read_journal(self.folder) as db:
            assert verify(db).ok
            return [decode(body).event for _, body, _ in entries(db)]


def test_a_person_and_their_hall_are_rated_side_by_side(tmp_path: Path) -> None:
    async def story() -> tuple[Kiosk, Kiosk]:
        await enrol(tmp_path / "w1", office.enrol_code("w1"), simulated=False)
        enrolled, _ = await enrol(tmp_path / "hall", office.enrol_code(unit="hall-east"), simulated=False)
        assert (enrolled.window, enrolled.unit) == ("", "hall-east")

        hall = await Kiosk.start(tmp_path / "hall")
        await hall.until_on_duty()
        window = await Kiosk.start(tmp_path / "w1")
        for typed in (BADGE, PIN):
            for digit in typed:
                window.session.sign_in.type_digit(int(digit))
            window.session.sign_in.enter()
        await window.until_on_duty()

        for kiosk, level in ((window, "very_satisfied"), (hall, "dissatisfied"), (hall, "neutral")):
            asked_once = await kiosk.rate(level)
            assert sum(state in (visits.Ready, visits.Choosing, visits.Asked) for state in asked_once) == 1
            assert asked_once[-1] is visits.Ready
        await window.stop()
        await hall.stop()

        hall = await Kiosk.start(tmp_path / "hall")
        await hall.until_on_duty()
        await hall.rate("satisfied")
        await hall.stop()
        return window, hall

    with running_office(tmp_path, clock=GoingClock()) as office:
        window, hall = asyncio.run(story())
        units, windows, people = (office.rows(MONTH, by) for by in ("unit", "window", "staff"))
        total = office.tally(MONTH, "staff")["total"]

    scale = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
    assert [units["hall-east"][level] for level in scale] == [1, 1, 1, 1]
    assert [windows["w1"][level] for level in scale] == [1, 0, 0, 0]
    assert {key: row["n"] for key, row in people.items() if row["n"]} == {"s01": 1, "unit:hall-east": 3}
    assert total["n"] == 4

    first, second = (event for event in hall.entries if isinstance(event, DutyOpened))
    assert (first.staff, second.staff, second.previous_duty) == (None, None, first.duty)
    for kiosk, ratings in ((window, 1), (hall, 3)):
        rated = [event for event in kiosk.entries if isinstance(event, Rated)]
        assert [event.visit for event in rated] == [None] * ratings
