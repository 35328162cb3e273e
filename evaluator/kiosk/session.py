"""What happens at the window: the duty and the visit, joined with time and the journal. It knows no Qt."""

import asyncio
import secrets
from collections.abc import Callable, Collection, Coroutine
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.directory import StaffMember
from evaluator.domain.duty import Blocked, DutyEvent, LockedFor, OnDuty, WrongSignIn
from evaluator.domain.journal import Via
from evaluator.domain.names import Language
from evaluator.domain.opening import closing_after
from evaluator.domain.visit import VisitEvent
from evaluator.kiosk import read_aloud
from evaluator.kiosk.clock import Clock
from evaluator.kiosk.duty_limits import DutyLimits
from evaluator.kiosk.journal_thread import Facts, Journal, JournalBrokenError, NotStoredError, OpenDuty, Stored
from evaluator.kiosk.keypad import PadKeys, Press
from evaluator.kiosk.pin_check import Known, PinCheck, verifier_of
from evaluator.kiosk.settings import KioskSettings
from evaluator.kiosk.situation import Key, Situation
from evaluator.runtime.logs import EventLog
from evaluator.runtime.tasks import Supervisor

LANGUAGE_IDLE_S: Final = 60.0
"""A language that was chosen and then left is the default again after this long."""
DIGITS_AT_MOST: Final = 20
PIN_DIGITS: Final = 6


class _Chosen(NamedTuple):
    language: Language
    until: float


