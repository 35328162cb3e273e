"""F4: the disk says that it could not keep what it was given. Nobody is thanked, and the next tap goes on."""

from pathlib import Path

import pytest

from tests.failures.counting import INJECT, found, tapped
from tests.support.kiosk import enrolled_folder
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
