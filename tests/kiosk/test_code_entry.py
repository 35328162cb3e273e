"""A code as it grows: typed, scanned, corrected."""

import time

from hypothesis import given
from hypothesis import strategies as st

from evaluator.kiosk.code_entry import LETTERS_AT_MOST, CodeEntry, by_place, read_code
from evaluator.wire.enrolment import Code

PRINT = "3f" * 32
CODE = Code("10.0.0.7", 8443, PRINT, "ABCD", "EFGHJKMNPQ")


def typed(text: str) -> CodeEntry:
    entry = CodeEntry()
    for letter in text:
        entry = entry.add(letter)
    return entry


def test_what_a_person_may_leave_out_stands_there_by_itself() -> None:
    entry = typed("10.0.0.7:8443").next_part()
    assert entry.parts.at == "fingerprint"
    for letter in PRINT + "abcdefghjkmnpq":
        entry = entry.add(letter)
    assert entry.parts == ("10.0.0.7:8443/", PRINT, "ABCD-EFGHJKMNPQ")
    assert entry.code == CODE


def test_the_address_is_not_left_before_it_has_a_port() -> None:
    assert typed("10.0.0.7").next_part() == typed("10.0.0.7")


def test_erasing_takes_one_letter_and_the_separator_behind_it() -> None:
    entry = typed(str(CODE))
    seen = []
    for _ in range(15):
        entry = entry.erase()
        seen.append(entry.parts.code)
    assert seen[8:] == ["ABCD-E", "ABCD", "ABC", "AB", "A", "", ""]
    assert entry.parts.fingerprint == PRINT[:-1]


def test_many_scans_one_after_another_end_with_the_last() -> None:
    other = CODE._replace(host="10.0.0.8")
    entry = CodeEntry()
    for code in [CODE] * 20 + [other]:
        for letter in str(code):
            entry = entry.add(letter)
    assert entry.code == other
    assert len(entry.typed) <= LETTERS_AT_MOST


def test_a_place_is_read_with_shift() -> None:
    assert [by_place(39, shift=shift) for shift in (False, True)] == [";", ":"]
    assert by_place(1, shift=True) == ""


@given(st.text(max_size=120))
def test_no_text_does_harm(text: str) -> None:
    entry = typed(text)
    assert entry.erase().parts is not None
    assert entry.next_part().keys
    read_code(text)


def test_a_text_of_a_million_letters_is_read_at_once() -> None:
    began = time.process_time()
    assert read_code("x" * 1_000_000) is None
    assert time.process_time() - began < 5  # each letter was once held against all that follow: hours
