"""The tails, against the figures of tables and against each other."""

from math import exp, factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.domain.chances import binomial_tail, g_chance, g_of_share, poisson_tail


@pytest.mark.parametrize(
    ("k", "mean", "chance"),
    [(5, 0.2, 2.26e-6), (4, 0.2, 5.68e-5), (5, 0.4, 6.12e-5), (0, 3.0, 1.0), (1, 1.0, 1 - exp(-1)), (3, 0.0, 0.0)],
)
def test_the_poisson_tail(k: int, mean: float, chance: float) -> None:
    assert poisson_tail(k, mean) == pytest.approx(chance, rel=0.01)


def test_a_small_tail_keeps_its_figures() -> None:
    assert poisson_tail(20, 0.1) == pytest.approx(exp(-0.1) * 0.1**20 / factorial(20), rel=0.01)


@given(st.integers(0, 40), st.floats(0.01, 30))
def test_the_poisson_tail_falls_by_the_chance_of_each_count(k: int, mean: float) -> None:
    step = exp(-mean) * mean**k / factorial(k)
    assert poisson_tail(k, mean) - poisson_tail(k + 1, mean) == pytest.approx(step, abs=1e-12)


def test_the_binomial_tail() -> None:
    assert binomial_tail(5, 10, 0.04) == pytest.approx(2.2e-5, rel=0.03)
    assert binomial_tail(0, 10, 0.5) == 1.0
    assert binomial_tail(10, 10, 0.5) == pytest.approx(0.5**10)


def test_the_g_test() -> None:
    assert g_chance(3.841) == pytest.approx(0.05, rel=0.001)
    assert g_chance(15.137) == pytest.approx(1e-4, rel=0.001)
    assert g_chance(0) == 1.0
    assert g_of_share(6, 10, 0.6) == pytest.approx(0.0)
    assert g_of_share(10, 10, 0.5) == pytest.approx(13.863, rel=1e-4)
