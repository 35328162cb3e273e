"""The code a technician types or scans."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluator.wire.enrolment import Code, check_word, new_name, new_secret, parse


@pytest.mark.parametrize("host", ["127.0.0.1", "office.qinghe.example", "[::1]"])
def test_a_code_comes_back_from_what_is_typed(host: str) -> None:
    code = Code(host, 8443, "ab" * 32, new_name(), new_secret())
    assert parse(f"  {code}\n") == code
    assert parse(str(code).replace(code.secret, code.secret.lower())) == code


@pytest.mark.parametrize(
    "text",
    ["", "hello", "https://office:1/x/y", "evaluator://office/ab/N-S", "evaluator://o:99999/" + "ab" * 32 + "/N-S",
     "evaluator://o:1/" + "zz" * 32 + "/N-S",
     "evaluator://o:1/" + "ab" * 32 + "/N", "evaluator://o:1/" + "ab" * 32 + "/-"],
)  # fmt: skip
def test_anything_else_is_no_code(text: str) -> None:
    assert parse(text) is None


@given(st.text(max_size=200))
def test_nothing_that_can_be_typed_does_harm(text: str) -> None:
    parse(text)
    parse("evaluator://" + text)


def test_the_check_word_is_the_same_on_both_screens_and_another_for_another_key() -> None:
    assert check_word("ABCD", "EFGHJKMNPQ", "ab" * 32) == check_word("abcd", "efghjkmnpq", "AB" * 32) == "WIKE-GEPI"
    others = {check_word("ABCD", "EFGHJKMNPQ", f"{key:064x}") for key in range(500)}
    assert len(others) == 500
    assert check_word("ABCD", "EFGHJKMNPR", "ab" * 32) != "WIKE-GEPI"
