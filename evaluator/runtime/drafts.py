"""Drafts: what is written beside a file before it takes the file's name.

Two who write the same file at once have one each, and the last to end is whole. Whoever writes holds its draft locked,
so that what a killed program left behind is known for what it is and goes with the next.
"""

import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

MODE: Final = 0o600
_CALLED_MOST: Final = 60
"""Letters of the file's name in the draft's; no name may be longer than 255 bytes."""

if sys.platform != "win32":
    import fcntl


def begin(file: Path) -> tuple[Path, int]:
    """A new draft of `file` and its descriptor, open for writing; locked until that is closed. OSError."""
    remove_left(file)
    while True:
        draft = draft_of(file)
        try:
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, MODE)
            _lock(handle)
            if os.fstat(handle).st_nlink:
                return draft, handle
            os.close(handle)  # somebody took it for a left one before it was locked
        except BaseException:  # told to end before the caller knows of it
            draft.unlink(missing_ok=True)
            raise


def draft_of(file: Path) -> Path:
    """Where the next draft of a file or a folder may stand; another path at each call."""
    return file.with_name(f".{file.name[:_CALLED_MOST]}.{secrets.token_hex(4)}.new")


def remove_left(file: Path) -> None:
    """Take away the drafts of `file` that nobody writes any more."""
    name = re.compile(re.escape(f".{file.name[:_CALLED_MOST]}.") + r"[0-9a-f]{8}\.new")
    with suppress(OSError):
        for draft in [one for one in file.parent.iterdir() if name.fullmatch(one.name)]:
            _remove(draft)


if sys.platform == "win32":

    def _lock(handle: int) -> None:
        """Nothing: a file that is open there cannot be taken away."""

    def _remove(draft: Path) -> None:
        with suppress(OSError):
            draft.unlink()

else:

    def _lock(handle: int) -> None:
        with suppress(OSError):  # a file system without locks
            fcntl.flock(handle, fcntl.LOCK_EX)

    def _remove(draft: Path) -> None:
        with suppress(OSError):  # somebody holds it, or has given it its name
            handle = os.open(draft, os.O_WRONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                draft.unlink()
            finally:
                os.close(handle)
