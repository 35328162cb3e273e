"""Cases that kiosks open: what a dissatisfied rating becomes, and what a changed answer does to it."""

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, and_, func, select

from evaluator.domain.cases import Case, Renewed, Withdrawn, due_day, step
from evaluator.domain.office_time import day_of, half_closes, half_of, hour_of
from evaluator.office.cases import files
from evaluator.office.directory import rule_packs
from evaluator.office.instants import written
from evaluator.office.store import schema
from evaluator.office.store.schema import case_file, case_row
from evaluator.wire.exchange import CaseRow


def case_of(kiosk: str, run: str, case: str) -> str:
    """The office's name of a kiosk's case: no kiosk can take another one's."""
    return hashlib.sha256(f"{kiosk}/{run}/{case}".encode()).hexdigest()[:16]


def follow(connection: Connection, kiosk: str, rows: Iterable[CaseRow], zone: ZoneInfo, now: datetime) -> int:
    """Let the cases say what the kiosk's rows say now; how many were opened. A repeat changes nothing."""
    opened = 0
    for day, run, name in sorted({(row.day, row.run, row.case) for row in rows}):
        row = connection.execute(
            select(case_row).where(
                case_row.c.kiosk == kiosk, case_row.c.day == day, case_row.c.run == run, case_row.c.case == name
            )
        ).one()
        case = case_of(kiosk, run, name)
        held = files.row_of(connection, case)
        if held is not None:
            _follow_on(connection, held, row, zone, now)
        elif row.level:
            _open(connection, case, row, zone, now)
            opened += 1
    return opened


def _open(connection: Connection, case: str, row: Row[Any], zone: ZoneInfo, now: datetime) -> None:
    place = _place(connection, row)
    today = day_of(now, zone)
    connection.execute(
        case_file.insert().values(
            case=case,
            origin="rating",
            unit=place.unit,
            window=place.window,
            kiosk=row.kiosk,
            duty=row.duty,
            day=row.day,
            half=row.half,
            opened_at=written(now),
            opened_day=today,
            visible_from=written(_visible_from(connection, row, zone, now)),
            version=1,
            **_said(row),
            **files.columns_of(Case(due_day=_due(connection, today))),
        )
    )
    files.note(connection, now, case, account=files.KIOSK, act="opened", version=1)


def _follow_on(connection: Connection, held: Row[Any], row: Row[Any], zone: ZoneInfo, now: datetime) -> None:
    said, case = _said(row), files.standing(held)
    after: Case | None = case
    act = "rating_changed"
    if not row.level:
        after, act = step(case, Withdrawn()), "withdrawn"
        said = {"flag": row.flag}
    elif case.state == "withdrawn":
        after, act = step(case, Renewed(_due(connection, day_of(now, zone)))), "renewed"
    elif all(getattr(held, column) == value for column, value in said.items()):
        return
    if after is not None:
        version = files.keep(connection, held, after, **said)
        files.note(connection, now, held.case, account=files.KIOSK, act=act, version=version)


def _said(row: Row[Any]) -> dict[str, str]:
    return {
        "matter": row.matter,
        "scale": row.scale,
        "level": row.level,
        "reasons": row.reasons,
        "flag": row.flag,
    }


def _due(connection: Connection, today: int) -> int:
    pack = rule_packs.active(connection)
    return due_day(today, "by_deadline", pack.deadlines, pack.calendar, origin="rating")


def _visible_from(connection: Connection, row: Row[Any], zone: ZoneInfo, now: datetime) -> datetime:
    """The end of its half-day; of the running one where the kiosk's date is doubtful or lies ahead.

    A simulated office waits for nothing.
    """
    if connection.execute(select(schema.store.c.simulated)).scalar_one():
        return now
    running_closes = half_closes(day_of(now, zone), half_of(hour_of(now, zone)), zone)
    try:
        closes = half_closes(row.day, row.half, zone)
    except (ValueError, OverflowError):
        return running_closes
    return running_closes if row.flag == "clock" else min(closes.astimezone(UTC), running_closes)


class _Place(NamedTuple):
    unit: str
    window: str


def _place(connection: Connection, row: Row[Any]) -> _Place:
    """Unit and window of the duty; before the duty has arrived, of the run or the kiosk."""
    duty, run, kiosk = schema.duty, schema.run, schema.kiosk
    found = connection.execute(
        select(
            func.coalesce(duty.c.unit, run.c.unit, kiosk.c.unit).label("unit"),
            func.coalesce(duty.c.window, run.c.window, kiosk.c.window).label("window"),
        )
        .select_from(
            kiosk.outerjoin(duty, and_(duty.c.kiosk == kiosk.c.kiosk, duty.c.duty == row.duty)).outerjoin(
                run, and_(run.c.kiosk == kiosk.c.kiosk, run.c.run == row.run)
            )
        )
        .where(kiosk.c.kiosk == row.kiosk)
    ).one()
    return _Place(found.unit, found.window)
