"""What people at the demo's office do each morning about what the kiosks have brought, by the office's own code."""

import random
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple

from sqlalchemy import Connection, Row, and_, or_, select

from evaluator.demo import stories
from evaluator.domain.cases import UNANSWERED
from evaluator.domain.days import as_date, as_day
from evaluator.domain.office_time import day_of
from evaluator.domain.roles import Role
from evaluator.domain.rules import Calendar
from evaluator.domain.working_days import after_working_days
from evaluator.office.cases import handling
from evaluator.office.cases.handling import Deed
from evaluator.office.founding import FIRST_ACCOUNT, FIRST_ROLE
from evaluator.office.instants import read
from evaluator.office.office import Office
from evaluator.office.people.accounts import Person
from evaluator.office.signals import deciding, reading
from evaluator.office.signals.reading import Look
from evaluator.office.store import schema
from evaluator.office.store.schema import case_file
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Wish
from evaluator.simulation.playing import SimulatedClock, instant
from evaluator.wire.cases import Act, Answer, Assign, CaseChange, NewCase, Note, Publish, Reopen
from evaluator.wire.signals import DecideSignal

MORNING_S: Final = 8.5 * 3600
A_FORTNIGHT: Final = timedelta(days=14)
AN_ACT: Final = timedelta(minutes=4)
HALL_MANAGERS: Final[Mapping[str, str]] = {"hall-east": "tianfang", "hall-west": "hejing", "hall-south": "songtao"}
"""Accounts by hall, named after people, so that nobody reads a place twice."""
HALL_ROLE: Final[Role] = "hall_manager"
MONTH_LOOKED_AT: Final = 3
"""The place in a month of the day on which the signals and challenges of the month before are decided."""
PUBLISHED, LATE, AGAIN = 0.3, 0.12, 0.05
"""How often an answer is published, comes late, and is not the end."""
PUBLISHED_AFTER, AGAIN_AFTER = 1, 3
"""Working days since the answer."""
ASSIGNED: Final = 2
"""The version of a case that was assigned and nothing more."""
IN_TIME: Final = (1, 1, 2, 2, 3, 4)
OVER_TIME: Final = (9, 11, 13)
"""Working days until an answer. A rating has five."""
AGREED_AFTER: Final = 2
"""Working days until the second person decides."""


class Duty(NamedTuple):
    """A duty that was signed in under a wrong name, and who really served."""

    kiosk: str
    duty: str
    staff: str


