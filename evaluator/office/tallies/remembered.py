"""What answers about tallies share, remembered for as long as what it was made of stays the same.

Nothing here is ever told to go: whatever is remembered bears in its key all that it was made of, so that several
servers at one database need not tell each other anything (docs/adr/0092).
"""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Final, TypeVar, cast

import msgspec
from sqlalchemy import Connection

from evaluator.domain.directory import Directory
from evaluator.office.directory import directory_store
from evaluator.office.tallies.cells import Tree, tree_of

_T = TypeVar("_T")
_MOST: Final = 128


class Remembered:
    """The newest things made, by their keys. Threads may share one; two may make the same thing at once."""

    def __init__(self, most: int = _MOST) -> None:
        self._most = most
        self._kept: OrderedDict[Hashable, object] = OrderedDict()
        self._lock = Lock()

    def recall(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """What was made for this key; made now when it was not, or too long ago."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return cast("_T", self._kept[key])
        made = make()
        with self._lock:
            self._kept[key] = made
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return made

    def tree(self, connection: Connection) -> Tree:
        """The directory with everything that is gone."""
        return self._directory(connection)[0]

    def open_now(self, connection: Connection) -> Directory:
        """The directory as it stands."""
        return self._directory(connection)[1]

    def _directory(self, connection: Connection) -> tuple[Tree, Directory]:
        def make() -> tuple[Tree, Directory]:
            whole, open_now = directory_store.read_both(connection)
            return tree_of(whole), open_now

        return self.recall(("directory", directory_store.version(connection)), make)


def print_of(*things: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """A short name for a large key. Different things have different ones."""
    return hashlib.sha256(msgspec.json.encode(things)).digest()
