"""The assessment of a year: months as marks, thresholds, runs and the top ten; and a clerk's own month on paper."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QWidget,
)

from evaluator.domain.names import Language, in_language
from evaluator.domain.roles import Right
from evaluator.manager import formats, month_words
from evaluator.manager import messages as common
from evaluator.manager.asking import Errand, Reading
from evaluator.manager.choice_box import fill_box
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.language import named_in
from evaluator.manager.month_picker import ChevronButton
from evaluator.manager.office_link import OfficeLink
from evaluator.manager.page import Page
from evaluator.manager.paper import PaperRefusedError, file_name
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.saving import ask_where
from evaluator.manager.stars import assessment_words, messages
from evaluator.manager.stars.assessment_columns import assessment_columns, mark_words, row_name
from evaluator.manager.stars.candidates import unit_of
from evaluator.manager.stars.interval_cells import IntervalCell, marks_of
from evaluator.manager.stars.personal_sheet import write_sheet
from evaluator.manager.stars.star_papers import Imprint
from evaluator.manager.stars.zone_marks import MarkCell, ZoneLegend, mark_of
from evaluator.wire.directory import DIRECTORY_PATH, WholeDirectory
from evaluator.wire.manager import MONTHS_PATH, Months
from evaluator.wire.own_month import OWN_MONTH_PATH, OwnMonth, PrintOwnMonth
from evaluator.wire.stars import ASSESSMENT_PATH, SUBJECTS, Assessment, AssessmentRow, Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """A year with the names that go with it."""

    by: Subject
    current: int
    """The running month, as 202611."""
    found: Assessment
    directory: WholeDirectory


class AssessmentPage(Page):
    """The closed months of a year, by person, window or hall."""

    slug: ClassVar[str] = "assessment"
    right: ClassVar[Right] = "read_tallies"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: AssessmentView | None = None
        self._year, self._unit = 0, ""
        self._by: Subject = "unit"
        self._build()
        self._wire()
        self.retranslate()

    def name(self) -> str:
        return assessment_words.assessment()

    def attend(self) -> None:
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask for the year that is shown, or for the running one."""
        year, by, unit = self._year, self._by, self._unit
        self.ask(Reading(work=lambda link: _read(link, year, by, unit), done=self.show_view))

    def forget(self) -> None:
        super().forget()
        self.view, self._year, self._unit = None, 0, ""
        self.table.source.show((), ())
        self._fill()

    def show_view(self, view: AssessmentView) -> None:
        """Show a year."""
        self.view, self._year = view, view.found.year
        self._fill()
        self.retitled.emit()

    def step(self, years: int) -> None:
        """Ask for the year so many later, unless it lies ahead."""
        if self.view is not None and self._year + years <= self.view.current // 100:
            self._year += years
            self.refresh()

    @property
    def chosen(self) -> AssessmentRow | None:
        """The row a person is at."""
        place = self.table.currentIndex().row()
        return self.table.source.rows[place] if 0 <= place < len(self.table.source.rows) else None

    def ask_sheet(self) -> None:
        """Ask for the chosen person's month, and then where the page goes."""
        row, month = self.chosen, int(self.sheet_month.currentData() or 0)
        if row is None or not month or self.sheet.isHidden():
            self.progress.remark(assessment_words.choose_person())
            return
        name = file_name(f"{formats.month(month)}-{row.detail}-{row_name(row, self.language)}")
        self.ask(
            Errand(
                work=lambda link: link.send("POST", OWN_MONTH_PATH, OwnMonth, PrintOwnMonth(row.key, month)),
                done=lambda answer: ask_where(self, name, lambda file: self.save_sheet(file, row, answer)),
            )
        )

    def save_sheet(self, file: Path, row: AssessmentRow, answer: OwnMonth) -> None:
        """Write a person's month."""
        if self.session is None or self.view is None:
            return
        office = named_in(self.language, self.session.office_name, self.session.office_name_en)
        now = max(answer.as_of, self.view.found.as_of)
        imprint = Imprint(office, self.session.account, now, self.language)
        hall = self._halls().get(row.parent, "")
        who = f"{row_name(row, self.language)}　{messages.badge()} {row.detail}　{hall}"
        try:
            write_sheet(file, who, answer, imprint)
        except PaperRefusedError:
            self.progress.remark(messages.not_saved(str(file)))
        else:
            self.progress.remark(messages.saved(file.name))

    def print_out(self) -> None:
        self.ask_sheet()

    def retranslate(self) -> None:
        self.refresh_button.setText(common.refresh())
        self.refresh_button.setToolTip(common.refresh_about())
        self.sheet.setText(assessment_words.personal_sheet())
        self.sheet.setToolTip(assessment_words.choose_person())
        self._month_label.setText(assessment_words.sheet_month())
        self.table.setAccessibleName(assessment_words.assessment_name())
        self.hall.setAccessibleName(month_words.hall())
        self.sheet_month.setAccessibleName(assessment_words.sheet_month().split("(")[0])
        for button, words in ((self.before, month_words.previous_year()), (self.after, month_words.next_year())):
            button.setAccessibleName(words)
            button.setToolTip(words)
        for by in SUBJECTS:
            self.choices[by].setText(assessment_words.by(by))
        self.legend.retranslate()
        self._fill()

    def _halls(self) -> dict[str, str]:
        units = self.view.directory.units if self.view else ()
        return {record.unit.id: named_in(self.language, record.unit.name, record.unit.name_en) for record in units}

    def _fill(self) -> None:
        view = self.view
        self.choices[self._by].setChecked(True)
        self.year.setText(month_words.year_title(self._year) if self._year else "—")
        self.after.setEnabled(view is not None and self._year < view.current // 100)
        filled = view is not None and bool(view.found.months and view.found.rows)
        self._body.setCurrentIndex(0 if filled else 1)
        if view is None:
            self.empty_title.clear()
            self.empty_lead.clear()
            return
        found = view.found
        self.definition.setText(
            assessment_words.thresholds(
                in_language(found.headline, self.language),
                in_language(found.definition, self.language),
                formats.rate(found.award),
                formats.rate(found.move),
                formats.count(found.running),
            )
        )
        self.more.setText(assessment_words.thresholds_more(formats.count(found.claim)))
        self.truth.setText(f"{common.as_of(formats.instant(found.as_of))}　·　{common.rules(found.rules)}")
        self.empty_title.setText(assessment_words.no_rows() if found.months else assessment_words.no_closed_month())
        self.empty_lead.setText(assessment_words.assessment_lead())
        for month in found.months:
            self.table.delegates.setdefault(f"m{month}", MarkCell(month, self.table))
        self.table.source.show(found.rows, assessment_columns(found, view.by, self.language, self._halls()))
        self._fill_boxes(view)
        self._say_current()

    def _fill_boxes(self, view: AssessmentView) -> None:
        halls = [
            (record.unit.id, named_in(self.language, record.unit.name, record.unit.name_en))
            for record in view.directory.units
            if record.unit.kind == "hall"
        ]
        fill_box(self.hall, [("", common.everything()), *halls], self._unit)
        months = [(str(month), formats.month(month)) for month in reversed(view.found.months)]
        fill_box(self.sheet_month, months, str(self.sheet_month.currentData() or ""))
        is_staff = view.by == "staff" and bool(months) and self.may("print_own_months")
        for widget in (self.sheet, self.sheet_month, self._month_label):
            widget.setVisible(is_staff)

    def _say_current(self) -> None:
        """The mark a person is at, in words: no shape has to be known by heart."""
        index, row = self.table.currentIndex(), self.chosen
        slug = self.table.source.columns[index.column()].slug if index.isValid() else ""
        mark = mark_of(row, int(slug[1:])) if row is not None and slug[1:].isdigit() else None
        said = f"{row_name(row, self.language)}　{mark_words(mark)}" if row is not None and mark is not None else ""
        self.said.setText(said)
        self.said.setAccessibleName(said)

    def _current(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._say_current()
        slug = self.table.source.columns[now.column()].slug if now.isValid() else ""
        if slug[1:].isdigit() and self.sheet_month.findData(slug[1:]) >= 0:
            self.sheet_month.setCurrentIndex(self.sheet_month.findData(slug[1:]))

    def _want(self, *, by: Subject | None = None) -> None:
        self._by = by or self._by
        self._unit = str(self.hall.currentData() or "")
        self.refresh()

    def _wire(self) -> None:
        self.refresh_button.clicked.connect(self.refresh)
        self.before.clicked.connect(lambda: self.step(-1))
        self.after.clicked.connect(lambda: self.step(1))
        self.hall.activated.connect(lambda _place: self._want())
        for by, button in self.choices.items():
            button.clicked.connect(lambda _checked=False, by=by: self._want(by=by))
        self.sheet.clicked.connect(self.ask_sheet)
        self.table.selectionModel().currentChanged.connect(self._current)
        self.table.copied.connect(lambda rows: self.progress.remark(common.copied(rows)))

    def _build(self) -> None:
        self.before, self.after = ChevronButton("left", self), ChevronButton("right", self)
        self.year, self._month_label = QLabel(self), QLabel(self)
        self.year.setProperty("role", "heading")
        for button in (self.before, self.after):
            button.setProperty("role", "step")
        self._group = QButtonGroup(self)
        self.choices: dict[Subject, QPushButton] = {}
        grouped = QHBoxLayout()
        grouped.setSpacing(0)
        for by in SUBJECTS:
            choice = QPushButton(self)
            choice.setObjectName(f"by_{by}")
            choice.setCheckable(True)
            choice.setProperty("role", "choice")
            choice.setProperty("place", {SUBJECTS[0]: "first", SUBJECTS[-1]: "last"}.get(by, "inner"))
            self._group.addButton(choice)
            grouped.addWidget(choice)
            self.choices[by] = choice
        self.hall, self.sheet_month = QComboBox(self), QComboBox(self)
        self.hall.setObjectName("hall")
        self.hall.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet_month.setObjectName("sheetMonth")
        self._month_label.setBuddy(self.sheet_month)
        self.sheet, self.refresh_button = QPushButton(self), QPushButton(self)
        self.sheet.setObjectName("personalSheet")
        self.refresh_button.setObjectName("refresh")
        top = QHBoxLayout()
        top.setSpacing(10)
        for part in (self.before, self.year, self.after):
            top.addWidget(part)
        top.addLayout(grouped)
        top.addWidget(self.hall)
        top.addStretch(1)
        top.addWidget(self._month_label)
        top.addWidget(self.sheet_month)
        top.addWidget(self.sheet)
        top.addWidget(self.refresh_button)
        self.definition, self.more, self.said, self.truth = (QLabel(self) for _ in range(4))
        for label, role in (
            (self.definition, "secondary"),
            (self.more, "small"),
            (self.said, ""),
            (self.truth, "small"),
        ):
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.said.setObjectName("said")
        self.legend = ZoneLegend(self)
        body = QWidget(self)
        rows: RowsModel[AssessmentRow] = RowsModel(lambda row: row.key, lambda row: not row.sufficient, self)
        self.table: RowsTable[AssessmentRow] = RowsTable(rows, "assessment", body)
        self.table.delegates["interval"] = IntervalCell(lambda row: marks_of(row.year, unit_of(row.year)), self.table)
        empty = EmptyPlace(body)
        self.empty_title, self.empty_lead = empty.title, empty.lead
        self._body = QStackedLayout(body)
        self._body.addWidget(self.table)
        self._body.addWidget(empty)
        foot = QHBoxLayout()
        foot.addWidget(self.truth, 1)
        foot.addWidget(self.progress)
        self.content.addLayout(top)
        self.content.addWidget(RuleLine(self))
        self.content.addWidget(self.definition)
        self.content.addWidget(self.legend)
        self.content.addWidget(body, 1)
        self.content.addWidget(self.said)
        self.content.addWidget(self.more)
        self.content.addLayout(foot)


async def _read(link: OfficeLink, year: int, by: Subject, unit: str) -> AssessmentView:
    """A year's assessment; 0 is the running year, or the one before while none of its months is over."""
    months = await link.get(MONTHS_PATH, Months)
    wanted = year or formats.month_after(months.current, -1) // 100
    asked = {"year": str(wanted), "by": by, "unit": unit}
    found = await link.get(ASSESSMENT_PATH, Assessment, asked)
    directory = await link.get(DIRECTORY_PATH, WholeDirectory)
    return AssessmentView(by=by, current=months.current, found=found, directory=directory)
