"""T11: somebody between, or a rogue kiosk. A replayed batch adds nothing, another CA is sent not one byte of a body.

A name that is not known, and a body, a path or a header changed on the way: tests/office/test_exchange_http.py. A code
that is used again: tests/office/test_enrolment.py. Another office at an enrolment: tests/stories.
"""

import asyncio
import ssl
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from sqlalchemy import select

from evaluator.office import certificates
from evaluator.office.instants import now_utc
from evaluator.office.office import Office
from evaluator.office.store import schema
from evaluator.runtime.pinned import pinned_client
from evaluator.wire.exchange import PATH
from tests.office.conftest import ask, know
from tests.office.paper import PaperKiosk
from tests.support.office import make_office, road_to

BODY = b"secret" * 1_000
TABLES = (schema.tally, schema.rhythm, schema.reason, schema.duty, schema.run, schema.head)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("between") / "office"
    make_office(data)
    return data


def rows(office: Office) -> list[list[tuple[Any, ...]]]:
    with office.database.reading() as connection:
        return [
            sorted(tuple(row) for row in connection.execute(select(table.c["kiosk"], *table.primary_key)))
            for table in TABLES
        ] + [[tuple(row) for row in connection.execute(select(schema.tally))]]


def test_every_replayed_batch_is_heard_and_changes_no_row_and_another_key_is_401(
    folder: Path, *, long_run: bool
) -> None:
    n, chance = 1_000 if long_run else 100, Random(11)
    office = Office(folder, now_utc)
    kiosk = know(office, PaperKiosk()).start("r1").serve("s03")
    heard = [kiosk.signed(kiosk.rate(times=3).request()) for _ in range(5)]
    heard.append(kiosk.signed(kiosk.take_back("satisfied").request()))
    fresh = kiosk.signed(kiosk.rate("neutral").request())

    async def send_all(batches: list[tuple[bytes, dict[str, str]]]) -> list[int]:
        async with httpx.AsyncClient(transport=road_to(office), base_url="https://office") as client:
            return [(await client.post(PATH, content=body, headers=headers)).status_code for body, headers in batches]

    try:
        assert asyncio.run(send_all(heard)) == [200] * len(heard)
        before = rows(office)
        assert [row[-2:] for row in before[-1]] == [(14, kiosk.seq - 1)], "fifteen answers, and one of them taken back"
        taken = office.metrics.rows._value.get()
        again = asyncio.run(send_all(chance.choices(heard, k=n)))
        assert again == [200] * n, "each is heard out, so that nothing but the higher seq keeps it from counting"
        assert (rows(office), office.metrics.rows._value.get()) == (before, taken)

        rogue = PaperKiosk().start("r1").serve("s03").rate("dissatisfied", 9)
        body, headers = rogue.signed(rogue.request())
        assert ask(office, "POST", PATH, content=body, headers=headers).status_code == 401
        assert rows(office) == before

        assert asyncio.run(send_all([fresh])) == [200]
        after = rows(office)
        assert len(after[-1]) == len(before[-1]) + 1, "what is new still counts"
        assert asyncio.run(send_all([fresh, heard[0]])) == [200, 200]
        assert rows(office) == after
    finally:
        office.close()


def test_another_ca_is_sent_not_one_byte_of_a_body(folder: Path, tmp_path: Path) -> None:
    make_office(tmp_path / "rogue")
    pinned = certificates.ca_pem(folder)

    async def received(shown: Path) -> int:
        """Bytes that a server with the certificate of an office gets of a kiosk's request."""
        got = bytearray()

        async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            while BODY not in got and (piece := await reader.read(65_536)):
                got.extend(piece)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
            writer.close()

        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(shown / certificates.SERVER, shown / certificates.SERVER_KEY)
        server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
        async with asyncio.timeout(120), server:
            address = f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"
            async with pinned_client(address, pinned) as client:
                if shown == folder:
                    assert (await client.post(PATH, content=BODY)).status_code == 200
                else:
                    with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
                        await client.post(PATH, content=BODY)
        return len(got)

    assert asyncio.run(received(folder)) > len(BODY)
    assert asyncio.run(received(tmp_path / "rogue")) == 0
