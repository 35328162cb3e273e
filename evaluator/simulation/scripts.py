"""What is done to a day: by staff members who want a better figure, by others, and by chance. Each has a name."""

from collections.abc import Callable
from typing import Final, NamedTuple

from evaluator.domain.journal import Mode
from evaluator.simulation.days import HALVES, Draft, Happening

Act = Callable[[Draft], None]
COACH: Final = "s1"
COACHED: Final = 0.75
TAP_S: Final = 2.0
"""From the invitation to the tap of somebody who does both."""


class Script(NamedTuple):
    """How a labelled day differs from an honest one."""

    act: Act
    about: str
    deceives: bool = True
    """Whether it is to be found; else every signal it raises is a false alarm."""
    modes: tuple[Mode, ...] = ("open", "invited")
    """Where it can be done."""


def _time(draft: Draft, half: int, *, before_end_s: float = 600) -> float:
    begins, ends = HALVES[half]
    return draft.chance.uniform(begins + 600, ends - before_end_s)


def _self_rating(draft: Draft) -> None:
    half = draft.chance.randrange(2)
    for at_s in (_time(draft, half), _time(draft, half)):
        for after_s in _apart(draft, 5, 118, 14):
            draft.answer(at_s + after_s, draft.duty(half), draft.habits.levels[0], after_s=TAP_S)


def _apart(draft: Draft, n: int, span_s: float, least_s: float) -> list[float]:
    """n moments within a span, the window's interval and a thank-you apart."""
    spare_s = span_s - (n - 1) * least_s
    places = sorted(draft.chance.uniform(0, spare_s) for _ in range(n))
    return [place + i * least_s for i, place in enumerate(places)]


def _slow_self_rating(draft: Draft) -> None:
    for half, (begins, ends) in enumerate(HALVES):
        at_s = begins + draft.chance.uniform(600, 2400)
        while at_s < ends - 300:
            draft.answer(at_s, draft.duty(half), draft.habits.levels[0], after_s=TAP_S)
            at_s += draft.chance.uniform(1200, 2400)


def _program(draft: Draft) -> None:
    half = draft.chance.randrange(2)
    at_s = _time(draft, half, before_end_s=2400)
    for _ in range(15):
        draft.answer(at_s, draft.duty(half), draft.habits.levels[0], after_s=TAP_S)
        at_s += draft.chance.uniform(95, 105)


def _last_minutes(draft: Draft) -> None:
    ends, levels = HALVES[1][1], draft.habits.levels
    for after_s in _apart(draft, 18, 14 * 60, 40):
        draft.answer(ends - 14.5 * 60 + after_s, draft.duty(1), levels[0], after_s=TAP_S)


def _coaching(draft: Draft) -> None:
    """One of the people at the window asks everybody for the best answer."""
    levels = draft.habits.levels
    coached = {one.duty for one in draft.happenings if one.what == "open" and one.staff == COACH}
    draft.happenings = [
        one._replace(level=levels[0])
        if one.what == "rate" and one.duty in coached and draft.chance.random() < COACHED
        else one
        for one in draft.happenings
    ]


def _reverse(draft: Draft) -> None:
    half = draft.chance.randrange(2)
    at_s = _time(draft, half)
    for after_s in _apart(draft, 5, 118, 14):
        draft.answer(at_s + after_s, draft.duty(half), draft.habits.levels[-1], after_s=TAP_S)


def _child(draft: Draft) -> None:
    half = draft.chance.randrange(2)
    at_s = _time(draft, half, before_end_s=1500)
    for _ in range(500):
        draft.answer(at_s, draft.duty(half), draft.chance.choice(draft.habits.levels), after_s=TAP_S)
        at_s += draft.chance.uniform(0.5, 3)


def _long_pauses(draft: Draft) -> None:
    """Whoever has made people angry is away until they have left."""
    half = draft.chance.randrange(2)
    begins, _ = HALVES[half]
    since = begins + draft.chance.uniform(1200, 3600)
    duty = draft.duty(half)
    draft.happenings = [one for one in draft.happenings if one.what not in ("pause", "resume") or one.duty != duty]
    draft.happenings += [Happening(since, "pause", duty), Happening(since + 95 * 60, "resume", duty)]


def _unasked(draft: Draft) -> None:
    """The answers of most who were asked are waited out: they lapse."""
    draft.happenings = [
        one._replace(what="lapse") if one.what == "rate" and one.visit and draft.chance.random() < 0.7 else one
        for one in draft.happenings
    ]


def _wrong_sign_in(draft: Draft) -> None:
    first, second = draft.people[0], draft.people[-1]
    swapped = {first: second, second: first}
    draft.happenings = [
        one._replace(staff=swapped[one.staff]) if one.what == "open" else one for one in draft.happenings
    ]


def _outage(draft: Draft) -> None:
    """The power fails; when it is back the same duty goes on under another name."""
    half = draft.chance.randrange(2)
    duty = draft.duty(half)
    fails_s = _time(draft, half, before_end_s=3000)
    back_s = fails_s + draft.chance.uniform(300, 2400)
    resumed = f"{draft.chance.getrandbits(64):016x}"
    kept = []
    for one in draft.happenings:
        if one.duty != duty or one.at_s < fails_s:
            kept.append(one)
        elif one.at_s > back_s or one.what == "close":
            kept.append(one._replace(duty=resumed))
    staff = draft.people[half % len(draft.people)]
    draft.happenings = [
        *kept,
        Happening(back_s, "restart", duty),
        Happening(back_s, "open", resumed, staff=staff, previous=duty),
    ]


SCRIPTS: Final[dict[str, Script]] = {
    "self_rating": Script(_self_rating, "10 best answers a day in two bursts of 5 within 2 minutes"),
    "slow_self_rating": Script(_slow_self_rating, "one best answer every 20 to 40 minutes"),
    "program": Script(_program, "15 best answers, one every 100 seconds give or take 5"),
    "last_minutes": Script(_last_minutes, "18 best answers in the last 15 minutes of the day"),
    "coaching": Script(_coaching, "one of the people turns three of four of their other answers into the best"),
    "reverse": Script(_reverse, "5 of the lowest answers within 2 minutes, by a colleague"),
    "child": Script(_child, "a child taps 500 times"),
    "long_pauses": Script(_long_pauses, "a pause of 95 minutes while people wait"),
    "unasked": Script(_unasked, "seven of ten who would answer do not get to it", modes=("invited",)),
    "wrong_sign_in": Script(_wrong_sign_in, "two colleagues serve under each other's names"),
    "outage": Script(_outage, "the power fails for up to 40 minutes", deceives=False),
}
