"""Two kiosks, one office, a bad road: real stores, a real server, real TLS, and counts equal to the taps."""

import asyncio
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import httpx
import pytest

from evaluator.kiosk.clock import Clock, SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_file import DATABASE
from evaluator.kiosk.journal_store import IDLE_S
from evaluator.kiosk.journal_thread import Journal, JournalBrokenError
from evaluator.kiosk.reply import NotTakenError
from evaluator.kiosk.verify import read_journal, verify
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from evaluator.wire import enrolment
from evaluator.wire.exchange import ROWS_AT_MOST
from tests.support.clock import StandingClock
from tests.support.hours import these_days
from tests.support.office import RunningOffice, running_office, serving_office
from tests.support.road import Fate, Road, bad_road

LEVELS = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
LOG = EventLog("kiosk")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    with running_office(tmp_path) as running:
        yield running


@pytest.fixture
def road(office: RunningOffice) -> Iterator[Road]:
    with bad_road(office.address, office.data) as laid:
        yield laid


def code_over(road: Road, office: RunningOffice, window: str) -> str:
    """A code that sends the kiosk over the road."""
    code = enrolment.parse(office.enrol_code(window))
    assert code is not None
    return str(code._replace(host="127.0.0.1", port=road.server_port))


class Window:
    """A kiosk on duty, driven without its screen."""

    def __init__(self, folder: Path, journal: Journal, staff: str) -> None:
        self.folder, self.journal, self.staff = folder, journal, staff
        self.exchange = Exchange(journal, folder, LOG)
        self.duty = f"duty-{folder.name}"

    @classmethod
    async def open(cls, folder: Path, staff: str, clock: Clock | None = None) -> "Window":
        window = cls(folder, await Journal.open(folder, clock or SystemClock()), staff)
        unfinished = await window.journal.unfinished_duty()
        if unfinished is not None:
            window.duty = unfinished.duty + ".again"
        await window.journal.open_duty(
            duty=window.duty, staff=staff, previous_duty=unfinished.duty if unfinished else None
        )
        return window

    async def tap(self, *levels: str) -> list[int]:
        scale = (await self.journal.facts()).rules.scale.slug
        return [
            (await self.journal.rate(duty=self.duty, scale=scale, level=level, via="touch")).seq for level in levels
        ]

    async def change(self, visit: int, level: str) -> None:
        scale = (await self.journal.facts()).rules.scale.slug
        await self.journal.change(visit=visit, scale=scale, level=level, via="touch")

    async def try_once(self) -> bool:
        """One round trip; whether the office took it."""
        try:
            await self.exchange.once()
        except (NotTakenError, httpx.HTTPError, OSError):
            return False
        return True

    async def drain(self) -> None:
        while (await self.exchange.once()).more:
            pass

    async def close(self) -> None:
        await self.exchange.close()
        await self.journal.close()


def test_the_office_tells_a_kiosk_whose_person_has_signed_in_at_another_one(
    tmp_path: Path, office: RunningOffice
) -> None:
    async def story() -> None:
        for name in ("w1", "w4"):
            await enrol(tmp_path / name, office.enrol_code(name), simulated=False)
        first = await Window.open(tmp_path / "w1", "s03")
        await first.drain()
        second = await Window.open(tmp_path / "w4", "s03")
        await second.drain()
        assert (await first.exchange.once()).elsewhere == (first.duty,)
        assert (await second.exchange.once()).elsewhere == ()
        await first.journal.close_duty(duty=first.duty, why="elsewhere")
        assert (await first.exchange.once()).elsewhere == ()
        for window in (first, second):
            await window.close()

    asyncio.run(story())


def counts(office: RunningOffice, window: str) -> list[int]:
    row = office.rows(these_days(), "window")[window]
    return [row[level] for level in LEVELS]


