"""How often chance alone does as much: the tails of three distributions, in plain arithmetic."""

from math import comb, erfc, exp, log, sqrt
from typing import Final

LEAST: Final = 1e-300
"""What a chance is reported as that is too small to be written."""


def poisson_tail(k: int, mean: float) -> float:
    """P(X ≥ k) of a Poisson count. 5 where 0.2 are expected: 2.3e-6; 4: 5.7e-5; 5 where 0.4 are: 6.1e-5.

    Summed from the tail itself, so that a small chance is no difference of two large ones.
    """
    if k <= 0:
        return 1.0
    if mean <= 0:
        return 0.0
    if k < mean:
        return max(0.0, 1.0 - sum(_poisson(i, mean) for i in range(k)))
    term = _poisson(k, mean)
    total, place = 0.0, k
    while term > total * 1e-16:
        total += term
        place += 1
        term *= mean / place
    return min(1.0, total)


def binomial_tail(k: int, n: int, p: float) -> float:
    """P(X ≥ k) of n tries that each succeed with the chance p. 5 of 10 at 0.04: 2.2e-5."""
    if k <= 0:
        return 1.0
    return min(1.0, sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1)))


def g_chance(g: float) -> float:
    """The chance of a G statistic or more with one degree of freedom: 3.84 is 0.05, 15.1 is 1e-4."""
    return erfc(sqrt(g / 2)) if g > 0 else 1.0


def g_of_share(k: int, n: int, p: float) -> float:
    """G of k among n where the share p, 0 < p < 1, is expected: 2·Σ observed·ln(observed/expected). 0.0 as expected."""
    return 2 * sum(seen * log(seen / due) for seen, due in ((k, n * p), (n - k, n * (1 - p))) if seen > 0)


def _poisson(k: int, mean: float) -> float:
    term = exp(-mean)
    for i in range(1, k + 1):
        term *= mean / i
    return term
