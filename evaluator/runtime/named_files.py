"""Files that a person names: read where they are files and end, never waited for, and nothing else is overwritten.

A pipe that nobody writes to would be waited for without end, a device read until the memory is full; and what is
renamed over a device takes its place for the whole machine.
"""

import errno
import os
import stat
from pathlib import Path
from typing import Final

from evaluator.runtime.spoken import of_both

NO_FILE: Final = (
    "它不是普通文件，而是文件夹、管道或设备",
    "it is no ordinary file but a folder, a pipe or a device",
)
TOO_LARGE: Final = ("它大于 {most} MB", "it is larger than {most} MB")
ANOTHERS: Final = ("那里已有一个别的文件", "another file is there already")
MEGABYTE: Final = 1_000_000
TEXT_MOST: Final = MEGABYTE
"""Bytes of what people write by hand: settings, answers, rules, a list."""


class NotAFileError(OSError):
    """What stands at a path is no ordinary file."""


class TooLargeError(OSError):
    """A file holds more than is taken."""


def require_file(file: Path) -> None:
    """OSError where there is nothing, NotAFileError where it is no ordinary file."""
    if not stat.S_ISREG(file.stat().st_mode):
        raise NotAFileError(errno.EINVAL, of_both(*NO_FILE), str(file))


def read_named(file: Path, most: int) -> bytes:
    """What stands in a file of at most `most` bytes.

    OSError, of the kinds here NotAFileError and TooLargeError, with its reason as `strerror`.
    """
    require_file(file)
    with file.open("rb") as read:
        body = read.read(most + 1) if os.fstat(read.fileno()).st_size <= most else None
    if body is None or len(body) > most:
        raise TooLargeError(errno.EFBIG, of_both(*TOO_LARGE).format(most=most // MEGABYTE), str(file))
    return body


def require_room_for(file: Path, begins: bytes) -> None:
    """OSError where something stands that may not be overwritten: no file, or one that begins otherwise."""
    if not file.exists():
        return
    require_file(file)
    with file.open("rb") as read:
        found = read.read(len(begins))
    if found and found != begins:
        raise FileExistsError(errno.EEXIST, of_both(*ANOTHERS), str(file))
