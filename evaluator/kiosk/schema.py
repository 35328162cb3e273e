"""What the tables of `kiosk.db` are called and how they are guarded. `migrations` makes them."""

from sqlite3 import Connection
from typing import Final

STEPS_NAME: Final = "evaluator.kiosk"
STEPS: Final = ("journal", "cases", "signals", "keyed_pins")
"""The steps of `migrations` in their order; known here so that a start sees that none is due."""

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

SEQ_COLUMNS: Final = {
    "run": "first_seq",
    "duty": "seq",
    "visit": "number",
    "count_line": "seq",
    "case_row": "visit",
    "day_review": "seq",
    "signal_row": "seq",
}
"""The projected tables, which say again what the entries say, and the column that names the entry."""

COUNT_KEY: Final = ("run", "facet", "day", "duty", "hour", "matter", "outcome", "scale", "level", "flag", "reason")


def applied_steps(db: Connection) -> set[str]:
    """The steps that a file has taken; none when it is no journal."""
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = '_sqlite_migrations'").fetchone() is None:
        return set()
    found = db.execute("SELECT name FROM _sqlite_migrations WHERE migration_set = ?", (STEPS_NAME,))
    return {str(name) for (name,) in found}


def is_append_only(db: Connection) -> bool:
    """Whether the triggers stand as they were made; `transform()` and hands have dropped them before."""
    found = dict(db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"))
    return found == APPEND_ONLY
