"""Simulated kiosks: seeded days at a window, kept in real journals and handed over in real exchanges."""

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

import httpx

from evaluator.domain.directory import StaffMember
from evaluator.domain.journal import AnyEvent, Declined, DutyClosed, DutyOpened, Invited, Lapsed, Mode, Rated
from evaluator.domain.office_time import Reading
from evaluator.kiosk import outbox
from evaluator.kiosk.enrolment import load_key
from evaluator.kiosk.handover import Handover, all_digests
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.kiosk.verify import read_journal
from evaluator.runtime.pinned import REQUEST_S, pinned_context
from evaluator.wire.exchange import PATH
from evaluator.wire.signing import SIGNATURE_HEADER

if TYPE_CHECKING:
    from evaluator.kiosk.journal_file import Facts

FRIDAY: Final = 4
OPENS: Final = time(9, 0)
LUNCH: Final = time(12, 0)
BACK: Final = time(13, 30)
CLOSES: Final = time(17, 0)
VISITS_A_HALF_DAY: Final = 11
LEVEL_WEIGHTS: Final = (0.62, 0.27, 0.07, 0.04)
"""Best level first; a scale with more levels shares the last weight."""


class SimulatedClock:
    """A clock that is told what time it is."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def read(self) -> Reading:
        return Reading(self._at, int(self._at.timestamp() * 1e9), "simulated")

    def set(self, at: datetime) -> None:
        """Go on to a later instant; an earlier one is passed over."""
        self._at = max(self._at, at)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a window is simulated."""

    mode: Mode
    seed: str


def working_days(first: date, last: date) -> list[date]:
    """Mondays to Fridays from the first to the last day, both included."""
    days = (first + timedelta(days=passed) for passed in range((last - first).days + 1))
    return [day for day in days if day.weekday() <= FRIDAY]


def live_through(folder: Path, days: list[date], habits: Habits) -> int:
    """Live through the days at the kiosk in `folder`, then hand everything over to its office.

    Days it has lived through already are passed over, so that an interrupted history goes on where it was. Returns how
    many entries the journal has then.
    """
    with read_journal(folder) as db:
        lived = int(db.execute("SELECT coalesce(max(day), 0) FROM visit").fetchone()[0])
        told = int(dict(db.execute("SELECT key, value FROM state").fetchall()).get("acknowledged", 0))
        waiting, written = outbox.backlog(db, told), int(db.execute("SELECT max(seq) FROM entry").fetchone()[0] or 0)
    left = [day for day in days if day.year * 10_000 + day.month * 100 + day.day > lived]
    if not left and not waiting:
        return written
    clock = SimulatedClock(datetime.combine(left[0], time(0), tzinfo=UTC) if left else datetime.now(UTC))
    store = JournalStore(folder, clock)
    try:
        for day in left:
            _Day(store, clock, day, habits).live()
        clock.set(datetime.now(UTC))
        _hand_over(store, folder)
        return store.head.seq
    finally:
        store.close()


def _hand_over(store: JournalStore, folder: Path) -> None:
    """Exchange until the office lacks nothing; NotTakenError and httpx.HTTPError say why it does not."""
    handover = Handover(store, load_key(folder))
    context = pinned_context(store.state("ca") or "")
    with httpx.Client(base_url=store.state("address") or "", verify=context, trust_env=False) as client:
        more = True
        while more:
            sent = handover.make(store.read(all_digests) if handover.digests_due() else None)
            answer = client.post(PATH, content=sent.body, headers=sent.headers, timeout=REQUEST_S)
            signature = answer.headers.get(SIGNATURE_HEADER, "")
            more = handover.take(sent, answer.status_code, signature, answer.content).more


class _Day:
    """One working day: two duties with a break for lunch between them."""

    def __init__(self, store: JournalStore, clock: SimulatedClock, day: date, habits: Habits) -> None:
        self._store, self._clock, self._day, self._habits = store, clock, day, habits
        self._facts: Facts = store.facts()
        self._chance = random.Random(f"{habits.seed}/{day.isoformat()}")  # noqa: S311 - a simulation

    def live(self) -> None:
        people = self._people()
        for half, (begins, ends) in enumerate(((OPENS, LUNCH), (BACK, CLOSES))):
            if people:
                self._serve(people[half % len(people)], begins, ends, f"{self._chance.getrandbits(64):016x}")

    def _serve(self, person: StaffMember, begins: time, ends: time, duty: str) -> None:
        facts, mode = self._facts, self._habits.mode
        self._at(begins, 0)
        self._store.append(
            lambda _: DutyOpened(duty=duty, staff=person.id, window=facts.window or None, unit=facts.unit, mode=mode)
        )
        minutes = int((datetime.combine(self._day, ends) - datetime.combine(self._day, begins)).total_seconds() // 60)
        visits = max(0, round(self._chance.gauss(VISITS_A_HALF_DAY, 3)))
        for minute in sorted(self._chance.sample(range(2, minutes - 1), min(visits, minutes - 3))):
            self._at(begins, minute)
            self._visit(duty, person)
        self._at(ends, 0)
        self._store.append(lambda _: DutyClosed(duty=duty, why="signed_out"))

    def _visit(self, duty: str, person: StaffMember) -> None:
        matter = self._matter()
        if self._habits.mode == "open":
            self._store.append(lambda at: self._rated(at, duty, person, None, matter))
            return
        visit = self._store.append(lambda _: Invited(duty=duty, matter=matter)).seq
        fate = self._chance.random()
        if fate < 0.72:
            self._store.append(lambda at: self._rated(at, duty, person, visit, matter))
        elif fate < 0.78:
            self._store.append(lambda at: Declined(visit=visit, day=at.day, hour=at.hour, flag=at.flag))
        else:
            self._store.append(lambda at: Lapsed(visit=visit, day=at.day, hour=at.hour, flag=at.flag))

    def _rated(self, at: Moment, duty: str, person: StaffMember, visit: int | None, matter: str) -> AnyEvent:
        scale = self._facts.rules.scale
        weights = [*LEVEL_WEIGHTS[: len(scale.levels)], *([0.01] * (len(scale.levels) - len(LEVEL_WEIGHTS)))]
        kindness = random.Random(f"{self._habits.seed}/{person.id}").uniform(0.7, 1.6)  # noqa: S311 - a simulation
        level = self._chance.choices(scale.levels, [weights[0] * kindness, *weights[1:]])[0]
        return Rated(
            duty=duty,
            visit=visit,
            matter=matter,
            scale=scale.slug,
            level=level.slug,
            day=at.day,
            hour=at.hour,
            flag=at.flag,
            via="simulated",
            dissatisfied=level.dissatisfied,
        )

    def _people(self) -> list[StaffMember]:
        """Who serves today: people of the hall, turned by the week, each window with its own two."""
        hall = self._facts.hall.directory
        people = [person for person in hall.staff if person.unit == self._facts.unit]
        windows = [window.id for window in hall.windows]
        place = windows.index(self._facts.window) if self._facts.window in windows else 0
        turn = (2 * place + self._day.isocalendar().week) % len(people) if people else 0
        return people[turn:] + people[:turn]

    def _matter(self) -> str:
        window = self._facts.window
        matters = [matter.id for matter in self._facts.hall.directory.matters if window in matter.windows]
        return self._chance.choice(matters) if matters else ""

    def _at(self, begins: time, minute: int) -> None:
        local = datetime.combine(self._day, begins, tzinfo=self._facts.zone) + timedelta(minutes=minute)
        self._clock.set(local.astimezone(UTC))
