"""What a kiosk finds on a disk after a power cut, against what it had thanked for."""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from evaluator.kiosk.chain import JournalBrokenError
from evaluator.kiosk.clock import SystemClock
from evaluator.kiosk.journal_file import NotStoredError
from evaluator.kiosk.journal_store import JournalStore
from evaluator.runtime.refusal import Refused
from tests.failures.crash_states import Disk


def entries_of(folder: Path) -> dict[int, bytes]:
    """The hash of every entry, read back by opening the folder as the kiosk does (which begins a run)."""
    store = JournalStore(folder, SystemClock())
    try:
        found: list[tuple[int, bytes]] = store.read(lambda db: db.execute("SELECT seq, hash FROM entry").fetchall())
        damage = store.read(lambda db: db.execute("PRAGMA integrity_check").fetchone()[0])
    finally:
        store.close()
    if damage != "ok":
        raise JournalBrokenError(0, damage)
    return dict(found)


@dataclass(slots=True)
class Findings:
    """Counts over the disks that were opened."""

    states: int = 0
    with_thanks: int = 0
    """States after at least one thank-you."""
    lossy: int = 0
    """States in which a thanked entry is missing or another one."""
    worst: int = 0
    """Most thanked entries missing from one state."""
    unreadable: list[str] = field(default_factory=list)
    first_lossy: str = ""


def examine(disks: Iterable[Disk], expected: Mapping[int, bytes], scratch: Path) -> Findings:
    """Open every disk as the kiosk would and compare it with `expected`, the entries as they were stored."""
    findings = Findings()
    seen: dict[bytes, frozenset[int]] = {}
    for disk in disks:
        key = hashlib.sha256(b"".join(name.encode() + b"\0" + body for name, body in sorted(disk.files.items())))
        if key.digest() not in seen:
            seen[key.digest()] = _survivors(disk, expected, scratch, findings)
        missing = disk.acked - seen[key.digest()]
        findings.states += 1
        findings.with_thanks += bool(disk.acked)
        findings.lossy += bool(missing)
        findings.worst = max(findings.worst, len(missing))
        if missing and not findings.first_lossy:
            findings.first_lossy = f"{disk.model}, {disk.cruelty}, call {disk.call}: {sorted(missing)[:5]}"
    return findings


def _survivors(disk: Disk, expected: Mapping[int, bytes], scratch: Path, findings: Findings) -> frozenset[int]:
    folder = scratch / "disk"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    for name, body in disk.files.items():
        (folder / name).write_bytes(body)
    try:
        found = entries_of(folder)
    except (Refused, JournalBrokenError, NotStoredError) as error:
        findings.unreadable.append(f"{disk.model}, {disk.cruelty}, call {disk.call}: {error}")
        return frozenset()
    return frozenset(seq for seq, value in found.items() if expected.get(seq) == value)


def files_of(folder: Path) -> dict[str, bytes]:
    """The files of a folder as a disk holds them; -shm is memory and is left out."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file() and path.suffix != ".db-shm"}
