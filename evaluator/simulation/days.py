"""Honest days at a window, drawn from a seed: who serves, who comes, who is asked and what they answer.

Times are seconds after the midnight the day begins with. The same seed and day give the same day.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final, Literal, NamedTuple

from evaluator.domain.journal import Mode

FRIDAY: Final = 4
HALVES: Final = ((9 * 3600, 12 * 3600), (13 * 3600 + 1800, 17 * 3600))
"""The two duties of a day, with the break for lunch between them."""
LEVEL_WEIGHTS: Final = (0.62, 0.27, 0.07, 0.04)
"""Best level first; a scale with more levels shares the last weight."""
ANSWERED, DECLINED = 0.72, 0.06
"""Of those who are asked; the others let the invitation lapse."""
INVITATION_S: Final = 60
INTERVAL_S: Final = 10
THANKS_S: Final = 3
GROUPS: Final = 0.03
"""How often two or three who came together answer one after another, where nobody is invited."""
SERVED_BEFORE: Final = 0.02
"""How often somebody served by the duty before answers in the first minute of the next."""

What = Literal["open", "close", "restart", "pause", "resume", "ask", "rate", "decline", "lapse", "challenge"]


class Happening(NamedTuple):
    """One thing that happens at the window."""

    at_s: float
    what: What
    duty: str
    staff: str = ""
    """Of an opening."""
    visit: int = 0
    """Joins who was asked with what came of it; 0 in open mode."""
    level: str = ""
    matter: str = ""
    previous: str = ""
    """Of an opening after a restart: the duty it goes on from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How a window is simulated."""

    seed: str
    mode: Mode = "open"
    visits: float = 11
    """Expected in half a day."""
    levels: tuple[str, ...] = ("very_satisfied", "satisfied", "neutral", "dissatisfied")
    """Of the scale, best first."""
    matters: tuple[str, ...] = ()

    def chance(self, *about: object) -> random.Random:
        """Chance of its own for whatever it is asked about."""
        return random.Random("/".join([self.seed, *map(str, about)]))  # noqa: S311 - a simulation


@dataclass(slots=True)
class Draft:
    """A day in the making: who serves in each half, and the answers that are to be given."""

    habits: Habits
    day: date
    people: tuple[str, ...]
    chance: random.Random
    happenings: list[Happening] = field(default_factory=list)
    visits: int = 0

    def answer(
        self, at_s: float, duty: str, level: str | None, matter: str = "", *, after_s: float | None = None
    ) -> None:
        """A resident answers, or (None) does not; where residents are invited, they are asked first.

        `after_s`: how long after they were asked; None for a resident's own time.
        """
        add = self.happenings.append
        if self.habits.mode == "open":
            if level is not None:
                add(Happening(at_s, "rate", duty, level=level, matter=matter))
            return
        self.visits += 1
        add(Happening(at_s, "ask", duty, visit=self.visits, matter=matter))
        after_s = self.chance.uniform(3, 25) if after_s is None else after_s
        if level is not None:
            add(Happening(at_s + after_s, "rate", duty, visit=self.visits, level=level, matter=matter))
        elif self.chance.random() < DECLINED / (1 - ANSWERED):
            add(Happening(at_s + after_s, "decline", duty, visit=self.visits))
        else:
            add(Happening(at_s + INVITATION_S, "lapse", duty, visit=self.visits))

    def duty(self, half: int) -> str:
        """The duty of a half-day."""
        return f"{self.habits.chance(self.day, half).getrandbits(64):016x}"


def working_days(first: date, last: date) -> list[date]:
    """Mondays to Fridays from the first to the last day, both included."""
    days = (first + timedelta(days=passed) for passed in range((last - first).days + 1))
    return [day for day in days if day.weekday() <= FRIDAY]


def honest_day(habits: Habits, day: date, people: Sequence[str]) -> Draft:
    """A day on which nobody wants to deceive. `people`: who serves in each half; nobody serves when there is nobody."""
    draft = Draft(habits=habits, day=day, people=tuple(people), chance=habits.chance(day))
    for half, (begins, ends) in enumerate(HALVES):
        if people:
            _serve(draft, half, people[half % len(people)], begins, ends)
    return draft


def kindness(habits: Habits, staff: str) -> float:
    """By how much the odds of a person's best answers differ from the usual ones, 0.7-1.6."""
    return habits.chance(staff).uniform(0.7, 1.6)


