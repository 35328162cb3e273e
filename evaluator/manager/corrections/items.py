"""What stands on the corrections page: challenges that wait, and corrections in every state, as a person reads them."""

from typing import Final, NamedTuple

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


class Line(NamedTuple):
    """What the list says of an item."""

    key: str
    act: str
    """An Act, `challenge` or `fork`."""
    state: str
    """Of a correction or a fork; a challenge is `waiting`."""
    when: str
    person: str | None
    """Whom the kiosk named; None where it is about no one person."""
    n: int
    """Ratings it is about: of a fork those its marked branch holds alone."""
    by: str
    """Who proposed or corrected; "" where nobody has."""


def line_of(item: Item) -> Line:
    match item:
        case Challenge(staff=staff, n=n):
            key = f"{item.kiosk}.{item.duty}.{item.day}"
            return Line(key, "challenge", "waiting", formats.day(item.day), staff, n, "")
        case Correction(served=served, n=n):
            day = formats.day(item.day) if item.day else words.whole_duty()
            return Line(item.correction, item.act, item.state, day, served, n, item.by)
        case Fork(marked=marked):
            day = formats.day(marked.first_day) if marked.first_day else formats.DASH
            return Line(forks.key_of(item), "fork", forks.state_of(item), day, None, marked.n, forks.by_of(item))


def is_waiting(item: Item) -> bool:
    return line_of(item).state in ("waiting", "proposed")


def is_settled(item: Item) -> bool:
    """Whether nothing came of it."""
    return line_of(item).state in ("refused", "counted")


def proposers_of(item: Item) -> list[str]:
    """Who waits for a second person here."""
    match item:
        case Challenge():
            return []
        case Correction(state=state, by=by):
            return [by] if state == "proposed" else []
        case Fork():
            return [one.step.by for one in forks.waiting_of(item)]


def columns(names: Names) -> tuple[RowColumn[Item], ...]:
    return (
        RowColumn(slug="day", title=words.when(), text=lambda one: line_of(one).when, room=Room(80, 92), whole=True),
        RowColumn(
            slug="act",
            title=words.what(),
            text=lambda one: words.act_name(line_of(one).act),
            room=Room(150, 180, 3),
            whole=True,
        ),
        RowColumn(
            slug="hall",
            title=words.hall(),
            text=lambda one: names.hall(one.unit),
            room=Room(120, 150, 2),
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
            text=lambda one: _person(one, names),
            room=Room(124, 160, 2),
        ),
        RowColumn(
            slug="n",
            title=words.ratings_n(),
            text=lambda one: formats.count(line_of(one).n),
            room=Room(40, 48),
            whole=True,
            side="right",
            order=lambda one: line_of(one).n,
        ),
        RowColumn(
            slug="by",
            title=words.by(),
            text=lambda one: line_of(one).by,
            room=Room(56, 80, 1),
            gives_way=True,
        ),
        RowColumn(
            slug="state",
            title=words.state(),
            text=lambda one: words.state_name(line_of(one).state),
            room=Room(56, 64),
            whole=True,
        ),
    )


def choices(item: Item, account: str, *, corrects: bool, decides: bool) -> tuple[Choice, ...]:
    """What somebody can do about it now; whoever proposed does not decide."""
    match item:
        case Challenge():
            return (Choice("uphold", words.uphold()), Choice("dismiss", words.dismiss())) if corrects else ()
        case Correction(state="proposed"):
            return forks.second_word() if decides and item.by != account else ()
        case Correction():
            undo = OPPOSITE.get(item.act)
            return (Choice(undo, words.undo(undo)),) if undo and item.state == "in_force" and corrects else ()
        case Fork():
            return forks.choices(item, account, corrects=corrects, decides=decides)


def _person(item: Item, names: Names) -> str:
    person = line_of(item).person
    return formats.DASH if person is None else names.person(person)


def opened(item: Challenge | Correction, names: Names) -> Opened:
    """What it is about, what changes by it, and who said so."""
    line = line_of(item)
    facts = [
        (words.hall(), names.hall(item.unit)),
        (words.window(), names.window(item.window)),
        (words.person(), _person(item, names)),
    ]
    heading = words.act_name(line.act)
    small = f"{words.state_name(line.state)}　·　{line.when}"
    if isinstance(item, Challenge):
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
