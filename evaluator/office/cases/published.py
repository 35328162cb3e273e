"""What everybody may read: published answers, and how many were in time. No resident, no person, no rating."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, func, select

from evaluator.domain.cases import OnTime
from evaluator.domain.days import as_date, as_day
from evaluator.domain.directory import StaffMember
from evaluator.domain.names import CHINESE, ENGLISH, Language
from evaluator.domain.office_time import day_of
from evaluator.domain.periods import months_before
from evaluator.domain.rules import RulePack
from evaluator.office.cases import reading
from evaluator.office.cases.handling import Deed
from evaluator.office.directory.named import A_MEMBER, Named, people_held
from evaluator.office.exchanging import rollup
from evaluator.office.instants import read
from evaluator.office.people.accounts import Person
from evaluator.office.store.schema import case_event, case_file
from evaluator.office.tallies.cells import Tree
from evaluator.wire.cases import CasePreview

NEWEST: Final = 1_000
"""Answers that are shown."""
MONTHS: Final = 12
"""Closed months over which it is told how many answers were in time."""
_EVERYBODY: Final = Person("", "auditor", "", must_change=False, token_hash="")


class PublishedAnswer(NamedTuple):
    """Of which hall, from which month on (202611), and what was answered."""

    hall: Mapping[Language, str]
    month: int
    text: Mapping[Language, str]


class Board(NamedTuple):
    """Newest first. `on_time` is None where fewer answers were due than may be told."""

    answers: tuple[PublishedAnswer, ...]
    on_time: OnTime | None
    least: int
    first: int
    last: int
    """The months of `on_time`, both included."""


def board(connection: Connection, tree: Tree, deed: Deed) -> Board:
    """As of the day before today: nothing appears on the day on which it was published."""
    month = deed.today // 100
    first, last = months_before(month, MONTHS), months_before(month, 1)
    found = reading.figures(
        connection,
        deed,
        unit="",
        first=rollup.days_of(first).first,
        last=rollup.days_of(last).last,
        simulated=False,
    )
    least = deed.pack.small_counts.staff
    on_time = OnTime(found.kept, found.due) if found.due >= least else None
    return Board(_answers(connection, tree, deed), on_time, least, first, last)


def preview(connection: Connection, tree: Tree, row: Row[Any], today: int) -> CasePreview | None:
    """What everybody will read of a case that is published today; None while it has no answer."""
    if not row.answer:
        return None
    hall, told = tree.hall_of(row.unit), list[str]()
    shown = _Hiding(connection, tree).shown(hall, row.answer, told)
    from_day = None if row.flag == "test" else as_day(as_date(today) + timedelta(days=1))
    return CasePreview(
        hall=_hall_names(tree).get(hall, {CHINESE: "", ENGLISH: ""}),
        month=today // 100,
        from_day=from_day,
        text=shown,
        hidden=tuple(dict.fromkeys(told)),
    )


def everybody(now: datetime, zone: ZoneInfo, pack: RulePack) -> Deed:
    """Who reads the board."""
    return Deed(_EVERYBODY, now, zone, pack)


def _answers(connection: Connection, tree: Tree, deed: Deed) -> tuple[PublishedAnswer, ...]:
    at = func.max(case_event.c.at).label("at")
    rows = connection.execute(
        select(case_file.c.unit, case_file.c.answer, at)
        .join(case_event, and_(case_event.c.case == case_file.c.case, case_event.c.act == "published"))
        .where(case_file.c.state == "published", case_file.c.flag != "test")
        .group_by(case_file.c.case, case_file.c.unit, case_file.c.answer)
        .order_by(at.desc(), case_file.c.case)
    )
    names, hiding = _hall_names(tree), _Hiding(connection, tree)
    found: list[PublishedAnswer] = []
    for row in rows:
        day = day_of(read(row.at), deed.zone)
        if day < deed.today:
            hall = tree.hall_of(row.unit)
            text = hiding.shown(hall, row.answer)
            found.append(PublishedAnswer(names.get(hall, {CHINESE: "", ENGLISH: ""}), day // 100, text))
            if len(found) == NEWEST:
                break
    return tuple(found)


class _Hiding:
    """Takes people out of answers: anybody by name and badge number, those of the hall by surname and title too."""

    def __init__(self, connection: Connection, tree: Tree) -> None:
        people = [*tree.directory.staff, *people_held(connection)]
        self._anybody, self._by_hall = Named(people), _by_hall(tree, people)

    def shown(self, hall: str, answer: str, told: list[str] | None = None) -> dict[Language, str]:
        """The answer in either language; what is taken out is added to `told`."""
        here = self._by_hall.get(hall, self._anybody)

        def without(member: str) -> str:
            return here.hidden(self._anybody.hidden(answer, member, told), member, told)

        return {language: without(member) for language, member in A_MEMBER.items()}


def _hall_names(tree: Tree) -> dict[str, dict[Language, str]]:
    return {unit.id: {CHINESE: unit.name, ENGLISH: unit.name_en or unit.name} for unit in tree.directory.units}


def _by_hall(tree: Tree, people: Collection[StaffMember]) -> dict[str, Named]:
    """Of each hall, those who serve or served there, or are lent to it: by surname and title."""
    served: dict[str, list[StaffMember]] = {}
    for one in people:
        for hall in {tree.hall_of(unit) for unit in (one.unit, *one.also_serves)}:
            served.setdefault(hall, []).append(one)
    return {hall: Named((), titled) for hall, titled in served.items()}
