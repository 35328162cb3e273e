"""What a serving office does by itself: it looks out for kiosks that are not heard of while the halls are open."""

import asyncio
from typing import Final

from sqlalchemy.exc import DatabaseError

from evaluator.office.devices import silence
from evaluator.office.office import Office
from evaluator.runtime.logs import EventLog

EVERY_S: Final = 60.0
_log: Final = EventLog("office")


async def watch(office: Office, every_s: float = EVERY_S) -> None:
    """Look, wait, look again until cancelled. Several processes on one database raise each alarm once."""
    while True:
        try:
            await _look(office)
        except DatabaseError as error:
            _log.bug(error)
        await asyncio.sleep(every_s)


async def _look(office: Office) -> None:
    now, zone = office.clock(), office.about.zone
    if not await office.read(lambda connection: silence.is_due(connection, office.rules_in(connection), zone, now)):
        return
    for alarm in await office.writer.do(
        lambda connection: silence.look(connection, office.rules_in(connection), zone, now)
    ):
        _log.warning("office.alarm", kiosk=alarm.kiosk, alarm=alarm.alarm, detail=alarm.detail)
