"""What a pack says, line by line, beside what another one says."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from evaluator.domain.names import CHINESE, Language
from evaluator.manager import formats
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.looked_for import holding, words_of
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rules import words
from evaluator.manager.rules.columns import fact_columns, named
from evaluator.manager.rules.pack_facts import Both, both_of, facts_of
from evaluator.wire.rules import KeptRules


class PackView(QWidget):
    """The lines, narrowed by the page's search field; the current one in full beneath."""

    def __init__(self, search_field: QLineEdit, parent: QWidget) -> None:
        super().__init__(parent)
        self._one: KeptRules | None = None
        self._packs: Sequence[KeptRules] = ()
        self._language: Language = CHINESE
        self._search_field = search_field
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
        self.other, self.only = ChoiceBox(self), QCheckBox(self)
        self.other.setObjectName("other")
        self.only.setObjectName("only")
        self._with_label.setBuddy(self.other)
        search_field.setProperty("role", "compact")
        line = QHBoxLayout()
        line.setSpacing(8)
        for part in (self._with_label, self.other, self.only, self.said):
            line.addWidget(part)
        line.addStretch(1)
        line.addWidget(search_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(line)
        column.addWidget(self.facts, 1)
        column.addWidget(self.whole)
        self.facts.selectionModel().currentRowChanged.connect(self._tell_whole)
        search_field.textChanged.connect(self._fill)
        self.other.currentIndexChanged.connect(self._fill)
        self.only.toggled.connect(self._fill)

    def show_pack(self, one: KeptRules | None, packs: Sequence[KeptRules], language: Language) -> None:
        """Show a pack; the others may be held against it."""
        self._one, self._packs, self._language = one, packs, language
        others = [(kept.rules, named(kept, language)) for kept in packs if one is None or kept.rules != one.rules]
        fill_box(self.other, [("", words.compare_none()), *others])
        self._fill()

    def retranslate(self) -> None:
        self._with_label.setText(words.compare_with())
        self.only.setText(words.only_differences())
        self.facts.setAccessibleName(words.view_text().split("(")[0])

    def _fill(self) -> None:
        one, language = self._one, self._language
        other = next((kept for kept in self._packs if kept.rules == self.other.currentData()), None)
        self.only.setEnabled(other is not None)
        if one is None:
            self.facts.source.show((), ())
            self.said.clear()
            return
        rows = both_of(facts_of(one.pack, language), facts_of(other.pack, language) if other else None)
        differing = [row for row in rows if row.differs] if other else []
        apart = words.differences(formats.count(len(differing))) if differing else words.same()
        self.said.setText(apart if other is not None else "")
        shown = differing if other is not None and self.only.isChecked() else rows
        found = holding(shown, words_of(self._search_field.text()), [lambda row: "\n".join(row[1:])])
        self.facts.source.show(found, fact_columns(one, other, language))

    def _tell_whole(self, now: QModelIndex, _before: QModelIndex) -> None:
        """The current line in full, for a formula is longer than its cell."""
        row = self.facts.source.rows[now.row()] if now.isValid() else None
        said = " ／ ".join(text for text in (row.mine, row.theirs) if text) if row is not None else ""
        self.whole.setText(f"{row.item}　{said}" if row is not None else "")
        self.whole.setVisible(row is not None)
