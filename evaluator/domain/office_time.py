"""Instants into office days, and what a device's clock is worth.

Within one boot, corrected time runs on the steady clock from its last anchor: a jump of the wall clock moves nothing.
"""

from datetime import UTC, datetime, timedelta
from typing import Final, Literal, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

JUMP_S: Final = 120
NOON: Final = 12
Half = Literal["am", "pm"]


class Reading(NamedTuple):
    """One look at the device's clocks: wall (aware UTC), steady nanoseconds and the boot they count in."""

    wall: datetime
    monotonic_ns: int
    boot: str


def day_of(at: datetime, zone: ZoneInfo) -> int:
    """The office date as 20261121."""
    local = at.astimezone(zone)
    return local.year * 10_000 + local.month * 100 + local.day


def hour_of(at: datetime, zone: ZoneInfo) -> int:
    """The office hour, 0-23."""
    return at.astimezone(zone).hour


def half_of(hour: int) -> Half:
    """The half-day of an office hour: the morning ends at noon."""
    return "am" if hour < NOON else "pm"


def half_closes(day: int, half: Half, zone: ZoneInfo) -> datetime:
    """When a half-day is over: 20261121 am at noon of that day, pm at midnight. ValueError for an impossible day."""
    begins = datetime(day // 10_000, day // 100 % 100, day % 100, tzinfo=zone)
    closes = begins.replace(hour=NOON) if half == "am" else begins + timedelta(days=1)
    return closes.astimezone(UTC)


class TimeKeeper(Struct, frozen=True, kw_only=True):
    """Corrected time of a kiosk. Advance it with every reading; correct it with every answer of the office."""

    anchor: Reading
    anchor_at: datetime
    """Corrected time at the anchor."""
    doubtful: bool
    """Whether days may be wrong: taps are flagged `clock` until the office has told its time."""
    wall_ahead_s: float
    """Wall clock less corrected time, when last seen."""

    def at(self, now: Reading) -> datetime:
        """Corrected time of a reading in the same boot as the anchor."""
        return self.anchor_at + timedelta(microseconds=(now.monotonic_ns - self.anchor.monotonic_ns) // 1000)


class Advanced(NamedTuple):
    keeper: TimeKeeper
    at: datetime
    jump_s: float | None
    """How far the wall clock jumped since the last reading; None when it did not."""


def started(
    now: Reading, *, last: Reading | None, last_at: datetime | None, offset_s: float, doubtful: bool
) -> TimeKeeper:
    """Time at the start of a process: on the steady clock when the last entry is of this boot, else by the wall clock.

    `offset_s` is what the office said must be added to the wall clock. A wall clock more than two minutes behind the
    last entry is doubted, and time goes on from that entry.
    """
    if last is not None and last_at is not None and last.boot == now.boot and last.monotonic_ns <= now.monotonic_ns:
        ahead_s = (last.wall - last_at).total_seconds()
        return TimeKeeper(anchor=last, anchor_at=last_at, doubtful=doubtful, wall_ahead_s=ahead_s)
    at = now.wall + timedelta(seconds=offset_s)
    if last_at is not None and (last_at - at).total_seconds() > JUMP_S:
        at, doubtful = last_at, True
    return TimeKeeper(anchor=now, anchor_at=at, doubtful=doubtful, wall_ahead_s=(now.wall - at).total_seconds())


def advanced(keeper: TimeKeeper, now: Reading) -> Advanced:
    """Corrected time now, and the jump of the wall clock since the last reading, if any."""
    at = keeper.at(now)
    ahead_s = (now.wall - at).total_seconds()
    jump_s = ahead_s - keeper.wall_ahead_s
    jumped = abs(jump_s) > JUMP_S
    after = replace(keeper, wall_ahead_s=ahead_s, doubtful=keeper.doubtful or jumped)
    return Advanced(after, at, jump_s if jumped else None)


def corrected(keeper: TimeKeeper, now: Reading, office_now: datetime) -> TimeKeeper:
    """The office has told its time: anchor there, and doubt no more."""
    return replace(
        keeper,
        anchor=now,
        anchor_at=office_now.astimezone(UTC),
        doubtful=False,
        wall_ahead_s=(now.wall - office_now).total_seconds(),
    )
