"""The tables of `kiosk.db`, as steps that are never edited after a release. Loaded only where a step is due."""

import sqlite3
from typing import Final

from sqlite_utils import Database, Migrations

from evaluator.kiosk.schema import APPEND_ONLY, COUNT_KEY, STEPS_NAME

steps: Final = Migrations(STEPS_NAME)


def migrate(db: sqlite3.Connection) -> None:
    """Take the steps that the file lacks, each in a transaction of its own."""
    steps.apply(Database(db, strict=True, execute_plugins=False))


@steps()
def journal(db: Database) -> None:
    """Entries, what they say, and what has been agreed with the office."""
    for statement in (
        "CREATE TABLE entry (seq INTEGER PRIMARY KEY, body BLOB NOT NULL, hash BLOB NOT NULL) STRICT",
        *APPEND_ONLY.values(),
        "CREATE TABLE run (run TEXT PRIMARY KEY, first_seq INTEGER NOT NULL, previous_run TEXT,"
        " previous_seq INTEGER NOT NULL, previous_hash TEXT NOT NULL, window TEXT NOT NULL, unit TEXT NOT NULL,"
        " program TEXT NOT NULL) STRICT",
        "CREATE TABLE duty (duty TEXT PRIMARY KEY, run TEXT NOT NULL, staff TEXT NOT NULL, window TEXT NOT NULL,"
        " unit TEXT NOT NULL, opened_at TEXT NOT NULL, closed_at TEXT, why TEXT, previous_duty TEXT NOT NULL,"
        " seq INTEGER NOT NULL, mode TEXT NOT NULL) STRICT",
        "CREATE INDEX duty_by_seq ON duty (seq)",
        "CREATE TABLE visit (number INTEGER PRIMARY KEY, duty TEXT NOT NULL, matter TEXT NOT NULL,"
        " day INTEGER NOT NULL, hour INTEGER NOT NULL, outcome TEXT, scale TEXT NOT NULL, level TEXT NOT NULL,"
        " flag TEXT NOT NULL, reasons TEXT NOT NULL) STRICT",
        "CREATE INDEX visit_open ON visit (number) WHERE outcome IS NULL",
        "CREATE TABLE count_line (run TEXT NOT NULL, facet TEXT NOT NULL, day INTEGER NOT NULL, duty TEXT NOT NULL,"
        " hour INTEGER NOT NULL, matter TEXT NOT NULL, outcome TEXT NOT NULL, scale TEXT NOT NULL,"
        " level TEXT NOT NULL, flag TEXT NOT NULL, reason TEXT NOT NULL, seq INTEGER NOT NULL, n INTEGER NOT NULL,"
        f" PRIMARY KEY ({', '.join(COUNT_KEY)}, seq)) STRICT, WITHOUT ROWID",
        "CREATE INDEX count_line_by_seq ON count_line (seq)",
        "CREATE TABLE receipt (seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, signed_at TEXT NOT NULL,"
        " signature TEXT NOT NULL) STRICT",
        "CREATE TABLE owed (run TEXT PRIMARY KEY, acknowledged INTEGER NOT NULL) STRICT",
        "CREATE TABLE parked (seq INTEGER PRIMARY KEY, why TEXT NOT NULL) STRICT",
        "CREATE TABLE held (name TEXT PRIMARY KEY, version TEXT NOT NULL, body BLOB NOT NULL) STRICT",
        "CREATE TABLE sign_in_try (badge TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last_wrong_at TEXT NOT NULL) STRICT",
        "CREATE TABLE state (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
    ):
        db.execute(statement)


@steps()
def cases(db: Database) -> None:
    """Dissatisfied ratings on their way to be answered, and which of them the office has taken."""
    for statement in (
        'CREATE TABLE case_row (visit INTEGER PRIMARY KEY, "case" TEXT NOT NULL UNIQUE, run TEXT NOT NULL,'
        " duty TEXT NOT NULL, day INTEGER NOT NULL, half TEXT NOT NULL, matter TEXT NOT NULL, scale TEXT NOT NULL,"
        " level TEXT NOT NULL, reasons TEXT NOT NULL, flag TEXT NOT NULL, seq INTEGER NOT NULL) STRICT",
        "CREATE INDEX case_row_of_run ON case_row (run)",
        'CREATE TABLE case_taken ("case" TEXT PRIMARY KEY, seq INTEGER NOT NULL, parked_why TEXT) STRICT',
    ):
        db.execute(statement)


@steps()
def signals(db: Database) -> None:
    """Which days were looked at when they were over, and what looked wrong in them."""
    for statement in (
        "CREATE TABLE day_review (day INTEGER PRIMARY KEY, seq INTEGER NOT NULL) STRICT",
        "CREATE TABLE signal_row (run TEXT NOT NULL, day INTEGER NOT NULL, duty TEXT NOT NULL, signal TEXT NOT NULL,"
        " score REAL NOT NULL, n INTEGER NOT NULL, seq INTEGER NOT NULL,"
        " PRIMARY KEY (day, duty, signal)) STRICT, WITHOUT ROWID",
        "CREATE INDEX signal_row_by_seq ON signal_row (seq)",
    ):
        db.execute(statement)


@steps()
def keyed_pins(_: Database) -> None:
    """From here on verifiers are kept under the device's PIN key, which an older program could not check.

    The key is no affair of the file: `key_pins` does the work, at the same start.
    """
