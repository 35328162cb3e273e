"""A group of the kernel with little memory and little of a processor, for a program under test."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple
from uuid import uuid4

_GROUPS: Final = Path("/sys/fs/cgroup")
_ENTER: Final = 'for group in $GROUPS_OF_IT; do echo $$ > "$group/cgroup.procs" || exit 9; done; exec "$@"'
_PERIOD_US: Final = 100_000


class Pressed(NamedTuple):
    """What a program is started with, and where the kernel keeps its account."""

    before: tuple[str, ...]
    memory: Path

    @property
    def most_bytes(self) -> int:
        """What it has taken at most so far."""
        names = ("memory.max_usage_in_bytes", "memory.peak")
        return int(next(file for name in names if (file := self.memory / name).exists()).read_text())


def can_press() -> bool:
    """Whether this machine lets the tests make a group for memory and one for time."""
    return os.geteuid() == 0 and all(os.access(_GROUPS / name / "cgroup.procs", os.W_OK) for name in ("memory", "cpu"))


@contextmanager
def pressed(*, memory_b: int, share: float) -> Iterator[Pressed]:
    """A group with so much memory and that share of one processor, gone when the block ends."""
    name = f"evaluator-{uuid4().hex}"
    memory, cpu = _GROUPS / "memory" / name, _GROUPS / "cpu" / name
    for group in (memory, cpu):
        group.mkdir()
    try:
        (memory / "memory.limit_in_bytes").write_text(str(memory_b))
        (cpu / "cpu.cfs_period_us").write_text(str(_PERIOD_US))
        (cpu / "cpu.cfs_quota_us").write_text(str(int(share * _PERIOD_US)))
        yield Pressed(("env", f"GROUPS_OF_IT={memory} {cpu}", "sh", "-c", _ENTER, "sh"), memory)
    finally:
        for group in (memory, cpu):
            group.rmdir()
