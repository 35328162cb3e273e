"""The tables of `kiosk.db`, as migrations that are never edited after a release."""

from typing import Final

from sqlite_utils import Database, Migrations

migrations: Final = Migrations("evaluator.kiosk")

APPEND_ONLY: Final = {
    "entry_is_never_updated": (
        "CREATE TRIGGER entry_is_never_updated BEFORE UPDATE ON entry"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
    "entry_is_never_deleted": (
        "CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
    "entry_is_the_next_one": (
        "CREATE TRIGGER entry_is_the_next_one BEFORE INSERT ON entry"
        " WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    ),
}
"""The third one also stops INSERT OR REPLACE, which fires neither of the first two."""

SEQ_COLUMNS: Final = {"run": "first_seq", "duty": "seq", "visit": "number", "count_line": "seq"}
"""The projected tables, which say again what the entries say, and the column that names the entry."""

COUNT_KEY: Final = ("run", "facet", "day", "duty", "hour", "matter", "outcome", "scale", "level", "flag", "reason")


@migrations()
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


def is_append_only(db: Database) -> bool:
    """Whether the triggers stand as they were made; `transform()` and hands have dropped them before."""
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"))
    return found == APPEND_ONLY
