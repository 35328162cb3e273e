"""F15: a real office that does not know the key (401), or has revoked it (403): every tap is taken and kept.

A road that breaks between commit and reply: F14.
"""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.handover import NotTakenError
from evaluator.office.store import sqlite
from tests.stories.test_two_kiosks_one_office import Window, counts
from tests.support.office import running_office


def test_an_unknown_key_and_a_revoked_one_are_refused_and_every_tap_is_kept(tmp_path: Path) -> None:
    async def story() -> None:
        with running_office(tmp_path) as office:
            file = office.data / sqlite.FILES[0]

            def change(statement: str, *values: object) -> None:
                with closing(sqlite3.connect(file, timeout=10)) as connection, connection:
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
