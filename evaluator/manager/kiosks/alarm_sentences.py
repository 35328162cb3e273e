"""What an alarm says and what to do about it, by its kind and facts: in the language of the desk, not of the office."""

from datetime import datetime, tzinfo

from evaluator.domain.days import as_date
from evaluator.manager import formats
from evaluator.manager.kiosks import alarm_words, forks
from evaluator.wire.devices import Alarm


def sentence(alarm: Alarm) -> str:
    """One sentence or two. Of a kind that the desk does not know, or whose subject is not as it should be, what the
    office said."""
    match alarm.alarm:
        case "silent":
            since = _instant(alarm.subject, alarm.at.tzinfo)
            return alarm_words.silent_about(formats.since(since)) if since else alarm.detail
        case "unconfirmed":
            return alarm_words.unconfirmed_about(alarm.subject.partition(" ")[0])
        case "fork":
            return alarm_words.fork_about(alarm_words.parted(forks.branches(alarm)[0].lines))
        case "chain_refused":
            return alarm_words.chain_refused_about(_count(alarm.subject))
        case "run_rewritten":
            return alarm_words.run_rewritten_about(alarm.subject)
        case "impossible_day":
            return _impossible_day(alarm)
        case "unknown_duty":
            return alarm_words.unknown_duty_about(alarm.subject)
        case "signed_in_elsewhere":
            return alarm_words.elsewhere_about(alarm.subject)
        case "roll_up_differs":
            return alarm_words.roll_up_about(_when(alarm.subject))
        case "backup_failed":
            return alarm_words.backup_about(alarm.subject)
        case "unknown_staff" | "unknown_window" | "unknown_matter":
            return alarm_words.unknown_about(alarm.alarm, alarm.subject)
    return alarm.detail


def _impossible_day(alarm: Alarm) -> str:
    visits = formats.DASH if alarm.visits is None else formats.count(alarm.visits)
    month = int(alarm.subject) // 100 if _is_number(alarm.subject) else 0
    try:
        as_date(month * 100 + 1)
    except ValueError:
        return alarm_words.impossible_day_about(alarm.subject, visits)
    return alarm_words.impossible_in_month(alarm.subject, visits, formats.month(month))


def _instant(text: str, zone: tzinfo | None) -> datetime | None:
    try:
        return datetime.fromisoformat(text).astimezone(zone)
    except ValueError:
        return None


def _count(text: str) -> str:
    return formats.count(int(text)) if _is_number(text) else text


def _when(text: str) -> str:
    """`202611` and `20261121` as a month and a day."""
    if not _is_number(text):
        return text
    return formats.month(int(text)) if len(text) <= len("202611") else formats.day(int(text))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal()
