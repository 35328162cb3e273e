"""All ratings of a month as one bar, with a legend that carries the counts."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from evaluator.domain.names import Language, in_language
from evaluator.manager import formats, look
from evaluator.manager.painting import Part, draw_stack, level_colour
from evaluator.wire.manager import TallyAnswer

SWATCH_W: Final = 18


class LevelsBar(QWidget):
    """All ratings as one bar; under it each level's colour, name, count and share."""

    BAR_H = 12
    GAP = 10

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("levels")
        self._levels: Sequence[tuple[str, str, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_answer(self, answer: TallyAnswer, language: Language) -> None:
        """Take the levels of an answer's total; none when they are hidden."""
        counts = answer.total.levels if answer.total else {}
        self._levels = tuple(
            (in_language(level.names, language), level.tint, counts.get(level.slug, 0)) for level in answer.levels
        )
        self.setAccessibleName(" · ".join(self._legend()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(320, self.BAR_H + self.GAP + self.fontMetrics().height())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        palette = self.palette()
        dark = look.is_dark(palette)
        colours = [level_colour(tint, dark=dark) for _, tint, _ in self._levels]
        bar = QRectF(0, 0, self.width(), self.BAR_H)
        if any(n for _, _, n in self._levels):
            parts = [Part(n, colour) for (_, _, n), colour in zip(self._levels, colours, strict=True)]
            draw_stack(painter, bar, parts)
        else:
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Mid))
        self._paint_legend(painter, colours)
        painter.end()

    def _paint_legend(self, painter: QPainter, colours: Sequence[QColor]) -> None:
        metrics = self.fontMetrics()
        words = self._legend()
        if sum(map(metrics.horizontalAdvance, words)) + len(words) * (SWATCH_W + 20) > self.width():
            words = [f"{name} {formats.count(n)}" for name, _, n in self._levels]
        left, top = 0, self.BAR_H + self.GAP
        for said, colour in zip(words, colours, strict=True):
            painter.fillRect(QRectF(left, top + metrics.height() / 2 - 5, 10, 10), colour)
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(left + SWATCH_W, top + metrics.ascent(), said)
            left += SWATCH_W + metrics.horizontalAdvance(said) + 28

    def _legend(self) -> list[str]:
        total = sum(n for _, _, n in self._levels)
        return [
            f"{name} {formats.count(n)}" + (f"  {formats.rate(n / total)}" if total else "")
            for name, _, n in self._levels
        ]
