"""New PINs over HTTPS: asked for by one person, agreed by another, told once."""

from http import HTTPStatus
from typing import Any, Final, get_args

import anyio.to_thread
from litestar import Request, get, post
from litestar.datastructures import State

from evaluator.office.api import office_of
from evaluator.office.api.failures import RefusedError, body_of
from evaluator.office.api.guards import caller
from evaluator.office.directory import pin_resets
from evaluator.office.directory.pin_resets import NewPin, Refusal
from evaluator.office.people import passwords
from evaluator.wire.pin_resets import (
    PIN_RESET_DECISIONS_PATH,
    PIN_RESETS_PATH,
    PinResetAsked,
    PinResetDecided,
    PinResetDecision,
    PinResets,
    PinResetWish,
)

_REFUSALS: Final[dict[Refusal, tuple[HTTPStatus, str]]] = {
    "unknown_staff": (HTTPStatus.NOT_FOUND, "There is no such person in the directory."),
    "no_pin": (HTTPStatus.CONFLICT, "This person has no PIN yet; the directory administrator sets the first one."),
    "asked_already": (HTTPStatus.CONFLICT, "A new PIN was asked for already; a second person decides on it."),
    "unknown_reset": (HTTPStatus.NOT_FOUND, "Nobody asked for this."),
    "decided_already": (HTTPStatus.CONFLICT, "This was decided already."),
    "same_person": (HTTPStatus.FORBIDDEN, "Whoever asked cannot agree; ask a second person."),
}


@get(PIN_RESETS_PATH, opt={"right": "reset_pins"})
async def get_pin_resets(state: State) -> PinResets:
    """What was asked for and decided, newest first. Never a PIN."""
    return PinResets(await office_of(state).read(pin_resets.resets))


@post(PIN_RESETS_PATH, opt={"right": "reset_pins", "asks": PinResetWish})
async def post_pin_reset(request: Request[Any, Any, State], state: State) -> PinResetAsked:
    """Ask for a new PIN for somebody who has one."""
    office, who, wish = office_of(state), caller(request).account, await body_of(request, PinResetWish)
    now = office.clock()
    done = await office.writer.do(lambda to: pin_resets.ask(to, wish.staff, wish.reason, who, now))
    return PinResetAsked(_unless_refused(done))


@post(
    PIN_RESET_DECISIONS_PATH,
    opt={"right": "reset_pins", "asks": PinResetDecision},
    status_code=HTTPStatus.OK,
)
async def post_pin_reset_decision(request: Request[Any, Any, State], state: State) -> PinResetDecided:
    """Agree, as another person than who asked, and be told the new PIN; or refuse."""
    office, who, asked = office_of(state), caller(request).account, await body_of(request, PinResetDecision)
    new = None
    if asked.agree:
        pin = pin_resets.random_pin()
        made = await anyio.to_thread.run_sync(passwords.verifier, pin, limiter=office.password_checks)
        new = NewPin(pin, made)
    now = office.clock()
    done = await office.writer.do(lambda to: pin_resets.decide(to, asked.reset, new, who, now))
    return PinResetDecided(_unless_refused(done), new.pin if new else "")


def _unless_refused(done: str | Refusal) -> str:
    if done in get_args(Refusal):
        status, sentence = _REFUSALS[done]  # type: ignore[index]  # one of its keys
        raise RefusedError(status, done, sentence)
    return done
