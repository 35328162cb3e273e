"""The month's rows as a Qt model that changes by rows, so that a refresh keeps selection and place."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from evaluator.manager.columns import Column, headline_rate, headline_unit
from evaluator.manager.formats import hundred
from evaluator.manager.painting import Marks
from evaluator.wire.manager import TallyAnswer, TallyRow

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class Role(IntEnum):
    """What delegates ask for besides text."""

    QUIET = Qt.ItemDataRole.UserRole + 1
    """bool: the row's rate carries no claim."""
    STACK = Qt.ItemDataRole.UserRole + 2
    """tuple[tuple[int, str], ...]: count and tint of each level, or None."""
    MARKS = Qt.ItemDataRole.UserRole + 3
    """Marks of the headline rate, or None."""
    SPARK = Qt.ItemDataRole.UserRole + 4
    """Spark: the headline rate of the months up to this one, from 0 to 100, or None."""


Spark = tuple[float | None, ...]


MOST_RUNS: Final = 200
"""Where more stretches of rows go at once, the table is set anew: each of them costs the view a walk over all rows."""


class TallyModel(QAbstractTableModel):
    """Rows of one answer, in the office's order until a column is asked to order them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Column, ...] = ()
        self.rows: list[TallyRow] = []
        self._sent: tuple[TallyRow, ...] = ()
        self._answer: TallyAnswer | None = None
        self._sparks: Mapping[str, Spark] = {}
        self._sorted_by = ""
        self._order = Qt.SortOrder.AscendingOrder

    def show(self, answer: TallyAnswer, rows: Sequence[TallyRow], columns: tuple[Column, ...]) -> None:
        """Take another answer. Rows with a key that is already here stay where they are, selected or not."""
        self._sent = tuple(rows)
        same = self._heads(columns) == self._heads(self.columns) and bool(self.columns)
        if not same or self._answer is None or self._answer.by != answer.by:
            self.beginResetModel()
            self._answer, self.columns = answer, columns
            self.rows = self._ordered(rows)
            self.endResetModel()
            return
        self._answer, self.columns = answer, columns
        fresh = {row.key: row for row in rows}
        gone = [place for place, row in enumerate(self.rows) if row.key not in fresh]
        runs = _runs(gone)
        if len(runs) > MOST_RUNS:
            self.beginResetModel()
            self.rows = self._ordered(rows)
            self.endResetModel()
            return
        for first, last in reversed(runs):
            self.beginRemoveRows(_ROOT, first, last)
            del self.rows[first : last + 1]
            self.endRemoveRows()
        held = {row.key for row in self.rows}
        new = [row for row in rows if row.key not in held]
        if new:
            self.beginInsertRows(_ROOT, len(self.rows), len(self.rows) + len(new) - 1)
            self.rows.extend(new)
            self.endInsertRows()
        self._rearrange([row.key for row in self._ordered(rows)], fresh)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def show_sparks(self, sparks: Mapping[str, Spark]) -> None:
        """Take the months before, by key of the row."""
        self._sparks = sparks
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(self.columns) - 1))

    def clear(self) -> None:
        """Show nothing."""
        self.beginResetModel()
        self._sparks = {}
        self._answer, self.columns, self.rows, self._sent = None, (), [], ()
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802 - Qt's name
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's variant
        if not index.isValid() or self._answer is None:
            return None
        column, row = self.columns[index.column()], self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "" if column.kind in ("stack", "spark") else column.text(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.text(row) or None
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
            case Role.QUIET:
                return row.figures is None or not row.figures.sufficient
            case Role.STACK:
                return self._stack(row)
            case Role.MARKS:
                return self._marks(row)
            case Role.SPARK:
                return self._sparks.get(row.key) if column.kind == "spark" else None
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
                return _alignment(column)
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column; -1 goes back to the office's order."""
        self._sorted_by = self.columns[column].slug if 0 <= column < len(self.columns) else ""
        self._order = order
        rows = self.rows if self._sorted_by else self._sent
        self._rearrange([row.key for row in self._ordered(rows)], {row.key: row for row in self.rows})

    def _heads(self, columns: tuple[Column, ...]) -> tuple[tuple[str, str], ...]:
        return tuple((column.slug, column.title) for column in columns)

    def _ordered(self, rows: Sequence[TallyRow]) -> list[TallyRow]:
        """Stable; rows with nothing to order by come last in either direction."""
        column = next((column for column in self.columns if column.slug == self._sorted_by), None)
        if column is None:
            return list(rows)
        some = [(found, row) for row in rows if (found := column.order(row)) is not None]
        none = [row for row in rows if column.order(row) is None]
        descending = self._order is Qt.SortOrder.DescendingOrder
        some.sort(key=lambda pair: pair[0], reverse=descending)  # type: ignore[arg-type,return-value]  # one column, one type
        return [row for _, row in some] + none

    def _rearrange(self, keys: Sequence[str], fresh: dict[str, TallyRow]) -> None:
        self.layoutAboutToBeChanged.emit()
        place = {key: at for at, key in enumerate(keys)}
        before = self.persistentIndexList()
        after = [self.index(place[self.rows[index.row()].key], index.column()) for index in before]
        self.rows = [fresh[key] for key in keys]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    def _stack(self, row: TallyRow) -> tuple[tuple[int, str], ...] | None:
        if row.figures is None or self._answer is None:
            return None
        return tuple((row.figures.levels.get(level.slug, 0), level.tint) for level in self._answer.levels)

    def _marks(self, row: TallyRow) -> Marks | None:
        if self._answer is None:
            return None
        found, unit = headline_rate(row.figures, self._answer), headline_unit(self._answer)
        if found.value is None or found.low is None or found.high is None:
            return None
        return Marks(hundred(found.low, unit), hundred(found.value, unit), hundred(found.high, unit))


def _runs(places: Sequence[int]) -> list[tuple[int, int]]:
    """Places in ascending order as stretches without a gap: 1 2 3 7 is (1, 3) and (7, 7)."""
    runs: list[tuple[int, int]] = []
    for place in places:
        if runs and runs[-1][1] == place - 1:
            runs[-1] = runs[-1][0], place
        else:
            runs.append((place, place))
    return runs


def _alignment(column: Column) -> Qt.AlignmentFlag:
    across = Qt.AlignmentFlag.AlignRight if column.kind == "number" else Qt.AlignmentFlag.AlignLeft
    return across | Qt.AlignmentFlag.AlignVCenter
