"""A kiosk whose key is changed, whose answer to that is lost, whose key is lost: no tap is, and it stays who it is."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from evaluator.kiosk import new_key
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import KEY, NotEnrolled, enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.reply import NotTakenError
from evaluator.kiosk.verify import read_journal, verify
from evaluator.office import commands
from evaluator.office.devices import keys
from evaluator.office.instants import now_utc
from evaluator.office.store import schema
from evaluator.runtime.logs import EventLog
from evaluator.wire import enrolment
from tests.support.office import RunningOffice, running_office
from tests.support.road import Road, bad_road


@pytest.fixture
def office(tmp_path: Path) -> Iterator[RunningOffice]:
    with running_office(tmp_path) as running:
        yield running


@pytest.fixture
def road(office: RunningOffice) -> Iterator[Road]:
    with bad_road(office.address, office.data) as laid:
        yield laid


def over(road: Road, code: str) -> str:
    read = enrolment.parse(code)
    assert read is not None
    return str(read._replace(host="127.0.0.1", port=road.server_port))


async def tap(journal: Journal) -> None:
    scale = (await journal.facts()).rules.scale.slug
    await journal.rate(duty="d1", scale=scale, level="satisfied", via="touch")


def counted(office: RunningOffice) -> int:
    with commands.opened(office.data) as store, store.reading() as connection:
        return sum(connection.execute(select(schema.tally.c.n)).scalars())


def test_a_key_is_changed_over_a_bad_road_and_then_lost_and_renewed(
    tmp_path: Path, office: RunningOffice, road: Road
) -> None:
    folder = tmp_path / "w1"

    async def change() -> str:
        enrolled, word = await enrol(folder, over(road, office.enrol_code("w1")), simulated=False)
        (listed,) = commands.list_kiosks(office.data, now_utc)
        assert (listed.kiosk, listed.check_word) == (enrolled.kiosk, word)
        journal = await Journal.open(folder, SystemClock())
        exchange = Exchange(journal, folder, EventLog("kiosk"))
        await journal.open_duty(duty="d1", staff="s03")
        await tap(journal)
        commands.change_kiosk(office.data, listed.kiosk, lambda to, who: keys.ask(to, who, listed.kiosk, now_utc()))
        first = (folder / KEY).read_bytes()
        await exchange.once()
        assert new_key.is_wanted(folder)
        road.fate = "reply lost"  # the office changes the key and the kiosk does not hear of it
        await tap(journal)
        with pytest.raises(httpx.HTTPError):
            await exchange.once()
        assert (folder / KEY).read_bytes() == first
        road.fate = "open"
        coming = (folder / new_key.NEXT).read_bytes()
        road.says = 409, b'{"code": "used_key", "detail": "This key was used before."}'
        with pytest.raises(NotTakenError):
            await exchange.once()
        assert (folder / new_key.NEXT).read_bytes() == coming, "the office holds it, and nobody signed that it does not"
        road.says = None
        await exchange.once()
        assert (folder / KEY).read_bytes() == coming
        assert not new_key.is_wanted(folder)
        assert counted(office) == 2
        await tap(journal)
        await exchange.close()
        await journal.close()
        return enrolled.kiosk

    kiosk = asyncio.run(change())
    (folder / KEY).unlink()
    with pytest.raises(NotEnrolled):
        asyncio.run(new_key.renew(folder, office.enrol_code("w4")))
    made = commands.make_code(
        office.data, window="", unit="", renews=kiosk, address=f"127.0.0.1:{road.server_port}", clock=now_utc
    )
    word = asyncio.run(new_key.renew(folder, str(made.code)))

    async def go_on() -> None:
        journal = await Journal.open(folder, SystemClock())
        exchange = Exchange(journal, folder, EventLog("kiosk"))
        while (await exchange.once()).more:
            pass
        head = await journal.do(lambda store: store.head)
        receipt = await journal.read(lambda db: db.execute("SELECT max(seq) FROM receipt").fetchone()[0])
        assert receipt == head.seq
        await exchange.close()
        await journal.close()

    asyncio.run(go_on())
    (listed,) = commands.list_kiosks(office.data, now_utc)
    assert (listed.kiosk, listed.check_word, listed.confirmed_at) == (kiosk, word, None)
    assert counted(office) == 3
    with read_journal(folder) as db:
        assert verify(db).ok
