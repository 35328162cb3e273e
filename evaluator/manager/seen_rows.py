"""Rows as a person sees them in a table, for the clipboard, a file and paper."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QTableView


class SeenRows(NamedTuple):
    """Columns from left to right as they stand now; a cell is text."""

    heads: list[str]
    rights: list[bool]
    """Which columns are numbers."""
    rows: list[list[str]]


class SeenTable(QTableView):
    """A table that can be taken out of the desk."""

    def seen(self, rows: Sequence[int] | None = None, *, as_read: bool = False) -> SeenRows:
        """These rows, or all. `as_read` is what a person reads on paper, else what a spreadsheet computes with."""
        raise NotImplementedError

    def places(self) -> list[int]:
        """Columns of the model from left to right."""
        heads = self.horizontalHeader()
        return [heads.logicalIndex(place) for place in range(heads.count())]

    def chosen_rows(self) -> list[int]:
        """The rows that are chosen, from top to bottom."""
        return sorted({index.row() for index in self.selectionModel().selectedRows()})