def test_counts_equal_the_taps_whatever_the_road_does(tmp_path: Path, office: RunningOffice, road: Road) -> None:
    async def story() -> None:
        for name in ("w1", "w4"):
            await enrol(tmp_path / name, code_over(road, office, name), simulated=False)
        first, second = await Window.open(tmp_path / "w1", "s03"), await Window.open(tmp_path / "w4", "s07")

        await first.tap("very_satisfied", "neutral")
        await first.drain()
        assert counts(office, "w1") == [1, 0, 1, 0]

        fates: tuple[Fate, ...] = ("closed", "request lost", "reply lost", "captive page", "forged reply")
        for fate in fates:
            road.fate = fate
            await first.tap("satisfied")
            (visit,) = await second.tap("dissatisfied")
            await second.change(visit, "satisfied")
            assert not await first.try_once(), fate
            assert not await second.try_once(), fate
        road.fate = "repeated"
        await first.tap("dissatisfied")
        assert await first.try_once()

        road.fate = "open"
        await first.close()
        first = await Window.open(tmp_path / "w1", "s03")
        await first.tap("very_satisfied")
        for window in (first, second):
            await window.drain()
        assert counts(office, "w1") == [2, 5, 1, 1]
        assert counts(office, "w4") == [0, 5, 0, 0]
        assert office.rows(these_days(), "staff")["s03"]["n"] == 9
        await first.close()
        await second.close()

    asyncio.run(story())
    for name, ratings in (("w1", 9), ("w4", 5)):
        with read_journal(tmp_path / name) as db:
            verdict = verify(db)
        assert (verdict.ok, verdict.ratings) == (True, ratings)
        assert {stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / name).rglob("*") if file.is_file()} == {0o600}


def test_a_stopped_office_changes_nothing_at_the_window(tmp_path: Path, office: RunningOffice, road: Road) -> None:
    async def story() -> None:
        await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
        window = await Window.open(tmp_path / "w1", "s03")
        road.fate = "closed"
        running = asyncio.create_task(window.exchange.run())
        for _ in range(20):
            await window.tap("satisfied")
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        road.fate = "open"
        await window.drain()
        assert counts(office, "w1") == [0, 20, 0, 0]
        await window.close()

    asyncio.run(story())


def test_the_log_comes_home_also_while_the_office_is_away(tmp_path: Path, office: RunningOffice, road: Road) -> None:
    async def story() -> None:
        await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
        clock = StandingClock()
        window = await Window.open(tmp_path / "w1", "s03", clock)
        road.fate = "closed"
        for _ in range(200):
            await window.tap("satisfied")
        clock.advance(seconds=IDLE_S)
        before = (window.folder / DATABASE).stat().st_size
        failed = asyncio.Event()
        window.exchange = Exchange(window.journal, window.folder, LOG, on_failed=lambda _: failed.set())
        running = asyncio.create_task(window.exchange.run())
        await failed.wait()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        assert (window.folder / DATABASE).stat().st_size > before
        await window.close()

    asyncio.run(story())


def test_every_head_is_countersigned_and_a_rewritten_chain_is_refused(
    tmp_path: Path, office: RunningOffice, road: Road
) -> None:
    async def story() -> None:
        folder = tmp_path / "w1"
        await enrol(folder, code_over(road, office, "w1"), simulated=False)
        window = await Window.open(folder, "s03")
        await window.tap("dissatisfied", "satisfied")
        await window.drain()
        head = await window.journal.do(lambda store: store.head)
        (receipt,) = await window.journal.read(
            lambda db: db.execute("SELECT seq, hash FROM receipt ORDER BY seq DESC LIMIT 1").fetchall()
        )
        assert receipt == (head.seq, head.hash.hex())
        await window.close()

        rewrite_chain(folder)
        with read_journal(folder) as db:
            verdict = verify(db)
        assert (verdict.ok, verdict.first_wrong_seq) == (False, head.seq)
        with pytest.raises(JournalBrokenError, match="countersigned"):
            await Window.open(folder, "s03")
        with closing(sqlite3.connect(folder / DATABASE)) as db, db:
            db.execute("DELETE FROM receipt")
        window = await Window.open(folder, "s03")
        taken = await window.exchange.once()
        assert taken.chain_refused is not None
        await window.tap("very_satisfied")
        await window.drain()
        assert counts(office, "w1") == [1, 1, 0, 1]
        await window.close()

    asyncio.run(story())


