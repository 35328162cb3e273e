"""The forks of kiosks as they are read: what each branch holds, and what a hall's month is with it and without it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import combinations, groupby
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, func, select

from evaluator.domain.journal import UNCOUNTED
from evaluator.domain.periods import Piece
from evaluator.domain.rules import RulePack
from evaluator.domain.tally import Tally, figure, tally
from evaluator.office.exchanging.forks import FORK
from evaluator.office.instants import read
from evaluator.office.store import schema
from evaluator.office.tallies import branches, cells
from evaluator.office.tallies.basis import rate_names
from evaluator.office.tallies.branches import BranchName, Day
from evaluator.office.tallies.cells import Tree
from evaluator.office.tallies.remembered import Remembered
from evaluator.office.tallies.sight import Sight, total_of
from evaluator.wire.branches import Branch, BranchMonth, BranchState, BranchStep, Fork, Forks, Side

SIDES: Final[tuple[Side, Side]] = ("marked", "other")
Levels = Counter[str]
"""Ratings by slug of level."""
Place = tuple[int, str, str, str]
"""Day, window, person and matter: by any of them the desk is told of a month."""


class Ground(NamedTuple):
    """What every figure here rests on."""

    pack: RulePack
    zone: ZoneInfo
    before: int | None
    """The running day (20261121), which is withheld; None shows everything."""
    tree: Tree
    remembered: Remembered


class _Counts(NamedTuple):
    """Ratings of some days of duties, by month and hall."""

    now: dict[tuple[int, str], Levels]
    """Those that count now."""
    out: dict[tuple[int, str], Levels]
    """Those that two persons have excluded."""
    places: dict[tuple[int, str], set[Place]]
    """Where both were given."""
    n: int
    """Of both, also those on a scale of before."""

    def of(self, at: tuple[int, str]) -> int:
        """Of both in a month of a hall."""
        return self.now.get(at, Counter()).total() + self.out.get(at, Counter()).total()


class _Across(NamedTuple):
    """What figures of the branches, added and taken from each other, would tell."""

    pairs: list[_Counts]
    """What either of two branches holds, and what both do."""
    pieces: list[_Counts]
    """What the same ones of all branches hold."""


def forks(connection: Connection, on: Ground, is_mine: Callable[[str], bool]) -> Forks:
    """Every fork whose counts lie wholly in the caller's halls, newest first; what goes on from one is part of it."""
    name = next(one for one in rate_names(on.pack) if one.slug == on.pack.headline)
    run = schema.run
    marked = {(row.kiosk, row.run): row for row in connection.execute(select(run).where(run.c.fork_after.is_not(None)))}
    of_kiosk: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in marked.values():
        before = marked.get((row.kiosk, row.previous_run))
        if before is None or row.previous_seq <= before.fork_after:
            of_kiosk[row.kiosk].append(row)
    found = []
    for kiosk, rows in of_kiosk.items():
        mine = [row for row in rows if is_mine(row.unit)]
        across = _across(connection, on, kiosk, rows) if mine else _Across([], [])
        found += [one for row in mine if (one := _fork(connection, on, row, across, is_mine)) is not None]
    found.sort(key=lambda one: (one.seen_at, one.kiosk, one.run), reverse=True)
    return Forks(name, tuple(found))


def _across(connection: Connection, on: Ground, kiosk: str, rows: Sequence[Row[Any]]) -> _Across:
    """By what the branches of a kiosk's forks can be held against each other."""
    sides = [BranchName(kiosk, row.run, side) for row in rows for side in SIDES]
    days = [found for one in sides if not isinstance(found := branches.days_of(connection, one, on.before), str)]
    of_piece: dict[tuple[bool, ...], set[Day]] = defaultdict(set)
    for day in set[Day]().union(*days):
        of_piece[tuple(day in one for one in days)].add(day)
    pieces = {held_by: _counts(connection, on, kiosk, piece) for held_by, piece in of_piece.items()}
    pairs = {
        frozenset(held_by for held_by in pieces if held((held_by[one], held_by[other])))
        for one, other in combinations(range(len(days)), 2)
        for held in (any, all)
    }
    whole = [_together([pieces[held_by] for held_by in pair]) for pair in pairs]
    return _Across(whole, list(pieces.values()))


