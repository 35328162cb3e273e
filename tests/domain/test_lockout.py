"""How long a wrong PIN costs."""

import pytest

from evaluator.domain.lockout import is_weak_pin, wait_s


@pytest.mark.parametrize(
    ("wrong", "wait"), [(0, 0), (1, 0), (4, 0), (5, 15), (6, 30), (7, 60), (14, 15 * 2**9), (15, None), (99, None)]
)
def test_five_are_free_then_the_wait_doubles_until_only_a_person_can_help(wrong: int, wait: float | None) -> None:
    assert wait_s(wrong) == wait


@pytest.mark.parametrize(
    "pin",
    ["", "12345", "1234567", "12345a", "000000", "123456", "654321", "890123", "121212", "123123", "１２３４５７"],
)
def test_weak_pins_are_refused(pin: str) -> None:
    assert is_weak_pin(pin)


@pytest.mark.parametrize("pin", ["271828", "314159", "100200", "135792"])
def test_others_are_taken(pin: str) -> None:
    assert not is_weak_pin(pin)
