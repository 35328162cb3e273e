"""How the kiosk is, for the technician. No figure about ratings is in it."""

import shutil
from datetime import datetime

from msgspec import Struct

from evaluator import __version__
from evaluator.kiosk import outbox
from evaluator.kiosk.journal_store import JournalStore
from evaluator.wire.exchange import rules_version


class OfficeLink:
    """What became of the last exchanges."""

    def __init__(self) -> None:
        self.trouble = ""
        """Why the last exchange failed; "" when it did not, or before the first."""
        self.last_at: datetime | None = None

    def taken(self, at: datetime) -> None:
        """The office has answered."""
        self.trouble, self.last_at = "", at

    def failed(self, why: str) -> None:
        """It has not."""
        self.trouble = why


class Health(Struct, frozen=True, kw_only=True):
    """What administration shows."""

    address: str
    exchanged_at: datetime | None
    """Since the program started; None when the office has not answered yet."""
    trouble: str
    backlog: int
    """Rows the office has not acknowledged."""
    entries: int
    disk_free_bytes: int
    at: datetime
    """Corrected time."""
    wall_ahead_s: float
    """The device's own clock less corrected time."""
    doubtful: bool
    program: str
    directory: int
    rules: str


def health_of(store: JournalStore, link: OfficeLink) -> Health:
    """Ask on the store's thread."""
    facts, (reading, moved) = store.facts(), store.now()
    acknowledged = int(store.state("acknowledged") or 0)
    return Health(
        address=store.state("address") or "",
        exchanged_at=link.last_at,
        trouble=link.trouble,
        backlog=store.read(lambda db: outbox.backlog(db, acknowledged)),
        entries=store.head.seq,
        disk_free_bytes=shutil.disk_usage(store.path.parent).free,
        at=moved.at,
        wall_ahead_s=(reading.wall - moved.at).total_seconds(),
        doubtful=store.doubtful,
        program=__version__,
        directory=facts.hall.directory.version,
        rules=rules_version(facts.rules),
    )
