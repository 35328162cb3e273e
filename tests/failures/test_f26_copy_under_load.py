"""F26: the journal is copied while residents tap, and recovered from the copy. The copy is a moment of the journal."""

import subprocess
import sys
import threading
from pathlib import Path

from evaluator.kiosk.copying import write_copy
from evaluator.kiosk.journal_file import COPIES, DATABASE
from evaluator.kiosk.recovery import recover
from tests.failures.counting import found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report


def test_every_copy_under_load_is_a_moment_of_the_journal(tmp_path: Path, report: Report, long_run: bool) -> None:
    folder, n = enrolled_folder(tmp_path / "kiosk"), 20_000 if long_run else 300
    acked: list[int] = []
    tapping = threading.Thread(target=lambda: acked.extend(tapped(folder, n).acked))
    tapping.start()
    heads = []
    while tapping.is_alive():
        heads.append(write_copy(folder, folder / COPIES))
    tapping.join()
    figures = found(folder, acked)
    assert (n, 0, 0, 0) == (figures.A, figures.L, figures.X, figures.G)
    assert [head.seq for head in heads] == sorted(head.seq for head in heads)
    (folder / DATABASE).unlink()
    (folder / f"{DATABASE}-wal").unlink(missing_ok=True)
    plan, _ = recover(folder, lambda _: True)
    after = found(folder, [seq for seq in acked if seq <= heads[-1].seq])
    report(n=n, **figures._asdict(), copies=len(heads), recovered=plan.entries, settings="copied without a pause")
    assert (plan.copied, plan.saved) == (heads[-1].seq, 0)
    assert (after.A, after.L, after.G) == (after.S, 0, 0)


def test_a_copy_that_is_killed_leaves_the_earlier_one_and_the_journal(tmp_path: Path, report: Report) -> None:
    """F29, too: a fault in the midst of mending one."""
    folder = enrolled_folder(tmp_path / "kiosk")
    acked = tapped(folder, 200).acked
    first = write_copy(folder, folder / COPIES)
    acked += tapped(folder, 50).acked
    for wait_s in (0.05, 0.25, 0.45):
        copying = subprocess.Popen(
            [sys.executable, "-m", "evaluator", "kiosk", "copy", "--data", str(folder)], stdout=subprocess.DEVNULL
        )
        threading.Event().wait(wait_s)
        copying.kill()
        copying.wait(120)
    file = folder / DATABASE
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    for wait_s in (0.1, 0.3, 0.5):
        recovering = subprocess.Popen(
            [sys.executable, "-m", "evaluator", "kiosk", "recover", "--yes", "--data", str(folder)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        threading.Event().wait(wait_s)
        recovering.kill()
        recovering.wait(120)
    done = subprocess.run(
        [sys.executable, "-m", "evaluator", "kiosk", "recover", "--yes", "--data", str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0 or "is whole" in done.stderr
    figures = found(folder, [seq for seq in acked if seq <= first.seq])
    report(n=6, **figures._asdict(), settings="copy and recover killed")
    assert (figures.L, figures.X) == (0, 0)
