"""F6: a file may not grow, or the disk has no room for a write. No thanks, no loss, and it goes on."""

from pathlib import Path

import pytest

from tests.failures.counting import INJECT, found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report

LIMITS = {
    "prlimit": ["prlimit", "--fsize=200000"],
    "ENOSPC": [*INJECT, "-e", "trace=pwrite64", "-e", "inject=pwrite64:error=ENOSPC:when=120..150"],
}


@pytest.mark.parametrize("limit", list(LIMITS))
def test_what_a_limit_keeps_out_is_refused_and_the_rest_goes_on(
    tmp_path: Path, report: Report, long_run: bool, limit: str
) -> None:
    folder, n = enrolled_folder(tmp_path / "kiosk"), 2_000 if long_run else 70
    taps = tapped(folder, n, before=LIMITS[limit])
    after = tapped(folder, 5)
    figures = found(folder, [*taps.acked, *after.acked])
    report(n=n, **figures._asdict(), refused=len(taps.refused), settings=limit)
    assert (figures.L, figures.X) == (0, 0)
    assert taps.acked
    assert taps.refused
    assert (len(after.acked), after.refused) == (5, [])
