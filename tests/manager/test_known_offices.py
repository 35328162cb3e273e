"""Trust in an office is kept, privately, and never begun anew silently."""

from pathlib import Path

import pytest

from evaluator.domain.names import ENGLISH
from evaluator.manager.known_offices import KnownOffice, KnownOffices
from evaluator.manager.memory import Habits, Memory
from evaluator.manager.office_address import OfficeAddress
from evaluator.manager.table_habits import TableHabit
from evaluator.runtime.refusal import Refused

URL, PRINT, OTHER = "https://10.1.2.3:8443", "ab" * 32, "cd" * 32


def test_an_office_is_found_again_with_or_without_its_fingerprint(tmp_path: Path) -> None:
    KnownOffices(tmp_path).keep(KnownOffice(URL, PRINT, "pem", "office"))
    again = KnownOffices(tmp_path)
    assert again.find(OfficeAddress(URL, PRINT)) == again.find(OfficeAddress(URL, "")) == again.last
    assert again.find(OfficeAddress(URL, OTHER)) is None
    assert again.find(OfficeAddress("https://10.1.2.4:8443", PRINT)) is None


def test_the_last_office_comes_first_and_an_address_has_one_office(tmp_path: Path) -> None:
    offices = KnownOffices(tmp_path)
    offices.keep(KnownOffice(URL, PRINT, "pem"))
    offices.keep(KnownOffice("https://other:1", PRINT, "pem"))
    offices.keep(KnownOffice(URL, OTHER, "pem 2"))
    again = KnownOffices(tmp_path)
    assert again.last == KnownOffice(URL, OTHER, "pem 2")
    assert again.find(OfficeAddress(URL, PRINT)) is None


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    folder = tmp_path / "manager"
    KnownOffices(folder).keep(KnownOffice(URL, PRINT, "pem"))
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "offices.json").stat().st_mode & 0o777 == 0o600


DAMAGED = pytest.mark.parametrize("body", [b"\x00", b"{", b"[" * 100_000, b'["\xff"]', b'{"language": "\xff"}'])


@DAMAGED
def test_a_damaged_file_is_refused_in_one_sentence_with_the_remedy(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "offices.json").write_bytes(body)
    with pytest.raises(Refused, match=r"offices\.json cannot be read; remove it and sign in") as refused:
        KnownOffices(tmp_path)
    assert refused.value.exit_code == 2


def test_habits_are_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    assert memory.habits == Habits()
    kept = Habits(
        language=ENGLISH,
        by="staff",
        geometry=b"\x00\xff",
        columns={"month/tally": TableHabit({"name": 200}, ("n", "name"), "n", descending=True)},
    )
    memory.keep(kept)
    assert Memory(tmp_path).habits == kept


@DAMAGED
def test_a_damaged_file_is_no_habits(tmp_path: Path, body: bytes) -> None:
    (tmp_path / "desk.json").write_bytes(body)
    assert Memory(tmp_path).habits == Habits()
