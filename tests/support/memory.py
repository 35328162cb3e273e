"""How much a process holds, as Linux tells it."""

from pathlib import Path


def anonymous_kb(pid: int) -> int:
    """What a process holds that is no file's, in KiB."""
    lines = Path(f"/proc/{pid}/status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:"))
