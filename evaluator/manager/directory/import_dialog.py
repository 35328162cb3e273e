"""Taking in a file: first what it would change or what is wrong with it, then doing it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.manager import messages
from evaluator.manager.directory import file_words, words
from evaluator.manager.record_model import RecordColumn
from evaluator.manager.record_table import RecordTable
from evaluator.wire.directory import DirectoryFault, ImportAnswer, RecordChange

WIDTH, HEIGHT = 860, 520


class Line(NamedTuple):
    """One line of the table: what would change, or what is to be mended."""

    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Cell:
    place: int

    def __call__(self, line: Line) -> str:
        return line.cells[self.place]


class ImportDialog(QDialog):
    """Stays until it is closed; nothing is written before the person says so."""

    write_wished = Signal()
    check_wished = Signal()

    def __init__(self, parent: QWidget, name: str, language: Language) -> None:
        super().__init__(parent)
        self.setObjectName("import")
        self.setWindowTitle(file_words.import_title())
        self.resize(WIDTH, HEIGHT)
        self._language = language
        self.base: int | None = None
        """The version the last check told of; None before one that may be written."""
        title, self.file = QLabel(file_words.import_title(), self), QLabel(file_words.import_of(name), self)
        title.setProperty("role", "heading")
        self.file.setProperty("role", "secondary")
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setObjectName("told")
        self.progress = QProgressBar(self)
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.table: RecordTable[Line] = RecordTable(lambda line: line.key, self)
        self.table.setAccessibleName(file_words.import_title())
        self.do, self.again = QPushButton(file_words.import_do(), self), QPushButton(file_words.import_again(), self)
        self.leave = QPushButton(messages.cancel(), self)
        self.do.setProperty("role", "main")
        self.do.clicked.connect(self.write_wished)
        self.again.clicked.connect(self.check_wished)
        self.leave.clicked.connect(self.reject)
        QShortcut(QKeySequence(Qt.Key.Key_F5), self).activated.connect(self.check_wished)
        buttons = QHBoxLayout()
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.do)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        for part in (title, self.file, self.told, self.progress):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.wait(file_words.import_checking())

    def wait(self, sentence: str) -> None:
        """The office is at it."""
        self._say(sentence)
        self.progress.show()
        self.do.setEnabled(False)
        self.again.setEnabled(False)

    def show_refusal(self, sentence: str) -> None:
        """It could not even be checked, or not be written."""
        self._done(sentence)
        self.table.show_rows((), ())

    def show_faults(self, faults: Sequence[DirectoryFault]) -> None:
        """Every fault at its row, with what to do."""
        self._done(file_words.import_faulty(len(faults)))
        heads = (file_words.head_file(), file_words.head_row(), file_words.head_column(), file_words.head_remedy())
        lines = [
            Line(
                str(place),
                (
                    fault.file if fault.file.endswith(".csv") else fault.sheet,
                    "" if fault.row is None else str(fault.row),
                    fault.column or "",
                    in_language(fault.remedy, self._language),
                ),
            )
            for place, fault in enumerate(faults)
        ]
        self._fill(heads, lines)

    def show_changes(self, answer: ImportAnswer) -> None:
        """What would become of which record."""
        counts = {what: sum(one.what == what for one in answer.changes) for what in ("added", "changed", "closed")}
        told = file_words.import_would(**counts) if answer.changes else ""
        self._done(told or (file_words.import_moves() if answer.moved else file_words.import_same()))
        heads = (file_words.head_what(), file_words.head_table(), words.field_name("id"), words.field_name("name"))
        self._fill((*heads, file_words.head_columns()), [self._line(one) for one in answer.changes])
        if answer.changes or answer.moved:
            self.base = answer.version
            self.do.setEnabled(True)
            self.do.setFocus()

    def _line(self, change: RecordChange) -> Line:
        columns = messages.list_of([words.field_name(column) for column in change.columns])
        what = file_words.change_what(change.what)
        return Line(f"{change.kind}/{change.id}", (what, words.kind_name(change.kind), change.id, change.name, columns))

    def _fill(self, heads: Sequence[str], lines: Sequence[Line]) -> None:
        columns = [
            RecordColumn[Line](slug=str(at), title=head, text=_Cell(at), share=at) for at, head in enumerate(heads)
        ]
        self.table.show_rows(columns, lines)

    def _done(self, sentence: str) -> None:
        self._say(sentence)
        self.base = None
        self.progress.hide()
        self.do.setEnabled(False)
        self.again.setEnabled(True)

    def _say(self, sentence: str) -> None:
        self.told.setText(sentence)
        self.told.setAccessibleName(sentence)