def _together(counts: Sequence[_Counts]) -> _Counts:
    found = _Counts({}, {}, {}, sum(one.n for one in counts))
    for one in counts:
        for to, levels_of in ((found.now, one.now), (found.out, one.out)):
            for at, levels in levels_of.items():
                to.setdefault(at, Counter()).update(levels)
        for at, places in one.places.items():
            found.places.setdefault(at, set()).update(places)
    return found


def _fork(
    connection: Connection, on: Ground, row: Row[Any], across: _Across, is_mine: Callable[[str], bool]
) -> Fork | None:
    alarm, head, seq = schema.alarm, schema.head, branches.parting(row)
    told = alarm.c.kiosk == row.kiosk, alarm.c.alarm == FORK, alarm.c.subject == row.run
    seen = connection.execute(select(alarm.c.at).where(*told)).scalar() or row.first_seen_at
    signed = select(func.min(head.c.signed_at)).where(head.c.kiosk == row.kiosk, head.c.seq >= seq)
    held = connection.execute(signed).scalar() if seq else None
    marked, other = (_branch(connection, on, BranchName(row.kiosk, row.run, side), across, is_mine) for side in SIDES)
    if marked is None or other is None:
        return None
    return Fork(
        kiosk=row.kiosk,
        run=row.run,
        unit=row.unit,
        window=row.window,
        seq=seq,
        held_at=None if held is None else read(held).astimezone(on.zone),
        seen_at=read(seen).astimezone(on.zone),
        decided=row.decided,
        decided_by=row.decided_by,
        marked=marked,
        other=other,
    )


def _branch(
    connection: Connection, on: Ground, named: BranchName, across: _Across, is_mine: Callable[[str], bool]
) -> Branch | None:
    """One side; None where something of it was counted in another's hall. `across` as of `_across`."""
    parts = branches.parts_of(connection, named)
    if isinstance(parts, str):
        return None
    rows = branches.rows_of(connection, named.kiosk, parts, on.before)
    days = branches.days_in(rows)
    counts = _counts(connection, on, named.kiosk, days)
    if not all(is_mine(unit) for _, unit in (*counts.now, *counts.out)):
        return None
    n, at_most = 0, False
    for part in parts:
        own = [row for row in rows if row.run == part.run]
        rated = sum(row.n for row in own if row.outcome == "rated" and row.flag not in UNCOUNTED)
        if part.is_cut and rated:
            at_most = True
            rated = min(rated, max(row.seq for row in own) - part.above)
        n += rated
    of_branch = [row for row in branches.steps_of(connection, named.kiosk) if (row.duty, row.day) in days]
    return Branch(
        n=n,
        at_most=at_most,
        first_day=min((day for _, day in days), default=0),
        last_day=max((day for _, day in days), default=0),
        days=len(days),
        left_out=counts.n,
        state=_state(days, branches.excluded_of(connection, named.kiosk), of_branch),
        months=tuple(
            _month(connection, on, *key, counts, across) for key in sorted({*counts.now, *counts.out}, reverse=True)
        ),
        steps=_steps(of_branch, on.zone),
    )


def _state(days: set[Day], excluded: set[Day], steps: Sequence[Row[Any]]) -> BranchState:
    if any(row.state == "proposed" for row in steps):
        return "proposed"
    if days and days <= excluded:
        return "excluded"
    return "partly_excluded" if days & excluded else "counted"


