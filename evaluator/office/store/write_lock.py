"""One writer at a time on `office.db`, across processes.

A commit and a checkpoint of two connections may never meet: SQLite before 3.51.3 can then damage the file (WAL-reset
bug). So the server and the command line take this lock around every write, and closing a connection is a write too.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluator.runtime.paths import FILE_MODE


class WriteLock:
    """A lock on a file beside the database; held by one thread of one process."""

    def __init__(self, path: Path) -> None:
        self._threads = threading.RLock()
        self._handle = os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for the lock and hold it."""
        with self._threads:
            _lock(self._handle)
            try:
                yield
            finally:
                _unlock(self._handle)

    def close(self) -> None:
        """Give the file back."""
        os.close(self._handle)


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_LOCK, 1)

    def _unlock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX)

    def _unlock(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_UN)
