"""Corrections of who served and of what counts: new rows beside the ratings, never a change to one.

Each names one duty of one kiosk, so each is one transaction of that kiosk: the correction, what is now in force, the
days counted again, and a line in the audit log. What was done is undone by the opposite correction.
"""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from evaluator.office.exchanging import rollup
from evaluator.office.instants import written
from evaluator.office.people import audit
from evaluator.office.store import schema
from evaluator.wire.corrections import Act, State

ALONE: Final[frozenset[Act]] = frozenset({"credit", "restore", "uphold", "dismiss", "reopen"})
"""What one office manager does alone; the others take two persons."""
_OF_A_DAY: Final[frozenset[Act]] = frozenset({"uphold", "dismiss", "reopen", "exclude", "include"})
_CHALLENGE: Final = {"uphold": "upheld", "dismiss": "dismissed", "reopen": ""}

Refusal = Literal[
    "unknown_duty",
    "unknown_staff",
    "no_day",
    "nothing_challenged",
    "nothing_counted",
    "nothing_excluded",
    "unknown_correction",
    "decided_already",
    "same_person",
    "no_fork",
    "other_branch",
    "decided_first",
]
SENTENCES: Final[dict[Refusal, str]] = {
    "unknown_duty": "This kiosk has no such duty.",
    "unknown_staff": "Nobody in the directory has this id.",
    "no_day": "Say which day of the duty is meant.",
    "nothing_challenged": "Nothing on this day of the duty was challenged.",
    "nothing_counted": "Nothing was counted on this day of the duty.",
    "nothing_excluded": "Nothing on this day of the duty is excluded.",
    "unknown_correction": "There is no such correction.",
    "decided_already": "This correction was decided already.",
    "same_person": "Whoever proposed it cannot decide it; ask a second person.",
    "no_fork": "This run is no fork, or was decided to count.",
    "other_branch": "The other branch is left out, or is proposed to be; include it again first.",
    "decided_first": "Another proposal about this branch waits for a second person, who decides it first.",
}


class Wish(NamedTuple):
    """What somebody wants to correct."""

    kiosk: str
    duty: str
    act: Act
    day: int
    """Of the duty, for everything but a credit."""
    staff: str
    """Who served, for a credit; "" is nobody."""
    reason: str


def correct(connection: Connection, wish: Wish, who: str, now: datetime) -> str | Refusal:
    """Do it, or propose it when it takes two persons; the new correction's id (32 hex digits), or why not."""
    refused = _fault(connection, wish)
    if refused is not None:
        return refused
    alone = wish.act in ALONE
    name = secrets.token_hex(16)
    day = wish.day if wish.act in _OF_A_DAY else 0
    connection.execute(
        schema.correction.insert().values(
            kiosk=wish.kiosk,
            correction=name,
            act=wish.act,
            duty=wish.duty,
            day=day,
            staff=wish.staff if wish.act == "credit" else "",
            reason=wish.reason,
            state="in_force" if alone else "proposed",
            by=who,
            at=written(now),
        )
    )
    said = {"correction": name, "kiosk": wish.kiosk, "duty": wish.duty, "day": day, "reason": wish.reason}
    audit.note(connection, now, who, f"correction.{wish.act}" if alone else "correction.proposed", **said)
    if alone:
        _enforce(connection, _row(connection, name))
    return name


def decide(connection: Connection, name: str, who: str, now: datetime, *, agree: bool) -> Refusal | None:
    """The second person's word on what another one proposed; None when it was taken."""
    row = _row(connection, name)
    if row is None:
        return "unknown_correction"
    if row.state != "proposed":
        return "decided_already"
    if row.by == who:
        return "same_person"
    connection.execute(
        schema.correction.update()
        .where(schema.correction.c.kiosk == row.kiosk, schema.correction.c.correction == name)
        .values(state="in_force" if agree else "refused", second=who, second_at=written(now))
    )
    act = f"correction.{row.act}" if agree else "correction.refused"
    audit.note(
        connection, now, who, act, correction=name, kiosk=row.kiosk, duty=row.duty, day=row.day, proposed_by=row.by
    )
    if agree:
        _enforce(connection, row)
    return None


def unit_of(connection: Connection, kiosk: str, duty: str) -> str | None:
    """The hall a duty was served in; None when there is no such duty."""
    at = (schema.duty.c.kiosk == kiosk, schema.duty.c.duty == duty)
    return connection.execute(select(schema.duty.c.unit).where(*at)).scalar()


