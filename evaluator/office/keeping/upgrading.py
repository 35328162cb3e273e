"""An office's own store, opened and brought up to date; before a step touches it, a backup is written beside it."""

from pathlib import Path

from evaluator.office.instants import now_utc
from evaluator.office.keeping import backup
from evaluator.office.store import database, migrations
from evaluator.office.store.database import Database


def open_existing(folder: Path) -> Database:
    """The office of a folder. Refused when there is none, it is newer or unreadable, or no backup can be written."""
    return database.opened(folder, lambda found: _back_up(found, folder))


def _back_up(found: Database, folder: Path) -> None:
    now = now_utc()
    file = folder / f"before-{migrations.STEPS[-1]}-{now:%Y%m%dT%H%M%S%f}.backup"
    backup.write(found, folder, file, now)
