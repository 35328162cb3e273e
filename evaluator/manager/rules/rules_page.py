"""Rules: which packs are kept and which is in force, what they say, how two differ, and a month under another one."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar, Final, TypeVar

import msgspec
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from evaluator.domain.names import CHINESE, Language, in_language
from evaluator.domain.roles import Right
from evaluator.manager import deciding_words, formats
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.choice_box import fill_box
from evaluator.manager.list_file import write_list
from evaluator.manager.office_link import OfficeLink, OfficeTroubleError
from evaluator.manager.paper import file_name
from evaluator.manager.record_page import RecordPage
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rules import words
from evaluator.manager.rules.pack_facts import Both, both_of, facts_of
from evaluator.manager.rules.rerun_panel import Rerun, RerunPanel
from evaluator.manager.saving import ask_where
from evaluator.manager.table import Room
from evaluator.wire.decoding import UNREADABLE
from evaluator.wire.manager import MONTHS_PATH, TALLY_PATH, Grouping, Months, Session, TallyAnswer
from evaluator.wire.rules import (
    PACK_BYTES_MOST,
    RULES_IN_FORCE_PATH,
    RULES_PATH,
    AllRules,
    FaultyRules,
    KeptRules,
    NewRules,
    UseRules,
)

PACKS_W: Final = 300
Row = TypeVar("Row")


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
            self.rerun.clear(self._sentence(error))

        def done(found: Rerun) -> None:
            if self._chosen == rules:
                self.rerun.show_rerun(found)

        self.ask(Errand(work=lambda link: _again(link, month, by, rules), done=done, refused=refused, can_stop=True))

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
            self.progress.remark(words.was_added(self._named(kept)))
            self.refresh()

        self.ask(Errand(work=work, done=done, refused=self._refused))

    def use_pack(self, rules: str) -> None:
        """Work by a pack from now on; the person at the desk was asked."""

        def done(kept: KeptRules) -> None:
            self.away("")
            self.progress.remark(words.used(self._named(kept)))
            self.refresh()

        wish = UseRules(rules)
        self.ask(
            Errand(
                work=lambda link: link.send("POST", RULES_IN_FORCE_PATH, KeptRules, wish),
                done=done,
                refused=self._refused,
            )
        )

    def export(self) -> None:
        if self.save_button.isEnabled() and self._chosen:
            name = Path(file_name(f"{self.name()}-{self._chosen}")).with_suffix(".csv").name
            ask_where(self, name, self.save_to)

    def save_to(self, file: Path) -> None:
        """Write the table in front as it is seen."""
        about = [(words.packs(), self._chosen)]
        try:
            if self._views.currentIndex() == 0:
                write_list(file, about, *_cells(self.facts))
            else:
                write_list(file, [*about, (self.rerun.total.text(), "")], *_cells(self.rerun.table))
        except OSError:
            self.progress.remark(deciding_words.not_saved(str(file)))
        else:
            self.progress.remark(deciding_words.saved(file.name))

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
        self._with_label.setText(words.compare_with())
        self.only.setText(words.only_differences())
        self.table.setAccessibleName(words.packs())
        self.facts.setAccessibleName(words.view_text().split("(")[0])
        self.rerun.retranslate(self.language)
        self.fill()

    def fill(self) -> None:
        """Show the packs, and what the chosen one says."""
        chosen = self._chosen
        self.table.source.show(self.packs, self._pack_columns())
        self._chosen = chosen
        place = self.table.source.place_of(chosen)
        if place >= 0 and self.table.currentIndex().row() != place:
            self.table.setCurrentIndex(self.table.source.index(place, 0))
        others = [(one.rules, self._named(one)) for one in self.packs if one.rules != chosen]
        fill_box(self.other, [("", words.compare_none()), *others])
        self._fill_facts()
        one = self.chosen
        self.use.setEnabled(one is not None and not one.in_force)
        self.save_button.setEnabled(one is not None)

    def _fill_facts(self) -> None:
        one = self.chosen
        other = next((kept for kept in self.packs if kept.rules == self.other.currentData()), None)
        self.only.setEnabled(other is not None)
        if one is None:
            self.facts.source.show((), ())
            self.said.clear()
            return
        mine = facts_of(one.pack, self.language)
        rows = both_of(mine, facts_of(other.pack, self.language) if other else None)
        differing = [row for row in rows if row.differs] if other else []
        apart = words.differences(formats.count(len(differing))) if differing else words.same()
        self.said.setText(apart if other is not None else "")
        shown = differing if other is not None and self.only.isChecked() else rows
        wanted = self.search_field.text().strip().casefold()
        self.facts.source.show(
            [row for row in shown if wanted in " ".join(row[1:]).casefold()], self._fact_columns(one, other)
        )

    def _pack_columns(self) -> tuple[RowColumn[KeptRules], ...]:
        return (
            RowColumn(
                slug="name",
                title=words.packs(),
                text=lambda one: in_language(one.pack.names, self.language),
                room=Room(80, 110, 2),
            ),
            RowColumn(
                slug="version",
                title=words.version(),
                text=lambda one: str(one.pack.version),
                room=Room(36, 44),
                whole=True,
                side="right",
                order=lambda one: one.pack.version,
            ),
            RowColumn(
                slug="state",
                title=words.state(),
                text=lambda one: words.in_force() if one.in_force else words.kept(),
                room=Room(48, 56),
                whole=True,
            ),
            RowColumn(
                slug="added",
                title=words.added(),
                text=lambda one: formats.instant(one.added_at)[:10],
                room=Room(84, 88),
                quiet=True,
                gives_way=True,
            ),
        )

    def _fact_columns(self, one: KeptRules, other: KeptRules | None) -> tuple[RowColumn[Both], ...]:
        value = self._named(one) if other else words.value()
        columns: tuple[RowColumn[Both], ...] = (
            RowColumn(
                slug="group", title=words.group(), text=lambda row: row.group, room=Room(72, 90), quiet=True, whole=True
            ),
            RowColumn(slug="item", title=words.item(), text=lambda row: row.item, room=Room(110, 170, 1)),
            RowColumn(slug="mine", title=value, text=lambda row: row.mine, room=Room(140, 220, 4)),
        )
        if other is None:
            return columns
        theirs: RowColumn[Both] = RowColumn(
            slug="theirs", title=self._named(other), text=lambda row: row.theirs, room=Room(140, 220, 4)
        )
        return (*columns, theirs)

    def _named(self, one: KeptRules) -> str:
        return f"{in_language(one.pack.names, self.language)} {one.rules}"

    def _sentence(self, error: OfficeTroubleError) -> str:
        if error.code == "not_read":
            return words.not_read(error.detail)
        detail = _faults(error, self.language) if error.code == "faulty_rules" else error.detail
        return words.refused(error.code, detail) or common.refused(error.code, error.retry_after_s)

    def _refused(self, error: OfficeTroubleError) -> None:
        self.away(self._sentence(error), passing=False)

    def _ask_file(self) -> None:
        if not self.may("edit_rules"):
            return
        dialog = QFileDialog(self, "", "", "TOML (*.toml)")
        dialog.setObjectName("addRules")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda file: self.add_file(Path(file)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _ask_use(self) -> None:
        one = self.chosen
        if one is None or one.in_force or not self.may("edit_rules"):
            return
        box = QMessageBox(self)
        box.setObjectName("useRules")
        box.setWindowTitle(words.title())
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(words.use_question(self._named(one)))
        yes = box.addButton(words.use_now(), QMessageBox.ButtonRole.AcceptRole)
        no = box.addButton(words.leave(), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(no)
        box.setEscapeButton(no)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.finished.connect(lambda: self.use_pack(one.rules) if box.clickedButton() is yes else None)
        box.open()

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.table.hasFocus() and self.table.source.rows[now.row()].rules != self._chosen:
            self.choose(self.table.source.rows[now.row()].rules)

    def _tell_whole(self, now: QModelIndex, _before: QModelIndex) -> None:
        """The current line in full, for a formula is longer than its cell."""
        row = self.facts.source.rows[now.row()] if now.isValid() else None
        said = " ／ ".join(text for text in (row.mine, row.theirs) if text) if row is not None else ""
        self.whole.setText(f"{row.item}　{said}" if row is not None else "")
        self.whole.setVisible(row is not None)

    def _wire(self) -> None:
        self.facts.selectionModel().currentRowChanged.connect(self._tell_whole)
        self.add.clicked.connect(self._ask_file)
        self.use.clicked.connect(self._ask_use)
        self.save_button.clicked.connect(self.export)
        self.search_field.textChanged.connect(self._fill_facts)
        self.other.currentIndexChanged.connect(self._fill_facts)
        self.only.toggled.connect(self._fill_facts)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self._tabs.idClicked.connect(self.look_at)
        self.rerun.asked.connect(self.count_again)
        keys = QShortcut(QKeySequence("Ctrl+N"), self, context=Qt.ShortcutContext.WindowShortcut)
        keys.activated.connect(self._ask_file)
        for table in (self.table, self.facts, self.rerun.table):
            table.copied.connect(lambda rows: self.progress.remark(common.copied(rows)))

    def _build(self) -> None:
        self.add, self.use, self.save_button = (QPushButton(self) for _ in range(3))
        for button, slug in ((self.add, "add"), (self.use, "use"), (self.save_button, "save")):
            button.setObjectName(slug)
            self.tools.addWidget(button)
        packs: RowsModel[KeptRules] = RowsModel(lambda one: one.rules, parent=self)
        self.table: RowsTable[KeptRules] = RowsTable(packs, "packs", self)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        facts: RowsModel[Both] = RowsModel(lambda row: row.key, parent=self)
        self.facts: RowsTable[Both] = RowsTable(facts, "facts", self)
        self._with_label, self.said, self.whole = QLabel(self), QLabel(self), QLabel(self)
        self.whole.setObjectName("whole")
        self.whole.setProperty("role", "secondary")
        self.whole.setTextFormat(Qt.TextFormat.PlainText)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.setWordWrap(True)
        self.whole.hide()
        self.said.setProperty("role", "small")
        self.other, self.only = QComboBox(self), QCheckBox(self)
        self.other.setObjectName("other")
        self.other.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.only.setObjectName("only")
        self._with_label.setBuddy(self.other)
        self.search_field.setProperty("role", "compact")
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
        said = QWidget(self)
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._with_label, self.other, self.only, self.said):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(self.search_field)
        column = QVBoxLayout(said)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.facts, 1)
        column.addWidget(self.whole)
        self.rerun = RerunPanel(self)
        self._views = QStackedWidget(self)
        self._views.addWidget(said)
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


def _faults(error: OfficeTroubleError, language: Language) -> str:
    """What is wrong with a pack, in the desk's language; as the office said it where it says no more."""
    try:
        told = msgspec.json.decode(error.body, type=FaultyRules)
    except UNREADABLE:
        return error.detail
    mark = "；" if language == CHINESE else "; "
    return mark.join(in_language(sentence, language) for sentence in told.faults)


def _cells(table: RowsTable[Row]) -> tuple[Sequence[str], Sequence[Sequence[str]]]:
    """Heads and rows of a table as it is seen."""
    columns = table.source.columns
    return [one.title for one in columns], [[one.text(row) for one in columns] for row in table.source.rows]


async def _again(link: OfficeLink, month: int, by: Grouping, rules: str) -> Rerun:
    months = await link.get(MONTHS_PATH, Months)
    over = [one for one in months.months if one < months.current]
    wanted = month or max(over or months.months, default=months.current)
    asked = {"month": str(wanted), "by": by, "rules": rules}
    return Rerun(months, await link.get(TALLY_PATH, TallyAnswer, asked))
