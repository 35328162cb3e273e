"""When a hall closes, and with it every duty in it."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from evaluator.domain.rules import Opening


def closing_after(opening: Opening, at: datetime, zone: ZoneInfo) -> datetime:
    """When a duty that runs at `at` ends at the latest: at closing time, or at midnight when it began after that.

    Closing at 17:00, 16:59 gives 17:00 of that day and 17:00 gives midnight.
    """
    local = at.astimezone(zone)
    closes = datetime.combine(local.date(), time.fromisoformat(opening.closes), tzinfo=zone)
    return closes if local < closes else datetime.combine(local.date() + timedelta(days=1), time(0), tzinfo=zone)
