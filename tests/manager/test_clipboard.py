"""What is copied is text in a spreadsheet, whatever a name looks like."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.manager.clipboard import STARTS_A_FORMULA, as_tsv, cell

HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "\t=1", " =1", "\u200b=1", '="x"', "=cmd|' /C calc'!A0", "\n@x"]


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_can_run_as_a_formula(name: str) -> None:
    read = next(csv.reader(io.StringIO(cell(name)), delimiter="\t"))
    assert read[0].startswith("'")


@given(st.lists(st.lists(st.text(max_size=12), min_size=3, max_size=3), max_size=4))
def test_every_cell_stays_one_cell(rows: list[list[str]]) -> None:
    text = as_tsv(["a", "b", "c"], rows)
    read = list(csv.reader(io.StringIO(text), delimiter="\t"))
    assert [len(row) for row in read] == [3] * (len(rows) + 1)
    assert not any(found.strip()[:1] in STARTS_A_FORMULA for row in read for found in row if found.strip())


def test_numbers_and_plain_names_are_left_alone() -> None:
    assert as_tsv(["人员", "评价数"], [["王淑芬", "284"]]) == "人员\t评价数\n王淑芬\t284\n"
