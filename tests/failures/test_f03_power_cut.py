"""F3: the plug is pulled at any moment. Nothing that was thanked for is missing from any disk this can leave."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from tests.failures.crash_states import disks
from tests.failures.examiner import Findings, entries_of, examine, files_of
from tests.failures.traced_calls import STRACE, Thanked, read_calls
from tests.support.display import Screen, wait_until
from tests.support.kiosk import enrolled_folder
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report

LEVELS: Final = ("very_satisfied", "satisfied", "neutral", "dissatisfied")


def explore_writer(scratch: Path, *, synchronous: str, n: int) -> Findings:
    """Every disk a power cut can leave behind a bare writer of the kiosk's journal."""
    folder = enrolled_folder(scratch / "kiosk")
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


def explore_kiosk(scratch: Path, screen: Screen, *, taps: int) -> tuple[Findings, list[int]]:
    """Every disk a power cut can leave behind the kiosk program while residents tap; and who was thanked."""
    folder = staffed_folder(scratch / "kiosk")
    before, trace = files_of(folder), scratch / "trace"
    with running_kiosk(folder, screen, before=[*STRACE, "-DD", "-o", trace]) as kiosk:
        kiosk.sign_in()
        for tap in range(taps):
            kiosk.tap(LEVELS[tap % len(LEVELS)])
            kiosk.wait_for("visit.thanked", times=tap + 1)
        assert kiosk.stop() == 0
    ended = re.compile(rf"^{kiosk.process.pid} +\+\+\+ exited with 0", re.MULTILINE)
    wait_until(lambda: ended.search(trace.read_text("ascii")), "the end of the trace")
    calls = read_calls(trace, folder)
    assert {call.seq for call in calls if isinstance(call, Thanked)} == set(kiosk.thanked)
    return examine(disks(before, folder, calls), entries_of(folder), scratch), kiosk.thanked


def test_nobody_who_was_thanked_at_the_window_is_missing_after_a_power_cut(
    tmp_path: Path, screen: Screen, report: Report, long_run: bool
) -> None:
    taps = 90 if long_run else 10
    found, thanked = explore_kiosk(tmp_path, screen, taps=taps)
    report(n=taps, A=len(thanked), states=found.states, L=found.worst, lossy=found.lossy, settings="the kiosk program")
    assert len(thanked) == taps
    assert found.with_thanks >= 50 * taps
    assert (found.lossy, found.first_lossy, found.unreadable) == (0, "", [])


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
