"""A whole branch of a fork excluded, or included again, by one decision: a correction of each day of its duties.

Every one stands as a correction of its own, so that a single day can be included again.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.office.exchanging import forks
from evaluator.office.store.schema import correction, duty, ruling, run, tally
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Refusal, Wish
from evaluator.wire.branches import BranchAct, Side

Day = tuple[str, int]
"""A day of a duty."""


class BranchName(NamedTuple):
    """One side of a fork of a kiosk, by the run that is marked."""

    kiosk: str
    run: str
    side: Side


class Part(NamedTuple):
    """Of a run what it wrote above a seq, and up to another one where that is not None."""

    run: str
    above: int
    upto: int | None
    is_cut: bool
    """Whether the run had written before; its rows may hold that too."""


def parts_of(connection: Connection, branch: BranchName) -> list[Part] | Refusal:
    """The marked branch is what is marked of the run and its heirs; the other one is all else above their parting.

    By where each run began.
    """
    of_kiosk = select(run).where(run.c.kiosk == branch.kiosk).order_by(run.c.first_seq, run.c.run)
    runs = {row.run: row for row in connection.execute(of_kiosk)}
    fork = runs.get(branch.run)
    if fork is None or fork.fork_after is None:
        return "no_fork"
    family = forks.branch_of(connection, branch.kiosk, branch.run, fork.fork_after)
    if branch.side == "marked":
        marked = [one for one in runs.values() if one.run in family and one.fork_after is not None]
        return [Part(one.run, one.fork_after, None, one.fork_after > 0) for one in marked]
    at = parting(fork)
    return [
        Part(one.run, at, one.fork_after, one.first_seq <= at)
        for one in runs.values()
        if one.run not in family and (one.fork_after is None or one.fork_after > at)
    ]


def parting(fork: Row[Any]) -> int:
    """The last seq both branches have."""
    return int(fork.fork_after or fork.previous_seq)


def rows_of(connection: Connection, kiosk: str, parts: Sequence[Part], before: int | None) -> Sequence[Row[Any]]:
    """What these parts have counted on days before one, with the run each duty was opened in.

    The visit that was open when a disk was copied ends anew on each, in a duty of neither: that is left out.
    """
    at = {part.run: part for part in parts}
    found = (
        select(tally, duty.c.run.label("opened_in"))
        .outerjoin(duty, (duty.c.kiosk == tally.c.kiosk) & (duty.c.duty == tally.c.duty))
        .where(tally.c.kiosk == kiosk, tally.c.run.in_(sorted(at)), tally.c.n != 0)
        .order_by(tally.c.day)
    )
    if before is not None:
        found = found.where(tally.c.day < before)
    return [row for row in connection.execute(found) if _is_in(row, at)]


def _is_in(row: Row[Any], at: Mapping[str, Part]) -> bool:
    part = at[row.run]
    is_left = row.outcome == "interrupted" and row.opened_in is not None and row.opened_in not in at
    return row.seq > part.above and (part.upto is None or row.seq <= part.upto) and not is_left


def days_of(connection: Connection, branch: BranchName, before: int | None = None) -> set[Day] | Refusal:
    """The days of duties something was counted on by the branch; `no_fork` when its run is no fork."""
    parts = parts_of(connection, branch)
    if isinstance(parts, str):
        return parts
    return days_in(rows_of(connection, branch.kiosk, parts, before))


def days_in(rows: Sequence[Row[Any]]) -> set[Day]:
    """The days of duties that rows of `rows_of` count on. What has no duty here yet can be corrected by nobody."""
    return {(row.duty, row.day) for row in rows if row.opened_in is not None}


def propose(
    connection: Connection,
    branch: BranchName,
    act: BranchAct,
    reason: str,
    who: str,
    now: datetime,
    *,
    before: int | None,
) -> list[str] | Refusal:
    """Propose to exclude the branch up to the day `before`, or to include it; the corrections' ids, by day.

    What is so already, or proposed to be, is left as it is. One branch of a fork is left out, never both.
    """
    days = days_of(connection, branch, before)
    if isinstance(days, str):
        return days
    done, waiting = excluded_of(connection, branch.kiosk), _proposed(connection, branch.kiosk)
    if any(row.act != act and (row.duty, row.day) in days for row in waiting):
        return "decided_first"
    if act == "exclude" and _is_left_out(connection, branch, done, waiting):
        return "other_branch"
    wanted = days - done if act == "exclude" else days & done
    left = sorted(wanted - {(row.duty, row.day) for row in waiting}, key=lambda one: (one[1], one[0]))
    if not left:
        return "nothing_counted" if act == "exclude" else "nothing_excluded"
    wishes = (Wish(branch.kiosk, of_duty, act, day, "", reason) for of_duty, day in left)
    return [corrections.correct(connection, wish, who, now) for wish in wishes]


def decide(connection: Connection, branch: BranchName, who: str, now: datetime, *, agree: bool) -> Refusal | None:
    """The second person's word on all that is proposed for the branch: all of it is taken, or none."""
    days = days_of(connection, branch)
    if isinstance(days, str):
        return days
    of_kiosk = steps_of(connection, branch.kiosk)
    mine = [row for row in of_kiosk if (row.duty, row.day) in days]
    waiting = [row for row in mine if row.state == "proposed"]
    if not waiting:
        return "decided_already" if mine else "unknown_correction"
    if any(row.by == who for row in waiting):
        return "same_person"
    for row in waiting:
        corrections.decide(connection, row.correction, who, now, agree=agree)
    return None


def steps_of(connection: Connection, kiosk: str) -> Sequence[Row[Any]]:
    """Every exclusion and inclusion of a kiosk's days, newest first."""
    at = correction.c.kiosk == kiosk, correction.c.act.in_(("exclude", "include"))
    return connection.execute(select(correction).where(*at).order_by(correction.c.at.desc(), correction.c.day)).all()


def _is_left_out(connection: Connection, branch: BranchName, done: set[Day], waiting: Sequence[Row[Any]]) -> bool:
    """Whether something of the branch across is excluded, or waits to be."""
    across = days_of(connection, branch._replace(side="other" if branch.side == "marked" else "marked"))
    return not isinstance(across, str) and not across.isdisjoint(done | {(row.duty, row.day) for row in waiting})


def excluded_of(connection: Connection, kiosk: str) -> set[Day]:
    """The days of a kiosk's duties that are excluded now."""
    rows = connection.execute(select(ruling).where(ruling.c.kiosk == kiosk, ruling.c.excluded == 1))
    return {(row.duty, row.day) for row in rows}


def _proposed(connection: Connection, kiosk: str) -> Sequence[Row[Any]]:
    return [row for row in steps_of(connection, kiosk) if row.state == "proposed"]
