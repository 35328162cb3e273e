"""An office in a process of its own, by the clock of a test."""

import multiprocessing
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from evaluator.office import app

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized  # a type of typeshed's alone takes its content in brackets

_APART: Final = multiprocessing.get_context("spawn")
_READY_S: Final = 60


class OfficeApart(NamedTuple):
    """A serving process."""

    pid: int
    url: str
    told: "Synchronized[float]"
    """What its clock shows, in seconds since 1970: memory that both processes see."""

    def tell(self, now: datetime) -> None:
        """What the office's clock shows from now on."""
        self.told.value = now.timestamp()


@contextmanager
def office_apart(folder: Path, now: datetime) -> Iterator[OfficeApart]:
    """Serve the office of a folder while the block runs; its clock stands until it is told."""
    told = _APART.Value("d", now.timestamp())
    ours, theirs = _APART.Pipe()
    process = _APART.Process(target=_serve, args=(folder, told, theirs), name="office")
    process.start()
    theirs.close()
    try:
        assert ours.poll(_READY_S)
        yield OfficeApart(process.pid or 0, ours.recv(), told)
        assert process.is_alive()
    finally:
        ours.close()
        process.join()


def _serve(folder: Path, told: "Synchronized[float]", line: Connection) -> None:
    """Until the test hangs up."""
    with app.running_office(folder, clock=lambda: datetime.fromtimestamp(told.value, UTC)) as serving:
        line.send(serving.url)
        line.poll(None)
