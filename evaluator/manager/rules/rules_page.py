"""Rules: which packs are kept and which is in force, what they say, how two differ, and a month under another one."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar, Final

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import deciding_words
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.record_page import RecordPage
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rules import words
from evaluator.manager.rules.columns import named, pack_columns
from evaluator.manager.rules.pack_dialogs import ask_file, ask_use
from evaluator.manager.rules.pack_view import PackView
from evaluator.manager.rules.rereading import count_again, sentence_of
from evaluator.manager.rules.rerun_panel import Rerun, RerunPanel
from evaluator.wire.manager import Session
from evaluator.wire.rules import (
    PACK_BYTES_MOST,
    RULES_IN_FORCE_PATH,
    RULES_PATH,
    AllRules,
    KeptRules,
    NewRules,
    UseRules,
)

PACKS_W: Final = 352


class RulesPage(RecordPage):
    """Packs at the left; at the right what the chosen one says, beside another one, or a past month under it."""

    slug: ClassVar[str] = "rules"
    right: ClassVar[Right] = "read_tallies"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.packs: tuple[KeptRules, ...] = ()
        self._chosen = ""
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return words.title()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.add.setVisible(self.may("edit_rules"))
        self.use.setVisible(self.may("edit_rules"))

    def attend(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        self.ask(Reading(work=lambda link: link.get(RULES_PATH, AllRules), done=self.show_packs))
        if self._views.currentIndex() == 1:
            self.count_again()

    def show_packs(self, told: AllRules) -> None:
        """Show the packs there are; the chosen one stays chosen, else the one in force is."""
        self.packs = told.rules
        if self.chosen is None:
            self._chosen = next((one.rules for one in told.rules if one.in_force), "")
        self.fill()
        self.retitled.emit()

    def forget(self) -> None:
        self.packs, self._chosen = (), ""
        self.rerun.month = 0
        self.rerun.clear()
        self.search_field.clear()
        self.fill()
        super().forget()

    @property
    def chosen(self) -> KeptRules | None:
        """The pack that is read."""
        return next((one for one in self.packs if one.rules == self._chosen), None)

    @property
    def in_force(self) -> KeptRules | None:
        return next((one for one in self.packs if one.in_force), None)

    def choose(self, rules: str) -> None:
        """Read another pack."""
        self._chosen = rules
        self.fill()
        if self._views.currentIndex() == 1:
            self.count_again()

    def look_at(self, view: int) -> None:
        """0 shows what a pack says, 1 a month under it."""
        self._tabs.button(view).setChecked(True)
        self._views.setCurrentIndex(view)
        self.save_button.setEnabled(bool(self.packs))
        if view == 1:
            self.count_again()

    def count_again(self) -> None:
        """Ask for the month of the panel under the chosen pack; 0 is the last one that is over."""
        one = self.chosen
        if one is None or one.in_force:
            self.rerun.clear(words.rerun_same() if one is not None else "")
            return
        month, by, rules = self.rerun.month, self.rerun.grouping, one.rules

        def refused(error: OfficeTroubleError) -> None:
            self.rerun.clear(sentence_of(error, self.language))

        def done(found: Rerun) -> None:
            if self._chosen == rules:
                self.rerun.show_rerun(found)

        self.ask(
            Errand(work=lambda link: count_again(link, month, by, rules), done=done, refused=refused, can_stop=True)
        )

    def add_file(self, file: Path) -> None:
        """Keep a pack from its file."""

        async def work(link: OfficeLink) -> KeptRules:
            try:
                text = (await asyncio.to_thread(file.read_bytes))[: PACK_BYTES_MOST + 1].decode()
            except (OSError, UnicodeDecodeError) as error:
                code = "not_read"
                raise OfficeTroubleError(code, file.name) from error
            return await link.send("POST", RULES_PATH, KeptRules, NewRules(text))

        def done(kept: KeptRules) -> None:
            self._chosen = kept.rules
            self.away("")
            self.progress.remark(words.was_added(named(kept, self.language)))
            self.refresh()

        self.ask(Errand(work=work, done=done, refused=self._refused))

    def use_pack(self, rules: str) -> None:
        """Work by a pack from now on; the person at the desk was asked."""

        def done(kept: KeptRules) -> None:
            self.away("")
            self.progress.remark(words.used(named(kept, self.language)))
            self.refresh()

        wish = UseRules(rules)
        self.ask(
            Errand(
                work=lambda link: link.send("POST", RULES_IN_FORCE_PATH, KeptRules, wish),
                done=done,
                refused=self._refused,
            )
        )

    def listed(self) -> RowsTable[Any]:
        return self.text.facts if self._views.currentIndex() == 0 else self.rerun.table

    def list_name(self) -> str:
        return f"{self.name()} {self._chosen}"

    def list_lead(self) -> str:
        return self.text.said.text() if self._views.currentIndex() == 0 else self.rerun.total.text()

    def list_about(self) -> Sequence[tuple[str, str]]:
        counted = [] if self._views.currentIndex() == 0 else [(self.rerun.total.text(), "")]
        return [*super().list_about(), (words.packs(), self._chosen), *counted]

    def retranslate(self) -> None:
        super().retranslate()
        self.about.setText(words.lead())
        self.add.setText(words.add())
        self.add.setToolTip(words.add_about())
        self.use.setText(words.use())
        self.use.setToolTip(words.use_about())
        self.save_button.setText(deciding_words.save_list())
        self.save_button.setToolTip(deciding_words.save_list_about())
        self._tabs.button(0).setText(words.view_text())
        self._tabs.button(1).setText(words.view_rerun())
        self.text.retranslate()
        self.table.setAccessibleName(words.packs())
        self.rerun.retranslate(self.language)
        self.fill()

    def fill(self) -> None:
        """Show the packs, and what the chosen one says."""
        chosen = self._chosen
        self.table.source.show(self.packs, pack_columns(self.language))
        self._chosen = chosen
        place = self.table.source.place_of(chosen)
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.table.source.index(place, 0))
        one = self.chosen
        self.text.show_pack(one, self.packs, self.language)
        self.use.setEnabled(one is not None and not one.in_force)
        self.save_button.setEnabled(one is not None)

    def _refused(self, error: OfficeTroubleError) -> None:
        self.away(sentence_of(error, self.language), passing=False)

    def _ask_file(self) -> None:
        if self.may("edit_rules"):
            ask_file(self, self.add_file)

    def _ask_use(self) -> None:
        one = self.chosen
        if one is not None and not one.in_force and self.may("edit_rules"):
            ask_use(self, named(one, self.language), lambda: self.use_pack(one.rules))

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.table.hasFocus() and self.table.source.rows[now.row()].rules != self._chosen:
            self.choose(self.table.source.rows[now.row()].rules)

    def _wire(self) -> None:
        self.add.clicked.connect(self._ask_file)
        self.use.clicked.connect(self._ask_use)
        self.save_button.clicked.connect(self.export)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self._tabs.idClicked.connect(self.look_at)
        self.rerun.asked.connect(self.count_again)
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._ask_file)
        for table in (self.table, self.text.facts, self.rerun.table):
            table.copied.connect(lambda rows: self.progress.remark(common.copied(rows)))

    def _build(self) -> None:
        self.add, self.use, self.save_button = (QPushButton(self) for _ in range(3))
        for button, slug in ((self.add, "add"), (self.use, "use"), (self.save_button, "save")):
            button.setObjectName(slug)
            self.tools.addWidget(button)
        packs: RowsModel[KeptRules] = RowsModel(lambda one: one.rules, parent=self)
        self.table: RowsTable[KeptRules] = RowsTable(packs, "packs", self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.text = PackView(self.search_field, self)
        self._tabs = QButtonGroup(self)
        tabs = QHBoxLayout()
        tabs.setSpacing(0)
        for place, end in enumerate(("first", "last")):
            tab = QPushButton(self)
            tab.setCheckable(True)
            tab.setProperty("role", "choice")
            tab.setProperty("place", end)
            self._tabs.addButton(tab, place)
            tabs.addWidget(tab)
        self._tabs.button(0).setChecked(True)
        tabs.addStretch(1)
        self.rerun = RerunPanel(self)
        self._views = QStackedWidget(self)
        self._views.addWidget(self.text)
        self._views.addWidget(self.rerun)
        side = QWidget(self)
        both = QVBoxLayout(side)
        both.setContentsMargins(20, 0, 0, 0)
        both.setSpacing(10)
        both.addLayout(tabs)
        both.addWidget(self._views, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.setHandleWidth(1)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(side)
        split.setStretchFactor(1, 1)
        split.setSizes([PACKS_W, 800])
        self.body.addWidget(split, 1)
