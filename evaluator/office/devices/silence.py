"""Kiosks that are not heard of while the halls are open: one alarm a silence, over when the kiosk speaks again."""

from datetime import datetime, time, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, select

from evaluator.domain.opening import is_open
from evaluator.domain.rules import RulePack
from evaluator.office.devices.alarms import Alarm, raise_once
from evaluator.office.instants import read, written
from evaluator.office.store.schema import alarm, kiosk

AFTER: Final = timedelta(minutes=15)
SILENT: Final = "silent"


def silent_since(row: Row[Any], rules: RulePack, zone: ZoneInfo, now: datetime) -> datetime | None:
    """When a kiosk that is missed was last heard of; None for one that is not missed.

    Opening at 09:00, one that was last heard of on the evening before is missed from 09:15 on. Whoever is revoked or
    retired, was never heard of over the network, or is closed, is not missed.
    """
    if row.revoked_at or row.retired_at or not row.last_seen_at or not is_open(rules, now, zone):
        return None
    seen = read(row.last_seen_at)
    opened = datetime.combine(now.astimezone(zone).date(), time.fromisoformat(rules.opening.opens), tzinfo=zone)
    return seen if now - max(seen, opened) >= AFTER else None


def is_due(connection: Connection, rules: RulePack, zone: ZoneInfo, now: datetime) -> bool:
    """Whether `look` would change anything: so often nothing is that nobody need wait for it to be written."""
    return bool(_new(connection, rules, zone, now) or _over(connection))


def look(connection: Connection, rules: RulePack, zone: ZoneInfo, now: datetime) -> list[Alarm]:
    """Raise the alarms that are due and close those that are over; what is new."""
    for row in _over(connection):
        at = alarm.c.kiosk == row.kiosk, alarm.c.alarm == SILENT, alarm.c.subject == row.subject
        connection.execute(alarm.update().where(*at).values(closed_at=written(now)))
    return [found for found in _new(connection, rules, zone, now) if raise_once(connection, found, now)]


def _new(connection: Connection, rules: RulePack, zone: ZoneInfo, now: datetime) -> list[Alarm]:
    if not is_open(rules, now, zone):
        return []
    known = {
        (row.kiosk, row.subject)
        for row in connection.execute(select(alarm.c.kiosk, alarm.c.subject).where(alarm.c.alarm == SILENT))
    }
    missed = connection.execute(select(kiosk).where(kiosk.c.last_seen_at <= written(now - AFTER)))
    return [
        Alarm(row.kiosk, SILENT, row.last_seen_at, f"not heard of since {seen.astimezone(zone):%Y-%m-%d %H:%M}")
        for row in missed
        if (seen := silent_since(row, rules, zone, now)) and (row.kiosk, row.last_seen_at) not in known
    ]


def _over(connection: Connection) -> list[Row[Any]]:
    return list(
        connection.execute(
            select(alarm.c.kiosk, alarm.c.subject)
            .join(kiosk, kiosk.c.kiosk == alarm.c.kiosk)
            .where(
                alarm.c.alarm == SILENT,
                alarm.c.closed_at.is_(None),
                (kiosk.c.last_seen_at > alarm.c.subject)
                | kiosk.c.revoked_at.is_not(None)
                | kiosk.c.retired_at.is_not(None),
            )
        )
    )
