"""The proposal for each week of a closed month, and what managers have decided upon it."""

from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from evaluator.domain.days import days_of_week
from evaluator.domain.directory import Directory, units_below
from evaluator.domain.office_time import day_of
from evaluator.domain.periods import months_before, weeks_of
from evaluator.domain.rules import RulePack
from evaluator.domain.stars import Candidate, Record, band, propose
from evaluator.domain.tally import Figure, Tally, figure
from evaluator.office.directory import directory_store
from evaluator.office.instants import read
from evaluator.office.stars import counts
from evaluator.office.store.schema import star
from evaluator.office.tallies import cells
from evaluator.office.tallies.cells import Placed
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import Rate
from evaluator.wire.stars import CandidateLine, Decision, MonthStars, WeekStars, WindowShare

ROLLING_MONTHS: Final = 3
_NONE: Final = Tally()


class Reader(NamedTuple):
    """Who looks, when, by which rules. `unit` narrows the people listed; "" lists all."""

    unit: str
    now: datetime
    zone: ZoneInfo
    pack: RulePack

    @property
    def today(self) -> int:
        return day_of(self.now, self.zone)


def month_stars(connection: Connection, month: int, reader: Reader, *, simulated: bool) -> MonthStars:
    """Every week that belongs to a month."""
    pack = reader.pack
    headline = pack.rate(pack.headline)
    background = _Background(connection, month, reader) if month < reader.today // 100 else None
    return MonthStars(
        month=month,
        as_of=reader.now.astimezone(reader.zone),
        simulated=simulated,
        rules=rules_version(pack),
        headline=headline.names,
        definition=headline.definition,
        claim=pack.small_counts.claim,
        participation=pack.stars.participation,
        weeks=tuple(_week(connection, week.first, background, reader) for week in weeks_of(month)),
    )


def week_stars(connection: Connection, week: int, reader: Reader) -> WeekStars:
    """One week alone; `week` is a Monday."""
    month = days_of_week(week)[3] // 100
    background = _Background(connection, month, reader) if month < reader.today // 100 else None
    return _week(connection, week, background, reader)


class _Background:
    """What stands beside every week of a month: the month, the three months, the mix of windows, the names."""

    def __init__(self, connection: Connection, month: int, reader: Reader) -> None:
        pack = reader.pack
        self.directory = directory_store.read(connection, with_closed=True)
        placed = cells.of_month(connection, month, None)
        earlier: list[Placed] = []
        for back in range(ROLLING_MONTHS - 1, 0, -1):
            earlier += cells.of_month(connection, months_before(month, back), None)
        self.month = counts.by_subject(placed, "staff", self.directory, pack)
        self.rolling = counts.by_subject([*earlier, *placed], "staff", self.directory, pack)
        self.windows = _mix(placed, self.directory, pack)
        self.names = counts.names(self.directory, "staff")


def _week(connection: Connection, week: int, background: _Background | None, reader: Reader) -> WeekStars:
    last = days_of_week(week)[-1]
    ready = background is not None and last < reader.today
    lines: tuple[CandidateLine, ...] = ()
    chosen: tuple[str, ...] = ()
    if background is not None and ready:
        told = counts.by_subject(counts.of_days(connection, week, last), "staff", background.directory, reader.pack)
        people = sorted({*told, *background.month} & background.names.keys())
        records = {who: Record(told.get(who, _NONE), background.month.get(who, _NONE)) for who in people}
        proposal = propose(records, reader.pack)
        chosen = band(proposal)
        here = units_below(background.directory, reader.unit) if reader.unit else None
        lines = tuple(
            _line(one, background, reader.pack)
            for one in proposal
            if here is None or background.names[one.staff].parent in here
        )
        chosen = tuple(who for who in chosen if here is None or background.names[who].parent in here)
    return WeekStars(
        week=week,
        last_day=last,
        ready=ready,
        band=chosen,
        candidates=lines,
        decisions=decisions(connection, week, reader.zone),
    )


def decisions(connection: Connection, week: int, zone: ZoneInfo) -> tuple[Decision, ...]:
    """What was decided about a week, in order."""
    rows = connection.execute(select(star).where(star.c.week == week).order_by(star.c.number))
    return tuple(
        Decision(row.number, read(row.at).astimezone(zone), row.account, row.staff, row.reason) for row in rows
    )


def _line(one: Candidate, background: _Background, pack: RulePack) -> CandidateLine:
    named = background.names[one.staff]
    rolling = background.rolling.get(one.staff, _NONE)
    shown = rolling.n >= pack.small_counts.manager
    return CandidateLine(
        staff=one.staff,
        name=named.name,
        name_en=named.name_en,
        badge=named.detail,
        unit=named.parent,
        why=one.why,
        week_n=one.week_n,
        rate=rate_of(one.figure),
        month_n=one.month_n if one.month_n >= pack.small_counts.manager or not one.month_n else None,
        participation=one.participation,
        rolling_n=rolling.n if shown else None,
        rolling=rate_of(figure(rolling, pack.rate(pack.headline), pack.interval_z)) if shown else None,
        windows=background.windows.get(one.staff, ()),
    )


def rate_of(found: Figure | None) -> Rate | None:
    """A figure as it travels."""
    return None if found is None else Rate(found.value, found.low, found.high)


def _mix(cells: list[Placed], directory: Directory, pack: RulePack) -> dict[str, tuple[WindowShare, ...]]:
    numbers = {window.id: window.number for window in directory.windows}
    found: dict[str, list[WindowShare]] = {}
    for window, number in numbers.items():
        here = [one for one in cells if one.cell.window == window]
        for who, counted in counts.by_subject(here, "staff", directory, pack).items():
            if counted.n >= pack.small_counts.manager:
                found.setdefault(who, []).append(WindowShare(window, number, counted.n))
    return {who: tuple(shares) for who, shares in found.items()}
