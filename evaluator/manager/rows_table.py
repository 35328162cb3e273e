"""A table of rows: thin rules, heads that sort, and chosen rows that paste into a spreadsheet."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPalette, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from evaluator.manager import look
from evaluator.manager.clipboard import as_tsv
from evaluator.manager.rows_model import CellRole, Index, RowColumn, RowsModel
from evaluator.manager.seen_rows import SeenRows, SeenTable
from evaluator.manager.table import MEASURED, ROW_H, CellDelegate, Room, fitted
from evaluator.manager.table_habits import TableHabits
from evaluator.manager.table_head import PAD, TableHead

Row = TypeVar("Row")


class RowDelegate(CellDelegate):
    """A cell of text, in secondary ink where the model says so."""

    def ink(self, index: Index) -> QPalette.ColorRole:
        return QPalette.ColorRole.PlaceholderText if index.data(CellRole.QUIET) else QPalette.ColorRole.Text


class RowsTable(SeenTable, Generic[Row]):
    """Ctrl+C copies the chosen rows with their heads, Enter opens the current one, Esc chooses none."""

    copied = Signal(int)
    """How many rows went to the clipboard."""
    opened = Signal()
    """A person wants to see the current row."""

    def __init__(self, model: RowsModel[Row], name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = model
        self.setModel(model)
        self.setObjectName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_H)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setHorizontalHeader(TableHead(self))
        self.setSortingEnabled(True)
        self.setItemDelegate(RowDelegate(self))
        self.delegates: dict[str, CellDelegate] = {}
        """Who draws the columns that are more than text, by slug."""
        self.habits = TableHabits(self, lambda: [column.slug for column in self.source.columns])
        model.modelReset.connect(self.habits.apply)
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._fit)
        model.dataChanged.connect(self._fit)
        self.activated.connect(self.opened)

    def seen(self, rows: Sequence[int] | None = None, *, as_read: bool = False) -> SeenRows:
        columns = [self.source.columns[place] for place in self.places()]
        says = [(column.printed if as_read else column.copied) or column.text for column in columns]
        wanted = self.source.rows if rows is None else [self.source.rows[row] for row in rows]
        return SeenRows(
            [column.title for column in columns],
            [column.side == "right" for column in columns],
            [[say(row) for say in says] for row in wanted],
        )

    def copy(self) -> int:
        """Put the chosen rows on the clipboard with their heads, in the order they are seen; how many there were."""
        rows = self.chosen_rows()
        if rows:
            seen = self.seen(rows)
            QGuiApplication.clipboard().setText(as_tsv(seen.heads, seen.rows))
            self.copied.emit(len(rows))
        return len(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() == Qt.Key.Key_Escape and len(self.selectionModel().selectedRows()) > 1:
            self.clearSelection()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _room(self, column: RowColumn[Row]) -> Room:
        """The column's room, never less than the longest word of its head, nor than the texts that are shown whole.
        A column of short texts leaves what it does not need to those of long ones."""
        metrics, room = QFontMetrics(look.font(look.SMALL)), column.room
        needs = max(metrics.horizontalAdvance(word) for word in column.title.split() or [""]) + 2 * PAD + 2
        needs = max(needs, self.horizontalHeader().minimumSectionSize())
        if column.drawn or column.slug in self.delegates or not self.source.rows:
            return Room(max(room.least, needs), max(room.usual, needs), room.share)
        texts = (column.text(row) for row in self.source.rows[:MEASURED])
        longest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0) + 2 * PAD + 4
        if column.whole:
            needs = max(needs, longest)
            return Room(max(room.least, needs), max(room.usual, needs), room.share)
        likes = max(needs, min(longest, 2 * room.usual))
        return Room(min(max(room.least, needs), likes), likes, room.share)

    def _fit(self) -> None:
        """Give every column its room and whoever draws it; where there is not enough, some give way, the last first,
        and come back where there is room for them beside those before them."""
        columns, width = self.source.columns, self.viewport().width()
        rooms = [self._room(column) for column in columns]

        def least(without: set[int]) -> int:
            return sum(max(room.least, columns[at].room.least) for at, room in enumerate(rooms) if at not in without)

        gone: set[int] = set()
        for place in reversed(range(len(columns))):
            if columns[place].gives_way and least(gone) > width:
                gone.add(place)
        for place in sorted(gone):
            if least(gone - {place}) <= width:
                gone.discard(place)
        seen = [place for place in range(len(columns)) if place not in gone]
        for place in range(len(columns)):
            self.setColumnHidden(place, place in gone)
            self.setItemDelegateForColumn(place, self.delegates.get(columns[place].slug, self.itemDelegate()))
        for place, found in zip(seen, fitted([rooms[place] for place in seen], width), strict=True):
            self.setColumnWidth(place, self.habits.width(columns[place].slug, found))
