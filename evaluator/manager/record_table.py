"""A table of records under keys: sorting, searching, several at once, and rows that paste into a spreadsheet."""

from collections.abc import Callable, Sequence
from typing import Final, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from evaluator.manager import look
from evaluator.manager.clipboard import as_tsv
from evaluator.manager.record_model import FoundRows, Index, RecordColumn, RecordModel
from evaluator.manager.seen_rows import SeenRows, SeenTable
from evaluator.manager.table import ROW_H, CellDelegate, Room, fitted
from evaluator.manager.table_habits import TableHabits
from evaluator.manager.table_head import PAD, TableHead

T = TypeVar("T")
MEASURED: Final = 200
WIDEST: Final = 260
USUALLY: Final = 0.9
"""Of the texts of a column fit whole before the longest ones take room from others."""


class _Need(NamedTuple):
    """How wide a column is at least, where most of its texts fit, and where all do."""

    least: int
    most: int
    whole: int
    share: int


class _RecordDelegate(CellDelegate):
    def ink(self, index: Index) -> QPalette.ColorRole:
        quiet = bool(index.data(Qt.ItemDataRole.UserRole))
        return QPalette.ColorRole.PlaceholderText if quiet else QPalette.ColorRole.Text


class RecordTable(SeenTable, Generic[T]):
    """Ctrl+C copies the chosen rows with their heads. The current row is told by its key."""

    copied = Signal(int)
    current = Signal(str)
    """Key of the row a person goes to; "" for none."""

    def __init__(self, key: Callable[[T], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.records: RecordModel[T] = RecordModel(key, self)
        self.found = FoundRows(self)
        self.found.setSourceModel(self.records)
        self.setModel(self.found)
        self.setItemDelegate(_RecordDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(TableHead(self))
        self.setSortingEnabled(True)
        self.habits = TableHabits(self, lambda: [column.slug for column in self.records.columns])
        self._telling = True
        self.selectionModel().currentRowChanged.connect(self._gone_to)

    def show_rows(
        self, columns: Sequence[RecordColumn[T]], rows: Sequence[T], quiet: Callable[[T], bool] = lambda _row: False
    ) -> None:
        """Show rows under columns. Where the heads are the same as before, what is chosen stays chosen."""
        telling, self._telling = self._telling, False  # a row that goes hands the choice to its neighbour
        if [(one.slug, one.title) for one in columns] != [(one.slug, one.title) for one in self.records.columns]:
            self.records.head(columns, quiet)
            self.habits.apply()
        self.records.columns = tuple(columns)
        self.records.show(rows)
        self._telling = telling
        self.fit()

    @property
    def current_key(self) -> str:
        """Key of the current row; "" for none."""
        at = self.found.mapToSource(self.currentIndex())
        return self._key(self.records.rows[at.row()]) if at.isValid() else ""

    def go_to(self, key: str) -> None:
        """Make the row of a key the current one, unless it is; nobody is told."""
        if key and key == self.current_key:
            return
        place = self.records.place_of(key) if key else None
        telling, self._telling = self._telling, False
        if place is None:
            self.clearSelection()
            self.setCurrentIndex(self.found.index(-1, -1))
        else:
            self.setCurrentIndex(self.found.mapFromSource(self.records.index(place, 0)))
        self._telling = telling

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def seen(self, rows: Sequence[int] | None = None, *, as_read: bool = False) -> SeenRows:
        places = self.places()
        wanted = range(self.found.rowCount()) if rows is None else rows
        return SeenRows(
            [self.records.columns[place].title for place in places],
            [False] * len(places),
            [[str(self.found.index(row, place).data()) for place in places] for row in wanted],
        )

    def copy(self) -> None:
        """Put the chosen rows on the clipboard as they are seen."""
        rows = self.chosen_rows()
        if rows:
            seen = self.seen(rows)
            QGuiApplication.clipboard().setText(as_tsv(seen.heads, seen.rows))
            self.copied.emit(len(rows))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give every column its room."""
        width = self.viewport().width()
        needs = [self._need(column) for column in self.records.columns]
        if sum(need.most for need in needs) <= width:
            rooms = [Room(need.most, need.whole, need.share) for need in needs]
        else:
            rooms = [Room(need.least, need.most, need.share) for need in needs]
        for place, room in enumerate(fitted(rooms, width)):
            self.setColumnWidth(place, self.habits.width(self.records.columns[place].slug, room))

    def _need(self, column: RecordColumn[T]) -> _Need:
        head = QFontMetrics(look.font(look.SMALL)).horizontalAdvance(column.title) + 2 * PAD + 4
        texts = [column.text(row) for row in self.records.rows[:MEASURED]]
        wide = sorted(map(self.fontMetrics().horizontalAdvance, texts)) or [0]
        narrowest = self.horizontalHeader().minimumSectionSize()
        most, whole = (
            max(narrowest, min(WIDEST, max(head, text + 2 * PAD + 4)))
            for text in (wide[int(len(wide) * USUALLY)], wide[-1])
        )
        most = max(most, min(whole, column.least))
        if column.whole:
            return _Need(whole, whole, whole, column.share)
        return _Need(min(most, max(head, column.least)), most, whole, column.share)

    def _gone_to(self, now: Index, _before: Index) -> None:
        if self._telling:
            self.current.emit(self.current_key if now.isValid() else "")
