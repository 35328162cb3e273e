"""What is wrong with the storage, found at the bottom of an error and said in the product's words."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from evaluator.kiosk.journal_file import NotStoredError
from evaluator.kiosk.messages import out_of_service_sentence
from evaluator.kiosk.storage_trouble import SENTENCES, said, trouble_of


def caused(error: BaseException) -> NotStoredError:
    """As the store raises it."""
    wrapped = NotStoredError(str(error))
    wrapped.__cause__ = error
    return wrapped


@pytest.mark.parametrize(
    ("number", "trouble"),
    [(errno.ENOSPC, "full"), (errno.EROFS, "read_only"), (errno.EACCES, "no_rights"), (errno.EIO, "failing")],
)
def test_the_system_s_word_is_found(number: int, trouble: str) -> None:
    assert trouble_of(caused(OSError(number, "x"))) == trouble


def test_the_database_s_word_is_found(tmp_path: Path) -> None:
    (tmp_path / "no.db").write_bytes(b"not a database" * 100)
    with closing(sqlite3.connect(tmp_path / "no.db")) as db, pytest.raises(sqlite3.DatabaseError) as found:
        db.execute("SELECT * FROM sqlite_schema")
    assert trouble_of(caused(found.value)) == "damaged"
    with closing(sqlite3.connect(f"{(tmp_path / 'no.db').as_uri()}?mode=ro", uri=True)) as db:
        (tmp_path / "empty.db").touch()
    with (
        closing(sqlite3.connect(f"{(tmp_path / 'empty.db').as_uri()}?mode=ro", uri=True)) as db,
        pytest.raises(sqlite3.OperationalError) as found_read_only,
    ):
        db.execute("CREATE TABLE t (a)")
    assert trouble_of(caused(found_read_only.value)) == "read_only"
    assert "readonly" not in said(found_read_only.value)


def test_what_is_no_trouble_of_the_storage_is_none() -> None:
    assert trouble_of(NotStoredError("the journal is closed")) is None


@pytest.mark.parametrize("trouble", list(SENTENCES))
def test_each_has_a_sentence_with_its_remedy(trouble: str) -> None:
    assert out_of_service_sentence(trouble).count("。") == 2
