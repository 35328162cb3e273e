"""What the loudspeaker says when something has happened at the window."""

from collections.abc import Callable
from typing import Final

from evaluator.domain import visit as visits
from evaluator.domain.names import Language, in_language
from evaluator.kiosk.read_aloud import CHANGE, FINISH, Aloud
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
    if isinstance(after.visit, visits.Thanks) and _is_news(before.visit, after.visit):
        return (TONE, *_thanks(after.visit)) if listens else (TONE,)
    said = _of_page(before.visit, after) if listens else None
    return said if said is not None else _of_aloud(before, after)


def _is_news(before: visits.VisitState, after: visits.Thanks) -> bool:
    return not (isinstance(before, visits.Thanks) and before.seq == after.seq)


def _thanks(visit: visits.Thanks) -> Prompts:
    return ("stored", "change_keys") if visit.change_until is not None else ("stored",)


def _of_page(before: visits.VisitState, after: Situation) -> Prompts | None:
    """For whoever listens: which page has come, or what was chosen on it."""
    match before, after.visit:
        case visits.GivingReasons(chosen=had), visits.GivingReasons(chosen=has):
            return None if had == has else ("chosen",) if len(has) > len(had) else ("taken_back",)
        case _ if type(before) is type(after.visit):
            return None
        case _, visits.Unsaved():
            return ("not_saved",)
        case _, visits.Choosing():
            return question_and_answers(after)
        case _, visits.GivingReasons():
            return ("reasons",)
        case visits.GivingReasons() | visits.CommittingReasons(), visit if visits.is_free(visit):
            return ("finished",)
        case _:
            return None


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
            return _nothing_chosen(after.visit) if aloud.focus is None else stop(after, aloud.focus)
        case _:
            return None


def _nothing_chosen(visit: visits.VisitState) -> Prompts:
    """What the keys can do on this page."""
    match visit:
        case visits.Thanks():
            return _thanks(visit)
        case visits.GivingReasons():
            return ("reasons",)
        case _:
            return ("choose_first",)


def stop(situation: Situation, focus: str) -> Prompts:
    """What was moved to, and that it has to be confirmed; of a reason also whether it is chosen."""
    if focus == CHANGE:
        return ("change", "confirm")
    if focus == FINISH:
        return ("finish", "confirm")
    visit = situation.visit
    if not isinstance(visit, visits.GivingReasons):
        return (*answer(situation, focus), "confirm")
    reasons = situation.facts.rules.reasons_of(visit.level)
    place = next(place for place, reason in enumerate(reasons) if reason.code == focus)
    word = in_language(reasons[place].names, situation.language)
    return (f"answer_{place + 1}", word, *(("chosen", "take_back") if focus in visit.chosen else ("confirm",)))


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
