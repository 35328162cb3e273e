"""What people do with cases: enter, assign, note, answer, publish, reopen. Each act upon the version they saw."""

import hashlib
import secrets
from datetime import datetime
from typing import Any, Final, Literal, NamedTuple, assert_never
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, func, select

from evaluator.domain.cases import Answered, Assigned, Case, CaseEvent, Kind, Noted, Published, Reopened, due_day, step
from evaluator.domain.directory import Directory, units_below
from evaluator.domain.office_time import day_of
from evaluator.domain.rules import RulePack
from evaluator.domain.working_days import after_working_days
from evaluator.office.cases import files, owners
from evaluator.office.directory import directory_store
from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.people.accounts import Person
from evaluator.office.store import schema
from evaluator.office.store.schema import case_file
from evaluator.wire.cases import Act, Answer, Assign, CaseChange, NewCase, Note, PersonOnDuty, Publish, Reopen

Refusal = Literal[
    "unknown_case", "unknown_unit", "unknown_window", "unknown_matter", "unknown_owner", "not_now", "entered_otherwise"
]
Hidden = Literal["unknown_case", "not_owner"]
NOBODY: Final = PersonOnDuty("", "", "", "", challenged=False)


class Done(NamedTuple):
    """The act was taken."""

    case: str


class Newer(NamedTuple):
    """Somebody else has changed the case since; nothing was done."""

    case: str


class Deed(NamedTuple):
    """Who acts, when, and by which rules."""

    who: Person
    now: datetime
    zone: ZoneInfo
    pack: RulePack

    @property
    def today(self) -> int:
        return day_of(self.now, self.zone)


def visible(connection: Connection, case: str, deed: Deed) -> Row[Any] | None:
    """The row of a case that this person may see by now; None for every other one."""
    row = files.row_of(connection, case)
    if row is None or row.visible_from > written(deed.now):
        return None
    here = deed.who.unit
    if here and row.unit not in units_below(directory_store.read(connection, with_closed=True), here):
        return None
    return row


def enter(connection: Connection, new: NewCase, deed: Deed) -> Done | Refusal:
    """Enter an opinion or a problem; with an owner it is in hand at once. Entered again under its key it is there."""
    directory = directory_store.read(connection)
    if refusal := _fault_of_place(directory, new, deed.who.unit):
        return refusal
    case = _case_of(new.key, deed)
    if (held := files.row_of(connection, case)) is not None:
        return Done(case) if _is_said(held, new, deed) else "entered_otherwise"
    due = _due(new.kind, new.working_days, deed, origin=new.origin)
    after: Case | None = Case(kind=new.kind, due_day=due)
    if new.owner:
        if not owners.may_own(connection, directory, new.owner, new.unit):
            return "unknown_owner"
        after = step(Case(due_day=due), Assigned(new.owner, new.kind, due))
    if after is None:
        return "not_now"
    connection.execute(
        case_file.insert().values(
            case=case,
            origin=new.origin,
            unit=new.unit,
            window=new.window,
            matter=new.matter,
            subject=new.subject,
            day=deed.today,
            opened_at=written(deed.now),
            opened_day=deed.today,
            visible_from=written(deed.now),
            version=1,
            **files.columns_of(after),
        )
    )
    _note(connection, case, deed, act="opened", version=1, text=new.owner)
    return Done(case)


def change(connection: Connection, asked: CaseChange, deed: Deed) -> Done | Newer | Refusal:
    """Do one act upon a case; nothing is done when its version is no longer the one the person saw."""
    row = visible(connection, asked.case, deed)
    if row is None:
        return "unknown_case"
    if row.version != asked.version:
        return Newer(row.case)
    wanted = asked.change
    if isinstance(wanted, Assign):
        directory = directory_store.read(connection)
        if not owners.may_own(connection, directory, wanted.owner, row.unit):
            return "unknown_owner"
    event, act, text = _event_of(wanted, row, deed)
    after = step(files.standing(row), event)
    if after is None:
        return "not_now"
    version = files.keep(connection, row, after)
    _note(connection, row.case, deed, act=act, version=version, text=text)
    return Done(row.case)


