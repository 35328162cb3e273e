"""Instants as the office's tables hold them: UTC text of one width, so that text order is time order."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

Clock: TypeAlias = Callable[[], datetime]
"""Tells the time, aware UTC."""


def now_utc() -> datetime:
    """The machine's own clock."""
    return datetime.now(UTC)


def written(at: datetime) -> str:
    """`2026-11-21T03:04:05.123456+00:00`. The calendar's first and last day have no UTC: their zone is left out."""
    try:
        utc = at.astimezone(UTC)
    except OverflowError:
        utc = at.replace(tzinfo=UTC)
    return utc.isoformat(timespec="microseconds")


def read(text: str) -> datetime:
    """The instant that `written` wrote."""
    return datetime.fromisoformat(text)
