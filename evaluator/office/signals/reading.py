"""The signals of a month: those kiosks have sent, and those that its counts show over several people and windows."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from msgspec.structs import replace
from sqlalchemy import Connection, and_, select

from evaluator.domain.journal import UNCOUNTED
from evaluator.domain.mixes import mixes
from evaluator.domain.office_time import day_of
from evaluator.domain.rules import RulePack
from evaluator.office.directory import directory_store
from evaluator.office.store import schema
from evaluator.office.tallies import cells
from evaluator.office.tallies.cells import Tree, tree_of
from evaluator.wire.signals import Counted, SignalDecision, SignalLine, SignalState

ABOUT_ANSWERS = frozenset(
    {"burst", "burst_best", "burst_worst", "spacing", "interval", "off_duty", "early", "in_pause", "late_share"}
)
"""Kinds whose n counts answers of one day, so that the day can be told without them."""


class Look(NamedTuple):
    """By whose rules, from where and when a month is looked at."""

    pack: RulePack
    unit: str
    """Below which signals are shown; "" for everything."""
    zone: ZoneInfo
    now: datetime


def lines(connection: Connection, month: int, look: Look) -> tuple[SignalLine, ...]:
    """Every signal of the month with what was decided about it, the least likely first."""
    tree = tree_of(directory_store.read(connection, with_closed=True))
    decided = _decisions(connection, month)
    found = [*_of_kiosks(connection, month, look, tree), *_of_counts(connection, month, look, tree)]
    told = [_with_decisions(line, decided.get(line.signal, ())) for line in found if tree.is_in(line.unit, look.unit)]
    return tuple(sorted(told, key=lambda line: (-line.score, line.signal)))


def _of_kiosks(connection: Connection, month: int, look: Look, tree: Tree) -> Iterator[SignalLine]:
    """A day's sign at a duty is shown once, whichever copies of the kiosk's disk have sent it.

    Signs past the office's retention have lost their n and are no longer shown.
    """
    sent, duty = schema.signal_row, schema.duty
    rows = connection.execute(
        select(sent, duty.c.staff, duty.c.window, duty.c.unit, schema.kiosk.c.unit.label("kiosk_unit"))
        .join(schema.kiosk, schema.kiosk.c.kiosk == sent.c.kiosk)
        .outerjoin(duty, and_(duty.c.kiosk == sent.c.kiosk, duty.c.duty == sent.c.duty))
        .where(sent.c.day.between(month * 100, month * 100 + 99), sent.c.n > 0)
        .order_by(sent.c.day, sent.c.kiosk, sent.c.duty, sent.c.signal, sent.c.n.desc(), sent.c.run)
    )
    counted: dict[tuple[str, str, int], Counter[str]] = {}
    for row in connection.execute(_levels_of_duties(month)):
        counted.setdefault((row.kiosk, row.duty, row.day), Counter())[row.level] += row.n
    shown: set[str] = set()
    for row in rows:
        name = f"{row.day}.{row.kiosk}.{row.duty}.{row.signal}"
        if name in shown:
            continue
        shown.add(name)
        levels = counted.get((row.kiosk, row.duty, row.day), Counter())
        yield _line(
            tree, name, row.signal, month, row.day, row.unit or row.kiosk_unit, row.window or "", row.staff or "",
            kiosk=row.kiosk, duty=row.duty, n=row.n, score=row.score, levels=levels, pack=look.pack,
        )  # fmt: skip


def _levels_of_duties(month: int):  # type: ignore[no-untyped-def]  # noqa: ANN202 - a select of labelled columns
    """Ratings of the duties that have a sign, as they were counted."""
    tally, sent = schema.tally, schema.signal_row
    has_sign = (
        select(sent.c.duty)
        .where(sent.c.kiosk == tally.c.kiosk, sent.c.day == tally.c.day, sent.c.duty == tally.c.duty)
        .exists()
    )
    return select(tally.c.kiosk, tally.c.duty, tally.c.day, tally.c.level, tally.c.n).where(
        tally.c.day.between(month * 100, month * 100 + 99),
        tally.c.outcome == "rated",
        tally.c.flag.not_in(sorted(UNCOUNTED)),
        has_sign,
    )


def _of_counts(connection: Connection, month: int, look: Look, tree: Tree) -> Iterator[SignalLine]:
    """What the mix of a closed month shows; a running one would accuse and acquit by the day."""
    if day_of(look.now, look.zone) // 100 <= month:
        return
    counts: dict[tuple[str, str], Counter[str]] = {}
    units: dict[str, str] = {}
    for unit, cell in cells.of_month(connection, month, None):
        if cell.outcome == "rated" and cell.window and cell.staff and cell.flag not in UNCOUNTED | {"challenged"}:
            counts.setdefault((cell.window, cell.staff), Counter())[cell.level] += cell.n
            units[cell.window] = unit
    for one in mixes(counts, look.pack.scale.levels[0].slug, look.pack.signals):
        name = f"{month}.{one.window}.{one.staff}.{one.signal}"
        yield _line(
            tree, name, one.signal, month, 0, units[one.window], one.window, one.staff,
            kiosk="", duty="", n=one.n, score=one.score, levels=counts[one.window, one.staff], pack=look.pack,
        )  # fmt: skip


def _line(
    tree: Tree,
    name: str,
    kind: str,
    month: int,
    day: int,
    unit: str,
    window: str,
    staff: str,
    *,
    kiosk: str,
    duty: str,
    n: int,
    score: float,
    levels: Counter[str],
    pack: RulePack,
) -> SignalLine:
    number = next((one.number for one in tree.directory.windows if one.id == window), "")
    person = tree.directory.staff_member(staff)
    counted = _counted(levels, pack)
    return SignalLine(
        signal=name,
        kind=kind,
        day=day,
        month=month,
        unit=unit,
        window=window,
        number=number,
        staff=staff,
        name=person.name if person else "",
        name_en=person.name_en if person else "",
        kiosk=kiosk,
        duty=duty,
        n=n,
        score=score,
        honest_days=10**score,
        counted=counted,
        without=_without(kind, n, levels, pack) if counted is not None else None,
        state="open",
        decisions=(),
    )


def _counted(levels: Counter[str], pack: RulePack) -> Counted | None:
    n = levels.total()
    if n < pack.small_counts.manager:
        return None
    weights = pack.rate(pack.headline).weights
    return Counted(n, sum(weights.get(level, 0) * count for level, count in levels.items()))


def _without(kind: str, n: int, levels: Counter[str], pack: RulePack) -> tuple[Counted, Counted] | None:
    """The figures without n answers: of the level the kind names, else if they were the best and if the lowest."""
    if kind not in ABOUT_ANSWERS or levels.total() - n < pack.small_counts.manager:
        return None
    best_first = [level.slug for level in pack.scale.levels]
    orders = {"burst_best": (best_first, best_first), "burst_worst": (best_first[::-1], best_first[::-1])}
    if_best, if_worst = orders.get(kind, (best_first, best_first[::-1]))
    told = [_counted(_less(levels, n, order), pack) for order in (if_best, if_worst)]
    return None if told[0] is None or told[1] is None else (told[0], told[1])


def _less(levels: Counter[str], n: int, order: list[str]) -> Counter[str]:
    left = Counter(levels)
    for level in [*order, *sorted(set(levels) - set(order))]:
        taken = min(n, left[level])
        left[level] -= taken
        n -= taken
    return left


def _decisions(connection: Connection, month: int) -> dict[str, tuple[SignalDecision, ...]]:
    table = schema.signal_decision
    found: dict[str, tuple[SignalDecision, ...]] = {}
    for row in connection.execute(select(table).where(table.c.month == month).order_by(table.c.number)):
        decision = SignalDecision(row.number, datetime.fromisoformat(row.at), row.account, row.state, row.reason)
        found[row.signal] = (*found.get(row.signal, ()), decision)
    return found


def _with_decisions(line: SignalLine, decisions: tuple[SignalDecision, ...]) -> SignalLine:
    state: SignalState = decisions[-1].state if decisions else "open"
    return replace(line, state=state, decisions=decisions)
