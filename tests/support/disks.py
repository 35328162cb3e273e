"""Real trouble with the disk for a program under test: no room, nothing writable, no rights. And its end."""

import os
import resource
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.support.display import wait_until
from tests.support.kiosk_program import KioskProgram

IS_ROOT: Final = os.geteuid() == 0
OBEYS_RIGHTS: Final = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()
"""What a program is started with so that the rights of files hold for it, also when root runs the tests."""
_MOUNT: Final = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'


class SmallDisk:
    """A file system of its own for a folder, where the tests may mount one; else a limit on the program's files."""

    def __init__(self, folder: Path) -> None:
        self._filler = folder / "filler"

    def fill(self, kiosk: KioskProgram | None = None) -> None:
        """Leave no room for anything, without a mounted disk for anything of that program."""
        if not IS_ROOT:
            self._limit(kiosk, 0)
            return
        with self._filler.open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(bytes(4096))
            except OSError:
                return

    def free(self, kiosk: KioskProgram | None = None) -> None:
        """Somebody has made room."""
        if IS_ROOT:
            self._filler.unlink()
        else:
            self._limit(kiosk, resource.getrlimit(resource.RLIMIT_FSIZE)[0])

    def _limit(self, kiosk: KioskProgram | None, most: int) -> None:
        assert kiosk is not None
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.prlimit(kiosk.process.pid, resource.RLIMIT_FSIZE, (most, hard))


@contextmanager
def small_disk(folder: Path, size: str = "1m") -> Iterator[SmallDisk]:
    """A disk of one megabyte, or of that size, at an empty folder."""
    folder.mkdir(mode=0o700)
    if not IS_ROOT:
        yield SmallDisk(folder)
        return
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size},mode=700", "none", folder], check=True)
    try:
        yield SmallDisk(folder)
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)


def with_read_only_disk(folder: Path) -> Sequence[str | Path]:
    """What a program is started with that sees that folder on a read-only disk."""
    own = ("--mount",) if IS_ROOT else ("--user", "--map-root-user", "--mount")
    return ("unshare", *own, "sh", "-c", _MOUNT, folder)


@contextmanager
def failing_calls(kiosk: KioskProgram, calls: str, error: str, trace: Path) -> Iterator[None]:
    """From now on, and while the block runs, these calls of a running program fail; `trace` tells each of them."""
    program = kiosk.process.pid
    tracer = subprocess.Popen(
        [
            "strace",
            "-f",
            "-qq",
            "-p",
            str(program),
            "-o",
            trace,
            "-e",
            f"trace={calls}",
            "-e",
            f"inject={calls}:error={error}",
        ]
    )
    try:
        wait_until(lambda: _is_traced(program), "a program that is traced")
        yield
    finally:
        tracer.terminate()
        tracer.wait(120)


def _is_traced(program: int) -> bool:
    threads = [path.read_text() for path in Path(f"/proc/{program}/task").glob("*/status")]
    return all("\nTracerPid:\t0\n" not in status for status in threads)


def make_writable(kiosk: KioskProgram, folder: Path) -> None:
    """End what `with_read_only_disk` has begun, while the program runs."""
    own = ("--mount",) if IS_ROOT else ("--user", "--preserve-credentials", "--mount")
    inside = ("nsenter", f"--target={kiosk.process.pid}", *own)
    subprocess.run([*inside, "mount", "-o", "remount,bind,rw", folder], check=True)