class OfficeWork:
    """The office manager and the managers of the halls. Each act depends on how things stand, so none is done twice."""

    def __init__(self, office: Office, clock: SimulatedClock, kiosks: Sequence[str]) -> None:
        """`kiosks`: the simulated ones; what a person has tapped at another one is left to a person."""
        self._office, self._clock, self._kiosks = office, clock, tuple(kiosks)
        self._manager = Person(FIRST_ACCOUNT, FIRST_ROLE, "", must_change=False, token_hash="")

    def morning(self, day: date, mistaken: Sequence[Duty] = ()) -> None:
        """Do what is due on a day; `mistaken`: duties to credit to somebody else."""
        self._clock.set(instant(day, MORNING_S, self._office.about.zone))

        def work(connection: Connection) -> None:
            self._handle_cases(connection, day)
            self._enter(connection, day)
            self._credit(connection, mistaken)
            self._agree(connection, day)
            if stories.place_in_month(day) == MONTH_LOOKED_AT:
                self._look_at_month(connection, day.replace(day=1) - timedelta(days=1))

        self._office.writer.submit(work).result()

    def _handle_cases(self, connection: Connection, day: date) -> None:
        mine = or_(
            case_file.c.kiosk.in_(self._kiosks),
            and_(case_file.c.kiosk == "", case_file.c.owner.in_(HALL_MANAGERS.values())),
        )
        rows = connection.execute(
            select(case_file)
            .where(
                mine,
                or_(
                    case_file.c.state.in_(UNANSWERED),
                    case_file.c.answered_day >= as_day(day - A_FORTNIGHT),  # older answers have had their fate
                ),
            )
            .order_by(case_file.c.opened_at, case_file.c.case)
        ).all()
        calendar = self._calendar(connection)
        for row in rows:
            if (change := _due(row, as_day(day), calendar)) is not None:
                owner = HALL_MANAGERS.get(row.unit, FIRST_ACCOUNT)
                hall = Person(owner, HALL_ROLE, row.unit, must_change=False, token_hash="")
                deed = self._deed(connection, self._manager if isinstance(change, Reopen) else hall)
                handling.change(connection, CaseChange(row.case, row.version, change), deed)

    def _enter(self, connection: Connection, day: date) -> None:
        heard = stories.heard_on(day)
        if heard is None:
            return
        same = (case_file.c.subject == heard.subject, case_file.c.opened_day == as_day(day))
        if connection.execute(select(case_file.c.case).where(*same)).first() is None:
            new = NewCase(
                origin="problem" if heard.is_problem else "opinion",
                unit=heard.unit,
                subject=heard.subject,
                kind=heard.kind,
                owner=HALL_MANAGERS[heard.unit],
            )
            handling.enter(connection, new, self._deed(connection, self._manager))

    def _credit(self, connection: Connection, mistaken: Sequence[Duty]) -> None:
        for kiosk, duty, staff in mistaken:
            corrected = (schema.correction.c.kiosk == kiosk, schema.correction.c.duty == duty)
            if connection.execute(select(schema.correction.c.duty).where(*corrected)).first() is None:
                wish = Wish(kiosk, duty, "credit", 0, staff, stories.MISTAKEN)
                corrections.correct(connection, wish, FIRST_ACCOUNT, self._now())

    def _look_at_month(self, connection: Connection, last: date) -> None:
        """Decide about the challenges and the signals of a month that is over."""
        for one in corrections.open_challenges(connection, as_day(last) + 1):
            if one.kiosk in self._kiosks:
                upheld = as_date(one.day).month % 2 == 0
                why = stories.SOMEBODY_ELSE if upheld else stories.SAME_PERSON
                wish = Wish(one.kiosk, one.duty, "uphold" if upheld else "dismiss", one.day, "", why)
                corrections.correct(connection, wish, FIRST_ACCOUNT, self._now())
        month = as_day(last) // 100
        look = Look(self._office.rules_in(connection), "", self._office.about.zone, self._clock.read().wall)
        self_rated: set[Wish] = set()
        for line in reading.lines(connection, month, look):
            if not line.decisions and (line.kiosk in self._kiosks or not line.kiosk):
                upheld = bool(line.day) and stories.is_self_rated(line.window, as_date(line.day))
                asked = DecideSignal(
                    month=line.month,
                    signal=line.signal,
                    after=0,
                    state="upheld" if upheld else "explained",
                    reason=stories.SELF_RATED if upheld else stories.EXPLAINED,
                )
                deciding.decide(connection, asked, FIRST_ACCOUNT, look._replace(now=self._now()))
                if upheld:
                    self_rated.add(Wish(line.kiosk, line.duty, "exclude", line.day, "", stories.NOT_COUNTED))
        for wish in sorted(self_rated):
            corrections.correct(connection, wish, FIRST_ACCOUNT, self._now())

    def _agree(self, connection: Connection, day: date) -> None:
        for row in corrections.found(connection, state="proposed"):
            proposed = day_of(read(row.at), self._office.about.zone)
            due = after_working_days(proposed, AGREED_AFTER, self._calendar(connection))
            if row.kiosk in self._kiosks and as_day(day) >= due:
                second = HALL_MANAGERS.get(row.unit, "")
                corrections.decide(connection, row.correction, second, self._now(), agree=True)

    def _calendar(self, connection: Connection) -> Calendar:
        return self._office.rules_in(connection).calendar

    def _deed(self, connection: Connection, who: Person) -> Deed:
        return Deed(who, self._now(), self._office.about.zone, self._office.rules_in(connection))

    def _now(self) -> datetime:
        """Each act takes its time."""
        self._clock.set(self._clock.read().wall + AN_ACT)
        return self._clock.read().wall


def _due(row: Row[Any], today: int, calendar: Calendar) -> Act | None:
    """What is to be done about a case today; the same case always has the same fate."""
    owner = HALL_MANAGERS.get(row.unit)
    if owner is None or row.owner not in ("", owner):
        return None
    about = "/".join(map(str, (row.opened_day, row.day, row.unit, row.window, row.half, row.duty, row.subject)))
    chance = random.Random(about)  # noqa: S311 - a simulation
    published, late, again = chance.random() < PUBLISHED, chance.random() < LATE, chance.random() < AGAIN
    after = chance.choice(OVER_TIME if late else IN_TIME)
    answer = next((one.answer for one in stories.HEARD if one.subject == row.subject), "")
    answer = answer or chance.choice(stories.DONE_ABOUT_A_RATING)
    match row.state:
        case "open":
            return Assign(owner, "by_deadline")
        case "in_hand" if row.reopened:
            return Answer(answer) if today >= row.due_day else None
        case "in_hand" if today >= after_working_days(row.opened_day, after, calendar):
            return Answer(answer)
        case "in_hand" if late and row.version == ASSIGNED and today >= row.due_day:
            return Note(stories.WHY_LATE)
        case "answered" | "published" if again and not row.reopened and today >= _since(row, AGAIN_AFTER, calendar):
            return Reopen(chance.choice(stories.WHY_AGAIN))
        case "answered" if published and today >= _since(row, PUBLISHED_AFTER, calendar):
            return Publish()
    return None


def _since(row: Row[Any], days: int, calendar: Calendar) -> int:
    return after_working_days(row.answered_day, days, calendar)
