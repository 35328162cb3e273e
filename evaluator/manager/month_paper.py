"""A month on A4: title, figures, charts, the table with its heads on every page, and a foot that says what it rests on.

Drawn in pixels of 1/96 inch, scaled to the device, so that PDF, printer and preview are the same drawing in vectors.
"""

import hashlib
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPagedPaintDevice, QPainter

from evaluator.domain.names import Language, in_language
from evaluator.manager import charts, formats, look, messages, month_words, paper_words
from evaluator.manager.band_chart import months_said
from evaluator.manager.charts import Inks
from evaluator.manager.column_chart import Said
from evaluator.manager.columns import name_of
from evaluator.manager.headline import say
from evaluator.manager.month_paper_table import HEAD_H, ROW_H, MonthPaperTable
from evaluator.manager.month_rows import rows_of
from evaluator.manager.painting import Part, draw_stack, level_colour
from evaluator.manager.report import Report
from evaluator.manager.rhythm import days_said, hours_said
from evaluator.manager.sheet_pen import HEIGHT, WIDTH, SheetPen

FOOT_H: Final = 54.0
FOOT_LINE_H: Final = 11.0
CHART_H: Final = 118.0


def draw_report(report: Report, device: QPagedPaintDevice) -> int:
    """Draw all pages on a device that was laid out with the margin of the house; how many there were."""
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / 96, device.logicalDpiY() / 96)
    pages = _Pages(report, SheetPen(painter), device)
    pages.draw()
    painter.end()
    return pages.page


