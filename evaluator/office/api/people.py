"""Accounts as a system administrator keeps them, and the audit log as an auditor reads it."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Annotated, Any, Final

import anyio.to_thread
import msgspec
from litestar import Request, get, post, put
from litestar.datastructures import State
from msgspec import Meta, Struct
from sqlalchemy import Connection

from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of, log, query_of
from evaluator.office.api.guards import caller
from evaluator.office.office import Office
from evaluator.office.people import account_list, audit, passwords
from evaluator.office.people.account_list import Fault, Meanwhile
from evaluator.wire.directory import ChangedMeanwhile
from evaluator.wire.people import (
    ACCOUNTS_PATH,
    ACTS_AT_MOST,
    AUDIT_PATH,
    CLOSE_ACCOUNT_PATH,
    OPEN_ACCOUNT_PATH,
    RESTORE_ACCOUNT_PATH,
    Account,
    AccountNamed,
    Accounts,
    AccountSet,
    Acts,
    OneTimePassword,
)

FAULTS: Final[dict[Fault, tuple[HTTPStatus, str]]] = {
    "account_exists": (HTTPStatus.CONFLICT, "There is or was an account of this name; choose another."),
    "unknown_account": (HTTPStatus.NOT_FOUND, "There is no such account."),
    "account_in_use": (HTTPStatus.CONFLICT, "This account is not closed; a new password opens a locked one."),
    "own_account": (HTTPStatus.FORBIDDEN, "Nobody changes or closes the own account; ask another administrator."),
    "last_administrator": (HTTPStatus.CONFLICT, "This is the last system administrator; add another one first."),
    "unknown_unit": (HTTPStatus.BAD_REQUEST, "There is no such unit in the directory."),
    "unit_needed": (HTTPStatus.BAD_REQUEST, "A hall manager needs the hall."),
}


class AuditQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which part of the audit log."""

    before: Annotated[int, Meta(ge=1, le=2**53)] | None = None
    """Only what is older than this seq; None is from the newest."""
    most: Annotated[int, Meta(ge=1, le=ACTS_AT_MOST)] = 100


def _acts(asks: type[Struct]) -> dict[str, Any]:
    """What is said of a handler that does something with an account there is."""
    meanwhile = {HTTPStatus.CONFLICT: ChangedMeanwhile[Account]}
    return {"right": "manage_accounts", "asks": asks, "refuses": meanwhile}


@get(ACCOUNTS_PATH, opt={"right": "read_accounts"})
async def get_accounts(state: State) -> Accounts:
    """Every account, the closed ones last. Never a password."""
    return Accounts(await office_of(state).read(account_list.accounts))


@post(ACCOUNTS_PATH, opt={"right": "manage_accounts", "asks": AccountSet})
async def post_account(request: Request[Any, Any, State], state: State) -> OneTimePassword:
    """A new account; the answer holds its one-time password."""
    office, who, new = office_of(state), caller(request).account, await body_of(request, AccountSet)
    password, verifier = await _one_time(office)
    await _do(office, new, lambda to, now: account_list.add(to, who, new.account, new.role, new.unit, verifier, now))
    log.info("office.account_changed", account=new.account)
    return OneTimePassword(new.account, password)


@put(ACCOUNTS_PATH, opt=_acts(AccountSet), status_code=HTTPStatus.NO_CONTENT)
async def put_account(request: Request[Any, Any, State], state: State) -> None:
    """Another role or unit; 409 with both versions when somebody else was faster."""
    office, who, new = office_of(state), caller(request).account, await body_of(request, AccountSet)
    await _do(office, new, lambda to, at: account_list.change(to, who, new.account, new.role, new.unit, at, new.base))
    log.info("office.account_changed", account=new.account)


@post(CLOSE_ACCOUNT_PATH, opt=_acts(AccountNamed), status_code=HTTPStatus.NO_CONTENT)
async def post_closed_account(request: Request[Any, Any, State], state: State) -> None:
    """Close the account and end its sessions; what it did stays under its name."""
    office, who, named = office_of(state), caller(request).account, await body_of(request, AccountNamed)
    await _do(office, named, lambda to, now: account_list.close(to, who, named.account, now, named.base))
    log.info("office.account_changed", account=named.account)


@post(RESTORE_ACCOUNT_PATH, opt=_acts(AccountNamed))
async def post_restored_account(request: Request[Any, Any, State], state: State) -> OneTimePassword:
    """Put a closed account in use again with a new one-time password, in the role and unit it had."""
    office, who, named = office_of(state), caller(request).account, await body_of(request, AccountNamed)
    password, verifier = await _one_time(office)
    await _do(office, named, lambda to, now: account_list.restore(to, who, named.account, verifier, now, named.base))
    log.info("office.account_changed", account=named.account)
    return OneTimePassword(named.account, password)


@post(OPEN_ACCOUNT_PATH, opt=_acts(AccountNamed))
async def post_account_password(request: Request[Any, Any, State], state: State) -> OneTimePassword:
    """Open a locked or forgotten account with a new one-time password. Its sessions end."""
    office, who, named = office_of(state), caller(request).account, await body_of(request, AccountNamed)
    password, verifier = await _one_time(office)
    await _do(office, named, lambda to, now: account_list.open_again(to, who, named.account, verifier, now, named.base))
    log.info("office.account_changed", account=named.account)
    return OneTimePassword(named.account, password)


@get(AUDIT_PATH, opt={"right": "read_audit", "query": AuditQuery})
async def get_audit(request: Request[Any, Any, State], state: State) -> Acts:
    """Who did what, newest first, with the hash of each act and whether all of them link."""
    asked = query_of(request, AuditQuery)
    return await office_of(state).read(
        lambda store: Acts(audit.acts(store, asked.before, asked.most), audit.first_wrong(store))
    )


async def _one_time(office: Office) -> tuple[str, str]:
    """A one-time password and its verifier."""
    password = passwords.one_time()
    return password, await anyio.to_thread.run_sync(passwords.verifier, password, limiter=office.password_checks)


async def _do(
    office: Office, asked: Struct, change: Callable[[Connection, datetime], Fault | Meanwhile | None]
) -> None:
    now = office.clock()
    found = await office.writer.do(lambda connection: change(connection, now))
    if isinstance(found, Meanwhile):
        code, detail = "changed_meanwhile", "Somebody else has changed this account in the meantime."
        both = ChangedMeanwhile(code, detail, held=found.held, sent=msgspec.to_builtins(asked), by=found.by)
        raise RefusedError(HTTPStatus.CONFLICT, code, detail, told=both)
    if found is not None:
        status, sentence = FAULTS[found]
        raise RefusedError(status, found, sentence)
