"""What stands beside the twelve months: of a unit the reasons, of a person everybody else at the same windows."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from evaluator.domain.names import Language
from evaluator.manager import messages
from evaluator.manager.compare import words
from evaluator.manager.compare.reading import CompareView
from evaluator.manager.compare.reason_lines import ReasonLine, reason_columns, reason_lines
from evaluator.manager.compare.window_lines import expected_said, is_quiet, window_columns
from evaluator.manager.looked_for import holding, words_of
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.wire.same_windows import SameWindow


class Beside(QWidget):
    """One table at a time, under its name, with a sentence where there is more or nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        reasons: RowsModel[ReasonLine] = RowsModel(lambda line: f"{line.is_sum} {line.key}", lambda _line: False, self)
        self.reasons: RowsTable[ReasonLine] = RowsTable(reasons, "reasons", self)
        self.reasons.setSortingEnabled(False)
        windows: RowsModel[SameWindow] = RowsModel(lambda row: f"{row.unit} {row.window}", is_quiet, self)
        self.windows: RowsTable[SameWindow] = RowsTable(windows, "windows", self)
        self.title, self.sentence = QLabel(self), QLabel(self)
        self.title.setProperty("role", "strong")
        self.sentence.setObjectName("besideSentence")
        self.sentence.setProperty("role", "secondary")
        self.sentence.setWordWrap(True)
        self.search_field = QLineEdit(self)
        self.search_field.setObjectName("search")
        self.search_field.setProperty("role", "compact")
        self.search_field.setClearButtonEnabled(True)
        self.search_field.setMaximumWidth(160)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.search_field)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.sentence)
        column.addWidget(self.reasons, 1)
        column.addWidget(self.windows, 1)
        column.addStretch(0)

    @property
    def wanted(self) -> tuple[str, ...]:
        """The words that are looked for, in small letters."""
        return words_of(self.search_field.text())

    @property
    def tables(self) -> tuple[RowsTable[ReasonLine], RowsTable[SameWindow]]:
        """Both, whichever is shown."""
        return self.reasons, self.windows

    def clear(self) -> None:
        """Forget what was shown."""
        self.reasons.source.show((), ())
        self.windows.source.show((), ())

    def retranslate(self) -> None:
        """Words that no answer holds."""
        self.reasons.setAccessibleName(words.reasons_table())
        self.windows.setAccessibleName(words.same_windows())
        self.search_field.setPlaceholderText(messages.search())
        self.search_field.setAccessibleName(messages.search())
        self.search_field.setToolTip(words.search_about())

    def show_view(self, view: CompareView, language: Language) -> None:
        """The reasons of a unit's months, or a person's windows in the last of them, that hold what is looked for."""
        same, by, lines = view.same, view.wish.subject.by, reason_lines(view, language)
        self.title.setText(words.same_windows() if by == "staff" else words.reasons_table())
        self.reasons.setVisible(bool(lines))
        found = holding(lines, self.wanted, [lambda line: line.name])
        self.reasons.source.show(found, reason_columns(view.month))
        self.windows.setVisible(same is not None and bool(same.rows))
        if same is not None:
            columns = window_columns(same, language)
            here = holding(same.rows, self.wanted, [columns[0].text])
            self.windows.source.show(here, columns)
            self.sentence.setText(expected_said(same))
        else:
            self.sentence.setText(words.reasons_none() if by == "unit" else words.reasons_elsewhere())
        self.sentence.setVisible(not lines)
