"""What a request may cost: its size, its encoding, and the time it takes to arrive."""

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import Any, Final

import msgspec
from litestar.enums import ScopeType
from litestar.types import ASGIApp, HTTPReceiveMessage, HTTPRequestEvent, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from evaluator.office.api import office_of
from evaluator.office.api.guards import session_of
from evaluator.wire import directory
from evaluator.wire.enrolment import Failure
from evaluator.wire.exchange import BODY_BYTES_AT_MOST

LARGER: Final = {
    directory.PHOTO_PATH: BODY_BYTES_AT_MOST + directory.PHOTO_BYTES_AT_MOST * 4 // 3,
    directory.IMPORT_PATH: BODY_BYTES_AT_MOST + directory.FILE_BYTES_AT_MOST * 4 // 3,
}
"""By path, for bodies that carry a file in base64."""
ARRIVAL_S: Final = 10.0
"""How long the head of a request may take, and how long its body."""
LET_FINISH_BYTES: Final = 16 * 2**20
"""How much of a body that is refused is still taken and dropped."""
FAREWELL_S: Final = 0.2


class Limits:
    """Refuses what is too large, compressed, or too slow, before anything reads it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = {name.lower(): value for name, value in scope["headers"]}
        length = headers.get(b"content-length", b"0")
        if headers.get(b"content-encoding", b"identity") != b"identity":
            await _refuse(send, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "unreadable_body", "Send the body uncompressed.")
        elif not length.isdigit():
            await _refuse_size(send, BODY_BYTES_AT_MOST)
        else:
            most = BODY_BYTES_AT_MOST if int(length) <= BODY_BYTES_AT_MOST else await _most(scope, headers)
            if int(length) > most:
                await _let_finish(receive, int(length))
                await _refuse_size(send, most)
            else:
                await self._arrived(scope, receive, send, most)

    async def _arrived(self, scope: Scope, receive: Receive, send: Send, most: int) -> None:
        """Take the whole body first, then let the handler at it."""
        body = bytearray()
        try:
            async with asyncio.timeout(ARRIVAL_S):
                more = True
                while more:
                    message: Any = await receive()
                    if message["type"] != "http.request":
                        return
                    body += message.get("body", b"")
                    more = message.get("more_body", False)
                    if len(body) > most:
                        break
        except TimeoutError:
            await _refuse(send, HTTPStatus.REQUEST_TIMEOUT, "too_slow", "The body took too long to arrive.")
            return
        if len(body) > most:
            await _let_finish(receive, len(body))
            await _refuse_size(send, most)
            return
        whole: list[HTTPRequestEvent] = [{"type": "http.request", "body": bytes(body), "more_body": False}]

        async def replay() -> HTTPReceiveMessage:
            return whole.pop() if whole else await receive()  # type: ignore[return-value]  # of HTTP, as the scope says

        await self._app(scope, replay, send)


async def _let_finish(receive: Receive, length: int) -> None:
    """Take and drop the rest of a body that is not endless: whoever is shut out while sending may never read why."""
    if length > LET_FINISH_BYTES:
        return
    taken = 0
    with suppress(TimeoutError):
        async with asyncio.timeout(ARRIVAL_S):
            while taken <= LET_FINISH_BYTES:
                message: Any = await receive()
                taken += len(message.get("body", b""))
                if not message.get("more_body", False):
                    return


async def _most(scope: Scope, headers: dict[bytes, bytes]) -> int:
    """How large a body may be here: photos and files of the directory are, for whoever has signed in."""
    most = LARGER.get(scope["path"], BODY_BYTES_AT_MOST)
    if most > BODY_BYTES_AT_MOST:
        who = await session_of(office_of(scope["app"].state), headers.get(b"authorization", b"").decode("latin-1"))
        most = BODY_BYTES_AT_MOST if who is None else most
    return most


async def _refuse_size(send: Send, most: int) -> None:
    detail = f"A request holds at most {most} bytes."
    await _refuse(send, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "too_large", detail)


async def _refuse(send: Send, status: int, code: str, detail: str) -> None:
    body = msgspec.json.encode(Failure(code, detail))
    headers: list[tuple[bytes, bytes]] = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": int(status), "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


class PatientProtocol(H11Protocol):
    """HTTP/1.1 that gives a caller ten seconds, not for ever, to finish the head of a request."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._watch()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._watch()

    def shutdown(self) -> None:
        super().shutdown()
        if self.cycle is None or self.cycle.response_complete:
            # over TLS a close waits for the other side's, and an idle desk reads nothing
            self.loop.call_later(FAREWELL_S, self.transport.abort)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_watching()
        super().connection_lost(exc)

    def _watch(self) -> None:
        busy = self.cycle is not None and not self.cycle.response_complete
        if busy:
            self._stop_watching()
        elif self._waiting is None:
            self._waiting = self.loop.call_later(ARRIVAL_S, self._give_up)

    def _stop_watching(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if not self.transport.is_closing():
            self.transport.close()
