"""Programs of ours that begin with their imports done: one process makes them, and forks for every start.

For tests that start a program hundreds of times and ask what it leaves behind, not how long Python takes to read it.
"""

import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final, Protocol

KIOSK: Final = ("evaluator.kiosk.cli", "evaluator.kiosk.app")
OFFICE: Final = ("evaluator.office.cli", "evaluator.office.app")
PROGRAM: Final = (sys.executable, "-m", "evaluator")
_MOST: Final = 1 << 17
_READY: Final = """
import importlib, json, os, socket, sys
desk = socket.socket(fileno=int(sys.argv[1]))
for name in ("evaluator.__main__", *sys.argv[2:]):
    importlib.import_module(name)
while True:
    asked, ends, _, _ = socket.recv_fds(desk, 1 << 17, 2)
    if not asked:
        sys.exit()
    child = os.fork()
    if child == 0:
        break
    for end in ends:
        os.close(end)
    desk.send(str(child).encode())
    desk.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())
os.setsid()
desk.close()
for number, end in enumerate(ends, start=1):
    os.dup2(end, number)
    os.close(end)
sys.stdout = open(1, "w", closefd=False)  # what was standing there could be sought in, these ends cannot
sys.stderr = open(2, "w", buffering=1, closefd=False)
said, environment = json.loads(asked)
os.environ.clear()
os.environ.update(environment)
sys.argv = ["evaluator", *said]
sys.modules["evaluator.__main__"].main()
"""


class Process(Protocol):
    """What tests ask of a program that runs, however it was begun."""

    pid: int
    stdout: IO[str] | None
    stderr: IO[str] | None

    def poll(self) -> int | None: ...

    def wait(self, timeout: float | None = None) -> int: ...

    def kill(self) -> None: ...

    def send_signal(self, sig: int) -> None: ...


class Forked:
    """A program that a `Ready` one has begun. Minus the signal's number is the code of one that was killed."""

    def __init__(self, pid: int, desk: socket.socket, stdout: IO[str] | None, stderr: IO[str] | None) -> None:
        self.pid, self.stdout, self.stderr = pid, stdout, stderr
        self._desk = desk
        self._code: int | None = None

    def poll(self) -> int | None:
        with suppress(subprocess.TimeoutExpired):
            self.wait(0)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        if self._code is None:
            self._desk.settimeout(timeout)
            try:
                self._code = int(self._desk.recv(_MOST))
            except (TimeoutError, BlockingIOError):
                raise subprocess.TimeoutExpired(PROGRAM, timeout or 0) from None
            finally:
                self._desk.settimeout(None)
        return self._code

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def send_signal(self, sig: int) -> None:
        with suppress(ProcessLookupError):  # it has ended, and its code is on the way
            if self.poll() is None:
                os.kill(self.pid, sig)


class Ready:
    """Begins programs one after the other; the one before must have ended, and been waited for."""

    def __init__(self, desk: socket.socket) -> None:
        self._desk = desk

    def begin(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str],
        stdout: int = subprocess.DEVNULL,
        stderr: int = subprocess.DEVNULL,
        text: bool = True,
        start_new_session: bool = True,
    ) -> Forked:
        """As `subprocess.Popen` begins `python -m evaluator …`, with text and a session of its own."""
        assert tuple(command[: len(PROGRAM)]) == PROGRAM
        assert text
        assert start_new_session
        out, error = _ends(stdout), _ends(stderr)
        theirs = [out[1], error[1]]
        asked = json.dumps([[str(word) for word in command[len(PROGRAM) :]], dict(env)]).encode()
        socket.send_fds(self._desk, [asked], theirs)
        for end in theirs:
            os.close(end)
        pid = int(self._desk.recv(_MOST))
        return Forked(pid, self._desk, _read_by(out[0]), _read_by(error[0]))


def _ends(wanted: int) -> tuple[int | None, int]:
    """What this side reads, if it wanted to, and what the program writes to."""
    if wanted == subprocess.PIPE:
        return os.pipe()
    assert wanted == subprocess.DEVNULL
    return None, os.open(os.devnull, os.O_WRONLY)


def _read_by(end: int | None) -> IO[str] | None:
    return None if end is None else os.fdopen(end, encoding="utf-8")


@contextmanager
def ready(modules: Sequence[str]) -> Iterator[Ready]:
    """A process that has imported these modules, and ends with the block."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with ours, theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", _READY, str(theirs.fileno()), *modules],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
        )
        theirs.close()
        try:
            yield Ready(ours)
        finally:
            ours.close()
            process.wait(120)
