"""How a person leaves a table: how wide its columns are, in which order they stand, and by which one its rows do."""

from collections.abc import Callable, Sequence

from msgspec import Struct
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QTableView


class TableHabit(Struct, frozen=True):
    """Columns by their slugs, so that it holds in both languages and where there are more or fewer of them."""

    widths: dict[str, int] = {}
    """Only what a person drew by hand."""
    order: tuple[str, ...] = ()
    """Empty while it is the desk's own."""
    sorted_by: str = ""
    """Empty for the order in which the office told the rows."""
    descending: bool = False


class TableHabits(QObject):
    """Watches the heads of a table; whoever changes its columns calls `apply`."""

    def __init__(self, table: QTableView, slugs: Callable[[], Sequence[str]]) -> None:
        super().__init__(table)
        self._table, self._heads, self._slugs = table, table.horizontalHeader(), slugs
        self._widths: dict[str, int] = {}
        self._order: tuple[str, ...] = ()
        self._sorted_by, self._descending = "", False
        self._applying = False
        self._heads.setSectionsMovable(True)
        self._heads.sectionResized.connect(self._resized)
        self._heads.sectionMoved.connect(self._moved)
        self._heads.sortIndicatorChanged.connect(self._sorted)

    @property
    def name(self) -> str:
        """What its table is called."""
        return self._table.objectName()

    @property
    def habit(self) -> TableHabit:
        """How the table is left."""
        return TableHabit(dict(self._widths), self._order, self._sorted_by, self._descending)

    def use(self, habit: TableHabit) -> None:
        """Stand as it was left; at once, or as soon as there are columns."""
        self._widths, self._order = dict(habit.widths), habit.order
        self._sorted_by, self._descending = habit.sorted_by, habit.descending
        self.apply()

    def width(self, slug: str, usual: int) -> int:
        """The width a person drew, else the usual one."""
        return self._widths.get(slug, usual)

    def apply(self) -> None:
        """Put the columns that are there now in order, and the rows by the column that is remembered."""
        slugs = list(self._slugs())
        if not slugs:
            return
        self._applying = True
        if self._order:
            for visual, slug in enumerate(ordered(slugs, self._order)):
                self._heads.moveSection(self._heads.visualIndex(slugs.index(slug)), visual)
        place = slugs.index(self._sorted_by) if self._sorted_by in slugs else -1
        order = Qt.SortOrder.DescendingOrder if self._descending else Qt.SortOrder.AscendingOrder
        self._heads.setSortIndicator(place, order)
        self._applying = False

    def _resized(self, place: int, _before: int, width: int) -> None:
        """A person drags the edge of a head; the last one stretches by itself."""
        slugs = self._slugs()
        is_last = self._heads.visualIndex(place) == self._heads.count() - 1
        if not is_last and QGuiApplication.mouseButtons() and 0 <= place < len(slugs):
            self._widths[slugs[place]] = width

    def _moved(self) -> None:
        slugs = self._slugs()
        if not self._applying and len(slugs) == self._heads.count():
            self._order = tuple(slugs[self._heads.logicalIndex(visual)] for visual in range(len(slugs)))

    def _sorted(self, place: int, order: Qt.SortOrder) -> None:
        slugs = self._slugs()
        if not self._applying and slugs:
            self._sorted_by = slugs[place] if 0 <= place < len(slugs) else ""
            self._descending = bool(self._sorted_by) and order is Qt.SortOrder.DescendingOrder


def ordered(slugs: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Slugs in the wanted order; one that is not wanted anywhere stays behind the one it follows by itself."""
    found = [slug for slug in wanted if slug in slugs]
    for place, slug in enumerate(slugs):
        if slug not in found:
            found.insert(found.index(slugs[place - 1]) + 1 if place else 0, slug)
    return found
