"""The month above the page: one step back, one forward, or any month of any year."""

from collections.abc import Iterable
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from evaluator.manager import month_words
from evaluator.manager.formats import month_after

_COLUMNS = 4


class ChevronButton(QToolButton):
    """A tool button with a chevron drawn in its own ink: at the right of its text, or alone in the middle."""

    def __init__(self, points: Literal["left", "right", "down"], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = points

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        role = QPalette.ColorRole.Text if self.isEnabled() else QPalette.ColorRole.Mid
        painter.setPen(QPen(self.palette().color(QPalette.ColorGroup.Active, role), 1.5))
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._points == "down":
            middle.setX(self.width() - 17)
            bends = ((-4.5, -2.0), (0.0, 2.5), (4.5, -2.0))
        else:
            side = 1 if self._points == "right" else -1
            bends = ((-2.0 * side, -4.5), (2.5 * side, 0.0), (-2.0 * side, 4.5))
        painter.drawPolyline([middle + QPointF(x, y) for x, y in bends])
        painter.end()


class MonthPicker(QWidget):
    """Emits the month (202611) a person asks for; shows the one it is told."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._month = 0
        self._current = 0
        self._counted: frozenset[int] = frozenset()
        self.previous = self._step("previousMonth", "left", -1)
        self.name = ChevronButton("down", self)
        self.name.setObjectName("month")
        self.name.setProperty("role", "month")
        self.name.clicked.connect(self.open)
        self.next = self._step("nextMonth", "right", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for button in (self.previous, self.name, self.next):
            row.addWidget(button)
        self._grid = MonthGrid(self)
        self._grid.chosen.connect(self.chosen)
        self.retranslate()

    @property
    def grid(self) -> "MonthGrid":
        """The months of a year, while they are open."""
        return self._grid

    def show_month(self, month: int, *, current: int, counted: Iterable[int]) -> None:
        """Show a month; `current` is the last one that can be asked for, `counted` those that have figures."""
        self._month, self._current, self._counted = month, current, frozenset(counted)
        self.next.setEnabled(month < current)
        self.retranslate()

    def step(self, steps: int) -> None:
        """Ask for the month so many steps later, unless it lies ahead of the office's."""
        if self._month and (steps < 0 or self._month < self._current):
            self.chosen.emit(month_after(self._month, steps))

    def open(self) -> None:
        """Show the months of the year to choose from."""
        if self._month:
            self._grid.open(self._month, self._current, self._counted, self.name)

    def retranslate(self) -> None:
        self.previous.setToolTip(f"{month_words.previous_month()} (Alt+←)")
        self.previous.setAccessibleName(month_words.previous_month())
        self.next.setToolTip(f"{month_words.next_month()} (Alt+→)")
        self.next.setAccessibleName(month_words.next_month())
        title = month_words.month_title(self._month) if self._month else "—"
        self.name.setText(title)
        self.name.setAccessibleName(f"{month_words.choose_month()}: {title}")
        self.name.setToolTip(month_words.choose_month())

    def _step(self, name: str, points: Literal["left", "right"], steps: int) -> ChevronButton:
        button = ChevronButton(points, self)
        button.setObjectName(name)
        button.setProperty("role", "step")
        button.clicked.connect(lambda: self.step(steps))
        return button


class MonthGrid(QFrame):
    """The twelve months of a year under the picker. Arrows move, Enter chooses, Esc closes."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("monthGrid")
        self._year = 0
        self._month = 0
        self._current = 0
        self._counted: frozenset[int] = frozenset()
        self._title = QLabel(self)
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._before, self._after = ChevronButton("left", self), ChevronButton("right", self)
        for button, steps in ((self._before, -1), (self._after, 1)):
            button.setProperty("role", "step")
            button.clicked.connect(lambda _checked=False, steps=steps: self._turn(steps))
        top = QHBoxLayout()
        top.addWidget(self._before)
        top.addWidget(self._title, 1)
        top.addWidget(self._after)
        grid = QGridLayout()
        grid.setSpacing(4)
        self.cells = [QToolButton(self) for _ in range(12)]
        for place, cell in enumerate(self.cells):
            cell.setProperty("role", "cell")
            cell.setCheckable(True)
            cell.clicked.connect(lambda _checked=False, month=place + 1: self._choose(month))
            grid.addWidget(cell, place // _COLUMNS, place % _COLUMNS)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.addLayout(top)
        column.addLayout(grid)

    def open(self, month: int, current: int, counted: frozenset[int], under: QWidget) -> None:
        """Open under a button at the year of `month`."""
        self._year, self._month, self._current, self._counted = month // 100, month, current, counted
        self._fill()
        self.adjustSize()
        self.move(under.mapToGlobal(QPoint(0, under.height() + 4)))
        self.show()
        self.cells[month % 100 - 1].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -_COLUMNS,
            Qt.Key.Key_Down: _COLUMNS,
        }.get(Qt.Key(event.key()))
        here = next((place for place, cell in enumerate(self.cells) if cell.hasFocus()), None)
        if steps is not None and here is not None:
            self._walk(here + steps)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and here is not None:
            self.cells[here].click()
        else:
            super().keyPressEvent(event)

    def _walk(self, place: int) -> None:
        if place < 0:
            self._turn(-1)
        elif place > 11:
            self._turn(1)
        cell = self.cells[place % 12]
        if cell.isEnabled():
            cell.setFocus()

    def _turn(self, years: int) -> None:
        if self._year + years <= self._current // 100:
            self._year += years
            self._fill()

    def _fill(self) -> None:
        self._title.setText(month_words.year_title(self._year))
        self._before.setToolTip(month_words.previous_year())
        self._before.setAccessibleName(month_words.previous_year())
        self._after.setToolTip(month_words.next_year())
        self._after.setAccessibleName(month_words.next_year())
        self._after.setEnabled(self._year < self._current // 100)
        for place, cell in enumerate(self.cells):
            number = self._year * 100 + place + 1
            empty = number not in self._counted
            cell.setText(month_words.month_short(place + 1))
            cell.setChecked(number == self._month)
            cell.setEnabled(number <= self._current)
            words = month_words.month_title(number) + (f" ({month_words.no_counts_in_month()})" if empty else "")
            cell.setAccessibleName(words)
            cell.setToolTip(words)
            heavy = cell.font()
            heavy.setBold(not empty)
            cell.setFont(heavy)

    def _choose(self, month: int) -> None:
        self.close()
        self.chosen.emit(self._year * 100 + month)
