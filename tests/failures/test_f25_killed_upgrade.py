"""F25: an upgrade of the journal is killed at each of its statements. The next start finds old or new, whole."""

import shutil
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import DATABASE, connect
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.schema import STEPS, applied_steps
from tests.failures.counting import found, tapped
from tests.failures.upgrader import KILLED, in_a_process, upgrade
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report

RATINGS: Final = 5
LATER: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    ("keyed_pins", ()),
    ("signals", ("signal_row", "day_review")),
    ("cases", ("case_taken", "case_row")),
)
"""What the steps after the first one made, the newest first."""


def aged(folder: Path) -> list[int]:
    """A journal with ratings as the first release wrote it; their seqs."""
    acked = tapped(enrolled_folder(folder), RATINGS).acked
    with closing(connect(folder / DATABASE)) as db:
        for step, tables in LATER:
            for table in tables:
                db.execute(f"DROP TABLE {table}")
            db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", (step,))
        assert applied_steps(db) == {STEPS[0]}
    return acked


def test_killed_at_each_statement_the_next_start_goes_on(tmp_path: Path, report: Report) -> None:
    statements = acked_in_all = stored = 0
    old = tmp_path / "old"
    acked = aged(old)
    for die_at in range(1, 200):
        folder = copied(old, tmp_path / str(die_at))
        code = in_a_process(partial(upgrade, folder / DATABASE, die_at))
        with closing(sqlite3.connect(folder / DATABASE)) as db:
            assert applied_steps(db) in [set(STEPS[:n]) for n in range(1, len(STEPS) + 1)]
        JournalStore(folder, SystemClock()).close()
        figures = found(folder, acked)
        assert (figures.L, figures.X, figures.G) == (0, 0, 0)
        acked_in_all, stored = acked_in_all + figures.A, stored + figures.S
        if code == 0:
            break
        assert code == KILLED
        statements += 1
    report(n=statements, A=acked_in_all, S=stored, L=0, X=0, G=0, Q=0, settings="killed before each statement")
    assert statements > 5


def copied(source: Path, target: Path) -> Path:
    """The folder of a closed journal again."""
    return Path(shutil.copytree(source, target))
