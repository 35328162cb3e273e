"""A past month under another pack: the same ratings, both figures, and what lies between them."""

from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from evaluator.domain.names import CHINESE, Language, in_language
from evaluator.manager import formats
from evaluator.manager.choice_box import ChoiceBox, fill_box
from evaluator.manager.formats import RateUnit
from evaluator.manager.language import named_in
from evaluator.manager.month_picker import MonthPicker
from evaluator.manager.refusal import Refusal
from evaluator.manager.rows_model import RowColumn, RowsModel
from evaluator.manager.rows_table import RowsTable
from evaluator.manager.rules import words
from evaluator.manager.table import Room
from evaluator.wire.manager import GROUPINGS, Grouping, Months, OtherRules, Rate, TallyAnswer, TallyRow


class Rerun(NamedTuple):
    """A month as it was counted again."""

    months: Months
    answer: TallyAnswer


class Line(NamedTuple):
    """One row under both packs."""

    row: TallyRow
    now: Rate | None
    other: Rate | None
    difference: float | None


class RerunPanel(QWidget):
    """Emits that another month or grouping is wanted; shows the answer."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.month = 0
        self.found: Rerun | None = None
        self._language: Language = CHINESE
        self.months = MonthPicker(self)
        self.by = ChoiceBox(self)
        self.by.setObjectName("by")
        self.lead, self.total, self.refusal = QLabel(self), QLabel(self), Refusal(self)
        self.lead.setProperty("role", "secondary")
        self.total.setProperty("role", "strong")
        for line in (self.lead, self.total):
            line.setWordWrap(True)
            line.setTextFormat(Qt.TextFormat.PlainText)
        model: RowsModel[Line] = RowsModel(lambda line: line.row.key, lambda line: line.now is None, self)
        self.table: RowsTable[Line] = RowsTable(model, "rerun", self)
        row = QHBoxLayout()
        row.addWidget(self.months)
        row.addWidget(self.by)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        for part in (self.refusal, self.lead, self.total):
            column.addWidget(part)
        column.addWidget(self.table, 1)
        self.months.chosen.connect(self._chosen_month)
        self.by.currentIndexChanged.connect(self.asked)
        self.retranslate(self._language)

    @property
    def grouping(self) -> Grouping:
        return next((one for one in GROUPINGS if one == self.by.currentData()), "unit")

    def show_rerun(self, found: Rerun) -> None:
        """Show a month that was counted again."""
        self.found, self.month = found, found.answer.month
        self.refusal.say("")
        self.retranslate(self._language)

    def clear(self, sentence: str = "") -> None:
        """Nothing is counted again; say why."""
        self.found = None
        self.refusal.say(sentence)
        self.retranslate(self._language)

    def retranslate(self, language: Language) -> None:
        self._language = language
        self.months.retranslate()
        self.by.setAccessibleName(words.grouping())
        said = (words.by_unit(), words.by_window(), words.by_staff(), words.by_matter())
        fill_box(self.by, list(zip(GROUPINGS, said, strict=True)))
        self.table.setAccessibleName(words.view_rerun().split("(")[0])
        found = self.found
        other = found.answer.other if found is not None else None
        if found is None or other is None:
            self.lead.clear()
            self.total.clear()
            self.table.source.show((), ())
            return
        answer = found.answer
        self.months.show_month(answer.month, current=found.months.current, counted=found.months.months)
        self.lead.setText(words.rerun_lead(answer.rules, other.rules))
        self.total.setText(_total(answer, other, language))
        self.table.source.show(_lines(answer, other), _columns(answer, other, language))

    def _chosen_month(self, month: int) -> None:
        self.month = month
        self.asked.emit()


def _lines(answer: TallyAnswer, other: OtherRules) -> list[Line]:
    return [
        Line(
            row,
            row.figures.rates.get(answer.headline) if row.figures else None,
            other.rows.get(row.key, {}).get(other.headline),
            other.differences.get(row.key),
        )
        for row in answer.rows
    ]


def _unit(rates: TallyAnswer | OtherRules) -> RateUnit:
    return next((rate.unit for rate in rates.rates if rate.slug == rates.headline), "share")


def _named(rates: TallyAnswer | OtherRules, language: Language) -> str:
    return next((in_language(rate.names, language) for rate in rates.rates if rate.slug == rates.headline), "")


def _total(answer: TallyAnswer, other: OtherRules, language: Language) -> str:
    if answer.total is None or other.total is None or other.difference is None:
        return words.rerun_hidden()
    now, then = answer.total.rates[answer.headline], other.total[other.headline]
    return words.rerun_total(
        _named(answer, language),
        formats.rate(now.value, _unit(answer)),
        _named(other, language),
        formats.rate(then.value, _unit(other)),
        _apart(other.difference, answer, other),
    )


def _apart(difference: float | None, answer: TallyAnswer, other: OtherRules) -> str:
    """Points of the scale from 0 to 100; a share and an index lie on none together."""
    if difference is None:
        return ""
    return formats.change(difference, _unit(answer)) if _unit(answer) == _unit(other) else formats.DASH


def _columns(answer: TallyAnswer, other: OtherRules, language: Language) -> tuple[RowColumn[Line], ...]:
    now_unit, other_unit = _unit(answer), _unit(other)

    def said(rate: Rate | None, unit: RateUnit) -> str:
        return words.too_few() if rate is None else formats.rate(rate.value, unit)

    columns: tuple[RowColumn[Line], ...] = (
        RowColumn(
            slug="name",
            title=words.row(),
            text=lambda line: named_in(language, line.row.name, line.row.name_en) or line.row.key or formats.DASH,
            room=Room(110, 180, 3),
        ),
        RowColumn(
            slug="detail",
            title=words.detail(),
            text=lambda line: line.row.detail,
            room=Room(48, 64),
            quiet=True,
            gives_way=True,
        ),
        RowColumn(
            slug="n",
            title=words.n(),
            text=lambda line: formats.count(line.row.figures.n) if line.row.figures else words.too_few(),
            room=Room(56, 64),
            whole=True,
            side="right",
            order=lambda line: line.row.figures.n if line.row.figures else None,
        ),
        RowColumn(
            slug="now",
            title=words.under(answer.rules),
            text=lambda line: said(line.now, now_unit),
            room=Room(90, 130, 1),
            side="right",
            order=lambda line: line.now.value if line.now else None,
        ),
        RowColumn(
            slug="other",
            title=words.under(other.rules),
            text=lambda line: said(line.other, other_unit),
            room=Room(90, 130, 1),
            side="right",
            order=lambda line: line.other.value if line.other else None,
        ),
        RowColumn(
            slug="difference",
            title=words.difference(),
            text=lambda line: _apart(line.difference, answer, other),
            room=Room(64, 80),
            about=words.difference_about(),
            side="right",
            order=lambda line: line.difference,
        ),
    )
    return tuple(column for column in columns if column.slug != "detail" or answer.by != "unit")
