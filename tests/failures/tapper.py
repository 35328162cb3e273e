"""Taps at the journal of a folder until N were acknowledged or refused: `python -m tests.failures.tapper DIR N`.

Prints one JSON object a tap, `acked` with its seq or `refused` with its reason, and how long it took (`s`). It goes on
after a refusal as the window does.
"""

import json
import sys
import time
from pathlib import Path

from evaluator.domain.journal import AnyEvent, Rated
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import NotStoredError
from evaluator.kiosk.journal_store import JournalStore, Moment
from evaluator.runtime.refusal import Refused


def main(folder: Path, n: int) -> None:
    """Exit code 2 where the journal cannot be opened."""
    try:
        store = JournalStore(folder, SystemClock())
    except (Refused, NotStoredError) as error:
        print(json.dumps({"closed": str(error)}), flush=True)  # noqa: T201 - its one output
        sys.exit(2)

    def rated(at: Moment) -> AnyEvent:
        return Rated(duty="d1", scale="four", level="satisfied", day=at.day, hour=at.hour, flag=at.flag)

    for _ in range(n):
        began = time.monotonic()
        try:
            said: dict[str, object] = {"acked": store.append(rated).seq}
        except NotStoredError as error:
            said = {"refused": str(error)}
        print(json.dumps({**said, "s": round(time.monotonic() - began, 4)}), flush=True)  # noqa: T201
    store.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
