"""Cases: what waits for an answer, the next last day first, with the one that is open beside it."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QStackedLayout, QWidget

from evaluator.domain.names import Language
from evaluator.domain.roles import Right
from evaluator.manager import formats
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.cases import messages
from evaluator.manager.cases.case_columns import Words, case_columns
from evaluator.manager.cases.case_errands import CaseErrands
from evaluator.manager.cases.case_filters import CaseFilters
from evaluator.manager.cases.case_head import CaseHead
from evaluator.manager.cases.case_sheet import CaseSheet
from evaluator.manager.cases.due_marks import DueDelegate
from evaluator.manager.cases.known_owners import KnownOwners
from evaluator.manager.cases.new_case import NewCaseDialog
from evaluator.manager.cases.reading import Inbox, read_inbox, read_more
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.find_bar import FindBar
from evaluator.manager.listed_page import ListedPage
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine
from evaluator.wire.cases import CASE_PATH, CaseDetail, CaseLine
from evaluator.wire.manager import Session


class CasesPage(ListedPage):
    """The inbox, and one case. What was typed stays here whatever happens to the session, the office or the page."""

    slug: ClassVar[str] = "cases"
    right: ClassVar[Right] = "read_cases"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.inbox: Inbox | None = None
        self.owners = KnownOwners(self.ask, self._offer_owners)
        self._wanted = ""
        self._levels: dict[str, dict[Language, str]] = {}
        self._reasons: dict[str, dict[Language, str]] = {}
        self._build()
        self._wire()
        self.errands = CaseErrands(
            self,
            self.sheet,
            self.new_case,
            words=self._words,
            show=self.show_case,
            look=self.open_case,
            changed=self._read_again,
        )
        self.retranslate()

    def name(self) -> str:
        return messages.title()

    def begin(self, session: Session) -> None:
        super().begin(session)
        self.filters.begin(session.account)
        self.sheet.begin(session.account, may_handle=self.may("handle_cases"))
        self.new.setVisible(self.may("handle_cases"))

    def refresh(self) -> None:
        """Ask for the inbox, and for the open case with it."""
        query = self.filters.query
        self.ask(Reading(work=lambda link: read_inbox(link, query), done=self.show_inbox))
        if self.sheet.detail is not None:
            self.open_case(self.sheet.detail.case.case)

    def attend(self) -> None:
        self.table.setFocus()

    def search(self) -> None:
        if self.inbox is not None:
            self.find_bar.open()

    def listed(self) -> RowsTable[CaseLine]:
        return self.table

    def list_lead(self) -> str:
        return self.shown.text()

    def has_edits(self) -> bool:
        return bool(self.sheet.acts.drafts)

    def drop_edits(self) -> None:
        self.sheet.acts.drafts.clear()

    def forget(self) -> None:
        super().forget()
        self.inbox, self._wanted = None, ""
        self.sheet.acts.set_acting(acting=False)
        self.new_case.forget()
        self.owners.forget()
        self.table.source.show((), ())
        self.sheet.forget()
        self.head.show_figures(None)
        self._show_body()

    def show_inbox(self, inbox: Inbox) -> None:
        """Show an answered query in place of the one before; the chosen case stays chosen."""
        self.inbox = inbox
        self._levels |= inbox.page.levels
        self._reasons |= inbox.page.reasons
        self._fill()
        self.retitled.emit()

    def open_case(self, case: str) -> None:
        """Ask for a case and its history. Not shown when another one is wanted by then, or something was done meanwhile
        that the answer does not know of."""
        self._wanted = case

        def done(detail: CaseDetail) -> None:
            shown = self.sheet.detail
            is_older = shown is not None and shown.case.case == case and detail.case.version < shown.case.version
            if self._wanted == case and not is_older:
                self.show_case(detail)

        self.ask(Errand(work=lambda link: link.get(CASE_PATH, CaseDetail, {"case": case}), done=done, can_stop=True))

    def show_case(self, detail: CaseDetail) -> None:
        """Open a case beside the inbox, and ask who may own it."""
        self.sheet.show_case(detail, self._words())
        if self.may("handle_cases"):
            self._ask_owners(detail.case.unit)

    def _read_on(self, shown: CaseDetail) -> None:
        asked = {"case": shown.case.case, "before": str(shown.earlier_than)}
        done = self.sheet.add_earlier
        self.ask(Errand(work=lambda link: link.get(CASE_PATH, CaseDetail, asked), done=done, can_stop=True))

    def step_back(self) -> None:
        if self.progress.is_reading:
            self.stopped.emit()
        elif self.find_bar.close_up():
            return
        elif self.sheet.detail is not None:
            self.table.setFocus()
            self.table.clearSelection()
            self._wanted = ""
            self.sheet.forget()

    def retranslate(self) -> None:
        self.refresh_button.setText(common.refresh())
        self.refresh_button.setToolTip(common.refresh_about())
        self.new.setText(messages.new())
        self.more.setText(messages.more())
        self.table.setAccessibleName(messages.table_name())
        self.title_label.setText(messages.title())
        for part in (self.filters, self.find_bar, self.head, self.sheet, self.new_case):
            part.retranslate()
        self._fill()

    def _fill(self) -> None:
        inbox = self.inbox
        if inbox is not None:
            words = self._words()
            self.head.show_figures(inbox.figures)
            halls = [
                (record.unit.id, words.either(record.unit.name, record.unit.name_en))
                for record in inbox.directory.units
                if record.unit.kind == "hall"
            ]
            self.filters.offer(halls, self._seen_owners())
            self.new_case.offer(inbox.directory, self.language)
            self._offer_owners()
            columns = case_columns(words)
            found = self.find_bar.keep(inbox.cases, columns)
            self.find_bar.say(len(found), len(inbox.cases))
            self.table.source.show(found, columns)
            shown, total = formats.count(len(inbox.cases)), formats.count(inbox.page.total)
            self.shown.setText(messages.shown_of(shown, total))
            self.more.setVisible(bool(inbox.page.next))
            if self.sheet.detail is not None:
                self.sheet.show_case(self.sheet.detail, self._words())
        self._show_body()

    def _seen_owners(self) -> list[str]:
        return sorted({case.owner for case in self.inbox.cases if case.owner}) if self.inbox else []

    def _offer_owners(self) -> None:
        """Who may own a case there; before the office has said it, who owns one in the inbox, and oneself."""
        seen = [*self._seen_owners(), self.session.account if self.session else ""]
        unit = self.sheet.detail.case.unit if self.sheet.detail else ""
        self.sheet.acts.owner.offer(self.owners.of(unit, seen))
        self.new_case.owner.offer(self.owners.of(self.new_case.hall.currentData() or "", seen))

    def _ask_owners(self, unit: str) -> None:
        self._offer_owners()
        self.owners.read(unit)

    def _show_body(self) -> None:
        filled = self.inbox is not None and bool(self.inbox.cases)
        self._body.setCurrentIndex(0 if filled else 1)
        self.empty_title.setText(messages.empty_title() if self.inbox else "")
        self.empty_lead.setText(messages.empty_lead() if self.inbox else messages.nothing_yet())
        if not filled:
            self.shown.clear()
            self.more.hide()

    def _words(self) -> Words:
        """The names of codes, those of earlier pages among them: the open case may be on none any more."""
        return Words(self.language, self.inbox.page.today if self.inbox else 0, self._levels, self._reasons)

    def _read_again(self) -> None:
        query = self.filters.query
        self.ask(Reading(work=lambda link: read_inbox(link, query), done=self.show_inbox))

    def _read_more(self) -> None:
        inbox = self.inbox
        if inbox is not None and inbox.page.next:
            self.ask(Reading(work=lambda link: read_more(link, inbox), done=self.show_inbox))

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid() and self.table.hasFocus():
            self.open_case(self.table.source.rows[now.row()].case)

    def _open_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid():
            self.open_case(self.table.source.rows[index.row()].case)
            self.sheet.acts.attend()

    def _wire(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.filters.chosen.connect(self._read_again)
        self.find_bar.changed.connect(self._fill)
        self.find_bar.closed.connect(self.table.setFocus)
        self.more.clicked.connect(self._read_more)
        self.new.clicked.connect(self.new_case.open)
        self.new_case.hall_chosen.connect(self._ask_owners)
        self.sheet.earlier_asked.connect(self._read_on)
        self.table.selectionModel().currentRowChanged.connect(self._current)
        self.table.opened.connect(self._open_current)
        self.table.copied.connect(lambda rows: self.progress.remark(common.copied(rows)))

    def _build(self) -> None:
        self.title_label = QLabel(self)
        self.title_label.setProperty("role", "heading")
        self.new, self.refresh_button, self.more = QPushButton(self), QPushButton(self), QPushButton(self)
        self.new.setObjectName("new")
        self.refresh_button.setObjectName("refresh")
        self.more.setObjectName("more")
        self.more.setProperty("role", "link")
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.title_label)
        top.addStretch(1)
        top.addWidget(self.new)
        top.addWidget(self.refresh_button)
        self.head = CaseHead(self)
        self.filters, self.find_bar = CaseFilters(self), FindBar(self)
        self.new_case = NewCaseDialog(self)
        model: RowsModel[CaseLine] = RowsModel(lambda case: case.case, lambda case: case.state == "withdrawn")
        model.setParent(self)
        body = QWidget(self)
        self.table: RowsTable[CaseLine] = RowsTable(model, "cases", body)
        self.table.delegates["left"] = DueDelegate(self.table)
        empty = EmptyPlace(body)
        self.empty_title, self.empty_lead = empty.title, empty.lead
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(empty)
        self.sheet = CaseSheet(self)
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(body)
        self.split.addWidget(self.sheet)
        self.split.setStretchFactor(0, 3)
        self.split.setStretchFactor(1, 2)
        self.split.setSizes([640, 440])
        self.shown = QLabel(self)
        self.shown.setProperty("role", "small")
        foot = QHBoxLayout()
        foot.addWidget(self.shown)
        foot.addWidget(self.more)
        foot.addStretch(1)
        foot.addWidget(self.progress)
        self.content.addLayout(top)
        self.content.addWidget(RuleLine(self))
        self.content.addWidget(self.head)
        self.content.addWidget(self.filters)
        self.content.addWidget(self.find_bar)
        self.content.addWidget(self.split, 1)
        self.content.addLayout(foot)
