"""Room that is kept for the day the disk is full.

It is given up at the first write the disk refuses, and kept again once there is room. Used on the journal's own thread.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from evaluator.runtime.logs import EventLog
from evaluator.runtime.paths import FILE_MODE, put_in_place

FILE: Final = "kiosk.reserve"
BYTES: Final = 8 * 1024 * 1024
"""Some thousand entries, or a year of sign-ins."""
LEFT: Final = 2 * BYTES
"""How much must be free besides, or keeping room would be what fills the disk."""


class Reserve:
    """A file that holds nothing."""

    def __init__(self, folder: Path, log: EventLog) -> None:
        self._file = folder / FILE
        self._log = log

    @property
    def is_kept(self) -> bool:
        """Whether there is room to give up."""
        return self._file.exists()

    def keep(self) -> None:
        """Take the room where there is more than enough and it is not kept yet; else leave it to a later time."""
        if self.is_kept or shutil.disk_usage(self._file.parent).free < BYTES + LEFT:
            return
        draft = self._file.with_name(f".{FILE}.new")
        try:
            _fill(draft)
            put_in_place(draft, self._file)
        except OSError:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
        else:
            self._log.info("reserve.kept")

    def give_up(self) -> bool:
        """Leave the room to whoever needs it now; whether there was any."""
        try:
            self._file.unlink()
        except OSError:
            return False
        self._log.warning("reserve.given_up")
        return True


def _fill(file: Path) -> None:
    with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE), "wb") as written:
        if hasattr(os, "posix_fallocate"):  # in milliseconds: a tap may be waiting behind it
            os.posix_fallocate(written.fileno(), 0, BYTES)
        else:
            written.write(bytes(BYTES))
        written.flush()
        os.fsync(written.fileno())
