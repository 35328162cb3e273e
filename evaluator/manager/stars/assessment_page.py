"""The assessment of a year: months as marks, thresholds, runs and the top ten; and a clerk's own month on paper."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
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
from evaluator.manager.asking import Reading
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.empty_place import EmptyPlace
from evaluator.manager.find_bar import FindBar
from evaluator.manager.language import named_in
from evaluator.manager.listed_page import ListedPage
from evaluator.manager.month_picker import ChevronButton
from evaluator.manager.rows_model import RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rule_line import RuleLine
from evaluator.manager.stars import assessment_words
from evaluator.manager.stars.assessment_columns import assessment_columns, mark_words, row_name, signs_said
from evaluator.manager.stars.assessment_reading import AssessmentView, read_assessment
from evaluator.manager.stars.candidates import unit_of
from evaluator.manager.stars.interval_cells import IntervalCell, marks_of
from evaluator.manager.stars.sheet_giving import SheetGiving, Wanted
from evaluator.manager.stars.zone_marks import MarkCell, ZoneLegend, mark_of
from evaluator.wire.stars import SUBJECTS, AssessmentRow, Subject


class AssessmentPage(ListedPage):
    """The closed months of a year, by person, window or hall."""

    slug: ClassVar[str] = "assessment"
    right: ClassVar[Right] = "read_tallies"

    def __init__(self, language: Language, parent: QWidget | None = None) -> None:
        super().__init__(language, parent)
        self.view: AssessmentView | None = None
        self._year, self._unit = 0, ""
        self._by: Subject = "unit"
        self.giving = SheetGiving(self, self.preview, self._wanted)
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
        self.ask(Reading(work=lambda link: read_assessment(link, year, by, unit), done=self.show_view))

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

    def print_out(self) -> None:
        """The month of the person a reader is at, else the list."""
        if not self.giving.print_out():
            super().print_out()

    def search(self) -> None:
        if self.view is not None:
            self.find_bar.open()

    def step_back(self) -> None:
        if self.progress.is_reading or not self.find_bar.close_up():
            super().step_back()

    def listed(self) -> RowsTable[AssessmentRow]:
        return self.table

    def list_name(self) -> str:
        return f"{self.name()} {self.year.text()}"

    def list_lead(self) -> str:
        return f"{self.definition.text()}\n{signs_said()}"

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
        self.find_bar.retranslate()
        self._fill()

    def _wanted(self) -> Wanted | None:
        row, month = self.chosen, int(self.sheet_month.currentData() or 0)
        if row is None or not month or self.view is None or self.view.by != "staff":
            return None
        return Wanted(row, month, self._halls().get(row.parent, ""), self.view.found.as_of)

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
        columns = assessment_columns(found, view.by, self.language, self._halls())
        rows = self.find_bar.keep(found.rows, columns)
        self.find_bar.say(len(rows), len(found.rows))
        self.table.source.show(rows, columns)
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
        self.find_bar.changed.connect(self._fill)
        self.find_bar.closed.connect(self.table.setFocus)
        self.sheet.clicked.connect(self.giving.ask)
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
        self.hall, self.sheet_month = ChoiceBox(self), ChoiceBox(self)
        self.hall.setObjectName("hall")
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
        self.legend, self.find_bar = ZoneLegend(self), FindBar(self)
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
        self.content.addWidget(self.find_bar)
        self.content.addWidget(body, 1)
        self.content.addWidget(self.said)
        self.content.addWidget(self.more)
        self.content.addLayout(foot)
