"""Whether the office works, with no figure about anybody."""

import time
from datetime import datetime
from http import HTTPStatus
from typing import Final, Literal

from litestar import MediaType, Response, get
from litestar.datastructures import State
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send
from msgspec import Struct
from sqlalchemy import select

from evaluator import __version__
from evaluator.office import certificates, metrics
from evaluator.office.api import office_of
from evaluator.office.store import migrations, schema
from evaluator.wire.exchange import PATH as EXCHANGE
from evaluator.wire.exchange import PROTOCOL

PATH: Final = "/v1/health"
METRICS_PATH: Final = "/metrics"
_DESK: Final = "desk"
_ASKED: Final = {EXCHANGE: "exchange", "/v1/enrol": "enrol", "/v1/ca": "ca", PATH: "health", METRICS_PATH: "metrics"}


class OfficeHealth(Struct, frozen=True):
    """The store answered when this was made."""

    program: str
    protocol: int
    store: str
    simulated: bool
    now: datetime
    database: Literal["sqlite", "postgresql"]
    step: str
    """The last step the store has been through."""
    certificate_days: int
    """Until the server's certificate ends."""


@get(PATH, opt={"right": "anybody"})
async def get_health(state: State) -> OfficeHealth:
    """Ask the store one question and say so."""
    office = office_of(state)
    store = await office.read(lambda connection: str(connection.execute(select(schema.store.c.store)).scalar_one()))
    now = office.clock()
    return OfficeHealth(
        program=__version__,
        protocol=PROTOCOL,
        store=store,
        simulated=office.about.simulated,
        now=now,
        database=office.database.dialect,
        step=migrations.STEPS[-1],
        certificate_days=certificates.days_left(office.folder, now),
    )


@get(METRICS_PATH, opt={"right": "anybody", "answers": str}, media_type=MediaType.TEXT)
async def get_metrics(state: State) -> Response[bytes]:
    """The same for Prometheus, with what the kiosks say of themselves."""
    office, now = office_of(state), office_of(state).clock()
    figures = await office.read(lambda connection: metrics.of_store(connection, now))
    figures |= {
        "store_bytes": float(office.database.size_bytes()),
        "certificate_days": float(certificates.days_left(office.folder, now)),
        "jobs_waiting": float(office.writer.waiting()),
    }
    return Response(office.metrics.told(figures), media_type="text/plain; version=0.0.4")


class Measured:
    """Counts every answer and the time it took, by what was asked: never by whom or with which words."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        started, status = time.perf_counter(), int(HTTPStatus.INTERNAL_SERVER_ERROR)

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, sending)
        finally:
            taken = time.perf_counter() - started
            office_of(scope["app"].state).metrics.answered(_ASKED.get(scope["path"], _DESK), status, taken)
