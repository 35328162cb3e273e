"""Rows with a key as a Qt model that changes by rows, whatever the rows are.

Two lists have a model of their own: a month (`tally_model`), whose ten thousand rows of one kind are set anew where too
many change, and whose sparks come later; and records (`record_model`), which a proxy searches and sorts as people of
the language do while they are edited, so that the model itself stays in the office's order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Final, Generic, Literal, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evaluator.manager.table import PROSE, Room

Index = QModelIndex | QPersistentModelIndex
Row = TypeVar("Row")
Side = Literal["left", "middle", "right"]
_ROOT: Final = QModelIndex()
_SIDES: Final = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "middle": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class CellRole(IntEnum):
    """What delegates ask for besides text; apart from the roles of the month's table."""

    ROW = Qt.ItemDataRole.UserRole + 11
    """The row itself."""
    QUIET = Qt.ItemDataRole.UserRole + 12
    """bool: secondary ink."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowColumn(Generic[Row]):
    """One column of rows of a kind."""

    slug: str
    title: str
    text: Callable[[Row], str]
    """What is shown, and read out."""
    room: Room
    about: str = ""
    side: Side = "left"
    copied: Callable[[Row], str] | None = None
    """What a copy carries; None: the text."""
    printed: Callable[[Row], str] | None = None
    """What stands on paper; None: the text."""
    order: Callable[[Row], Any] | None = None
    """What it sorts by, None for a row without it; None for the column: by its text."""
    quiet: bool = False
    gives_way: bool = False
    """Left out where not all columns have their least room; a copy has it all the same."""
    whole: bool = False
    """Never cut short: the column has room for the longest of its first texts."""
    prose: bool = False
    """Whole sentences, cut at their end where there is no room; all else is a name and cut in the middle."""
    drawn: bool = False
    """A delegate draws the cell; its text is only read out and copied."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Rows in the order they came, until a column is asked to order them."""

    def __init__(
        self,
        key: Callable[[Row], str],
        quiet: Callable[[Row], bool] = lambda _row: False,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key, self._quiet = key, quiet
        self.columns: tuple[RowColumn[Row], ...] = ()
        self.rows: list[Row] = []
        self._sent: tuple[Row, ...] = ()
        self._sorted_by = ""
        self._order = Qt.SortOrder.AscendingOrder

    def show(self, rows: Sequence[Row], columns: tuple[RowColumn[Row], ...]) -> None:
        """Take other rows. Those with a key that is already here stay selected where they are."""
        self._sent = tuple(rows)
        heads = [(column.slug, column.title) for column in columns]
        if heads != [(column.slug, column.title) for column in self.columns]:
            self.beginResetModel()
            self.columns, self.rows = columns, self._ordered(rows, columns)
            self.endResetModel()
            return
        self.columns = columns
        fresh = {self._key(row): row for row in rows}
        for place in reversed(range(len(self.rows))):
            if self._key(self.rows[place]) not in fresh:
                self.beginRemoveRows(_ROOT, place, place)
                del self.rows[place]
                self.endRemoveRows()
        held = {self._key(row) for row in self.rows}
        new = [row for row in rows if self._key(row) not in held]
        if new:
            self.beginInsertRows(_ROOT, len(self.rows), len(self.rows) + len(new) - 1)
            self.rows.extend(new)
            self.endInsertRows()
        self._rearrange(self._ordered(rows, columns))
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(columns) - 1))

    def place_of(self, key: str) -> int:
        """Where the row of a key stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self.rows) if self._key(row) == key), -1)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if column.drawn else column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return column.text(row) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _SIDES[column.side] | Qt.AlignmentFlag.AlignVCenter
            case CellRole.ROW:
                return row
            case CellRole.QUIET:
                return column.quiet or self._quiet(row)
            case _ if role == PROSE:
                return column.prose
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column.title
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleDescriptionRole:
                return column.about or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _SIDES[column.side] | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 goes back to the order in which the rows came."""
        self._sorted_by = self.columns[column].slug if 0 <= column < len(self.columns) else ""
        self._order = order
        self._rearrange(self._ordered(self.rows if self._sorted_by else self._sent, self.columns))

    def _ordered(self, rows: Sequence[Row], columns: tuple[RowColumn[Row], ...]) -> list[Row]:
        """Stable; rows with nothing to order by come last in either direction."""
        column = next((column for column in columns if column.slug == self._sorted_by), None)
        if column is None:
            return list(rows)
        order = column.order or column.text
        some = [(found, row) for row in rows if (found := order(row)) is not None]
        some.sort(key=lambda pair: pair[0], reverse=self._order is Qt.SortOrder.DescendingOrder)
        return [row for _, row in some] + [row for row in rows if order(row) is None]

    def _rearrange(self, rows: list[Row]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {self._key(row): at for at, row in enumerate(rows)}
        before = self.persistentIndexList()
        after = [self.index(place[self._key(self.rows[index.row()])], index.column()) for index in before]
        self.rows = rows
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()
