"""The table that owns the month page: thin rules, drawn bars, and rows that paste into a spreadsheet."""

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from evaluator.manager import look, month_words
from evaluator.manager.charts import draw_spark
from evaluator.manager.clipboard import as_tsv
from evaluator.manager.columns import Column
from evaluator.manager.painting import BAR_H, Part, draw_interval, draw_stack, level_colour
from evaluator.manager.table_habits import TableHabits
from evaluator.manager.table_head import PAD, TableHead
from evaluator.manager.tally_model import Role, Spark, TallyModel

Index = QModelIndex | QPersistentModelIndex
ROW_H: Final = 36


class Room(NamedTuple):
    """How wide a column likes to be: never below `least`; `share` of what is left over goes to it."""

    least: int
    usual: int
    share: int = 0


ROOMS: Final[Mapping[str, Room]] = {
    "name": Room(92, 116, 4),
    "detail": Room(48, 56),
    "parent": Room(92, 120, 2),
    "stack": Room(64, 96, 2),
    "trend": Room(48, 84, 1),
    "n": Room(52, 62),
    "without": Room(56, 68),
    "participation": Room(56, 68),
    "rate": Room(60, 68),
    "note": Room(68, 74),
    "interval": Room(144, 216, 3),
    "bounds": Room(96, 104),
}
LEVEL_ROOM: Final = Room(48, 64)
GIVES_WAY: Final = (("without", 1.0), ("bounds", 0.5), ("parent", 0.35), ("trend", 0.3), ("stack", 0.2))
"""What is left out where not all fit, first things first, for the tree, the counts and the participation say it too:
a column stays only while all have their least room and this part of what they would like beyond it."""
TO_CONTENT: Final = ("name", "parent")
NAME_W: Final = 164
"""As much of what a row is called is seen before anything else has room: bars repeat what the figures say."""
LENDS: Final = "interval"
"""A name that lacks some pixels has them from the line that draws the interval."""
MEASURED: Final = 300
QUIET_COLUMNS: Final = ("rate", "note", "interval", "bounds")
PROSE: Final = Qt.ItemDataRole.UserRole + 21
"""bool: whole sentences stand in the cell."""


def cut_of(index: Index) -> Qt.TextElideMode:
    """Where a cell without room is cut: names in the middle, for many begin alike; prose at its end."""
    return Qt.TextElideMode.ElideRight if index.data(PROSE) else Qt.TextElideMode.ElideMiddle


class CellDelegate(QStyledItemDelegate):
    """Text cells: a thin rule under each row, secondary ink where a figure carries no claim."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        self.ground(painter, option)
        palette = option.palette
        painter.save()
        painter.setFont(option.font)
        painter.setPen(palette.color(self.ink(index)))
        inside = option.rect.adjusted(PAD, 0, -PAD, 0)
        text = option.fontMetrics.elidedText(option.text, cut_of(index), inside.width())
        painter.drawText(inside, option.displayAlignment, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's name
        return QSize(super().sizeHint(option, index).width() + PAD, ROW_H)

    def ink(self, index: Index) -> QPalette.ColorRole:
        """Secondary where the row's rate carries no claim and the column is about the rate."""
        model = index.model()
        if isinstance(model, TallyModel):
            slug = model.columns[index.column()].slug
            if slug == "parent" or (slug in QUIET_COLUMNS and index.data(Role.QUIET)):
                return QPalette.ColorRole.PlaceholderText
        return QPalette.ColorRole.Text

    def ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.AlternateBase))
        painter.save()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 1))
            painter.drawRect(option.rect.adjusted(0, 0, -1, -1))
        painter.restore()


class StackDelegate(CellDelegate):
    """The four levels as one bar."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        self.ground(painter, option)
        stack: tuple[tuple[int, str], ...] | None = index.data(Role.STACK)
        if stack:
            dark = look.is_dark(option.palette)
            parts = [Part(n, level_colour(tint, dark=dark)) for n, tint in stack]
            bar = QRectF(option.rect.adjusted(PAD, 0, -PAD, 0))
            bar.setTop(bar.center().y() - BAR_H / 2)
            bar.setHeight(BAR_H)
            draw_stack(painter, bar, parts)


class IntervalDelegate(CellDelegate):
    """The bounds in figures, and drawn on a scale from 0 to 100 that is the same in every row."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        text_w = option.fontMetrics.horizontalAdvance("100.0–100.0%") + 2 * PAD
        words = QStyleOptionViewItem(option)
        super().paint(painter, words, index)
        marks = index.data(Role.MARKS)
        if marks is None:
            return
        scale = QRectF(option.rect.adjusted(text_w, 0, -2 * PAD, 0))
        palette = option.palette
        draw_interval(
            painter, scale, marks, ink=palette.color(self.ink(index)), rule=palette.color(QPalette.ColorRole.Mid)
        )


