"""F15: an office that does not know the key (401) or has revoked it (403), is in trouble (5xx) or is killed.

Every tap is taken and kept, and counted once. A road that breaks between commit and reply: F14.
"""

import asyncio
import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from random import Random
from typing import Final

import msgspec
import pytest

from evaluator.domain.journal import Parked, decode
from evaluator.kiosk import exchange, outbox
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.reply import NotTakenError
from evaluator.office import commands
from evaluator.office.keeping import verifying
from evaluator.office.store import sqlite
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import ROWS_AT_MOST
from tests.failures.counting import found
from tests.stories.test_two_kiosks_one_office import LEVELS, LOG, Window, code_over, counts
from tests.stories.test_unreadable_row import settled
from tests.support.long_runs import Report
from tests.support.office import make_office, running_office, serving_office
from tests.support.ready_program import OFFICE, PROGRAM, Process, Ready, ready
from tests.support.road import bad_road

SEED: Final = 20261126
TROUBLE: Final = (500, 502, 503, 504, 429, 507, 413)
SAID: Final = b'{"code": "busy", "detail": "Come again later."}'
PAGE: Final = b"<html>Bad gateway</html>"
"""As a proxy before the office says it; such a page is no word of the office."""
KILLED_WITHIN_S: Final = 0.04
"""About as long as an exchange of a few taps takes, from the first byte to the reply."""


def test_an_unknown_key_and_a_revoked_one_are_refused_and_every_tap_is_kept(tmp_path: Path) -> None:
    async def story() -> None:
        with running_office(tmp_path) as office:
            file = office.data / sqlite.FILES[0]

            def change(statement: str, *values: object) -> None:
                with closing(sqlite3.connect(file, timeout=120)) as connection, connection:
                    assert connection.execute(statement, values).rowcount == 1

            with closing(sqlite3.connect(file)) as connection:
                assert connection.execute("SELECT count(*) FROM kiosk").fetchone() == (0,)
            await enrol(tmp_path / "w1", office.enrol_code("w1"), simulated=False)
            window = await Window.open(tmp_path / "w1", "s03")
            try:
                assert await window.tap("satisfied", "neutral")
                await window.drain()
                assert sum(counts(office, "w1")) == 2
                with closing(sqlite3.connect(file)) as connection:
                    (key,) = connection.execute("SELECT public_key FROM kiosk").fetchone()

                change("UPDATE kiosk SET public_key = ?", bytes(32) if isinstance(key, bytes) else "A" * len(key))
                assert await window.tap("dissatisfied", "dissatisfied", "satisfied")
                assert await refusal(window) == 401
                assert sum(counts(office, "w1")) == 2
                change("UPDATE kiosk SET public_key = ?", key)
                await window.drain()
                assert sum(counts(office, "w1")) == 5

                change("UPDATE kiosk SET revoked_at = ?", "2026-11-21T00:00:00Z")
                assert len(await window.tap("neutral", "neutral")) == 2
                assert await refusal(window) == 403
                assert sum(counts(office, "w1")) == 5
            finally:
                await window.close()
        with closing(sqlite3.connect(tmp_path / "w1" / "kiosk.db")) as kept:
            (n,) = kept.execute("SELECT sum(n) FROM count_line WHERE facet = 'tally' AND outcome = 'rated'").fetchone()
        assert n == 7

    asyncio.run(story())


async def refusal(window: Window) -> int:
    """The status of the office's answer, which must be no."""
    with pytest.raises(NotTakenError) as caught:
        await window.exchange.once()
    return caught.value.status


def test_an_office_in_trouble_changes_nothing_at_the_window(tmp_path: Path) -> None:
    async def story() -> None:
        with running_office(tmp_path) as office, bad_road(office.address, office.data) as road:
            await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
            window = await Window.open(tmp_path / "w1", "s03")
            for body in (SAID, PAGE):
                for status in TROUBLE:
                    road.says = status, body
                    assert len(await window.tap(*LEVELS)) == len(LEVELS)
                    assert await refusal(window) == (status if body == SAID else 0)
            assert sum(counts(office, "w1")) == 0
            road.says = None
            await window.drain()
            assert counts(office, "w1") == [2 * len(TROUBLE)] * len(LEVELS)
            await window.close()

    asyncio.run(story())


