"""The one road from the desk to the office: HTTPS with the office's own CA, wire types in and out."""

import asyncio
from collections.abc import Mapping
from datetime import UTC, tzinfo
from types import TracebackType
from typing import Final, Self, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import httpx
import msgspec

from evaluator.manager.known_offices import KnownOffice
from evaluator.manager.office_clock import on_clock
from evaluator.runtime.pinned import WrongOfficeError, fetch_ca, is_stranger, pinned_client
from evaluator.wire import manager as wire
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import CA_PATH, Failure

ANSWER_S: Final = 45.0
"""The longest a person waits before hearing that the office is away."""
END_S: Final = 2.0
"""How long readings that nobody waits for any more may take to end when the desk does."""
LARGE: Final = 500_000
"""Bytes of an answer above which the window turns its loop once more before what is read is shown."""
PASSING: Final = ("wait", "too_slow")
"""Codes below 500 that another try mends."""

T = TypeVar("T")


class OfficeTroubleError(Exception):
    """The office did not do what was asked. `code` is for `messages`; nothing here is for people."""

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        retry_after_s: int | None = None,
        body: bytes = b"",
        zone: tzinfo = UTC,
    ) -> None:
        """`body` is the whole answer: some refusals say more than their code."""
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s
        self._body, self._zone = body, zone

    def told(self, kind: type[T]) -> T:
        """All that the office said, on its clock; one of `UNREADABLE` when that is something else."""
        return on_clock(msgspec.json.decode(self._body, type=kind), self._zone)


class OfficeAwayError(OfficeTroubleError):
    """Nobody answered, or something that is not an office. Passing: asking again is right."""


class SessionLostError(OfficeTroubleError):
    """The office no longer knows the session; the password opens a new one."""


