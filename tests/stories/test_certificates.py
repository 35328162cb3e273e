"""The office's certificate is renewed and nobody notices; when its CA is another one, each kiosk is told by a code."""

import asyncio
import logging
import ssl
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import httpx
import pytest

from evaluator.kiosk import new_key
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.enrolment import enrol
from evaluator.kiosk.exchange import Exchange
from evaluator.kiosk.journal_thread import Journal
from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_link import OfficeAwayError, OfficeLink, meet
from evaluator.office import app, certificates, commands
from evaluator.office.addresses import Address
from evaluator.office.api import health
from evaluator.office.instants import now_utc
from evaluator.runtime.logs import EventLog
from evaluator.runtime.refusal import Refused
from tests.support.certificates import server_until
from tests.support.office import make_office
from tests.support.ports import kept_port

LOOPBACK: Final = Address("127.0.0.1", 0)
ENDED: Final = certificates.FROM.replace(year=1971)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An office's."""
    return make_office(tmp_path / "office").folder


class Hall:
    """A kiosk and a desk that have met the office once."""

    def __init__(self, kiosk: Path, serving: app.Serving) -> None:
        self.kiosk, office = kiosk, serving.office.folder
        code = commands.make_code(office, window="w1", unit="", address=str(serving.address), clock=now_utc).code
        self.id = asyncio.run(enrol(kiosk, str(code), simulated=False)).enrolled.kiosk
        self.meet(serving)

    def meet(self, serving: app.Serving) -> None:
        """The desk is given the office's address."""
        fingerprint = certificates.fingerprint_of(serving.office.folder)
        self.desk = KnownOffice(serving.url, fingerprint, asyncio.run(meet(serving.url, fingerprint)))

    def kiosk_exchanges(self) -> None:
        """As the kiosk does by itself; what httpx raises where it does not believe the office."""

        async def once() -> None:
            journal = await Journal.open(self.kiosk, SystemClock())
            exchange = Exchange(journal, self.kiosk, EventLog("kiosk"))
            try:
                await exchange.once()
            finally:
                await exchange.close()
                await journal.close()

        asyncio.run(once())

    def desk_asks(self) -> None:
        """OfficeAwayError where it does not believe the office."""

        async def ask() -> None:
            async with OfficeLink(self.desk) as link:
                await link.fetch(health.PATH)

        asyncio.run(ask())

    def believes(self) -> None:
        self.kiosk_exchanges()
        self.desk_asks()

    def doubts(self) -> None:
        with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
            self.kiosk_exchanges()
        with pytest.raises(OfficeAwayError) as told:
            self.desk_asks()
        assert told.value.code == "wrong_office"


@pytest.fixture
def hall(folder: Path, tmp_path: Path) -> Iterator[tuple[Hall, app.Serving]]:
    with app.running_office(folder, LOOPBACK) as serving:
        met = Hall(tmp_path / "w1", serving)
        met.believes()
        yield met, serving


def shown(serving: app.Serving) -> ssl.SSLContext:
    assert isinstance(serving.server.config.ssl, ssl.SSLContext)
    return serving.server.config.ssl


def test_an_office_that_is_never_started_again_renews_its_certificate_and_nobody_is_told(
    hall: tuple[Hall, app.Serving], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "evaluator")
    met, serving = hall
    folder = serving.office.folder
    (folder / certificates.SERVER).write_bytes(server_until(folder, ENDED))
    shown(serving).load_cert_chain(folder / certificates.SERVER, folder / certificates.SERVER_KEY)
    met.doubts()
    asyncio.run(app.renew_certificate(serving))
    assert "office.certificate_renewed" in caplog.messages
    met.believes()
    whole = (folder / certificates.SERVER).read_bytes()
    (folder / certificates.SERVER).write_bytes(b"spoilt")
    with pytest.raises(Refused, match="Restore both from a backup"):
        asyncio.run(app.renew_certificate(serving))
    met.kiosk_exchanges()
    (folder / certificates.SERVER).write_bytes(whole)


@pytest.fixture
def again() -> Iterator[Address]:
    """Where an office is each time it is started."""
    with kept_port() as port:
        yield Address("127.0.0.1", port)


def test_a_start_renews_a_certificate_that_has_ended_and_another_ca_is_told_by_a_code(
    folder: Path, tmp_path: Path, again: Address
) -> None:
    with app.running_office(folder, again) as serving:
        met = Hall(tmp_path / "w1", serving)
    (folder / certificates.SERVER).write_bytes(server_until(folder, ENDED))
    with app.running_office(folder, again):
        met.believes()
    new = make_office(tmp_path / "new").folder
    for name in (certificates.CA, certificates.CA_KEY, certificates.SERVER, certificates.SERVER_KEY):
        (folder / name).write_bytes((new / name).read_bytes())
    with app.running_office(folder, again) as serving:
        met.doubts()
        code = commands.make_code(folder, window="", unit="", renews=met.id, address=str(again), clock=now_utc).code
        asyncio.run(new_key.renew(met.kiosk, str(code)))
        met.meet(serving)
        met.believes()
