"""A case that the office says it cannot read: the journal names it, so that none vanishes from an outsider's eye."""

import asyncio
from http import HTTPStatus
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from evaluator.cli import evaluator
from evaluator.domain.journal import Parked, decode
from evaluator.kiosk import case_outbox, outbox
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.office.exchanging import answering
from evaluator.runtime.logs import EventLog
from evaluator.wire.exchange import Request
from tests.stories.test_unreadable_row import UNREADABLE, is_settled, verified
from tests.support.clock import GoingClock
from tests.support.office import RunningOffice, running_office


async def complaints(office: RunningOffice, folder: Path, *matters: str) -> tuple[list[int], list[Parked]]:
    """Dissatisfied taps of a simulated kiosk, whose cases wait for no half-day; their seqs, and what was refused."""
    await enrol(folder, office.enrol_code("w1"), simulated=True)
    journal = await Journal.open(folder, GoingClock())
    await journal.open_duty(duty="d1", staff="s03")
    scale = (await journal.facts()).rules.scale.slug
    seqs = [
        (await journal.rate(duty="d1", scale=scale, level="dissatisfied", via="touch", matter=matter)).seq
        for matter in matters
    ]
    running = asyncio.create_task(Exchange(journal, folder, EventLog("kiosk"), push_after_s=0).run())
    async with asyncio.timeout(120):
        while not await journal.read(lambda db: is_settled(db) and not case_outbox.due(db, (0, "am"), 1)):
            await asyncio.sleep(0.02)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    events = [decode(body).event for (body,) in await journal.read(lambda db: db.execute("SELECT body FROM entry"))]
    assert await journal.read(outbox.parked) == len([one for one in events if isinstance(one, Parked)])
    await journal.close()
    return seqs, [one for one in events if isinstance(one, Parked) and one.case]


def alone(folder: Path) -> Result:
    return CliRunner().invoke(evaluator, ["verify", str(folder)])


def test_an_office_that_refuses_a_case_it_can_read_is_refuted_by_its_own_signature(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = answering.understood

    def liar(kiosk: str, message: int, body: bytes) -> Request:
        asked = honest(kiosk, message, body)
        if any(row.matter == "m01" for row in asked.cases):
            raise answering.NotUnderstoodError(HTTPStatus.BAD_REQUEST, "malformed", "Expected `str` - at `$.cases[0]`")
        return asked

    monkeypatch.setattr(answering, "understood", liar)
    with running_office(tmp_path, simulated=True, clock=GoingClock()) as office:
        seqs, refused = asyncio.run(complaints(office, tmp_path / "w1", "", "m01"))
        assert [one.row for one in refused] == [seqs[1]]
        found = verified(office, tmp_path / "w1", tmp_path)
    assert found.exit_code == 1, found.output
    assert f"it refused entry {seqs[1]} of" in found.output
    assert "and had to read it" in found.output
    assert f"refused the cases of 1 visits (first {seqs[1]})" in found.output
    assert "held as cases" not in found.output
    assert alone(tmp_path / "w1").exit_code == 1


def test_a_case_that_nobody_could_read_is_named_and_refutes_nobody(tmp_path: Path) -> None:
    with running_office(tmp_path, simulated=True, clock=GoingClock()) as office:
        seqs, refused = asyncio.run(complaints(office, tmp_path / "w1", "", UNREADABLE))
        found = verified(office, tmp_path / "w1", tmp_path)
    assert [one.row for one in refused] == [seqs[1]]
    assert (found.exit_code, "WRONG" in found.output) == (3, False), found.output
    assert f"refused the cases of 1 visits (first {seqs[1]})" in found.output
    by_itself = alone(tmp_path / "w1")
    assert (by_itself.exit_code, "WRONG" in by_itself.output) == (3, False)