def found(connection: Connection, *, state: State | None = None) -> Sequence[Row[Any]]:
    """Corrections with the unit, the window and the person of their duty, newest first."""
    table = schema.correction
    rows = (
        select(table, schema.duty.c.unit, schema.duty.c.window, schema.duty.c.staff.label("served"))
        .join(schema.duty, (schema.duty.c.kiosk == table.c.kiosk) & (schema.duty.c.duty == table.c.duty))
        .order_by(table.c.at.desc(), table.c.correction)
    )
    return connection.execute(rows if state is None else rows.where(table.c.state == state)).all()


class Waiting(NamedTuple):
    """What residents challenged on one day of a duty, and nobody has decided. Never which answers."""

    kiosk: str
    duty: str
    day: int
    unit: str
    window: str
    staff: str
    n: int


def open_challenges(connection: Connection, before: int | None) -> list[Waiting]:
    """Challenges to decide, oldest first; those of the withheld days (from `before` on) are not told of yet."""
    tally, duty, ruling = schema.tally, schema.duty, schema.ruling
    rows = (
        select(tally.c.kiosk, tally.c.duty, tally.c.day, duty.c.unit, duty.c.window, duty.c.staff, tally.c.n)
        .join(duty, (duty.c.kiosk == tally.c.kiosk) & (duty.c.duty == tally.c.duty))
        .outerjoin(
            ruling,
            (ruling.c.kiosk == tally.c.kiosk) & (ruling.c.duty == tally.c.duty) & (ruling.c.day == tally.c.day),
        )
        .where(tally.c.flag == "challenged", (ruling.c.challenge.is_(None)) | (ruling.c.challenge == ""))
    )
    if before is not None:
        rows = rows.where(tally.c.day < before)
    counts: dict[tuple[Any, ...], int] = {}
    for *key, n in connection.execute(rows):
        counts[tuple(key)] = counts.get(tuple(key), 0) + n
    challenges = [Waiting._make((*key, n)) for key, n in counts.items() if n]
    return sorted(challenges, key=lambda one: (one.day, one.kiosk, one.duty))


def _fault(connection: Connection, wish: Wish) -> Refusal | None:
    if unit_of(connection, wish.kiosk, wish.duty) is None:
        return "unknown_duty"
    if wish.act == "credit":
        known = connection.execute(select(schema.staff.c.id).where(schema.staff.c.id == wish.staff)).scalar()
        return "unknown_staff" if wish.staff and known is None else None
    if wish.act == "restore":
        return None
    if not wish.day:
        return "no_day"
    tally = schema.tally
    at = (tally.c.day == wish.day, tally.c.kiosk == wish.kiosk, tally.c.duty == wish.duty, tally.c.n != 0)
    flags = set(connection.execute(select(tally.c.flag).where(*at).distinct()).scalars())
    if not flags:
        return "nothing_counted"
    if wish.act in _CHALLENGE and "challenged" not in flags:
        return "nothing_challenged"
    ruled = _ruling(connection, wish.kiosk, wish.duty, wish.day)
    return "nothing_excluded" if wish.act == "include" and (ruled is None or not ruled.excluded) else None


def _enforce(connection: Connection, row: Row[Any] | None) -> None:
    if row is None:
        return
    if row.act in _OF_A_DAY:
        _rule(connection, row)
        days = {row.day}
    else:
        at = (schema.credit.c.kiosk == row.kiosk, schema.credit.c.duty == row.duty)
        connection.execute(schema.credit.delete().where(*at))
        if row.act == "credit":
            values = {"kiosk": row.kiosk, "duty": row.duty, "staff": row.staff, "correction": row.correction}
            connection.execute(schema.credit.insert().values(**values))
        tally = schema.tally
        of_duty = select(tally.c.day).where(tally.c.kiosk == row.kiosk, tally.c.duty == row.duty)
        days = set(connection.execute(of_duty.distinct()).scalars())
    rollup.recount(connection, row.kiosk, days)


def _rule(connection: Connection, row: Row[Any]) -> None:
    changed: dict[str, str | int] = (
        {"challenge": _CHALLENGE[row.act]} if row.act in _CHALLENGE else {"excluded": int(row.act == "exclude")}
    )
    key = {"kiosk": row.kiosk, "duty": row.duty, "day": row.day}
    if _ruling(connection, **key) is None:
        connection.execute(schema.ruling.insert().values(**key, **changed))
    else:
        at = [schema.ruling.c[name] == value for name, value in key.items()]
        connection.execute(schema.ruling.update().where(*at).values(**changed))


def _ruling(connection: Connection, kiosk: str, duty: str, day: int) -> Row[Any] | None:
    ruling = schema.ruling
    at = (ruling.c.kiosk == kiosk, ruling.c.duty == duty, ruling.c.day == day)
    return connection.execute(select(ruling).where(*at)).one_or_none()


def _row(connection: Connection, name: str) -> Row[Any] | None:
    return connection.execute(select(schema.correction).where(schema.correction.c.correction == name)).one_or_none()
