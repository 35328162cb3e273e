"""What staff type to come and to go: a badge number and a PIN, by finger, by keyboard or by card."""

from typing import Final

from evaluator.domain import duty as duties
from evaluator.domain.duty import Blocked, LockedFor, WrongSignIn
from evaluator.kiosk.journal_thread import NotStoredError
from evaluator.kiosk.live_duty import LiveDuty
from evaluator.kiosk.pin_check import Known, PinCheck, verifier_of
from evaluator.kiosk.stage import Stage
from evaluator.runtime.logs import EventLog

DIGITS_AT_MOST: Final = 20
PIN_DIGITS: Final = 6


class SignIn:
    """The entry field and what it is compared with. A PIN stands in the situation while it is typed alone."""

    def __init__(self, stage: Stage, duty: LiveDuty, pins: PinCheck, log: EventLog) -> None:
        self._stage, self._duty, self._pins, self._log = stage, duty, pins, log

    def type_digit(self, digit: int) -> None:
        """A digit of the badge number or the PIN."""
        stage = self._stage
        if not stage.is_open:
            return
        if isinstance(stage.situation.duty, duties.OffDuty):
            self._duty.ask_sign_in()
        if self._takes_digits and len(stage.situation.typed) < DIGITS_AT_MOST:
            self._type(stage.situation.typed + str(digit))

    def erase(self) -> None:
        """Take the last digit back."""
        if self._stage.is_open and self._takes_digits:
            self._type(self._stage.situation.typed[:-1])

    def cancel(self) -> None:
        """Back to where the entry began."""
        self._duty.on(duties.Cancelled())

    def enter(self) -> None:
        """What stands in the entry field is complete. Nothing happens when nothing does."""
        stage = self._stage
        typed = stage.situation.typed
        if not typed or not stage.is_open:
            return
        if self._is_second_swipe(typed):
            self._type("")
            return
        match stage.situation.duty:
            case duties.BadgeAsked():
                self._duty.on(duties.BadgeGiven(typed, stage.now()))
            case duties.PinAsked(badge=badge):
                self._duty.on(duties.PinGiven())
                stage.write(self._check(badge, typed))
            case duties.LeaveAsked():
                self._duty.on(duties.PinGiven())
                stage.write(self._check_leave(typed))
            case _:
                pass

    def card(self, badge: str) -> None:
        """A reader that is told apart from keyboards has read a card. It asks for a PIN, and does nothing else: that of
        the newest card, where somebody's was asked for."""
        stage = self._stage
        asked = stage.situation.duty
        if stage.is_open and isinstance(asked, duties.PinAsked) and badge != asked.badge:
            self._type("")
            self._duty.on(duties.BadgeGiven(badge, stage.now()))
            return
        if stage.is_open and isinstance(stage.situation.duty, duties.OffDuty):
            self._duty.ask_sign_in()
        if stage.is_open and isinstance(stage.situation.duty, duties.BadgeAsked):
            self._type(badge)
            self.enter()

    @property
    def _takes_digits(self) -> bool:
        return duties.deadline(self._stage.situation.duty) is not None

    def _type(self, digits: str) -> None:
        self._duty.on(duties.Typed(self._stage.now()))
        self._stage.show(typed=digits)

    def _is_second_swipe(self, typed: str) -> bool:
        """Whether a card was read again where a PIN is asked for. PINs have six digits."""
        state, staff = self._stage.situation.duty, self._stage.situation.staff
        badge = state.badge if isinstance(state, duties.PinAsked) else ""
        if isinstance(state, duties.LeaveAsked) and staff is not None:
            badge = staff.badge
        return typed == badge and len(typed) != PIN_DIGITS

    async def _check(self, badge: str, pin: str) -> None:
        found = await self._checked(badge, pin)
        if isinstance(found, Known):
            self._duty.on(duties.PinAccepted(found.staff))
        else:
            self._duty.on(duties.PinRefused(found, self._stage.now()))

    async def _check_leave(self, pin: str) -> None:
        situation = self._stage.situation
        staff = situation.staff
        if staff is None:
            return
        if verifier_of(situation.facts.hall, staff.id) is None:  # no longer of this hall: nothing to compare with
            self._duty.on(duties.PinAccepted(staff.id))
            return
        found = await self._checked(staff.badge, pin)
        if found == Known(staff.id):
            self._duty.on(duties.PinAccepted(staff.id))
        else:
            refusal = WrongSignIn() if isinstance(found, Known) else found
            self._duty.on(duties.PinRefused(refusal, self._stage.now()))

    async def _checked(self, badge: str, pin: str) -> Known | duties.Refusal:
        try:
            found = await self._pins.check(self._stage.situation.facts.hall, badge, pin)
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
            return duties.NotSaved()
        except Exception as error:  # the window must come back from any fault of ours
            self._log.bug(error)
            return duties.NotSaved()
        if isinstance(found, WrongSignIn | LockedFor | Blocked):
            self._log.warning("sign_in.refused")
        return found
