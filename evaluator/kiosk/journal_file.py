"""The file `kiosk.db` itself: made whole, opened safely, walked along its chain."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

import msgspec

from evaluator import __version__
from evaluator.domain.journal import GENESIS, Head, digest, link
from evaluator.domain.rules import RulePack
from evaluator.kiosk.pin_key import PinKey
from evaluator.kiosk.schema import STEPS, applied_steps
from evaluator.kiosk.storage_trouble import said
from evaluator.runtime.paths import FILE_MODE, private_folder, put_in_place, write_private
from evaluator.runtime.refusal import refuse
from evaluator.wire.enrolment import Enrolled
from evaluator.wire.exchange import HallDirectory, HallStars, rules_version

DATABASE: Final = "kiosk.db"
COPIES: Final = "copy"
"""The folder of the verified copy in the data folder, unless the settings name another."""
MARK: Final = "kiosk.enrolled"
"""Says that a journal was made in this folder, also where nothing else of it is left."""
BROKEN: Final = f"{DATABASE}.broken-"
"""A journal that was recovered stays beside the new one under this name and the time."""

DAMAGED_SCHEMA: Final = "its description of the tables is damaged"
PAGES_BETWEEN_CHECKPOINTS: Final = 10_000
"""Checkpoints are made when nobody waits; this is the limit where a kiosk is never idle."""
ENTRIES_A_READ: Final = 1_000
NOT_DURABLE: Final = "the file cannot be kept safe against a power cut"
REPLACED: Final = "the journal's file is no longer the one that is open"
GONE: Final = "the journal's file is gone"
MISSING: Final = "missing"
CLOSED: Final = "the journal is closed"


class NotStoredError(Exception):
    """An entry was not acknowledged; nobody may be thanked for it. The message says why."""


class JournalBrokenError(Exception):
    """The journal does not hold what was once written."""

    def __init__(self, seq: int, why: str) -> None:
        super().__init__(why)
        self.seq = seq
        """The first entry that is wrong."""


class Facts(NamedTuple):
    """What the office has told the kiosk."""

    kiosk: str
    window: str
    unit: str
    simulated: bool
    office_key: str
    hall: HallDirectory
    rules: RulePack
    stars: HallStars = HallStars()

    @property
    def rates_unit(self) -> bool:
        """Whether a whole unit is rated here, and not who serves at a window."""
        return not self.window

    @property
    def zone(self) -> ZoneInfo:
        """The zone office days are counted in."""
        return ZoneInfo(self.hall.zone)


class Identity(NamedTuple):
    """Which file a path leads to."""

    device: int
    inode: int


def connect(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to an existing file: WAL with synchronous=FULL set and read back (unless only read)."""
    mode = "ro" if read_only else "rw"
    db = sqlite3.connect(
        f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
    )
    try:
        if not read_only:
            _keep_safe(db)
    except UnicodeDecodeError as error:  # of SQLite's own message, which quotes the damaged name
        db.close()
        raise sqlite3.DatabaseError(DAMAGED_SCHEMA) from error
    except BaseException:
        db.close()
        raise
    return db


