"""How long a wrong PIN costs."""

import pytest

from evaluator.domain.lockout import is_weak_pin, left_at_window, wait_at_window_s, wait_s


@pytest.mark.parametrize(
    ("wrong", "wait"), [(0, 0), (1, 0), (4, 0), (5, 15), (6, 30), (7, 60), (14, 15 * 2**9), (15, None), (99, None)]
)
def test_five_are_free_then_the_wait_doubles_until_only_a_person_can_help(wrong: int, wait: float | None) -> None:
    assert wait_s(wrong) == wait


@pytest.mark.parametrize(
    ("wrong", "wait"), [(0, 0), (7, 0), (8, 15), (9, 30), (10, 60), (12, 240), (13, 300), (99, 300)]
)
def test_a_window_waits_longer_and_longer_up_to_five_minutes_and_is_never_blocked(wrong: int, wait: float) -> None:
    assert wait_at_window_s(wrong) == wait


@pytest.mark.parametrize(
    ("wrong", "quiet_s", "left"), [(12, 0, 12), (12, 299, 12), (12, 300, 11), (12, 700, 10), (12, 3600, 0), (3, 1e9, 0)]
)
def test_five_quiet_minutes_take_one_wrong_try_off_a_window(wrong: int, quiet_s: float, left: int) -> None:
    assert left_at_window(wrong, quiet_s) == left


@pytest.mark.parametrize("patience_s", [1, 20, 60, 299, 300, 301, 900, 3600])
def test_whoever_guesses_at_a_window_all_day_has_a_dozen_tries_an_hour_however_patient(patience_s: int) -> None:
    """Wrong tries of eight hours, each as soon as the window and the guesser's own patience let it."""
    hours, passed_s, wrong, tries = 8, 0.0, 0, 0
    while passed_s < hours * 3600:
        waited_s = max(patience_s, wait_at_window_s(wrong))
        passed_s, wrong, tries = passed_s + waited_s, min(13, left_at_window(wrong, waited_s) + 1), tries + 1
    assert tries <= 13 + hours * 12


@pytest.mark.parametrize(
    "pin",
    ["", "12345", "1234567", "12345a", "000000", "123456", "654321", "890123", "121212", "123123", "１２３４５７"],
)
def test_weak_pins_are_refused(pin: str) -> None:
    assert is_weak_pin(pin)


@pytest.mark.parametrize("pin", ["271828", "314159", "100200", "135792"])
def test_others_are_taken(pin: str) -> None:
    assert not is_weak_pin(pin)
