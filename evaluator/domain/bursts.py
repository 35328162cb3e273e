"""Answers that come too close together, or too regularly, for people who are served one after another."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import exp
from statistics import fmean, pstdev

from evaluator.domain.chances import binomial_tail, poisson_tail
from evaluator.domain.day_log import Answer
from evaluator.domain.signal_rules import OPEN_MINUTES, Ends, KioskKind, Signal, SignalRules, score_of
from evaluator.domain.usual import Usual


def bursts_a_day(size: int, rate: float, rules: SignalRules) -> float:
    """False alarms a kiosk-day: how often chance puts `size` answers into one span, at `rate` answers a minute.

    At most: every answer that ends such a span is counted. 5 in 2 minutes at 0.1 a minute: 0.0027; 5 at 0.2: 0.075.
    """
    return rate * OPEN_MINUTES * poisson_tail(size - 1, rate * rules.burst_s / 60)


def burst_size(rate: float, least: int, rules: SignalRules) -> int:
    """The smallest burst that costs no more than the rules allow. At 0.1 a minute: 5; at 0.2: 6."""
    size = least
    while bursts_a_day(size, rate, rules) > rules.false_a_day:
        size += 1
    return size


def _burst(answers: Sequence[Answer], usual: Usual, share: float, least: int, rules: SignalRules) -> tuple[int, float]:
    """How many of a duty's answers lie in bursts, and the least chance of them; (0, 1.0) for none."""
    inside: set[int] = set()
    chance, begin = 1.0, 0
    sizes: dict[float, int] = {}
    for end, answer in enumerate(answers):
        while answer.at_s - answers[begin].at_s > rules.burst_s:
            begin += 1
        size, rate = end - begin + 1, usual.rate(answer.at_s) * share
        if size < least:
            continue
        if rate not in sizes:
            sizes[rate] = burst_size(rate, least, rules)
        if size >= sizes[rate]:
            inside.update(range(begin, end + 1))
            chance = min(chance, bursts_a_day(size, rate, rules))
    return len(inside), chance


def bursts(duty: str, answers: Sequence[Answer], usual: Usual, ends: Ends, rules: SignalRules) -> Iterator[Signal]:
    """Of the best level, of the lowest, and of any where neither explains it."""
    explained = 0
    one_level: tuple[tuple[KioskKind, str, int], ...] = (
        ("burst_best", ends.best, rules.burst_least),
        ("burst_worst", ends.worst, rules.worst_least),
    )
    for kind, level, least in one_level:
        of_level = [answer for answer in answers if answer.level == level]
        n, chance = _burst(of_level, usual, usual.share(level), least, rules)
        if n:
            explained += n
            yield Signal(duty, kind, score_of(chance), n)
    n, chance = _burst(answers, usual, 1.0, rules.burst_least, rules)
    if n >= 2 * max(1, explained):
        yield Signal(duty, "burst", score_of(chance), n)


def spacing(duty: str, answers: Sequence[Answer], usual: Usual, rules: SignalRules) -> Iterator[Signal]:
    """The longest row of answers as regular as no queue is; its chance is at most that of so many answers so fast."""
    gaps = [after.at_s - before.at_s for before, after in pairwise(answers)]
    inside: set[int] = set()
    chance = 1.0
    for begin in range(len(gaps) - rules.spacing_gaps + 1):
        row = gaps[begin : begin + rules.spacing_gaps]
        mean = fmean(row)
        if 0 < mean <= rules.spacing_mean_s and pstdev(row) / mean < rules.spacing_variation:
            inside.update(range(begin, begin + len(row) + 1))
            rate = usual.rate(answers[begin].at_s)
            chance = min(chance, rate * OPEN_MINUTES * poisson_tail(len(row), rate * sum(row) / 60))
    if inside:
        yield Signal(duty, "spacing", score_of(chance), len(inside))


def interval(duty: str, answers: Sequence[Answer], usual: Usual, ends: Ends, rules: SignalRules) -> Iterator[Signal]:
    """Answers that come as soon as the window takes one, again and again: open mode alone has such a limit."""
    open_ones = [answer for answer in answers if answer.asked_s is None]
    at_limit = [
        after
        for before, after in pairwise(open_ones)
        if after.at_s - before.at_s <= ends.interval_s + rules.interval_slack_s
    ]
    if len(at_limit) >= rules.interval_gaps:
        # whoever came during the rest waits for its end, so every arrival in it counts
        rate = fmean(usual.rate(answer.at_s) for answer in at_limit)
        share = 1 - exp(-rate * (ends.interval_s + rules.interval_slack_s) / 60)
        chance = binomial_tail(len(at_limit), len(open_ones) - 1, share)
        if chance <= rules.false_a_day:
            yield Signal(duty, "interval", score_of(chance), len(at_limit))
