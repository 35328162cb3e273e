"""The programs the demo starts: each a process of its own, ended in order."""

import asyncio
import json
import os
import shutil
import sys
from asyncio.subprocess import Process
from typing import Final

from evaluator.runtime.refusal import refuse

END_S: Final = 15.0


def arguments(*words: str) -> list[str]:
    """The command line of one of our programs, run by this very Python."""
    return [sys.executable, "-m", "evaluator", *words]


async def run_to_end(*words: str) -> str:
    """Run one of our commands and return what it printed; Refused with its own sentence when it was refused."""
    process = await asyncio.create_subprocess_exec(
        *arguments(*words), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    printed, complaint = await process.communicate()
    if process.returncode != 0:
        lines = complaint.decode(errors="replace").strip().splitlines() or ["it gave no reason"]
        refuse(lines[-1].removeprefix("evaluator: "))
    return printed.decode()


async def ask(*words: str) -> dict[str, str]:
    """Run one of our commands and read the JSON object it prints."""
    found: dict[str, str] = json.loads(await run_to_end(*words))
    return found


class Programs:
    """Running programs, last one started first ended. None outlives this process, however it ends."""

    def __init__(self) -> None:
        # Linux tells a child of its parent's death only when the child has asked for it
        setpriv = shutil.which("setpriv") if sys.platform == "linux" else None
        self._leash = (setpriv, "--pdeathsig", "TERM") if setpriv else ()
        self._running: list[tuple[str, Process]] = []

    async def start(
        self, name: str, *words: str, environment: dict[str, str] | None = None, typed: str | None = None
    ) -> Process:
        """Start a program; `typed` is written to its standard input."""
        process = await asyncio.create_subprocess_exec(
            *self._leash,
            *arguments(*words),
            stdin=asyncio.subprocess.PIPE if typed is not None else asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
        )
        self._running.append((name, process))
        if typed is not None and process.stdin is not None:
            process.stdin.write(typed.encode() + b"\n")
            await process.stdin.drain()
            process.stdin.close()
        return process

    async def end(self) -> None:
        """Ask every program to end, newest first, and wait; one that does not is killed."""
        while self._running:
            _, process = self._running.pop()
            if process.returncode is None:
                process.terminate()
                try:
                    async with asyncio.timeout(END_S):
                        await process.wait()
                except TimeoutError:
                    process.kill()
            await process.wait()


async def first_line(process: Process) -> str:
    """The first line a program prints; "" when it ended before."""
    if process.stdout is None:
        return ""
    return (await process.stdout.readline()).decode().strip()