UNSIGNED: Final = (
    (400, "malformed"),
    (401, "unknown_kiosk"),
    (403, "revoked_kiosk"),
    (404, "unknown_path"),
    (413, "too_large"),
    (426, "unknown_protocol"),
)
TRIES: Final = ROWS_AT_MOST.bit_length() + 4
"""More than it takes to halve a batch down to one row, and then to be refused again."""


def test_a_no_that_nobody_signed_parks_nothing_and_shuts_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("RETRY_FIRST_S", "RETRY_AT_MOST_S"):
        monkeypatch.setattr(exchange, name, 0.001)
    revoked: list[bool] = []

    async def story() -> None:
        with running_office(tmp_path) as office, bad_road(office.address, office.data) as road:
            await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
            window = await Window.open(tmp_path / "w1", "s03")
            talk = exchange.Exchange(
                window.journal, window.folder, LOG, on_revoked=lambda: revoked.append(True), push_after_s=0
            )
            running = asyncio.create_task(talk.run())
            async with asyncio.timeout(120):
                for status, code in UNSIGNED:
                    road.says = status, msgspec.json.encode(Failure(code, "Go away."))
                    await window.tap(*LEVELS)
                    before = len(road.met)
                    while len(road.met) < before + TRIES:
                        await asyncio.sleep(0.01)
            road.says = None
            await settled(window.journal)
            running.cancel()
            with pytest.raises(asyncio.CancelledError):
                await running
            assert counts(office, "w1") == [len(UNSIGNED)] * len(LEVELS)
            assert revoked == []
            assert await window.journal.read(outbox.parked) == 0
            bodies = await window.journal.read(lambda db: db.execute("SELECT body FROM entry").fetchall())
            assert not [body for (body,) in bodies if isinstance(decode(body).event, Parked)]
            await window.close()

    asyncio.run(story())


@contextmanager
def mortal_office(office: Ready, folder: Path) -> Iterator[tuple[Process, str]]:
    """The office program and its address. The block kills it."""
    program = office.begin(
        [*PROGRAM, "office", "serve", "--data", folder, "--listen", "127.0.0.1:0"],
        stdout=subprocess.PIPE,
        env={**os.environ, "EVALUATOR_LANGUAGE": "en"},
    )
    assert program.stdout is not None
    with program.stdout:
        try:
            yield program, program.stdout.readline().split()[-1]
        finally:
            program.kill()
            assert program.wait(120) == -9


def test_an_office_killed_in_the_midst_of_an_exchange_counts_every_tap_once(
    tmp_path: Path, report: Report, long_run: bool
) -> None:
    kills, chance, folder = 500 if long_run else 3, Random(SEED), tmp_path / "w1"
    made = make_office(tmp_path / "office")
    acked: list[int] = []
    taken = 0

    async def story() -> int:
        nonlocal taken
        with serving_office(made) as office, bad_road(office.address, office.data) as road:
            await enrol(folder, code_over(road, office, "w1"), simulated=False)
            window = await Window.open(folder, "s03")
        with bad_road(office.address, office.data) as road:
            await window.journal.agree(
                lambda db: db.execute(
                    "UPDATE state SET value = ? WHERE key = 'address'", (f"https://127.0.0.1:{road.server_port}",)
                )
            )
            for _ in range(kills):
                with mortal_office(mortal, made.folder) as (program, address):
                    road.lead_to(address)
                    acked.extend(await window.tap(*chance.choices(LEVELS, k=3)))
                    taken += await window.try_once()
                    acked.extend(await window.tap(*chance.choices(LEVELS, k=3)))
                    trying = asyncio.create_task(window.try_once())
                    await asyncio.sleep(chance.uniform(0, KILLED_WITHIN_S))
                    program.kill()
                    taken += await trying
            with serving_office(made) as office:
                road.lead_to(office.address)
                await window.drain()
                counted = sum(counts(office, "w1"))
            await window.close()
        return counted

    with ready(OFFICE) as mortal:
        counted = asyncio.run(story())
    with commands.opened(made.folder) as store, store.reading() as connection:
        assert verifying.verify(connection).faults == ()
    figures = found(folder, acked)
    report(
        seed=SEED, n=kills, **figures._asdict(), counted=counted, taken=taken, settings="kill -9, the office program"
    )
    assert (figures.L, figures.X, figures.G) == (0, 0, 0)
    assert counted == len(acked)
    assert taken >= kills, "killed too early to have taken anything"
