"""Every answer from 400 up: a code for programs and one sentence for a log, never a stack."""

from http import HTTPStatus
from typing import Any, Final, TypeVar

import msgspec
from litestar import MediaType, Request, Response
from litestar.exceptions import HTTPException, ValidationException
from sqlalchemy.exc import OperationalError

from evaluator import __version__
from evaluator.office.store.writer import ClosedError
from evaluator.runtime.logs import EventLog
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.enrolment import Failure

T = TypeVar("T")
_CODES: Final = {
    400: "malformed",
    401: "no_session",
    403: "not_allowed",
    404: "unknown_path",
    405: "unknown_method",
    408: "too_slow",
    413: "too_large",
    415: "unreadable_body",
    503: "ending",
}
_BUG: Final = HTTPStatus.INTERNAL_SERVER_ERROR
VERSION: Final = __version__
log: Final = EventLog("office")


class RefusedError(HTTPException):
    """An answer from 400 up, with a code of its own."""

    def __init__(
        self,
        status: int,
        code: str,
        detail: str,
        headers: dict[str, str] | None = None,
        told: msgspec.Struct | None = None,
    ) -> None:
        """`told` goes out instead of code and sentence alone; it has both among its fields."""
        super().__init__(detail, status_code=status, headers=headers)
        self.code = code
        self.told = told


async def body_of(request: Request[Any, Any, Any], kind: type[T]) -> T:
    """The body as a wire type; refused, with the place of the fault, when it is none."""
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except UNREADABLE as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", str(error)) from error


def query_of(request: Request[Any, Any, Any], kind: type[T]) -> T:
    """The query as a struct; refused, with the name of the fault, when it is none."""
    try:
        return msgspec.convert(dict(request.query_params), kind, strict=False)
    except msgspec.ValidationError as error:
        raise RefusedError(HTTPStatus.BAD_REQUEST, "malformed", str(error)) from error


def answer(
    status: int,
    code: str,
    detail: str,
    headers: dict[str, str] | None = None,
    told: msgspec.Struct | None = None,
) -> Response[bytes]:
    """A failure as it goes out."""
    body = msgspec.json.encode(told or Failure(code, detail))
    return Response(body, status_code=status, media_type=MediaType.JSON, headers=headers)


def refused(request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What the caller did wrong."""
    status = error.status_code
    if isinstance(error, RefusedError):
        code, detail = error.code, error.detail
    else:
        code = _CODES.get(status, "refused")
        detail = _faults(error) or HTTPStatus(status).phrase
    log.info("office.refused", code=code, path=request.url.path, status=status)
    return answer(status, code, detail, error.headers, error.told if isinstance(error, RefusedError) else None)


def broken(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """What we did wrong: logged with its stack, answered without."""
    if isinstance(error, ClosedError):
        return answer(HTTPStatus.SERVICE_UNAVAILABLE, "ending", "The office is ending.")
    if isinstance(error, OperationalError):  # the disk is full, or the server is away: of the machine, and it may pass
        log.warning("office.store_away", why=" ".join(str(error.orig).split()))
        return answer(HTTPStatus.SERVICE_UNAVAILABLE, "store_away", "The office cannot reach its store; try again.")
    log.bug(error, path=request.url.path)
    return answer(_BUG, "internal", "The office has a fault; its log says which.")


def _faults(error: HTTPException) -> str:
    """What a body or parameter lacks, without any of our own words for it."""
    if not isinstance(error, ValidationException):
        return ""
    extra: Any = error.extra
    if isinstance(extra, list):
        return "; ".join(" ".join(str(one.get(key, "")) for key in ("key", "message")).strip() for one in extra)
    return ""
