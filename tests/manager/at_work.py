"""A desk at work in a test: the real window and flow, a real office over TLS, real ratings exchanged with it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from evaluator.domain.names import CHINESE
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.manager.desk import Desk
from evaluator.manager.known_offices import KnownOffices
from evaluator.manager.language import Translations
from evaluator.manager.memory import Habits
from evaluator.manager.runner import Retry
from evaluator.manager.window import DeskWindow
from evaluator.runtime.logs import EventLog
from tests.support.clock import StandingClock

START = datetime(2026, 11, 20, 1, 0, tzinfo=UTC)
HERE: Final = ZoneInfo("Asia/Shanghai")
"""The zone of the office's clock."""


@dataclass(slots=True)
class OfficeTime:
    """The office's clock, moved by the test."""

    at: datetime = START

    def __call__(self) -> datetime:
        return self.at

    def advance(self, **passed: float) -> None:
        """Time passes at the office."""
        self.at += timedelta(**passed)


@dataclass(slots=True)
class Counter:
    """A window's kiosk without its screen: the real journal, key and exchange."""

    folder: Path
    clock: StandingClock = field(default_factory=lambda: StandingClock(START))

    async def open(self, code: str, *, simulated: bool) -> None:
        """Enrol with the office."""
        await enrol(self.folder, code, simulated=simulated)

    async def rate(self, staff: str, levels: Sequence[str]) -> None:
        """One duty of a person, these answers, and everything handed over."""
        journal = await Journal.open(self.folder, self.clock)
        exchange = Exchange(journal, self.folder, EventLog("kiosk"))
        try:
            duty = f"{staff}-{self.clock.read().monotonic_ns}"
            await journal.open_duty(duty=duty, staff=staff)
            for level in levels:
                self.clock.advance(seconds=20)
                await journal.rate(duty=duty, scale="four", level=level, via="touch")
            await journal.close_duty(duty=duty, why="signed_out")
            while (await exchange.once()).more:
                pass
        finally:
            await exchange.close()
            await journal.close()


@dataclass(slots=True)
class AtWork:
    """A window and its desk."""

    window: DeskWindow
    desk: Desk
    offices: KnownOffices

    @property
    def refusal(self) -> str:
        """What the sign-in page says went wrong."""
        return self.window.sign_in.refusal.text() if self.window.sign_in.refusal.isVisible() else ""

    @property
    def figures(self) -> list[str]:
        """The figures of the head line."""
        return [block.figure.text() for block in self.window.month.headline.figures]

    def column(self, slug: str) -> list[str]:
        """What a column of the table says."""
        table = self.window.month.table.tally
        place = [column.slug for column in table.columns].index(slug)
        return [str(table.index(row, place).data()) for row in range(table.rowCount())]

    def shows_month(self) -> bool:
        """Whether the month page is there with an answer."""
        return self.window.month.isVisible() and self.window.month.view is not None


def at_work(
    folder: Path, translations: Translations, now: Callable[[], datetime], habits: Habits | None = None
) -> AtWork:
    """A desk as the program composes it, with short waits while the office is away."""
    window = DeskWindow(habits or Habits(), CHINESE)
    offices = KnownOffices(folder)
    desk = Desk(
        window=window,
        offices=offices,
        translations=translations,
        log=EventLog("manager"),
        now=now,
        retry=Retry(first_s=0.05, most_s=0.1),
    )
    return AtWork(window, desk, offices)


OWN_PASSWORD: Final = "a blue bicycle, 7"
