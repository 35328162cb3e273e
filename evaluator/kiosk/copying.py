"""The verified copy of the journal: written beside the work by the backup interface, proved before it has its name.

It is what a broken journal is recovered from, so no copy takes the place of one that it does not go on from.
"""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from evaluator.domain.journal import Head
from evaluator.kiosk.chain import JournalBrokenError
from evaluator.kiosk.journal_file import DATABASE, connect, side_file
from evaluator.kiosk.storage_trouble import said
from evaluator.kiosk.verify import verify
from evaluator.runtime.alone import alone_in
from evaluator.runtime.paths import FILE_MODE, private_folder, put_in_place
from evaluator.runtime.refusal import refuse


def write_copy(data: Path, folder: Path) -> Head:
    """Copy the journal in `data`, also while its kiosk runs, and prove the copy; the head it holds.

    Refused says why the earlier copy stays as it is.
    """
    private_folder(folder)
    with alone_in(folder, f"Another program writes the copy in {folder}. Wait for its end."):
        return _write_copy(data, folder)


def _write_copy(data: Path, folder: Path) -> Head:
    path, draft = folder / DATABASE, folder / f".{DATABASE}.new"
    try:
        for left_over in (draft, side_file(draft)):
            left_over.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
        with closing(connect(data / DATABASE, read_only=True)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
            target.execute("PRAGMA journal_mode=DELETE")
        head = _proved(draft)
        if path.exists():
            _require_going_on(draft, path)
        with draft.open("rb+") as written:
            os.fsync(written.fileno())
        put_in_place(draft, path)
    except JournalBrokenError as error:
        refuse(f"{data / DATABASE} is not copied: {error}. The earlier copy stays; run evaluator kiosk verify.", error)
    except (sqlite3.Error, OSError) as error:
        refuse(f"{path} cannot be written: {said(error)}.", error)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
    return head


def _proved(file: Path) -> Head:
    """JournalBrokenError where a copy does not hold what was written."""
    with closing(connect(file, read_only=True)) as db:
        found = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if found != "ok":
            raise JournalBrokenError(0, f"the file is damaged: {found}")
        verdict = verify(db)
    if verdict.first_wrong_seq is not None:
        raise JournalBrokenError(verdict.first_wrong_seq, verdict.why or "")
    return Head(verdict.head.seq, bytes.fromhex(verdict.head.hash))


def _require_going_on(draft: Path, earlier: Path) -> None:
    """JournalBrokenError where the earlier copy holds entries that the new one does not."""
    with closing(connect(earlier, read_only=True)) as old, closing(connect(draft, read_only=True)) as new:
        last = old.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        if last is not None and new.execute("SELECT 1 FROM entry WHERE seq = ? AND hash = ?", last).fetchone() is None:
            raise JournalBrokenError(last[0], f"its earlier copy holds an entry {last[0]} that is not in it")
