"""What the demo sets up."""

from datetime import date

import pytest

from evaluator.demo.setting_up import first_day


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (date(2026, 11, 21), date(2026, 8, 1)),
        (date(2026, 9, 1), date(2026, 6, 1)),  # July and August have 31 days each
        (date(2027, 2, 28), date(2026, 11, 1)),
        (date(2027, 1, 1), date(2026, 10, 1)),
    ],
)
def test_three_whole_months_lie_behind_every_day(today: date, first: date) -> None:
    assert first_day(today) == first