def rewrite_chain(folder: Path) -> None:
    """What a clever hand would do: change a bad answer, hash everything after it again, put the guards back."""
    from evaluator.domain.journal import GENESIS, digest, link

    raw = sqlite3.connect(folder / "kiosk.db")
    guards = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        raw.execute(f"DROP TRIGGER {name}")
    value = GENESIS.hash
    for seq, body in raw.execute("SELECT seq, body FROM entry ORDER BY seq").fetchall():
        forged = body.replace(b'"level":"dissatisfied"', b'"level":"very_satisfied"')
        value = link(value, digest(forged))
        raw.execute("UPDATE entry SET body = ?, hash = ? WHERE seq = ?", (forged, value, seq))
    for _, sql in guards:
        raw.execute(sql)
    raw.commit()
    raw.close()


def test_months_offline_drain_in_batches_that_fit(
    tmp_path: Path, office: RunningOffice, road: Road, long_run: bool
) -> None:
    n = 2_000 if long_run else ROWS_AT_MOST + 50

    async def story() -> None:
        await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
        window = await Window.open(tmp_path / "w1", "s03")
        for place in range(n):
            window.duty = f"duty-{place}"
            await window.tap("satisfied")
        await window.drain()
        assert road.carried > 2
        assert counts(office, "w1") == [0, n, 0, 0]
        await window.close()

    asyncio.run(story())


@pytest.mark.parametrize("text", ["", "hello", "evaluator://127.0.0.1:1/" + "0" * 64 + "/ABCD-EFGHJKMNPQ"])
def test_a_code_that_leads_nowhere_is_refused_and_leaves_no_journal(tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused):
        asyncio.run(enrol(tmp_path / "w1", text, simulated=False))
    assert not (tmp_path / "w1" / "kiosk.db").exists()


def test_another_office_at_the_address_is_sent_nothing(tmp_path: Path, office: RunningOffice, road: Road) -> None:
    code = enrolment.parse(code_over(road, office, "w1"))
    assert code is not None
    with pytest.raises(Refused, match="another office"):
        asyncio.run(enrol(tmp_path / "w1", str(code._replace(fingerprint="0" * 64)), simulated=False))
    assert road.met == ["open"]
    assert not (tmp_path / "w1" / "kiosk.db").exists()


def test_a_kiosk_finds_its_office_again_after_the_office_restarted(tmp_path: Path) -> None:
    from tests.support.office import make_office

    made = make_office(tmp_path / "office")

    async def enrol_and_tap(office: RunningOffice, road: Road) -> None:
        await enrol(tmp_path / "w1", code_over(road, office, "w1"), simulated=False)
        window = await Window.open(tmp_path / "w1", "s03")
        await window.tap("satisfied")
        await window.drain()
        await window.tap("neutral")
        await window.close()

    async def come_back(road: Road) -> None:
        window = await Window.open(tmp_path / "w1", "s03")
        await window.journal.agree(
            lambda db: db.execute(
                "UPDATE state SET value = ? WHERE key = 'address'", (f"https://127.0.0.1:{road.server_port}",)
            )
        )
        await window.drain()
        await window.close()

    with serving_office(made) as office, bad_road(office.address, office.data) as road:
        asyncio.run(enrol_and_tap(office, road))
    with serving_office(made) as office, bad_road(office.address, office.data) as road:
        asyncio.run(come_back(road))
        assert counts(office, "w1") == [0, 1, 1, 0]
