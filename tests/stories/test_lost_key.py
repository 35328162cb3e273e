"""A kiosk whose key is gone: the window goes on, the log says what to restore, and all of it is sent afterwards."""

import asyncio
import logging
from pathlib import Path

import pytest

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import KEY, enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.runtime.logs import EventLog
from tests.support.hours import these_days
from tests.support.office import running_office


@pytest.mark.parametrize("body", [None, b"no key"])
def test_taps_are_kept_until_the_key_is_restored(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch, body: bytes | None
) -> None:
    monkeypatch.setattr("evaluator.kiosk.exchange.RETRY_FIRST_S", 0.01)
    caplog.set_level(logging.INFO, "evaluator")

    async def story() -> None:
        folder = tmp_path / "w1"
        await enrol(folder, office.enrol_code("w1"), simulated=False)
        key = (folder / KEY).read_bytes()
        (folder / KEY).unlink()
        if body is not None:
            (folder / KEY).write_bytes(body)
        journal = await Journal.open(folder, SystemClock())
        scale = (await journal.facts()).rules.scale.slug
        await journal.open_duty(duty="d1", staff="s03")
        await journal.rate(duty="d1", scale=scale, level="satisfied", via="touch")
        running = asyncio.create_task(Exchange(journal, folder, EventLog("kiosk"), push_after_s=0).run())
        async with asyncio.timeout(120):
            while "exchange.failed" not in caplog.messages:
                await asyncio.sleep(0.01)
            (folder / KEY).write_bytes(key)
            while "exchange.done" not in caplog.messages:
                await asyncio.sleep(0.01)
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        await journal.close()
        assert office.rows(these_days(), "window")["w1"]["satisfied"] == 1

    with running_office(tmp_path) as office:
        asyncio.run(story())
    assert "program.bug" not in caplog.messages
    failed = next(record for record in caplog.records if record.getMessage() == "exchange.failed")
    assert "Restore it from its copy" in vars(failed)["facts"]["why"]
