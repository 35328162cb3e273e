"""The disks a power cut can leave behind, built from what a program asked of its disk.

Writes to a file are pending until that file is synced. A file that was made, removed or renamed is so for good
when its folder is synced ("posix") or, the journal of the file system being one, when any file is ("ext4").
A model, not a disk: a drive that lies about flushing defeats every setting.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final, Literal, NamedTuple

from tests.failures.traced_calls import Call, Cut, Opened, Renamed, Synced, Thanked, Unlinked, Written

Model = Literal["posix", "ext4"]
Cruelty = Literal["lost", "half", "torn", "kept"]
MODELS: Final[tuple[Model, ...]] = ("posix", "ext4")
CRUELTIES: Final[tuple[Cruelty, ...]] = ("lost", "half", "torn", "kept")
SECTOR: Final = 512


class Disk(NamedTuple):
    """What a power cut leaves: the files by name, after `acked` had been thanked."""

    model: Model
    cruelty: Cruelty
    call: int
    files: Mapping[str, bytes]
    acked: frozenset[int]


@dataclass(slots=True)
class _Inode:
    body: bytearray
    pending: list[tuple[int, Written | Cut]] = field(default_factory=list)


@dataclass(slots=True)
class _Linked:
    """A name that leads to a file (None: to nothing) from this call on."""

    place: int
    names: dict[str, _Inode | None]


@dataclass(slots=True)
class _Storage:
    model: Model
    folder: Path
    safe: dict[str, _Inode]
    names: dict[str, _Inode] = field(default_factory=dict)
    pending: list[_Linked] = field(default_factory=list)

    def take(self, place: int, call: Call) -> None:
        match call:
            case Opened(path, creates, empties):
                if creates and path.name not in self.names:
                    self._link(place, {path.name: _Inode(bytearray())})
                elif empties and path.name in self.names:
                    self.names[path.name].pending.append((place, Cut(path, 0)))
            case Written(path) | Cut(path):
                if path.name in self.names:
                    self.names[path.name].pending.append((place, call))
            case Synced(path, since):
                self._sync(path, since)
            case Unlinked(path):
                self._link(place, {path.name: None})
            case Renamed(path, to):
                self._link(place, {path.name: None, to.name: self.names.get(path.name)})
            case Thanked():
                pass

    def _link(self, place: int, names: dict[str, _Inode | None]) -> None:
        self.pending.append(_Linked(place, names))
        _apply_names(self.names, names)

    def _sync(self, path: Path, since: int) -> None:
        inode = None if path == self.folder else self.names.get(path.name)
        if inode is not None:
            for place, call in inode.pending:
                if place < since:
                    _apply(inode.body, call)
            inode.pending = [(place, call) for place, call in inode.pending if place >= since]
        if path == self.folder or self.model == "ext4":
            for link in self.pending:
                if link.place < since:
                    _apply_names(self.safe, link.names)
            self.pending = [link for link in self.pending if link.place >= since]

    def after_power_cut(self, cruelty: Cruelty, chance: Random) -> dict[str, bytes]:
        names = dict(self.safe)
        for link in self._surviving_links(cruelty, chance):
            _apply_names(names, link.names)
        return {name: _surviving_body(inode, cruelty, chance) for name, inode in names.items()}

    def _surviving_links(self, cruelty: Cruelty, chance: Random) -> list[_Linked]:
        if cruelty == "lost":
            return []
        if cruelty == "kept":
            return self.pending
        if self.model == "ext4":
            return self.pending[: chance.randint(0, len(self.pending))]
        return [link for link in self.pending if chance.random() < 0.5]


def disks(
    before: Mapping[str, bytes], folder: Path, calls: Iterable[Call], *, models: Iterable[Model] = MODELS, seed: int = 1
) -> Iterator[Disk]:
    """Four disks for every call and model: nothing pending survives, a random half, a torn half, everything.

    `before` is the folder when the program began, all of it safe.
    """
    storages = [_Storage(model, folder, {n: _Inode(bytearray(b)) for n, b in before.items()}) for model in models]
    for storage in storages:
        storage.names = dict(storage.safe)
    acked: frozenset[int] = frozenset()
    for place, call in enumerate(calls):
        if isinstance(call, Thanked):
            acked |= {call.seq}
        for storage in storages:
            storage.take(place, call)
            for cruelty in CRUELTIES:
                chance = Random(f"{seed}/{storage.model}/{cruelty}/{place}")
                yield Disk(storage.model, cruelty, place, storage.after_power_cut(cruelty, chance), acked)


def _apply_names(names: dict[str, _Inode], links: Mapping[str, _Inode | None]) -> None:
    for name, inode in links.items():
        if inode is None:
            names.pop(name, None)
        else:
            names[name] = inode


def _apply(body: bytearray, call: Written | Cut) -> None:
    match call:
        case Written(_, offset, written):
            body.extend(bytes(max(0, offset - len(body))))
            body[offset : offset + len(written)] = written
        case Cut(_, length):
            del body[length:]
            body.extend(bytes(length - len(body)))


def _surviving_body(inode: _Inode, cruelty: Cruelty, chance: Random) -> bytes:
    if cruelty == "lost" or not inode.pending:
        return bytes(inode.body)
    body = bytearray(inode.body)
    for _, call in inode.pending:
        if cruelty == "kept":
            _apply(body, call)
        elif chance.random() < 0.5:
            for part in _torn(call, chance) if cruelty == "torn" else (call,):
                _apply(body, part)
    return bytes(body)


def _torn(call: Written | Cut, chance: Random) -> Iterator[Written | Cut]:
    """Those sectors of a write that reached the disk."""
    if isinstance(call, Cut):
        yield call
        return
    start = call.offset
    end = call.offset + len(call.body)
    while start < end:
        stop = min(end, (start // SECTOR + 1) * SECTOR)
        if chance.random() < 0.5:
            yield Written(call.path, start, call.body[start - call.offset : stop - call.offset])
        start = stop
