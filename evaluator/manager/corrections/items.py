"""What stands on the corrections page: challenges that wait, and corrections in every state, as a person reads them."""

from typing import Final

from evaluator.manager import deciding_words, formats
from evaluator.manager.corrections import forks, words
from evaluator.manager.corrections.names import Names
from evaluator.manager.decision_form import Choice
from evaluator.manager.detail_sheet import Opened
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.branches import Fork
from evaluator.wire.corrections import Act, Challenge, Correction

Item = Challenge | Correction | Fork
OPPOSITE: Final[dict[Act, Act]] = {
    "credit": "restore", "uphold": "reopen", "dismiss": "reopen", "exclude": "include",
}  # fmt: skip
"""What undoes a correction that is in force."""


def key_of(item: Item) -> str:
    if isinstance(item, Fork):
        return forks.key_of(item)
    return item.correction if isinstance(item, Correction) else f"{item.kiosk}.{item.duty}.{item.day}"


def state_of(item: Item) -> str:
    if isinstance(item, Fork):
        return forks.state_of(item)
    return item.state if isinstance(item, Correction) else "waiting"


def is_waiting(item: Item) -> bool:
    return state_of(item) in ("waiting", "proposed")


def act_of(item: Item) -> str:
    if isinstance(item, Fork):
        return "fork"
    return item.act if isinstance(item, Correction) else "challenge"


def served_of(item: Challenge | Correction) -> str:
    return item.served if isinstance(item, Correction) else item.staff


def when_of(item: Item) -> str:
    if isinstance(item, Fork):
        return formats.day(item.marked.first_day) if item.marked.first_day else formats.DASH
    return formats.day(item.day) if item.day else words.whole_duty()


def n_of(item: Item) -> int:
    """Ratings it is about: of a fork those its marked branch holds alone."""
    return item.marked.n if isinstance(item, Fork) else item.n


def by_of(item: Item) -> str:
    if isinstance(item, Fork):
        return forks.by_of(item)
    return item.by if isinstance(item, Correction) else ""


def columns(names: Names) -> tuple[RowColumn[Item], ...]:
    return (
        RowColumn(slug="day", title=words.when(), text=when_of, room=Room(80, 92), whole=True),
        RowColumn(slug="act", title=words.what(), text=lambda one: words.act_name(act_of(one)), room=Room(150, 180, 3)),
        RowColumn(
            slug="hall",
            title=words.hall(),
            text=lambda one: names.hall(one.unit),
            room=Room(80, 130, 2),
            quiet=True,
            gives_way=True,
        ),
        RowColumn(
            slug="window",
            title=words.window(),
            text=lambda one: names.window(one.window),
            room=Room(40, 48),
            whole=True,
            side="right",
        ),
        RowColumn(
            slug="person",
            title=words.person(),
            text=lambda one: formats.DASH if isinstance(one, Fork) else names.person(served_of(one)),
            room=Room(96, 130, 2),
        ),
        RowColumn(
            slug="n",
            title=words.ratings_n(),
            text=lambda one: formats.count(n_of(one)),
            room=Room(40, 48),
            whole=True,
            side="right",
            order=n_of,
        ),
        RowColumn(
            slug="by",
            title=words.by(),
            text=by_of,
            room=Room(56, 80, 1),
            gives_way=True,
        ),
        RowColumn(
            slug="state",
            title=words.state(),
            text=lambda one: words.state_name(state_of(one)),
            room=Room(56, 64),
            whole=True,
        ),
    )


def choices(item: Item, account: str, *, corrects: bool, decides: bool) -> tuple[Choice, ...]:
    """What somebody can do about it now; whoever proposed does not decide."""
    if isinstance(item, Fork):
        return forks.choices(item, account, corrects=corrects, decides=decides)
    if isinstance(item, Challenge):
        return (Choice("uphold", words.uphold()), Choice("dismiss", words.dismiss())) if corrects else ()
    if item.state == "proposed":
        return forks.second_word() if decides and item.by != account else ()
    undo = OPPOSITE.get(item.act)
    return (Choice(undo, words.undo(undo)),) if undo and item.state == "in_force" and corrects else ()


def opened(item: Challenge | Correction, names: Names) -> Opened:
    """What it is about, what changes by it, and who said so."""
    facts = [
        (words.hall(), names.hall(item.unit)),
        (words.window(), names.window(item.window)),
        (words.person(), names.person(served_of(item))),
    ]
    heading = words.act_name(act_of(item))
    small = f"{words.state_name(state_of(item))}　·　{when_of(item)}"
    if not isinstance(item, Correction):
        why = (words.challenge_why(formats.count(item.n)), words.challenge_choices())
        return Opened(small, heading, why, facts)
    if item.act == "credit":
        facts.append((words.credited_to(), names.person(item.staff)))
    facts += [(words.ratings_n(), formats.count(item.n)), (words.why(), item.reason)]
    sentences = (effect_of(item, names), *_standing(item))
    return Opened(small, heading, sentences, facts, deciding_words.history(), _steps(item))


def effect_of(one: Correction, names: Names) -> str:
    """Before and after, in numbers of ratings."""
    n, served = formats.count(one.n), names.person(one.served)
    match one.act:
        case "credit":
            return words.effect_credit(n, served, names.person(one.staff))
        case "restore":
            return words.effect_restore(n, served)
        case "uphold":
            return words.effect_uphold(n, served)
        case "dismiss":
            return words.effect_dismiss(n, served)
        case "reopen":
            return words.effect_reopen(n)
        case "exclude":
            return words.effect_exclude(n)
        case "include":
            return words.effect_include(n)


def _standing(one: Correction) -> tuple[str, ...]:
    match one.state:
        case "proposed":
            return (words.not_yet(),)
        case "refused":
            return (words.refused_stays(),)
        case "in_force":
            return ()


def _steps(one: Correction) -> list[tuple[str, str]]:
    """The second person's word over the first's."""
    two = one.second is not None or one.state == "proposed"
    first = words.step_proposed(one.by, one.reason) if two else words.step_done(one.by, one.reason)
    steps = [(formats.instant(one.at), first)]
    if one.second is not None and one.second_at is not None:
        word = words.step_agreed(one.second) if one.state == "in_force" else words.step_refused(one.second)
        steps.insert(0, (formats.instant(one.second_at), word))
    return steps
