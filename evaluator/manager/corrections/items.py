"""What stands on the corrections page: challenges that wait, and corrections in every state, as a person reads them."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from evaluator.domain.names import Language
from evaluator.manager import deciding_words, formats
from evaluator.manager.corrections import words
from evaluator.manager.detail_sheet import Opened
from evaluator.manager.language import named_in
from evaluator.manager.rows_model import RowColumn
from evaluator.manager.table import Room
from evaluator.wire.corrections import Act, Challenge, Correction
from evaluator.wire.directory import WholeDirectory

Item = Challenge | Correction
OPPOSITE: Final[dict[Act, Act]] = {
    "credit": "restore", "uphold": "reopen", "dismiss": "reopen", "exclude": "include",
}  # fmt: skip
"""What undoes a correction that is in force."""


class Names(NamedTuple):
    """What ids are called, in the language of the desk."""

    staff: Mapping[str, str]
    units: Mapping[str, str]
    windows: Mapping[str, str]

    def person(self, staff: str) -> str:
        return self.staff.get(staff, staff) if staff else words.nobody()

    def hall(self, unit: str) -> str:
        return self.units.get(unit, unit)

    def window(self, window: str) -> str:
        return self.windows.get(window, window) if window else words.unit_itself()


def names_of(directory: WholeDirectory | None, language: Language) -> Names:
    if directory is None:
        return Names({}, {}, {})
    return Names(
        {
            one.staff.id: f"{named_in(language, one.staff.name, one.staff.name_en)} {one.staff.badge}"
            for one in directory.staff
        },
        {one.unit.id: named_in(language, one.unit.name, one.unit.name_en) for one in directory.units},
        {one.window.id: one.window.number for one in directory.windows},
    )


def key_of(item: Item) -> str:
    return item.correction if isinstance(item, Correction) else f"{item.kiosk}.{item.duty}.{item.day}"


def state_of(item: Item) -> str:
    return item.state if isinstance(item, Correction) else "waiting"


def is_waiting(item: Item) -> bool:
    return state_of(item) in ("waiting", "proposed")


def act_of(item: Item) -> str:
    return item.act if isinstance(item, Correction) else "challenge"


def served_of(item: Item) -> str:
    return item.served if isinstance(item, Correction) else item.staff


def when_of(item: Item) -> str:
    return formats.day(item.day) if item.day else words.whole_duty()


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
            text=lambda one: names.person(served_of(one)),
            room=Room(96, 130, 2),
        ),
        RowColumn(
            slug="n",
            title=words.ratings_n(),
            text=lambda one: formats.count(one.n),
            room=Room(40, 48),
            whole=True,
            side="right",
            order=lambda one: one.n,
        ),
        RowColumn(
            slug="by",
            title=words.by(),
            text=lambda one: one.by if isinstance(one, Correction) else "",
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


def opened(item: Item, names: Names) -> Opened:
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
