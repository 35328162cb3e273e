"""Files that are there whole or not at all: drafted beside their place, and what stood there stays until then."""

import asyncio
import secrets
from collections.abc import Callable
from pathlib import Path
from threading import Event


def write_whole(file: Path, write: Callable[[Path], object], *, unless: Event | None = None) -> None:
    """Have `write` make a draft and put it in the place of `file`; dropped where `unless` is set by then.

    OSError when it cannot be written.
    """
    draft = file.with_name(f".{secrets.token_hex(4)}{file.suffix}")
    try:
        write(draft)
        if unless is None or not unless.is_set():
            draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)


async def save_whole(file: Path, write: Callable[[Path], object]) -> None:
    """As `write_whole`, beside the window's thread. Stopped half-way it leaves what stood there."""
    stopped = Event()
    try:
        await asyncio.to_thread(write_whole, file, write, unless=stopped)
    except asyncio.CancelledError:
        stopped.set()
        raise
