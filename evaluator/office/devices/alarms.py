"""What an administrator must look at: kept once for each subject, logged when it is new."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, select

from evaluator.office.instants import written
from evaluator.office.store.schema import alarm


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
