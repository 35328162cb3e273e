"""F25: an upgrade of the journal is killed at each of its statements. The next start finds old or new, whole."""

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Final

from evaluator.kiosk import migrations
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import DATABASE, connect
from evaluator.kiosk.journal_store import JournalStore
from evaluator.kiosk.schema import STEPS, applied_steps
from tests.failures.counting import found, tapped
from tests.support.kiosk import enrolled_folder
from tests.support.long_runs import Report

RATINGS: Final = 5
KILLED: Final = 9
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


def in_a_process(work: Callable[[], None]) -> int:
    """Do it in a process that may be killed; its exit code."""
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def upgrade(file: Path, die_at: int) -> None:
    """Take the steps that the file lacks, and die before the statement of that number."""
    seen = 0

    def trace(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == die_at:
            os._exit(KILLED)

    db = connect(file)
    db.set_trace_callback(trace)
    migrations.migrate(db)
    db.close()


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
