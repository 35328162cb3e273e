"""A month on A4: title, figures, charts, the table with its heads on every page, and a foot that says what it rests on.

Drawn in pixels of 1/96 inch, scaled to the device, so that PDF, printer and preview are the same drawing in vectors.
"""

import hashlib
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPagedPaintDevice, QPainter, QPen

from evaluator.domain.names import Language, in_language
from evaluator.manager import charts, formats, look, messages, month_words, paper, paper_words
from evaluator.manager.band_chart import months_said
from evaluator.manager.charts import Inks
from evaluator.manager.column_chart import Said
from evaluator.manager.columns import Column, columns_of, headline_rate, headline_unit, name_of
from evaluator.manager.headline import say
from evaluator.manager.month_rows import rows_of
from evaluator.manager.painting import Marks, Part, draw_interval, draw_stack, level_colour
from evaluator.manager.report import Report
from evaluator.manager.rhythm import days_said, hours_said
from evaluator.manager.table import QUIET_COLUMNS
from evaluator.wire.manager import TallyRow

PER_MM: Final = 96 / 25.4
WIDTH: Final = (paper.WIDTH - 2 * paper.MARGIN) * PER_MM
HEIGHT: Final = (paper.HEIGHT - 2 * paper.MARGIN) * PER_MM
FOOT_H: Final = 54.0
ROW_H: Final = 22.0
HEAD_H: Final = 34.0
CHART_H: Final = 118.0
ON_PAPER: Final = ("name", "detail", "n", "rate", "note", "interval", "bounds")
INTERVAL_W: Final = 128.0
BOUNDS_W: Final = 82.0
LEAST_W: Final = 40.0


def draw_report(report: Report, device: QPagedPaintDevice) -> int:
    """Draw all pages on a device that was laid out with the margin of the house; how many there were."""
    painter = QPainter(device)
    painter.scale(device.logicalDpiX() / 96, device.logicalDpiY() / 96)
    pages = _Pages(report, painter, device)
    pages.draw()
    painter.end()
    return pages.page


@dataclass(frozen=True, slots=True)
class _Placed:
    column: Column
    left: float
    width: float


