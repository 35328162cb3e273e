"""The audit log: who did what, newest first, and whether all of it still links."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import messages
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.clipboard import plain
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.people import audit_words
from evaluator.manager.people.acts import ActLine, line_of
from evaluator.manager.record_model import RecordColumn
from evaluator.manager.record_page import RecordPage
from evaluator.manager.record_table import RecordTable
from evaluator.manager.whole_file import save_whole
from evaluator.wire.people import AUDIT_PATH, Act, Acts

PAGE: Final = 200
BOM: Final = "\ufeff"


@dataclass(frozen=True, slots=True)
class _Says:
    place: int

    def __call__(self, line: ActLine) -> str:
        return str(line[self.place])


class AuditPage(RecordPage):
    """Reads the newest acts, and the ones before them when they are asked for."""

    slug: ClassVar[str] = "audit"
    right: ClassVar[Right] = "read_audit"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self._acts: list[Act] = []
        self._first_wrong: int | None = None
        self._is_read = False
        self.table: RecordTable[ActLine] = RecordTable(lambda line: str(line.seq), self)
        self.table.setObjectName("acts")
        self.earlier, self.give_out = QPushButton(self), QPushButton(self)
        self.earlier.clicked.connect(self._read_earlier)
        self.give_out.clicked.connect(self.export)
        self.search_field.textChanged.connect(self.table.found.look_for)
        self.table.copied.connect(lambda rows: self.progress.remark(messages.copied(rows)))
        self.tools.addWidget(self.give_out)
        line = QHBoxLayout()
        line.addWidget(self.search_field, 1)
        line.addStretch(1)
        line.addWidget(self.earlier)
        self.body.addLayout(line)
        self.body.addWidget(self.table, 1)
        self.retranslate()

    def name(self) -> str:
        return audit_words.audit_title()

    def attend(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        wanted = {"most": str(PAGE)}
        self.ask(Reading(work=lambda link: link.get(AUDIT_PATH, Acts, wanted), done=self._read))

    def forget(self) -> None:
        self._acts, self._first_wrong, self._is_read = [], None, False
        self._fill()
        super().forget()

    def listed(self) -> RecordTable[ActLine]:
        return self.table

    def export(self) -> None:
        dialog = QFileDialog(self, audit_words.audit_title(), "", audit_words.csv_files())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("csv")
        dialog.selectFile("audit.csv")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the acts that are read, with the stored bytes and the hash of each to prove them by."""
        heads = [column.title for column in self._columns()]
        rows = [[*map(str, line_of(act, self.zone)), act.body, act.hash] for act in self._acts]
        sheet = io.StringIO()
        writer = csv.writer(sheet, quoting=csv.QUOTE_ALL)
        writer.writerows([plain(text) for text in row] for row in ([*heads, "body", "hash"], *rows))
        text = BOM + sheet.getvalue()

        async def write(_link: OfficeLink) -> str:
            try:
                await save_whole(path, lambda draft: draft.write_bytes(text.encode()))
            except OSError:
                return audit_words.not_exported(str(path))
            return audit_words.exported(str(path))

        self.ask(Errand(work=write, done=self.progress.remark))

    def retranslate(self) -> None:
        super().retranslate()
        self.earlier.setText(audit_words.earlier())
        self.give_out.setText(audit_words.export())
        self.table.setAccessibleName(audit_words.audit_title())
        self._fill()

    def _read(self, acts: Acts) -> None:
        self._acts, self._is_read = list(acts.acts), True
        self._first_wrong = acts.first_wrong
        self._fill()

    def _read_earlier(self) -> None:
        if not self._acts:
            return
        wanted = {"before": str(self._acts[-1].seq), "most": str(PAGE)}
        self.ask(Reading(work=lambda link: link.get(AUDIT_PATH, Acts, wanted), done=self._add))

    def _add(self, acts: Acts) -> None:
        self._acts += [act for act in acts.acts if act.seq < self._acts[-1].seq]
        self._first_wrong = acts.first_wrong
        self._fill()

    def _fill(self) -> None:
        at_beginning = bool(self._acts) and self._acts[-1].seq == 1
        self.earlier.setEnabled(bool(self._acts) and not at_beginning)
        self.earlier.setToolTip(audit_words.all_shown() if at_beginning else "")
        self.give_out.setEnabled(bool(self._acts))
        broken = self._first_wrong
        self.about.setText(audit_words.chain_whole() if self._is_read and broken is None else "")
        if broken is not None:
            self.away(audit_words.chain_broken(broken), passing=False)
        self.table.show_rows(self._columns(), [line_of(act, self.zone) for act in self._acts])

    def _columns(self) -> tuple[RecordColumn[ActLine], ...]:
        titles = (audit_words.seq(), audit_words.at(), audit_words.who(), audit_words.act(), audit_words.facts())
        return tuple(
            RecordColumn[ActLine](slug=slug, title=title, text=_Says(place), share=share, prose=slug == "facts")
            for place, (slug, title, share) in enumerate(zip(ActLine._fields, titles, (0, 0, 0, 1, 6), strict=True))
        )
