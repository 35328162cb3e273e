"""One chart of columns, with counts of each place from the foot up."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPalette

from evaluator.manager import charts, look
from evaluator.manager.painting import Part, level_colour
from evaluator.manager.read_chart import ReadChart


class Said(NamedTuple):
    """One place of the chart: what stands under it, counts with their tints, and the whole of it in words."""

    label: str
    parts: tuple[tuple[int, str], ...] | None
    """Count and tint ("" is the accent), from the foot up; None where the figures are withheld."""
    words: str


class ColumnChart(ReadChart):
    """Columns under a title."""

    _said: tuple[Said, ...] = ()

    def say(self, title: str, said: Sequence[Said]) -> None:
        """Show these columns."""
        self._said = tuple(said)
        description = "; ".join(one.words for one in said if one.parts is None or any(one.parts))
        self.read_as(title, [one.words for one in said], description)

    def draw(self, painter: QPainter, into: QRectF, inks: charts.Inks) -> None:
        dark = look.is_dark(self.palette())
        columns = [
            charts.Column(one.label, self._parts(one, dark=dark), strong=place == self.place)
            for place, one in enumerate(self._said)
        ]
        charts.draw_columns(painter, into, columns, inks)

    def _parts(self, one: Said, *, dark: bool) -> tuple[Part, ...] | None:
        if one.parts is None:
            return None
        accent = self.palette().color(QPalette.ColorRole.Link)
        return tuple(Part(n, level_colour(tint, dark=dark) if tint else accent) for n, tint in one.parts)
