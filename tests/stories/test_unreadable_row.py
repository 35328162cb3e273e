"""One row the office cannot read: it is parked with its reason and the rest goes on, whatever else is under way."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from sqlite3 import Connection

import pytest

from evaluator.kiosk import outbox
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.runtime.logs import EventLog
from tests.support.office import RunningOffice, running_office

UNREADABLE = "no such matter"
"""Blanks stand in no id."""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    with running_office(tmp_path) as running:
        yield running


async def tap(journal: Journal, *, matter: str = "") -> int:
    scale = (await journal.facts()).rules.scale.slug
    return (await journal.rate(duty="d1", scale=scale, level="satisfied", via="touch", matter=matter)).seq


def is_settled(db: Connection) -> bool:
    """Whether every row is acknowledged or parked and no run is owed."""
    state = dict(db.execute("SELECT key, value FROM state").fetchall())
    head = db.execute("SELECT max(seq) FROM entry").fetchone()[0]
    return int(state.get("acknowledged", 0)) == head and outbox.owed(db) is None


async def settled(journal: Journal) -> None:
    async with asyncio.timeout(120):
        while not await journal.read(is_settled):
            await asyncio.sleep(0.02)


def test_an_unreadable_row_is_parked_and_every_other_one_is_counted(tmp_path: Path, office: RunningOffice) -> None:
    async def story() -> None:
        await enrol(tmp_path / "w1", office.enrol_code("w1"), simulated=False)
        journal = await Journal.open(tmp_path / "w1", SystemClock())
        await journal.open_duty(duty="d1", staff="s03")
        await tap(journal)
        bad = await tap(journal, matter=UNREADABLE)
        await tap(journal)
        exchange = Exchange(journal, tmp_path / "w1", EventLog("kiosk"), push_after_s=0)
        running = asyncio.create_task(exchange.run())
        # the first digests differ by the parked row, so the office wants the run again, and with it that row
        await settled(journal)
        for _ in range(3):
            await tap(journal)
        await settled(journal)
        assert await journal.read(lambda db: db.execute("SELECT seq FROM parked").fetchall()) == [(bad,)]
        day = await journal.read(lambda db: db.execute("SELECT max(day) FROM visit").fetchone()[0])
        assert office.rows(f"{day // 10_000}-{day // 100 % 100:02}", "window")["w1"]["n"] == 5
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await journal.close()

    asyncio.run(story())
