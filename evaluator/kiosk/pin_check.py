"""Badge number and PIN against the hall's keyed verifiers, with lock-outs that outlive the program: of a badge number,
and of the window for whoever tries one badge number after the other."""

import asyncio
import secrets
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from math import ceil
from typing import NamedTuple, Protocol

from evaluator.domain.duty import Blocked, LockedFor, Refusal, WrongSignIn
from evaluator.domain.lockout import MOST_AT_WINDOW, WINDOW_WAITS_AT_MOST_S, left_at_window, wait_at_window_s, wait_s
from evaluator.kiosk.clock import Clock, steady_s
from evaluator.kiosk.pin_key import PinKey, argon2_part
from evaluator.kiosk.sign_in_tries import WINDOW, SignInTries
from evaluator.wire.exchange import HallDirectory


class Known(NamedTuple):
    """The badge number and the PIN belong to this staff member."""

    staff: str


class Tries(Protocol):
    """Where wrong tries are counted; every change is durable when it returns."""

    @property
    def pin_key(self) -> PinKey: ...
    async def now(self) -> datetime: ...
    async def tries(self, name: str) -> SignInTries: ...
    async def wrong_pin(self, added: Mapping[str, int]) -> None: ...
    async def right_pin(self, taken: Mapping[str, int]) -> None: ...


class PinCheck:
    """Takes as long for a badge number that nobody has as for a wrong PIN."""

    def __init__(self, tries: Tries, clock: Clock) -> None:
        self._tries = tries
        self._clock = clock
        self._decoy = ""
        self._began = self._quiet_from = steady_s(clock)
        self._wrong_at: dict[str, float] = {}

    async def check(self, hall: HallDirectory, badge: str, pin: str) -> Known | Refusal:
        """Whose badge number and PIN these are. A wrong try is counted before anybody hears of it."""
        staff = hall.directory.by_badge(badge)
        decoy = await asyncio.to_thread(self._decoy_like, hall)
        verifier = verifier_of(hall, staff.id) if staff is not None else None
        refusal = await self._compare((badge, WINDOW), verifier or decoy, pin)
        return refusal or (WrongSignIn() if staff is None else Known(staff.id))

    async def check_against(self, name: str, verifier: str, pin: str) -> Refusal | None:
        """Why the PIN of that name, which is nobody's badge number, is not accepted; None when it is."""
        return await self._compare((name,), verifier, pin)

    async def _compare(self, names: tuple[str, ...], verifier: str, pin: str) -> Refusal | None:
        """The first name's PIN, tried against all of them. What no PIN could meet here counts no try."""
        if not self._tries.pin_key.knows(verifier):
            return WrongSignIn()
        tried = await self._tried(names)
        if (refusal := await self._locked(tried)) is not None:
            return refusal
        left = {WINDOW: self._left(tried[WINDOW])} if WINDOW in tried else {}
        if not await asyncio.to_thread(self._tries.pin_key.fits, verifier, pin):
            at_window = {name: min(MOST_AT_WINDOW, here + 1) - tried[name].wrong for name, here in left.items()}
            await self._tries.wrong_pin({names[0]: 1, **at_window})
            now_s = steady_s(self._clock)
            self._wrong_at |= dict.fromkeys(names, now_s)
            if left:
                self._quiet_from = now_s
            return await self._locked(await self._tried(names)) or WrongSignIn()
        taken = {name: one.wrong - left.get(name, 0) for name, one in tried.items()}
        if any(taken.values()):
            await self._tries.right_pin(taken)
            self._quiet_from += WINDOW_WAITS_AT_MOST_S * taken.get(WINDOW, 0)
        return None

    async def _tried(self, names: Iterable[str]) -> dict[str, SignInTries]:
        return {name: await self._tries.tries(name) for name in names}

    def _left(self, tried: SignInTries) -> int:
        """What still stands against the window. Only time in which this program ran counts: a calendar can be set."""
        return left_at_window(tried.wrong, steady_s(self._clock) - self._quiet_from)

    async def _locked(self, tried: Mapping[str, SignInTries]) -> Blocked | LockedFor | None:
        """The longest of what the names have to wait for."""
        waits = [await self._wait_s(name, one) for name, one in tried.items()]
        longest = max((wait for wait in waits if wait is not None), default=0.0)
        if None in waits:
            return Blocked()
        return LockedFor(ceil(longest)) if longest > 0 else None

    async def _wait_s(self, name: str, tried: SignInTries) -> float | None:
        """Seconds by the steady clock, or by corrected time for tries of an earlier run; None for a block.

        A clock that was put back lengthens the wait to its full length after the start at most.
        """
        wait = wait_at_window_s(tried.wrong) if name == WINDOW else wait_s(tried.wrong)
        if not wait or tried.last_wrong_at is None:
            return wait
        if name in self._wrong_at:
            return wait - (steady_s(self._clock) - self._wrong_at[name])
        since = (await self._tries.now() - tried.last_wrong_at).total_seconds()
        return wait - max(since, steady_s(self._clock) - self._began)

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
