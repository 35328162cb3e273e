"""A year's closed months against the thresholds, by person, hall or window."""

from collections.abc import Mapping
from typing import Final

from sqlalchemy import Connection

from evaluator.domain.assessment import Mark, assess, mark, top
from evaluator.domain.directory import units_below
from evaluator.domain.periods import month_period, pieces
from evaluator.domain.rules import RulePack
from evaluator.domain.small_counts import RowKey
from evaluator.domain.tally import Tally, figure, total
from evaluator.office.stars import counts
from evaluator.office.stars.counts import Named
from evaluator.office.stars.proposing import Reader, rate_of
from evaluator.office.tallies import cells
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.sight import Sight, total_of
from evaluator.wire.exchange import rules_version
from evaluator.wire.manager import Rate
from evaluator.wire.stars import Assessment, AssessmentQuery, AssessmentRow, MarkLine, Subject

_MONTHS_IN_YEAR: Final = 12


def assessment(
    connection: Connection, query: AssessmentQuery, reader: Reader, *, simulated: bool, remembered: Remembered
) -> Assessment:
    """Every subject that is open now or counted anything. The year's figure is over the months that are shown."""
    pack = reader.pack
    tree = remembered.tree(connection)
    directory = tree.directory
    here = units_below(directory, query.unit or reader.unit) if query.unit or reader.unit else None
    names = {
        key: named
        for key, named in counts.names(directory, query.by).items()
        if here is None or (key if query.by == "unit" else named.parent) in here
    }
    shown = set(counts.names(remembered.open_now(connection), query.by))
    months = [query.year * 100 + number for number in range(1, _MONTHS_IN_YEAR + 1)]
    months = [month for month in months if month < reader.today // 100]
    told: dict[str, dict[int, Tally | None]] = {}
    hiding = Sight(connection, tree, pack, None, remembered)
    for month in months:
        found = counts.by_subject(cells.of_month(connection, month, None), query.by, directory, pack)
        hidden = hiding.hidden(pieces(month_period(month)))
        for key in found.keys() & names.keys():
            told.setdefault(key, {})[month] = None if _row_of(query.by, key) in hidden else found[key]
    listed = {key: named for key, named in names.items() if key in shown or key in told}
    years = {key: total(counted for counted in told.get(key, {}).values() if counted) for key in listed}
    return Assessment(
        year=query.year,
        as_of=reader.now.astimezone(reader.zone),
        simulated=simulated,
        rules=rules_version(pack),
        headline=pack.rate(pack.headline).names,
        definition=pack.rate(pack.headline).definition,
        award=pack.assessment.award,
        move=pack.assessment.move,
        running=pack.assessment.running,
        claim=pack.small_counts.claim,
        months=tuple(months),
        rows=tuple(
            _row(named, _marks(months, told.get(key, {}), pack), years[key], pack) for key, named in listed.items()
        ),
        top=tuple(key for key, _ in top(years, pack)),
    )


def _marks(months: list[int], told: Mapping[int, Tally | None], pack: RulePack) -> tuple[Mark, ...]:
    return tuple(mark(month, told.get(month, Tally()), pack) for month in months)


def _row_of(by: Subject, key: str) -> RowKey:
    return total_of(key) if by == "unit" else RowKey("", by, key)


def _row(named: Named, marks: tuple[Mark, ...], year: Tally, pack: RulePack) -> AssessmentRow:
    found = assess(marks, pack)
    shown = figure(year, pack.rate(pack.headline), pack.interval_z)
    return AssessmentRow(
        key=named.key,
        name=named.name,
        name_en=named.name_en,
        parent=named.parent,
        detail=named.detail,
        marks=tuple(MarkLine(one.month, one.zone, one.n, rate_of(one.figure), one.certain) for one in found.marks),
        running=found.running,
        on_site=found.on_site,
        year_n=year.n,
        year=Rate(shown.value, shown.low, shown.high),
        sufficient=year.n >= pack.small_counts.claim,
    )
