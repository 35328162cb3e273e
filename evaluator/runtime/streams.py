"""What a command prints: streams that are there, whatever the shell closed or whichever letters it knows."""

import contextlib
import errno
import os
import sys
from typing import Final, TextIO

NO_PLACE: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
"""What a place says that takes or gives no byte more."""
READER_GONE: Final = 141
"""As a shell tells of whoever wrote to a reader that has gone (128 + SIGPIPE); 1 has a meaning of its own."""


def make_usable() -> None:
    """Have stdin, stdout and stderr, and let no letter that the terminal cannot show end the program.

    A shell may close them (`>&-`): the next file that is opened would then be what is printed to.
    """
    while (spare := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(spare)
    sys.stdin = sys.stdin or open(0, closefd=False, encoding="utf-8")  # noqa: SIM115 - a number, for good
    sys.stdout = _usable(sys.stdout, 1)
    sys.stderr = _usable(sys.stderr, 2)


def _usable(stream: TextIO | None, number: int) -> TextIO:
    if stream is None:
        return open(number, "w", closefd=False, encoding="utf-8")
    with contextlib.suppress(AttributeError):  # not the terminal's own
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]  # of TextIOWrapper
    return stream


def give_up() -> None:
    """Nobody takes what is still to be printed; Python would complain again while it flushes at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with contextlib.suppress(OSError, ValueError):
                os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
