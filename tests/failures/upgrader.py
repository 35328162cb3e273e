"""Upgrades a journal, and dies before a statement: `python -m tests.failures.upgrader FILE N N …`.

Each N is a process of its own that dies before its N-th statement, until one comes to its end; prints how many died.
"""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from evaluator.kiosk import migrations
from evaluator.kiosk.journal_file import connect

KILLED: Final = 9


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


def main(file: Path, dying_at: list[int]) -> int:
    """How many died."""
    for died, die_at in enumerate(dying_at):
        if (code := in_a_process(partial(upgrade, file, die_at))) != KILLED:
            assert code == 0, code
            return died
    return len(dying_at)


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), [int(word) for word in sys.argv[2:]]))  # noqa: T201 - its one output
