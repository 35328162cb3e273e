"""Appends ratings to a journal without a window: `python -m tests.failures.bare_writer DIR N FULL|NORMAL`.

NORMAL is the setting that loses thanked entries in a power cut; it proves that the explorer sees such a loss.
"""

import sys
from pathlib import Path

from evaluator.domain.journal import AnyEvent, DutyOpened, Rated
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.runtime import logs


def main(folder: Path, n: int, synchronous: str) -> None:
    """Store `n` ratings, saying after each what the window says when it has thanked."""
    logs.configure("json")
    log = logs.EventLog("kiosk")
    store = JournalStore(folder, SystemClock())
    store.read(lambda db: db.execute(f"PRAGMA synchronous={synchronous}"))
    store.append(lambda _: DutyOpened(duty="d", staff=None, window=None, unit="u"))

    def rated(at: Moment) -> AnyEvent:
        return Rated(duty="d", scale="four", level="satisfied", day=at.day, hour=at.hour, flag=at.flag)

    for _ in range(n):
        log.info("visit.thanked", seq=store.append(rated).seq)
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
