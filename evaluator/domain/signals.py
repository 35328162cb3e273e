"""What looks wrong in a window's day: each sign with the chance that an honest day shows as much.

A signal is a question to a person, never a verdict and never a correction. The definitions stand in docs/SIGNALS.md.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from math import exp
from statistics import median

from evaluator.domain.bursts import bursts, interval, spacing
from evaluator.domain.chances import LEAST, binomial_tail
from evaluator.domain.day_log import Answer, DayLog, Stay
from evaluator.domain.signal_rules import Ends, Signal, SignalRules, score_of
from evaluator.domain.usual import Usual


def with_odds(share: float, odds: float) -> float:
    """The share of somebody whose odds are `odds` times those of `share`: 0.62 and 2 give 0.77."""
    return odds * share / (1 - share + odds * share)


def run_length(share: float, answers: int, rules: SignalRules) -> int:
    """How many best answers in a row are too many for so many answers in a day. 0.62 and 22 answers: 41."""
    expected, length = answers * (1 - share), 1
    while expected * share**length > rules.run_chance:
        length += 1
    return length


def _pure_run(past: Sequence[DayLog], today: DayLog, ends: Ends, rules: SignalRules) -> Iterator[Signal]:
    """The run of a person's best answers at this window passes what others' answers here would ever make of chance."""
    recent = past[-rules.look_back_days :]
    for staff in dict.fromkeys(stay.staff for stay in today.stays if stay.staff):
        own = {stay.duty for stay in today.stays if stay.staff == staff}
        others, run = Counter[str](), 0
        for log in recent:
            for person, levels in log.levels_of.items():
                if person != staff:
                    others.update(levels)
            for level in log.levels_of.get(staff, ()):
                run = run + 1 if level == ends.best else 0
        now = [answer for answer in today.answers if answer.duty in own]
        if others.total() < rules.usual_from or not now:
            continue
        share = with_odds(min(0.98, (others[ends.best] + 1) / (others.total() + 2)), rules.run_odds)
        length = run_length(share, len(now), rules)
        for answer in now:
            run = run + 1 if answer.level == ends.best else 0
            if run == length:
                chance = len(now) * (1 - share) * share**run
                yield Signal(answer.duty, "pure_run", score_of(chance), run)
                break


# -- hours, volume, pauses ---------------------------------------------------------------------------------------------


def _hours(stay: Stay, answers: Sequence[Answer], usual: Usual, rules: SignalRules) -> Iterator[Signal]:
    outside = sum(not stay.from_s <= answer.at_s <= stay.to_s for answer in answers)
    if outside:
        yield Signal(stay.duty, "off_duty", score_of(LEAST), outside)
    early = [a for a in answers if 0 <= a.at_s - stay.from_s < rules.early_s]
    if early and stay.staff and not stay.goes_on:
        chance = 1 - exp(-usual.rate(stay.from_s) * rules.early_s / 60)
        yield Signal(stay.duty, "early", score_of(chance), len(early))
    paused = sum(_is_paused(stay, answer) for answer in answers)
    if paused:
        yield Signal(stay.duty, "in_pause", score_of(LEAST), paused)


def _is_paused(stay: Stay, answer: Answer) -> bool:
    """Whoever was asked before the pause may still answer in it."""
    return any(
        since < answer.at_s < until and (answer.asked_s is None or answer.asked_s > since)
        for since, until in stay.pauses
    )


def _late_share(today: DayLog, rules: SignalRules) -> Iterator[Signal]:
    """So much of the day's answers in the last minutes before the last duty ended."""
    if len(today.answers) < rules.late_least or not today.stays:
        return
    last = max(today.stays, key=lambda stay: stay.to_s)
    late = [a for a in today.answers if a.duty == last.duty and last.to_s - a.at_s <= rules.late_minutes * 60]
    if len(late) > rules.late_share * len(today.answers):
        minutes = max(rules.late_minutes, sum(stay.present_s for stay in today.stays) / 60)
        chance = binomial_tail(len(late), len(today.answers), rules.late_minutes / minutes)
        yield Signal(last.duty, "late_share", score_of(chance), len(late))


def _pauses(stay: Stay, usual: Usual, rules: SignalRules) -> Iterator[Signal]:
    """Far longer away than half of the duties before at this window, and than nearly all of them."""
    before = usual.paused_minutes()
    if not stay.staff or len(before) < rules.look_back_days // 2:
        return
    minutes = stay.paused_s / 60
    share = (sum(one >= minutes for one in before) + 1) / (len(before) + 1)
    if minutes - median(before) >= rules.pause_minutes and share <= rules.pause_share:
        yield Signal(stay.duty, "pauses", score_of(share), int(minutes))


def _participation(
    stay: Stay, today: DayLog, answers: Sequence[Answer], usual: Usual, rules: SignalRules
) -> Iterator[Signal]:
    """Far fewer of those who were asked have answered than usually do here."""
    rated, asked = usual.asked()
    missed = today.unanswered.count(stay.duty)
    here = missed + sum(answer.asked_s is not None for answer in answers)
    if asked < 3 * rules.usual_from or not missed:
        return
    chance = binomial_tail(missed, here, (asked - rated + 1) / (asked + 1))
    if chance < rules.participation_chance:
        yield Signal(stay.duty, "participation", score_of(chance), missed)


# -- a day -------------------------------------------------------------------------------------------------------------


def signals_of(past: Sequence[DayLog], today: DayLog, ends: Ends, rules: SignalRules) -> tuple[Signal, ...]:
    """Everything that looks wrong in a day that is over; one signal of a kind for a duty. `past`: earlier days."""
    usual = Usual(past, today, rules)
    found: list[Signal] = []
    for stay in today.stays:
        answers = [answer for answer in today.answers if answer.duty == stay.duty]
        found.extend(bursts(stay.duty, answers, usual, ends, rules))
        found.extend(spacing(stay.duty, answers, usual, rules))
        found.extend(interval(stay.duty, answers, usual, ends, rules))
        found.extend(_hours(stay, answers, usual, rules))
        found.extend(_pauses(stay, usual, rules))
        found.extend(_participation(stay, today, answers, usual, rules))
    known = {stay.duty for stay in today.stays}
    strays: Iterable[str] = sorted({answer.duty for answer in today.answers} - known)
    found.extend(
        Signal(duty, "off_duty", score_of(LEAST), sum(answer.duty == duty for answer in today.answers))
        for duty in strays
    )
    found.extend(_pure_run(past, today, ends, rules))
    found.extend(_late_share(today, rules))
    return tuple(found)
