"""What a window's day was like, second by second, folded from its entries. The kiosk alone holds it: instants stay."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import NamedTuple
from zoneinfo import ZoneInfo

from evaluator.domain.journal import (
    UNCOUNTED,
    Changed,
    Declined,
    DutyClosed,
    DutyOpened,
    Entry,
    Interrupted,
    Invited,
    Lapsed,
    NotOffered,
    Paused,
    Rated,
    Resumed,
)
from evaluator.domain.office_time import day_of


class Answer(NamedTuple):
    """A counted rating as it finally stands. Times are seconds after the midnight the office day began with."""

    at_s: float
    duty: str
    level: str
    asked_s: float | None = None
    """When the resident was asked; None in open mode."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """A duty as far as it lies in the day."""

    duty: str
    staff: str = ""
    """Empty where a whole unit is rated."""
    from_s: float
    to_s: float
    goes_on: bool = False
    """Whether it goes on from a duty that a restart ended: nobody signed in."""
    pauses: tuple[tuple[float, float], ...] = ()

    @property
    def paused_s(self) -> float:
        return sum(until - since for since, until in self.pauses)

    @property
    def present_s(self) -> float:
        """Time in which residents could answer."""
        return self.to_s - self.from_s - self.paused_s


@dataclass(frozen=True, kw_only=True)
class DayLog:
    """A day that is over. What it comes to is counted once: every later day looks back at it."""

    day: int
    stays: tuple[Stay, ...] = ()
    answers: tuple[Answer, ...] = ()
    """In their order."""
    unanswered: tuple[str, ...] = ()
    """The duty of each visit that ended without a rating."""

    @cached_property
    def minutes(self) -> tuple[float, ...]:
        """Minutes on duty in each of the 24 hours."""
        return tuple(
            sum(max(0.0, min(stay.to_s, (hour + 1) * 3600) - max(stay.from_s, hour * 3600)) for stay in self.stays) / 60
            for hour in range(24)
        )

    @cached_property
    def by_hour(self) -> Counter[int]:
        """Answers in each hour."""
        return Counter(int(answer.at_s // 3600) for answer in self.answers)

    @cached_property
    def by_level(self) -> Counter[str]:
        return Counter(answer.level for answer in self.answers)

    @cached_property
    def asked(self) -> int:
        """Visits that began with an invitation and were answered."""
        return sum(answer.asked_s is not None for answer in self.answers)

    @cached_property
    def levels_of(self) -> dict[str, tuple[str, ...]]:
        """The levels each person was given, in their order; under "" where nobody is known."""
        whose = {stay.duty: stay.staff for stay in self.stays}
        given: dict[str, list[str]] = {}
        for answer in self.answers:
            given.setdefault(whose.get(answer.duty, ""), []).append(answer.level)
        return {staff: tuple(levels) for staff, levels in given.items()}


def day_logs(entries: Iterable[Entry], zone: ZoneInfo) -> Iterator[DayLog]:
    """The days of the entries, in their order. Tests and taps at a doubtful time are in none of them.

    An entry that claims an earlier day than its forerunners (a clock put back) is passed over.
    """
    book: _Book | None = None
    for header, event in entries:
        day = day_of(header.at, zone)
        if book is None or day > book.day:
            if book is not None:
                yield book.close()
            book = _Book(day, zone)
        if day == book.day:
            book.write(Entry(header, event))
    if book is not None:
        yield book.close()


@dataclass(slots=True)
class _Book:
    """A day being folded."""

    day: int
    zone: ZoneInfo
    now_s: float = 0.0
    stays: dict[str, Stay] = field(default_factory=dict)
    over: set[str] = field(default_factory=set)
    paused_since: dict[str, float] = field(default_factory=dict)
    asked: dict[int, tuple[str, float]] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    unanswered: list[str] = field(default_factory=list)

    def write(self, entry: Entry) -> None:
        header, event = entry
        self.now_s = max(self.now_s, _seconds(header.at, self.zone))
        match event:
            case DutyOpened(duty=duty, staff=staff, previous_duty=previous):
                if previous:
                    self._end(previous)
                self.stays[duty] = Stay(
                    duty=duty, staff=staff or "", from_s=self.now_s, to_s=self.now_s, goes_on=previous is not None
                )
            case DutyClosed(duty=duty):
                self._end(duty)
            case Paused(duty=duty):
                self.paused_since.setdefault(duty, self.now_s)
            case Resumed(duty=duty):
                self._resume(duty)
            case Invited(duty=duty):
                self.asked[header.seq] = (duty, self.now_s)
            case Rated(duty=duty, level=level, visit=visit, flag=flag) if flag not in UNCOUNTED and flag != "clock":
                _, asked_s = self.asked.pop(visit or 0, ("", None))
                self.answers[visit or header.seq] = Answer(self.now_s, duty, level, asked_s)
            case Changed(visit=visit, level=level) if visit in self.answers:
                self.answers[visit] = self.answers[visit]._replace(level=level)
            case Declined(visit=visit, flag=flag) | Lapsed(visit=visit, flag=flag) | NotOffered(visit=visit, flag=flag):
                duty, _ = self.asked.pop(visit, ("", 0.0))
                if duty and flag not in UNCOUNTED:
                    self.unanswered.append(duty)
            case Interrupted(visit=visit):
                self.asked.pop(visit, None)
            case _:
                pass

    def close(self) -> DayLog:
        for duty in self.stays:
            self._end(duty)
        return DayLog(
            day=self.day,
            stays=tuple(self.stays.values()),
            answers=tuple(sorted(self.answers.values())),
            unanswered=tuple(self.unanswered),
        )

    def _end(self, duty: str) -> None:
        self._resume(duty)
        stay = self.stays.get(duty)
        if stay is not None and duty not in self.over:
            self.stays[duty] = replace(stay, to_s=self.now_s)
            self.over.add(duty)

    def _resume(self, duty: str) -> None:
        since = self.paused_since.pop(duty, None)
        stay = self.stays.get(duty)
        if since is not None and stay is not None and duty not in self.over:
            self.stays[duty] = replace(stay, pauses=(*stay.pauses, (since, self.now_s)))


def _seconds(at: datetime, zone: ZoneInfo) -> float:
    local = at.astimezone(zone)
    return local.hour * 3600 + local.minute * 60 + local.second + local.microsecond / 1e6
