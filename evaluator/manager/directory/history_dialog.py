"""The history of one record: who changed what, and any earlier state written back."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from evaluator.domain.directory import Thing
from evaluator.manager.button_row import button_row
from evaluator.manager.directory import history_words as words
from evaluator.manager.directory.past import Past
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.table import Room

SIZE: Final = (720, 480)
WHOLE_H: Final = 120


class HistoryDialog(QDialog):
    """Emits the record that is to stand again."""

    wished = Signal(object)
    """Thing."""

    def __init__(
        self, parent: QWidget, name: str, past: Sequence[Past], now: Thing | None, *, can_change: bool
    ) -> None:
        """`now` is the record as it stands, None where it is closed: what stands already is not put back."""
        super().__init__(parent)
        self.setObjectName("history")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.title(name))
        self.resize(*SIZE)
        self._now, self._can_change = now, can_change
        heading = QLabel(words.title(name), self)
        heading.setProperty("role", "heading")
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        model: RowsModel[Past] = RowsModel(lambda one: str(one.number), parent=self)
        self.versions: RowsTable[Past] = RowsTable(model, "versions", self)
        self.versions.setAccessibleName(words.table_name())
        self.whole = QLabel(self)
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setWordWrap(True)
        self.whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea(self)
        area.setAccessibleName(words.what())
        area.setWidgetResizable(True)
        area.setWidget(self.whole)
        area.setFixedHeight(WHOLE_H)
        self.put_back, self.stop = QPushButton(words.put_back(), self), QPushButton(words.close(), self)
        self.put_back.setObjectName("putBack")
        self.put_back.setToolTip(words.put_back_about())
        self.put_back.setVisible(can_change)
        buttons = button_row(self.put_back, self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addWidget(self.versions, 1)
        column.addWidget(area)
        column.addLayout(buttons)
        self.versions.selectionModel().currentRowChanged.connect(self._follow)
        self.put_back.clicked.connect(self._wish)
        self.stop.clicked.connect(self.reject)
        self.stop.setDefault(True)
        self.versions.source.show(past, _columns())
        self.versions.setCurrentIndex(self.versions.source.index(0, 0))
        self.versions.setFocus()

    @property
    def chosen(self) -> Past | None:
        index = self.versions.currentIndex()
        return self.versions.source.rows[index.row()] if index.isValid() else None

    def _follow(self) -> None:
        one = self.chosen
        self.whole.setText(one.what if one else "")
        self.put_back.setEnabled(one is not None and one.thing is not None and one.thing != self._now)

    def _wish(self) -> None:
        if self.chosen is not None and self.chosen.thing is not None:
            self.wished.emit(self.chosen.thing)
            self.accept()


def _columns() -> tuple[RowColumn[Past], ...]:
    return (
        RowColumn(slug="at", title=words.when(), text=lambda one: one.at, room=Room(124, 132), whole=True),
        RowColumn(slug="who", title=words.who(), text=lambda one: one.who, room=Room(84, 120)),
        RowColumn(
            slug="what",
            title=words.what(),
            text=lambda one: one.what.replace("\n", "　"),
            room=Room(200, 300, 3),
            prose=True,
        ),
    )