class Session:
    """One window from the start of the program to its end. Every method is called on the loop's own thread."""

    def __init__(
        self,
        journal: Journal,
        facts: Facts,
        *,
        clock: Clock,
        log: EventLog,
        settings: KioskSettings,
        tasks: Supervisor,
    ) -> None:
        self._journal = journal
        self._clock = clock
        self._log = log
        self._settings = settings
        self._tasks = tasks
        self._pins = PinCheck(journal, clock)
        self._pad = PadKeys()
        self._limits = DutyLimits()
        self._heard: list[Callable[[], None]] = []
        self._writing: set[asyncio.Task[None]] = set()
        self._alarm: asyncio.TimerHandle | None = None
        self._unfinished: OpenDuty | None = None
        self._chosen: _Chosen | None = None
        self._open = False
        self._timing = settings.timing(facts.rules.timing)
        self.situation = Situation(
            facts=facts,
            duty=duties.OffDuty(),
            visit=visits.first(self._asking(facts)),
            staff=None,
            typed="",
            pad_key=None,
            language=settings.first_language,
            has_voice=settings.voice,
            asking=self._asking(facts),
        )

    # -- beginning and end ----------------------------------------------------------------------------------------

    def subscribe(self, heard: Callable[[], None]) -> None:
        """Call `heard` after every change of `situation`."""
        self._heard.append(heard)

    async def begin(self) -> None:
        """Take input, and go on with a duty that an earlier run of the same day left open."""
        try:
            unfinished = await self._journal.unfinished_duty()
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
            unfinished = None
        self._open = True
        if unfinished is not None and unfinished.staff is not None:
            pause = await self._pause_of(unfinished)
            pause_is_over = pause is not None and pause.until <= self._now()
            is_over = self._closes_in(unfinished.opened_at, await self._journal.now()) <= 0
            if is_over or pause_is_over or self._known(unfinished.staff) is None:
                self._write(self._close_earlier(unfinished))
            else:
                self._unfinished = unfinished
                self._on_duty_event(duties.WentOn(unfinished.staff, unfinished.duty, pause))

    def stop(self) -> None:
        """Take no more input. What is being written goes on."""
        self._open = False
        self._pad.forget()
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    async def finish(self) -> None:
        """Wait until nothing is being written."""
        while self._writing:
            await asyncio.gather(*self._writing, return_exceptions=True)

    @property
    def clock(self) -> Clock:
        """What every wait at this window is measured with."""
        return self._clock

    @property
    def is_writing(self) -> bool:
        """Whether anything waits for the journal."""
        return bool(self._writing)

    def use(self, facts: Facts) -> None:
        """The office has sent a newer directory or newer rules; they hold from now on."""
        self._timing = self._settings.timing(facts.rules.timing)
        staff = self.situation.staff
        known = next((one for one in facts.hall.directory.staff if staff is not None and one.id == staff.id), staff)
        self._show(facts=facts, staff=known, asking=self._asking(facts))

    def fail(self, why: str) -> None:
        """Take no more ratings: the journal cannot be trusted, or the office has shut this kiosk out."""
        self._log.error("kiosk.out_of_service", why=why)
        self.stop()
        self._show(out_of_service=why)

    # -- the resident ---------------------------------------------------------------------------------------------

    def tap(self, level: str, via: Via) -> None:
        """An answer was pressed and let go. Counts when the answers are open, else nothing happens."""
        if self._answers_are_shown and self.situation.facts.rules.scale.level(level) is not None:
            self._on_visit_event(visits.Tapped(level, via, self._now()))

    def ask_change(self) -> None:
        """The resident wants to change the answer."""
        if self._answers_are_shown:
            self._on_visit_event(visits.ChangeAsked(self._now()))

    def decline(self) -> None:
        """不评价: the invited resident gives no answer."""
        if self._answers_are_shown:
            self._on_visit_event(visits.Declined(self._now()))

    def touch_reason(self, code: str) -> None:
        """A tag was touched: chosen, or taken back."""
        state = self.situation.visit
        if not isinstance(state, visits.GivingReasons) or not self._answers_are_shown:
            return
        if code in {reason.code for reason in self.situation.facts.rules.reasons_of(state.level)}:
            self._on_visit_event(visits.ReasonTouched(code, self._now()))

    def ask_more_reasons(self) -> None:
        """The resident wants to see every tag."""
        if self._answers_are_shown:
            self._on_visit_event(visits.MoreAsked(self._now()))

    def leave_reasons(self) -> None:
        """Done with the reasons, or none are given."""
        if self._answers_are_shown:
            self._on_visit_event(visits.ReasonsDone(self._now()))

    def challenge(self) -> None:
        """这不是为我服务的工作人员: credits the window, not the person. Before the answer it can be taken back."""
        state, on = self.situation.visit, duties.on_duty(self.situation.duty)
        if not self._answers_are_shown or on is None or on.staff is None:
            return
        number = visits.number(state)
        if number is None and visits.takes_an_answer(state):
            self._chosen = _Chosen(self.situation.language, self._now() + LANGUAGE_IDLE_S)
            self._show(challenged=not self.situation.challenged)
        elif number is not None and not self.situation.challenged:
            self._show(challenged=True)
            self._write(self._challenge(number))

    def choose_language(self, language: Language) -> None:
        """Speak this language until the visit ends or nobody goes on."""
        if self._open:
            self._chosen = _Chosen(language, self._now() + LANGUAGE_IDLE_S)
            self._show(language=language)

    def toggle_reading_aloud(self) -> None:
        """Read aloud until the visit ends or nobody goes on; or stop doing so."""
        if self._answers_are_shown and self.situation.has_voice:
            self._show(aloud=read_aloud.Aloud(self._now()) if self.situation.aloud is None else None)

    # -- staff ----------------------------------------------------------------------------------------------------

    def ask_sign_in(self) -> None:
        """The sign-in was touched."""
        self._on_duty_event(duties.SignInAsked(self._now()))

    def invite(self, matter: str = "") -> bool:
        """A resident may answer now; False when nobody can be invited. Once stored, `situation` has the visit's number.

        For the staff corner, the key or foot switch, and the systems of the window.
        """
        before = self.situation.visit
        if self._answers_are_shown:
            self._on_visit_event(visits.InvitationAsked(self._now(), matter))
        return self.situation.visit != before

    def ask_sign_out(self) -> None:
        """The staff corner was touched. Nothing happens while a visit has the screen."""
        if self._is_free and self.situation.staff is not None:
            self._on_duty_event(duties.SignOutAsked(self._now()))

    def choose(self, wish: duties.Wish) -> None:
        """What the PIN is for: to end the duty, to pause, or to go on."""
        self._on_duty_event(duties.WishChosen(wish, self._now()))

    def supersede(self, superseded: Collection[str]) -> None:
        """The office knows of later sign-ins elsewhere by the people of these duties of this kiosk."""
        on = duties.on_duty(self.situation.duty)
        if on is not None and on.duty in superseded:
            self._limits.supersede()
            self._show()

    def cancel(self) -> None:
        """Back to where the entry began."""
        self._on_duty_event(duties.Cancelled())

    def type_digit(self, digit: int) -> None:
        """A digit of the badge number or the PIN."""
        if not self._open:
            return
        if isinstance(self.situation.duty, duties.OffDuty):
            self.ask_sign_in()
        if duties.deadline(self.situation.duty) is not None and len(self.situation.typed) < DIGITS_AT_MOST:
            self._type(self.situation.typed + str(digit))

    def erase(self) -> None:
        """Take the last digit back."""
        if self._open and duties.deadline(self.situation.duty) is not None:
            self._type(self.situation.typed[:-1])

    def enter(self) -> None:
        """What stands in the entry field is complete. Nothing happens when nothing does."""
        typed = self.situation.typed
        if not typed or not self._open:
            return
        if self._is_second_swipe(typed):
            self._type("")
            return
        match self.situation.duty:
            case duties.BadgeAsked():
                self._on_duty_event(duties.BadgeGiven(typed, self._now()))
            case duties.PinAsked(badge=badge):
                self._on_duty_event(duties.PinGiven())
                self._write(self._check(badge, typed))
            case duties.LeaveAsked():
                self._on_duty_event(duties.PinGiven())
                self._write(self._check_leave(typed))
            case _:
                pass

    def key(self, key: Key) -> None:
        """A key of a pad, a card reader or a keyboard went down."""
        if not self._open:
            return
        self._pad.pressed(key if isinstance(key, int) and self._is_of_pad(key) else None, self._now())
        if duties.on_duty(self.situation.duty) is None or isinstance(self.situation.duty, duties.LeaveAsked):
            self._pad.forget()
            if isinstance(key, int):
                self.type_digit(key)
            elif key == "enter":
                self.enter()
        elif not self._keys_are_heard:
            self._pad.forget()
        self._show()

    # -- the technician --------------------------------------------------------------------------------------------

    def set_test(self, test: bool) -> None:
        """Mark the visits from now on as tests. The window says so before the first of them."""
        self._show(test=test or self.situation.test)
        self._write(self._mark_tests(test))

    # -- time -----------------------------------------------------------------------------------------------------

    def tick(self) -> None:
        """Look at the clock: whatever was waiting for this moment happens."""
        if not self._open:
            return
        now = self._now()
        pressed = self._pad.listened(now)
        if pressed is not None and self._keys_are_heard:
            self._pad_press(pressed)
        self._on_visit_event(visits.TimePassed(now))
        self._on_duty_event(duties.TimePassed(now))
        self._end_if_due(now)
        if self._chosen is not None and now >= self._chosen.until:
            self._forget_language()
        if self.situation.aloud is not None:
            self._show(aloud=read_aloud.waited(self.situation.aloud, now))
        self._show()

    # -- inside ---------------------------------------------------------------------------------------------------

    @property
    def _answers_are_shown(self) -> bool:
        return self._open and isinstance(self.situation.duty, OnDuty)

    @property
    def _is_free(self) -> bool:
        """Whether no visit has the screen."""
        return visits.is_free(self.situation.visit)

    @property
    def _may_end(self) -> bool:
        return self._is_free and isinstance(self.situation.duty, duties.OnDuty | duties.Paused)

    def _end_if_due(self, now: float) -> None:
        if not self._may_end:
            return
        if (why := self._limits.why(now)) is not None:
            self._on_duty_event(duties.Ended(why))
        elif self._limits.wants_the_time(now):
            self._limits.closes_in(float("inf"), now)  # until the journal has told the time
            self._write(self._look_at_the_time())

    @property
    def _keys_are_heard(self) -> bool:
        visit = self.situation.visit
        return self._answers_are_shown and (visits.takes_an_answer(visit) or isinstance(visit, visits.Uninvited))

    def _asking(self, facts: Facts) -> visits.Asking:
        rules = facts.rules
        return visits.Asking(
            invited=self._settings.mode == "invited",
            reasons=bool(rules.reasons),
            reasons_required=rules.reasons_required,
        )

    def _is_second_swipe(self, typed: str) -> bool:
        """Whether a card was read again where a PIN is asked for. PINs have six digits."""
        state, staff = self.situation.duty, self.situation.staff
        badge = state.badge if isinstance(state, duties.PinAsked) else ""
        if isinstance(state, duties.LeaveAsked) and staff is not None:
            badge = staff.badge
        return typed == badge and len(typed) != PIN_DIGITS

    def _is_of_pad(self, key: int) -> bool:
        if isinstance(self.situation.visit, visits.Uninvited):
            return key == self._settings.invite_key
        return key in read_aloud.KEYS or self.situation.facts.rules.scale.level_of_key(key) is not None

    def _pad_press(self, press: Press) -> None:
        aloud, scale = self.situation.aloud, self.situation.facts.rules.scale
        if isinstance(self.situation.visit, visits.Uninvited):
            self.invite()
        elif press == "outer":
            self.toggle_reading_aloud()
        elif aloud is None:
            level = scale.level_of_key(press)
            if level is not None:
                self.tap(level.slug, "pad")
        elif (slug := read_aloud.confirmed(aloud, press)) is not None:
            self._show(aloud=read_aloud.given(aloud, self._now()))
            self.tap(slug, "pad")
        elif press in read_aloud.KEYS:
            self._show(aloud=read_aloud.moved(aloud, press, [level.slug for level in scale.levels], self._now()))

    def _now(self) -> float:
        return self._clock.read().monotonic_ns / 1e9

    def _known(self, staff: str) -> StaffMember | None:
        return self.situation.facts.hall.directory.staff_member(staff)

    def _show(self, **changes: object) -> None:
        before = self.situation
        after = replace(before, **{"pad_key": self._pad.waiting, **changes})  # type: ignore[arg-type]  # by name
        self._rearm(after)
        if after != before:
            self.situation = after
            for heard in self._heard:
                heard()

    def _rearm(self, situation: Situation) -> None:
        if self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None
        times = [visits.deadline(situation.visit), duties.deadline(situation.duty), self._pad.due]
        if self._chosen is not None:
            times.append(self._chosen.until)
        if situation.aloud is not None:
            times.append(read_aloud.deadline(situation.aloud))
        if self._may_end:
            times.append(self._limits.deadline)
        due = min((time for time in times if time is not None), default=None)
        if due is not None and self._open:
            self._alarm = asyncio.get_running_loop().call_later(max(0.0, due - self._now()), self.tick)

    def _type(self, digits: str) -> None:
        self._on_duty_event(duties.Typed(self._now()))
        self._show(typed=digits)

    def _forget_language(self) -> None:
        self._chosen = None
        challenged = self.situation.challenged and visits.number(self.situation.visit) is not None
        self._show(language=self._settings.first_language, challenged=challenged)

    def _on_visit_event(self, event: VisitEvent) -> None:
        before = self.situation.visit
        after = visits.step(before, event, self._timing, self.situation.asking)
        if after == before:
            return
        if not isinstance(event, visits.TimePassed):
            self._limits.touched(self._now())
        ends = visits.is_free(after) and not isinstance(before, visits.Resting)
        self._show(
            visit=after,
            aloud=None if ends else self.situation.aloud,
            challenged=self.situation.challenged and not ends,
        )
        match after:
            case visits.Inviting(matter=matter):
                self._write(self._invite(matter))
            case visits.Ending(invitation=invitation, how=how):
                self._write(
                    self._answer(
                        self._journal.end(visit=invitation.visit, how=how, challenged=self.situation.challenged)
                    )
                )
            case visits.Committing():
                self._write(self._rate(after))
            case visits.CommittingReasons(visit=visit, reasons=reasons):
                self._write(self._answer(self._journal.give_reasons(visit=visit, reasons=reasons)))
            case visits.CommittingChange(visit=visit, level=level, via=via):
                self._write(self._change(visit, level, via))
            case _ if ends:
                self._forget_language()
            case _:
                pass

    def _on_duty_event(self, event: DutyEvent) -> None:
        before = self.situation.duty
        after = duties.step(before, event) if self._open else before
        if after == before:
            return
        if not isinstance(event, duties.TimePassed):
            self._limits.touched(self._now())
        stays = type(after) is type(before) and isinstance(event, duties.Typed)
        on = duties.on_duty(after)
        staff = self._known(on.staff) or self.situation.staff if on is not None and on.staff is not None else None
        self._show(duty=after, typed=self.situation.typed if stays else "", staff=staff, aloud=None)
        match after:
            case duties.Opening(staff=who):
                self._write(self._open_duty(who))
            case duties.Pausing():
                self._write(self._pause(after))
            case duties.Resuming():
                self._write(self._resume(after))
            case duties.Closing():
                self._write(self._close_duty(after))
            case _:
                pass

    # -- writing --------------------------------------------------------------------------------------------------

    def _write(self, work: Coroutine[None, None, None]) -> None:
        task = self._tasks.start(work, "window")
        self._writing.add(task)
        task.add_done_callback(self._writing.discard)

    async def _invite(self, matter: str) -> None:
        on = duties.on_duty(self.situation.duty)
        if on is None:
            self._on_visit_event(visits.NotStored(self._now()))
            return
        await self._answer(self._journal.invite(duty=on.duty, matter=matter))

    async def _rate(self, answer: visits.Committing) -> None:
        on = duties.on_duty(self.situation.duty)
        if on is None:
            self._on_visit_event(visits.NotStored(self._now()))
            return
        await self._answer(
            self._journal.rate(
                duty=on.duty,
                scale=self.situation.facts.rules.scale.slug,
                level=answer.level,
                via=answer.via,
                visit=answer.invitation.visit if answer.invitation else None,
                matter=answer.invitation.matter if answer.invitation else "",
                challenged=self.situation.challenged,
            )
        )

    async def _challenge(self, visit: int) -> None:
        if (
            await self._stored(self._journal.challenge(visit=visit)) is None
            and visits.number(self.situation.visit) == visit
        ):
            self._show(challenged=False)

    async def _change(self, visit: int, level: str, via: Via) -> None:
        scale = self.situation.facts.rules.scale.slug
        await self._answer(self._journal.change(visit=visit, scale=scale, level=level, via=via))

    async def _answer(self, writing: Coroutine[None, None, Stored]) -> None:
        stored = await self._stored(writing)
        now = self._now()
        self._on_visit_event(visits.NotStored(now) if stored is None else visits.Stored(stored.seq, now))

    async def _stored(self, writing: Coroutine[None, None, Stored]) -> Stored | None:
        """None when the journal did not take it; nobody is thanked then."""
        try:
            return await writing
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
        except JournalBrokenError as error:
            self.fail(str(error))
        except Exception as error:  # the window must come back from any fault of ours
            self._log.bug(error)
        return None

    async def _mark_tests(self, test: bool) -> None:
        await self._journal.mark_tests(test)
        self._show(test=test)

    async def _check(self, badge: str, pin: str) -> None:
        found = await self._checked(badge, pin)
        if isinstance(found, Known):
            self._on_duty_event(duties.PinAccepted(found.staff))
        else:
            self._on_duty_event(duties.PinRefused(found, self._now()))

    async def _check_leave(self, pin: str) -> None:
        staff = self.situation.staff
        if staff is None:
            return
        if verifier_of(self.situation.facts.hall, staff.id) is None:  # no longer of this hall: nothing to compare with
            self._on_duty_event(duties.PinAccepted(staff.id))
            return
        found = await self._checked(staff.badge, pin)
        if found == Known(staff.id):
            self._on_duty_event(duties.PinAccepted(staff.id))
        else:
            refusal = WrongSignIn() if isinstance(found, Known) else found
            self._on_duty_event(duties.PinRefused(refusal, self._now()))

    async def _checked(self, badge: str, pin: str) -> Known | duties.Refusal:
        try:
            found = await self._pins.check(self.situation.facts.hall, badge, pin)
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
            return duties.NotSaved()
        except Exception as error:  # the window must come back from any fault of ours
            self._log.bug(error)
            return duties.NotSaved()
        if isinstance(found, WrongSignIn | LockedFor | Blocked):
            self._log.warning("sign_in.refused")
        return found

    async def _open_duty(self, staff: str | None) -> None:
        duty = secrets.token_hex(8)
        earlier, previous = self._unfinished, None
        if earlier is not None and earlier.staff == staff:
            previous = earlier.duty
        elif earlier is not None:
            await self._close_earlier(earlier)
        stored = await self._stored(
            self._journal.open_duty(duty=duty, staff=staff, previous_duty=previous, mode=self._settings.mode)
        )
        if stored is None:
            self._on_duty_event(duties.NotWritten(self._now()))
            return
        self._unfinished = None
        now = self._now()
        self._limits = DutyLimits(now, self._timing.idle_duty_s)
        await self._look_at_the_time()
        self._log.info("duty.opened", seq=stored.seq)
        self._on_duty_event(duties.Opened(duty))

    async def _close_earlier(self, earlier: OpenDuty) -> None:
        """End a duty that nobody can go on with."""
        stored = await self._stored(self._journal.close_duty(duty=earlier.duty, why="restart"))
        if stored is not None:
            self._log.info("duty.closed", seq=stored.seq, why="restart")

    async def _close_duty(self, closing: duties.Closing) -> None:
        on = duties.on_duty(closing)
        stored = None if on is None else await self._stored(self._journal.close_duty(duty=on.duty, why=closing.why))
        if stored is None:
            self._on_duty_event(duties.NotWritten(self._now()))
            return
        self._log.info("duty.closed", seq=stored.seq, why=closing.why)
        self._on_duty_event(duties.Closed())

    async def _pause(self, pausing: duties.Pausing) -> None:
        on, pause = duties.on_duty(pausing), pausing.pause
        if pause is None:
            length_s = self._timing.pause_at_most_s
            back_at = await self._journal.now() + timedelta(seconds=length_s)
            pause = duties.Pause(pausing.reason, self._now() + length_s, back_at)
        writing = None if on is None else self._journal.pause(duty=on.duty, reason=pause.reason, until=pause.back_at)
        stored = None if writing is None else await self._stored(writing)
        if stored is None:
            self._on_duty_event(duties.NotWritten(self._now()))
            return
        self._log.info("duty.paused", seq=stored.seq, reason=pause.reason)
        self._on_duty_event(duties.PauseStored(pause))

    async def _resume(self, resuming: duties.Resuming) -> None:
        stored = await self._stored(self._journal.resume(duty=resuming.on.on.duty))
        if stored is None:
            self._on_duty_event(duties.NotWritten(self._now()))
            return
        self._log.info("duty.resumed", seq=stored.seq)
        self._on_duty_event(duties.ResumeStored())

    async def _pause_of(self, unfinished: OpenDuty) -> duties.Pause | None:
        """The pause that an earlier run began, on this run's steady clock."""
        if unfinished.paused is None:
            return None
        back_at = unfinished.paused.until
        left_s = (back_at - await self._journal.now()).total_seconds()
        return duties.Pause(unfinished.paused.reason, self._now() + left_s, back_at)

    async def _look_at_the_time(self) -> None:
        """When the hall closes is asked of the corrected clock, which may have been put right."""
        at, now = await self._journal.now(), self._now()
        self._limits.closes_in(self._closes_in(at - timedelta(seconds=now - self._limits.began), at), now)
        self._show()

    def _closes_in(self, began_at: datetime, at: datetime) -> float:
        """Seconds until the hall closes on a duty that began then."""
        facts = self.situation.facts
        return (closing_after(facts.rules.opening, began_at, facts.zone) - at).total_seconds()
