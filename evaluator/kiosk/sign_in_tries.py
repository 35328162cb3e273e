"""Wrong PINs as the file keeps them: in a row for a badge number or the technician, and at the window as a whole."""

import sqlite3
from collections.abc import Mapping
from datetime import datetime
from typing import Final, NamedTuple

WINDOW: Final = "#window"
"""Under this name the wrong tries at the window are counted, whatever the badge number; none begins so."""


class SignInTries(NamedTuple):
    """Wrong PINs for a badge number, or at the window."""

    wrong: int
    last_wrong_at: datetime | None


def tries_of(db: sqlite3.Connection, name: str) -> SignInTries:
    """What stands against a name."""
    row = db.execute("SELECT wrong, last_wrong_at FROM sign_in_try WHERE badge = ?", (name,)).fetchone()
    return SignInTries(0, None) if row is None else SignInTries(row[0], datetime.fromisoformat(row[1]))


def add_wrong(db: sqlite3.Connection, added: Mapping[str, int], now: datetime) -> None:
    """A PIN was wrong: what that adds to the tries of each name. In the caller's transaction."""
    db.executemany(
        "INSERT INTO sign_in_try VALUES (?, ?, ?) ON CONFLICT (badge)"
        " DO UPDATE SET wrong = wrong + excluded.wrong, last_wrong_at = excluded.last_wrong_at",
        [(name, more, now.isoformat()) for name, more in added.items()],
    )


def take_off(db: sqlite3.Connection, taken: Mapping[str, int]) -> None:
    """A PIN was right: what is forgiven of the tries of each name. In the caller's transaction."""
    db.executemany("UPDATE sign_in_try SET wrong = wrong - ? WHERE badge = ?", [(n, name) for name, n in taken.items()])
    db.executemany("DELETE FROM sign_in_try WHERE badge = ? AND wrong <= 0", [(name,) for name in taken])
