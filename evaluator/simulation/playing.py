"""A drawn day becomes entries: of a real journal, or of none where only the rules are asked."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.journal import (
    AnyEvent,
    Challenged,
    Declined,
    DutyClosed,
    DutyOpened,
    Entry,
    Header,
    Invited,
    Lapsed,
    Mode,
    Paused,
    Rated,
    Resumed,
)
from evaluator.domain.office_time import Reading, day_of
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.simulation.days import Happening

PAUSE: Final = timedelta(minutes=30)


class SimulatedClock:
    """A clock that is told what time it is."""

    def __init__(self, at: datetime) -> None:
        self._at = at

    def read(self) -> Reading:
        return Reading(self._at, int(self._at.timestamp() * 1e9), "simulated")

    def set(self, at: datetime) -> None:
        """Go on to a later instant; an earlier one is passed over."""
        self._at = max(self._at, at)


class Player:
    """Says what happenings mean in entries. Visits drawn by number get the number their entry has."""

    def __init__(self, *, unit: str, window: str, mode: Mode, scale: str, dissatisfied: Callable[[str], bool]) -> None:
        """`dissatisfied`: whether a level of the scale opens a case."""
        self._unit, self._window, self._mode = unit, window or None, mode
        self._scale, self._dissatisfied = scale, dissatisfied
        self._visits: dict[tuple[str, int], int] = {}
        self._rated: dict[tuple[str, int], int] = {}

    def event(self, happening: Happening, until: datetime, at: Moment) -> AnyEvent:
        """The event of a happening; `until`: when a pause is to end."""
        duty, key = happening.duty, (happening.duty, happening.visit)
        match happening.what:
            case "open":
                return DutyOpened(
                    duty=duty,
                    staff=happening.staff or None,
                    window=self._window,
                    unit=self._unit,
                    mode=self._mode,
                    previous_duty=happening.previous or None,
                )
            case "close":
                return DutyClosed(duty=duty, why="signed_out")
            case "restart":
                return DutyClosed(duty=duty, why="restart")
            case "pause":
                return Paused(duty=duty, reason="away", until=until)
            case "resume":
                return Resumed(duty=duty)
            case "ask":
                self._visits[key] = at.seq
                return Invited(duty=duty, matter=happening.matter)
            case "decline":
                return Declined(visit=self._visits.pop(key), day=at.day, hour=at.hour, flag=at.flag)
            case "lapse":
                return Lapsed(visit=self._visits.pop(key), day=at.day, hour=at.hour, flag=at.flag)
            case "challenge":
                return Challenged(visit=self._rated.pop(key))
            case "rate":
                visit = self._visits.pop(key, None)
                if visit is not None:
                    self._rated[key] = visit
                return Rated(
                    duty=duty,
                    visit=visit,
                    matter=happening.matter,
                    scale=self._scale,
                    level=happening.level,
                    day=at.day,
                    hour=at.hour,
                    flag=at.flag,
                    via="simulated",
                    dissatisfied=self._dissatisfied(happening.level),
                )


def instant(day: date, at_s: float, zone: ZoneInfo) -> datetime:
    """The instant so many seconds after a local midnight, UTC."""
    return (datetime.combine(day, time(0), tzinfo=zone) + timedelta(seconds=at_s)).astimezone(UTC)


def play(store: JournalStore, clock: SimulatedClock, player: Player, day: date, happenings: list[Happening]) -> None:
    """Let a day happen at a real journal, entry by entry."""
    zone = store.facts().zone
    for happening in happenings:
        at = instant(day, happening.at_s, zone)
        clock.set(at)
        store.append(partial(player.event, happening, at + PAUSE))


def append(store: JournalStore, event: AnyEvent) -> None:
    """Append an event that needs no moment."""
    store.append(lambda _: event)


def entries(player: Player, day: date, happenings: list[Happening], zone: ZoneInfo) -> Iterator[Entry]:
    """The entries the day would have become, without a journal to keep them."""
    office_day = day_of(instant(day, 0, zone), zone)
    for seq, happening in enumerate(happenings, start=1):
        at = instant(day, happening.at_s, zone)
        moment = Moment(seq, office_day, int(happening.at_s // 3600), "")
        header = Header(kiosk="", run="", seq=seq, at=at, wall=at, monotonic_ns=0, boot="", nonce="")
        yield Entry(header, player.event(happening, at + PAUSE, moment))
