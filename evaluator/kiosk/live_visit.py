"""The visit at the window, joined with time and the journal: what residents touch, and what comes of it."""

from collections.abc import Coroutine
from typing import Final

from evaluator.domain import duty as duties
from evaluator.domain import visit as visits
from evaluator.domain.journal import Via
from evaluator.domain.names import Language
from evaluator.kiosk import read_aloud
from evaluator.kiosk.journal_thread import Journal, Stored
from evaluator.kiosk.look import PLAIN, Look
from evaluator.kiosk.stage import Stage

CHOICE_IDLE_S: Final = 60.0
"""A language or a look that was chosen is the default again when nothing has been touched for this long."""


class LiveVisit:
    """What says nothing to the visit, as it stands, does nothing."""

    def __init__(self, stage: Stage, journal: Journal) -> None:
        self._stage, self._journal = stage, journal
        self._chosen_until: float | None = None

    # -- asking and answering --------------------------------------------------------------------------------------

    def invite(self, matter: str = "") -> bool:
        """A resident may answer now; False when nobody can be invited. Once stored, `situation` has the visit's number.

        For the staff corner, the key or foot switch, and the systems of the window.
        """
        before = self._stage.situation.visit
        self._touched(visits.InvitationAsked(self._stage.now(), matter))
        return self._stage.situation.visit != before

    def tap(self, level: str, via: Via) -> None:
        """An answer was pressed and let go. Counts when the answers are open, else nothing happens."""
        if self._stage.situation.facts.rules.scale.level(level) is not None:
            self._touched(visits.Tapped(level, via, self._stage.now()))

    def ask_change(self) -> None:
        """The resident wants to change the answer."""
        self._touched(visits.ChangeAsked(self._stage.now()))

    def decline(self) -> None:
        """不评价: the invited resident gives no answer."""
        self._touched(visits.Declined(self._stage.now()))

    def touch_reason(self, code: str) -> None:
        """A tag was touched: chosen, or taken back."""
        situation = self._stage.situation
        state = situation.visit
        if not isinstance(state, visits.GivingReasons):
            return
        if code in {reason.code for reason in situation.facts.rules.reasons_of(state.level)}:
            self._touched(visits.ReasonTouched(code, self._stage.now()))

    def ask_more_reasons(self) -> None:
        """The resident wants to see every tag."""
        self._touched(visits.MoreAsked(self._stage.now()))

    def leave_reasons(self) -> None:
        """Done with the reasons, or none are given."""
        self._touched(visits.ReasonsDone(self._stage.now()))

    def challenge(self) -> None:
        """这不是为我服务的工作人员: credits the window, not the person. Before the answer it can be taken back."""
        stage, situation = self._stage, self._stage.situation
        on = duties.on_duty(situation.duty)
        if not stage.answers_are_shown or on is None or on.staff is None:
            return
        number = visits.number(situation.visit)
        if number is None and visits.takes_an_answer(situation.visit):
            self._chosen_until = stage.now() + CHOICE_IDLE_S
            stage.show(challenged=not situation.challenged)
        elif number is not None and not situation.challenged:
            stage.show(challenged=True)
            stage.write(self._challenge(number))

    # -- how the window speaks to this resident --------------------------------------------------------------------

    def choose_language(self, language: Language) -> None:
        """Speak this language until the visit ends or nobody goes on."""
        if self._stage.is_open:
            self._chosen_until = self._stage.now() + CHOICE_IDLE_S
            self._stage.show(language=language)

    def choose_look(self, look: Look) -> None:
        """Look like this until the visit ends or nobody goes on."""
        if self._stage.is_open:
            self._chosen_until = self._stage.now() + CHOICE_IDLE_S
            self._stage.show(look=look)

    def toggle_reading_aloud(self) -> None:
        """Read aloud until the visit ends or nobody goes on; or stop doing so."""
        stage = self._stage
        if stage.answers_are_shown and stage.situation.has_voice:
            stage.show(aloud=read_aloud.Aloud(stage.now()) if stage.situation.aloud is None else None)
            self.listened()

    def listened(self) -> None:
        """Somebody hears the page read aloud: it stays long enough for that."""
        if self._stage.situation.aloud is not None:
            self._touched(visits.Listened(self._stage.now()))

    # -- time ------------------------------------------------------------------------------------------------------

    @property
    def deadline(self) -> float | None:
        """When the visit, what was chosen for it or reading aloud next has something to do."""
        situation = self._stage.situation
        times = [visits.deadline(situation.visit), self._chosen_until]
        if situation.aloud is not None:
            times.append(read_aloud.deadline(situation.aloud))
        return min((time for time in times if time is not None), default=None)

    def tick(self, now: float) -> None:
        self._on(visits.TimePassed(now))
        if self._chosen_until is not None and now >= self._chosen_until:
            self._forget_choices()
        aloud = self._stage.situation.aloud
        if aloud is not None:
            self._stage.show(aloud=read_aloud.waited(aloud, now))

    # -- inside ----------------------------------------------------------------------------------------------------

    def _touched(self, event: visits.VisitEvent) -> None:
        if not self._stage.answers_are_shown:
            return
        if self._chosen_until is not None:
            self._chosen_until = self._stage.now() + CHOICE_IDLE_S
        self._on(event)

    def _on(self, event: visits.VisitEvent) -> None:
        stage, situation = self._stage, self._stage.situation
        before = situation.visit
        after = visits.step(before, event, stage.timing, situation.asking)
        if after == before:
            return
        if not isinstance(event, visits.TimePassed):
            stage.touched()
        ends = visits.is_free(after) and not isinstance(before, visits.Resting)
        stage.show(
            visit=after,
            aloud=None if ends else situation.aloud,
            challenged=situation.challenged and not ends,
        )
        if (work := self._work_of(after)) is not None:
            stage.write(work)
        elif ends:
            self._forget_choices()
        elif type(after) is not type(before):
            self.listened()

    def _forget_choices(self) -> None:
        self._chosen_until = None
        situation = self._stage.situation
        challenged = situation.challenged and visits.number(situation.visit) is not None
        self._stage.show(language=self._stage.settings.first_language, look=PLAIN, challenged=challenged)

    # -- writing ---------------------------------------------------------------------------------------------------

    def _work_of(self, state: visits.VisitState) -> Coroutine[None, None, None] | None:
        """What has to be written in this state; None for nothing."""
        journal = self._journal
        match state:
            case visits.Inviting(matter=matter):
                return self._invite(matter)
            case visits.Ending(invitation=invitation, how=how):
                challenged = self._stage.situation.challenged
                return self._answer(journal.end(visit=invitation.visit, how=how, challenged=challenged))
            case visits.Committing():
                return self._rate(state)
            case visits.CommittingReasons(visit=visit, reasons=reasons):
                return self._answer(journal.give_reasons(visit=visit, reasons=reasons))
            case visits.CommittingChange(visit=visit, level=level, via=via):
                scale = self._stage.situation.facts.rules.scale
                opens_case = scale.is_dissatisfied(level)
                return self._answer(
                    journal.change(visit=visit, scale=scale.slug, level=level, via=via, dissatisfied=opens_case)
                )
            case _:
                return None

    async def _invite(self, matter: str) -> None:
        on = duties.on_duty(self._stage.situation.duty)
        if on is None:
            self._on(visits.NotStored(self._stage.now()))
            return
        await self._answer(self._journal.invite(duty=on.duty, matter=matter))

    async def _rate(self, answer: visits.Committing) -> None:
        situation = self._stage.situation
        on = duties.on_duty(situation.duty)
        if on is None:
            self._on(visits.NotStored(self._stage.now()))
            return
        scale = situation.facts.rules.scale
        await self._answer(
            self._journal.rate(
                duty=on.duty,
                scale=scale.slug,
                level=answer.level,
                via=answer.via,
                dissatisfied=scale.is_dissatisfied(answer.level),
                visit=answer.invitation.visit if answer.invitation else None,
                matter=answer.invitation.matter if answer.invitation else "",
                challenged=situation.challenged,
            )
        )

    async def _challenge(self, visit: int) -> None:
        stored = await self._stage.stored(self._journal.challenge(visit=visit))
        if stored is None and visits.number(self._stage.situation.visit) == visit:
            self._stage.show(challenged=False)

    async def _answer(self, writing: Coroutine[None, None, Stored]) -> None:
        stored = await self._stage.stored(writing)
        now = self._stage.now()
        self._on(visits.NotStored(now) if stored is None else visits.Stored(stored.seq, now))
