"""F3: the plug is pulled at any moment. Nothing that was thanked for is missing from any disk this can leave."""

import subprocess
import sys
from pathlib import Path

from tests.failures.crash_states import disks
from tests.failures.examiner import Findings, entries_of, examine, files_of
from tests.failures.traced_calls import STRACE, read_calls
from tests.support.journal_folder import make_journal_folder
from tests.support.long_runs import Report


def explore_writer(scratch: Path, *, synchronous: str, n: int) -> Findings:
    """Every disk a power cut can leave behind a bare writer of the kiosk's journal."""
    folder = make_journal_folder(scratch / "kiosk")
    before = files_of(folder)
    trace = scratch / "trace"
    subprocess.run(
        [*STRACE, "-o", trace, sys.executable, "-m", "tests.failures.bare_writer", folder, str(n), synchronous],
        check=True,
        capture_output=True,
        timeout=120,
    )
    calls = read_calls(trace, folder)
    return examine(disks(before, folder, calls), entries_of(folder), scratch)


def test_no_stored_entry_is_missing_after_a_power_cut(tmp_path: Path, report: Report, long_run: bool) -> None:
    n = 60 if long_run else 6
    found = explore_writer(tmp_path, synchronous="FULL", n=n)
    report(n=n, states=found.states, L=found.worst, lossy=found.lossy, settings="WAL/FULL")
    assert found.with_thanks >= 60 * n
    assert (found.lossy, found.first_lossy, found.unreadable) == (0, "", [])


def test_the_explorer_sees_what_a_weaker_setting_loses(tmp_path: Path, report: Report, long_run: bool) -> None:
    n = 60 if long_run else 6
    found = explore_writer(tmp_path, synchronous="NORMAL", n=n)
    report(
        n=n, states=found.states, L=found.worst, lossy=found.lossy, settings="WAL/NORMAL, the control that must fail"
    )
    assert found.lossy > found.with_thanks / 4
    assert found.worst == n
