"""The local interface: queueing and business systems invite a resident, and learn that the visit has ended, never how.

HTTP/1.1 on loopback alone, one request a connection, with a bearer token.
"""

import asyncio
import hmac
import secrets
from contextlib import suppress
from typing import Final, NamedTuple

import msgspec

from evaluator.domain import visit as visits
from evaluator.kiosk.session import Session
from evaluator.runtime.logs import EventLog
from evaluator.wire.decoding import UNREADABLE

HOST: Final = "127.0.0.1"
PATH: Final = "/v1/visits"
BODY_AT_MOST: Final = 4096
HEAD_AT_MOST: Final = 8192
WITHIN_S: Final = 5.0
KNOWN_AT_MOST: Final = 100
"""Visits that can still be asked about."""

REASONS: Final = {200: "OK", 201: "Created", 400: "Bad Request", 401: "Unauthorized", 404: "Not Found", 409: "Conflict"}


class Invitation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What may be said of a visit. A ticket or a name has no place in it, and is refused."""

    matter: str = ""


class _Answer(NamedTuple):
    status: int
    body: dict[str, str]


class LocalService:
    """Serves until cancelled."""

    def __init__(self, session: Session, log: EventLog, *, port: int, token: str) -> None:
        self._session = session
        self._log = log
        self._port = port
        self._token = token
        self._states: dict[str, str] = {}
        self._open: str | None = None
        self._changed = asyncio.Event()
        self.port = 0
        """The port that is served; 0 before."""
        session.subscribe(self._follow)

    async def run(self) -> None:
        """Listen; a port that is taken is logged, and the window goes on without the interface."""
        try:
            server = await asyncio.start_server(self._serve, HOST, self._port, limit=HEAD_AT_MOST)
        except OSError as error:
            self._log.error("local.unavailable", why=str(error))
            return
        async with server:
            self.port = server.sockets[0].getsockname()[1]
            self._log.info("local.listening", port=self.port)
            await server.serve_forever()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(WITHIN_S):
                answer = await self._answer(reader)
                body = msgspec.json.encode(answer.body)
                head = (
                    f"HTTP/1.1 {answer.status} {REASONS[answer.status]}\r\nContent-Type: application/json\r\n"
                    f"Content-Length: {len(body)}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n"
                )
                writer.write(head.encode("ascii") + body)
                await writer.drain()
        except (TimeoutError, OSError):
            pass  # whoever asked has gone, or never finished asking
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(self, reader: asyncio.StreamReader) -> _Answer:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            first, *lines = head[:-4].split("\r\n")
            method, path, _ = first.split(" ")
            headers = {
                name.strip().lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)
            }
            length = int(headers.get("content-length", "0"))
            if not 0 <= length <= BODY_AT_MOST or "transfer-encoding" in headers:
                return _Answer(400, {"code": "malformed"})
            body = await reader.readexactly(length)
        except (ValueError, asyncio.LimitOverrunError, asyncio.IncompleteReadError):
            return _Answer(400, {"code": "malformed"})
        expected = f"Bearer {self._token}".encode()
        if not hmac.compare_digest(headers.get("authorization", "").encode("latin-1"), expected):
            return _Answer(401, {"code": "unauthorized"})
        if (method, path) == ("POST", PATH):
            return await self._invite(body)
        visit = path.removeprefix(f"{PATH}/")
        if method == "GET" and visit in self._states:
            return _Answer(200, {"visit": visit, "state": self._states[visit]})
        return _Answer(404, {"code": "unknown"})

    async def _invite(self, body: bytes) -> _Answer:
        try:
            matter = msgspec.json.decode(body or b"{}", type=Invitation).matter
        except UNREADABLE:
            return _Answer(400, {"code": "malformed"})
        if matter and self._session.situation.facts.hall.directory.matter(matter) is None:
            return _Answer(400, {"code": "unknown_matter"})
        if not self._session.visit.invite(matter):
            return _Answer(409, {"code": "not_free"})
        while isinstance(self._session.situation.visit, visits.Inviting):
            self._changed.clear()
            await self._changed.wait()
        if not isinstance(self._session.situation.visit, visits.Asked):
            return _Answer(409, {"code": "not_stored"})
        self._open = secrets.token_hex(8)
        self._states[self._open] = "open"
        while len(self._states) > KNOWN_AT_MOST:
            self._states.pop(next(iter(self._states)))
        return _Answer(201, {"visit": self._open, "state": "open"})

    def _follow(self) -> None:
        self._changed.set()
        if self._open is not None and visits.is_free(self._session.situation.visit):
            self._states[self._open] = "ended"
            self._open = None
