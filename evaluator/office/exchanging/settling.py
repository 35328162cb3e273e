"""Where the rows of a kiosk count: the rule of `rollup.settled` again, for rows in hand instead of for whole days.

Neither knows the other. The roll-ups are kept by this one, and every recount holds them against that one
(docs/adr/0057).
"""

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, and_, func, select

from evaluator.domain.journal import UNCOUNTED
from evaluator.office.exchanging.rollup import days_of
from evaluator.office.store.schema import credit, duty, kiosk, matter, ruling, run, staff, window
from evaluator.office.store.upserts import Values


class TallyValues(NamedTuple):
    """A row of a kiosk, in the order of the table's columns."""

    day: int
    kiosk: str
    run: str
    duty: str
    matter: str
    outcome: str
    scale: str
    level: str
    flag: str
    n: int
    seq: int


class _Place(NamedTuple):
    unit: str
    window: str


class _Run(NamedTuple):
    unit: str
    window: str
    fork_after: int | None


class _Ruling(NamedTuple):
    challenge: str
    excluded: int


class _Duty(NamedTuple):
    """What is known of a duty; nothing but `served` before it has arrived."""

    place: _Place | None
    served: str
    mode: str
    is_known: bool
    """With everything it names."""
    closed_day: int | None
    """The day after which its person is not in the directory any more."""


class Settling:
    """All that settles the rows of some duties of one kiosk, read once."""

    def __init__(self, connection: Connection, of_kiosk: str, rows: Iterable[TallyValues]) -> None:
        named = zip(*((row.day, row.run, row.duty, row.matter) for row in rows), strict=True)
        days, runs, duties, matters = (set(found) for found in named)
        self._of_kiosk = _place_of(connection, of_kiosk)
        self._runs = _runs(connection, of_kiosk, runs)
        self._duties = _duties(connection, of_kiosk, duties)
        self._rulings = _rulings(connection, of_kiosk, duties)
        self._matters = _matters(connection, matters - {""})
        self._impossible = {day for day in days if not _is_possible(day)}

    def key(self, row: TallyValues) -> Values:
        """Under what the row counts in the day roll-up, without day and kiosk."""
        its_duty, its_run = self._duties[row.duty], self._runs.get(row.run)
        unit, window_ = its_duty.place or (self._of_kiosk if its_run is None else (its_run.unit, its_run.window))
        flag = self._flag(row, its_duty, None if its_run is None else its_run.fork_after)
        return unit, window_, its_duty.served, row.matter, row.outcome, row.scale, row.level, flag, its_duty.mode

    def _flag(self, row: TallyValues, its_duty: _Duty, fork_after: int | None) -> str:
        """The first that applies."""
        ruled = self._rulings.get((row.duty, row.day))
        if row.flag in UNCOUNTED:
            return row.flag
        if ruled is not None and ruled.excluded:
            return "excluded"
        if row.flag == "challenged" and (ruled is None or ruled.challenge != "dismissed"):
            return row.flag
        if row.flag == "fork" or (fork_after is not None and row.seq > fork_after):
            return "fork"
        if row.flag not in ("", "challenged"):
            return row.flag
        return "" if self._is_known(row, its_duty) else "unknown_ref"

    def _is_known(self, row: TallyValues, its_duty: _Duty) -> bool:
        if not its_duty.is_known or row.day in self._impossible or row.matter not in self._matters:
            return False
        closed = its_duty.closed_day, self._matters[row.matter]
        return all(day is None or row.day <= day for day in closed)


def _place_of(connection: Connection, of_kiosk: str) -> _Place:
    at = kiosk.c.kiosk == of_kiosk
    return _Place(*connection.execute(select(kiosk.c.unit, kiosk.c.window).where(at)).one())


def _runs(connection: Connection, of_kiosk: str, names: set[str]) -> dict[str, _Run]:
    rows = connection.execute(
        select(run.c.run, run.c.unit, run.c.window, run.c.fork_after).where(
            run.c.kiosk == of_kiosk, run.c.run.in_(sorted(names))
        )
    )
    return {name: _Run._make(said) for name, *said in rows.all()}


def _duties(connection: Connection, of_kiosk: str, names: set[str]) -> dict[str, _Duty]:
    served = func.coalesce(credit.c.staff, duty.c.staff)
    rows = connection.execute(
        select(
            duty.c.duty, duty.c.unit, duty.c.window, served, duty.c.mode, staff.c.id, staff.c.closed_day, window.c.id
        )
        .select_from(
            duty.outerjoin(credit, and_(credit.c.kiosk == duty.c.kiosk, credit.c.duty == duty.c.duty))
            .outerjoin(staff, staff.c.id == served)
            .outerjoin(window, window.c.id == duty.c.window)
        )
        .where(duty.c.kiosk == of_kiosk, duty.c.duty.in_(sorted(names)))
    )
    found: dict[str, _Duty] = {}
    for name, unit, window_, who, mode, known_staff, closed_day, known_window in rows.all():
        is_known = (who == "" or known_staff is not None) and (window_ == "" or known_window is not None)
        found[name] = _Duty(_Place(unit, window_), who, mode, is_known, closed_day)
    if missing := sorted(names - found.keys()):
        credited = connection.execute(
            select(credit.c.duty, credit.c.staff).where(credit.c.kiosk == of_kiosk, credit.c.duty.in_(missing))
        )
        whom = {row.duty: row.staff for row in credited.all()}
        found |= {name: _Duty(None, whom.get(name, ""), "open", is_known=False, closed_day=None) for name in missing}
    return found


def _rulings(connection: Connection, of_kiosk: str, duties: set[str]) -> dict[tuple[str, int], _Ruling]:
    rows = connection.execute(
        select(ruling.c.duty, ruling.c.day, ruling.c.challenge, ruling.c.excluded).where(
            ruling.c.kiosk == of_kiosk, ruling.c.duty.in_(sorted(duties))
        )
    )
    return {(name, day): _Ruling._make(said) for name, day, *said in rows.all()}


def _matters(connection: Connection, names: set[str]) -> dict[str, int | None]:
    """By id, the last day of each that is known; "" is none, which is known too."""
    found: dict[str, int | None] = {"": None}
    if names:
        rows = connection.execute(select(matter.c.id, matter.c.closed_day).where(matter.c.id.in_(sorted(names))))
        found |= {row.id: row.closed_day for row in rows.all()}
    return found


def _is_possible(day: int) -> bool:
    days = days_of(day // 100)
    return days.first <= day <= days.last
