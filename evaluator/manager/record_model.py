"""Rows of records as a Qt model that changes by rows, and a view of it that is sorted and searched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QCollator,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from evaluator.manager.looked_for import holds, words_of
from evaluator.manager.table import PROSE

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


@dataclass(frozen=True, kw_only=True)  # with slots, Python 3.11 cannot make RecordColumn[T](...)
class RecordColumn(Generic[T]):
    """One column: what it says of a row."""

    slug: str
    title: str
    text: Callable[[T], str]
    share: int = 1
    """How much of the room that is left over goes to it."""
    least: int = 64
    """Its room where there is too little for all, if its texts need as much."""
    whole: bool = False
    """Whether it keeps its room where there is too little for all."""
    prose: bool = False
    """Whole sentences, cut at their end where there is no room; all else is a name and cut in the middle."""


class RecordModel(QAbstractTableModel, Generic[T]):
    """Rows in the office's order. A row whose key is here already stays selected when it changes."""

    def __init__(self, key: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.rows: list[T] = []
        self.columns: tuple[RecordColumn[T], ...] = ()
        self._quiet: Callable[[T], bool] = lambda _row: False

    def head(self, columns: Sequence[RecordColumn[T]], quiet: Callable[[T], bool]) -> None:
        """Take other columns, and no rows. `quiet` rows are written in secondary ink."""
        self.beginResetModel()
        self.columns, self._quiet, self.rows = tuple(columns), quiet, []
        self.endResetModel()

    def show(self, rows: Sequence[T]) -> None:
        """Take other rows."""
        fresh = {self._key(row) for row in rows}
        for place in reversed(range(len(self.rows))):
            if self._key(self.rows[place]) not in fresh:
                self.beginRemoveRows(_ROOT, place, place)
                del self.rows[place]
                self.endRemoveRows()
        if not self.rows and rows:
            self.beginInsertRows(_ROOT, 0, len(rows) - 1)
            self.rows = list(rows)
            self.endInsertRows()
        for place, row in enumerate(rows):
            self._put(place, row)

    def place_of(self, key: str) -> int | None:
        """The row of a key."""
        return next((place for place, row in enumerate(self.rows) if self._key(row) == key), None)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self.columns[index.column()].text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return self.columns[index.column()].text(row) or None
            case Qt.ItemDataRole.UserRole:
                return self._quiet(row)
            case _ if role == PROSE:
                return self.columns[index.column()].prose
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # noqa: ANN401 - Qt's variant
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def _put(self, place: int, row: T) -> None:
        """Let a row stand at its place: there already, further down, or new."""
        if place < len(self.rows) and self._key(self.rows[place]) == self._key(row):
            if self.rows[place] != row:
                self.rows[place] = row
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
            return
        at = self.place_of(self._key(row))
        if at is None:
            self.beginInsertRows(_ROOT, place, place)
            self.rows.insert(place, row)
            self.endInsertRows()
            return
        self.beginMoveRows(_ROOT, at, at, _ROOT, place)
        del self.rows[at]
        self.rows.insert(place, row)
        self.endMoveRows()
        self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))


class FoundRows(QSortFilterProxyModel):
    """The rows that hold every word that is looked for, sorted as people of the language sort."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._collator = QCollator(QLocale())
        self._collator.setNumericMode(True)

    def look_for(self, text: str) -> None:
        """Only rows that hold these words, in any column."""
        self.beginFilterChange()
        self._words = words_of(text)
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: N802 - Qt's name
        if not self._words:
            return True
        model = self.sourceModel()
        said = "\n".join(str(model.index(row, at, parent).data() or "") for at in range(model.columnCount()))
        return holds(said, self._words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's name
        return self._collator.compare(str(left.data() or ""), str(right.data() or "")) < 0
