"""What the office does every night by itself: hold the roll-ups against their rows, let go, back up."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from evaluator.office.devices.alarms import Alarm, raise_once
from evaluator.office.exchanging import recounting
from evaluator.office.instants import Clock
from evaluator.office.keeping import backup, retention, verifying
from evaluator.office.office import Office
from evaluator.office.people import audit
from evaluator.office.settings import OfficeSettings, backup_folder
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused

HOUR: Final = 3
MONTHS: Final = 3
"""How many of the newest months are counted again."""
BY_ITSELF: Final = "the office"
_log: Final = EventLog("office")


async def nights(clock: Clock, zone: ZoneInfo, works: Sequence[Callable[[], Awaitable[object]]]) -> None:
    """Sleep until the small hours, do each work, and so on until cancelled. One that fails keeps no other."""
    while True:
        now = clock()
        await asyncio.sleep((next_night(now, zone) - now).total_seconds())
        for work in works:
            try:
                await work()
            except Exception as error:  # the next night is another try; the office goes on meanwhile
                _log.bug(error)


def next_night(now: datetime, zone: ZoneInfo) -> datetime:
    """The next time it is three o'clock at the office."""
    local = now.astimezone(zone)
    night = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return night if night > local else night + timedelta(days=1)


def night(office: Office, settings: OfficeSettings) -> None:
    """One night's work. A failed backup is an alarm and keeps nothing else from being done."""
    now = office.clock()
    for alarm in office.writer.submit(lambda connection: recount(connection, now)).result():
        _log.warning("office.alarm", kiosk=alarm.kiosk, alarm=alarm.alarm, detail=alarm.detail)
    gone = office.writer.submit(lambda connection: _let_go(connection, office, settings, now)).result()
    _log.info("office.night", **gone._asdict())
    folder = backup_folder(office.folder, settings)
    if folder is not None:
        _back_up(office, folder, settings.backups_kept, now)


def recount(connection: Connection, now: datetime) -> list[Alarm]:
    """Hold the newest months' roll-ups against their rows; what differs is told and counted again."""
    found = recounting.differences(connection, verifying.newest_months(connection, MONTHS))
    recounting.mend(connection, found)
    alarms = [Alarm(one.kiosk, "roll_up_differs", str(one.when), str(one)) for one in found]
    return [alarm for alarm in alarms if raise_once(connection, alarm, now)]


def _let_go(connection: Connection, office: Office, settings: OfficeSettings, now: datetime) -> retention.Gone:
    gone = retention.apply(connection, settings, office.about.zone, now, dry_run=False)
    if any(gone):
        audit.note(connection, now, BY_ITSELF, "retention.applied", **gone._asdict())
    return gone


def _back_up(office: Office, folder: Path, most: int, now: datetime) -> None:
    file = folder / f"office-{now:%Y%m%dT%H%M%S}.backup"
    try:
        backup.write(office.database, office.folder, file, now)
    except Refused as error:
        alarm = Alarm("", "backup_failed", file.name, error.message)
        office.writer.submit(lambda connection: raise_once(connection, alarm, now)).result()
        _log.warning("office.alarm", kiosk="", alarm=alarm.alarm, detail=alarm.detail)
        return
    # what bears a later date than this one was written before the clock was set back: nothing says that it is old
    for old in sorted(one for one in folder.glob("office-*.backup") if one.name <= file.name)[:-most]:
        old.unlink()
