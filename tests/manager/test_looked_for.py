"""What a person looks for in a list."""

import pytest

from evaluator.manager.looked_for import holding, words_of

ROWS = [("Li Min", "East Hall"), ("Wang Li", "West Hall"), ("Zhao", "East Hall")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", [0, 1, 2]),
        ("  ", [0, 1, 2]),
        ("li", [0, 1]),
        ("HALL east", [0, 2]),
        ("east min", [0]),
        ("min east hall west", []),
        ("min\neast", [0]),
    ],
)
def test_rows_hold_every_word_in_any_order_and_any_cell(text: str, found: list[int]) -> None:
    rows = holding(ROWS, words_of(text), [lambda row: row[0], lambda row: row[1]])
    assert rows == [ROWS[place] for place in found]
