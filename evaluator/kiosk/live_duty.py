"""The duty at the window, joined with time and the journal: it opens, pauses, ends, and goes on after a restart."""

import secrets
from collections.abc import Collection, Coroutine
from datetime import datetime, timedelta
from math import inf
from typing import Final

from evaluator.domain import duty as duties
from evaluator.domain.directory import StaffMember
from evaluator.domain.opening import closing_after
from evaluator.kiosk.duty_limits import DutyLimits
from evaluator.kiosk.journal_thread import Journal, NotStoredError, OpenDuty
from evaluator.kiosk.stage import Stage
from evaluator.runtime.logs import EventLog

TRY_AGAIN_S: Final = 30.0
"""The end of a duty that could not be stored is tried again after this long."""


class LiveDuty:
    """What says nothing to the duty, as it stands, does nothing."""

    def __init__(self, stage: Stage, journal: Journal, log: EventLog) -> None:
        self._stage, self._journal, self._log = stage, journal, log
        self._limits = DutyLimits()
        self._unfinished: OpenDuty | None = None

    async def begin(self) -> None:
        """Take input, and go on with a duty that an earlier run of the same day left open."""
        try:
            unfinished = await self._journal.unfinished_duty()
        except NotStoredError as error:
            self._log.error("journal.refused", why=str(error))
            unfinished = None
        self._stage.open()
        if unfinished is None:
            return
        pause = await self._pause_of(unfinished)
        pause_is_over = pause is not None and pause.until <= self._stage.now()
        is_over = self._closes_in(unfinished.opened_at, await self._journal.now()) <= 0
        if is_over or pause_is_over or not self._may_serve(unfinished.staff):
            self._stage.write(self._close_earlier(unfinished))
        else:
            self._unfinished = unfinished
            self.on(duties.WentOn(unfinished.staff, unfinished.duty, pause))

    # -- what is asked of it ---------------------------------------------------------------------------------------

    def ask_sign_in(self) -> None:
        """The sign-in was touched. Nobody signs in where a whole unit is rated."""
        if not self._stage.situation.facts.rates_unit:
            self.on(duties.SignInAsked(self._stage.now()))

    def ask_sign_out(self) -> None:
        """The staff corner was touched. Nothing happens while a visit has the screen."""
        if self._stage.is_free and self._stage.situation.staff is not None:
            self.on(duties.SignOutAsked(self._stage.now()))

    def choose(self, wish: duties.Wish) -> None:
        """What the PIN is for: to end the duty, to pause, or to go on."""
        self.on(duties.WishChosen(wish, self._stage.now()))

    def supersede(self, superseded: Collection[str]) -> None:
        """The office knows of later sign-ins elsewhere by the people of these duties of this kiosk."""
        on = duties.on_duty(self._stage.situation.duty)
        if on is not None and on.duty in superseded:
            self._limits.supersede()
            self._stage.show()

    def on(self, event: duties.DutyEvent) -> None:
        """Something happened to the duty."""
        stage = self._stage
        before = stage.situation.duty
        after = duties.step(before, event) if stage.is_open else before
        if after == before:
            return
        if not isinstance(event, duties.TimePassed):
            stage.touched()
        stays = type(after) is type(before) and isinstance(event, duties.Typed)
        on = duties.on_duty(after)
        staff = self._known(on.staff) or stage.situation.staff if on is not None and on.staff is not None else None
        stage.show(duty=after, typed=stage.situation.typed if stays else "", staff=staff, aloud=None)
        if (work := self._work_of(after)) is not None:
            stage.write(work)

    # -- time ------------------------------------------------------------------------------------------------------

    @property
    def deadline(self) -> float | None:
        """When the duty next has something to do by itself."""
        due = duties.deadline(self._stage.situation.duty)
        if not self._may_end:
            return due
        limit = self._limits.deadline(self._stage.touched_at)
        return limit if due is None else min(due, limit)

    def tick(self, now: float) -> None:
        self.on(duties.TimePassed(now))
        if not self._may_end:
            return
        if (why := self._limits.why(now, self._stage.touched_at)) is not None:
            self.on(duties.Ended(why))
        elif self._limits.wants_the_time(now):
            self._limits.closes_in(inf, now)  # until the journal has told the time
            self._stage.write(self._look_at_the_time())

    @property
    def _may_end(self) -> bool:
        return self._stage.is_free and isinstance(self._stage.situation.duty, duties.OnDuty | duties.Paused)

    async def _look_at_the_time(self) -> None:
        """When the hall closes is asked of the corrected clock, which may have been put right."""
        at, now = await self._journal.now(), self._stage.now()
        self._limits.closes_in(self._closes_in(at - timedelta(seconds=now - self._limits.began), at), now)
        self._stage.show()

    def _closes_in(self, began_at: datetime, at: datetime) -> float:
        """Seconds until the hall closes on a duty that began then."""
        facts = self._stage.situation.facts
        return (closing_after(facts.rules.opening, began_at, facts.zone) - at).total_seconds()

    def _may_serve(self, staff: str | None) -> bool:
        return self._stage.situation.facts.rates_unit if staff is None else self._known(staff) is not None

    def _known(self, staff: str) -> StaffMember | None:
        return self._stage.situation.facts.hall.directory.staff_member(staff)

    # -- writing ---------------------------------------------------------------------------------------------------

    def _work_of(self, state: duties.DutyState) -> Coroutine[None, None, None] | None:
        """What has to be written in this state; None for nothing."""
        match state:
            case duties.Opening(staff=who):
                return self._open(who)
            case duties.Pausing():
                return self._pause(state)
            case duties.Resuming():
                return self._resume(state)
            case duties.Closing():
                return self._close(state)
            case _:
                return None

    async def _open(self, staff: str | None) -> None:
        stage = self._stage
        duty = secrets.token_hex(8)
        earlier, previous = self._unfinished, None
        if earlier is not None and earlier.staff == staff:
            previous = earlier.duty
        elif earlier is not None:
            await self._close_earlier(earlier)
        mode = stage.situation.asking.mode
        stored = await stage.stored(self._journal.open_duty(duty=duty, staff=staff, previous_duty=previous, mode=mode))
        if stored is None:
            self.on(duties.NotWritten(stage.now()))
            return
        self._unfinished = None
        idle_s = stage.timing.idle_duty_s if staff is not None else inf
        self._limits = DutyLimits(stage.now(), idle_s)
        await self._look_at_the_time()
        self._log.info("duty.opened", seq=stored.seq)
        self.on(duties.Opened(duty))

    async def _close_earlier(self, earlier: OpenDuty) -> None:
        """End a duty that nobody can go on with."""
        stored = await self._stage.stored(self._journal.close_duty(duty=earlier.duty, why="restart"))
        if stored is not None:
            self._log.info("duty.closed", seq=stored.seq, why="restart")

    async def _close(self, closing: duties.Closing) -> None:
        stage = self._stage
        on = duties.on_duty(closing)
        stored = None if on is None else await stage.stored(self._journal.close_duty(duty=on.duty, why=closing.why))
        if stored is None:
            self._limits.closes_in(TRY_AGAIN_S, stage.now())
            self.on(duties.NotWritten(stage.now()))
            return
        self._log.info("duty.closed", seq=stored.seq, why=closing.why)
        self.on(duties.Closed())

    async def _pause(self, pausing: duties.Pausing) -> None:
        stage = self._stage
        on, pause = duties.on_duty(pausing), pausing.pause
        if pause is None:
            length_s = stage.timing.pause_at_most_s
            back_at = await self._journal.now() + timedelta(seconds=length_s)
            pause = duties.Pause(pausing.reason, stage.now() + length_s, back_at)
        writing = None if on is None else self._journal.pause(duty=on.duty, reason=pause.reason, until=pause.back_at)
        stored = None if writing is None else await stage.stored(writing)
        if stored is None:
            self.on(duties.NotWritten(stage.now()))
            return
        self._log.info("duty.paused", seq=stored.seq, reason=pause.reason)
        self.on(duties.PauseStored(pause))

    async def _resume(self, resuming: duties.Resuming) -> None:
        stored = await self._stage.stored(self._journal.resume(duty=resuming.on.on.duty))
        if stored is None:
            self.on(duties.NotWritten(self._stage.now()))
            return
        self._log.info("duty.resumed", seq=stored.seq)
        self.on(duties.ResumeStored())

    async def _pause_of(self, unfinished: OpenDuty) -> duties.Pause | None:
        """The pause that an earlier run began, on this run's steady clock."""
        if unfinished.paused is None:
            return None
        back_at = unfinished.paused.until
        left_s = (back_at - await self._journal.now()).total_seconds()
        return duties.Pause(unfinished.paused.reason, self._stage.now() + left_s, back_at)
