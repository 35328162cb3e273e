"""The pen of a sheet laid out in pixels of 1/96 inch: one line, wrapped words, a rule, in the look of the house."""

from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from evaluator.manager import look, paper

PER_MM: Final = 96 / 25.4
WIDTH: Final = (paper.WIDTH - 2 * paper.MARGIN) * PER_MM
HEIGHT: Final = (paper.HEIGHT - 2 * paper.MARGIN) * PER_MM


class SheetPen:
    """Writes with a painter that is scaled to those pixels."""

    def __init__(self, painter: QPainter) -> None:
        self.painter = painter
        colours = look.LIGHT
        self.ink, self.secondary = QColor(colours.ink), QColor(colours.secondary)
        self.rule, self.accent = QColor(colours.rule), QColor(colours.accent)

    def line(self, y: float, colour: QColor) -> None:
        """A rule over the whole width."""
        self.painter.setPen(QPen(colour, 0.75))
        self.painter.drawLine(QLineF(0, y, WIDTH, y))

    def wrap(
        self, into: QRectF, words: str, size: int, ink: QColor, flags: int = Qt.TextFlag.TextWordWrap.value
    ) -> None:
        """Words over as many lines as they need."""
        self.painter.setFont(look.paper_font(size))
        self.painter.setPen(ink)
        self.painter.drawText(into, flags, words)

    def say(
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
        self.painter.setFont(type_)
        self.painter.setPen(ink or self.ink)
        self.painter.drawText(QPointF(x - wide if right else x, base), shown)
        return wide
