"""Badge number and PIN against the hall's keyed verifiers, with a lock-out that outlives the program."""

import asyncio
import secrets
from contextlib import suppress
from math import ceil
from typing import NamedTuple, Protocol

from evaluator.domain.duty import Blocked, LockedFor, Refusal, WrongSignIn
from evaluator.domain.lockout import wait_s
from evaluator.kiosk.clock import Clock, steady_s
from evaluator.kiosk.journal_thread import SignInTries
from evaluator.kiosk.pin_key import PinKey, argon2_part
from evaluator.wire.exchange import HallDirectory


class Known(NamedTuple):
    """The badge number and the PIN belong to this staff member."""

    staff: str


class Tries(Protocol):
    """Where wrong tries are counted; every change is durable when it returns."""

    @property
    def pin_key(self) -> PinKey: ...
    async def tries(self, badge: str) -> SignInTries: ...
    async def wrong_pin(self, badge: str) -> None: ...
    async def right_pin(self, badge: str) -> None: ...


class PinCheck:
    """Takes as long for a badge number that nobody has as for a wrong PIN."""

    def __init__(self, tries: Tries, clock: Clock) -> None:
        self._tries = tries
        self._clock = clock
        self._decoy = ""
        self._wrong_at: dict[str, float] = {}

    async def check(self, hall: HallDirectory, badge: str, pin: str) -> Known | Refusal:
        """Whose badge number and PIN these are. A wrong try is counted before anybody hears of it."""
        staff = hall.directory.by_badge(badge)
        decoy = await asyncio.to_thread(self._decoy_like, hall)
        verifier = verifier_of(hall, staff.id) if staff is not None else None
        refusal = await self.check_against(badge, verifier or decoy, pin)
        return refusal or (WrongSignIn() if staff is None else Known(staff.id))

    async def check_against(self, name: str, verifier: str, pin: str) -> Refusal | None:
        """Why the PIN of that name is not accepted; None when it is. What no PIN could meet here counts no try."""
        if not self._tries.pin_key.knows(verifier):
            return WrongSignIn()
        tried = await self._tries.tries(name)
        if (refusal := self._locked(name, tried)) is not None:
            return refusal
        if not await asyncio.to_thread(self._tries.pin_key.fits, verifier, pin):
            await self._tries.wrong_pin(name)
            self._wrong_at[name] = steady_s(self._clock)
            return self._locked(name, await self._tries.tries(name)) or WrongSignIn()
        if tried.wrong:
            await self._tries.right_pin(name)
        return None

    def _locked(self, badge: str, tried: SignInTries) -> Blocked | LockedFor | None:
        """What a badge number has to wait for: by the steady clock, or by the calendar for tries of an earlier run."""
        wait = wait_s(tried.wrong)
        if wait is None:
            return Blocked()
        if not wait or tried.last_wrong_at is None:
            return None
        if badge in self._wrong_at:
            since = steady_s(self._clock) - self._wrong_at[badge]
        else:  # a clock that was put back lengthens the wait to its full length at most
            since = max(0.0, (self._clock.read().wall - tried.last_wrong_at).total_seconds())
        return LockedFor(ceil(wait - since)) if since < wait else None

    def _decoy_like(self, hall: HallDirectory) -> str:
        """A verifier nobody can meet, as costly as the hall's own."""
        if not self._decoy:
            from argon2 import PasswordHasher, extract_parameters
            from argon2.exceptions import InvalidHashError

            hasher = PasswordHasher()
            if hall.sign_in:
                with suppress(InvalidHashError):
                    hasher = PasswordHasher.from_parameters(extract_parameters(argon2_part(hall.sign_in[0].verifier)))
            self._decoy = hasher.hash(secrets.token_hex(16))
        return self._decoy


def verifier_of(hall: HallDirectory, staff: str) -> str | None:
    """The keyed verifier of a staff member's PIN; None for who has none in this hall."""
    return next((person.verifier for person in hall.sign_in if person.staff == staff), None)
