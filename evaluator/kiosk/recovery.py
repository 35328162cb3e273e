"""Recovery of a broken or missing journal: the verified copy, and of the broken file what still links to it.

The old file is never overwritten: it stays beside the new one. A recovered journal goes on under a new run, so the
office counts everything once and marks as `fork` what it cannot tell.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple, NoReturn

from filelock import FileLock, Timeout
from msgspec import MsgspecError

from evaluator.domain.journal import GENESIS, Head, decode
from evaluator.kiosk.chain import JournalBrokenError, entries, step
from evaluator.kiosk.held_file import LOCK
from evaluator.kiosk.journal_file import (
    BROKEN,
    DATABASE,
    NotStoredError,
    bring_up_to_date,
    connect,
    copy_folder,
    refuse_foreign,
    side_file,
)
from evaluator.kiosk.projection import UnknownVisitError, project
from evaluator.kiosk.schema import STEPS, applied_steps
from evaluator.kiosk.settings import kiosk_settings
from evaluator.kiosk.storage_trouble import said
from evaluator.kiosk.verify import Verdict, verify
from evaluator.runtime.paths import FILE_MODE, put_in_place
from evaluator.runtime.refusal import refuse

DRAFT: Final = f".{DATABASE}.recovered"
_ENDINGS: Final = ("", "-wal", "-shm")


class Plan(NamedTuple):
    """What a recovery would do. Nothing has been changed yet."""

    wrong_seq: int | None
    """The first wrong entry of the journal that is here; None when there is no journal."""
    why: str
    copied: int
    """Entries of the copy."""
    saved: int
    """Entries above it that the broken file still tells and that link."""
    countersigned: int
    """The highest seq the office is known to have countersigned."""

    @property
    def entries(self) -> int:
        """What the recovered journal will hold."""
        return self.copied + self.saved


Agree = Callable[[Plan], bool]


def recover(data: Path, agree: Agree) -> tuple[Plan, Path | None]:
    """Recover the journal in `data` where `agree` says so; what was done, and where the old file lies.

    Refused says why not, and leaves everything as it was.
    """
    if not data.is_dir():
        refuse(f"{data} is no folder of a kiosk. Name the kiosk's own folder with --data.")
    with ExitStack() as stack:
        lock = FileLock(data / LOCK, mode=FILE_MODE)
        try:
            lock.acquire(timeout=0)
        except Timeout as error:
            refuse(f"A kiosk process uses {data}. Close it first.", error)
        except OSError as error:
            refuse(f"The folder {data} cannot be used: {error.strerror}. Give this user the right to write.", error)
        stack.callback(lock.release)
        copy = copy_folder(data, kiosk_settings(data).copy_folder) / DATABASE
        wrong_seq, why = _judge(data / DATABASE)
        _require_known(copy, data)
        draft = data / DRAFT
        try:
            _remove(draft)
            plan = _draft(draft, copy, data, wrong_seq, why)
            if not agree(plan):
                refuse("Nothing was changed.")
            return plan, _put_in_place(draft, data)
        except (sqlite3.Error, OSError) as error:
            refuse(f"{data / DATABASE} cannot be recovered: {said(error)}. Nothing was lost; try again.", error)
        finally:
            _remove(draft)


def _judge(path: Path) -> tuple[int | None, str]:
    """The first wrong entry of the journal that is here, and why; no entry where there is none. Refused if all is well.

    Also refused where a newer program has written it: then nothing is wrong with it.
    """
    if not path.exists():
        return None, "it is gone"
    try:
        with closing(connect(path)) as db:
            steps = applied_steps(db)
            if steps - set(STEPS):
                refuse_foreign(db, path)
            if not steps:
                return 0, "it is no journal of a kiosk"
            verdict = verify(db)
    except (sqlite3.Error, NotStoredError) as error:
        return 0, said(error)
    if verdict.first_wrong_seq is None:
        refuse(
            f"The journal in {path.parent} is whole: all entries link ({verdict.entries}). There is nothing to recover."
        )
    return verdict.first_wrong_seq, verdict.why or ""


def _require_known(copy: Path, data: Path) -> None:
    """Refused where there is no copy, or a newer program made it."""
    if not copy.exists():
        refuse(
            f"There is no copy of the journal in {copy.parent}. Keep {data} under another name, ask the office for"
            " a code with enrol-code --replaces, and enrol anew; what it has counted stays counted."
        )
    try:
        with closing(connect(copy, read_only=True)) as db:
            refuse_foreign(db, copy)
    except sqlite3.Error as error:
        _refuse_unreadable(copy, error)


def _refuse_unreadable(copy: Path, error: sqlite3.Error) -> NoReturn:
    refuse(f"The copy {copy} cannot be read: {said(error)}. Name the folder of another with copy_folder.", error)


def _draft(draft: Path, copy: Path, data: Path, wrong_seq: int | None, why: str) -> Plan:
    """Make the new journal beside the old one, and prove it once, copy and all; Refused where it does not link."""
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    try:
        with closing(connect(copy, read_only=True)) as source, closing(sqlite3.connect(draft)) as target:
            source.backup(target)
    except sqlite3.Error as error:
        _refuse_unreadable(copy, error)
    with closing(connect(draft)) as db:
        try:
            bring_up_to_date(db)
            copied, countersigned = _head(db), _countersigned(db)
        except sqlite3.Error as error:
            _refuse_unreadable(copy, error)
        saved = copied
        db.execute("BEGIN IMMEDIATE")
        left = _left_of(data)
        if left is not None:
            with suppress(sqlite3.Error, NotStoredError), closing(connect(left)) as broken:
                _require_same_kiosk(db, broken, copy, left)
                countersigned = max(countersigned, _countersigned(broken))
                _keep_tries(db, broken)
                saved = _save_what_links(db, broken, copied)
        db.commit()
        _require_whole(verify(db), copy, copied, saved)
        db.execute("PRAGMA journal_mode=DELETE")
    with draft.open("rb+") as written:
        os.fsync(written.fileno())
    return Plan(wrong_seq, why, copied.seq, saved.seq - copied.seq, countersigned)


def _require_whole(verdict: Verdict, copy: Path, copied: Head, saved: Head) -> None:
    """Refused where the draft is not what was written: its copy, or what was saved above it."""
    wrong = verdict.first_wrong_seq
    if wrong is None:
        return
    if wrong <= copied.seq or saved == copied:
        refuse(
            f"The copy {copy} does not link at entry {wrong}: {verdict.why}."
            " Name the folder of another one with copy_folder."
        )
    refuse(f"What was saved does not link at entry {wrong}: {verdict.why}. Nothing was changed.")


def _save_what_links(db: sqlite3.Connection, broken: sqlite3.Connection, head: Head) -> Head:
    """Append the entries of the broken file that go on from the copy, up to the first that does not."""
    receipts = dict(broken.execute("SELECT seq, hash FROM receipt").fetchall())
    with suppress(sqlite3.Error, JournalBrokenError, MsgspecError, UnknownVisitError):
        for seq, body, stored in entries(broken, head.seq):
            after = step(head, seq, body, stored)
            if receipts.get(seq, stored.hex()) != stored.hex():
                break
            db.execute("SAVEPOINT one")
            try:
                db.execute("INSERT INTO entry VALUES (?, ?, ?)", (seq, body, stored))
                project(db, *decode(body))
            except BaseException:
                db.execute("ROLLBACK TO one")
                raise
            db.execute("RELEASE one")
            head = after
    return head


def _require_same_kiosk(db: sqlite3.Connection, broken: sqlite3.Connection, copy: Path, left: Path) -> None:
    ours, theirs = (one.execute("SELECT value FROM state WHERE key = 'kiosk'").fetchone() for one in (db, broken))
    if theirs is not None and ours != theirs:
        refuse(f"The copy {copy} is of kiosk {ours[0]}, and {left} of {theirs[0]}. Name its own with copy_folder.")


def _keep_tries(db: sqlite3.Connection, broken: sqlite3.Connection) -> None:
    """Wrong PINs stay counted."""
    rows = broken.execute("SELECT badge, wrong, last_wrong_at FROM sign_in_try").fetchall()
    db.executemany("INSERT OR REPLACE INTO sign_in_try VALUES (?, ?, ?)", rows)


def _countersigned(db: sqlite3.Connection) -> int:
    return int(db.execute("SELECT coalesce(max(seq), 0) FROM receipt").fetchone()[0])


def _head(db: sqlite3.Connection) -> Head:
    row = db.execute("SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
    return GENESIS if row is None else Head(row[0], bytes(row[1]))


def _left_of(data: Path) -> Path | None:
    """The broken file: in its place, or beside it where a recovery was cut off."""
    path = data / DATABASE
    if path.exists():
        return path
    kept = max((one for one in data.glob(f"{BROKEN}*") if not one.name.endswith(_ENDINGS[1:])), default=None)
    if kept is not None and side_file(path).exists() and not side_file(kept).exists():
        side_file(path).rename(side_file(kept))
    return kept


def _put_in_place(draft: Path, data: Path) -> Path | None:
    """Lay the old file aside, then give the new one its name; cut off between the two, no journal is there to run."""
    path, kept = data / DATABASE, None
    if path.exists():
        kept = data / f"{BROKEN}{datetime.now(UTC):%Y%m%dT%H%M%S%f}"
        path.rename(kept)
        if side_file(path).exists():
            side_file(path).rename(side_file(kept))
    for ending in _ENDINGS[1:]:
        path.with_name(path.name + ending).unlink(missing_ok=True)
    put_in_place(draft, path)
    return kept


def _remove(draft: Path) -> None:
    for ending in _ENDINGS:
        draft.with_name(draft.name + ending).unlink(missing_ok=True)