def _counts(connection: Connection, on: Ground, kiosk: str, days: set[Day]) -> _Counts:
    table, duty, run, credit = schema.tally, schema.duty, schema.run, schema.credit
    rows = connection.execute(
        select(
            table,
            func.coalesce(duty.c.unit, run.c.unit, "").label("unit"),
            func.coalesce(duty.c.window, run.c.window, "").label("window"),
            func.coalesce(credit.c.staff, duty.c.staff, "").label("staff"),
        )
        .outerjoin(credit, (credit.c.kiosk == table.c.kiosk) & (credit.c.duty == table.c.duty))
        .outerjoin(duty, (duty.c.kiosk == table.c.kiosk) & (duty.c.duty == table.c.duty))
        .outerjoin(run, (run.c.kiosk == table.c.kiosk) & (run.c.run == table.c.run))
        .where(
            table.c.kiosk == kiosk,
            table.c.duty.in_(sorted({name for name, _ in days})),
            table.c.outcome == "rated",
            table.c.flag.not_in(sorted(UNCOUNTED)),
        )
    )
    excluded = branches.excluded_of(connection, kiosk)
    found, n = _Counts({}, {}, {}, 0), 0
    for row in rows:
        if (row.duty, row.day) in days:
            n += row.n
            to = found.out if (row.duty, row.day) in excluded else found.now
            levels = to.setdefault((row.day // 100, row.unit), Counter())
            if row.scale == on.pack.scale.slug:
                levels[row.level] += row.n
                places = found.places.setdefault((row.day // 100, row.unit), set())
                places.add((row.day, row.window, row.staff, row.matter))
    return found._replace(n=n)


def _month(connection: Connection, on: Ground, month: int, unit: str, counts: _Counts, across: _Across) -> BranchMonth:
    """Nothing is told of so few ratings that who gave them could be told."""
    of_unit = cells.of_month(connection, month, on.before, {"unit": unit})
    current = Counter(tally((placed.cell for placed in of_unit), on.pack).levels)
    without, whole = Counter(current), Counter(current)
    without.subtract(counts.now.get((month, unit), {}))
    whole.update(counts.out.get((month, unit), {}))
    n_with, n_without, least = whole.total(), without.total(), on.pack.small_counts.manager
    sight = Sight(connection, on.tree, on.pack, on.before, on.remembered)
    hidden = total_of(unit) in sight.hidden([Piece(month, month * 100, month * 100 + 99, "month")])
    last = month * 100 + 99 if on.before is None else min(month * 100 + 99, on.before - 1)
    rated = cells.rated_in_days(connection, Piece(month, month * 100, last, "day"), on.pack.scale.slug)
    beside = [(one[:1] + one[2:5], one.n) for one in rated if one.unit == unit]
    few = any(_leaves_few(beside, one, (month, unit), least) for one in (counts, *across.pairs))
    few |= any(0 < one.of((month, unit)) < least for one in across.pieces)
    is_shown = not hidden and min(n_without, n_with - n_without) >= least and not few
    return BranchMonth(
        month,
        unit,
        n_with,
        n_without,
        _rate(whole, on.pack) if is_shown else None,
        _rate(without, on.pack) if is_shown else None,
    )


def _leaves_few(beside: Sequence[tuple[Any, int]], counts: _Counts, at: tuple[int, str], least: int) -> bool:
    """Whether few are these ratings, or those beside them on their days or of their windows, people or matters: what
    the desk is told of these, less what is told of the branches, would tell them.
    """
    now, places = counts.now.get(at, Counter()), counts.places.get(at, set())
    left = [counts.of(at)]
    for part, found in enumerate(zip(*places, strict=True)):
        touched = set(found)
        left.append(sum(n for place, n in beside if place[part] in touched) - now.total())
    left.append(sum(n for _, n in beside) - now.total())
    return any(0 < n < least for n in left)


def _rate(levels: Levels, pack: RulePack) -> float | None:
    counted = Tally(levels={level.slug: levels[level.slug] for level in pack.scale.levels})
    return figure(counted, pack.rate(pack.headline), pack.interval_z).value


def _steps(rows: Sequence[Row[Any]], zone: ZoneInfo) -> tuple[BranchStep, ...]:
    """What was proposed at once and decided at once is one step."""

    def at_once(row: Row[Any]) -> tuple[str, ...]:
        return row.at, row.act, row.by, row.reason, row.second_at or "", row.state, row.second or ""

    steps = []
    for _, together in groupby(sorted(rows, key=at_once, reverse=True), at_once):
        same = list(together)
        first = same[0]
        steps.append(
            BranchStep(
                act=first.act,
                by=first.by,
                at=read(first.at).astimezone(zone),
                reason=first.reason,
                state=first.state,
                second=first.second,
                second_at=None if first.second_at is None else read(first.second_at).astimezone(zone),
                corrections=tuple(sorted(row.correction for row in same)),
            )
        )
    return tuple(steps)
