"""When a clerk's own month may be put on paper, and when on another: in steps of ten ratings."""

from collections.abc import Iterable
from typing import Final

STEP: Final = 10
"""Ratings between any two editions of one month: what one has and the other has not is never fewer."""


def is_new_edition(n: int, printed: Iterable[int]) -> bool:
    """Whether a month of n ratings differs enough from every edition (each its n) that was printed of it.

    After an edition of 41 one of 51 may follow, and after both one of 31 or 61; 42 or 50 would tell what came since.
    """
    return all(abs(n - before) >= STEP for before in printed)
