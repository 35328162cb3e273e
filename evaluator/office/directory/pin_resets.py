"""A new PIN for somebody who has one: nobody can make one alone, or they could sign in as another."""

import secrets
from datetime import datetime
from typing import Final, Literal, NamedTuple

from sqlalchemy import Connection, select

from evaluator.domain.lockout import is_weak_pin
from evaluator.office.directory import changing, directory_store
from evaluator.office.directory.changing import Arriving, By
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store.schema import pin_reset, staff
from evaluator.wire.pin_resets import PinReset

SOURCE: Final = "pin-reset"
_PINS: Final = 10**6

Refusal = Literal["unknown_staff", "no_pin", "asked_already", "unknown_reset", "decided_already", "same_person"]


class NewPin(NamedTuple):
    """A PIN and what is kept of it."""

    pin: str
    verifier: str


def random_pin() -> str:
    """Six digits that are no weak ones."""
    while is_weak_pin(pin := f"{secrets.randbelow(_PINS):06}"):
        pass
    return pin


def resets(connection: Connection) -> tuple[PinReset, ...]:
    """All of them, newest first."""
    rows = connection.execute(select(pin_reset).order_by(pin_reset.c.at.desc(), pin_reset.c.reset))
    return tuple(
        PinReset(
            reset=row.reset,
            staff=row.staff,
            reason=row.reason,
            state=row.state,
            by=row.by,
            at=read(row.at),
            second=row.second,
            second_at=None if row.second_at is None else read(row.second_at),
        )
        for row in rows
    )


def ask(connection: Connection, person: str, reason: str, who: str, now: datetime) -> str | Refusal:
    """Ask for a new PIN: the id of what was asked (32 hex digits), or why not."""
    kept = connection.execute(
        select(staff.c.verifier).where(staff.c.id == person, staff.c.closed_day.is_(None))
    ).scalar_one_or_none()
    if kept is None:
        return "unknown_staff"
    if not kept:
        return "no_pin"
    open_now = select(pin_reset.c.reset).where(pin_reset.c.staff == person, pin_reset.c.state == "asked")
    if connection.execute(open_now).first() is not None:
        return "asked_already"
    reset = secrets.token_hex(16)
    connection.execute(
        pin_reset.insert().values(reset=reset, staff=person, reason=reason, state="asked", by=who, at=written(now))
    )
    audit.note(connection, now, who, "pin_reset.asked", reset=reset, staff=person, reason=reason)
    return reset


def decide(connection: Connection, reset: str, new: NewPin | None, who: str, now: datetime) -> str | Refusal:
    """Agree with a new PIN, or refuse (None), which the asker may do too: the person's id, or why not.

    The PIN becomes a new version of the directory, by which the kiosks learn it.
    """
    row = connection.execute(select(pin_reset).where(pin_reset.c.reset == reset)).one_or_none()
    if row is None:
        return "unknown_reset"
    if row.state != "asked":
        return "decided_already"
    if new is not None and row.by == who:
        return "same_person"
    directory = directory_store.read(connection)
    if new is not None and all(one.id != row.staff for one in directory.staff):
        return "unknown_staff"
    state = "refused" if new is None else "agreed"
    connection.execute(
        pin_reset.update().where(pin_reset.c.reset == reset).values(state=state, second=who, second_at=written(now))
    )
    audit.note(connection, now, who, f"pin_reset.{state}", reset=reset, staff=row.staff, asked_by=row.by)
    if new is not None:
        arriving = Arriving(directory, {}, {row.staff: new.verifier})
        changing.keep(connection, arriving, changing.compare(connection, arriving), By(who, now, SOURCE))
    return str(row.staff)