class _Pages:
    """One run over the pages, from the top of the first to the foot of the last."""

    def __init__(self, report: Report, painter: QPainter, device: QPagedPaintDevice) -> None:
        self._report, self._painter, self._device = report, painter, device
        self._answer, self._language = report.view.answer, report.language
        colours = look.LIGHT
        self._ink, self._secondary = QColor(colours.ink), QColor(colours.secondary)
        self._rule, self._accent = QColor(colours.rule), QColor(colours.accent)
        self._inks = Inks(
            ink=self._ink,
            secondary=self._secondary,
            rule=self._rule,
            accent=self._accent,
            tint=QColor(colours.accent_tint),
            font=look.paper_font(9),
        )
        self._names = {row.key: name_of(row, self._language) for row in report.view.units.rows}
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
        self._say(0, 34, month_words.month_title(self._answer.month), 30)
        if self._answer.simulated:
            self._say(WIDTH, 34, messages.simulated(), 13, self._accent, right=True, strong=True)
        office = self._report.facts.office
        self._say(0, 56, f"{office} · {unit}" if unit and unit != office else office, 13, self._secondary)
        self._line(66, self._rule)
        self._y = 78

    def _figures(self) -> None:
        said = say(self._answer, self._report.view.trend, self._language)
        step = WIDTH / len(said)
        for place, one in enumerate(said):
            left, room = place * step, step - 10
            self._say(left, self._y + 10, one.name, 10, self._secondary, width=room)
            ink = self._secondary if one.quiet else self._ink
            self._say(left, self._y + 36, one.figure, 21, ink, width=room)
            self._wrapped(QRectF(left, self._y + 41, room, 26), one.under, 8, self._secondary)
        self._y += 74
        self._wrapped(QRectF(0, self._y, WIDTH, 26), messages.definition(said[0].name, said[0].about), 10, self._ink)
        self._y += 30

    def _levels(self) -> None:
        total = self._answer.total
        if total is None or not total.n:
            return
        named = [
            (in_language(level.names, self._language), total.levels.get(level.slug, 0), self._tint(level.tint))
            for level in self._answer.levels
        ]
        draw_stack(self._painter, QRectF(0, self._y, WIDTH, 8), [Part(n, colour) for _, n, colour in named])
        left, self._y = 0.0, self._y + 24
        for name, n, colour in named:
            self._painter.fillRect(QRectF(left, self._y - 8, 8, 8), colour)
            words = f"{name} {formats.count(n)}  {formats.rate(n / total.n)}"
            left += 13 + self._say(left + 13, self._y, words, 10) + 18
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
        self._say(0, self._y + 10, month_words.twelve_months(), 10, self._secondary)
        charts.draw_band(self._painter, QRectF(0, self._y + 16, WIDTH, CHART_H - 16), points, self._inks)
        self._y += CHART_H + 16

    def _columns(self, into: QRectF, title: str, said: list[Said]) -> None:
        self._say(into.left(), into.top() + 10, title, 10, self._secondary)
        columns = [
            charts.Column(
                one.label,
                None
                if one.parts is None
                else tuple(Part(n, self._tint(tint) if tint else self._accent) for n, tint in one.parts),
            )
            for one in said
        ]
        charts.draw_columns(self._painter, into.adjusted(0, 16, 0, 0), columns, self._inks)

    def _table(self) -> None:
        placed = self._placed()
        rows = rows_of(self._report.view)
        if not rows:
            return
        if self._y + HEAD_H + 3 * ROW_H > HEIGHT - FOOT_H:
            self._next_page()
        self._table_head(placed)
        for row in rows:
            if self._y + self._row_h(placed, row) > HEIGHT - FOOT_H:
                self._next_page()
                self._table_head(placed)
            self._table_row(placed, row)
        self._y += 14

    def _placed(self) -> list[_Placed]:
        levels = {level.slug for level in self._answer.levels}
        columns = [
            column
            for column in columns_of(self._answer, self._language, self._names)
            if column.slug in ON_PAPER or column.slug in levels
        ]
        widths = {column.slug: _head_w(column) for column in columns} | {
            "note": 50.0,
            "interval": INTERVAL_W,
            "bounds": BOUNDS_W,
        }
        fixed = sum(width for slug, width in widths.items() if slug != "name")
        placed, left = [], 0.0
        for column in columns:
            width = WIDTH - fixed if column.slug == "name" else widths[column.slug]
            placed.append(_Placed(column, left, width))
            left += width
        return placed

    def _table_head(self, placed: list[_Placed]) -> None:
        for one in placed:
            self._painter.setFont(look.paper_font(9))
            self._painter.setPen(self._secondary)
            across = Qt.AlignmentFlag.AlignRight if one.column.kind == "number" else Qt.AlignmentFlag.AlignLeft
            flags = int(across.value | Qt.AlignmentFlag.AlignBottom.value | Qt.TextFlag.TextWordWrap.value)
            self._painter.drawText(QRectF(one.left, self._y, one.width - 8, HEAD_H - 6), flags, one.column.title)
        self._y += HEAD_H
        self._line(self._y, self._secondary)

    def _row_h(self, placed: list[_Placed], row: TallyRow) -> float:
        return ROW_H + self._name_h(placed[0], row)

    def _name_h(self, name: _Placed, row: TallyRow) -> float:
        """A name wider than its column has the whole width above its figures: on paper nothing is one hover away."""
        metrics, words = QFontMetricsF(look.paper_font(10)), name.column.text(row)
        if metrics.horizontalAdvance(words) <= name.width - 8:
            return 0.0
        return metrics.boundingRect(QRectF(0, 0, WIDTH, HEIGHT), _wrap(words, metrics), words).height()

    def _table_row(self, placed: list[_Placed], row: TallyRow) -> None:
        above = self._name_h(placed[0], row)
        if above:
            words = placed[0].column.text(row)
            font = look.paper_font(10)
            self._painter.setFont(font)
            self._painter.setPen(self._ink)
            into = QRectF(0, self._y + ROW_H - 7 - QFontMetricsF(font).ascent(), WIDTH, above + 2)
            self._painter.drawText(into, _wrap(words, QFontMetricsF(font)), words)
            self._y += above
        self._cells(placed[1:] if above else placed, row)
        self._y += ROW_H
        self._line(self._y, self._rule)

    def _cells(self, placed: list[_Placed], row: TallyRow) -> None:
        base = self._y + ROW_H - 7
        quiet = row.figures is None or not row.figures.sufficient
        for one in placed:
            words = one.column.text(row)
            ink = self._secondary if quiet and one.column.slug in QUIET_COLUMNS else self._ink
            if one.column.kind == "number":
                self._say(one.left + one.width - 8, base, words, 10, ink, right=True)
            else:
                room = 84 if one.column.kind == "interval" else one.width - 8
                self._say(one.left, base, words, 10, ink, width=room)
            if one.column.kind == "interval" and (marks := self._marks(row)) is not None:
                into = QRectF(one.left + 88, self._y, one.width - 94, ROW_H)
                draw_interval(self._painter, into, marks, ink=ink, rule=self._rule)

    def _marks(self, row: TallyRow) -> Marks | None:
        found, unit = headline_rate(row.figures, self._answer), headline_unit(self._answer)
        if found.value is None or found.low is None or found.high is None:
            return None
        low, value, high = (formats.hundred(one, unit) for one in (found.low, found.value, found.high))
        return Marks(low, value, high)

    def _heads_of_journals(self) -> None:
        """Every head by itself: with them anyone holds the sheet against the journals at the windows."""
        for place, head in enumerate(self._report.facts.heads):
            if self._y + 26 > HEIGHT - FOOT_H:
                self._next_page()
            if place == 0:
                self._say(0, self._y + 10, paper_words.heads_title(), 9, self._secondary)
                self._y += 14
            self._say(0, self._y + 9, head, 7, self._secondary, width=WIDTH)
            self._y += 11

    def _next_page(self) -> None:
        self._foot()
        self._device.newPage()
        self.page += 1
        wide = self._say(0, 12, month_words.month_title(self._answer.month), 11, self._secondary)
        office = self._report.facts.office
        self._say(WIDTH, 12, office, 11, self._secondary, right=True, width=WIDTH - wide - 16)
        self._y = 24

    def _foot(self) -> None:
        answer, facts = self._answer, self._report.facts
        named = say(answer, None, self._language)[0]
        n = formats.count(answer.total.n) if answer.total else formats.DASH
        excluded = formats.count(answer.total.excluded_n) if answer.total else formats.DASH
        lines = (
            paper_words.foot_counts(formats.month(answer.month), n, excluded, answer.rules),
            messages.definition(named.name, in_language(self._definition(), self._language)),
            paper_words.foot_made(facts.exported_by, facts.exported_at, facts.program, formats.instant(answer.as_of)),
            paper_words.foot_heads(len(facts.heads), fingerprint(facts.heads))
            if facts.heads
            else paper_words.no_heads(),
        )
        top = HEIGHT - FOOT_H + 8
        self._line(top, self._rule)
        for place, words in enumerate(lines):
            self._say(0, top + 11 + place * 11, words, 8, self._secondary, width=WIDTH - 50)
        self._say(WIDTH, top + 11, str(self.page), 9, self._secondary, right=True)

    def _definition(self) -> dict[Language, str]:
        found = next((rate for rate in self._answer.rates if rate.slug == self._answer.headline), None)
        return found.definition if found else {}

    def _tint(self, tint: str) -> QColor:
        return level_colour(tint, dark=False)

    def _line(self, y: float, colour: QColor) -> None:
        self._painter.setPen(QPen(colour, 0.75))
        self._painter.drawLine(QLineF(0, y, WIDTH, y))

    def _wrapped(self, into: QRectF, words: str, size: int, ink: QColor) -> None:
        self._painter.setFont(look.paper_font(size))
        self._painter.setPen(ink)
        self._painter.drawText(into, int(Qt.TextFlag.TextWordWrap.value), words)

    def _say(
        self,
        x: float,
        base: float,
        words: str,
        size: int,
        ink: QColor | None = None,
        *,
        right: bool = False,
        strong: bool = False,
        width: float = WIDTH,
    ) -> float:
        """One line, shortened to its room; how wide it came out."""
        type_ = look.paper_font(size, strong=strong)
        metrics = QFontMetricsF(type_)
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        wide = metrics.horizontalAdvance(shown)
        self._painter.setFont(type_)
        self._painter.setPen(ink or self._ink)
        self._painter.drawText(QPointF(x - wide if right else x, base), shown)
        return wide


def _wrap(words: str, metrics: QFontMetricsF) -> int:
    """Between words, and anywhere where one of them alone is wider than the page."""
    fits = all(metrics.horizontalAdvance(word) <= WIDTH or not word.isascii() for word in words.split())
    flag = Qt.TextFlag.TextWordWrap if fits else Qt.TextFlag.TextWrapAnywhere
    return int(flag.value)


def _head_w(column: Column) -> float:
    """Room for the longest word of a column's head."""
    metrics = QFontMetricsF(look.paper_font(9))
    return max(LEAST_W, *(metrics.horizontalAdvance(word) + 10 for word in column.title.split() or [""]))


def fingerprint(heads: tuple[str, ...]) -> str:
    """SHA-256 over the heads, a line each, in the office's order."""
    return hashlib.sha256("\n".join(heads).encode()).hexdigest()
