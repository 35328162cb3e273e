"""What may go after some time. Counts, heads and the audit log never do."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Delete, Table, Update, func, or_, select

from evaluator.domain.office_time import day_of
from evaluator.domain.periods import months_before
from evaluator.office.instants import written
from evaluator.office.settings import OfficeSettings
from evaluator.office.store import schema


class Gone(NamedTuple):
    """How many rows of each kind go, or would."""

    sessions: int
    codes: int
    signals: int
    people: int
    photos: int


class _Rule(NamedTuple):
    table: Table
    where: Any
    act: Callable[[Table], Update | Delete]


def apply(connection: Connection, settings: OfficeSettings, zone: ZoneInfo, now: datetime, *, dry_run: bool) -> Gone:
    """Let go what is past its time, or only count it.

    A signal keeps its row, because the kiosk would send a missing one again; its score and number go.
    """
    today = day_of(now, zone)
    staff, signal, code = schema.staff, schema.signal_row, schema.enrolment_code
    rules = {
        "sessions": _Rule(schema.session, schema.session.c.expires_at < written(now), _delete),
        "codes": _Rule(code, code.c.expires_at < written(now), _delete),
        "signals": _Rule(
            signal,
            (signal.c.day < same_day_before(today, settings.keep_signals_months))
            & or_(signal.c.n != 0, signal.c.score != 0),
            lambda table: table.update().values(score=0.0, n=0),
        ),
        "people": _Rule(
            staff,
            (staff.c.closed_day < same_day_before(today, settings.keep_photos_months))
            & or_(staff.c.photo != "", staff.c.verifier != ""),
            lambda table: table.update().values(photo="", verifier=""),
        ),
        "photos": _Rule(schema.photo, schema.photo.c.sha256.not_in(select(staff.c.photo)), _delete),
    }
    found: dict[str, int] = {}
    for name, rule in rules.items():
        if dry_run:
            wanted = select(func.count()).select_from(rule.table).where(rule.where)
            found[name] = int(connection.execute(wanted).scalar_one())
        else:
            found[name] = connection.execute(rule.act(rule.table).where(rule.where)).rowcount
    return Gone(**found)


def same_day_before(day: int, months: int) -> int:
    """The same day of an earlier month, as a number to compare with: 20260131 less one month is 20251231.

    0, before which there is no day, where nothing is to go.
    """
    if not months:
        return 0
    return months_before(day // 100, months) * 100 + day % 100


def _delete(table: Table) -> Delete:
    return table.delete()
