"""F30: little memory and no processor to spare. Slower, never wrong."""

import subprocess
import sys
from pathlib import Path

from tests.failures.counting import found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report

BYTES = 400_000_000
BUSY = "while True: pass"


def test_under_pressure_every_tap_is_stored_or_refused(tmp_path: Path, report: Report, long_run: bool) -> None:
    folder, n = enrolled_folder(tmp_path / "kiosk"), 5_000 if long_run else 40
    loops = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(8 if long_run else 2)]
    try:
        taps = tapped(folder, n, before=["prlimit", f"--as={BYTES}"])
    finally:
        for loop in loops:
            loop.kill()
            loop.wait(10)
    figures = found(folder, taps.acked)
    report(n=n, **figures._asdict(), refused=len(taps.refused), settings=f"{len(loops)} busy loops, {BYTES} B")
    assert len(taps.acked) + len(taps.refused) == n
    assert (figures.L, figures.X) == (0, 0)