def answer_of(habits: Habits, kind: float, chance: random.Random) -> str:
    """The level of an answer, where the best one is `kind` times as likely as usual."""
    levels = habits.levels
    weights = [*LEVEL_WEIGHTS[: len(levels)], *([0.01] * (len(levels) - len(LEVEL_WEIGHTS)))]
    return chance.choices(levels, [weights[0] * kind, *weights[1:]])[0]


def in_order(draft: Draft) -> list[Happening]:
    """The day as the window lets it happen: while somebody is asked or the answers rest, the next one waits.

    Nobody is asked and nobody answers in open mode while the window is closed or paused; whoever leaves before an
    answer was possible has given none.
    """
    waited = sorted(_waiting(sorted(draft.happenings, key=lambda one: one.at_s)), key=lambda one: one.at_s)
    taken: list[Happening] = []
    at_window, paused = "", False
    asked: set[int] = set()
    for happening in waited:
        match happening.what:
            case "open":
                at_window, paused = happening.duty, False
            case "close" | "restart":
                at_window = ""
            case "pause" | "resume":
                paused = happening.what == "pause"
            case "ask" if at_window != happening.duty or paused:
                continue
            case "ask":
                asked.add(happening.visit)
            case _ if at_window != happening.duty or (happening.visit not in asked if happening.visit else paused):
                continue
        taken.append(happening)
    return taken


def _waiting(happenings: Iterable[Happening]) -> Iterator[Happening]:
    free_s = 0.0
    moved: dict[int, float] = {}
    for happening in happenings:
        at_s = happening.at_s
        match happening.what:
            case "ask":
                moved[happening.visit] = max(0.0, free_s - at_s)
                at_s = max(at_s, free_s)
                free_s = at_s + INVITATION_S
            case "rate" | "decline" | "lapse" | "challenge" if happening.visit:
                at_s += moved.get(happening.visit, 0.0)
                free_s = at_s + THANKS_S
            case "rate":
                at_s = max(at_s, free_s)
                free_s = at_s + INTERVAL_S
            case _:
                pass
        yield happening._replace(at_s=at_s)


def _serve(draft: Draft, half: int, staff: str, begins: int, ends: int) -> None:
    chance, habits, duty = draft.chance, draft.habits, draft.duty(half)
    draft.happenings.append(Happening(begins, "open", duty, staff=staff))
    pauses = _pauses(chance, begins, ends)
    for since, until in pauses:
        draft.happenings += [Happening(since, "pause", duty), Happening(until, "resume", duty)]
    kind = kindness(habits, staff) * chance.lognormvariate(0, 0.15)
    for _ in range(max(0, round(chance.gauss(habits.visits, habits.visits**0.5)))):
        at_s = _comes(chance, begins, ends, pauses)
        level = answer_of(habits, kind, chance) if _answers(habits, chance) else None
        matter = chance.choice(habits.matters) if habits.matters else ""
        draft.answer(at_s, duty, level, matter)
        if habits.mode == "open" and chance.random() < GROUPS:
            for place in range(1, chance.randint(2, 3)):
                draft.answer(at_s + place * chance.uniform(12, 40), duty, level, matter)
    if half and chance.random() < SERVED_BEFORE:
        draft.answer(begins + chance.uniform(1, 60), duty, answer_of(habits, kind, chance))
    draft.happenings.append(Happening(ends, "close", duty))


def _answers(habits: Habits, chance: random.Random) -> bool:
    return habits.mode == "open" or chance.random() < ANSWERED


def _pauses(chance: random.Random, begins: int, ends: int) -> list[tuple[float, float]]:
    since = begins + chance.uniform(1800, ends - begins - 1800)
    return [(since, since + chance.uniform(180, 720))] if chance.random() < 0.5 else []


def _comes(chance: random.Random, begins: int, ends: int, pauses: Iterable[tuple[float, float]]) -> float:
    """When somebody is done: never in the first minute nor in a pause, more often in the middle of a half-day."""
    while True:
        at_s = chance.uniform(begins + 60, ends - 180)
        middle = 1 - abs(2 * (at_s - begins) / (ends - begins) - 1)
        if chance.random() < 0.5 + middle / 2 and not any(since - 60 < at_s < until + 60 for since, until in pauses):
            return at_s
