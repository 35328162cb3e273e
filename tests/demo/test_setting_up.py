"""What the demo sets up."""

from datetime import date

import pytest

from evaluator.demo.setting_up import history


@pytest.mark.parametrize(
    ("today", "months", "first", "last"),
    [
        (date(2026, 11, 21), 3, date(2026, 8, 3), date(2026, 11, 20)),
        (date(2026, 9, 1), 3, date(2026, 6, 1), date(2026, 8, 31)),  # July and August have 31 days each
        (date(2027, 2, 28), 3, date(2026, 11, 2), date(2027, 2, 26)),
        (date(2027, 1, 1), 3, date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 1, 1), 1, date(2026, 12, 1), date(2026, 12, 31)),
        (date(2027, 1, 5), 12, date(2026, 1, 1), date(2027, 1, 4)),
    ],
)
def test_whole_months_lie_behind_every_day(today: date, months: int, first: date, last: date) -> None:
    days = history(today, months)
    assert (days[0], days[-1]) == (first, last)