def _keep_safe(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA journal_mode=WAL")
    db.execute("PRAGMA synchronous=FULL")
    db.execute(f"PRAGMA wal_autocheckpoint={PAGES_BETWEEN_CHECKPOINTS}")
    found = (db.execute("PRAGMA journal_mode").fetchone()[0], db.execute("PRAGMA synchronous").fetchone()[0])
    if found != ("wal", 2):
        raise NotStoredError(NOT_DURABLE)


def refuse_foreign(db: sqlite3.Connection, path: Path) -> None:
    """Refuse a file that is no journal, or one a newer program has written; both versions are named."""
    try:
        names = applied_steps(db)
    except UnicodeDecodeError as error:
        refuse(f"{path} cannot be read as a journal: {DAMAGED_SCHEMA}.", error)
    except sqlite3.DatabaseError as error:
        refuse(f"{path} cannot be read as a journal: {said(error)}.", error)
    if unknown := sorted(names - set(STEPS)):
        refuse(
            f"{path} was written by a newer program (its step {unknown[0]!r}; this is {__version__}, which knows"
            f" {STEPS[-1]!r}). Install the newer program."
        )
    if not names:
        refuse(f"{path} is no journal of a kiosk. Name the kiosk's own folder with --data.")


def create(folder: Path, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    """Make the journal of a kiosk that an office has just enrolled. Refused where there is one already."""
    path = private_folder(folder) / DATABASE
    refuse_second(folder)
    try:
        _make(path, enrolled, address=address, ca_pem=ca_pem)
    except (sqlite3.Error, NotStoredError, OSError) as error:
        refuse(f"{path} cannot be made. Make room there, ask the office for a new code, then enrol again.", error)


def key_pins(db: sqlite3.Connection, key: PinKey) -> Facts:
    """What the office has told this kiosk, once no verifier in the file can be tried without the key.

    A file of an earlier release holds them as the office sent them: they go, from the side file too.
    """
    facts = facts_of(db)
    hall = key.keyed_hall(facts.hall)
    if hall is facts.hall:
        return facts
    db.execute("BEGIN IMMEDIATE")
    hold(db, hall, None)
    db.commit()
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return facts._replace(hall=hall)


def _make(path: Path, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    draft = path.with_name(f".{DATABASE}.new")
    for left_over in (draft, side_file(draft)):
        left_over.unlink(missing_ok=True)
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, FILE_MODE))
    key = PinKey.load_or_make(path.parent)
    with closing(connect(draft)) as db:
        _fill(db, key, enrolled, address=address, ca_pem=ca_pem)
    put_in_place(draft, path)
    mark(path.parent, enrolled.kiosk)


def _fill(db: sqlite3.Connection, pin_key: PinKey, enrolled: Enrolled, *, address: str, ca_pem: str) -> None:
    bring_up_to_date(db)
    db.execute("BEGIN IMMEDIATE")
    for key, value in (
        ("kiosk", enrolled.kiosk),
        ("window", enrolled.window),
        ("unit", enrolled.unit),
        ("simulated", "1" if enrolled.simulated else ""),
        ("office_key", enrolled.office_key),
        ("store", enrolled.store),
        ("address", address),
        ("ca", ca_pem),
    ):
        remember(db, key, value)
    hold(db, pin_key.keyed_hall(enrolled.directory), enrolled.rules)
    db.commit()


def bring_up_to_date(db: sqlite3.Connection) -> None:
    """Take the steps that the file lacks. What takes them is loaded only then: it costs a tenth of a start."""
    if not set(STEPS) <= applied_steps(db):
        from evaluator.kiosk.migrations import migrate

        migrate(db)


def refuse_missing(folder: Path) -> None:
    """Refuse a folder without a journal."""
    if is_lost(folder):
        refuse(f"The journal in {folder} is gone. Run evaluator kiosk recover --data {folder}.")
    if not (folder / DATABASE).exists():
        refuse(f"{folder} holds no journal. Enrol this kiosk: evaluator kiosk enrol --data {folder} CODE.")


def copy_folder(folder: Path, setting: str) -> Path:
    """Where the verified copy of the journal in `folder` lies, `setting` being the kiosk's `copy_folder`."""
    return Path(setting) if setting else folder / COPIES


def is_lost(folder: Path, setting: str = "") -> bool:
    """Whether a journal was here and is gone: then nobody may silently begin an empty one."""
    return not (folder / DATABASE).exists() and (
        (folder / MARK).exists() or (copy_folder(folder, setting) / DATABASE).exists() or any(folder.glob(f"{BROKEN}*"))
    )


def mark(folder: Path, kiosk: str) -> None:
    """Remember beside the journal that there is one. OSError."""
    if not (folder / MARK).exists():
        write_private(folder / MARK, f"{kiosk}\n".encode())


def refuse_second(folder: Path) -> None:
    """Refuse a folder that holds a journal already, or held one."""
    if is_lost(folder):
        refuse(f"The journal in {folder} is gone. Run evaluator kiosk recover --data {folder}.")
    if (folder / DATABASE).exists():
        refuse(f"{folder} already holds the journal of a kiosk. Name an empty folder with --data.")


def remember(db: sqlite3.Connection, key: str, value: str) -> None:
    """Put a value into `state`, in the caller's transaction."""
    db.execute("INSERT INTO state VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", (key, value))


def hold(
    db: sqlite3.Connection, hall: HallDirectory | None, rules: RulePack | None, stars: HallStars | None = None
) -> None:
    """Keep a newer directory, rule pack or stars, in the caller's transaction."""
    statement = (
        "INSERT INTO held VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET version = excluded.version, body = excluded.body"
    )
    if hall is not None:
        db.execute("PRAGMA secure_delete=ON")  # what the office has erased must not stay readable in free space
        db.execute(statement, ("directory", str(hall.directory.version), msgspec.json.encode(hall)))
    if rules is not None:
        db.execute(statement, ("rules", rules_version(rules), msgspec.json.encode(rules)))
    if stars is not None:
        db.execute(statement, ("stars", str(stars.version), msgspec.json.encode(stars)))


def take_news(
    db: sqlite3.Connection,
    key: PinKey,
    before: HallDirectory,
    hall: HallDirectory | None,
    rules: RulePack | None,
    stars: HallStars | None,
) -> None:
    """Hold what is newer. Whoever has a new PIN, or is gone, is forgiven wrong tries. In the caller's transaction."""
    if hall is not None:
        hall = key.keyed_hall(hall)
    forgotten = [] if hall is None else _badges_to_forget(before, hall, key)
    hold(db, hall, rules, stars)
    db.executemany("DELETE FROM sign_in_try WHERE badge = ?", [(badge,) for badge in forgotten])


def _badges_to_forget(before: HallDirectory, after: HallDirectory, key: PinKey) -> list[str]:
    """A PIN that was kept under a lost key may be the same one: its wrong tries stay."""
    unknown = {person.staff for person in before.sign_in if not key.knows(person.verifier)}
    renewed = {person.staff for person in set(after.sign_in) - set(before.sign_in)} - unknown
    gone = {person.badge for person in before.directory.staff} - {person.badge for person in after.directory.staff}
    return [*(person.badge for person in after.directory.staff if person.id in renewed), *sorted(gone)]


def facts_of(db: sqlite3.Connection) -> Facts:
    """What the office has told this kiosk."""
    state = dict(db.execute("SELECT key, value FROM state").fetchall())
    held = dict(db.execute("SELECT name, body FROM held").fetchall())
    return Facts(
        kiosk=state["kiosk"],
        window=state["window"],
        unit=state["unit"],
        simulated=bool(state["simulated"]),
        office_key=state["office_key"],
        hall=msgspec.json.decode(held["directory"], type=HallDirectory),
        rules=msgspec.json.decode(held["rules"], type=RulePack),
        stars=msgspec.json.decode(held["stars"], type=HallStars) if "stars" in held else HallStars(),
    )


def checked_head(db: sqlite3.Connection) -> Head:
    """The head, walked to from the last entry that was verified; JournalBrokenError names the first wrong one."""
    row = db.execute("SELECT value FROM state WHERE key = 'verified_seq'").fetchone()
    verified = int(row[0]) if row else 0
    if verified == 0:
        head = GENESIS
    else:
        found = db.execute("SELECT hash FROM entry WHERE seq = ?", (verified,)).fetchone()
        if found is None:
            raise JournalBrokenError(verified, f"entry {verified}, once verified, is missing")
        head = Head(verified, bytes(found[0]))
    head = walk(db, head)
    _require_countersigned(db, head)
    remember(db, "verified_seq", str(head.seq))
    return head


def _require_countersigned(db: sqlite3.Connection, head: Head) -> None:
    """JournalBrokenError where the chain does not lead through what the office has acknowledged and signed."""
    acknowledged = db.execute("SELECT value FROM state WHERE key = 'acknowledged'").fetchone()
    if acknowledged is not None and int(acknowledged[0]) > head.seq:
        lost = head.seq + 1
        raise JournalBrokenError(lost, f"entry {lost} is missing, the office has acknowledged up to {acknowledged[0]}")
    joined = "FROM receipt LEFT JOIN entry USING (seq)"
    newest = db.execute(
        f"SELECT receipt.hash, lower(hex(entry.hash)) {joined} ORDER BY receipt.seq DESC LIMIT 1"
    ).fetchone()
    if newest is None or newest[0] == newest[1]:
        return
    seq = int(
        db.execute(f"SELECT min(receipt.seq) {joined} WHERE lower(hex(entry.hash)) IS NOT receipt.hash").fetchone()[0]
    )
    if seq > head.seq:
        raise JournalBrokenError(head.seq + 1, f"entry {head.seq + 1} is missing, entry {seq} was countersigned")
    raise JournalBrokenError(seq, f"entry {seq} is not the one the office has countersigned")


def entries(db: sqlite3.Connection, after: int = 0) -> Iterator[tuple[int, bytes, bytes]]:
    """(seq, body, hash) of every entry above `after`, in short reads: a slow consumer holds nothing open."""
    while rows := db.execute(
        "SELECT seq, body, hash FROM entry WHERE seq > ? ORDER BY seq LIMIT ?", (after, ENTRIES_A_READ)
    ).fetchall():
        yield from rows
        after = rows[-1][0]


def step(head: Head, seq: int, body: bytes, stored: bytes) -> Head:
    """One step along the chain; JournalBrokenError when the entry is not the next one or not what was written."""
    if seq != head.seq + 1:
        raise JournalBrokenError(head.seq + 1, f"entry {head.seq + 1} is missing")
    after = Head(seq, link(head.hash, digest(body)))
    if after.hash != stored:
        raise JournalBrokenError(seq, f"entry {seq} is not what was written")
    return after


def walk(db: sqlite3.Connection, head: Head) -> Head:
    """Follow the chain from `head` to its end; JournalBrokenError names the first wrong entry."""
    for seq, body, stored in entries(db, head.seq):
        head = step(head, seq, body, stored)
    return head


def identity(path: Path) -> Identity:
    """The file at a path; OSError when there is none."""
    found = path.stat()
    return Identity(found.st_dev, found.st_ino)


def side_file(path: Path) -> Path:
    """The write-ahead log beside a database."""
    return path.with_name(path.name + "-wal")
