"""Signing in, signing out, choosing a password."""

from http import HTTPStatus
from math import ceil
from typing import Any

import anyio.to_thread
from litestar import Request, delete, post
from litestar.datastructures import State

from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of, log
from evaluator.office.api.guards import caller
from evaluator.office.office import Office
from evaluator.office.people import accounts, passwords
from evaluator.office.people.tries import Locked
from evaluator.wire.manager import PASSWORD_PATH, SESSIONS_PATH, NewPassword, Session, SignIn

_WEAK = {
    "password_same": "The new password is the old one.",
    "password_weak": "The new password holds the account's name, or too few different letters.",
}


@post(SESSIONS_PATH, opt={"right": "anybody", "asks": SignIn})
async def post_session(request: Request[Any, Any, State], state: State) -> Session:
    """Sign in. An unknown account and a wrong password are one answer, after the same time."""
    office, data = office_of(state), await body_of(request, SignIn)
    await _check(office, data.account, data.password, HTTPStatus.UNAUTHORIZED)
    now = office.clock()
    token, who = await office.writer.do(lambda connection: accounts.sign_in(connection, data.account, now))
    log.info("office.signed_in", account=who.account)
    return Session(
        token=token,
        account=who.account,
        role=who.role,
        must_change=who.must_change,
        office_name=office.about.name,
        office_name_en=office.about.name_en,
        zone=office.about.zone.key,
        simulated=office.about.simulated,
    )


@delete(SESSIONS_PATH, opt={"right": "own_session"})
async def delete_session(request: Request[Any, Any, State], state: State) -> None:
    """Sign out."""
    office, who = office_of(state), caller(request)
    now = office.clock()
    await office.writer.do(lambda connection: accounts.sign_out(connection, who, now))


@post(PASSWORD_PATH, opt={"right": "own_session", "asks": NewPassword}, status_code=HTTPStatus.NO_CONTENT)
async def post_password(request: Request[Any, Any, State], state: State) -> None:
    """Choose a password of one's own. This session goes on, the account's others end."""
    office, who, data = office_of(state), caller(request), await body_of(request, NewPassword)
    fault = accounts.fault_of(who.account, data.old, data.new)
    if fault is not None:
        raise RefusedError(HTTPStatus.BAD_REQUEST, fault, _WEAK[fault])
    # 401 would say that the session itself has ended
    await _check(office, who.account, data.old, HTTPStatus.FORBIDDEN)
    verifier = await anyio.to_thread.run_sync(passwords.verifier, data.new, limiter=office.password_checks)
    now = office.clock()
    await office.writer.do(lambda connection: accounts.set_password(connection, who, verifier, now))


async def _check(office: Office, account: str, password: str, wrong: HTTPStatus) -> None:
    """Whether the password is the account's; refused, and counted, when it is not."""
    now = office.clock()
    tried = await office.writer.do(lambda connection: accounts.count_try(connection, account, now))
    if isinstance(tried, Locked):
        log.warning("office.sign_in_refused")
        if tried.for_s is None:
            raise RefusedError(HTTPStatus.FORBIDDEN, "locked", "The account is locked; an administrator can open it.")
        wait = str(ceil(tried.for_s))
        detail = f"Too many wrong passwords; wait {wait} seconds."
        raise RefusedError(HTTPStatus.TOO_MANY_REQUESTS, "locked", detail, {"Retry-After": wait})
    if not await anyio.to_thread.run_sync(passwords.fits, tried.verifier, password, limiter=office.password_checks):
        log.warning("office.sign_in_refused")
        raise RefusedError(wrong, "wrong_password", "Account and password do not belong together.")