class _Pages:
    """One run over the pages, from the top of the first to the foot of the last."""

    def __init__(self, report: Report, pen: SheetPen, device: QPagedPaintDevice) -> None:
        self._report, self._pen, self._device = report, pen, device
        self._answer, self._language = report.view.answer, report.language
        self._inks = Inks(
            ink=pen.ink,
            secondary=pen.secondary,
            rule=pen.rule,
            accent=pen.accent,
            tint=QColor(look.LIGHT.accent_tint),
            font=look.paper_font(9),
        )
        self._names = {row.key: name_of(row, self._language) for row in report.view.units.rows}
        self._foot_top = HEIGHT - FOOT_H - (FOOT_LINE_H if report.facts.undated else 0)
        self.page = 1
        self._y = 0.0

    def draw(self) -> None:
        self._title()
        self._figures()
        self._levels()
        self._charts()
        self._table()
        self._heads_of_journals()
        self._foot()

    def _title(self) -> None:
        unit = self._names.get(self._report.view.wish.unit, "")
        self._pen.say(0, 34, month_words.month_title(self._answer.month), 30)
        if self._answer.simulated:
            self._pen.say(WIDTH, 34, messages.simulated(), 13, self._pen.accent, right=True, strong=True)
        office = self._report.facts.office
        self._pen.say(0, 56, f"{office} · {unit}" if unit and unit != office else office, 13, self._pen.secondary)
        self._pen.line(66, self._pen.rule)
        self._y = 78

    def _figures(self) -> None:
        said = say(self._answer, self._report.view.trend, self._language)
        step = WIDTH / len(said)
        for place, one in enumerate(said):
            left, room = place * step, step - 10
            self._pen.say(left, self._y + 10, one.name, 10, self._pen.secondary, width=room)
            ink = self._pen.secondary if one.quiet else self._pen.ink
            self._pen.say(left, self._y + 36, one.figure, 21, ink, width=room)
            self._pen.wrap(QRectF(left, self._y + 41, room, 26), one.under, 8, self._pen.secondary)
        self._y += 74
        self._pen.wrap(
            QRectF(0, self._y, WIDTH, 26), messages.definition(said[0].name, said[0].about), 10, self._pen.ink
        )
        self._y += 30

    def _levels(self) -> None:
        total = self._answer.total
        if total is None or not total.n:
            return
        named = [
            (in_language(level.names, self._language), total.levels.get(level.slug, 0), self._tint(level.tint))
            for level in self._answer.levels
        ]
        draw_stack(self._pen.painter, QRectF(0, self._y, WIDTH, 8), [Part(n, colour) for _, n, colour in named])
        left, self._y = 0.0, self._y + 24
        for name, n, colour in named:
            self._pen.painter.fillRect(QRectF(left, self._y - 8, 8, 8), colour)
            words = f"{name} {formats.count(n)}  {formats.rate(n / total.n)}"
            left += 13 + self._pen.say(left + 13, self._y, words, 10) + 18
        self._y += 18

    def _charts(self) -> None:
        days, hours = days_said(self._report.rhythm.days, self._language), hours_said(self._report.rhythm.hours)
        wide = WIDTH * 0.6
        self._columns(QRectF(0, self._y, wide, CHART_H), month_words.days_title(), days)
        self._columns(QRectF(wide + 22, self._y, WIDTH - wide - 22, CHART_H), month_words.hours_title(), hours)
        self._y += CHART_H + 12
        trend = self._report.view.trend
        if trend is None:
            return
        points = [one.point for one in months_said(trend, self._language)]
        self._pen.say(0, self._y + 10, month_words.twelve_months(), 10, self._pen.secondary)
        charts.draw_band(self._pen.painter, QRectF(0, self._y + 16, WIDTH, CHART_H - 16), points, self._inks)
        self._y += CHART_H + 16

    def _columns(self, into: QRectF, title: str, said: list[Said]) -> None:
        self._pen.say(into.left(), into.top() + 10, title, 10, self._pen.secondary)
        columns = [
            charts.Column(
                one.label,
                None
                if one.parts is None
                else tuple(Part(n, self._tint(tint) if tint else self._pen.accent) for n, tint in one.parts),
            )
            for one in said
        ]
        charts.draw_columns(self._pen.painter, into.adjusted(0, 16, 0, 0), columns, self._inks)

    def _table(self) -> None:
        table = MonthPaperTable(self._pen, self._answer, self._language, self._names)
        rows = rows_of(self._report.view)
        if not rows:
            return
        if self._y + HEAD_H + 3 * ROW_H > self._foot_top:
            self._next_page()
        self._y = table.head(self._y)
        for row in rows:
            if self._y + table.row_h(row) > self._foot_top:
                self._next_page()
                self._y = table.head(self._y)
            self._y = table.row(self._y, row)
        self._y += 14

    def _heads_of_journals(self) -> None:
        """Every head by itself: with them anyone holds the sheet against the journals at the windows."""
        for place, head in enumerate(self._report.facts.heads):
            if self._y + 26 > self._foot_top:
                self._next_page()
            if place == 0:
                self._pen.say(0, self._y + 10, paper_words.heads_title(), 9, self._pen.secondary)
                self._y += 14
            self._pen.say(0, self._y + 9, head, 7, self._pen.secondary, width=WIDTH)
            self._y += 11

    def _next_page(self) -> None:
        self._foot()
        self._device.newPage()
        self.page += 1
        wide = self._pen.say(0, 12, month_words.month_title(self._answer.month), 11, self._pen.secondary)
        office = self._report.facts.office
        self._pen.say(WIDTH, 12, office, 11, self._pen.secondary, right=True, width=WIDTH - wide - 16)
        self._y = 24

    def _foot(self) -> None:
        answer, facts = self._answer, self._report.facts
        named = say(answer, None, self._language)[0]
        n = formats.count(answer.total.n) if answer.total else formats.DASH
        excluded = formats.count(answer.total.excluded_n) if answer.total else formats.DASH
        lines = (
            paper_words.foot_counts(formats.month(answer.month), n, excluded, answer.rules),
            *((paper_words.foot_undated(formats.count(facts.undated)),) if facts.undated else ()),
            messages.definition(named.name, in_language(self._definition(), self._language)),
            paper_words.foot_made(facts.exported_by, facts.exported_at, facts.program, formats.instant(answer.as_of)),
            paper_words.foot_heads(len(facts.heads), fingerprint(facts.heads))
            if facts.heads
            else paper_words.no_heads(),
        )
        top = self._foot_top + 8
        self._pen.line(top, self._pen.rule)
        for place, words in enumerate(lines):
            self._pen.say(0, top + (place + 1) * FOOT_LINE_H, words, 8, self._pen.secondary, width=WIDTH - 50)
        self._pen.say(WIDTH, top + 11, str(self.page), 9, self._pen.secondary, right=True)

    def _definition(self) -> dict[Language, str]:
        found = next((rate for rate in self._answer.rates if rate.slug == self._answer.headline), None)
        return found.definition if found else {}

    def _tint(self, tint: str) -> QColor:
        return level_colour(tint, dark=False)


def fingerprint(heads: tuple[str, ...]) -> str:
    """SHA-256 over the heads, a line each, in the office's order."""
    return hashlib.sha256("\n".join(heads).encode()).hexdigest()
