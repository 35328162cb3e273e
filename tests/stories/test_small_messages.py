"""A road with room for small messages only, and one row nobody can read: all others are counted, and health says so."""

import asyncio
import sqlite3
from collections import Counter
from contextlib import closing, suppress
from itertools import product
from pathlib import Path

import msgspec
import pytest

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_thread import Journal
from evaluator.office.api import limits
from evaluator.runtime.logs import EventLog
from evaluator.wire.devices import KIOSKS_PATH
from evaluator.wire.exchange import ROWS_AT_MOST
from tests.office.conftest import ask
from tests.office.test_cases import sign_in
from tests.stories.test_unreadable_row import UNREADABLE, settled
from tests.support.hours import these_days
from tests.support.office import RunningOffice, running_office

ROOM = 8_000
"""Bytes of a body: less than a hundred rows, or the digests of a hundred and twenty entries."""
LEVELS = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
MATTERS = tuple(f"m{number:02}" for number in range(1, 41))
ALIKE = 200
"""Taps of one row: it fits, and the digests of its entries do not."""


def answered(office: RunningOffice) -> Counter[int]:
    """How often the office answered an exchange with which status."""
    samples = office.serving.office.metrics.requests.collect()
    return Counter(
        {
            int(one.labels["status"]): int(one.value)
            for metric in samples
            for one in metric.samples
            if one.labels["asked"] == "exchange" and one.name.endswith("_total")
        }
    )


def parked_at_office(office: RunningOffice) -> list[int]:
    """What the list of kiosks says of rows that could not be read."""
    held = office.serving.office
    answer = ask(held, "GET", KIOSKS_PATH, headers=sign_in(held, "sun", "system_administrator"))
    assert answer.status_code == 200, answer.text
    return [one["parked"] for one in msgspec.json.decode(answer.content)["kiosks"]]


def test_batches_are_halved_until_they_fit_one_row_is_parked_and_every_other_one_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BODY_BYTES_AT_MOST", ROOM)

    async def story(office: RunningOffice) -> None:
        folder = tmp_path / "w1"
        await enrol(folder, office.enrol_code("w1"), simulated=False)
        journal = await Journal.open(folder, SystemClock())
        scale = (await journal.facts()).rules.scale.slug
        await journal.open_duty(duty="d1", staff="s03")
        bad = 0
        for number, (matter, level) in enumerate(product(MATTERS, LEVELS)):
            await journal.rate(duty="d1", scale=scale, level=level, via="touch", matter=matter)
            if number == len(MATTERS) * 2:
                bad = (await journal.rate(duty="d1", scale=scale, level=level, via="touch", matter=UNREADABLE)).seq
        for _ in range(ALIKE):
            await journal.rate(duty="d1", scale=scale, level="neutral", via="touch", matter="m01")
        exchange = Exchange(journal, folder, EventLog("kiosk"), push_after_s=0)
        running = asyncio.create_task(exchange.run())
        await settled(journal)
        met = answered(office)
        assert met[413] >= 2, "nothing was ever too large"
        assert met[400] >= 2, "nothing was ever unreadable"
        assert met[413] <= ROWS_AT_MOST.bit_length() + 2, "what fits is learned once and not at every batch"

        later = (await journal.rate(duty="d1", scale=scale, level="neutral", via="touch", matter="m01")).seq
        await settled(journal)
        assert await journal.read(lambda db: db.execute("SELECT seq FROM parked").fetchall()) == [(bad,)]
        (why,) = await journal.read(lambda db: db.execute("SELECT why FROM parked").fetchone())
        assert why.startswith("400 malformed")
        shown = office.rows(these_days(), "window")["w1"]
        assert shown["n"] == len(MATTERS) * len(LEVELS) + ALIKE + 1
        assert {level: shown[level] for level in LEVELS} == {
            level: len(MATTERS) + (ALIKE + 1) * (level == "neutral") for level in LEVELS
        }
        assert await asyncio.to_thread(parked_at_office, office) == [1]
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await journal.close()
        with closing(sqlite3.connect(folder / DATABASE)) as db:
            agreed = int(db.execute("SELECT value FROM state WHERE key = 'agreed_seq'").fetchone()[0])
        assert agreed == later, "the whole chain is countersigned, in pieces that fit"

    with running_office(tmp_path) as office:
        asyncio.run(story(office))
