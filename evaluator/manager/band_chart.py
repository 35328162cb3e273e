"""Months as a line in the band of their intervals: the same drawing on the page and on paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter

from evaluator.domain.names import Language, in_language
from evaluator.manager import charts, formats, month_words
from evaluator.manager.charts import Point
from evaluator.manager.columns import headline_rate, headline_unit
from evaluator.manager.read_chart import ReadChart
from evaluator.wire.manager import Trend


@dataclass(frozen=True, slots=True)
class SaidPoint:
    """A month as a point of the chart and in words."""

    point: Point
    words: str


def months_said(trend: Trend, language: Language) -> list[SaidPoint]:
    """The twelve months of a trend, oldest first. One that is hidden or has no ratings has no value."""
    unit = headline_unit(trend)
    named = next((rate for rate in trend.rates if rate.slug == trend.headline), None)
    name = in_language(named.names, language) if named else trend.headline
    said = []
    for month in trend.months:
        found = headline_rate(month.figures, trend)
        label, title = formats.month(month.month)[2:], formats.month(month.month)
        if month.figures is None:
            said.append(SaidPoint(Point(label, None), month_words.day_hidden(title)))
        elif found.value is None or found.low is None or found.high is None:
            said.append(SaidPoint(Point(label, None), month_words.day_without(title)))
        else:
            low, value, high = (formats.hundred(one, unit) for one in (found.low, found.value, found.high))
            rate = f"{formats.rate(found.value, unit)} ({formats.interval(found.low, found.high, unit)})"
            words = month_words.day_said(title, formats.count(month.figures.n), name, rate)
            said.append(SaidPoint(Point(label, value, low, high, month.figures.sufficient), words))
    return said


class BandChart(ReadChart):
    """Twelve months."""

    _points: tuple[Point, ...] = ()

    def say(self, title: str, said: Sequence[SaidPoint]) -> None:
        """Show these months."""
        self._points = tuple(one.point for one in said)
        self.read_as(title, [one.words for one in said], "; ".join(one.words for one in said))

    def draw(self, painter: QPainter, into: QRectF, inks: charts.Inks) -> None:
        if not self._points:
            return
        charts.draw_band(painter, into, self._points, inks, read=self.place)
        if all(point.value is None for point in self._points):
            painter.setFont(inks.font)
            painter.setPen(inks.secondary)
            painter.drawText(charts.plot_of(into, inks.font), Qt.AlignmentFlag.AlignCenter, month_words.no_line())

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(480, 200)
