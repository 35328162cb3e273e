"""`evaluator demo` on a virtual screen, with everything it starts."""

import contextlib
import csv
import io
import json
import os
import secrets
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from evaluator.runtime.paths import resources
from tests.support.display import PATIENCE_S, wait_until

MARK: Final = "EVALUATOR_TEST_MARK"
QUICK: Final = {
    "EVALUATOR_KIOSK_MINIMUM_INTERVAL_S": "0",
    "EVALUATOR_KIOSK_CHANGE_S": "0",
    "EVALUATOR_KIOSK_THANKS_S": "0.5",
    "EVALUATOR_KIOSK_PUSH_AFTER_S": "0.1",
}
KIOSK_TITLE: Final = "窗口服务评价器"
DESK_TITLE: Final = "管理台"


def sample_pin(badge: str) -> str:
    """The PIN that the sample gives to a badge number."""
    with (resources() / "sample" / "staff.csv").open(encoding="utf-8-sig", newline="") as file:
        return next(row["pin"] for row in csv.DictReader(file) if row["badge"] == badge)


class DemoProgram:
    """A running demo; the logs of all its programs are read as they come."""

    def __init__(self, environment: Mapping[str, str], *words: str | Path) -> None:
        self.mark = secrets.token_hex(8)
        self.log: list[dict[str, Any]] = []
        self.noise: list[str] = []
        self.said: list[str] = []
        self.process = subprocess.Popen(
            [sys.executable, "-m", "evaluator", "demo", *words],
            env={**environment, **QUICK, "EVALUATOR_LOG_FORMAT": "json", MARK: self.mark},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._readers = [threading.Thread(target=work, daemon=True) for work in (self._read_log, self._read_said)]
        for reader in self._readers:
            reader.start()

    def events(self, program: str, name: str) -> list[dict[str, Any]]:
        """What one of the programs has logged under this id."""
        return [event for event in list(self.log) if event["program"] == program and event["event"] == name]

    def wait_for(self, program: str, name: str, *, times: int = 1, timeout_s: float = PATIENCE_S) -> None:
        """Until the program has logged that event that often."""
        wait_until(
            lambda: len(self.events(program, name)) >= times or self.process.poll() is not None,
            f"{program} {name} × {times}; last: {self.log[-2:]}",
            timeout_s=timeout_s,
        )
        assert len(self.events(program, name)) >= times, f"the demo ended: {self.noise} {self.log[-3:]}"

    def left_over(self) -> list[str]:
        """Command lines of processes that this demo started and that still run."""
        found = []
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if folder.name.isdigit() and f"{MARK}={self.mark}".encode() in (folder / "environ").read_bytes():
                    words = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
                    if words:
                        found.append(words)
        return found

    def end(self, how: signal.Signals = signal.SIGTERM, *, timeout_s: float = PATIENCE_S) -> int:
        """Ask it to end, and tell its exit code."""
        self.process.send_signal(how)
        code = self.process.wait(timeout_s)
        self.drain()
        return code

    def drain(self) -> None:
        """Read what is left of its output."""
        for reader in self._readers:
            reader.join(120)
        for pipe in (self.process.stdout, self.process.stderr):
            if pipe:
                pipe.close()

    def kill(self) -> None:
        """End everything it started, at once."""
        for folder in Path("/proc").iterdir():
            with contextlib.suppress(OSError):
                if folder.name.isdigit() and f"{MARK}={self.mark}".encode() in (folder / "environ").read_bytes():
                    os.kill(int(folder.name), signal.SIGKILL)
        self.process.wait(120)
        self.drain()

    def _read_log(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            try:
                self.log.append(json.loads(line))
            except ValueError:
                self.noise.append(line)

    def _read_said(self) -> None:
        assert self.process.stdout
        self.said.extend(self.process.stdout)


@contextlib.contextmanager
def running_demo(environment: Mapping[str, str], *words: str | Path) -> Iterator[DemoProgram]:
    """A demo of which nothing outlives the block."""
    demo = DemoProgram(environment, *words)
    try:
        yield demo
    finally:
        if demo.process.poll() is None or demo.left_over():
            demo.kill()


def evaluator_json(*words: str | Path) -> dict[str, Any]:
    """What one of our commands prints, as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "evaluator", *words], capture_output=True, text=True, timeout=60, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def table_of(tsv: str) -> list[dict[str, str]]:
    """Rows by heading of a table that was copied."""
    return list(csv.DictReader(io.StringIO(tsv), delimiter="\t"))
