"""What the loudspeaker says when something has happened at the window."""

from collections.abc import Callable
from typing import Final

from evaluator.domain import visit as visits
from evaluator.domain.names import Language, in_language
from evaluator.kiosk.read_aloud import Aloud
from evaluator.kiosk.session import Session
from evaluator.kiosk.situation import Situation
from evaluator.kiosk.voice import TONE

Prompts = tuple[str, ...]
QUIET: Final[Prompts] = ()


def narration(before: Situation, after: Situation) -> Prompts | None:
    """Prompts to be said in place of what is being said; None when that may go on.

    A thank-you is one tone, and the same words after it for whoever listens: nothing in it depends on the answer.
    """
    listens = before.aloud is not None or after.aloud is not None
    if after.visit != before.visit:
        match after.visit:
            case visits.Thanks(seq=seq) if not (isinstance(before.visit, visits.Thanks) and before.visit.seq == seq):
                return (TONE, "stored") if listens else (TONE,)
            case visits.Unsaved() if listens:
                return ("not_saved",)
            case visits.Choosing() if listens:
                return question_and_answers(after)
            case visits.GivingReasons() if listens:
                return ("reasons",)
            case _:
                pass
    return _of_aloud(before, after)


def _of_aloud(before: Situation, after: Situation) -> Prompts | None:
    match before.aloud, after.aloud:
        case None, Aloud():
            invited = ("invited",) if isinstance(after.visit, visits.Asked) else ()
            return (*invited, *question_and_answers(after), "keys")
        case Aloud(), None:
            if after.duty != before.duty:
                return QUIET
            return ("off",) if after.visit == before.visit else None
        case Aloud(keys=had), Aloud(keys=has) as aloud if has != had:
            return (*answer(after, aloud.focus), "confirm") if aloud.focus is not None else ("choose_first",)
        case _:
            return None


def answer(situation: Situation, slug: str) -> Prompts:
    """One answer: its place, so that a scale without recordings can be told apart too, and its word on the screen."""
    levels = situation.facts.rules.scale.levels
    place = next(place for place, level in enumerate(levels) if level.slug == slug)
    return (f"answer_{place + 1}", in_language(levels[place].names, situation.language))


def question_and_answers(situation: Situation) -> Prompts:
    """The question as it stands on the screen, and every answer, best first. No recording knows a unit's name."""
    scale = situation.facts.rules.scale
    question = "question_unit" if situation.facts.rates_unit else in_language(scale.question, situation.language)
    answers = (prompt for level in scale.levels for prompt in answer(situation, level.slug))
    return (question, *answers)


class Narrator:
    """Has what happens in a session said by a voice."""

    def __init__(self, session: Session, say: Callable[[Prompts, Language], None]) -> None:
        self._session = session
        self._say = say
        self._before = session.situation
        session.subscribe(self._heard)

    def _heard(self) -> None:
        before, self._before = self._before, self._session.situation
        prompts = narration(before, self._before)
        if prompts is not None:
            self._say(prompts, self._before.language)
