"""What the desk remembers of a person's habits: window, columns, grouping, language. Never a figure, never a secret."""

from pathlib import Path

import msgspec
from msgspec import Struct

from evaluator.domain.names import CHINESE, Language
from evaluator.manager.table_habits import TableHabit
from evaluator.runtime.paths import private_folder, write_private
from evaluator.wire.cases import CaseQuery
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.manager import Grouping


class Habits(Struct, frozen=True):
    """Unknown and missing fields are passed over, so that older and newer desks can share the file."""

    language: Language = CHINESE
    page: str = ""
    """Its slug; "" is the first there is."""
    by: Grouping = "unit"
    geometry: bytes = b""
    split: bytes = b""
    splits: dict[str, bytes] = {}
    """Where pages are parted, by the slug of the page and the place of the splitter on it."""
    columns: dict[str, TableHabit] = {}
    """Of every table, by the names of its page and its own."""
    case_views: dict[str, CaseQuery] = {}
    """By the names a person gave them."""


class Memory:
    """Habits in one small file; a file that cannot be read is a person without habits."""

    def __init__(self, folder: Path) -> None:
        self._file = private_folder(folder) / "desk.json"
        self.habits = Habits()
        try:
            self.habits = msgspec.json.decode(self._file.read_bytes(), type=Habits)
        except (OSError, *UNREADABLE):
            return

    def keep(self, habits: Habits) -> None:
        """Write habits, where they changed. Writes to disk: call it from a thread."""
        if habits != self.habits:
            self.habits = habits
            write_private(self._file, msgspec.json.format(msgspec.json.encode(habits)))