def person_on_duty(connection: Connection, case: str, deed: Deed) -> PersonOnDuty | Hidden:
    """Who served, as corrected, told to the owner alone. Each look is kept in its history and in the audit log."""
    row = visible(connection, case, deed)
    if row is None:
        return "unknown_case"
    if row.owner != deed.who.account:
        return "not_owner"
    duty, staff, credit = schema.duty, schema.staff, schema.credit
    credited = and_(credit.c.kiosk == duty.c.kiosk, credit.c.duty == duty.c.duty)
    found = connection.execute(
        select(staff)
        .select_from(duty.outerjoin(credit, credited))
        .join(staff, staff.c.id == func.coalesce(credit.c.staff, duty.c.staff))
        .where(duty.c.kiosk == row.kiosk, duty.c.duty == row.duty)
    ).one_or_none()
    _note(connection, row.case, deed, act="person_seen", version=row.version)
    if found is None:
        return NOBODY
    return PersonOnDuty(found.id, found.name, found.name_en, found.badge, challenged=row.flag == "challenged")


def _event_of(wanted: Act, row: Row[Any], deed: Deed) -> tuple[CaseEvent, str, str]:
    """The event, its name in the history and its words."""
    match wanted:
        case Assign(owner, kind, working_days):
            due = _due(kind, working_days, deed, origin=row.origin)
            return Assigned(owner, kind, due), "assigned", owner
        case Note(text):
            return Noted(), "noted", text
        case Answer(text):
            return Answered(text, deed.today), "answered", text
        case Publish():
            return Published(), "published", ""
        case Reopen(text, working_days):
            return Reopened(_due(row.kind, working_days, deed, origin=row.origin)), "reopened", text
        case _:
            assert_never(wanted)


def _due(kind: Kind, working_days: int | None, deed: Deed, *, origin: Literal["rating", "opinion", "problem"]) -> int:
    calendar = deed.pack.calendar
    if working_days is not None:
        return after_working_days(deed.today, working_days, calendar)
    return due_day(deed.today, kind, deed.pack.deadlines, calendar, origin=origin)


def _case_of(key: str, deed: Deed) -> str:
    """The name of a case that is entered by hand: no account can take one of another's, or of a kiosk's."""
    if not key:
        return secrets.token_hex(8)
    return hashlib.sha256(f"by hand/{deed.who.account}/{key}".encode()).hexdigest()[:16]


def _is_said(held: Row[Any], new: NewCase, deed: Deed) -> bool:
    """Whether a case is the one that is entered, as far as nobody has done anything about it since."""
    said = all(getattr(held, name) == getattr(new, name) for name in ("origin", "unit", "window", "matter", "subject"))
    if not said or held.version > 1:
        return said
    then = deed._replace(now=read(held.opened_at))  # days are counted from when it was entered, not from this asking
    due = _due(new.kind, new.working_days, then, origin=new.origin)
    return (held.kind, held.owner, held.due_day) == (new.kind, new.owner, due)


def _fault_of_place(directory: Directory, new: NewCase, unit_of_caller: str) -> Refusal | None:
    if directory.unit(new.unit) is None or (unit_of_caller and new.unit not in units_below(directory, unit_of_caller)):
        return "unknown_unit"
    window = directory.window(new.window) if new.window else None
    if new.window and (window is None or window.unit not in units_below(directory, new.unit)):
        return "unknown_window"
    if new.matter and directory.matter(new.matter) is None:
        return "unknown_matter"
    return None


def _note(connection: Connection, case: str, deed: Deed, *, act: str, version: int, text: str = "") -> None:
    """In the case's history, and without its words in the audit log."""
    account = deed.who.account
    files.note(connection, deed.now, case, account=account, act=act, version=version, text=text)
    audit.note(connection, deed.now, account, f"case.{act}", case=case, version=version)
