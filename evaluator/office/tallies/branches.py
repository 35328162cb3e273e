"""A whole branch of a fork excluded by one decision: an exclusion of each day of each of its duties, kept together.

Every one stands as a correction of its own, so that a single day can be included again.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, or_, select

from evaluator.office.exchanging import forks
from evaluator.office.store.schema import correction, ruling, run, tally
from evaluator.office.tallies import corrections
from evaluator.office.tallies.corrections import Refusal, Wish


def duties_of(connection: Connection, kiosk: str, name: str) -> set[str] | Refusal:
    """The duties something was counted for on the branch that begins in a run; `no_fork` when that run is no fork."""
    days = _days(connection, kiosk, name, None)
    return days if isinstance(days, str) else {duty for duty, _ in days}


def exclude(
    connection: Connection, kiosk: str, name: str, reason: str, who: str, now: datetime, *, before: int | None
) -> list[str] | Refusal:
    """Propose to exclude the branch up to the day `before`; the corrections' ids, by day.

    What is excluded already, or proposed to be, is left as it is.
    """
    days = _days(connection, kiosk, name, before)
    if isinstance(days, str):
        return days
    done = {(row.duty, row.day) for row in _excluded(connection, kiosk)}
    waiting = {(row.duty, row.day) for row in _proposed(connection, kiosk)}
    left = sorted(days - done - waiting, key=lambda one: (one[1], one[0]))
    if not left:
        return "nothing_counted"
    wishes = (Wish(kiosk, duty, "exclude", day, "", reason) for duty, day in left)
    return [corrections.correct(connection, wish, who, now) for wish in wishes]


def decide(connection: Connection, kiosk: str, name: str, who: str, now: datetime, *, agree: bool) -> Refusal | None:
    """The second person's word on all that is proposed for the branch: all of it is taken, or none."""
    days = _days(connection, kiosk, name, None)
    if isinstance(days, str):
        return days
    mine = [row for row in _proposed(connection, kiosk) if (row.duty, row.day) in days]
    if not mine:
        return "unknown_correction"
    if any(row.by == who for row in mine):
        return "same_person"
    for row in mine:
        corrections.decide(connection, row.correction, who, now, agree=agree)
    return None


def _days(connection: Connection, kiosk: str, name: str, before: int | None) -> set[tuple[str, int]] | Refusal:
    at = run.c.kiosk == kiosk, run.c.run == name, run.c.fork_after.is_not(None)
    after = connection.execute(select(run.c.fork_after).where(*at)).scalar()
    if after is None:
        return "no_fork"
    heirs = forks.branch_of(connection, kiosk, name, after) - {name}
    on_it = or_(and_(tally.c.run == name, tally.c.seq > after), tally.c.run.in_(sorted(heirs)))
    rows = select(tally.c.duty, tally.c.day).where(tally.c.kiosk == kiosk, tally.c.n != 0, on_it).distinct()
    if before is not None:
        rows = rows.where(tally.c.day < before)
    return {(duty, day) for duty, day in connection.execute(rows)}


def _excluded(connection: Connection, kiosk: str) -> Sequence[Row[Any]]:
    return connection.execute(select(ruling).where(ruling.c.kiosk == kiosk, ruling.c.excluded == 1)).all()


def _proposed(connection: Connection, kiosk: str) -> Sequence[Row[Any]]:
    at = correction.c.kiosk == kiosk, correction.c.act == "exclude", correction.c.state == "proposed"
    return connection.execute(select(correction).where(*at).order_by(correction.c.correction)).all()
