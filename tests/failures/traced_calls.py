"""What a program asked of the disk: a log of strace read back as calls on the files of one folder."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

TRACED: Final = "openat,pwrite64,write,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2"
STRACE: Final = ("strace", "-f", "-y", "-xx", "-s", "70000", "-e", f"trace={TRACED}")


@dataclass(frozen=True, slots=True)
class Opened:
    """A file was opened; it was made when there was none and `creates` is true."""

    path: Path
    creates: bool
    empties: bool


@dataclass(frozen=True, slots=True)
class Written:
    path: Path
    offset: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    path: Path
    length: int


@dataclass(frozen=True, slots=True)
class Synced:
    """The sync of a file or a folder came back; what was written before `since` (a place among the calls) is safe."""

    path: Path
    since: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    path: Path


@dataclass(frozen=True, slots=True)
class Renamed:
    path: Path
    to: Path


@dataclass(frozen=True, slots=True)
class Thanked:
    """The program said, on its standard error, that it has thanked for this entry."""

    seq: int


Call = Opened | Written | Cut | Synced | Unlinked | Renamed | Thanked

_WHOLE: Final = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+= (-?\d+)")
_BEGUN: Final = re.compile(r"^(\d+)\s+(\w+)\((.*) <unfinished \.\.\.>$")
_ENDED: Final = re.compile(r"^(\d+)\s+<\.\.\. (\w+) resumed>(.*?)\)?\s+= (-?\d+)")
_FD: Final = re.compile(r"^(\d+|AT_FDCWD)<([^>]*)>(?:\(deleted\))?")
_TEXT: Final = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def read_calls(trace: Path, folder: Path) -> list[Call]:
    """The calls that touched `folder` (not its memory-mapped -shm), and every thank-you, in their order.

    A write counts from its beginning and a sync from its end: of two orders that the log leaves open, the crueller.
    """
    return list(_Reader(folder.resolve()).read(trace))


class _Reader:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, int] = {}
        self._said = b""
        self._count = 0

    def read(self, trace: Path) -> Iterator[Call]:
        begun: dict[str, tuple[str, str, int]] = {}
        with trace.open(encoding="ascii", errors="replace") as lines:
            for line in lines:
                if whole := _WHOLE.match(line):
                    _, name, arguments, result = whole.groups()
                    if int(result) >= 0:
                        yield from self._counted(self._call(name, arguments, self._count))
                elif start := _BEGUN.match(line):
                    process, name, arguments = start.groups()
                    begun[process] = (name, arguments, self._count)
                    if name in ("pwrite64", "write", "ftruncate"):
                        yield from self._counted(self._call(name, arguments, self._count))
                elif (end := _ENDED.match(line)) and end[1] in begun:
                    name, arguments, since = begun.pop(end[1])
                    if int(end[4]) >= 0 and name not in ("pwrite64", "write", "ftruncate"):
                        yield from self._counted(self._call(name, arguments + end[3], since))

    def _counted(self, calls: Iterator[Call]) -> Iterator[Call]:
        for call in calls:
            self._count += 1
            yield call

    def _call(self, name: str, arguments: str, since: int) -> Iterator[Call]:
        match name:
            case "openat":
                yield from self._opened(arguments)
            case "pwrite64":
                path, rest = self._file(arguments)
                if path is not None:
                    yield Written(path, int(rest.rsplit(", ", 1)[1]), _texts(rest)[0])
            case "write":
                yield from self._plainly_written(arguments)
            case "ftruncate":
                path, rest = self._file(arguments)
                if path is not None:
                    yield Cut(path, int(rest.rsplit(", ", 1)[1]))
            case "fsync" | "fdatasync":
                path, _ = self._file(arguments)
                if path is not None:
                    yield Synced(path, since)
            case "unlink" | "unlinkat":
                path = self._named(arguments, 0)
                if path is not None:
                    yield Unlinked(path)
            case "rename" | "renameat" | "renameat2":
                path, to = self._named(arguments, 0), self._named(arguments, 1)
                if path is not None and to is not None:
                    yield Renamed(path, to)

    def _opened(self, arguments: str) -> Iterator[Call]:
        path = self._named(arguments, 0)
        if path is not None and path != self._folder:
            self._places[str(path)] = 0
            yield Opened(path, "O_CREAT" in arguments, "O_TRUNC" in arguments)

    def _plainly_written(self, arguments: str) -> Iterator[Call]:
        if arguments.startswith("2<"):
            self._said += _texts(arguments)[0]
            *lines, self._said = self._said.split(b"\n")
            for line in lines:
                if b'"visit.thanked"' in line:
                    yield Thanked(int(json.loads(line)["seq"]))
            return
        path, rest = self._file(arguments)
        if path is not None:
            body = _texts(rest)[0]
            place = self._places.get(str(path), 0)
            self._places[str(path)] = place + len(body)
            yield Written(path, place, body)

    def _file(self, arguments: str) -> tuple[Path | None, str]:
        """The file behind the descriptor that stands first, and the arguments after it."""
        found = _FD.match(arguments)
        if found is None:
            return None, arguments
        return self._ours(_unescaped(found[2])), arguments[found.end() :]

    def _named(self, arguments: str, place: int) -> Path | None:
        """The file named by the text argument at `place`; relative names stand in the folder before them."""
        name = _texts(arguments)[place].decode()
        before = arguments.split('"', 1 + 2 * place)[2 * place]
        base = re.search(r"<([^>]*)>", before)
        return self._ours(str(Path(_unescaped(base[1]), name)) if base else name)

    def _ours(self, name: str) -> Path | None:
        path = Path(name)
        inside = path == self._folder or path.parent == self._folder
        return path if inside and not name.endswith("-shm") else None


class CutShortError(ValueError):
    """The tracer left bytes out; raise its -s."""


def _texts(arguments: str) -> list[bytes]:
    if '"...' in arguments:
        raise CutShortError(arguments[:200])
    return [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]


def _unescaped(text: str) -> str:
    return bytes.fromhex(text.replace("\\x", "")).decode() if text.startswith("\\x") else text
