"""F11: the program is started twice, or a lock file was left behind. One process writes; the other says so and ends."""

from pathlib import Path

import pytest

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.held_file import LOCK
from evaluator.kiosk.journal_store import JournalStore
from evaluator.runtime.refusal import Refused
from tests.failures.counting import found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report


def test_a_second_one_is_always_refused_and_the_first_goes_on(tmp_path: Path, report: Report, long_run: bool) -> None:
    tries = 100 if long_run else 1
    folder = enrolled_folder(tmp_path / "kiosk")
    acked = tapped(folder, 1).acked
    first = JournalStore(folder, SystemClock())
    for _ in range(tries):
        with pytest.raises(Refused, match="Close it first"):
            JournalStore(folder, SystemClock())
        taken = tapped(folder, 1)
        assert (taken.acked, taken.code) == ([], 2)
        assert "Close it first" in taken.closed
    first.close()
    assert (folder / LOCK).exists()
    acked += tapped(folder, 1).acked
    figures = found(folder, acked)
    report(n=2 * tries, **figures._asdict(), settings="kiosk.lock")
    assert (figures.A, figures.L, figures.G) == (2, 0, 0)
