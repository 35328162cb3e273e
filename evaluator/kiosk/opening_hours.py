"""Opening hours of a kiosk that a whole unit is rated at: its duty begins at opening time, and nobody signs in."""

from typing import Final

from evaluator.domain.duty import HallOpened, OffDuty
from evaluator.domain.opening import is_open, opens_after
from evaluator.kiosk.journal_thread import Journal
from evaluator.kiosk.live_duty import LiveDuty
from evaluator.kiosk.stage import Stage

LOOK_EVERY_S: Final = 60.0
"""The office's time is looked at so often while the hall is closed; the clock may have been put right."""


class OpeningHours:
    """Opens; closing time ends this duty like every other one. At a window it does nothing."""

    def __init__(self, stage: Stage, journal: Journal, duty: LiveDuty) -> None:
        self._stage, self._journal, self._duty = stage, journal, duty
        self._look_at = stage.now()

    @property
    def deadline(self) -> float | None:
        """When to look whether the hall has opened; None while it is."""
        return self._look_at if self._is_closed else None

    def tick(self, now: float) -> None:
        if self._is_closed and now >= self._look_at:
            self._look_at = now + LOOK_EVERY_S
            self._stage.write(self._look())

    @property
    def _is_closed(self) -> bool:
        situation = self._stage.situation
        return situation.facts.rates_unit and isinstance(situation.duty, OffDuty)

    async def _look(self) -> None:
        """By the corrected clock, so that a device without a clock of its own opens in time."""
        at, now = await self._journal.now(), self._stage.now()
        facts = self._stage.situation.facts
        if is_open(facts.rules, at, facts.zone):
            self._stage.show(opens_at=None)
            self._duty.on(HallOpened())
            return
        opens_at = opens_after(facts.rules, at, facts.zone)
        if opens_at is not None:
            self._look_at = now + min(LOOK_EVERY_S, (opens_at - at).total_seconds())
        self._stage.show(opens_at=opens_at)