class OfficeLink:
    """Requests to one office, with the session once there is one. Between them no connection is held open: an office
    that ends need not wait for desks that only show. Every instant that is told is on the office's clock.

    Every call raises OfficeAwayError, SessionLostError or OfficeTroubleError with the office's code.
    """

    def __init__(self, office: KnownOffice) -> None:
        self.office = office
        self.zone: tzinfo = UTC
        """Of the office's clock, once there is a session."""
        self._client = pinned_client(office.url, office.ca_pem)
        self._token = ""
        self._asked: set[asyncio.Task[httpx.Response]] = set()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: object, trace: TracebackType | None) -> None:
        await self.close()

    async def sign_in(self, account: str, password: str) -> wire.Session:
        """Open a session; later calls carry it."""
        self._token = ""
        body = msgspec.json.encode(wire.SignIn(account=account, password=password))
        session = self._read(await self._send("POST", wire.SESSIONS_PATH, body), wire.Session)
        try:
            self.zone = ZoneInfo(session.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:  # a folder of zones is none
            code = "not_understood"
            raise OfficeAwayError(code, str(error)) from error
        self._token = session.token
        return session

    async def sign_out(self) -> None:
        """End the session at the office, where there is one."""
        if self._token:
            token, self._token = self._token, ""
            await self._send("DELETE", wire.SESSIONS_PATH, token=token)

    async def change_password(self, old: str, new: str) -> None:
        """Choose another password."""
        await self._send("POST", wire.PASSWORD_PATH, msgspec.json.encode(wire.NewPassword(old=old, new=new)))

    async def months(self) -> wire.Months:
        """The months that have any count."""
        return await self.get(wire.MONTHS_PATH, wire.Months)

    async def trend(self, month: int, by: wire.Grouping, key: str, unit: str = "") -> wire.Trend:
        """Twelve months up to this one of a unit ("" is everything), window, person or matter."""
        asked = {"month": str(month), "by": by, "key": key, "unit": unit}
        return await self.get(wire.TREND_PATH, wire.Trend, asked)

    async def tally(self, month: int, by: wire.AnyGrouping, unit: str = "") -> wire.TallyAnswer:
        """The figures of a month; `unit` narrows them to a unit and what is below it."""
        return await self.get(wire.TALLY_PATH, wire.TallyAnswer, {"month": str(month), "by": by, "unit": unit})

    async def get(self, path: str, kind: type[T], params: Mapping[str, str] | None = None) -> T:
        """What stands at a path; parameters that are empty are left out."""
        asked = {name: value for name, value in (params or {}).items() if value}
        answer = await self._send("GET", path, params=asked)
        if len(answer.content) > LARGE:
            return await asyncio.to_thread(self._read, answer, kind)
        return self._read(answer, kind)

    async def fetch(self, path: str, params: Mapping[str, str] | None = None) -> bytes:
        """A file that stands at a path."""
        asked = {name: value for name, value in (params or {}).items() if value}
        return (await self._send("GET", path, params=asked)).content

    async def send(self, method: str, path: str, kind: type[T], body: msgspec.Struct | None = None) -> T:
        """Ask for a change; `kind` is what the office answers, NoneType where it answers nothing."""
        sent = msgspec.json.encode(body) if body is not None else None
        answer = await self._send(method, path, sent)
        return self._read(answer, kind) if answer.content else msgspec.convert(None, kind)

    async def close(self) -> None:
        """Close the connections; the session stays open at the office unless it was signed out."""
        if self._asked:
            _, late = await asyncio.wait(self._asked, timeout=END_S)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._client.aclose()

    async def _send(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        *,
        params: Mapping[str, str] | None = None,
        token: str = "",
    ) -> httpx.Response:
        headers = {"Content-Type": "application/json"} if body is not None else {}
        if token or self._token:
            headers["Authorization"] = f"Bearer {token or self._token}"
        request = self._client.build_request(method, path, content=body, params=params, headers=headers)
        try:
            answer = await (self._whole(request) if method == "GET" else self._answer(request))
        except (httpx.HTTPError, TimeoutError, OSError) as error:
            raise _away(error) from error
        if answer.is_success:
            return answer
        raise _trouble(answer, self.zone, signed_in="Authorization" in headers)

    def _read(self, answer: httpx.Response, kind: type[T]) -> T:
        try:
            return on_clock(msgspec.json.decode(answer.content, type=kind), self.zone)
        except UNREADABLE as error:
            code = "not_understood"
            raise OfficeAwayError(code, str(error)) from error

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        async with asyncio.timeout(ANSWER_S):
            return await self._client.send(request)

    async def _whole(self, request: httpx.Request) -> httpx.Response:
        """A reading that is dropped is dropped here alone: httpcore never closes a connection whose TLS handshake is
        cancelled (seen in 1.0.9), so the request goes on to its end and nobody hears of it."""
        task = asyncio.ensure_future(self._answer(request))
        self._asked.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[httpx.Response]) -> None:
        self._asked.discard(task)
        if not task.cancelled():
            task.exception()  # heard by whoever waits, where somebody does


async def meet(url: str, fingerprint: str) -> str:
    """The CA of an office met for the first time, believed only for its fingerprint. OfficeAwayError otherwise."""
    try:
        async with asyncio.timeout(ANSWER_S):
            return await fetch_ca(url, CA_PATH, fingerprint)
    except WrongOfficeError as error:
        code = "wrong_office"
        raise OfficeAwayError(code) from error
    except (httpx.HTTPError, TimeoutError, OSError) as error:
        raise _away(error) from error


def _away(error: BaseException) -> OfficeAwayError:
    """Nobody there, or somebody whose certificate the office's CA did not sign."""
    code = "wrong_office" if is_stranger(error) else "unreachable"
    return OfficeAwayError(code, str(error) or type(error).__name__)


def _trouble(answer: httpx.Response, zone: tzinfo, *, signed_in: bool) -> OfficeTroubleError:
    try:
        failure = msgspec.json.decode(answer.content, type=Failure)
    except UNREADABLE:
        return OfficeAwayError("not_an_office", f"status {answer.status_code}")
    if answer.status_code == httpx.codes.UNAUTHORIZED and signed_in:
        return SessionLostError(failure.code, failure.detail)
    if answer.is_server_error or failure.code in PASSING:
        return OfficeAwayError(failure.code, failure.detail)
    after = answer.headers.get("Retry-After", "")
    return OfficeTroubleError(
        failure.code,
        failure.detail,
        retry_after_s=int(after) if after.isdecimal() else None,
        body=answer.content,
        zone=zone,
    )
