"""Who may call what: every handler names the right it needs, and one that names none is closed."""

from http import HTTPStatus
from typing import Any, Final, get_args

from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from evaluator.domain.roles import Right, may
from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError
from evaluator.office.office import Office
from evaluator.office.people import accounts
from evaluator.office.people.accounts import Person

OPEN: Final = frozenset({"anybody", "kiosk"})
"""What needs no session. `kiosk`: the handler checks the device's signature."""
_BEARER: Final = "bearer "


async def needs_right(connection: ASGIConnection[Any, Any, Any, Any], handler: BaseRouteHandler) -> None:
    """Let a call through, or say why not. Leaves who calls in `scope["user"]`.

    `own_session` lets in whoever is signed in, about themself alone.
    """
    needed: Any = handler.opt.get("right")
    if needed in OPEN:
        return
    who = await session_of(office_of(connection.app.state), connection.headers.get("authorization", ""))
    if who is None:
        headers = {"WWW-Authenticate": "Bearer"}
        raise RefusedError(HTTPStatus.UNAUTHORIZED, "no_session", "Sign in first.", headers)
    connection.scope["user"] = who
    if needed == "own_session":
        return
    if who.must_change:
        raise RefusedError(HTTPStatus.FORBIDDEN, "must_change", "Choose a password of your own first.")
    if needed not in get_args(Right) or not may(who.role, needed):
        raise RefusedError(HTTPStatus.FORBIDDEN, "not_allowed", "Your role does not hold this right.")


async def session_of(office: Office, header: str) -> Person | None:
    """Whose session an Authorization header carries; None for nobody's."""
    now = office.clock()
    token = header[len(_BEARER) :] if header.lower().startswith(_BEARER) else ""
    return await office.read(lambda store: accounts.person(store, token, now)) if token else None


def caller(connection: ASGIConnection[Any, Any, Any, Any]) -> Person:
    """Who calls, once `needs_right` has let them."""
    who: Person = connection.scope["user"]
    return who
