"""What looks wrong in a month of several people and windows: told from counts alone, so the office sees it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt
from typing import Final, NamedTuple

from evaluator.domain.chances import g_chance, g_of_share
from evaluator.domain.signal_rules import OfficeKind, SignalRules, score_of
from evaluator.domain.signals import with_odds

DAYS_A_MONTH: Final = 22
"""Working days, by which the chance of a month is told a kiosk-day as every other."""

Counts = Mapping[tuple[str, str], Counter[str]]
"""Levels by (window, person); nobody without a window or a person is in it."""


class MixSignal(NamedTuple):
    """A person at a window in a month."""

    window: str
    staff: str
    signal: OfficeKind
    score: float
    n: int


def mixes(counts: Counts, best: str, rules: SignalRules) -> tuple[MixSignal, ...]:
    """More best levels than somebody with `run_odds` times the odds of the others at the same window would have.

    A G-test against those odds, its chance shared among everybody who is looked at; and, where a person serves at
    several windows and a window has several people, the residual from what both suggest.
    """
    cells = {key: (levels[best], levels.total()) for key, levels in counts.items()}
    enough = {key: cell for key, cell in cells.items() if cell[1] >= rules.usual_from}
    found = []
    for (window, staff), (k, n) in sorted(enough.items()):
        at_window = _sum(cell for (where, who), cell in cells.items() if where == window and who != staff)
        elsewhere = _sum(cell for (where, who), cell in cells.items() if where != window and who == staff)
        if at_window[1] >= rules.usual_from:
            expected = with_odds(_share(*at_window), rules.run_odds)
            chance = g_chance(g_of_share(k, n, expected)) * len(enough) if k > n * expected else 1.0
            if chance < rules.mix_chance:
                found.append(MixSignal(window, staff, "mix", score_of(chance / DAYS_A_MONTH), n))
        served = {where for where, who in cells if who == staff and where != window}
        others = _sum(cell for (where, who), cell in cells.items() if where in served and who != staff)
        if min(at_window[1], elsewhere[1], others[1]) >= rules.usual_from:
            parts = [_logit(*cell) for cell in ((k, n), others, at_window, elsewhere)]
            apart = parts[0][0] + parts[1][0] - parts[2][0] - parts[3][0]
            residual = apart / sqrt(sum(variance for _, variance in parts))
            if abs(residual) > rules.residual:
                chance = g_chance(residual**2) * len(enough)
                found.append(MixSignal(window, staff, "residual", score_of(chance / DAYS_A_MONTH), n))
    return tuple(found)


def _sum(cells: Iterable[tuple[int, int]]) -> tuple[int, int]:
    k = n = 0
    for one, of in cells:
        k, n = k + one, n + of
    return k, n


def _share(k: int, n: int) -> float:
    """Between 0 and 1 and never one of them."""
    return (k + 1) / (n + 2)


def _logit(k: int, n: int) -> tuple[float, float]:
    """The logarithm of the odds, and its variance."""
    hit, missed = k + 0.5, n - k + 0.5
    return log(hit / missed), 1 / hit + 1 / missed
