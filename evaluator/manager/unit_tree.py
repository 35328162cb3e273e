"""The organisation on the left: choosing a unit narrows the page to it and what is below it."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.columns import name_of
from evaluator.wire.manager import TallyRow

KEY_ROLE = Qt.ItemDataRole.UserRole + 1


class UnitTree(QTreeView):
    """Emits the key of the unit a person chooses; "" is everything."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("units")
        self._items = QStandardItemModel(self)
        self.setModel(self._items)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIndentation(16)
        self.setExpandsOnDoubleClick(False)
        self.setRootIsDecorated(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._telling = True
        self.selectionModel().selectionChanged.connect(self._selected)
        self.retranslate()

    def show_units(self, rows: Sequence[TallyRow], chosen: str, language: Language) -> None:
        """Show the units of an answer grouped by unit, with one of them chosen."""
        self.show_names(tuple((row.key, row.parent, name_of(row, language)) for row in rows), chosen)

    def show_names(self, wanted: tuple[tuple[str, str, str], ...], chosen: str) -> None:
        """Show units, each as key, parent and name, with one of them chosen. Nobody is told of this choice."""
        self._telling = False
        if wanted != self._shown:
            self._fill(wanted)
            self._shown = wanted
        item = self._find(chosen)
        if item is not None:
            self.setCurrentIndex(item.index())
        self._telling = True

    def clear(self) -> None:
        """Show nothing."""
        self._telling = False
        self._items.clear()
        self._shown = ()
        self._telling = True

    def retranslate(self) -> None:
        self.setAccessibleName(messages.units())

    def _fill(self, units: tuple[tuple[str, str, str], ...]) -> None:
        self._items.clear()
        keys = {key for key, _, _ in units}
        roots = [key for key, parent, _ in units if parent not in keys]
        items: dict[str, QStandardItem] = {}
        if len(roots) != 1:
            everything = QStandardItem(messages.everything())
            everything.setData("", KEY_ROLE)
            self._items.appendRow(everything)
        for key, _, name in units:
            item = QStandardItem(name)
            item.setData("" if roots == [key] else key, KEY_ROLE)
            item.setToolTip(name)
            items[key] = item
        for key, parent, _ in units:
            if parent in items and parent != key:
                items[parent].appendRow(items[key])
            else:
                self._items.appendRow(items[key])
        self.expandAll()

    def _find(self, key: str) -> QStandardItem | None:
        first = self._items.item(0)
        found = self._items.match(
            self._items.index(0, 0), KEY_ROLE, key, 1, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        )
        return self._items.itemFromIndex(found[0]) if found else first

    def _selected(self, selected: QItemSelection, _before: QItemSelection) -> None:
        if self._telling and selected.indexes():
            self.chosen.emit(selected.indexes()[0].data(KEY_ROLE))
