"""The page of kiosks: how each of them is, codes for new ones, and what a system administrator decides."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import messages, month_words
from evaluator.manager.asking import Reading
from evaluator.manager.kiosks import code_words, health, words
from evaluator.manager.kiosks.acts import KioskActs
from evaluator.manager.kiosks.alarm_list import AlarmList
from evaluator.manager.kiosks.columns import code_columns, kiosk_columns
from evaluator.manager.kiosks.reading import KiosksView, read_kiosks
from evaluator.manager.kiosks.sheet import KioskSheet
from evaluator.manager.looked_for import holding, words_of
from evaluator.manager.record_page import RecordPage
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.wire.devices import Kiosk, OpenCode
from evaluator.wire.manager import Session


class KiosksPage(RecordPage):
    """The list at the left, the chosen kiosk at the right, open codes under the list while there are any."""

    slug: ClassVar[str] = "kiosks"
    right: ClassVar[Right] = "read_kiosks"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: KiosksView | None = None
        self.acts = KioskActs(self, lambda: self.view)
        self._chosen = ""
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def attend(self) -> None:
        self.table.setFocus()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.new.setVisible(self.may("manage_kiosks"))
        self.withdraw.setVisible(self.may("manage_kiosks"))

    def refresh(self) -> None:
        self.ask(Reading(work=read_kiosks, done=self.show_view))

    def show_view(self, view: KiosksView) -> None:
        """Show what the office says; what was chosen stays chosen."""
        self.view = view
        if self.acts.code_dialog is not None:
            self.acts.code_dialog.see(view)
        self._fill()

    def forget(self) -> None:
        self.view, self._chosen = None, ""
        if self.acts.code_dialog is not None:
            self.acts.code_dialog.close()
        self._fill()
        super().forget()

    def away(self, sentence: str, *, passing: bool = True) -> None:
        super().away(sentence, passing=passing)
        self._show_empty()

    def listed(self) -> RowsTable[Kiosk]:
        return self.table

    def retranslate(self) -> None:
        super().retranslate()
        self.new.setText(words.new_code())
        self.withdraw.setText(code_words.withdraw())
        self.codes_title.setText(code_words.open_codes())
        self.table.setAccessibleName(words.title())
        self.codes.setAccessibleName(code_words.open_codes())
        self.sheet.retranslate()
        self._fill()

    def choose(self, kiosk: str) -> None:
        """Show a kiosk at the right."""
        place = self.table.source.place_of(kiosk)
        self.table.setCurrentIndex(self.table.source.index(place, 0))

    def _fill(self) -> None:
        view, chosen = self.view, self._chosen
        if view is None:
            self.about.setText("")
            self.table.source.show((), self.table.source.columns)
            self.codes.source.show((), self.codes.source.columns)
            self.sheet.show_nothing()
            self._under.hide()
            self._office_alarms.show_alarms((), keeps=False)
            self._show_empty()
            return
        used = [one for one in view.kiosks.kiosks if health.is_in_use(one)]
        wrong = sum(bool(health.troubles(one, view.alarms)) for one in used)
        self.about.setText(words.about(len(used), wrong) if used else "")
        self._fill_table(view)
        self._office_alarms.show_alarms(
            tuple(alarm for alarm in view.alarms if not alarm.kiosk), keeps=self.may("manage_kiosks")
        )
        self.codes.source.show(view.codes, code_columns(view, self.language))
        self._under.setVisible(bool(view.codes))
        self._chosen = chosen  # rows that went have moved the current one
        place = self.table.source.place_of(chosen)
        if place >= 0 and place != self.table.currentIndex().row():
            self.table.setCurrentIndex(self.table.source.index(place, 0))
        self._fill_sheet()
        self._show_empty()

    def _fill_table(self, view: KiosksView) -> None:
        columns = kiosk_columns(view, self.language)
        wanted = words_of(self.search_field.text())
        self.table.source.show(holding(view.kiosks.kiosks, wanted, [column.text for column in columns]), columns)

    def _fill_sheet(self) -> None:
        one = self.view.find(self._chosen) if self.view else None
        if one is None or self.view is None:
            self.sheet.show_nothing()
        else:
            self.sheet.show_kiosk(one, self.view, self.language, keeps=self.may("manage_kiosks"))

    def _show_empty(self) -> None:
        """The list where there is one, else why there is none."""
        view, rows = self.view, bool(self.table.source.rows)
        if view is None:
            why = month_words.nothing_yet_title() if self.notice.sentence else ""
        else:
            why = words.not_found() if view.kiosks.kiosks else words.empty()
        self.nothing.setText("" if rows else why)
        self.nothing.setVisible(not rows)
        self.split.setVisible(rows)

    def _ask_withdraw(self) -> None:
        at = self.codes.currentIndex()
        if at.isValid() and self.may("manage_kiosks"):
            self.acts.withdraw_code(self.codes.source.rows[at.row()].name)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self._chosen = self.table.source.rows[now.row()].kiosk
            self._fill_sheet()

    def _wire(self) -> None:
        self.search_field.textChanged.connect(self._fill)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        for table in (self.table, self.codes):
            table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        self.new.clicked.connect(self.acts.ask_place)
        self.withdraw.clicked.connect(self._ask_withdraw)
        self.sheet.wanted.connect(lambda what: self.acts.begin(what, self._chosen))
        self.sheet.acknowledged.connect(self.acts.acknowledge)
        self.sheet.forked.connect(self.acts.ask_fork)
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self.acts.ask_place)

    def _build(self) -> None:
        self.new, self.withdraw = QPushButton(self), QPushButton(self)
        self.new.setObjectName("newCode")
        self.withdraw.setObjectName("withdrawCode")
        kiosks: RowsModel[Kiosk] = RowsModel(lambda one: one.kiosk, lambda one: not health.is_in_use(one), self)
        self.table: RowsTable[Kiosk] = RowsTable(kiosks, "kiosks", self)
        codes: RowsModel[OpenCode] = RowsModel(lambda one: one.name, lambda _one: False, self)
        self.codes: RowsTable[OpenCode] = RowsTable(codes, "codes", self)
        self.codes.setMaximumHeight(160)
        self.sheet = KioskSheet(self)
        self.codes_title, self.nothing = QLabel(self), QLabel(self)
        self.codes_title.setProperty("role", "strong")
        self.nothing.setObjectName("emptyTitle")
        self.nothing.setProperty("role", "secondary")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._under = QWidget(self)
        head = QHBoxLayout()
        head.addWidget(self.codes_title, 1)
        head.addWidget(self.withdraw)
        under = QVBoxLayout(self._under)
        under.setContentsMargins(0, 0, 0, 0)
        under.addLayout(head)
        under.addWidget(self.codes)
        line = QHBoxLayout()
        line.addWidget(self.search_field, 1)
        line.addStretch(1)
        line.addWidget(self.new)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([740, 340])
        self._office_alarms = AlarmList(self)
        self._office_alarms.acknowledged.connect(self.acts.acknowledge)
        self.body.addLayout(line)
        self.body.addWidget(self._office_alarms)
        self.body.addWidget(self.split, 1)
        self.body.addWidget(self.nothing, 1)
        self.body.addWidget(self._under)