class SparkDelegate(CellDelegate):
    """Twelve months as one small line."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        option = QStyleOptionViewItem(option)
        self.initStyleOption(option, index)
        self.ground(painter, option)
        spark: Spark | None = index.data(Role.SPARK)
        if spark:
            inside = QRectF(option.rect.adjusted(PAD + 2, 10, -PAD - 2, -10))
            draw_spark(painter, inside, spark, option.palette.color(QPalette.ColorRole.Text))


class TallyTable(QTableView):
    """Rows of the month. Enter opens a row, Ctrl+C copies the chosen rows with their heads, Ctrl+A chooses all, Esc
    none."""

    opened = Signal(str)
    """The key of the row whose figures are to be opened."""

    copied = Signal(int)
    """How many rows went to the clipboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tally = TallyModel(self)
        self.setModel(self.tally)
        self.setObjectName("tally")
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
        heads = TableHead(self)
        self.setHorizontalHeader(heads)
        self.setSortingEnabled(True)
        self._text = CellDelegate(self)
        self._drawn = {"stack": StackDelegate(self), "interval": IntervalDelegate(self), "spark": SparkDelegate(self)}
        self.doubleClicked.connect(lambda index: self.opened.emit(self.tally.rows[index.row()].key))
        self.setItemDelegate(self._text)
        self.tally.modelReset.connect(self._dress_columns)
        self.habits = TableHabits(self, lambda: [column.slug for column in self.tally.columns])

    def copy(self) -> int:
        """Put the chosen rows on the clipboard with their heads, in the order they are seen; how many there were."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if rows:
            columns = [column for column in self._seen() if column.copied]
            QGuiApplication.clipboard().setText(
                as_tsv(
                    [column.title for column in columns],
                    ([column.copied(self.tally.rows[row]) for column in columns if column.copied] for row in rows),
                )
            )
            self.copied.emit(len(rows))
        return len(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
            event.accept()
        elif event.key() == Qt.Key.Key_Escape and self.selectionModel().hasSelection():
            self.clearSelection()
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.tally.rows[self.currentIndex().row()].key)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        self.setAccessibleName(month_words.table_name())

    def _seen(self) -> list[Column]:
        heads = self.horizontalHeader()
        places = (heads.logicalIndex(place) for place in range(heads.count()))
        return [self.tally.columns[place] for place in places if place >= 0]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()

    def _dress_columns(self) -> None:
        for place, column in enumerate(self.tally.columns):
            self.setItemDelegateForColumn(place, self._drawn.get(column.kind, self._text))
        self.habits.apply()
        self._fit()

    def _fit(self) -> None:
        """Give every column its room."""
        columns = self.tally.columns
        if not columns:
            return
        rooms = [self._room(column) for column in columns]
        width = self.viewport().width()
        heads = [column.slug for column in columns]
        gone: set[str] = set()
        for slug, part in GIVES_WAY:
            kept = [room for room, head in zip(rooms, heads, strict=True) if head not in gone]
            if slug in heads and sum(room.least + part * (room.usual - room.least) for room in kept) > width:
                gone.add(slug)
        for place, head in enumerate(heads):
            self.setColumnHidden(place, head in gone)
        seen = [place for place in range(len(columns)) if not self.isColumnHidden(place)]
        widths = fitted([rooms[place] for place in seen], width)
        slugs = [columns[place].slug for place in seen]
        if "name" in slugs and LENDS in slugs:
            lend([rooms[place] for place in seen], widths, to=slugs.index("name"), of=slugs.index(LENDS))
        for place, found in zip(seen, widths, strict=True):
            self.setColumnWidth(place, self.habits.width(columns[place].slug, found))

    def _room(self, column: Column) -> Room:
        """The column's room, and never less than the longest word of its head."""
        room = ROOMS.get(column.slug, LEVEL_ROOM)
        metrics = QFontMetrics(look.font(look.SMALL))
        words = max(metrics.horizontalAdvance(word) for word in (column.title.split() or [""])) + 2 * PAD + 2
        least, usual = room.least, room.usual
        if column.slug in TO_CONTENT:
            widest = self._widest(column)
            usual = min(2 * usual, max(usual, widest))
            if column.slug == "name":
                least = max(least, min(widest, NAME_W))
        return Room(max(least, words), max(usual, words), room.share)

    def _widest(self, column: Column) -> int:
        """What the first rows' texts take."""
        texts = (column.text(row) for row in self.tally.rows[:MEASURED])
        return max(map(self.fontMetrics().horizontalAdvance, texts), default=0) + 2 * PAD + 2


def fitted(rooms: Sequence[Room], width: int) -> list[int]:
    """Widths for the rooms: the usual ones with the rest shared out, or as much of them as there is, or the least."""
    least, usual = sum(room.least for room in rooms), sum(room.usual for room in rooms)
    if width >= usual:
        shares = sum(room.share for room in rooms) or 1
        return [room.usual + (width - usual) * room.share // shares for room in rooms]
    if width <= least:
        return [room.least for room in rooms]
    part = (width - least) / (usual - least)
    return [room.least + int((room.usual - room.least) * part) for room in rooms]


def lend(rooms: Sequence[Room], widths: list[int], *, to: int, of: int) -> None:
    """Give a column what it lacks of its usual room, as far as another one has more than its least."""
    lent = min(rooms[to].usual - widths[to], widths[of] - rooms[of].least)
    if lent > 0:
        widths[to] += lent
        widths[of] -= lent
