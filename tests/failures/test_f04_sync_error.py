"""F4, F7: the disk says that it could not keep what it was given. Nobody is thanked, and the next tap goes on."""

from pathlib import Path

import pytest

from tests.failures.counting import INJECT, found, tapped
from tests.support.disks import failing_calls
from tests.support.display import Screen
from tests.support.kiosk import enrolled_folder
from tests.support.kiosk_program import running_kiosk, staffed_folder
from tests.support.long_runs import Report

FIRST, EVERY = 10, 7


@pytest.mark.parametrize("error", ["EIO", "ENOSPC"])
def test_a_sync_that_fails_thanks_nobody(tmp_path: Path, report: Report, long_run: bool, error: str) -> None:
    folder, n = enrolled_folder(tmp_path / "kiosk"), 2_000 if long_run else 60
    syncs = "fsync,fdatasync"
    inject = f"inject={syncs}:error={error}:when={FIRST}+{EVERY}"
    taps = tapped(folder, n, before=[*INJECT, "-e", f"trace={syncs}", "-e", inject])
    figures = found(folder, taps.acked)
    report(n=n, **figures._asdict(), refused=len(taps.refused), settings=f"WAL/FULL, {inject}")
    assert taps.code == 0
    assert len(taps.acked) + len(taps.refused) == n
    assert len(taps.refused) >= (n - FIRST) // (EVERY + 2)
    assert (figures.L, figures.X) == (0, 0)


@pytest.mark.parametrize(("calls", "error"), [("fsync,fdatasync", "EIO"), ("pwrite64", "EROFS")])
def test_a_window_whose_disk_fails_while_it_runs_says_so_and_goes_on(
    tmp_path: Path, screen: Screen, report: Report, calls: str, error: str
) -> None:
    """EROFS: what a disk says that the system has made read-only after an error."""
    folder, trace = staffed_folder(tmp_path / "kiosk"), tmp_path / "trace"
    with running_kiosk(folder, screen) as kiosk:
        kiosk.sign_in()
        kiosk.tap("satisfied")
        kiosk.wait_for("visit.thanked")
        kiosk.wait_for_answers()
        with failing_calls(kiosk, calls, error, trace):
            kiosk.tap("neutral")
            kiosk.wait_for("journal.refused")
            kiosk.wait_for_screen("not_saved")
            assert len(kiosk.thanked) == 1
        kiosk.wait_for_answers()
        kiosk.tap("neutral")
        kiosk.wait_for("visit.thanked", times=2)
        assert kiosk.events("program.bug") == []
        assert kiosk.stop() == 0
    figures = found(folder, kiosk.thanked)
    report(n=3, **figures._asdict(), refused=len(kiosk.events("journal.refused")), settings=f"{error} at {calls}")
    assert "(INJECTED)" in trace.read_text("utf-8", "replace")
    assert (figures.A, figures.L, figures.X) == (2, 0, 0)
    assert figures.G <= 1
