"""What an administrator must look at: kept once for each subject, logged when it is new."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from evaluator.office.instants import read, written
from evaluator.office.people import audit
from evaluator.office.store.schema import alarm
from evaluator.wire import devices


class Alarm(NamedTuple):
    """Something wrong about a kiosk. The subject tells repeats from news."""

    kiosk: str
    alarm: str
    subject: str
    detail: str


def raise_once(connection: Connection, found: Alarm, now: datetime) -> bool:
    """Keep an alarm; False when it is known already."""
    at = alarm.c.kiosk == found.kiosk, alarm.c.alarm == found.alarm, alarm.c.subject == found.subject
    if connection.execute(select(alarm.c.at).where(*at)).scalar() is not None:
        return False
    connection.execute(alarm.insert().values(**found._asdict(), at=written(now)))
    return True


def close(connection: Connection, kiosk: str, kind: str, now: datetime) -> None:
    """What was wrong is over: every open alarm of a kind of this kiosk."""
    at = alarm.c.kiosk == kiosk, alarm.c.alarm == kind, alarm.c.closed_at.is_(None)
    connection.execute(alarm.update().where(*at).values(closed_at=written(now)))


def alarms(connection: Connection, *, waiting: bool, most: int) -> tuple[devices.Alarm, ...]:
    """The newest first; `waiting`: only those that are neither over nor acknowledged."""
    asked = select(alarm).order_by(alarm.c.at.desc(), alarm.c.kiosk, alarm.c.alarm, alarm.c.subject).limit(most)
    if waiting:
        asked = asked.where(alarm.c.closed_at.is_(None), alarm.c.acknowledged_at.is_(None))
    return tuple(
        devices.Alarm(
            kiosk=row.kiosk,
            alarm=row.alarm,
            subject=row.subject,
            at=read(row.at),
            detail=row.detail,
            closed_at=read(row.closed_at) if row.closed_at else None,
            acknowledged_at=read(row.acknowledged_at) if row.acknowledged_at else None,
            acknowledged_by=row.acknowledged_by,
        )
        for row in connection.execute(asked)
    )


def acknowledge(connection: Connection, who: str, kiosk: str, kind: str, subject: str, now: datetime) -> bool:
    """Somebody has looked at it; False when there is no such alarm. Who was first stands."""
    at = alarm.c.kiosk == kiosk, alarm.c.alarm == kind, alarm.c.subject == subject
    found = connection.execute(select(alarm.c.acknowledged_at).where(*at)).one_or_none()
    if found is None:
        return False
    if found.acknowledged_at is None:
        connection.execute(alarm.update().where(*at).values(acknowledged_at=written(now), acknowledged_by=who))
        audit.note(connection, now, who, "alarm.acknowledged", kiosk=kiosk, alarm=kind, subject=subject)
    return True
