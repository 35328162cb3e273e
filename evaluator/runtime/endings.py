"""How a command ends that is told to: by Ctrl+C, SIGTERM or a terminal that goes away. In order, with a sentence.

Python dies of SIGTERM and SIGHUP on the spot: drafts and folders that were to go stay behind. Here they raise what
Ctrl+C raises, so that all that was begun is taken back, and then the program dies of the signal as others expect it.
"""

import contextlib
import os
import signal
import sys
from types import FrameType
from typing import Final

import click

from evaluator.runtime.spoken import of_both

TOLD: Final = ("已中断。如仍需要，请再次运行。", "Ended before it was done. Run it again if it is still wanted.")
DECLINED: Final = ("没有得到同意，什么都没有更改。", "Nobody agreed, so nothing was changed.")
_SIGNALS: Final = ("SIGTERM", "SIGHUP")


class ToldToEnd(KeyboardInterrupt):
    """A signal other than Ctrl+C's has come."""

    def __init__(self, number: int) -> None:
        super().__init__(signal.Signals(number).name)
        self.number = number


class Ending:
    """Raises `ToldToEnd` where a signal comes that no program has an ending of its own for."""

    def __init__(self) -> None:
        self._number: int | None = None
        for name in _SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:  # not under nohup
                signal.signal(number, self._heard)

    def _heard(self, number: int, _frame: FrameType | None) -> None:
        self._number = number
        raise ToldToEnd(number)

    def pass_on(self) -> None:
        """Die of the signal that was heard, if any: systemd and shells take that for what it is.

        All is done or taken back by now, so that one that comes later ends what is left on the spot.
        """
        for name in (*_SIGNALS, "SIGINT"):
            number = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) in (self._heard, signal.default_int_handler):
                signal.signal(number, signal.SIG_DFL)
        if self._number is None or sys.platform == "win32":
            return
        for stream in (sys.stdout, sys.stderr):
            with contextlib.suppress(OSError, ValueError):
                stream.flush()
        signal.signal(self._number, signal.SIG_DFL)
        os.kill(os.getpid(), self._number)


def code_of(error: KeyboardInterrupt) -> int:
    """As a shell tells it: 128 + the signal."""
    return 128 + (error.number if isinstance(error, ToldToEnd) else signal.SIGINT)


def tell() -> None:
    """Say that it ended before it was done."""
    away = "\n" if sys.stderr.isatty() else ""  # from the ^C that the terminal shows
    click.echo(f"{away}evaluator: {of_both(*TOLD)}", err=True)
