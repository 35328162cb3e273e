"""When a hall opens and closes, and with it every duty in it."""

from datetime import datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.rules import Opening

DAYS_IN_WEEK: Final = 7


def closing_after(opening: Opening, at: datetime, zone: ZoneInfo) -> datetime:
    """When a duty that runs at `at` ends at the latest: at closing time, or at midnight when it began after that.

    Closing at 17:00, 16:59 gives 17:00 of that day and 17:00 gives midnight.
    """
    local = at.astimezone(zone)
    closes = datetime.combine(local.date(), time.fromisoformat(opening.closes), tzinfo=zone)
    return closes if local < closes else datetime.combine(local.date() + timedelta(days=1), time(0), tzinfo=zone)


def is_open(opening: Opening, at: datetime, zone: ZoneInfo) -> bool:
    """Whether the halls are open at `at`: on a Friday of 09:00 to 17:00 from 09:00:00 until 16:59:59."""
    local = at.astimezone(zone)
    opens, closes = time.fromisoformat(opening.opens), time.fromisoformat(opening.closes)
    return local.isoweekday() in opening.weekdays and opens <= local.time() < closes


def opens_after(opening: Opening, at: datetime, zone: ZoneInfo) -> datetime | None:
    """When the halls open next after `at`, in the zone; None when they open on no day of the week.

    Open from Monday to Friday at 09:00, a Friday at 08:59 gives that Friday and a Friday at 09:00 the Monday after.
    """
    local = at.astimezone(zone)
    for days in range(DAYS_IN_WEEK + 1):
        day = local.date() + timedelta(days=days)
        opens = datetime.combine(day, time.fromisoformat(opening.opens), tzinfo=zone)
        if opens > local and day.isoweekday() in opening.weekdays:
            return opens
    return None
