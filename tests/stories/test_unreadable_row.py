"""One row the office cannot read: it is parked with its reason and the rest goes on, whatever else is under way."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from http import HTTPStatus
from pathlib import Path
from sqlite3 import Connection

import pytest
import sqlalchemy
from click.testing import CliRunner, Result
from sqlalchemy import select

from evaluator.cli import evaluator
from evaluator.domain.journal import Parked, decode
from evaluator.kiosk import outbox
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.office.exchanging import answering, rollup
from evaluator.office.store import schema
from evaluator.office.tallies import by_hand
from evaluator.runtime.logs import EventLog
from evaluator.wire.exchange import Request
from tests.support.clock import START, GoingClock
from tests.support.office import RunningOffice, running_office

UNREADABLE = "no such matter"
"""Blanks stand in no id."""
MONTH = f"{START:%Y-%m}"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    with running_office(tmp_path, clock=GoingClock()) as running:
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


async def settles(office: RunningOffice, folder: Path, *matters: str) -> list[int]:
    """Tap for each of these matters and hand everything over; the seqs of the answers."""
    await enrol(folder, office.enrol_code("w1"), simulated=False)
    journal = await Journal.open(folder, GoingClock())
    await journal.open_duty(duty="d1", staff="s03")
    seqs = [await tap(journal, matter=matter) for matter in matters]
    running = asyncio.create_task(Exchange(journal, folder, EventLog("kiosk"), push_after_s=0).run())
    await settled(journal)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    await journal.close()
    return seqs


def verified(office: RunningOffice, folder: Path, root: Path) -> Result:
    """What an outsider finds who is shown the month and the journal."""
    file = root / "month.evidence"
    file.unlink(missing_ok=True)
    by_hand.write_bundle(office.data, file, month=MONTH, clock=lambda: START + timedelta(days=40))
    return CliRunner().invoke(evaluator, ["verify", str(file), str(folder)])


def drop(connection: sqlalchemy.Connection, matter: str) -> None:
    """What an office does that wants the rows of a matter gone."""
    gone = schema.tally.c.matter == matter
    kiosk, day = connection.execute(select(schema.tally.c.kiosk, schema.tally.c.day).where(gone)).one()
    connection.execute(schema.tally.delete().where(gone))
    rollup.recount(connection, kiosk, {day})


def test_what_the_office_refused_is_named_and_what_it_drops_is_refuted(tmp_path: Path, office: RunningOffice) -> None:
    folder = tmp_path / "w1"
    seqs = asyncio.run(settles(office, folder, "", UNREADABLE, "", UNREADABLE, "m01"))
    honest = verified(office, folder, tmp_path)
    assert (honest.exit_code, "WRONG" in honest.output, "NOT SHOWN" in honest.output) == (3, False, False)
    assert f"2 entries were refused by the office and not counted ({seqs[1]}, {seqs[3]})" in honest.output
    assert "REFUSED" in honest.output
    assert "no word" not in honest.output
    assert "regex" in honest.output
    alone = CliRunner().invoke(evaluator, ["verify", str(folder)])
    assert (alone.exit_code, "Proved" in alone.output, "WRONG" in alone.output) == (3, False, False)
    assert f"1 entry was refused by the office when it was handed over ({seqs[3]})" in alone.output

    office.serving.office.writer.submit(lambda connection: drop(connection, "m01")).result()
    lying = verified(office, folder, tmp_path)
    assert (lying.exit_code, "WRONG" in lying.output) == (1, True)
    assert f"entry {seqs[4]}, countersigned by the office, is not in the tally" in lying.output
    assert "2 entries were refused" in lying.output


def test_an_office_that_refuses_what_it_can_read_is_refuted_by_its_own_signature(
    tmp_path: Path, office: RunningOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has the earlier taps of a row, refuses the newest one and drops the row, as if it had been unreadable."""
    folder = tmp_path / "w1"
    honest = answering.understood

    def liar(kiosk: str, message: int, body: bytes) -> Request:
        asked = honest(kiosk, message, body)
        if any(row.matter == "m01" for row in asked.tally):
            raise answering.NotUnderstoodError(HTTPStatus.BAD_REQUEST, "malformed", "Expected `str` - at `$.tally[0]`")
        return asked

    async def taps(journal: Journal, *matters: str) -> list[int]:
        seqs = [await tap(journal, matter=matter) for matter in matters]
        running = asyncio.create_task(Exchange(journal, folder, EventLog("kiosk"), push_after_s=0).run())
        await settled(journal)
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        return seqs

    async def story() -> int:
        await enrol(folder, office.enrol_code("w1"), simulated=False)
        journal = await Journal.open(folder, GoingClock())
        await journal.open_duty(duty="d1", staff="s03")
        await taps(journal, "m01", "m01")
        monkeypatch.setattr(answering, "understood", liar)
        refused, _ = await taps(journal, "m01", "")
        await journal.close()
        return refused

    refused = asyncio.run(story())
    office.serving.office.writer.submit(lambda connection: drop(connection, "m01")).result()
    found = verified(office, folder, tmp_path)
    assert (found.exit_code, "WRONG: the office" in found.output) == (1, True), found.output
    assert f"it refused entry {refused} of" in found.output
    assert "and had to read it" in found.output
    alone = CliRunner().invoke(evaluator, ["verify", str(folder)])
    assert (alone.exit_code, "and had to read it" in alone.output) == (1, True)


def test_what_a_kiosk_calls_refused_without_a_word_of_the_office_is_named(
    tmp_path: Path, office: RunningOffice
) -> None:
    folder = tmp_path / "w1"

    async def story() -> int:
        await enrol(folder, office.enrol_code("w1"), simulated=False)
        journal = await Journal.open(folder, GoingClock())
        await journal.open_duty(duty="d1", staff="s03")
        seq = await tap(journal)
        await journal.do(lambda store: store.append(lambda _: Parked(row=seq, why="400 malformed: so we say")))
        await journal.close()
        return seq

    seq = asyncio.run(story())
    found = CliRunner().invoke(evaluator, ["verify", str(folder)])
    assert (found.exit_code, "WRONG" in found.output) == (3, False), found.output
    assert f"entry {seq} is called refused, and no word that the office signed is kept of it" in found.output


def test_an_unreadable_row_is_parked_and_every_other_one_is_counted(tmp_path: Path, office: RunningOffice) -> None:
    async def story() -> None:
        await enrol(tmp_path / "w1", office.enrol_code("w1"), simulated=False)
        journal = await Journal.open(tmp_path / "w1", GoingClock())
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
        bodies = await journal.read(lambda db: db.execute("SELECT body FROM entry").fetchall())
        events = [decode(body).event for (body,) in bodies]
        assert [event.row for event in events if isinstance(event, Parked)] == [bad]
        assert office.rows(MONTH, "window")["w1"]["n"] == 5
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        await journal.close()

    asyncio.run(story())
