"""Who may call what: every handler names the right it needs, and one that names none is closed."""

from http import HTTPStatus
from typing import Any

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from evaluator.office.api.failures import RefusedError


async def needs_right(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    right = handler.opt.get("right")
    if right in ("anybody", "kiosk"):
        return
    raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "Nobody may call this.")
