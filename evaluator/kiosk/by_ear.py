"""What the keys of the pad do on each page of a visit while the window reads aloud."""

from typing import Final

from evaluator.domain import visit as visits
from evaluator.kiosk import read_aloud
from evaluator.kiosk.keypad import Press
from evaluator.kiosk.live_visit import LiveVisit
from evaluator.kiosk.situation import Situation
from evaluator.kiosk.stage import Stage

NO_STOPS: Final[tuple[str, ...]] = ()


def stops(situation: Situation) -> tuple[str, ...]:
    """What the keys move between on the page that is shown, in its order; () where they say nothing."""
    visit, rules = situation.visit, situation.facts.rules
    match visit:
        case visits.Thanks(change_until=float()):
            return (read_aloud.CHANGE,)
        case visits.GivingReasons(level=level, chosen=chosen):
            codes = tuple(reason.code for reason in rules.reasons_of(level))
            return codes if situation.asking.reasons_required and not chosen else (*codes, read_aloud.FINISH)
        case _ if visits.takes_an_answer(visit):
            return tuple(level.slug for level in rules.scale.levels)
        case _:
            return NO_STOPS


class ByEar:
    """Moves, repeats and confirms. A stop that was confirmed is touched as a finger would touch it."""

    def __init__(self, stage: Stage, visit: LiveVisit) -> None:
        self._stage, self._visit = stage, visit

    def pressed(self, press: Press) -> None:
        """A key was pressed alone. Nothing happens while nothing is read aloud."""
        stage = self._stage
        aloud, found = stage.situation.aloud, stops(stage.situation)
        if aloud is None or press not in read_aloud.KEYS or not isinstance(press, int) or not found:
            return
        self._visit.listened()
        confirmed = read_aloud.confirmed(aloud, press)
        if confirmed is not None and confirmed in found:
            self._confirm(aloud, confirmed)
            return
        after = read_aloud.moved(aloud, press, found, stage.now())
        if after.focus != read_aloud.FINISH and after.focus in found[visits.TAGS_AT_FIRST :]:
            self._visit.ask_more_reasons()
        stage.show(aloud=after)

    def _confirm(self, aloud: read_aloud.Aloud, stop: str) -> None:
        stage = self._stage
        if isinstance(stage.situation.visit, visits.GivingReasons) and stop != read_aloud.FINISH:
            stage.show(aloud=read_aloud.Aloud(stage.now(), stop, aloud.keys))
            self._visit.touch_reason(stop)
            return
        stage.show(aloud=read_aloud.given(aloud, stage.now()))
        if stop == read_aloud.CHANGE:
            self._visit.ask_change()
        elif stop == read_aloud.FINISH:
            self._visit.leave_reasons()
        else:
            self._visit.tap(stop, "pad")
