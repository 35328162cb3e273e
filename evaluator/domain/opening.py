"""When a hall opens and closes, and with it every duty in it."""

from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from evaluator.domain.days import as_day
from evaluator.domain.rules import Opening, RulePack
from evaluator.domain.working_days import is_working_day

LOOK_AHEAD_DAYS: Final = 60
"""No holiday of all halls is longer than this."""


def closing_after(opening: Opening, at: datetime, zone: ZoneInfo) -> datetime:
    """When a duty that runs at `at` ends at the latest: at closing time, or at midnight when it began after that.

    Closing at 17:00, 16:59 gives 17:00 of that day and 17:00 gives midnight.
    """
    local = at.astimezone(zone)
    closes = datetime.combine(local.date(), time.fromisoformat(opening.closes), tzinfo=zone)
    return closes if local < closes else datetime.combine(local.date() + timedelta(days=1), time(0), tzinfo=zone)


def opens_on(rules: RulePack, day: date) -> bool:
    """Whether the halls open on a day: a make-up workday is one, a holiday is none, otherwise the weekday tells.

    Open on Saturdays too, a Saturday that is a holiday is none all the same.
    """
    return is_working_day(as_day(day), replace(rules.calendar, weekdays=rules.opening.weekdays))


def is_open(rules: RulePack, at: datetime, zone: ZoneInfo) -> bool:
    """Whether the halls are open at `at`: on a Friday of 09:00 to 17:00 from 09:00:00 until 16:59:59."""
    local, opening = at.astimezone(zone), rules.opening
    opens, closes = time.fromisoformat(opening.opens), time.fromisoformat(opening.closes)
    return opens <= local.time() < closes and opens_on(rules, local.date())


def opens_after(rules: RulePack, at: datetime, zone: ZoneInfo) -> datetime | None:
    """When the halls open next after `at`, in the zone; None when no day of the next 60 is one of theirs.

    Open from Monday to Friday at 09:00, a Friday at 08:59 gives that Friday, a Friday at 09:00 the Monday after, and
    the last workday before a festival the first one after it.
    """
    local = at.astimezone(zone)
    for days in range(LOOK_AHEAD_DAYS):
        day = local.date() + timedelta(days=days)
        opens = datetime.combine(day, time.fromisoformat(rules.opening.opens), tzinfo=zone)
        if opens > local and opens_on(rules, day):
            return opens
    return None
