"""What one process at a time may do in a folder. The lock is on the folder itself: it leaves no file behind."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from evaluator.runtime.refusal import refuse

if sys.platform == "win32":

    @contextmanager
    def alone_in(folder: Path, sentence: str) -> Iterator[None]:
        """Nothing: there folders cannot be locked."""
        yield

else:
    import fcntl

    @contextmanager
    def alone_in(folder: Path, sentence: str) -> Iterator[None]:
        """Hold the folder's lock while the block runs; Refused with the sentence where another process holds it.

        OSError where there is no such folder. A file system without locks is used without one.
        """
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                refuse(sentence, error)
            except OSError:
                pass
            yield
        finally:
            os.close(handle)
