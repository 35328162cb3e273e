"""A page of things a person decides about: a list that is searched and sorted, the chosen one opened beside it."""

from collections.abc import Sequence
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStackedLayout,
    QWidget,
)

from evaluator.domain.names import Language
from evaluator.manager import deciding_words as words
from evaluator.manager import formats, messages, month_words
from evaluator.manager.decision_form import Choice, Decided, DecisionForm
from evaluator.manager.detail_sheet import DetailSheet, Opened
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.listed_page import ListedPage
from evaluator.manager.looked_for import holding, words_of
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine

Row = TypeVar("Row")
SIZES: Final = (660, 440)


class ListPage(ListedPage, Generic[Row]):
    """A page of a kind says its rows, its columns, what an opened row is, and which decisions it offers.

    Esc goes from the opened row to the list, from the list to all of it.
    """

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._build()
        self._wire()

    # Said by each page

    def rows(self) -> Sequence[Row]:
        """Everything the office told, before anything is looked for."""
        raise NotImplementedError

    def key_of(self, row: Row) -> str:
        raise NotImplementedError

    def is_quiet(self, row: Row) -> bool:
        """Whether nothing waits for anybody here."""
        return False

    def columns(self) -> tuple[RowColumn[Row], ...]:
        raise NotImplementedError

    def opened_of(self, row: Row) -> Opened:
        raise NotImplementedError

    def choices_of(self, row: Row) -> Sequence[Choice]:
        """Decisions that whoever is at the desk can make about it now."""
        return ()

    def decide(self, decided: Decided) -> None:
        raise NotImplementedError

    def is_read(self) -> bool:
        """Whether the office has answered."""
        raise NotImplementedError

    def empty_words(self) -> tuple[str, str]:
        """What a list without rows says, and what beneath."""
        raise NotImplementedError

    # The same on each

    @property
    def chosen(self) -> Row | None:
        """The row that is opened."""
        return next((row for row in self.rows() if self.key_of(row) == self._chosen), None)

    def choose(self, key: str) -> None:
        """Open a row; "" opens none."""
        self._chosen = key
        place = self.table.source.place_of(key)
        at = self.table.source.index(place, 0) if place >= 0 else QModelIndex()
        if self.table.currentIndex().row() != at.row():
            self.table.setCurrentIndex(at)
        if not key:
            self.table.clearSelection()
        self.fill_sheet()

    def fill(self) -> None:
        """Show what the office told, as far as it matches what is looked for."""
        columns, everything = self.columns(), self.rows()
        found = holding(everything, words_of(self.search_field.text()), [column.text for column in columns])
        kept = self._chosen
        self.table.source.show(found, columns)
        self._chosen = kept if any(self.key_of(row) == kept for row in everything) else ""
        self._body.setCurrentIndex(0 if found else 1)
        self.sheet.setVisible(bool(everything))
        title, lead = self.empty_words() if self.is_read() else (month_words.nothing_yet_title(), "")
        self.empty_title.setText(title)
        self.empty_lead.setText(lead)
        total = len(everything)
        self.shown.setText(words.shown_of(formats.count(len(found)), formats.count(total)) if total else "")
        self.shown.setVisible(bool(total))
        self.save_button.setEnabled(bool(found))
        self.choose(self._chosen)

    def fill_sheet(self) -> None:
        row = self.chosen
        self.sheet.show_opened(self.opened_of(row) if row is not None else None)
        self.form.offer(self._chosen, self.choices_of(row) if row is not None else ())

    def listed(self) -> RowsTable[Row]:
        return self.table

    def list_lead(self) -> str:
        return self.lead.text()

    def attend(self) -> None:
        self.table.setFocus()

    def search(self) -> None:
        self.search_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search_field.selectAll()

    def has_edits(self) -> bool:
        return bool(self.form.drafts)

    def drop_edits(self) -> None:
        self.form.drafts.clear()
        self.form.reason.clear()

    def forget(self) -> None:
        super().forget()
        self._chosen = ""
        self.form.refusal.say("")
        self.form.set_acting(acting=False)
        self.search_field.clear()
        self.table.source.show((), ())
        self.fill()

    def step_back(self) -> None:
        if self.search_field.hasFocus() and self.search_field.text():
            self.search_field.clear()
        elif self.progress.is_reading:
            self.stopped.emit()
        elif self._chosen:
            self.choose("")
            self.table.setFocus()
        else:
            self.search_field.clear()

    def retranslate(self) -> None:
        self.refresh_button.setText(messages.refresh())
        self.refresh_button.setToolTip(messages.refresh_record_about())
        self.save_button.setText(words.save_list())
        self.save_button.setToolTip(words.save_list_about())
        self.search_field.setPlaceholderText(words.search_hint())
        self.search_field.setAccessibleName(messages.search())
        self.table.setAccessibleName(self.name())
        self.form.retranslate()
        self.fill()

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.table.hasFocus():
            self._chosen = self.key_of(self.table.source.rows[now.row()])
            self.fill_sheet()

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self._chosen = self.key_of(self.table.source.rows[index.row()])
            self.fill_sheet()
            if self.form.isVisible():
                self.form.reason.setFocus()

    def _wire(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.save_button.clicked.connect(self.export)
        self.search_field.textChanged.connect(self.fill)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.table.opened.connect(self._open_current)
        self.table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        self.form.decided.connect(self.decide)

    def _build(self) -> None:
        self._chosen = ""
        self.refresh_button, self.save_button = QPushButton(self), QPushButton(self)
        self.refresh_button.setObjectName("refresh")
        self.save_button.setObjectName("save")
        self.search_field = QLineEdit(self)
        self.search_field.setObjectName("search")
        self.search_field.setProperty("role", "compact")
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setMaximumWidth(240)
        self.top, self.filters = QHBoxLayout(), QHBoxLayout()
        self.top.setSpacing(12)
        self.filters.setSpacing(8)
        self.lead = QLabel(self)
        self.lead.setProperty("role", "secondary")
        self.lead.setWordWrap(True)
        body = QWidget(self)
        model: RowsModel[Row] = RowsModel(self.key_of, self.is_quiet, self)
        self.table: RowsTable[Row] = RowsTable(model, self.slug, body)
        empty = EmptyPlace(body)
        self.empty_title, self.empty_lead = empty.title, empty.lead
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(empty)
        self.sheet = DetailSheet(self)
        self.form = DecisionForm(self.sheet)
        self.form.hide()
        self.sheet.foot.addWidget(self.form)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(body)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes(list(SIZES))
        self.shown, self.truth = QLabel(self), QLabel(self)
        for line in (self.shown, self.truth):
            line.setProperty("role", "small")
        foot = QHBoxLayout()
        foot.setSpacing(24)
        foot.addWidget(self.shown)
        foot.addWidget(self.truth)
        foot.addStretch(1)
        foot.addWidget(self.progress)
        self.content.addLayout(self.top)
        self.content.addWidget(RuleLine(self))
        self.content.addWidget(self.lead)
        self.content.addLayout(self.filters)
        self.content.addWidget(self.split, 1)
        self.content.addLayout(foot)
